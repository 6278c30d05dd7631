"""The article's text in a page: trafilatura's reading, mended where it is known to fall short."""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lxml.etree import strip_elements
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from warta.ingest.blocks import SILENT, block_text, free_of_markup
from warta.ingest.boilerplate import is_boilerplate, is_signature
from warta.ingest.lines import WORDS, compact, is_prose, is_sentence
from warta.ingest.linked_data import nested
from warta.ingest.page_tree import (
    LOOSE,
    close_lines,
    drop_cards,
    drop_furniture,
    join_wrapped,
    keep_times,
    open_layouts,
    page_address,
    wrap_loose_text,
)

# A body shorter than this is perhaps not the article.
SHORT = 250
# A sentence of an article has so many words.
FEW_WORDS = 4
# The body that a page states apart is taken where it is so much longer than the one that it shows.
FULLER = 1.4
# Letters and digits by which a paragraph is found again in the text.
KEY = 80
# trafilatura's time grows with the square of an element's children; beyond these numbers pages are read line by line.
MOST_CHILDREN = 2000
MOST_ELEMENTS = 50_000
VAST_SILENT = SILENT | {"header", "a"}
# A caption shorter than this names what is seen and tells nothing; an article has fewer pictures than this.
CAPTION = 40
# The photographer behind a caption: agency and name, in brackets.
CREDIT = re.compile(r"\s*[(\[][^()\[\]\d]{2,60}/[^()\[\]\d]{2,60}[)\]]\.?$")
MOST_PICTURES = 3

# trafilatura reports every page without an article as an error of its own; here that is the article's status.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def find_body(tree: HtmlElement, article: dict[str, object]) -> str:
    """The article's text, one paragraph a line; the tree is changed. `article` is the page's JSON-LD.

    trafilatura's strict settings leave out most of what is not the article, and now and then a paragraph that is: one
    that stands among those it kept comes back. Where the page states its text apart, as pages do that are put together
    by scripts, and that is much more than what stands in the page, it is taken instead.
    """
    drop_furniture(tree)
    if is_vast(tree):
        return "\n".join(line for line in block_text(tree, VAST_SILENT).split("\n") if len(line) >= LOOSE)
    drop_cards(tree)
    close_lines(tree)
    join_wrapped(tree)
    open_layouts(tree)
    keep_times(tree)
    wrap_loose_text(tree)
    document = bare_extraction(tree, favor_precision=True, include_comments=False, deduplicate=False)
    shown = (document.text or "") if isinstance(document, Document) else ""
    shown = "\n".join(restore_paragraphs(tree, shown.split("\n")))
    stated = "\n".join(_stated_bodies(article))
    fuller = len(stated) > (FULLER * len(shown) if len(shown) >= SHORT else len(shown))
    return stated if fuller else shown


def is_marked(tree: HtmlElement) -> bool:
    """Whether a page calls itself an article, by Open Graph, by microdata, or by the one element of that name."""
    return (
        any(meta.get("property") == "og:type" and meta.get("content") == "article" for meta in tree.iter("meta"))
        or sum(1 for _ in islice(tree.iter("article"), 2)) == 1
        or any(element.get("itemprop") == "articleBody" for element in tree.iter())
    )


def holds_article(text: str, *, marked: bool) -> bool:
    """Whether a text found in a page is an article: it has a line of prose that is no page's own.

    Where the page calls itself an article (`marked`), less is enough: a short sentence, or words without a full stop.
    """
    lines = [line for line in text.split("\n") if not is_boilerplate(line)]
    if any(map(is_prose, lines)):
        return True
    return marked and any(len(line.split(None, WORDS)) >= (FEW_WORDS if is_sentence(line) else WORDS) for line in lines)


def is_vast(tree: HtmlElement) -> bool:
    """Whether a page has more elements, or more in one of them, than can be read in reasonable time."""
    return any(number > MOST_ELEMENTS or len(element) > MOST_CHILDREN for number, element in enumerate(tree.iter()))


