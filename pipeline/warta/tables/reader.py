"""A run's folder read back: the rows of its tables, from Parquet, SQLite or CSV."""

import datetime
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pyarrow.parquet as pq

from warta.errors import UsageError
from warta.tables.rows import TABLES, Column, Row, columns
from warta.tables.texts import FOLDER as TEXTS
from warta.tables.writers.csv import read_table
from warta.tables.writers.sqlite import FILE as DATABASE

Cells = Mapping[str, Any]


class OfArticle(Row, Protocol):
    """A row of a table that belongs to one article."""

    @property
    def article_id(self) -> str:
        """The article's id."""


RowType = TypeVar("RowType", bound=Row)
RowOfArticle = TypeVar("RowOfArticle", bound=OfArticle)

NAMES = {kind: name for name, kind in TABLES.items()}
PARSERS: dict[type, Callable[[str], Any]] = {
    str: str,
    int: int,
    float: float,
    datetime.date: datetime.date.fromisoformat,
}


@dataclass(frozen=True, slots=True)
class StoredRun:
    """The tables that a run wrote into `folder`, in one of the formats that it wrote."""

    folder: Path
    read: Callable[[Path, str], Iterable[Cells]]

    def rows(self, kind: type[RowType]) -> list[RowType]:
        """All rows of the table of this row type, in writing order.

        A column that an older run did not know yet is unknown. Raises UsageError when the table is missing or broken.
        """
        table = NAMES[kind]
        try:
            return [kind(**_cells(columns(table), cells)) for cells in self.read(self.folder, table)]
        except (OSError, KeyError, ValueError, sqlite3.Error) as error:
            raise UsageError(
                f"{self.folder}: a table is missing or broken ({table}: {error}); run `warta extract` again"
            ) from error

    def rows_by_article(self, kind: type[RowOfArticle]) -> dict[str, list[RowOfArticle]]:
        """All rows of the table of this row type, by their article's id, in writing order."""
        grouped: dict[str, list[RowOfArticle]] = {}
        for row in self.rows(kind):
            grouped.setdefault(row.article_id, []).append(row)
        return grouped


def open_run(folder: Path) -> StoredRun:
    """The run that `warta extract --out` wrote into `folder`: as Parquet where it is there, else SQLite, else CSV.

    Raises UsageError when there is none.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; name the one that `warta extract --out` wrote")
    for name, read in READERS.items():
        if (folder / name).is_file():
            return StoredRun(folder, read)
    raise UsageError(f"{folder}: no articles table in CSV, Parquet or SQLite; name what `warta extract --out` wrote")


def _cells(wanted: Iterable[Column], cells: Cells) -> dict[str, Any]:
    return {column.name: _cell(column, cells) for column in wanted}


def _cell(column: Column, cells: Cells) -> Any:
    value = cells.get(column.name) if column.optional else cells[column.name]
    if value is None:
        # CSV has one way of writing an empty text and an unknown one.
        return "" if column.type is str and not column.optional else None
    return PARSERS[column.type](value) if isinstance(value, str) else value


def _read_parquet(folder: Path, table: str) -> Iterator[Cells]:
    with pq.ParquetFile(folder / f"{table}.parquet") as file:
        for batch in file.iter_batches():
            yield from batch.to_pylist()


def _read_sqlite(folder: Path, table: str) -> Iterator[Cells]:
    location = f"{(folder / DATABASE).absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(location, uri=True)) as database:
        database.row_factory = sqlite3.Row
        yield from map(dict, database.execute(f'SELECT * FROM "{table}"'))


def _read_csv(folder: Path, table: str) -> Iterator[Cells]:
    if table == "texts":
        yield from _read_texts(folder)
    else:
        yield from read_table(folder, table)


def _read_texts(folder: Path) -> Iterator[Cells]:
    """The texts in the order of their articles."""
    for article in read_table(folder, "articles"):
        name = str(article["article_id"])
        path = folder / TEXTS / f"{name}.txt"
        if Path(name).name == name and path.is_file():  # no path leads out of the folder
            # Bytes, for reading as text would turn a carriage return into a line feed and move every offset behind it.
            yield {"article_id": name, "text": path.read_bytes().decode("utf-8")}


# By the file that tells that the format is there.
READERS: dict[str, Callable[[Path, str], Iterable[Cells]]] = {
    "articles.parquet": _read_parquet,
    DATABASE: _read_sqlite,
    "articles.csv": _read_csv,
}
