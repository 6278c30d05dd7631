"""`.html`, `.htm`: the article in a saved page, by trafilatura, with what the page says of itself."""

import logging
import re
from collections.abc import Iterator
from html import unescape
from typing import BinaryIO

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import load_html

from warta.ingest.date_line import read_date_line
from warta.ingest.encoding import decode
from warta.ingest.page_metadata import compact, linked_article, read_metadata
from warta.ingest.record import Metadata, Record, digest, read_whole

# Elements that stand in a line of text; everything else begins a line of its own.
INLINE = frozenset(
    """a abbr acronym b bdi bdo big br cite code del dfn em font i img ins kbd mark noscript q s samp script small span
    strike strong style sub sup time tt u var wbr""".split()  # noqa: SIM905
)
HOLDERS = ("div", "section", "article", "main", "td", "span", "center", "blockquote", "body")
# A run of loose text shorter than this is a label or a caption, not a paragraph.
LOOSE = 80
# A body shorter than this is perhaps not the article.
SHORT = 250
# How many lines, and how long ones, stand above an article at most.
HEADER_LINES = 8
HEADER_LENGTH = 160
# A line of prose: some words that end like a sentence. A page without any holds no article.
PROSE = re.compile(r"(?:\S+\s+){7}.*[.!?…][”’\"')\]]*$")
TAG = re.compile(r"<[^<>]{1,200}>")

# trafilatura reports every page without an article as an error of its own; here that is the article's status.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read_html(stream: BinaryIO) -> Iterator[Record]:
    """The file's page as one article."""
    content = read_whole(stream)
    page = decode(content)
    yield read_page(page, digest(content))


def read_page(page: str, sha256: str) -> Record:
    """The article in a page; its text is empty where the page has none."""
    tree = load_html(page) if page.strip() else None
    if tree is None:
        return Record(sha256, given=False)
    article = linked_article(tree)
    stated = read_metadata(tree, article)
    wrap_loose_text(tree)
    text = _without_header(_extract(tree, article.get("articleBody")), stated)
    text = text if any(PROSE.search(line) for line in text.split("\n")) else ""
    return Record(sha256, text=text, stated=stated, published_source="page", given=False)


def _extract(tree: HtmlElement, linked: object) -> str:
    """The page's body by trafilatura; where that is hardly any, the body in the page's JSON-LD, if that is more."""
    document = bare_extraction(tree, favor_precision=True, include_comments=False, deduplicate=False)
    text = (document.text or "") if isinstance(document, Document) else ""
    if isinstance(linked, str) and len(text) < SHORT and len(linked) > len(text):
        return unescape(TAG.sub("\n", linked))
    return text


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


def wrap_loose_text(tree: HtmlElement) -> None:
    """Put paragraphs around text that stands loose among blocks, in place.

    Many sites leave the lead, or every paragraph, bare between blocks; trafilatura's stricter settings lose it.
    """
    blocks = _blocks(tree)
    for holder in [element for element in tree.iter(*HOLDERS) if any(child in blocks for child in element)]:
        content: list[str | HtmlElement] = [holder.text or ""]
        for child in list(holder):
            content += [child, child.tail or ""]
            child.tail = None
            holder.remove(child)
        holder.text = None
        run: list[str | HtmlElement] = []
        for piece in content:
            if isinstance(piece, str) or piece not in blocks:
                run.append(piece)
            else:
                _place(holder, run)
                holder.append(piece)
                run = []
        _place(holder, run)


def _blocks(tree: HtmlElement) -> set[HtmlElement]:
    """The elements that begin a line of their own, or hold one that does."""
    blocks: set[HtmlElement] = set()
    for element in reversed(list(tree.iter())):
        if element.tag not in INLINE or element in blocks:
            blocks.update((element, element.getparent()))
    return blocks


def _place(holder: HtmlElement, run: list[str | HtmlElement]) -> None:
    """Append a run of loose text, in a paragraph of its own where it is one."""
    texts = [piece if isinstance(piece, str) else piece.text_content() for piece in run]
    links = sum(len(piece.text_content()) for piece in run if not isinstance(piece, str) and piece.tag == "a")
    length = sum(len(text.strip()) for text in texts)
    if length >= LOOSE and 2 * links < length:
        paragraph = holder.makeelement("p")
        holder.append(paragraph)
        holder = paragraph
    for piece in run:
        if not isinstance(piece, str):
            holder.append(piece)
        elif len(holder):
            holder[-1].tail = (holder[-1].tail or "") + piece
        else:
            holder.text = (holder.text or "") + piece
