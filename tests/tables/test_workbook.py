"""The workbook as openpyxl reads it: types, links, filters, colours, limits."""

import datetime
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.tables.some_rows import article, date, figure, mention, only
from warta.tables.build import Rows
from warta.tables.rows import SHEETS, columns
from warta.tables.writers import load_writer, xlsx


def write(rows: Rows, folder: Path) -> tuple[str, ...]:
    return load_writer("xlsx").write(rows, folder)


def read(rows: Rows, folder: Path) -> Workbook:
    write(rows, folder)
    return openpyxl.load_workbook(folder / "warta.xlsx")


def texts(sheet: Worksheet, column: str) -> list[object]:
    return [cell.value for cell in sheet[column]]


def targets(sheet: Worksheet, column: str) -> list[str | None]:
    return [cell.hyperlink.location if cell.hyperlink else None for cell in sheet[column][1:]]


def test_cells_are_typed(tmp_path: Path) -> None:
    rows = only(
        mentions=[mention("=1+1"), mention("http://x.example"), mention("0012")],
        figures=[figure(1.5e11)],
        dates=[date(datetime.date(2024, 9, 26)), date(datetime.date(1900, 2, 28)), date(datetime.date(1900, 3, 1))],
    )
    book = read(rows, tmp_path)
    assert book.sheetnames == ["README", *SHEETS]
    assert [(cell.data_type, cell.value, cell.hyperlink) for cell in book["mentions"]["C"][1:]] == [
        ("s", "=1+1", None),
        ("s", "http://x.example", None),
        ("s", "0012", None),
    ]
    assert book["figures"]["D2"].value == 150_000_000_000
    assert [cell.data_type for cell in book["dates"]["E"][1:]] == ["d", "s", "d"]
    assert book["dates"]["E2"].value == datetime.datetime(2024, 9, 26)
    assert book["dates"]["E3"].value == "1900-02-28"
    assert book["dates"]["E4"].value == datetime.datetime(1900, 3, 1)
    assert book.properties.created == datetime.datetime(2000, 1, 1)


def test_the_first_sheet_tells_what_all_columns_mean(tmp_path: Path) -> None:
    sheet = read(only(), tmp_path)["README"]
    told: dict[str, list[str]] = {}
    for table, column, kind, meaning, arti in sheet.iter_rows(min_row=7, values_only=True):
        if table:
            told[table] = []
        else:
            told[list(told)[-1]].append(column)
            assert kind in ("text", "integer", "number", "day")
        assert meaning and arti
    assert told == {table: [column.name for column in columns(table)] for table in SHEETS}
    assert [cell.hyperlink.location for cell in sheet["A"] if cell.hyperlink] == [f"{table}!A1" for table in SHEETS]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (150_000_000_000.0, "#,##0"),
        (-7.0, "#,##0"),
        (0.0, "#,##0"),
        (5.25, "#,##0.0#####"),
        (1e-9, "0.0###E+00"),
        (1e300, "0.0###E+00"),
    ],
)
def test_numbers_are_shown_in_full_where_that_can_be_read(value: float, shown: str, tmp_path: Path) -> None:
    cell = read(only(figures=[figure(value)]), tmp_path)["figures"]["D2"]
    assert (cell.value, cell.number_format) == (pytest.approx(value), shown)


def test_each_sheet_has_a_header_that_stays_a_filter_and_fitting_columns(tmp_path: Path) -> None:
    rows = only(articles=[article(title="t" * 300)], mentions=[mention("Sari"), mention("Dewi")])
    book = read(rows, tmp_path)
    for table in SHEETS:
        sheet = book[table]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet["A1"].font.b
        widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
        assert all(len(cell.value) < width < 50 for cell, width in zip(sheet[1], widths, strict=True))
    assert book["mentions"].auto_filter.ref == "A1:G3"
    assert 40 < book["articles"].column_dimensions["D"].width < 50


def test_rows_lead_to_their_article(tmp_path: Path) -> None:
    rows = only(
        articles=[article("a1"), article("b2"), article("c3", near_duplicate_of="a1")],
        mentions=[mention("Sari", article_id="b2"), mention("Budi", article_id="c3"), mention("?", article_id="zz")],
        figures=[figure(1.0, article_id="a1")],
    )
    book = read(rows, tmp_path)
    assert targets(book["mentions"], "A") == ["articles!A3", "articles!A4", None]
    assert targets(book["figures"], "A") == ["articles!A2"]
    assert targets(book["articles"], "A") == [None, None, None]
    assert targets(book["articles"], "P") == [None, None, "articles!A2"]
    assert texts(book["mentions"], "A") == ["article_id", "b2", "c3", "zz"]


