"""What a run found: its tables, from CSV, Parquet or SQLite, read back into one `Annotation` per article."""

import math
import sqlite3
from collections.abc import Collection, Hashable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from warta.errors import UsageError
from warta.evaluation.annotation import Annotation, Name
from warta.records import Figure, Quote, Timex, Title
from warta.tables.writers.csv import unescape_text
from warta.tables.writers.sqlite import FILE as DATABASE

TABLES = ("persons", "organizations", "titles", "dates", "figures", "quotes")

Row = dict[Hashable, Any]


def read_found(folder: Path, articles: Collection[str]) -> dict[str, Annotation]:
    """What the run in `folder` found in the named articles; one that has no row there is not in the result.

    An article goes by the stem of its source file's name; of several with one stem the first counts.
    Raises UsageError when `folder` is not the output of a run.
    """
    try:
        reader = _reader(folder)
        rows = {name: _rows_by_article(reader.frame(name)) for name in TABLES}
    except (FileNotFoundError, pd.errors.DatabaseError) as error:
        raise UsageError(f"{folder}: a table is missing ({error}); run `warta extract` again") from error
    found: dict[str, Annotation] = {}
    for row in _rows(reader.frame("articles")):
        stem = Path(row["source"] or "").stem
        if stem in articles and stem not in found:
            key = row["article_id"]
            own = {name: rows[name].get(key, []) for name in TABLES}
            problem = None if row["status"] == "ok" else f"{row['status']}, {row['message']}"
            found[stem] = replace(_annotation(stem, reader.text(key), row["language"], own), problem=problem)
    return found


class _Csv:
    """The tables as CSV, without the apostrophe that keeps a spreadsheet program from computing a cell."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def frame(self, name: str) -> pd.DataFrame:
        path = self.folder / f"{name}.csv"
        cells = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8-sig")
        return cells.map(unescape_text, na_action="ignore")

    def text(self, article_id: str) -> str:
        path = self.folder / "texts" / f"{article_id}.txt"
        # Bytes, for reading as text would turn a carriage return into a line feed and move every offset behind it.
        return path.read_bytes().decode("utf-8") if path.exists() else ""


class _Parquet:
    """The tables as Parquet files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.texts = _texts(self.frame("texts"))

    def frame(self, name: str) -> pd.DataFrame:
        return pd.read_parquet(self.folder / f"{name}.parquet")

    def text(self, article_id: str) -> str:
        return self.texts.get(article_id, "")


class _Sqlite:
    """The tables in one SQLite file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.texts = _texts(self.frame("texts"))

    def frame(self, name: str) -> pd.DataFrame:
        with closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return pd.read_sql_query(f'SELECT * FROM "{name}"', connection)

    def text(self, article_id: str) -> str:
        return self.texts.get(article_id, "")


def _reader(folder: Path) -> _Csv | _Parquet | _Sqlite:
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; name the one that `warta extract --out` wrote")
    if (folder / "articles.csv").exists():
        return _Csv(folder)
    if (folder / "articles.parquet").exists():
        return _Parquet(folder)
    if (folder / DATABASE).exists():
        return _Sqlite(folder / DATABASE)
    raise UsageError(f"{folder}: no articles table in CSV, Parquet or SQLite; name what `warta extract --out` wrote")


def _texts(frame: pd.DataFrame) -> dict[str, str]:
    return dict(zip(frame["article_id"], frame["text"], strict=True))


def _rows(frame: pd.DataFrame) -> list[Row]:
    """The rows as dictionaries, an empty cell as None."""
    cells = frame.astype(object)
    return cells.where(cells.notna(), None).to_dict("records")


def _rows_by_article(frame: pd.DataFrame) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in _rows(frame):
        grouped.setdefault(row["article_id"], []).append(row)
    return grouped


def _annotation(article: str, text: str, language: str | None, rows: dict[str, list[Row]]) -> Annotation:
    return Annotation(
        article=article,
        text=text,
        languages=(language or "",),
        persons=tuple(Name(row["name"] or "") for row in rows["persons"]),
        organizations=tuple(Name(row["name"] or "") for row in rows["organizations"]),
        titles=tuple(_title(row) for row in rows["titles"]),
        dates=tuple(_date(row) for row in rows["dates"]),
        figures=tuple(_figure(row) for row in rows["figures"]),
        # The gold holds direct speech alone.
        quotes=tuple(_quote(row) for row in rows["quotes"] if row["kind"] in (None, "direct")),
    )


def _title(row: Row) -> Title:
    return Title(
        text=row["title"] or "",
        start=int(row["start"]),
        end=int(row["end"]),
        person=row["person"] or "",
        person_key=row["person_id"] or "",
        normalized=row["title_normalized"] or "",
        status=row["status"] or "",
        organization=row["organization"],
    )


def _date(row: Row) -> Timex:
    return Timex(row["text"], int(row["start"]), int(row["end"]), row["type"] or "", row["value"] or "")


def _figure(row: Row) -> Figure:
    return Figure(
        text=row["text"],
        start=int(row["start"]),
        end=int(row["end"]),
        kind=row["kind"] or "",
        value=math.nan if row["value"] is None else float(row["value"]),
        value_max=None if row["value_max"] is None else float(row["value_max"]),
        qualifier=row["qualifier"] or "",
        currency=row["currency"],
        unit=row["unit"],
        measure=row["measure"],
        entity=row["entity"],
    )


def _quote(row: Row) -> Quote:
    return Quote(row["text"], int(row["start"]), int(row["end"]), kind="direct", speaker=row["speaker"])
