"""A run's folder read back, whatever it was written as."""

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.reports.some_run import RUN, SEA, make_tables, write_run
from warta.errors import UsageError
from warta.tables.reader import NAMES, open_run
from warta.tables.rows import TABLES, ArticleRow, FigureRow, PersonRow, TextRow
from warta.tables.writers.sqlite import FILE


@pytest.mark.parametrize("form", ["parquet", "sqlite", "csv"])
def test_what_was_written_is_read_back(form: str, tmp_path: Path) -> None:
    run = open_run(write_run(RUN, tmp_path, [form]))
    for table, rows in make_tables(RUN).items():
        found = run.rows(TABLES[table])
        # The files with the texts have no order of their own.
        assert sorted(found, key=repr) == sorted(rows, key=repr) if table == "texts" else found == rows


def test_rows_by_article(tmp_path: Path) -> None:
    found = open_run(write_run(RUN, tmp_path)).rows_by_article(FigureRow)
    assert [row.text for row in found[SEA.id]] == ["Rp2,5 miliar", "12 kapal"]


def test_parquet_comes_before_csv(tmp_path: Path) -> None:
    write_run(RUN, tmp_path, ["parquet", "csv"])
    (tmp_path / "articles.csv").write_text("broken", encoding="utf-8")
    assert len(open_run(tmp_path).rows(ArticleRow)) == len(RUN)


def test_a_column_that_an_older_run_lacks_is_unknown(tmp_path: Path) -> None:
    file = write_run(RUN, tmp_path) / "persons.parquet"
    pq.write_table(pq.read_table(file).drop_columns(["person_key"]), file)
    assert {row.person_key for row in open_run(tmp_path).rows(PersonRow)} == {None}


def test_a_column_that_no_row_is_without_is_asked_for(tmp_path: Path) -> None:
    file = write_run(RUN, tmp_path) / "persons.parquet"
    pq.write_table(pq.read_table(file).drop_columns(["start"]), file)
    with pytest.raises(UsageError, match=r"persons: 'start'.*run `warta extract` again"):
        open_run(tmp_path).rows(PersonRow)


@pytest.mark.parametrize(("form", "file"), [("parquet", "persons.parquet"), ("sqlite", FILE), ("csv", "persons.csv")])
def test_a_broken_table_is_a_usage_error(form: str, file: str, tmp_path: Path) -> None:
    write_run(RUN, tmp_path, [form])
    content = (tmp_path / file).read_bytes()
    (tmp_path / file).write_bytes(b"article_id,person_id\r\nx,y\r\n" if form == "csv" else content[: len(content) // 3])
    with pytest.raises(UsageError, match="run `warta extract` again"):
        open_run(tmp_path).rows(PersonRow)


def test_texts_keep_their_line_ends(tmp_path: Path) -> None:
    write_run([SEA], tmp_path, ["csv"])
    (tmp_path / "texts" / f"{SEA.id}.txt").write_bytes(b"satu\r\ndua\rtiga\n")
    assert open_run(tmp_path).rows(TextRow) == [TextRow(SEA.id, "satu\r\ndua\rtiga\n")]


def test_every_table_has_its_name() -> None:
    assert {name: kind for kind, name in NAMES.items()} == TABLES


def test_csv_with_cells_that_a_hand_left_empty(tmp_path: Path) -> None:
    write_run(RUN, tmp_path, ["csv"])
    file = tmp_path / "figures.csv"
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    rows[0] |= {"value": "", "kind": ""}
    with file.open("w", encoding="utf-8-sig", newline="") as lines:
        table = csv.DictWriter(lines, rows[0])
        table.writeheader()
        table.writerows(rows)
    first = open_run(tmp_path).rows(FigureRow)[0]
    assert (first.value, first.kind) == (None, "")
