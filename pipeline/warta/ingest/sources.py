"""The inputs of a run: which files are articles, under which names, and what is passed over."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from warta.errors import InputError, UsageError
from warta.ingest.metadata import NAME as METADATA
from warta.ingest.metadata import read_metadata
from warta.ingest.record import Metadata

SUFFIXES = frozenset(
    {".html", ".htm", ".mhtml", ".mht", ".txt", ".md", ".json", ".jsonl", ".csv", ".rss", ".atom", ".xml"}
)
STDIN = "-"
NOTHING = Metadata()


@dataclass(frozen=True, slots=True)
class Source:
    """One input to read. `path` is None for standard input; `name` is the `source` column of its article.

    `metadata` is what a `metadata.csv` says of the file.
    """

    path: Path | None
    name: str
    metadata: Metadata = NOTHING


@dataclass(frozen=True, slots=True)
class Sources:
    """The inputs in the order of their names, and how many entries were passed over for which reason."""

    sources: tuple[Source, ...]
    passed_over: dict[str, int] = field(default_factory=dict)


def find_sources(inputs: Sequence[str | Path], *, exclude: Path | None = None) -> Sources:
    """The files that the inputs name: files as such, and in folders, recursively, those of supported types.

    `exclude` is the run's own output folder. In folders, files named README, `metadata.csv`, hidden entries, the
    `*_files` folders of saved pages, links to folders and other types are passed over and counted.
    A name is the path in the input folder; with several inputs the input's own name stands in front, with as much of
    its path as tells it from the others.
    Raises UsageError when an input does not exist.
    """
    if not inputs:
        raise UsageError("nothing to read: name at least one file or folder, or - for standard input")
    stdin = [Source(None, STDIN)] if STDIN in map(str, inputs) else []
    paths = list(dict.fromkeys(_whole(entry) for entry in inputs if str(entry) != STDIN))
    if missing := [path for path in paths if not os.path.lexists(path)]:
        raise UsageError(f"{missing[0]} does not exist: check the spelling and the folder you are in")
    passed_over: Counter[str] = Counter()
    found = list(stdin)
    for path, label in zip(paths, _labels(paths), strict=True):
        if path.is_dir():
            prefix = f"{label}/" if len(paths) + len(stdin) > 1 else ""
            found += _walk(path, prefix, {}, _whole(exclude) if exclude else None, passed_over)
        else:
            found.append(Source(path, label, _folder_metadata(path.parent, Counter()).get(path, NOTHING)))
    sources: dict[Path | None, Source] = {}
    for source in sorted(found, key=lambda source: source.name):
        if source.path in sources:
            passed_over["named twice"] += 1
        sources.setdefault(source.path, source)
    return Sources(tuple(sources.values()), dict(sorted(passed_over.items())))


def _whole(path: str | Path) -> Path:
    """The path from the root, without dots; links in it stay, so that names are those the user sees."""
    return Path(os.path.normpath(Path(path).absolute()))


def _labels(paths: Sequence[Path]) -> list[str]:
    """For each input its own name, with as many folders in front as tell it from the others."""
    labels: list[str] = []
    for path in paths:
        depth = 1
        while depth < len(path.parts) and sum(other.parts[-depth:] == path.parts[-depth:] for other in paths) > 1:
            depth += 1
        labels.append(_readable("/".join(part.strip("/") for part in path.parts[-depth:])))
    return labels


def _walk(
    folder: Path, prefix: str, metadata: dict[Path, Metadata], exclude: Path | None, passed_over: Counter[str]
) -> Iterator[Source]:
    metadata = metadata | _folder_metadata(folder, passed_over)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        passed_over["folder that cannot be opened"] += 1
        return
    for entry in entries:
        path = Path(entry.path)
        if reason := _reason(entry, path, exclude):
            passed_over[reason] += 1
        elif entry.is_dir():
            yield from _walk(path, f"{prefix}{_readable(entry.name)}/", metadata, exclude, passed_over)
        else:
            yield Source(path, prefix + _readable(entry.name), metadata.get(path, NOTHING))


def _reason(entry: os.DirEntry[str], path: Path, exclude: Path | None) -> str | None:
    """Why an entry of a folder is passed over; None when it is to be read."""
    if entry.name.startswith("."):
        return "hidden"
    if path == exclude:
        return "output folder"
    if entry.is_dir():
        if entry.is_symlink():
            return "link to a folder"
        return "files of a saved page" if entry.name.endswith("_files") else None
    if entry.name == METADATA:
        return METADATA
    if entry.name.upper().startswith("README"):
        return "README"
    if path.suffix.casefold() not in SUFFIXES:
        return "unsupported type"
    return None if entry.is_file() or entry.is_symlink() else "no regular file"


def _folder_metadata(folder: Path, passed_over: Counter[str]) -> dict[Path, Metadata]:
    try:
        return read_metadata(folder)
    except InputError:
        passed_over[f"{METADATA} that cannot be read"] += 1
        return {}


def _readable(name: str) -> str:
    """A file name as text: bytes that are no valid text become replacement characters."""
    return os.fsencode(name).decode("utf-8", errors="replace")
