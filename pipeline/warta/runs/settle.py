"""What only the whole run can say of an article: whether it stands there twice."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from warta.tables.build import Rows
from warta.tables.rows import ARTICLE_TABLES, ArticleRow, TextRow


def settle_duplicates(results: Iterable[Rows]) -> Iterator[Rows]:
    """Results in the order of their sources, where one with an earlier text keeps its `articles` row alone.

    An article that was named twice, under the same source with the same bytes, is one article and comes once.
    """
    seen: set[str] = set()
    first: dict[bytes, str] = {}
    for rows in results:
        article = cast(ArticleRow, rows["articles"][0])
        if article.article_id in seen:
            continue
        seen.add(article.article_id)
        if article.status == "ok":
            text = cast(TextRow, rows["texts"][0]).text
            earlier = first.setdefault(hashlib.sha256(text.encode()).digest(), article.source)
            if earlier != article.source:
                rows = {table: [] for table in ARTICLE_TABLES}
                rows["articles"] = [replace(article, status="duplicate", message=f"the same text as {earlier}")]
        yield rows
