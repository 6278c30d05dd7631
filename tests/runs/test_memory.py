"""What is in memory as a source, and tables as they are asked for and opened again."""

import copy
import datetime
import pickle
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import warta
from warta.errors import UsageError

TEXT = "Sari Wulan, direktur utama PT Nusa Energi, mengatakan laba naik 7 persen pada Senin (3/6/2024)."
OTHER = "Harbour Line employs 700 people in Lagos, chief executive Ada Obi said on Monday."


def test_texts_are_articles() -> None:
    tables = warta.extract(texts=[TEXT, OTHER, ""])
    assert tables.articles["source"].tolist() == ["text#1", "text#2", "text#3"]
    assert tables.articles["status"].tolist() == ["ok", "ok", "empty"]
    assert tables.persons["name"].tolist() == ["Sari Wulan", "Ada Obi"]


def test_a_frame_is_a_source_with_the_columns_of_a_csv_file(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "text": [TEXT, OTHER, None],
            "title": ["Laba naik", None, "Kosong"],
            "published": [datetime.date(2024, 6, 3), pd.Timestamp("2024-06-04"), pd.NaT],
            "views": [3, 4, 5],
        }
    )
    tables = warta.extract(frame)
    assert tables.articles["title"].fillna("").tolist() == ["Laba naik", "", "Kosong"]
    assert tables.articles["published"].fillna("").tolist() == ["2024-06-03", "2024-06-04", ""]
    assert tables.articles["status"].tolist() == ["ok", "ok", "error"]
    frame.to_csv(tmp_path / "row.csv", index=False)
    written = warta.extract(tmp_path)
    assert written.persons["name"].tolist() == tables.persons["name"].tolist()


def test_a_frame_stands_beside_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OTHER, encoding="utf-8")
    tables = warta.extract([tmp_path, pd.DataFrame({"text": [TEXT]})], texts=[TEXT])
    assert tables.articles["source"].tolist() == ["a.txt", "row#1", "text#1"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"sources": TEXT + "\n" + OTHER}, "texts=\\[…\\]"),
        ({"sources": pd.DataFrame({"nomor": [TEXT]})}, "`text` nor `html`"),
        ({"texts": TEXT}, "give a list"),
        ({"texts": [TEXT, 7]}, "texts\\[1\\] is no text but int"),
        ({}, "nothing to read"),
    ],
)
def test_what_is_no_source_is_said(given: dict, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        warta.extract(**given)


@pytest.mark.parametrize("form", ["parquet", "sqlite", "csv"])
def test_a_finished_run_is_opened_as_the_frames_that_extract_gives(tmp_path: Path, form: str) -> None:
    made = warta.extract(texts=[TEXT, OTHER], out=tmp_path / "tables", formats=form)
    opened = warta.open_run(tmp_path / "tables")
    assert list(opened) == list(made)
    for table in made:
        assert_frame_equal(opened[table], made[table])
    assert opened.summary.rows == made.summary.rows


def test_a_folder_without_a_run_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no articles table"):
        warta.open_run(tmp_path)
    with pytest.raises(UsageError, match="no such folder"):
        warta.open_run(tmp_path / "nowhere")


def test_tables_are_asked_for_by_name() -> None:
    tables = warta.extract(texts=[TEXT])
    assert tables.facts is tables["facts"]
    assert "facts" in dir(tables) and "summary" in dir(tables)
    with pytest.raises(KeyError, match="no table 'fact': choose from articles, texts"):
        tables["fact"]
    with pytest.raises(AttributeError, match="no table 'fact': choose from"):
        _ = tables.fact
    assert copy.copy(tables).persons["name"].tolist() == ["Sari Wulan"]
    assert pickle.loads(pickle.dumps(tables)).persons["name"].tolist() == ["Sari Wulan"]


def test_a_notebook_shows_how_many_rows_there_are() -> None:
    page = warta.extract(texts=[TEXT])._repr_html_()
    assert "<code>persons</code>" in page and "<td" in page
