"""`.csv`: articles as rows under a header of field names."""

from collections.abc import Iterator
from typing import BinaryIO

from warta.errors import InputError
from warta.ingest.csv_rows import read_rows
from warta.ingest.fields import names_of, read_fields
from warta.ingest.record import Record, digest


def read_csv(stream: BinaryIO, max_bytes: int) -> Iterator[Record]:
    """Every row as one article; a broken row is a record with a problem, and reading goes on behind it.

    Raises InputError when the header names neither `text` nor `html`, by whatever name.
    """
    wanted = {name: names_of(name) for name in ("text", "html")}
    for number, (content, row) in enumerate(read_rows(stream, wanted, max_bytes), start=1):
        if isinstance(row, InputError):
            yield Record(digest(content), number=number, problem=str(row))
        else:
            yield read_fields(content, row, number)
