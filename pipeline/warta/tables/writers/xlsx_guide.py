"""The workbook's first sheet: what every table and column means, in English and Indonesian."""

import datetime

from xlsxwriter.workbook import Workbook

from warta.tables.meanings import LANGUAGES, read_guide, read_meanings
from warta.tables.rows import SHEETS, columns
from warta.tables.writers.xlsx_styles import Styles

SHEET = "README"
HEADER = ("table", "column", "type", "meaning", "arti")
WIDTHS = (20, 20, 10, 84, 94)
TYPES = {str: "text", int: "integer", float: "number", datetime.date: "day"}


def write_guide(book: Workbook, styles: Styles) -> None:
    """Add the sheet to a workbook, table names leading to their sheets."""
    sheet = book.add_worksheet(SHEET)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, "Warta", styles.heading)
    guides = [read_guide(language) for language in LANGUAGES]
    meanings = [read_meanings(language) for language in LANGUAGES]
    line = 1
    for texts in zip(*guides, strict=True):
        for place, text in enumerate(texts, start=3):
            sheet.write_string(line, place, text, styles.wrapped)
        line += 1
    for place, name in enumerate(HEADER):
        sheet.write_string(line, place, name, styles.header)
    line += 1
    for table in SHEETS:
        sheet.write_url(line, 0, f"internal:{table}!A1", styles.link, string=table)
        for place in (1, 2):
            sheet.write_blank(line, place, None, styles.table)
        for place, words in enumerate(meanings, start=3):
            sheet.write_string(line, place, words[table].row, styles.table)
        line += 1
        for column in columns(table):
            cells = (column.name, TYPES[column.type], *(words[table].columns[column.name] for words in meanings))
            for place, cell in enumerate(cells, start=1):
                sheet.write_string(line, place, cell, styles.wrapped)
            line += 1
