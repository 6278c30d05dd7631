"""`.zip`, `.tar`, `.tar.gz`, `.tgz`: files packed into one.

Nothing is unpacked to disk: a member's name is only a name.
"""

import os
import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from io import BytesIO

from warta.errors import InputError
from warta.ingest.members import BOMB, MOST_TIMES, SOME, Lister, Member
from warta.ingest.metadata import NAME as METADATA
from warta.ingest.metadata import Stated, find_stated, read_metadata
from warta.ingest.opening import open_source
from warta.ingest.record import Metadata, Record, check_size, digest
from warta.ingest.source import Source, SourceRecord, readable, suffix_of
from warta.ingest.sources import CONTAINERS, passing_over
from warta.ingest.tar_members import list_gzipped_tar, list_tar
from warta.ingest.zip_members import list_zip

LISTERS: dict[str, Lister] = {
    ".zip": list_zip,
    ".tar": list_tar,
    ".tar.gz": list_gzipped_tar,
    ".tgz": list_gzipped_tar,
}


def split_archive(source: Source, max_bytes: int, passed_over: Counter[str]) -> Iterator[Source | SourceRecord]:
    """The files in an archive as sources with their `content`, in its order; what is passed over is as in folders.

    Archives in it are not opened. Names are unique: a second `a.html` is `a (2).html`.
    Raises InputError when the archive cannot be read, or no further.
    """
    lister = LISTERS[source.suffix]
    stated = _read_stated(source, lister, max_bytes, passed_over)
    taken: set[int] = set()
    unpacked = 0
    with open_source(source) as stream, closing(lister(stream, max_bytes)) as members:
        most = SOME + MOST_TIMES * stream.seek(0, os.SEEK_END)
        stream.seek(0)
        for member in members:
            path = _clean(member.name)
            if reason := "link in an archive" if member.link else _reason(path):
                passed_over[reason] += 1
                continue
            name = _unique(f"{source.name}/{readable(path)}", taken)
            metadata = find_stated(path, _around(path, stated)).or_else(source.metadata)
            try:
                content = _read(member, max_bytes)
            except InputError as error:
                yield SourceRecord(name, Record(digest(b""), problem=str(error)), metadata)
                continue
            unpacked += len(content)
            if unpacked > most:
                raise InputError(BOMB)
            yield Source(None, name, metadata, content)


def _read(member: Member, max_bytes: int) -> bytes:
    """The member's bytes. Raises InputError, with what to do, when they are not to be read."""
    if suffix_of(member.name) in CONTAINERS:
        raise InputError("an archive in an archive: unpack it, and give the folder or the inner archive itself")
    if member.problem:
        raise InputError(member.problem)
    check_size(member.size, max_bytes)
    return member.read()


def _read_stated(
    source: Source, lister: Lister, max_bytes: int, passed_over: Counter[str]
) -> dict[str, Mapping[str, Metadata]]:
    """What the archive says of its files, wherever in it that stands: it is gone through once for that alone.

    Where it cannot be read any further is told by the second reading.
    """
    stated: dict[str, Mapping[str, Metadata]] = {}
    with suppress(InputError), open_source(source) as stream, closing(lister(stream, max_bytes)) as members:
        for member in members:
            folder, name = posixpath.split(_clean(member.name))
            if name != METADATA or member.link:
                continue
            try:
                stated[folder] = read_metadata(BytesIO(_read(member, max_bytes)))
            except InputError:
                passed_over[f"{METADATA} that cannot be read"] += 1
    return stated


def _around(path: str, stated: Mapping[str, Mapping[str, Metadata]]) -> Stated:
    """Those of the folders in `stated` that a file lies in, the outermost first."""
    parts = path.split("/")[:-1]
    folders = ("/".join(parts[:depth]) for depth in range(len(parts) + 1))
    return tuple((folder, stated[folder]) for folder in folders if folder in stated)


def _clean(name: str) -> str:
    """The name as a path from the archive's root: nothing leads out of it."""
    return "/".join(part for part in name.split("/") if part not in ("", ".", ".."))


def _reason(path: str) -> str | None:
    """Why a member of this name is passed over; None when it is to be read."""
    *folders, name = path.split("/")
    if any(part.startswith(".") or part == "__MACOSX" for part in (*folders, name)):
        return "hidden"
    if any(folder.endswith("_files") for folder in folders):
        return "files of a saved page"
    return passing_over(name)


def _unique(name: str, taken: set[int]) -> str:
    """The name, with a number before its suffix where it is taken; `taken` holds hashes, for a million names."""
    found, number = name, 1
    while hash(found) in taken:
        number += 1
        stem = name[: len(name) - len(suffix_of(name))]
        found = f"{stem} ({number}){name[len(stem) :]}"
    taken.add(hash(found))
    return found
