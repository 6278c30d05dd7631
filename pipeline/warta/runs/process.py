"""The work on one item: read, annotate, rows. It runs in any process and never raises."""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from warta.article import Article, article_id
from warta.components.engines import DEFAULT_NAMES, load_engine, parse_engine
from warta.components.pipeline import annotate
from warta.ingest import Source, read_source
from warta.tables.build import Rows, build_rows

Item = Source | Article

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ArticleWork:
    """From a source, or an article already read, to rows, names by the model or engine `names`.

    `published` and `language` hold where a source gives none.
    """

    published: str | None = None
    language: str | None = None
    names: str = DEFAULT_NAMES

    def prepare(self) -> None:
        """Load the names model, once per process; a language's pipeline follows with its first article.

        Raises WartaError when the model is missing.
        """
        load_engine(*parse_engine(self.names), threads=1)

    def read(self, source: Source) -> Iterator[Article]:
        """The source's articles; whatever goes wrong becomes one with status `error`."""
        try:
            yield from read_source(source, published=self.published, language=self.language)
        except Exception as error:
            log.exception("reading %s", source.name)
            yield fail_item(source, describe_fault(error))

    def run(self, item: Item) -> Iterator[Rows]:
        """The rows of each of the item's articles; whatever goes wrong becomes a row with status `error`."""
        for article in [item] if isinstance(item, Article) else self.read(item):
            yield process_article(article, self.names)

    def fail(self, item: Item, message: str) -> Rows:
        """The rows that stand for an item that could not be worked on."""
        return build_rows(fail_item(item, message), None)


def process_article(article: Article, names: str) -> Rows:
    """The rows of one article."""
    try:
        return build_rows(article, annotate(article, names) if article.status == "ok" else None)
    except Exception as error:
        log.exception("annotating %s", article.source)
        return build_rows(fail_item(article, describe_fault(error)), None)


def fail_item(item: Item, message: str) -> Article:
    """The article that stands for an item that could not be worked on."""
    if isinstance(item, Article):
        return replace(item, status="error", message=message)
    sha256 = hashlib.sha256(_content(item)).hexdigest()
    return Article(article_id(item.name, sha256), item.name, sha256, status="error", message=message)


def describe_fault(error: Exception) -> str:
    """An unforeseen error in one line, with what to do about it."""
    words = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return f"{words}; the fault is Warta's: please report it, and leave the article out until it is mended"


def _content(source: Source) -> bytes:
    try:
        return source.path.read_bytes() if source.path else b""
    except OSError:
        return b""