def test_links_end_where_a_sheet_holds_no_more_and_the_user_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MAX_LINKS", 2)
    monkeypatch.setattr(xlsx, "MAX_ROWS", 4)
    rows = only(
        articles=[article("a1"), article("b2"), article("c3")],
        mentions=[mention(str(number), article_id="b2") for number in range(4)],
        figures=[figure(1.0, article_id="c3")],
    )
    notes = write(rows, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "warta.xlsx")
    assert targets(book["mentions"], "A") == ["articles!A3", "articles!A3", None]
    assert targets(book["mentions_2"], "A") == ["articles!A3"]
    assert targets(book["figures"], "A") == [None]
    assert notes == (
        "warta.xlsx: 1 cells of figures don't lead to their article, for a sheet holds 2 links",
        "warta.xlsx: 1 cells of mentions don't lead to their article, for a sheet holds 2 links",
        "warta.xlsx: the rows of mentions go on in mentions_2",
    )


def test_nothing_leads_out_and_nothing_computes(tmp_path: Path) -> None:
    hostile = '=HYPERLINK("http://x.example")'
    rows = only(articles=[article(url="http://x.example/a", title=hostile)], mentions=[mention("https://x.example")])
    write(rows, tmp_path)
    with zipfile.ZipFile(tmp_path / "warta.xlsx") as parts:
        assert not [name for name in parts.namelist() if "externalLink" in name or "sharedStrings" in name]
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/" in name]
    assert not any(re.search(r"<f[ >]|<hyperlink [^>]*r:id", sheet) for sheet in sheets)
    assert not any('TargetMode="External"' in sheet for sheet in sheets)


def test_low_chances_are_coloured_and_unknown_ones_are_not(tmp_path: Path) -> None:
    rows = only(mentions=[mention("Sari", score=0.4), mention("Budi", score=0.9)], articles=[article()])
    book = read(rows, tmp_path)
    for sheet, place in ((book["mentions"], "E2:E3"), (book["articles"], "I2")):
        (area,) = sheet.conditional_formatting
        assert str(area.sqref) == place
        blanks, doubtful, weak = area.rules
        assert (blanks.type, blanks.stopIfTrue, blanks.dxf) == ("containsBlanks", True, None)
        assert [(rule.operator, rule.formula) for rule in (doubtful, weak)] == [
            ("lessThan", ["0.5"]),
            ("lessThan", ["0.8"]),
        ]
        # Weight tells the two apart where colour does not.
        assert doubtful.dxf.font.b and not weak.dxf.font.b


def test_over_long_cells_are_cut_and_the_user_is_told(tmp_path: Path) -> None:
    long, fits, wide = "x" * 40_000, "y" * 32_767, "😀" * 20_000
    notes = write(only(mentions=[mention(long), mention(fits), mention(wide)]), tmp_path)
    _, cut, whole, cut_wide = texts(openpyxl.load_workbook(tmp_path / "warta.xlsx")["mentions"], "C")
    assert (len(cut), cut[-1]) == (32_767, "…")
    assert whole == fits
    assert cut_wide == "😀" * 16_383 + "…"
    assert notes == ("warta.xlsx: 2 over-long cells of mentions are cut and end in …",)


def test_rows_go_on_in_further_sheets_and_the_user_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 3)
    notes = write(only(mentions=[mention(str(number)) for number in range(5)]), tmp_path)
    assert notes == ("warta.xlsx: the rows of mentions go on in mentions_2, mentions_3",)
    book = openpyxl.load_workbook(tmp_path / "warta.xlsx")
    names = ["mentions", "mentions_2", "mentions_3"]
    at = book.sheetnames.index("mentions")
    assert book.sheetnames[at : at + 3] == names
    assert [texts(book[name], "C") for name in names] == [["text", "0", "1"], ["text", "2", "3"], ["text", "4"]]
    assert [book[name].auto_filter.ref for name in names] == ["A1:G3", "A1:G3", "A1:G2"]
