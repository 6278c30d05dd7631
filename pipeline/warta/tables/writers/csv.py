"""CSV: one UTF-8 file with a byte-order mark per table, safe to open in a spreadsheet program."""

import csv
import datetime
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path

from warta.tables.rows import SHEETS, Row, columns

# A spreadsheet program takes a cell that begins like this for a formula; `'` is there to keep the mark reversible.
FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "'")


def files() -> tuple[str, ...]:
    """One file per table."""
    return tuple(f"{table}.csv" for table in SHEETS)


def write(tables: Mapping[str, Iterable[Row]], folder: Path) -> tuple[str, ...]:
    """Write `<table>.csv` for each table; CSV holds everything, so there is nothing to tell."""
    for table in SHEETS:
        names = [column.name for column in columns(table)]
        formats = [FORMATTERS[column.type] for column in columns(table)]
        # The csv module quotes a lone CR or LF only when both are in its line terminator.
        with (folder / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            out = csv.writer(file, lineterminator="\r\n")
            out.writerow(names)
            for row in tables[table]:
                cells = (getattr(row, name) for name in names)
                out.writerow([None if cell is None else form(cell) for cell, form in zip(cells, formats, strict=True)])
    return ()


def escape_text(text: str) -> str:
    """A text that no spreadsheet program takes for a formula.

    >>> escape_text("=1+1"), escape_text("'tis"), escape_text("1+1")
    ("'=1+1", "''tis", '1+1')
    """
    return f"'{text}" if text.startswith(FORMULA_MARKS) else text


def unescape_text(text: str) -> str:
    """The text behind a cell that `escape_text` made.

    >>> unescape_text("'=1+1"), unescape_text("''tis"), unescape_text("1+1")
    ('=1+1', "'tis", '1+1')
    """
    return text.removeprefix("'")


def format_float(number: float) -> str:
    """The shortest digits that read back as the same number, without exponent and always with a fraction.

    >>> format_float(1.5e11), format_float(0.1), format_float(1e-7), format_float(1e22)
    ('150000000000.0', '0.1', '0.0000001', '10000000000000000000000.0')
    """
    digits = repr(number)
    if "e" not in digits:
        return digits
    plain = format(Decimal(digits), "f")
    return plain if "." in plain else f"{plain}.0"


FORMATTERS: dict[type, Callable] = {
    str: escape_text,
    int: str,
    float: format_float,
    datetime.date: datetime.date.isoformat,
}
