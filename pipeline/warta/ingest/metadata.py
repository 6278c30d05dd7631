"""`metadata.csv`: what a folder says of its files."""

from pathlib import Path

from warta.errors import InputError
from warta.ingest.csv_rows import read_rows
from warta.ingest.record import Metadata

NAME = "metadata.csv"
FIELDS = ("published", "url", "title", "byline")


def read_metadata(folder: Path) -> dict[Path, Metadata]:
    """By file, what the folder's `metadata.csv` says; nothing where there is none. Columns: `file` and any of `FIELDS`.

    `file` is a path inside the folder. Rows without it, and broken rows, say nothing.
    Raises InputError when the file cannot be read or has no column `file`.
    """
    path = folder / NAME
    stated: dict[Path, Metadata] = {}
    if not path.is_file():
        return stated
    try:
        with path.open("rb") as stream:
            for _, row in read_rows(stream, ("file",)):
                if isinstance(row, dict) and "file" in row:
                    stated[folder / row["file"].strip()] = Metadata(
                        **{name: row[name] for name in FIELDS if name in row}
                    )
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    return stated
