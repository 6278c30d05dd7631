"""XLSX: one workbook, a sheet per table behind one that tells what they mean; every cell typed, none a formula."""

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path

import xlsxwriter
from xlsxwriter.url import Url
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from warta.tables.rows import SHEETS, Column, Row, columns
from warta.tables.writers import DEFAULTS, Settings
from warta.tables.writers.xlsx_guide import write_guide
from warta.tables.writers.xlsx_styles import Styles

FILE = "warta.xlsx"
MAX_ROWS = 1_048_576  # the header's row included
MAX_CELL = 32_767
MAX_LINKS = 65_530  # of a sheet
MAX_WIDTH = 44  # in characters; longer cells are read in the line above the sheet
FIRST_DAY = datetime.date(1900, 3, 1)  # Excel has a 29 February 1900, LibreOffice has not: a day before differs by one
CREATED = datetime.datetime(2000, 1, 1)  # no clock in the file: the same bytes for the same rows


def files() -> tuple[str, ...]:
    """One workbook."""
    return (FILE,)


def write(tables: Mapping[str, Iterable[Row]], folder: Path, settings: Settings = DEFAULTS) -> tuple[str, ...]:
    """Write `warta.xlsx`; tells which tables have shortened cells, rows without link, or go on in further sheets."""
    notes: list[str] = []
    with xlsxwriter.Workbook(folder / FILE, {"constant_memory": True}) as book:
        book.set_properties({"title": "Warta", "created": CREATED})
        styles = Styles.of(book)
        write_guide(book, styles)
        links: dict[str, Url] = {}
        for table in SHEETS:
            sheets = TableSheets(book, table, styles, links)
            for row in tables[table]:
                sheets.add(row)
            notes += sheets.finish()
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
    """The sheets that hold one table: more than one where its rows are more than a sheet may have.

    `links` are the places of the first articles by their ids, which the sheets of articles gather and all others use.
    They are no more than a sheet may have of links, so that they don't grow with the run.
    """

    def __init__(self, book: Workbook, table: str, styles: Styles, links: dict[str, Url]) -> None:
        self.book, self.table, self.styles, self.links = book, table, styles, links
        self.columns = columns(table)
        self.names: list[str] = []
        self.shortened = 0
        self.unlinked = 0
        self.widths = [len(column.name) + 4 for column in self.columns]  # the filter's button needs room
        self._begin_sheet()

    def add(self, row: Row) -> None:
        """Write one row below the others."""
        if self.line == MAX_ROWS:
            self._end_sheet()
            self._begin_sheet()
        for place, column in enumerate(self.columns):
            value = getattr(row, column.name)
            if value is not None:
                width = self._write_cell(place, column, value)
                self.widths[place] = max(self.widths[place], width)
        self.line += 1

    def finish(self) -> list[str]:
        """Complete the last sheet; returns what a reader of the sheets must know, one line each."""
        self._end_sheet()
        notes = []
        if self.shortened:
            notes.append(f"{FILE}: {self.shortened} over-long cells of {self.table} are cut and end in …")
        if self.unlinked:
            notes.append(
                f"{FILE}: {self.unlinked} cells of {self.table} don't lead to their article, "
                f"for a sheet holds {MAX_LINKS:,} links"
            )
        if len(self.names) > 1:
            notes.append(f"{FILE}: the rows of {self.table} go on in {', '.join(self.names[1:])}")
        return notes

    def _begin_sheet(self) -> None:
        name = f"{self.table}_{len(self.names) + 1}" if self.names else self.table
        self.names.append(name)
        self.sheet: Worksheet = self.book.add_worksheet(name)
        self.sheet.freeze_panes(1, 0)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)
        for place, column in enumerate(self.columns):
            self.sheet.write_string(0, place, column.name, self.styles.header)
        self.line = 1
        self.links_left = MAX_LINKS

    def _end_sheet(self) -> None:
        last = max(1, self.line - 1)
        self.sheet.autofilter(0, 0, last, len(self.columns) - 1)
        for place, column in enumerate(self.columns):
            self.sheet.set_column(place, place, min(self.widths[place], MAX_WIDTH) + 1)
            if column.chance:
                for rule in self.styles.chance_rules:
                    self.sheet.conditional_format(1, place, last, place, rule)

    def _write_cell(self, place: int, column: Column, value: object) -> int:
        """Write one cell; returns about how many characters it shows."""
        match value:
            case str():
                return self._write_text(place, column, value)
            case datetime.date() if value < FIRST_DAY:
                self.sheet.write_string(self.line, place, value.isoformat())
                return 10
            case datetime.date():
                self.sheet.write_datetime(self.line, place, value, self.styles.day)
                return 10
            case int() | float():
                self.sheet.write_number(self.line, place, value, self.styles.number(column, value))
                return len(f"{value:,.2f}" if isinstance(value, float) else f"{value:,}")
            case _:
                raise TypeError(f"{self.table}.{column.name} holds a {type(value).__name__}")

    def _write_text(self, place: int, column: Column, value: str) -> int:
        text = fit_cell(value)
        self.shortened += text != value
        link = self._link(column, text)
        if link:
            self.sheet.write_url(self.line, place, link)
            self.links_left -= 1
        else:
            self.sheet.write_string(self.line, place, text)
        return len(text)

    def _link(self, column: Column, text: str) -> Url | None:
        """The link of a cell that names an article; remembers where the article of an `articles` row is."""
        # xlsxwriter writes a link's text as it is, and control characters make a broken file.
        if self.table == "articles" and column.key and len(self.links) < MAX_LINKS and text.isprintable():
            self.links[text] = Url(f"internal:{self.sheet.get_name()}!A{self.line + 1}")
            self.links[text].text = text
        if column.references != "articles":
            return None
        link = self.links.get(text) if self.links_left else None
        self.unlinked += link is None and (not self.links_left or len(self.links) == MAX_LINKS)
        return link
