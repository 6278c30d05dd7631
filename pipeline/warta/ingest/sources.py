"""The inputs of a run: which files are articles, under which names, and what is passed over."""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

from warta.errors import InputError, UsageError, cure, reason
from warta.ingest.metadata import NAME as METADATA
from warta.ingest.metadata import Stated, find_stated, folder_metadata
from warta.ingest.record import Metadata
from warta.ingest.source import NOTHING, STDIN, Source, readable, suffix_of

# Files that hold other files.
CONTAINERS = frozenset({".zip", ".tar", ".tar.gz", ".tgz", ".warc", ".warc.gz"})
SUFFIXES = CONTAINERS | frozenset(
    {".html", ".htm", ".mhtml", ".mht", ".txt", ".md", ".json", ".jsonl", ".csv", ".rss", ".atom", ".xml"}
)
# Documents that people take for readable: each gets its row, which says what to do instead.
REFUSED = {
    ".pdf": "a PDF, whose lines and columns don't say what belongs together: save the page as .html",
    **dict.fromkeys(
        (".doc", ".docx", ".odt", ".rtf"), "a document of a word processor: save it there as plain text (.txt) or .html"
    ),
    ".epub": "an e-book: save the article from it as .html or .txt",
    ".pptx": "a presentation: save its text as .txt",
}
NAMED_TWICE = "named twice"
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://")


class Sources(Iterator[Source]):
    """The inputs in the order of their names, each looked for when it is asked for.

    `passed_over` counts the entries passed over so far, by reason; it is complete when the last source was given.
    """

    def __init__(self, found: Iterator[Source], passed_over: Counter[str]) -> None:
        self.passed_over = passed_over
        self._found = found

    def __next__(self) -> Source:
        return next(self._found)


def find_sources(
    inputs: Sequence[str | Path], *, exclude: Path | str | None = None, beside: Sequence[str | Path] = ()
) -> Sources:
    """The files that the inputs name: files as such, and in folders, recursively, those of supported types.

    An input may be an address that fsspec opens (`s3://bucket/news`): files and folders there come behind those here.

    `beside` are more inputs of the same run, from which the names are told apart, and which are not gone through here.
    `exclude` is the run's own output folder, or its address. In folders, files named README, `metadata.csv`, hidden
    entries, the `*_files` folders of saved pages, links to folders and other types are passed over and counted, but
    documents that are refused are given. What lies in one input and is named as another is read once, under its own
    name.
    A name is the path in the input folder; with several inputs the input's own name stands in front, with as much of
    its path as tells it from the others, or the whole address. At any time the names of one folder's entries, and of
    those above it, are in memory.
    A folder that cannot be opened is a source too, with `/` behind its name, which says so when it is read.
    Raises UsageError at once when an input does not exist, or is a folder that cannot be opened.
    """
    if not inputs:
        raise UsageError("nothing to read: name at least one file or folder, or - for standard input")
    given = [whole_input(entry) for entry in inputs]
    labels = label_inputs([*given, *map(whole_input, beside)])
    stdin = [Source(None, STDIN)] if STDIN in given else []
    addresses = sorted({entry for entry in given if is_address(entry)})
    paths = list(dict.fromkeys(Path(entry) for entry in given if entry not in (STDIN, *addresses)))
    for path in paths:
        _check_input(path)
    passed_over: Counter[str] = Counter()
    walk = _Walk(labels.keys(), os.fspath(_whole(exclude)) if isinstance(exclude, Path) else None, passed_over)
    folders = [path.is_dir() for path in paths]
    prefixes = [labels[os.fspath(path)] for path in paths]
    ordered = sorted(
        (f"{prefix}/" if prefix and folder else prefix, path, folder)
        for prefix, path, folder in zip(prefixes, paths, folders, strict=True)
    )
    found = (walk.folder(path, label) if folder else walk.file(path, label) for label, path, folder in ordered)
    remote = [_find_remote(address, labels[address], passed_over, exclude) for address in addresses]
    return Sources(chain(stdin, chain.from_iterable(chain(found, remote))), passed_over)


def whole_input(entry: str | Path) -> str:
    """An input's path from the root, without dots; an address, and `-`, as it stands."""
    text = os.fspath(entry)
    return text if text == STDIN or is_address(text) else os.fspath(_whole(text))


def label_inputs(inputs: Sequence[str]) -> dict[str, str]:
    """By each input of a run (see `whole_input`), how the names of what is in it begin.

    Of several, that is the input's own name, with as many folders in front as tell it from the others, or the whole
    address; of a single folder or address, nothing.
    """
    whole = list(dict.fromkeys(inputs))
    paths = [Path(entry) for entry in whole if entry != STDIN and not is_address(entry)]
    labels = {entry: entry for entry in whole} | dict(zip(map(os.fspath, paths), _labels(paths), strict=True))
    if len(whole) == 1 and (not paths or paths[0].is_dir()):
        return dict.fromkeys(labels, "")
    return labels


