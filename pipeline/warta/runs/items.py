"""What there is to work on, piece by piece, in the order in which the tables show it."""

import heapq
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, groupby, islice
from pathlib import Path

from warta.article import Article
from warta.errors import UsageError
from warta.ingest import SUFFIXES, Source, SourceRecord, find_sources, fingerprint, split_source
from warta.ingest.source import STDIN as DASH
from warta.ingest.source import readable
from warta.ingest.sources import NAMED_TWICE, label_inputs, whole_input
from warta.runs.inventory import ADDRESS, FOLDER, IN_MEMORY, PATH, STDIN, Given, Inventory, Noted
from warta.runs.results import hash_key

Input = str | os.PathLike[str] | Article


@dataclass(frozen=True)
class Item:
    """One piece of work: a file of one article, a record or member of a larger file, or an article already read.

    `file` is the file that a piece is out of, and `input` the place of its input among the run's.
    """

    content: Source | SourceRecord | Article
    file: "Item | None" = None
    input: int = -1

    @property
    def name(self) -> str:
        """The `source` column of its article."""
        return self.content.source if isinstance(self.content, Article) else self.content.name

    @cached_property
    def state(self) -> int:
        """Another number when the content, or what is stated of it, is another, or may be read now."""
        path = self.content.path if isinstance(self.content, Source) else None
        return hash_key(fingerprint(self.content), str(path is None or os.access(path, os.R_OK)))

    @cached_property
    def key(self) -> int:
        """Another number when the name or the state is another."""
        return self.noted.key

    @property
    def kind(self) -> int:
        """Where it lies: see `inventory`."""
        if isinstance(self.content, Article):
            return IN_MEMORY
        source = (self.file or self).content
        if isinstance(source, Source) and source.path is not None:
            return FOLDER if source.name.endswith("/") else PATH
        return ADDRESS if isinstance(source, Source) and source.remote is not None else STDIN

    @property
    def where(self) -> str:
        """The path or address that it lies at; standard input is another place whenever it is another text."""
        if self.file is not None:
            return self.file.where + self.name[len(self.file.name) :]
        match self.content:
            case Source(path=Path() as path):
                return readable(path.as_posix())
            case Source(remote=remote) if remote is not None:
                return remote.address
            case Article(source=source):
                return source
            case _:
                return f"{DASH} {self.state}"

    @property
    def noted(self) -> Noted:
        """What is noted of it for the next run."""
        file = self.file or self
        inside = len(self.name) - len(file.name)
        return Noted(self.kind, self.input, self.name, self.where, inside, self.state, file.state)

    @property
    def size(self) -> int:
        """How much of it is in memory, in characters."""
        match self.content:
            case Source(content=content):
                return len(content or b"")
            case SourceRecord(record=record):
                return len(record.text) + len(record.page or "")
            case article:
                return len(article.text)


@dataclass(frozen=True, slots=True)
class Inputs:
    """All items in order: standard input, those of files by their names, then articles as given.

    They are found while they are gone through; those that `--add` keeps come as they were noted. `given` are the
    inputs of the run, with what is passed over there: that is complete when the last item was given.
    """

    items: Iterator[Item | Noted]
    given: Sequence[Given] = field(default=())

    @property
    def passed_over(self) -> Counter[str]:
        """The number of files that are none, by reason."""
        return sum((Counter(one.passed_over) for one in self.given), Counter())


def find_items(
    given: Sequence[Input],
    *,
    out: Path | str | None,
    max_bytes: int,
    limit: int | None,
    kept: Inventory | None = None,
) -> Inputs:
    """The items of the inputs, at most `limit` of them; pieces above `max_bytes` are items that say so.

    With those of `kept`, an earlier run's: these are not looked for anew, but for what is found in the inputs again.
    Raises UsageError when paths are given and nothing is found there, or when `out` is one of them.
    """
    articles = [Item(entry) for entry in given if isinstance(entry, Article)]
    paths = list(dict.fromkeys(whole_input(os.fspath(entry)) for entry in given if not isinstance(entry, Article)))
    for path in paths:
        if out is not None and path != DASH and _same_place(out, path):
            raise UsageError(f"--out {out} is the input itself: name another folder")
    earlier = kept.given if kept else ()
    inputs = name_inputs(paths, earlier)
    found = {path: find_sources([path], exclude=out, beside=[one.address for one in inputs]) for path in paths}
    for one in inputs:
        if one.address in found:
            one.passed_over = found[one.address].passed_over
    walks = (_walk(found[one.address], place) for place, one in enumerate(inputs) if one.address in found)
    files: Iterator[Item] = heapq.merge(*walks, key=_order)
    first = next(files, None)
    if paths and first is None:
        places = ", ".join(paths)
        raise UsageError(f"no articles found in {places}: name files or folders with {', '.join(sorted(SUFFIXES))}")
    files = chain([first] if first else [], files)
    again = {place for place, one in enumerate(inputs) if one.address in found}
    noted = _keep(kept, inputs, again) if kept else []
    merged = _merge(files, (item for item in noted if _is_filed(item) and not _is_opened(item, again)))
    pieces = (piece for file in merged for piece in _split(file, inputs, max_bytes))
    loose = [item for item in noted if item.kind == IN_MEMORY]
    spoken = [item for item in noted if item.kind == STDIN]
    return Inputs(_limited(files, chain(spoken, pieces, loose, articles), limit), inputs)


