"""What was read: the article, and the ids that name it."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date

from warta.errors import UsageError

# An id names a file of its own, and begins the ids of what is in the article.
ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")
DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the clean text in one language; `start`/`end` are code points, end exclusive."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read from a source, before anything is extracted.

    `article_id` has 1 to 64 letters, digits, `-` and `_`. `source` is the path relative to the input folder, with `#n`
    for the n-th record of a file of several. `text` is the clean body without the headline, `\\n` between paragraphs.
    `published` is ISO 8601 as the source gives it; `published_source` says who gave it: `page`, `record`, `metadata` or
    `option`. `crawled` is when a web archive fetched the page, ISO 8601 as it gives it; that says nothing about when
    the article was published.
    `status` is `ok`, `empty`, `duplicate` or `error`; `message` says why when it is not `ok`, and may say more when it
    is. Raises UsageError for an `article_id` or a `published` that is none.
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

    def __post_init__(self) -> None:
        if not ID.fullmatch(self.article_id):
            raise UsageError(
                f"{self.article_id[:80]!r} cannot be the id of an article: give 1 to 64 letters, digits, - and _, as "
                "warta.article.article_id does"
            )
        if self.published and not _has_day(self.published):
            raise UsageError(
                f"{self.published[:80]!r} is no date of publication: write it as 2024-09-26 or 2024-09-26T14:00+07:00"
            )

    @property
    def published_day(self) -> date | None:
        """The calendar day of `published`, as written there (no conversion between time zones)."""
        return date.fromisoformat(self.published[:10]) if self.published else None


def _has_day(published: str) -> bool:
    day = DAY.fullmatch(published)
    try:
        return day is not None and date.fromisoformat(day[1]) is not None
    except ValueError:
        return False


def article_id(source: str, sha256: str) -> str:
    """A short stable name for an article: the same on every machine and in every order of running.

    It begins with `a-`, for a spreadsheet program takes digits around an `e` for a number.

    >>> article_id("a.txt", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    'a-45c31864d2c9e3cb'
    """
    digest = hashlib.sha256(f"{source}\0{sha256}".encode()).hexdigest()
    return f"a-{digest[:16]}"
