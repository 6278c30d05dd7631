"""`metadata.csv`: what a folder says of its files."""

import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from warta.errors import InputError
from warta.ingest.csv_rows import read_rows
from warta.ingest.patient import open_patiently
from warta.ingest.record import MAX_BYTES, Metadata

NAME = "metadata.csv"
FIELDS = ("published", "url", "title", "byline")
# Folders with what their `metadata.csv` says of each file, the outermost first.
Stated = tuple[tuple[str, Mapping[str, Metadata]], ...]


def read_metadata(stream: BinaryIO) -> dict[str, Metadata]:
    """By file, what a `metadata.csv` says. Columns: `file` and any of `FIELDS`.

    `file` is a path inside the folder, with `/`. Rows without it, and broken rows, say nothing.
    Raises InputError when the file has no column `file`.
    """
    stated: dict[str, Metadata] = {}
    for _, row in read_rows(stream, {"file": ("file",)}, MAX_BYTES):
        if isinstance(row, dict) and "file" in row:
            file = posixpath.normpath(row["file"].strip().replace("\\", "/"))
            stated[file] = Metadata(**{name: row[name] for name in FIELDS if name in row})
    return stated


def folder_metadata(folder: Path) -> dict[str, Metadata]:
    """What a folder's `metadata.csv` says, by file; nothing where there is none.

    Raises InputError when it cannot be read.
    """
    path = folder / NAME
    try:
        if not path.is_file():
            return {}
        with open_patiently(path) as stream:
            return read_metadata(stream)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error


def find_stated(path: str, stated: Stated) -> Metadata:
    """What the innermost of the folders around a file says of it; `path` has `/` between its parts.

    >>> regional = Metadata(title="Banjir")
    >>> find_stated("/a/b/x.html", (("/a", {"b/x.html": Metadata(title="Air")}), ("/a/b", {"x.html": regional}))).title
    'Banjir'
    """
    for folder, rows in reversed(stated):
        if found := rows.get(path[len(folder) :].lstrip("/")):
            return found
    return Metadata()
