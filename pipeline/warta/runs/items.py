"""What there is to work on, piece by piece, in the order in which the tables show it."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from pathlib import Path

from warta.article import Article
from warta.errors import UsageError
from warta.ingest import SUFFIXES, Source, SourceRecord, find_sources, fingerprint, split_source
from warta.runs.results import hash_key

Input = str | os.PathLike[str] | Article


@dataclass(frozen=True)
class Item:
    """One piece of work: a file of one article, a record or member of a larger file, or an article already read."""

    content: Source | SourceRecord | Article

    @property
    def name(self) -> str:
        """The `source` column of its article."""
        return self.content.source if isinstance(self.content, Article) else self.content.name

    @cached_property
    def key(self) -> int:
        """Another number when the name, the content, or what is stated of it, is another, or may be read now."""
        path = self.content.path if isinstance(self.content, Source) else None
        return hash_key(self.name, fingerprint(self.content), str(path is None or os.access(path, os.R_OK)))

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
    """All items in order: those of files by their names, then articles as given; found while they are gone through.

    `passed_over` counts the files that are none, by reason; it is complete when the last item was given.
    """

    items: Iterator[Item]
    passed_over: Mapping[str, int]


def find_items(given: Sequence[Input], *, out: Path | str | None, max_bytes: int, limit: int | None) -> Inputs:
    """The items of the inputs, at most `limit` of them; pieces above `max_bytes` are items that say so.

    Raises UsageError when paths are given and nothing is found there, or when `out` is one of them.
    """
    articles = [item for item in given if isinstance(item, Article)]
    paths = [item for item in given if not isinstance(item, Article)]
    for path in paths:
        if out is not None and path != "-" and _same_place(out, path):
            raise UsageError(f"--out {out} is the input itself: name another folder")
    found: Iterator[Source] = iter(())
    passed_over: Counter[str] = Counter()
    if paths:
        sources = find_sources([path if isinstance(path, str) else Path(path) for path in paths], exclude=out)
        passed_over = sources.passed_over
        first = next(sources, None)
        if first is None:
            places = ", ".join(map(str, paths))
            raise UsageError(f"no articles found in {places}: name files or folders with {', '.join(sorted(SUFFIXES))}")
        found = chain([first], sources)
    pieces = (piece for source in found for piece in split_source(source, max_bytes=max_bytes, passed_over=passed_over))
    return Inputs(_limited(found, chain(pieces, articles), limit), passed_over)


def _same_place(out: Path | str, path: str | os.PathLike[str]) -> bool:
    if isinstance(out, Path):
        return out.resolve() == Path(path).resolve()
    return out.rstrip("/") == os.fspath(path).rstrip("/")


def _limited(
    found: Iterator[Source], pieces: Iterator[Source | SourceRecord | Article], limit: int | None
) -> Iterator[Item]:
    yield from map(Item, islice(pieces, limit))
    for _ in found:  # the rest is not worked on, but what is passed over there is counted
        pass


def count_inputs(given: Sequence[Input], out: Path | str | None) -> int:
    """How many files and articles there are; those of several articles count once."""
    paths = [item if isinstance(item, str) else Path(item) for item in given if not isinstance(item, Article)]
    files = sum(1 for _ in find_sources(paths, exclude=out)) if paths else 0
    return files + sum(isinstance(item, Article) for item in given)
