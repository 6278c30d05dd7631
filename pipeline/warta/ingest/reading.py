"""A source's records made articles: repaired, cleaned, dated and labelled with their language."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from warta.article import Article, article_id
from warta.errors import InputError
from warta.ingest.boilerplate import drop_boilerplate
from warta.ingest.csv_records import read_csv
from warta.ingest.feed import read_feed
from warta.ingest.html_page import read_html
from warta.ingest.json_records import read_json, read_jsonl
from warta.ingest.markdown_text import read_markdown
from warta.ingest.mhtml_page import read_mhtml
from warta.ingest.plain_text import read_text
from warta.ingest.published import is_published
from warta.ingest.record import MAX_BYTES, Reader, Record, digest, read_whole
from warta.ingest.repair import repair_line, repair_text
from warta.ingest.sources import SUFFIXES, Source, find_sources
from warta.languages.detection import label_language

READERS: dict[str, Reader] = {
    ".html": read_html,
    ".htm": read_html,
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
    ".txt": read_text,
    ".md": read_markdown,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
}


def read(source: str | Path, *, published: str | None = None, language: str | None = None) -> Iterator[Article]:
    """The articles of a file, of a folder's files, or, for `-`, the one on standard input.

    `published` dates the articles that state no date; `language` (ISO 639-1) is taken as given instead of detected.
    Raises UsageError when the source does not exist; what is wrong inside a file is said by its article's `status`.
    """
    for found in find_sources([source]).sources:
        yield from read_source(found, published=published, language=language)


def read_source(source: Source, *, published: str | None = None, language: str | None = None) -> Iterator[Article]:
    """The articles of one source, in its order, cleaned and labelled with their language and paragraphs.

    Never raises for what a file holds: an unreadable file, or a broken record of it, is an article with status `error`
    and a message that names the cure, a page without an article one with status `empty`.
    """
    for record in _records(source):
        yield _article(source, record, published, language)


def _records(source: Source) -> Iterator[Record]:
    """The records; whatever goes wrong with the file as a whole becomes one more, with the problem."""
    try:
        if source.path is None:
            content = read_whole(sys.stdin.buffer)
            yield from _guarded(_sniff(content), BytesIO(content))
            return
        if not S_ISREG(source.path.stat().st_mode):
            raise InputError("no regular file: save its content to a file first")
        with source.path.open("rb") as stream:
            yield from _guarded(READERS.get(source.path.suffix.casefold(), _refuse), stream)
    except InputError as error:
        yield Record(digest(b""), problem=str(error))
    except OSError as error:
        yield Record(
            digest(b""), problem=f"cannot be opened ({error.strerror}): check that the file exists and may be read"
        )


def _guarded(reader: Reader, stream: BinaryIO) -> Iterator[Record]:
    """The reader's records, and one more with the problem when it gives up on the file."""
    try:
        yield from reader(stream)
    except InputError as error:
        problem = str(error)
    except Exception as error:  # the libraries that read formats raise what they like; a run must not end by one file
        problem = f"cannot be read ({type(error).__name__}: {error}): save the article as text"
    else:
        return
    stream.seek(0)
    yield Record(digest(stream.read(MAX_BYTES)), problem=problem)


def _refuse(stream: BinaryIO) -> Iterator[Record]:
    if stream.read(5) == b"%PDF-":
        raise InputError("a PDF, whose lines and columns don't say what belongs together: save the page as .html")
    raise InputError(f"a type of file that is not read: give one of {', '.join(sorted(SUFFIXES))}")


def _sniff(content: bytes) -> Reader:
    """The format of an article without a file name, by its first character."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return {b"<": read_html, b"{": read_json}.get(start, read_text)


def _article(source: Source, record: Record, published: str | None, language: str | None) -> Article:
    name = source.name if record.number is None else f"{source.name}#{record.number}"
    stated = record.stated.or_else(source.metadata)
    notes = list(record.notes)
    day, day_source = _published(record, source, published, notes)
    article = Article(
        article_id=article_id(name, record.sha256),
        source=name,
        sha256=record.sha256,
        title=repair_line(stated.title),
        byline=repair_line(stated.byline),
        site_name=repair_line(stated.site_name),
        url=repair_line(stated.url),
        published=day,
        published_source=day_source,
    )
    if record.problem:
        return replace(article, status="error", message="; ".join([record.problem, *notes]))
    # In a text that is given, names at its end are the giver's choice; on a page they stand around the article.
    text = drop_boilerplate(repair_text(record.text), signatures=not record.given)
    if not text.strip():
        missing = "the text is empty" if record.given else "no article text found in the page"
        return replace(article, status="empty", message="; ".join([missing, *notes]))
    return label_language(replace(article, text=text, message="; ".join(notes) or None), language)


def _published(record: Record, source: Source, option: str | None, notes: list[str]) -> tuple[str | None, str | None]:
    """The date of publication and who gave it; what is no date is noted, and the next one's word counts."""
    given = (
        (record.stated.published, record.published_source),
        (source.metadata.published, "metadata"),
        (option, "option"),
    )
    for value, giver in given:
        value = repair_line(value)
        if value and is_published(value):
            return value, giver
        if value:
            notes.append(
                f"published {value[:40]!r} is left out: a date like 2024-09-26 or 2024-09-26T10:00+07:00 is needed"
            )
    return None, None