def _is_filed(item: Noted) -> bool:
    return item.kind in (PATH, ADDRESS, FOLDER)


def _is_opened(item: Noted, again: set[int]) -> bool:
    """Whether it is a folder that could not be opened, in an input that is gone through again."""
    return item.kind == FOLDER and item.input in again


def name_inputs(paths: Sequence[str], earlier: Sequence[Given]) -> list[Given]:
    """The inputs of a run over `paths`, with those of an earlier one, each with how the names in it begin now."""
    passed_over = {one.address: one.passed_over for one in earlier}
    labels = label_inputs([*paths, *passed_over])
    if len(labels) == 1 and earlier:
        labels = {one.address: one.label for one in earlier}
    return [Given(address, label, passed_over.get(address, {})) for address, label in labels.items()]


def _keep(kept: Inventory, inputs: Sequence[Given], again: set[int]) -> list[Noted]:
    """The items of an earlier run as they are called in this one, which goes through the inputs `again` itself."""
    noted: list[Noted] = []
    inner: set[tuple[int, int]] = set()
    places = {one.address: place for place, one in enumerate(inputs)}
    for before, now in kept.renamed(inputs):
        noted.append(now)
        if before.input >= 0 and (own := places[kept.given[before.input].address]) != now.input:
            inner.add((own, now.input))
    # What lies in an input that is named itself is passed over in the one around it.
    for own in (own for own, _ in inner if own not in again):
        inputs[own].passed_over = Counter(inputs[own].passed_over) + Counter({NAMED_TWICE: 1})
    return noted


def _walk(sources: Iterable[Source], place: int) -> Iterator[Item]:
    for source in sources:
        yield Item(source, input=place)


def _order(item: Item | Noted) -> tuple[int, str]:
    """Files stand in the order of their names, wherever they were found; standard input and addresses apart."""
    kind = PATH if item.kind == FOLDER else item.kind
    return kind, item.file if isinstance(item, Noted) else item.name


def _merge(files: Iterable[Item | Noted], noted: Iterable[Item | Noted]) -> Iterator[Item | Noted]:
    """Files and items noted earlier, in order; of a file that is found again, nothing that was noted counts."""
    for _, group in groupby(heapq.merge(files, sorted(noted, key=_order), key=_order), key=_order):
        together = list(group)
        again = [item for item in together if isinstance(item, Item)]
        yield from again or together


def _split(file: Item | Noted, inputs: Sequence[Given], max_bytes: int) -> Iterator[Item | Noted]:
    """The pieces of a file."""
    if isinstance(file, Noted) or not isinstance(file.content, Source):
        yield file
        return
    passed_over = inputs[file.input].passed_over
    counter = passed_over if isinstance(passed_over, Counter) else None
    for piece in split_source(file.content, max_bytes=max_bytes, passed_over=counter):
        if piece is file.content:
            yield file
        else:
            yield Item(piece, None if file.kind == STDIN else file, file.input)


def _same_place(out: Path | str, path: str) -> bool:
    if isinstance(out, Path):
        return out.resolve() == Path(path).resolve()
    return out.rstrip("/") == path.rstrip("/")


def _limited(files: Iterator[Item], pieces: Iterator[Item | Noted], limit: int | None) -> Iterator[Item | Noted]:
    yield from islice(pieces, limit)
    for _ in files:  # the rest is not worked on, but what is passed over there is counted
        pass


def find_files(given: Sequence[Input], out: Path | str | None) -> Iterator[Item]:
    """The files and articles that there are, not taken apart; standard input is not read."""
    paths = [whole_input(os.fspath(entry)) for entry in given if not isinstance(entry, Article)]
    if paths:
        yield from map(Item, find_sources(paths, exclude=out))
    yield from (Item(entry) for entry in given if isinstance(entry, Article))


def count_inputs(given: Sequence[Input], out: Path | str | None) -> int:
    """How many files and articles there are; those of several articles count once."""
    return sum(1 for _ in find_files(given, out))
