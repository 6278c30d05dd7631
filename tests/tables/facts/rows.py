"""Rows of made-up articles, as the components give them, for facts to be told from."""

import datetime
from dataclasses import replace
from typing import Any, cast

from warta.tables.identity import IdentityTables, build_identities
from warta.tables.rows import ARTICLE_TABLES, ArticleRow, FigureRow, OrganizationRow, Row, Rows

MAY = datetime.date(2024, 5, 14)


def article(
    name: str, *figures: dict[str, Any], day: datetime.date | None = MAY, language: str = "en", **about: Any
) -> Rows:
    """The rows of an article about Harbour Line with these figures, each with what differs from a plain one."""
    rows: Rows = {table: [] for table in ARTICLE_TABLES}
    head = ArticleRow(
        article_id=name,
        source=f"{name}.txt",
        url=None,
        title=f"Headline of {name}",
        byline=None,
        site_name=f"{name}.example",
        published=day.isoformat() if day else None,
        language=language,
        language_score=1.0,
        characters=100,
        sha256="0" * 64,
        status="ok",
        message=None,
        published_day=day,
        published_source="metadata" if day else None,
        near_duplicate_of=None,
    )
    rows["articles"] = [replace(head, **about)]
    names = sorted({"Harbour Line", *(figure.get("entity", "Harbour Line") for figure in figures)})
    ids = {entity: f"{name}-o{number}" for number, entity in enumerate(names, 1)}
    rows["organizations"] = [OrganizationRow(name, ids[entity], entity, 1, 0, 1, None) for entity in names]
    rows["figures"] = [_figure(name, ids, figure) for figure in figures]
    return rows


def _figure(name: str, ids: dict[str, str], given: dict[str, Any]) -> Row:
    entity = given.get("entity", "Harbour Line")
    plain = FigureRow(
        article_id=name,
        text="700 people",
        kind="count",
        value=700.0,
        value_max=None,
        qualifier="exact",
        currency=None,
        unit="person",
        measure="headcount",
        entity=entity,
        start=0,
        end=10,
        per=None,
        entity_id=ids[entity],
        context="Harbour Line employs 700 people.",
        modality="actual",
    )
    return cast(Row, replace(plain, **given))


def identities(*articles: Rows) -> IdentityTables:
    """Who is who in the articles."""
    return build_identities(articles)
