"""SQLite: one database, typed columns, keys between the tables, clean texts included."""

import datetime
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from warta.tables.rows import TABLES, Row, columns

FILE = "warta.sqlite"
TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", datetime.date: "DATE"}


def files() -> tuple[str, ...]:
    """One database."""
    return (FILE,)


def write(tables: Mapping[str, Iterable[Row]], folder: Path) -> tuple[str, ...]:
    """Write `warta.sqlite`; SQLite holds everything, so there is nothing to tell."""
    # One connection, one transaction, fixed page size: the same rows give the same bytes.
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("BEGIN")
        for table in TABLES:
            database.execute(create_statement(table))
            names = [column.name for column in columns(table)]
            places = ", ".join("?" * len(names))
            database.executemany(
                f'INSERT INTO "{table}" VALUES ({places})',
                ([_cell(getattr(row, name)) for name in names] for row in tables[table]),
            )
            for column in columns(table):
                if column.references and not column.key:
                    database.execute(f'CREATE INDEX "{table}_{column.name}" ON "{table}" ("{column.name}")')
        database.commit()
    return ()


def create_statement(table: str) -> str:
    """The statement that makes a table.

    >>> print(create_statement("texts"))
    CREATE TABLE "texts" (
      "article_id" TEXT NOT NULL PRIMARY KEY REFERENCES "articles",
      "text" TEXT NOT NULL
    )
    """
    lines = []
    for column in columns(table):
        line = f'  "{column.name}" {TYPES[column.type]}'
        line += "" if column.optional else " NOT NULL"
        line += " PRIMARY KEY" if column.key else ""
        line += f' REFERENCES "{column.references}"' if column.references else ""
        lines.append(line)
    return f'CREATE TABLE "{table}" (\n' + ",\n".join(lines) + "\n)"


def _cell(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value
