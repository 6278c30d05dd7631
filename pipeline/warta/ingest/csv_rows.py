"""Rows of CSV under a header, read so that one broken row loses no other."""

import csv
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from io import StringIO
from typing import BinaryIO

from warta.errors import InputError
from warta.ingest.encoding import decode
from warta.ingest.fields import plain_name
from warta.ingest.record import read_lines

# A comma; a semicolon where the spreadsheet's decimal mark is the comma (Indonesia); a tab.
DELIMITERS = (",", ";", "\t")


def read_rows(
    stream: BinaryIO, wanted: Mapping[str, Collection[str]], max_bytes: int
) -> Iterator[tuple[bytes, dict[str, str] | InputError]]:
    """Every row that is not blank: its bytes, and its filled cells by column name or what is wrong with it.

    No row is longer than `max_bytes`. `wanted` are columns with all names that each is known by (`plain_name`).

    Raises InputError when the header names none of the columns `wanted`.
    """
    rows = _split(stream, max_bytes)
    header, delimiter = _header(next(rows, b""), wanted, max_bytes)
    for content in rows:
        try:
            cells = _cells(content, delimiter, max_bytes)
        except InputError as error:
            yield content, error
            continue
        if len(cells) == len(header):
            yield content, {name: cell for name, cell in zip(header, cells, strict=True) if cell.strip()}
        else:
            wrong = f"{len(cells)} cells where the header has {len(header)}: put cells with a {delimiter!r} in quotes"
            yield content, InputError(wrong)


def _header(content: bytes, wanted: Mapping[str, Collection[str]], max_bytes: int) -> tuple[list[str], str]:
    """The names of the columns, and the delimiter that sets them apart."""
    known = {name for names in wanted.values() for name in names}
    for delimiter in DELIMITERS:
        names = [name.strip().casefold() for name in _cells(content, delimiter, max_bytes)]
        if not known.isdisjoint(map(plain_name, names)):
            return names, delimiter
    columns = " or ".join(f"`{name}`" for name in wanted)
    raise InputError(f"the first row names no column {columns}: give the file a header row")


def _split(stream: BinaryIO, max_bytes: int) -> Iterator[bytes]:
    """The bytes of each row that is not blank, without its line end.

    Marks of quotation come in pairs, also the doubled ones: a row ends with the line where their number is even. Where
    no such line comes within `max_bytes`, the first line alone is the (broken) row, and reading goes on behind it.
    """
    lines = read_lines(stream, max_bytes)
    ahead: deque[bytes] = deque()
    while True:
        taken: list[bytes] = []
        marks = size = 0
        while not taken or (marks % 2 and size <= max_bytes):
            line = ahead.popleft() if ahead else next(lines, None)
            if line is None:
                break
            taken.append(line)
            marks += line.count(b'"')
            size += len(line)
        if not taken:
            return
        if marks % 2:
            ahead.extendleft(reversed(taken[1:]))
            taken = taken[:1]
        if content := b"".join(taken).strip(b"\r\n"):
            yield content


def _cells(content: bytes, delimiter: str, max_bytes: int) -> list[str]:
    csv.field_size_limit(max_bytes)  # process-wide; by default smaller than a long article
    try:
        return next(csv.reader(StringIO(decode(content), newline=""), delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise InputError(f"no valid CSV row ({error}): double the quotation marks inside quoted cells") from error