def _check_input(path: Path) -> None:
    if not os.path.lexists(path):
        raise UsageError(f"{path} does not exist: check the spelling and the folder you are in")
    if path.is_dir():
        try:
            os.scandir(path).close()
        except OSError as error:
            raise UsageError(f"{path} cannot be opened ({reason(error)}): {cure(error)}") from error


def is_address(text: str) -> bool:
    """Whether a text is an address and no path.

    >>> is_address("s3://bucket/news"), is_address("C:/news"), is_address("news")
    (True, False, False)
    """
    return ADDRESS.match(text) is not None


def _find_remote(address: str, label: str, passed_over: Counter[str], exclude: Path | str | None) -> Iterator[Source]:
    from warta.ingest.remote import find_remote  # here, for few need it

    return find_remote(address, label, passed_over, exclude)


def _whole(path: str | Path) -> Path:
    """The path from the root, without dots; links in it stay, so that names are those the user sees."""
    return Path(os.path.normpath(Path(path).absolute()))


def _labels(paths: Sequence[Path]) -> list[str]:
    """For each input its own name, with as many folders in front as tell it from the others."""
    depths = [1] * len(paths)
    while True:
        ends = [path.parts[-depth:] for path, depth in zip(paths, depths, strict=True)]
        # What is another's name, or begins as another's: the names inside must differ too.
        taken = Counter(end[:length] for end in ends for length in range(1, len(end) + 1))
        deeper = [
            depth + 1 if taken[end] > 1 and depth < len(path.parts) else depth
            for path, end, depth in zip(paths, ends, depths, strict=True)
        ]
        if deeper == depths:
            return [readable("/".join(part.strip("/") for part in end)) for end in ends]
        depths = deeper


class _Walk:
    """The way through inputs: `inputs` are their paths, `exclude` the output folder's."""

    def __init__(self, inputs: Collection[str], exclude: str | None, passed_over: Counter[str]) -> None:
        self._inputs = inputs
        self._exclude = exclude
        self._passed_over = passed_over
        self._folder_metadata = lru_cache(maxsize=1)(self._read_metadata)

    def file(self, path: Path, label: str) -> Iterator[Source]:
        """A file that is an input itself, whatever its type."""
        yield Source(path, label, self._folder_metadata(os.fspath(path.parent)).get(path.name, NOTHING))

    def folder(self, folder: Path, prefix: str) -> Iterator[Source]:
        """The sources in a folder and those below it."""
        stack: list[Iterator[tuple[str, str, Stated]]] = [iter([(os.fspath(folder), prefix, ())])]
        while stack:
            path, name, stated = next(stack[-1], ("", "", ()))
            if not path:
                stack.pop()
            elif not name or name.endswith("/"):
                entries = self._open(path, name, stated)
                if entries is None:
                    yield Source(Path(path), name or "./")
                else:
                    stack.append(entries)
            else:
                yield Source(Path(path), name, find_stated(path.replace(os.sep, "/"), stated))

    def _open(self, folder: str, prefix: str, stated: Stated) -> Iterator[tuple[str, str, Stated]] | None:
        """Of each entry that is to be read its path, its name, with `/` behind a folder's, and the `metadata.csv`s.

        None when the folder cannot be opened.
        """
        entries = self._list(folder)
        if entries is None:
            return None
        if rows := self._folder_metadata(folder):
            stated = (*stated, (folder, rows))
        return (
            (os.path.join(folder, entry.rstrip("/")), prefix + readable(entry), stated)  # noqa: PTH118
            for entry in entries
        )

    def _list(self, folder: str) -> list[str] | None:
        """The names of a folder's entries that are to be read, in order, with `/` behind folders'; None if refused."""
        names: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if why := self._why_not(entry):
                        self._passed_over[why] += 1
                    else:
                        names.append(f"{entry.name}/" if _is_folder(entry) else entry.name)
        except OSError:
            return None
        return sorted(names, key=readable)

    def _why_not(self, entry: os.DirEntry[str]) -> str | None:
        """Why an entry of a folder is passed over; None when it is to be read."""
        if entry.path in self._inputs:
            return NAMED_TWICE
        if entry.name.startswith("."):
            return "hidden"
        if entry.path == self._exclude:
            return "output folder"
        if _is_folder(entry):
            if entry.is_symlink():
                return "link to a folder"
            return "files of a saved page" if entry.name.endswith("_files") else None
        return passing_over(entry.name) or (None if _is_file(entry) else "no regular file")

    def _read_metadata(self, folder: str) -> dict[str, Metadata]:
        try:
            return folder_metadata(Path(folder))
        except InputError:
            self._passed_over[f"{METADATA} that cannot be read"] += 1
            return {}


def passing_over(name: str) -> str | None:
    """Why a file of this name is passed over in a folder; None when it is to be read."""
    if name == METADATA:
        return METADATA
    if name.upper().startswith("README"):
        return "README"
    return None if suffix_of(name) in SUFFIXES | REFUSED.keys() else "unsupported type"


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file, or a link; what cannot be looked at may be one, and is told when it is read."""
    try:
        return entry.is_file(follow_symlinks=False) or entry.is_symlink()
    except OSError:
        return True


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or a link to one; a link that leads nowhere is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False
