"""`.html`, `.htm`: the article in a saved page, with what the page says of itself."""

import re
from dataclasses import replace

from lxml.html import HtmlElement

from warta.ingest.date_line import read_date_line
from warta.ingest.encoding import decode
from warta.ingest.linked_data import linked_article
from warta.ingest.page_body import SHORT, find_body, find_captions
from warta.ingest.page_metadata import compact, read_metadata
from warta.ingest.page_tree import flatten, parse_page
from warta.ingest.record import Metadata, Record, digest
from warta.ingest.source import Fetched
from warta.ingest.walls import is_stub

# How many lines, and how long ones, stand above an article at most.
HEADER_LINES = 8
HEADER_LENGTH = 160
# A line of prose: some words that end like a sentence. A page without any holds no article.
WORDS = 8
STOP = re.compile(r"[.!?…][”’\"')\]]{0,3}$")
# Browsers note, above a page that they save, where they had it from.
SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:)\s*(https?://\S+)")
HEAD = 4096
STUB_NOTE = "perhaps only the beginning of the article: the page says that it is for subscribers"


def read_html(content: bytes) -> Record:
    """The file's page, whose article is still to be searched for."""
    return Record(digest(content), page=decode(content))


def read_fetched(content: bytes, fetched: Fetched) -> Record:
    """A page from a web archive; where it was is its address, whatever it says of that itself."""
    return Record(
        digest(content),
        stated=Metadata(url=fetched.url),
        page=decode(content, fetched.charset),
        address=fetched.url,
        crawled=fetched.crawled,
    )


def search_page(record: Record) -> Record:
    """The record with the article in its `page`, and what the page says of it where the record says nothing."""
    if record.page is None:
        return record
    found = read_page(record.page, record.sha256, record.address)
    return replace(
        record,
        page=None,
        text=found.text,
        stated=record.stated.or_else(found.stated),
        published_source="record" if record.stated.published else "page",
        given=False,
        notes=record.notes + found.notes,
    )


def read_page(page: str, sha256: str, address: str | None = None) -> Record:
    """The article in a page; its text is empty where the page has none.

    `address` is where the page was, for a page that does not say it itself.
    """
    saved = SAVED_FROM.search(page[:HEAD])
    address = address or (saved[1] if saved else None)
    tree, whole = parse_page(page)
    record = _read_tree(tree, sha256, address)
    if len(record.text) < SHORT and tree is not None:
        record = replace(record, text=find_captions(parse_page(page)[0], record.text))
    if whole:
        return record
    flat = _read_tree(parse_page(flatten(page))[0], sha256, address)
    text = max(record.text, flat.text, key=len)
    return replace(record, text=text, stated=record.stated.or_else(flat.stated))


def _read_tree(tree: HtmlElement | None, sha256: str, address: str | None) -> Record:
    """The article in a parsed page; the tree is used up."""
    if tree is None:
        return Record(sha256, given=False)
    held = list(tree.iter())  # or lxml makes every element anew each time that the page is gone through
    article = linked_article(tree)
    stated = read_metadata(tree, article, address)
    text = _without_header(find_body(tree, article), stated)
    text = text if any(map(_is_prose, text.split("\n"))) else ""
    notes = (STUB_NOTE,) if text and is_stub(tree, article, text) else ()
    del held
    return Record(sha256, text=text, stated=stated, published_source="page", given=False, notes=notes)


def _is_prose(line: str) -> bool:
    return len(line.split(None, WORDS)) >= WORDS and bool(STOP.search(line[-4:]))


def _without_header(text: str, stated: Metadata) -> str:
    """The text without what stands above the article itself: headline, date line, writers' names.

    Only the first lines, and none behind a paragraph.
    """
    lines = text.split("\n")
    title = compact(stated.title or "")
    writers = compact(stated.byline or "")
    first = 0
    for number, line in enumerate(lines[:HEADER_LINES]):
        key = compact(line)
        if key and (
            key in (title, writers) or (title and title in key and len(key) < 2 * len(title)) or read_date_line(line)
        ):
            first = number + 1
        elif len(line) > HEADER_LENGTH:
            break
    return "\n".join(lines[first:])
