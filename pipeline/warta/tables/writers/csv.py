"""CSV: one UTF-8 file with a byte-order mark per table, safe to open in a spreadsheet program."""

import csv
import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from warta.tables.rows import SHEETS, Row, columns
from warta.tables.writers import DEFAULTS, Settings

# A spreadsheet program takes a cell that begins like this for a formula; `'` is there to keep the mark reversible.
FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "'")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What parts cells, and what parts a number's fraction. Days are ISO in all: every spreadsheet program knows it."""

    delimiter: str
    decimal: str


# A spreadsheet program takes a file as its country's: Indonesia's parts cells by semicolons, for its comma is decimal.
DIALECTS = {"excel": Dialect(",", "."), "excel-id": Dialect(";", ",")}


def files() -> tuple[str, ...]:
    """One file per table."""
    return tuple(f"{table}.csv" for table in SHEETS)


def write(tables: Mapping[str, Iterable[Row]], folder: Path, settings: Settings = DEFAULTS) -> tuple[str, ...]:
    """Write `<table>.csv` for each table; CSV holds everything, so there is nothing to tell."""
    dialect = DIALECTS[settings.csv_dialect]
    formatters: dict[type, Callable] = {
        str: escape_text,
        int: str,
        float: lambda number: format_float(number).replace(".", dialect.decimal),
        datetime.date: datetime.date.isoformat,
    }
    for table in SHEETS:
        names = [column.name for column in columns(table)]
        formats = [formatters[column.type] for column in columns(table)]
        # The csv module quotes a lone CR or LF only when both are in its line terminator.
        with (folder / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            out = csv.writer(file, delimiter=dialect.delimiter, lineterminator="\r\n")
            out.writerow(names)
            for row in tables[table]:
                cells = (getattr(row, name) for name in names)
                out.writerow([None if cell is None else form(cell) for cell, form in zip(cells, formats, strict=True)])
    return ()


def read_table(folder: Path, table: str) -> Iterator[dict[str, str | None]]:
    """The rows of a table that was written in any dialect: cells by column, texts raw, numbers with a point.

    An empty cell is None. A column that the table's row type doesn't know is left as it stands.
    """
    floats = {column.name for column in columns(table) if column.type is float}
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        dialect = _find_dialect(file.readline())
        file.seek(0)
        for line in csv.DictReader(file, delimiter=dialect.delimiter):
            yield {name: _read_cell(cell, dialect.decimal if name in floats else "") for name, cell in line.items()}


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


def _read_cell(cell: str | None, decimal: str) -> str | None:
    """What was written in a cell; `decimal` is empty for a text."""
    if not cell:
        return None
    return cell.replace(decimal, ".") if decimal else unescape_text(cell)


def _find_dialect(header: str) -> Dialect:
    """The dialect of a table's first line: names of columns hold no delimiter of any."""
    return next((dialect for dialect in DIALECTS.values() if dialect.delimiter in header), DIALECTS["excel"])
