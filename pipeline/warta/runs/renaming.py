"""Results under other names: an input that is one of several stands in front of its articles' names, and so in ids."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from itertools import groupby
from typing import cast

from warta.article import article_id
from warta.runs.inventory import Noted
from warta.runs.parts import Parts, collect
from warta.runs.results import pack_results, unpack_results
from warta.tables.rows import ARTICLE_TABLES, ArticleRow, Row, Rows


def rename_results(parts: Parts, renamed: Iterable[tuple[Noted, Noted]]) -> None:
    """Add, for each item that is called otherwise now, its results under the new name; the old ones stay.

    A kill in between loses nothing: what is there is not done again.
    """
    names = parts.names()
    there = {key for name in names for key in parts.read(name, ["item"])["item"].to_pylist()}
    pairs = ((before.key, now) for before, now in renamed if before.name != now.name)
    renames = {key: now for key, now in pairs if key in there and now.key not in there}
    if not renames:
        return
    with collect(parts) as collector:
        for name in names:
            keys = parts.read(name, ["item"])["item"].to_pylist()
            if renames.keys().isdisjoint(keys):
                continue
            results = parts.read(name, ["item", "limit", "passing", *ARTICLE_TABLES])
            limits, passing = results["limit"].to_pylist(), results["passing"].to_pylist()
            rows = zip(keys, limits, passing, unpack_results(results, list(ARTICLE_TABLES)), strict=True)
            for key, of_item in groupby(rows, key=lambda row: row[0]):
                found = list(of_item)
                if now := renames.get(key):
                    articles = [rename_article(row[-1], now.name) for row in found]
                    collector.add(pack_results(now.key, articles, found[0][1], passing=found[0][2]))


def rename_article(article: Rows, source: str) -> Rows:
    """The rows of an article with another `source`, and the ids that come of it."""
    row = cast(ArticleRow, article["articles"][0])
    new = article_id(source, row.sha256)
    rows = {table: [_rename_ids(found, row.article_id, new) for found in rows] for table, rows in article.items()}
    return rows | {"articles": [replace(cast(ArticleRow, rows["articles"][0]), source=source)]}


def _rename_ids(row: Row, old: str, new: str) -> Row:
    """The row with another article in its ids: those of what is in an article begin with the article's own."""
    cells: Mapping[str, object] = {cell.name: getattr(row, cell.name) for cell in fields(row) if _is_id(cell.name)}
    return replace(row, **{name: new + cell[len(old) :] for name, cell in cells.items() if isinstance(cell, str)})


def _is_id(column: str) -> bool:
    return column.endswith("_id")
