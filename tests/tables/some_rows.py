"""Rows made by hand for the tests of what is written."""

import datetime
from typing import Any

from warta.tables.build import Rows
from warta.tables.rows import TABLES, Row, columns

OF_ARTICLE = {"article_id": "a" * 16}
BLANK = {str: "x", int: 0, float: 0.0}


def row(table: str, **cells: Any) -> Row:
    """A row with these cells; the others are unknown, or blank where they must be known."""
    blank = {column.name: None if column.optional else BLANK[column.type] for column in columns(table)}
    return TABLES[table](**blank | cells)


def article(article_id: str = "a" * 16, **cells: Any) -> Row:
    return row("articles", article_id=article_id, **{"source": f"{article_id}.txt", "status": "ok"} | cells)


def mention(text: str, **cells: Any) -> Row:
    return row("mentions", text=text, **OF_ARTICLE | {"label": "PER", "score": 1.0, "end": 1} | cells)


def figure(value: float | None, **cells: Any) -> Row:
    known = OF_ARTICLE | {"text": "7", "kind": "count", "qualifier": "exact", "end": 1, "context": "7 orang"}
    return row("figures", value=value, **known | cells)


def date(day: datetime.date | None) -> Row:
    return row(
        "dates", **OF_ARTICLE, text="dulu", type="DATE", value="-0044", end=4, earliest=day, latest=day, context="Dulu."
    )


def only(**tables: list[Row]) -> Rows:
    """These tables, and all others without rows."""
    return {table: tables.get(table, []) for table in TABLES}
