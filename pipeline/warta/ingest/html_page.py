"""`.html`, `.htm`: the article in a saved page, with what the page says of itself."""

import re
from collections.abc import Collection
from dataclasses import replace

from lxml.html import HtmlElement

from warta.ingest.date_line import read_date_line, without_credit
from warta.ingest.encoding import decode
from warta.ingest.lines import compact, is_label, is_sentence
from warta.ingest.linked_data import has_whole_body, linked_article
from warta.ingest.list_page import is_list, look_at
from warta.ingest.page_body import SHORT, find_body, find_captions, holds_article, is_marked
from warta.ingest.page_count import PAGES_NOTE, find_pages
from warta.ingest.page_metadata import read_metadata
from warta.ingest.page_tree import flatten, parse_page
from warta.ingest.record import Metadata, Record, digest
from warta.ingest.source import Fetched
from warta.ingest.walls import is_stub
from warta.ingest.written_day import choose_date, find_date_lines

# How many lines, and how long ones, stand above an article at most.
HEADER_LINES = 8
HEADER_LENGTH = 160
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
        dated=found.dated,
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
    return replace(record, text=text, stated=record.stated.or_else(flat.stated), dated=record.dated or flat.dated)


def _read_tree(tree: HtmlElement | None, sha256: str, address: str | None) -> Record:
    """The article in a parsed page; the tree is used up."""
    if tree is None:
        return Record(sha256, given=False)
    held = list(tree.iter())  # or lxml makes every element anew each time that the page is gone through
    article = linked_article(tree)
    stated = read_metadata(tree, article, address)
    names = _names(stated)
    shown = look_at(tree)
    dates = find_date_lines(shown.lines, stated.title, names)
    marked = bool(article) or is_marked(tree)
    is_told = marked or bool(stated.published or stated.byline or dates)
    pages = find_pages(tree, (line for line, _ in shown.lines), stated)
    text = _without_header(find_body(tree, article), stated, names)
    text = (
        text if holds_article(text, marked=marked) and not is_list(text, shown, stated.title, is_told=is_told) else ""
    )
    dated = choose_date(shown.lines, dates, stated.title, text) if text else None
    if dated and stated.published and dated.published.startswith(stated.published):
        stated = replace(stated, published=dated.published)  # the day that the page states, with the time of that line
    notes = []
    if text and not has_whole_body(article, text):
        notes += [STUB_NOTE] if is_stub(tree, article, text) else []
        notes += [PAGES_NOTE.format(*pages)] if pages else []
    del held
    return Record(
        sha256, text=text, stated=stated, published_source="page", given=False, notes=tuple(notes), dated=dated
    )


def _names(stated: Metadata) -> frozenset[str]:
    """The names that may stand in a date line: the site's and the writers'."""
    names = (stated.site_name or "", stated.byline or "", *(stated.byline or "").split(";"))
    return frozenset(key for name in names if (key := compact(name)))


def _without_header(text: str, stated: Metadata, names: Collection[str]) -> str:
    """The text without what stands above the article itself: headline, date line, writers' names.

    Only among the first lines, and above the first sentence. Labels above those lines go with them, other text stays.
    """
    lines = text.split("\n")
    title = stated.title or ""
    header: list[int] = []
    for number, line in enumerate(lines[:HEADER_LINES]):
        if _is_header(line, title, names):
            header.append(number)
        elif is_sentence(line) or len(line) > HEADER_LENGTH:
            break
    last = max(header, default=-1)
    return "\n".join(
        line for number, line in enumerate(lines) if number > last or not (number in header or is_label(line))
    )


def _is_header(line: str, title: str, names: Collection[str]) -> bool:
    key, headline = compact(line), compact(title)
    if headline and (key == headline or (headline in key and len(key) < 2 * len(headline) and not is_sentence(line))):
        return True
    # Headline and date line may run into each other, where the page parts them by a `br`.
    behind = line.removeprefix(title)
    return compact(without_credit(line)) in names or read_date_line(behind, names) is not None
