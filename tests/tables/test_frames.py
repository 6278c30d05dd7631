import datetime
import io
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from spacy.tokens import Doc

from warta.article import Article
from warta.tables.build import build_rows
from warta.tables.frames import build_frame, frame_from_arrow, type_frame
from warta.tables.rows import ARTICLE_TABLES, CORPUS_TABLES, TABLES, Column, FigureRow, Row, columns
from warta.tables.writers import load_writer
from warta.tables.writers.parquet import table_schema

DTYPES = {str: "string", int: "Int64", float: "float64", datetime.date: "datetime64[s]"}


@pytest.fixture
def rows(article: Article, annotate: Callable[[Article], Doc]) -> dict[str, list[Row]]:
    return build_rows(article, annotate(article)) | {table: [] for table in CORPUS_TABLES}


def test_frames_have_useful_types(rows: dict[str, list[Row]]) -> None:
    figures, dates, articles = (build_frame(table, rows[table]) for table in ("figures", "dates", "articles"))
    assert figures["value"].sum() == 2.5e12 + 7
    assert figures["value_max"].isna().all()
    assert dates["earliest"].dt.year.tolist() == [2024, 2024]
    assert articles["published_day"].dt.month.tolist() == [6]
    assert (dates["latest"] - dates["earliest"]).dt.days.tolist() == [0, 365]
    assert articles["language"].cat.categories.tolist() == ["id"]


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_its_type(table: str, rows: dict[str, list[Row]]) -> None:
    frame = build_frame(table, rows[table])
    for column in columns(table):
        assert str(frame.dtypes[column.name]) == ("category" if column.closed else DTYPES[column.type])


def test_closed_lists_are_whole_and_in_order(rows: dict[str, list[Row]]) -> None:
    figures, titles = build_frame("figures", rows["figures"]), build_frame("titles", [])
    assert figures["kind"].cat.categories.tolist() == ["money", "percent", "count", "measure", "multiple"]
    assert titles["status"].cat.categories.tolist() == ["current", "former", "acting", "incoming"]
    assert build_frame("figures", []).dtypes["kind"] == figures.dtypes["kind"]
    assert pd.concat([figures, figures.head(1)]).dtypes["kind"] == figures.dtypes["kind"]
    assert figures.sort_values("kind")["kind"].tolist() == ["money", "percent"]


def test_words_that_are_not_in_the_list_are_kept() -> None:
    figure = dict.fromkeys(column.name for column in columns("figures"))
    frame = build_frame("figures", [FigureRow(**figure | {"kind": kind}) for kind in ("ratio", "count", "angle")])
    assert frame["kind"].tolist() == ["ratio", "count", "angle"]
    assert frame["kind"].cat.categories.tolist()[-2:] == ["angle", "ratio"]


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date(1511, 8, 24), datetime.date.max])
def test_days_of_any_century(day: datetime.date) -> None:
    row = dict.fromkeys(column.name for column in columns("dates")) | {"latest": day}
    frame = build_frame("dates", [TABLES["dates"](**row)])
    assert frame["latest"].tolist() == [pd.Timestamp(day.isoformat())]
    assert frame["latest"].dt.date.tolist() == [day]
    assert frame["earliest"].isna().all()


def test_numbers_with_gaps_stay_whole() -> None:
    arrow = pa.table({"mentions": pa.array([2**53 + 1, None], pa.int64())})
    assert frame_from_arrow("persons", arrow)["mentions"].tolist() == [2**53 + 1, pd.NA]


def test_columns_are_those_of_the_table() -> None:
    frame = type_frame("locations", pd.DataFrame({"name": ["Ambon"], "lat": [-3.7]}, index=[7]))
    assert list(frame) == [column.name for column in columns("locations")]
    assert frame["name"].tolist() == ["Ambon"]
    assert frame["mentions"].isna().all()


@pytest.mark.parametrize("table", TABLES)
def test_empty_frames_have_the_columns(table: str) -> None:
    empty = build_frame(table, [])
    assert list(empty) == [column.name for column in columns(table)]
    assert_frame_equal(frame_from_arrow(table, table_schema(table).empty_table()), empty)


def test_written_tables_read_back_the_same(rows: dict[str, list[Row]], tmp_path: Path) -> None:
    for name in ("parquet", "sqlite"):
        load_writer(name).write(rows, tmp_path)
    with closing(sqlite3.connect(next(tmp_path.glob("*.sqlite")))) as database:
        for table in ARTICLE_TABLES:
            frame = build_frame(table, rows[table])
            assert_frame_equal(frame_from_arrow(table, pq.read_table(tmp_path / f"{table}.parquet")), frame)
            assert_frame_equal(type_frame(table, pd.read_sql(f'SELECT * FROM "{table}"', database)), frame)


def cells(column: Column) -> st.SearchStrategy:
    text = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8)
    kinds: dict[type, st.SearchStrategy] = {
        str: st.sampled_from(column.words) if column.words else text,
        int: st.integers(-(2**63), 2**63 - 1),
        float: st.floats(allow_nan=False),
        datetime.date: st.dates(),
    }
    return st.none() | kinds[column.type] if column.optional else kinds[column.type]


@settings(max_examples=50)
@given(st.data())
def test_any_rows_survive_csv_and_arrow(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(list(ARTICLE_TABLES)))
    row = st.builds(TABLES[table], **{column.name: cells(column) for column in columns(table)})
    rows = data.draw(st.lists(row, max_size=4))
    frame = build_frame(table, rows)
    text = frame.to_csv(index=False)
    read = pd.read_csv(io.StringIO(text), dtype="string", keep_default_na=False, na_values=[""])
    assert_frame_equal(type_frame(table, read), frame)
    schema = table_schema(table)
    arrays = [pa.array([getattr(row, field.name) for row in rows], field.type) for field in schema]
    assert_frame_equal(frame_from_arrow(table, pa.Table.from_arrays(arrays, schema=schema)), frame)
