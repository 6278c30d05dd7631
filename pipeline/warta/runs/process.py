"""The work on one item where it is done: read, annotate, rows. It never raises for what the item holds."""

import logging
from collections.abc import Iterator
from dataclasses import replace

import pyarrow as pa

from warta.article import Article
from warta.components.engines import load_engine, parse_engine
from warta.components.pipeline import annotate
from warta.errors import PassingError, describe_passing, is_passing
from warta.ingest import read_source
from warta.runs.items import Item
from warta.runs.results import pack_results
from warta.runs.work import ArticleWork, describe_fault, failed_article
from warta.tables.build import build_rows
from warta.tables.rows import Rows

log = logging.getLogger(__name__)


def prepare(work: ArticleWork) -> None:
    """Load the names model. Raises WartaError when it is missing."""
    if "names" not in work.without:
        load_engine(*parse_engine(work.names), threads=1)


def process_item(work: ArticleWork, item: Item) -> pa.RecordBatch:
    """The results of an item. Raises PassingError when the machine lacks what it takes."""
    try:
        return pack_results(item.key, [process_article(work, article) for article in read_articles(work, item)])
    except Exception as error:
        if is_passing(error):
            raise PassingError(describe_passing(error)) from error
        raise


def read_articles(work: ArticleWork, item: Item) -> Iterator[Article]:
    """The item's articles; whatever goes wrong, and does not pass, becomes one with status `error`."""
    if isinstance(item.content, Article):
        yield item.content
        return
    try:
        yield from read_source(item.content, published=work.published, language=work.language, max_bytes=work.max_bytes)
    except Exception as error:
        if is_passing(error):
            raise
        log.exception("reading %s", item.name)
        yield failed_article(item, describe_fault(error))


def process_article(work: ArticleWork, article: Article) -> Rows:
    """The rows of one article."""
    try:
        return build_rows(article, annotate(article, work.names, work.without) if article.status == "ok" else None)
    except Exception as error:
        if is_passing(error):
            raise
        log.exception("annotating %s", article.source)
        return build_rows(replace(article, status="error", message=describe_fault(error)), None)
