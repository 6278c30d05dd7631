"""The data inside a page: tables as columns of JSON, deflated, in base64.

Base64 holds no `<`, so that no text of an article can end the element it lies in, and deflated it is a third as long.
"""

import base64
import datetime
import json
import re
import zlib
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from warta.records import OUTLET
from warta.reports.run import FOUND, Found, Run
from warta.tables.reader import NAMES
from warta.tables.rows import ARTICLE_TABLES, ArticleRow, Column, OrganizationRow, PersonRow, Row, columns

# A digest tells a reader nothing; the sentence and the words at `start:end` stand in the text that the page holds.
LEFT_OUT = frozenset({"sha256", "context"})
# What articles give and who is who: the tables that a page holds.
SHOWN = (*ARTICLE_TABLES, "people", "organizations_all")
# The tables whose keys lead to who is who; the others have the ids of these.
KEYED = frozenset({"persons", "organizations"})
EVIDENCE = {"titles": "title", "dates": "text", "figures": "text", "quotes": "text", "mentions": "text"}
PLACES = frozenset({"start", "end"})
TYPES = {str: "text", int: "number", float: "number", datetime.date: "day"}

_WIDE = re.compile("[\U00010000-\U0010ffff]")


def pack(value: Any) -> str:
    """A value as JSON, days in ISO 8601, deflated, in base64: the same text for the same value.

    >>> zlib.decompress(base64.b64decode(pack({"title": "</script>", "day": datetime.date(2024, 9, 26)})))
    b'{"title":"</script>","day":"2024-09-26"}'
    """
    text = json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=datetime.date.isoformat
    )
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode("ascii")


def page_islands(run: Run, articles: Sequence[ArticleRow]) -> dict[str, str]:
    """Everything about the articles of one page, packed, by table name.

    A table is a mapping of column name to the cells from the first row to the last. In place of `article_id`, tables
    other than `articles` have `article`, the number of the article in the page from 0 on; other ids are the article's
    own (`p1`). `start` and `end` count UTF-16 units, as browsers do. A text that is not there is null. Who is nothing
    but an outlet is left out of `organizations_all`.
    """
    people = {row.person_key for article in articles for row in run.of(article, PersonRow)}
    bodies = (row for article in articles for row in run.of(article, OrganizationRow))
    organizations = {row.organization_key for row in bodies if row.role != OUTLET}
    tables: dict[str, dict[str, list]] = {
        "articles": _columns("articles", articles),
        "texts": {"text": [run.texts.get(article.article_id) for article in articles]},
        "people": _columns("people", [row for row in run.people if row.person_key in people]),
        "organizations_all": _columns(
            "organizations_all", [row for row in run.organizations if row.organization_key in organizations]
        ),
    }
    tables |= {NAMES[kind]: _found(kind, run, articles) for kind in FOUND}
    return {name: pack(tables[name]) for name in SHOWN}


def shown_columns() -> dict[str, list[dict[str, str]]]:
    """The columns that a reader wants to see, by table: name, and `text`, `number`, `day` or `choice`.

    >>> [column["name"] for column in shown_columns()["persons"]]
    ['name', 'mentions']
    """
    return {
        table: [{"name": column.name, "type": _type(column)} for column in columns(table) if _is_shown(column)]
        for table in SHOWN
        if table != "texts"
    }


def wide_places(text: str) -> list[int]:
    """The offsets of the code points that are two units in UTF-16: how many lie before an offset is what it gains.

    >>> wide_places("🌊 Ambon")
    [0]
    """
    return [] if text.isascii() else [match.start() for match in _WIDE.finditer(text)]


def to_units(wide: Sequence[int], offset: int) -> int:
    """The offset in UTF-16 units of a code point's offset, by the text's wide places.

    >>> to_units(wide_places("🌊 Ambon"), 2)
    3
    """
    return offset + bisect_left(wide, offset)


def _columns(table: str, rows: Sequence[Row]) -> dict[str, list]:
    names = [column.name for column in columns(table) if column.name not in LEFT_OUT]
    return {name: [getattr(row, name) for row in rows] for name in names}


def _found(kind: type[Found], run: Run, articles: Sequence[ArticleRow]) -> dict[str, list]:
    table = NAMES[kind]
    rows = [(number, row) for number, article in enumerate(articles) for row in run.of(article, kind)]
    texts = [run.texts.get(article.article_id, "") for article in articles]
    wide = [wide_places(text) for text in texts]
    cells: dict[str, list] = {"article": [number for number, _ in rows]}
    for column in columns(table):
        name = column.name
        if name in LEFT_OUT or name == "article_id" or (name.endswith("_key") and table not in KEYED):
            continue
        if name in PLACES:
            cells[name] = [to_units(wide[number], getattr(row, name)) for number, row in rows]
        elif name.endswith("_id"):
            cells[name] = [_own_id(row.article_id, getattr(row, name)) for _, row in rows]
        elif name != EVIDENCE.get(table) or any(
            texts[number][row.start : row.end] != getattr(row, name) for number, row in rows
        ):
            cells[name] = [getattr(row, name) for _, row in rows]
    return cells


def _own_id(article_id: str, entity_id: str | None) -> str | None:
    return entity_id.removeprefix(f"{article_id}-") if entity_id else None


def _is_shown(column: Column) -> bool:
    internal = column.key or column.references or column.name.endswith(("_id", "_key"))
    return not internal and column.name not in LEFT_OUT | PLACES


def _type(column: Column) -> str:
    return "choice" if column.closed else TYPES[column.type]
