"""The inputs of a run: which files are articles, under which names, and what is passed over."""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

from warta.errors import InputError, UsageError
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


def find_sources(inputs: Sequence[str | Path], *, exclude: Path | str | None = None) -> Sources:
    """The files that the inputs name: files as such, and in folders, recursively, those of supported types.

    An input may be an address that fsspec opens (`s3://bucket/news`): files and folders there come behind those here.

    `exclude` is the run's own output folder, or its address. In folders, files named README, `metadata.csv`, hidden
    entries, the `*_files` folders of saved pages, links to folders and other types are passed over and counted, but
    documents that are refused are given. What lies in one input and is named as another is read once, under its own
    name.
    A name is the path in the input folder; with several inputs the input's own name stands in front, with as much of
    its path as tells it from the others, or the whole address. At any time the names of one folder's entries, and of
    those above it, are in memory.
    Raises UsageError at once when an input does not exist.
    """
    if not inputs:
        raise UsageError("nothing to read: name at least one file or folder, or - for standard input")
    stdin = [Source(None, STDIN)] if STDIN in map(str, inputs) else []
    addresses = sorted({entry for entry in map(str, inputs) if is_address(entry)})
    paths = list(dict.fromkeys(_whole(entry) for entry in inputs if str(entry) not in (STDIN, *addresses)))
    if missing := [path for path in paths if not os.path.lexists(path)]:
        raise UsageError(f"{missing[0]} does not exist: check the spelling and the folder you are in")
    passed_over: Counter[str] = Counter()
    several = len(paths) + len(stdin) + len(addresses) > 1
    walk = _Walk(
        {os.fspath(path) for path in paths},
        os.fspath(_whole(exclude)) if isinstance(exclude, Path) else None,
        passed_over,
    )
    folders = [path.is_dir() for path in paths]
    labels = [f"{label}/" if folder else label for label, folder in zip(_labels(paths), folders, strict=True)]
    ordered = sorted(zip(labels, paths, folders, strict=True))
    found = (
        walk.folder(path, label if several else "") if folder else walk.file(path, label)
        for label, path, folder in ordered
    )
    remote = [_find_remote(address, address if several else "", passed_over, exclude) for address in addresses]
    return Sources(chain(stdin, chain.from_iterable(chain(found, remote))), passed_over)


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
        stack = [self._open(os.fspath(folder), prefix, ())]
        while stack:
            path, name, stated = next(stack[-1], ("", "", ()))
            if not path:
                stack.pop()
            elif name.endswith("/"):
                stack.append(self._open(path, name, stated))
            else:
                yield Source(Path(path), name, find_stated(path.replace(os.sep, "/"), stated))

    def _open(self, folder: str, prefix: str, stated: Stated) -> Iterator[tuple[str, str, Stated]]:
        """Of each entry that is to be read its path, its name, with `/` behind a folder's, and the `metadata.csv`s."""
        entries = self._list(folder)
        if rows := self._folder_metadata(folder):
            stated = (*stated, (folder, rows))
        for entry in entries:
            yield os.path.join(folder, entry.rstrip("/")), prefix + readable(entry), stated  # noqa: PTH118

    def _list(self, folder: str) -> list[str]:
        """The names of a folder's entries that are to be read, in order, with `/` behind folders'."""
        names: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if reason := self._reason(entry):
                        self._passed_over[reason] += 1
                    else:
                        names.append(f"{entry.name}/" if _is_folder(entry) else entry.name)
        except OSError:
            self._passed_over["folder that cannot be opened"] += 1
        return sorted(names, key=readable)

    def _reason(self, entry: os.DirEntry[str]) -> str | None:
        """Why an entry of a folder is passed over; None when it is to be read."""
        if entry.path in self._inputs:
            return "named twice"
        if entry.name.startswith("."):
            return "hidden"
        if entry.path == self._exclude:
            return "output folder"
        if _is_folder(entry):
            if entry.is_symlink():
                return "link to a folder"
            return "files of a saved page" if entry.name.endswith("_files") else None
        if reason := passing_over(entry.name):
            return reason
        return None if entry.is_file(follow_symlinks=False) or entry.is_symlink() else "no regular file"

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


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or a link to one; a link that leads nowhere is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False
