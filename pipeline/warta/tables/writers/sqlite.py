"""SQLite: one database, typed columns, keys between the tables, clean texts and a search in them included.

Beside it lies `metadata.json`, so that `datasette FOLDER` shows the tables with their meanings, facets and search.
"""

import datetime
import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from warta.tables.rows import TABLES, Row, columns
from warta.tables.writers import DEFAULTS, Settings
from warta.tables.writers.datasette import ARTICLE_TEXTS, SEARCH, describe_database

FILE = "warta.sqlite"
METADATA = "metadata.json"
TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", datetime.date: "DATE"}

# The search's index holds words only and looks the texts up here, by the number of the article's row. That number
# outlives even VACUUM, for articles are numbered without gaps.
VIEW_STATEMENT = f"""
CREATE VIEW "{ARTICLE_TEXTS}" AS
SELECT articles.rowid AS rowid, articles.article_id, source, published_day, language, title, text
FROM articles LEFT JOIN texts ON texts.article_id = articles.article_id
"""
SEARCH_STATEMENT = f"""
CREATE VIRTUAL TABLE "{SEARCH}" USING fts5(
  title, text, content="{ARTICLE_TEXTS}", content_rowid="rowid", tokenize="unicode61 remove_diacritics 2"
)
"""


def files() -> tuple[str, ...]:
    """One database, and what Datasette shows about it."""
    return (FILE, METADATA)


def write(tables: Mapping[str, Iterable[Row]], folder: Path, settings: Settings = DEFAULTS) -> tuple[str, ...]:
    """Write `warta.sqlite` and `metadata.json`; tells when this SQLite cannot make a full-text search."""
    # One connection, one transaction, fixed page size: the same rows give the same bytes.
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("BEGIN")
        for table in TABLES:
            _fill_table(database, table, tables[table])
        database.execute(VIEW_STATEMENT)
        searchable = _has_search(database)
        if searchable:
            database.execute(SEARCH_STATEMENT)
            database.execute(f'INSERT INTO "{SEARCH}" ("{SEARCH}") VALUES (\'rebuild\')')
        database.commit()
    about = json.dumps(describe_database(Path(FILE).stem, searchable), ensure_ascii=False, indent=2)
    (folder / METADATA).write_bytes(f"{about}\n".encode())
    return () if searchable else (f"{FILE}: without full-text search, for this Python's SQLite has no FTS5",)


def create_statement(table: str) -> str:
    """The statement that makes a table.

    >>> print(create_statement("texts"))
    CREATE TABLE "texts" (
      "article_id" TEXT NOT NULL PRIMARY KEY REFERENCES "articles" ("article_id"),
      "text" TEXT NOT NULL
    )
    """
    lines = []
    for column in columns(table):
        line = f'  "{column.name}" {TYPES[column.type]}'
        line += "" if column.optional else " NOT NULL"
        line += " PRIMARY KEY" if column.key else ""
        line += f' REFERENCES "{column.references}" ("{_key(column.references)}")' if column.references else ""
        lines.append(line)
    return f'CREATE TABLE "{table}" (\n' + ",\n".join(lines) + "\n)"


def _fill_table(database: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    database.execute(create_statement(table))
    names = [column.name for column in columns(table)]
    places = ", ".join("?" * len(names))
    database.executemany(
        f'INSERT INTO "{table}" VALUES ({places})', ([_cell(getattr(row, name)) for name in names] for row in rows)
    )
    for column in columns(table):
        if column.references and not column.key:
            database.execute(f'CREATE INDEX "{table}_{column.name}" ON "{table}" ("{column.name}")')


def _key(table: str) -> str:
    """The key's name, written out: Datasette doesn't look it up."""
    return next(column.name for column in columns(table) if column.key)


def _cell(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _has_search(database: sqlite3.Connection) -> bool:
    return bool(database.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone())
