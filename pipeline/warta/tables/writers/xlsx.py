"""XLSX: one workbook, a sheet per table, every cell typed and nothing turned into formulas or links."""

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from warta.tables.rows import SHEETS, Row, columns

FILE = "warta.xlsx"
MAX_ROWS = 1_048_576  # the header's row included
MAX_CELL = 32_767
FIRST_DAY = datetime.date(1900, 1, 1)
CREATED = datetime.datetime(2000, 1, 1)  # no clock in the file: the same bytes for the same rows


def files() -> tuple[str, ...]:
    """One workbook."""
    return (FILE,)


def write(tables: Mapping[str, Iterable[Row]], folder: Path) -> tuple[str, ...]:
    """Write `warta.xlsx`; tells which tables have shortened cells or go on in further sheets."""
    notes: list[str] = []
    with xlsxwriter.Workbook(folder / FILE, {"constant_memory": True}) as book:
        book.set_properties({"created": CREATED})
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for table in SHEETS:
            sheets = TableSheets(book, table, bold, day)
            for row in tables[table]:
                sheets.add(row)
            notes += sheets.notes()
    return tuple(notes)


def fit_cell(text: str) -> str:
    """The text, cut to end in `…` where it is longer than a cell may be.

    Spreadsheet programs count UTF-16 units, so a character outside the basic plane counts twice.

    >>> fit_cell("Rp15.500"), len(fit_cell("x" * 40_000)), fit_cell("x" * 40_000)[-2:]
    ('Rp15.500', 32767, 'x…')
    """
    if 2 * len(text) <= MAX_CELL:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MAX_CELL:
        return text
    return units[: 2 * (MAX_CELL - 1)].decode("utf-16-le", "ignore") + "…"


class TableSheets:
    """The sheets that hold one table: more than one where its rows are more than a sheet may have."""

    def __init__(self, book: Workbook, table: str, bold: Format, day: Format) -> None:
        self.book, self.table, self.bold, self.day = book, table, bold, day
        self.columns = [column.name for column in columns(table)]
        self.names: list[str] = []
        self.shortened = 0
        self._begin_sheet()

    def add(self, row: Row) -> None:
        """Write one row below the others."""
        if self.line == MAX_ROWS:
            self._begin_sheet()
        for place, name in enumerate(self.columns):
            self._write_cell(place, getattr(row, name))
        self.line += 1

    def notes(self) -> list[str]:
        """What a reader of the sheets must know, one line each."""
        notes = []
        if self.shortened:
            notes.append(f"{FILE}: {self.shortened} over-long cells of {self.table} are cut and end in …")
        if len(self.names) > 1:
            notes.append(f"{FILE}: the rows of {self.table} go on in {', '.join(self.names[1:])}")
        return notes

    def _begin_sheet(self) -> None:
        name = f"{self.table}_{len(self.names) + 1}" if self.names else self.table
        self.names.append(name)
        self.sheet: Worksheet = self.book.add_worksheet(name)
        self.sheet.freeze_panes(1, 0)
        for place, column in enumerate(self.columns):
            self.sheet.write_string(0, place, column, self.bold)
        self.line = 1

    def _write_cell(self, place: int, value: object) -> None:
        match value:
            case None:
                pass
            case str():
                text = fit_cell(value)
                self.shortened += text != value
                self.sheet.write_string(self.line, place, text)
            case datetime.date() if value < FIRST_DAY:
                self.sheet.write_string(self.line, place, value.isoformat())
            case datetime.date():
                self.sheet.write_datetime(self.line, place, value, self.day)
            case _:
                self.sheet.write_number(self.line, place, value)
