"""A source's records made articles: repaired, cleaned, dated and labelled with their language."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from warta.article import Article, article_id
from warta.errors import is_passing
from warta.ingest.boilerplate import drop_boilerplate
from warta.ingest.html_page import search_page
from warta.ingest.loading import load_record
from warta.ingest.opening import describe_problem
from warta.ingest.published import normalize_published, read_written
from warta.ingest.record import MAX_BYTES, DateLine, Metadata, Record
from warta.ingest.repair import repair_line, repair_text
from warta.ingest.source import Source, SourceRecord
from warta.ingest.sources import find_sources
from warta.ingest.splitting import split_source
from warta.ingest.written_day import find_text_date
from warta.languages.detection import label_language

# Who may write a date as people do: files that people make; pages say it for machines.
WRITTEN = frozenset(("record", "metadata"))


def read(
    source: str | Path, *, published: str | None = None, language: str | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Article]:
    """The articles of a file, of a folder's files, or, for `-`, the one on standard input.

    `published` dates the articles that state no date; `language` (ISO 639-1) is taken as given instead of detected. An
    article of more than `max_bytes` is not read.
    Raises UsageError when the source does not exist; what is wrong inside a file is said by its article's `status`.
    """
    for found in find_sources([source]):
        yield from read_source(found, published=published, language=language, max_bytes=max_bytes)


def read_source(
    source: Source | SourceRecord,
    *,
    published: str | None = None,
    language: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Article]:
    """The articles of a source, or of a piece of one from `split_source`, cleaned and labelled with their language.

    Never raises for what a file holds: an unreadable file, or a broken record of it, is an article with status `error`
    and a message that names the cure, a page without an article one with status `empty`. Raises what
    `errors.is_passing` knows, a lack of memory or space.
    """
    for piece in [source] if isinstance(source, SourceRecord) else split_source(source, max_bytes=max_bytes):
        found = piece if isinstance(piece, SourceRecord) else load_record(piece, max_bytes)
        yield _article(found, published, language)


def _article(found: SourceRecord, published: str | None, language: str | None) -> Article:
    record = _search(found.record)
    stated = record.stated.or_else(found.metadata)
    notes = list(record.notes)
    dated = find_text_date(record.text, stated.title) if record.given else record.dated
    day, day_source = _published(record, found.metadata, dated, published, language, notes)
    article = Article(
        article_id=article_id(found.name, record.sha256),
        source=found.name,
        sha256=record.sha256,
        title=repair_line(stated.title),
        byline=repair_line(stated.byline),
        site_name=repair_line(stated.site_name),
        url=repair_line(stated.url),
        published=day,
        published_source=day_source,
        crawled=repair_line(record.crawled),
    )
    if record.problem:
        return replace(article, status="error", message="; ".join([record.problem, *notes]))
    # In a text that is given, names at its end are the giver's choice; on a page they stand around the article.
    text = drop_boilerplate(repair_text(record.text), signatures=not record.given)
    if not text.strip():
        missing = record.absence or ("the text is empty" if record.given else "no article text found in the page")
        return replace(article, status="empty", message="; ".join([missing, *notes]))
    return label_language(replace(article, text=text, message="; ".join(notes) or None), language)


def _search(record: Record) -> Record:
    """The record with the article in its page, or with the problem that the page makes."""
    try:
        return search_page(record)
    except Exception as error:
        if is_passing(error):
            raise
        return replace(record, page=None, problem=describe_problem(error))


def _published(
    record: Record,
    metadata: Metadata,
    dated: DateLine | None,
    option: str | None,
    language: str | None,
    notes: list[str],
) -> tuple[str | None, str | None]:
    """The date of publication and who gave it; what is no date is noted, and the next one's word counts.

    A date line of the text is noted too: it is no statement, and the reader may look.
    """
    given = (
        (record.stated.published, record.published_source),
        (metadata.published, "metadata"),
        (dated.published if dated else None, "body"),
        (option, "option"),
    )
    for value, giver in given:
        value = repair_line(value)
        if form := normalize_published(value or ""):
            if dated and giver == "body":
                notes.append(f"published is what the date line {dated.words!r} says")
            return form, giver
        if value and giver in WRITTEN and (form := read_written(value, language)):
            notes.append(f"published {value[:40]!r} is read as {form}")
            return form, giver
        if value:
            notes.append(
                f"published {value[:40]!r} is left out: a date like 2024-09-26 or 2024-09-26T10:00+07:00 is needed"
            )
    return None, None