def find_captions(tree: HtmlElement, text: str) -> str:
    """The text of a page of pictures: its captions, each once, behind those lines of `text` that stand above them.

    `text` as it is where there are too few captions to make up such a page, or where the pictures lead to other pages.
    """
    shown = [caption for caption in tree.iter("figcaption") if not any(map(page_address, caption.iter("a")))]
    leading = {address for caption in shown for address in _picture_addresses(caption.getparent())}
    if len(leading) >= MOST_PICTURES:
        return text
    found = (CREDIT.sub("", block_text(caption, ())) for caption in shown)
    captions = list(dict.fromkeys(caption for caption in found if len(caption) >= CAPTION))
    if not captions or (text and len(captions) < MOST_PICTURES):
        return text
    strip_elements(tree, "script", "style", with_tail=False)
    page = compact(tree.text_content())
    first = page.find(compact(captions[0]))
    return "\n".join([*(line for line in text.split("\n") if -1 < page.find(compact(line)) < first), *captions])


def _picture_addresses(figure: HtmlElement) -> Iterator[str]:
    """The other pages that a picture is a link to."""
    for link in (*figure.iter("a"), *figure.iterancestors("a")):
        if (address := page_address(link)) and next(link.iter("img", "picture"), None) is not None:
            yield address


def restore_paragraphs(tree: HtmlElement, lines: list[str]) -> list[str]:
    """The lines with the paragraphs that are missing before or between them, from the element that holds most of them.

    Where hardly any of the page's fullest element is among the lines, its paragraphs are taken instead. Only prose
    comes back: long enough, mostly no links, no boilerplate.
    """
    found = compact("\n".join(lines))
    paragraphs = [(paragraph, _text(paragraph)) for paragraph in tree.iter("p", "blockquote")]
    kept = {paragraph: text for paragraph, text in paragraphs if text and compact(text)[:KEY] in found}
    prose = {
        paragraph: text
        for paragraph, text in paragraphs
        if kept.keys().isdisjoint((paragraph, *paragraph.iter("p"))) and _is_body(paragraph, text)
    }
    whole, size = _fullest(kept | prose)
    if size > FULLER * len("".join(lines)) and 2 * sum(len(kept[p]) for p in kept if p.getparent() is whole) < size:
        return [block_text(paragraph, ()) for paragraph in kept | prose if paragraph.getparent() is whole]
    holder, size = _fullest(kept)
    if 2 * size < len("".join(lines)):
        return lines
    siblings = [(paragraph, text) for paragraph, text in paragraphs if paragraph.getparent() is holder]
    last = max((number for number, (paragraph, _) in enumerate(siblings) if paragraph in kept), default=0)
    mended = list(lines)
    place = 0
    for paragraph, text in siblings[:last]:
        if paragraph in kept:
            key = compact(text)[:KEY]
            place = next((n + 1 for n in range(place, len(mended)) if key.startswith(compact(mended[n])[:KEY])), place)
        elif paragraph in prose:
            mended.insert(place, block_text(paragraph, ()))
            place += 1
    return mended


def _fullest(paragraphs: dict[HtmlElement, str]) -> tuple[HtmlElement | None, int]:
    """The element that holds most of the paragraphs' characters as its children, and how many."""
    sizes: Counter[HtmlElement] = Counter()
    for paragraph, text in paragraphs.items():
        sizes[paragraph.getparent()] += len(text)
    return max(sizes.items(), key=lambda pair: pair[1], default=(None, 0))


def _is_body(paragraph: HtmlElement, text: str) -> bool:
    return (
        len(text) >= LOOSE
        and 3 * _linked(paragraph) < len(text)
        and not is_boilerplate(text)
        and not is_signature(text)
    )


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _linked(element: HtmlElement) -> int:
    """How many characters of the element are links."""
    return sum(len(_text(link)) for link in element.iter("a"))


def _stated_bodies(article: dict[str, object]) -> Iterator[str]:
    """The text in the page's JSON-LD: the article's, or that of a live blog's entries."""
    body = article.get("articleBody")
    if isinstance(body, str) and body.strip():
        yield free_of_markup(body)
    for entry in nested(article.get("liveBlogUpdate")):
        for part in (entry.get("headline"), entry.get("articleBody")):
            if isinstance(part, str) and part.strip():
                yield free_of_markup(part)
