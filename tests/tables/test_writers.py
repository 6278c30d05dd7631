import datetime
import sqlite3
from contextlib import closing
from dataclasses import fields
from operator import attrgetter
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from tests.tables.some_rows import article, date, figure, mention, only, row
from warta.tables.build import Rows
from warta.tables.rows import SHEETS, TABLES, Column, columns
from warta.tables.texts import write_texts
from warta.tables.writers import DEFAULTS, FORMATS, Settings, load_writer, xlsx
from warta.tables.writers.csv import DIALECTS, read_table

HOSTILE = [
    *("=HYPERLINK(1)", "+62 812", "-5", "@rakyat", "\tmaju", "\rbalik", "'tis", "''", "="),
    *("a,b;c", '"kutip"', "dua\nbaris", "dua\r\nbaris", "cuma\rbalik", " tepi "),
    *("nol\x00nol", "\x0b\x1f\x7f\x85", "\ufffe\uffff", "_x0041_", "😀👍🏽", "\u202eterbalik"),
    *("1.5e11", "0012", "2024-09-26", "TRUE", "NA", "nan"),
    *("http://x.example/" + "p" * 3000, "mailto:a@b.example", "x" * 33_000),
]

texts = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
VALUES = {
    str: texts,
    int: st.integers(0, 2**53),
    float: st.floats(-1e300, 1e300, allow_subnormal=False),
    datetime.date: st.dates(),
}


def cells(column: Column) -> st.SearchStrategy:
    values = VALUES[column.type]
    return st.none() | values if column.optional else values


def rows_of(table: str) -> st.SearchStrategy:
    row = st.builds(TABLES[table], **{column.name: cells(column) for column in columns(table)})
    keys = [column.name for column in columns(table) if column.key]
    return st.lists(row, max_size=3, unique_by=tuple(attrgetter(key) for key in keys) or None)


all_rows = st.fixed_dictionaries({table: rows_of(table) for table in TABLES})


def values(rows: list) -> list[list]:
    return [[getattr(row, field.name) for field in fields(row)] for row in rows]


def write(name: str, rows: Rows, folder: Path, settings: Settings = DEFAULTS) -> tuple[str, ...]:
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    return load_writer(name).write(rows, folder, settings)


def read_csv(folder: Path, table: str) -> list[list]:
    convert = {str: str, int: int, float: float, datetime.date: datetime.date.fromisoformat}
    return [
        [None if (cell := line[column.name]) is None else convert[column.type](cell) for column in columns(table)]
        for line in read_table(folder, table)
    ]


def read_xlsx(folder: Path, table: str) -> list[list]:
    book = openpyxl.load_workbook(folder / "warta.xlsx", read_only=True)
    with closing(book):
        header, *lines = book[table].iter_rows(values_only=True)
    assert list(header) == [column.name for column in columns(table)]
    return [list(map(plain, line)) for line in lines]


def plain(cell: object) -> object:
    if isinstance(cell, datetime.datetime):
        return cell.date()
    return unescape(cell) if isinstance(cell, str) else cell


def read_parquet(folder: Path, table: str) -> list[list]:
    return [list(row.values()) for row in pq.read_table(folder / f"{table}.parquet").to_pylist()]


def read_sqlite(folder: Path, table: str) -> list[list]:
    with closing(sqlite3.connect(folder / "warta.sqlite")) as database:
        lines = database.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()
    days = [column.type is datetime.date for column in columns(table)]
    return [
        [datetime.date.fromisoformat(cell) if cell and day else cell for cell, day in zip(line, days, strict=True)]
        for line in lines
    ]


def fitted(cell: object) -> object:
    """A cell as a spreadsheet can hold it."""
    if isinstance(cell, datetime.date) and cell < datetime.date(1900, 3, 1):
        return cell.isoformat()
    return xlsx.fit_cell(cell) if isinstance(cell, str) else cell


