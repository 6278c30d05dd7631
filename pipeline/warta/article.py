"""What was read: the article, and the ids that name it."""

import hashlib
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the clean text in one language; `start`/`end` are code points, end exclusive."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read from a source, before anything is extracted.

    `source` is the path relative to the input folder, with `#n` for the n-th record of a file of several.
    `text` is the clean body without the headline, `\\n` between paragraphs. `published` is ISO 8601 as the source
    gives it; `published_source` says who gave it: `page`, `record`, `metadata` or `option`. `crawled` is when a web
    archive fetched the page, ISO 8601 as it gives it; that says nothing about when the article was published.
    `status` is `ok`, `empty`, `duplicate` or `error`; `message` says why when it is not `ok`, and may say more when it
    is.
    """

    article_id: str
    source: str
    sha256: str
    text: str = ""
    title: str | None = None
    byline: str | None = None
    site_name: str | None = None
    url: str | None = None
    published: str | None = None
    published_source: str | None = None
    language: str | None = None
    language_score: float | None = None
    paragraphs: tuple[Paragraph, ...] = field(default=())
    status: str = "ok"
    message: str | None = None
    crawled: str | None = None

    @property
    def published_day(self) -> date | None:
        """The calendar day of `published`, as written there (no conversion between time zones)."""
        return date.fromisoformat(self.published[:10]) if self.published else None


def article_id(source: str, sha256: str) -> str:
    """A short stable name for an article: the same on every machine and in every order of running.

    >>> article_id("a.txt", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    '45c31864d2c9e3cb'
    """
    return hashlib.sha256(f"{source}\0{sha256}".encode()).hexdigest()[:16]