def approximately(left: list[list], right: list[list]) -> bool:
    """Equal but for the last digit of a float: the workbook's library writes 16 of 17."""
    return all(
        a == pytest.approx(b, rel=1e-15) if isinstance(b, float) else a == b
        for line, other in zip(left, right, strict=True)
        for a, b in zip(line, other, strict=True)
    )


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(rows=all_rows)
def test_what_is_written_reads_back(rows: Rows, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp() / "round-trip"
    for dialect in DIALECTS:
        write("csv", rows, folder, Settings(csv_dialect=dialect))
        for table in SHEETS:
            assert read_csv(folder, table) == values(rows[table])
    for name in set(FORMATS) - {"csv"}:
        write(name, rows, folder)
        assert sorted(path.name for path in folder.iterdir()) == sorted(load_writer(name).files())
        for table in SHEETS if name == "xlsx" else TABLES:
            if name == "xlsx":
                expected = [[fitted(cell) for cell in line] for line in values(rows[table])]
                assert approximately(read_xlsx(folder, table), expected)
            elif name == "parquet":
                assert read_parquet(folder, table) == values(rows[table])
            else:
                assert read_sqlite(folder, table) == values(rows[table])


@pytest.mark.parametrize("name", FORMATS)
def test_same_rows_same_bytes(name: str, tmp_path: Path) -> None:
    rows = only(
        articles=[article(f"a{number}", title=text) for number, text in enumerate(HOSTILE)],
        texts=[
            row("texts", article_id=f"a{number}", text=f"{text} {number} " * 50) for number, text in enumerate(HOSTILE)
        ],
        mentions=[mention(text, article_id="a1", score=0.1) for text in HOSTILE],
        figures=[figure(1.5e11)],
        dates=[date(None)],
    )
    for folder in ("one", "two"):
        write(name, rows, tmp_path / folder)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_tables_are_gone_through_once(name: str, tmp_path: Path) -> None:
    rows = only(mentions=[mention("Sari")])
    assert write(name, {table: iter(found) for table, found in rows.items()}, tmp_path) == ()


@pytest.mark.parametrize("name", FORMATS)
def test_empty_tables_have_their_columns(name: str, tmp_path: Path) -> None:
    write(name, only(), tmp_path)
    read = {"csv": read_csv, "xlsx": read_xlsx, "parquet": read_parquet, "sqlite": read_sqlite}[name]
    assert read(tmp_path, "quotes") == []


def test_csv_begins_with_a_byte_order_mark(tmp_path: Path) -> None:
    write("csv", only(), tmp_path)
    assert (tmp_path / "texts.csv").exists() is False
    assert (tmp_path / "quotes.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle_id,speaker_id,")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(load_writer("csv").files())


def test_csv_of_indonesia_has_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    rows = only(
        figures=[figure(1_234.5, text="1.234,5; naik", value_max=1e-7), figure(7.0, text="=7")],
        dates=[date(datetime.date(2024, 9, 26))],
    )
    write("csv", rows, tmp_path, Settings(csv_dialect="excel-id"))
    header, first, second = (tmp_path / "figures.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert header.startswith("article_id;text;kind;value;")
    assert first == f'{"a" * 16};"1.234,5; naik";count;1234,5;0,0000001;exact;;;;;0;1;;;7 orang;;;;;;;;;'
    assert second.startswith(f"{'a' * 16};'=7;count;7,0;;")
    assert (tmp_path / "dates.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle_id;")
    assert "2024-09-26" in (tmp_path / "dates.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+62", "'+62"),
        ("-5 derajat", "'-5 derajat"),
        ("@warga", "'@warga"),
        ("\tmaju", "'\tmaju"),
        ("'tis", "''tis"),
        ("Sari", "Sari"),
        (" =1", " =1"),
        ("a'=b", "a'=b"),
    ],
)
def test_csv_disarms_formulas_and_nothing_else(text: str, cell: str, tmp_path: Path) -> None:
    write("csv", only(mentions=[mention(text)], dates=[date(None)]), tmp_path)
    frame = pd.read_csv(tmp_path / "mentions.csv", encoding="utf-8-sig")
    assert frame["text"].tolist() == [cell]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (150000000000.0, "150000000000.0"),
        (-7.0, "-7.0"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (1e17, "1" + "0" * 17 + ".0"),
    ],
)
def test_csv_writes_numbers_in_full(value: float, cell: str, tmp_path: Path) -> None:
    write("csv", only(figures=[figure(value)]), tmp_path)
    assert pd.read_csv(tmp_path / "figures.csv", dtype=str)["value"].tolist() == [cell]
    assert pd.read_csv(tmp_path / "figures.csv")["value"].dtype == "float64"


def test_parquet_has_the_types(tmp_path: Path) -> None:
    write("parquet", only(figures=[figure(7.0)]), tmp_path)
    schema = pq.read_schema(tmp_path / "figures.parquet")
    assert [str(schema.field(name).type) for name in ("text", "value", "start")] == ["string", "double", "int64"]
    assert str(pq.read_schema(tmp_path / "dates.parquet").field("earliest").type) == "date32[day]"


def test_sqlite_has_types_and_keys(tmp_path: Path) -> None:
    write("sqlite", only(), tmp_path)
    with closing(sqlite3.connect(tmp_path / "warta.sqlite")) as database:
        declared = {row[1]: (row[2], row[5]) for row in database.execute("PRAGMA table_info(persons)")}
        links = {(row[3], row[2]) for row in database.execute("PRAGMA foreign_key_list(titles)")}
        keys = {(row[3], row[2]) for row in database.execute("PRAGMA foreign_key_list(persons)")}
    assert declared["person_id"] == ("TEXT", 1)
    assert declared["mentions"] == ("INTEGER", 0)
    assert links == {
        ("article_id", "articles"),
        ("person_id", "persons"),
        ("organization_id", "organizations"),
        ("person_key", "people"),
        ("organization_key", "organizations_all"),
    }
    assert keys == {("article_id", "articles"), ("person_key", "people")}


def test_texts_are_files_as_they_are(tmp_path: Path) -> None:
    write_texts([TABLES["texts"]("a" * 16, "satu\ndua — é")], tmp_path)
    assert (tmp_path / "texts" / f"{'a' * 16}.txt").read_bytes() == "satu\ndua — é".encode()
