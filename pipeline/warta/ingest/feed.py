"""`.rss`, `.atom`, `.xml`: the items of an RSS or Atom feed as articles."""

from collections.abc import Iterator
from html import unescape
from typing import BinaryIO

from lxml import etree
from lxml.etree import _Element

from warta.errors import InputError
from warta.ingest.blocks import free_of_markup
from warta.ingest.encoding import decode
from warta.ingest.published import normalize_published
from warta.ingest.record import Metadata, Record, digest, read_whole

ROOTS = ("rss", "RDF", "feed")
ITEMS = ("item", "entry")
# In the order of their worth: a whole text before a summary.
WHOLE = ("encoded", "content")
SUMMARIES = ("description", "summary")
PUBLISHED = ("pubDate", "published", "issued", "date")
# Other vocabularies in a feed (media, podcasts) use the same names for other things.
NAMESPACES = frozenset(
    [
        None,
        "http://purl.org/rss/1.0/",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://purl.org/rss/1.0/modules/content/",
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/dc/terms/",
        "http://www.w3.org/2005/Atom",
        "http://purl.org/atom/ns#",
    ]
)
# A summary shorter than this, or cut off, is not the article; some feeds give the whole text under that name.
SHORT = 800
CUT_OFF = ("...", "…", "[…]", "[...]")
SUMMARY_NOTE = "the feed gives only a summary of the article"


def read_feed(stream: BinaryIO, max_bytes: int) -> Iterator[Record]:
    """Every item as one article; one whose text is only a summary says so in its notes.

    Raises InputError when the file is no feed. A feed that breaks off gives the items before the break.
    """
    content = read_whole(stream, max_bytes)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, remove_pis=True)
    try:
        root = etree.fromstring(_without_declaration(decode(content)).encode(errors="replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or _name(root) not in ROOTS:
        raise InputError("no RSS or Atom feed: save the article as .html, or its text as .txt")
    site = _text(next((child for child in root if _name(child) == "channel"), root), ("title",))
    items = [element for element in root.iter() if _name(element) in ITEMS]
    if not items:
        raise InputError("a feed without items: save the article as .html, or its text as .txt")
    for number, item in enumerate(items, start=1):
        yield _read_item(item, site, number)


def _read_item(item: _Element, site: str | None, number: int) -> Record:
    whole, summary = _body(item, WHOLE), _body(item, SUMMARIES)
    text = whole or summary
    only_summary = not whole and (len(summary) < SHORT or summary.endswith(CUT_OFF))
    published = next((form for name in PUBLISHED if (form := normalize_published(_text(item, (name,)) or ""))), None)
    stated = Metadata(
        title=_text(item, ("title",)),
        byline="; ".join(_writers(item)) or None,
        site_name=site,
        url=_address(item),
        published=published,
    )
    return Record(
        digest(etree.tostring(item, with_tail=False)),
        text=text,
        number=number,
        stated=stated,
        notes=(SUMMARY_NOTE,) if text and only_summary else (),
    )


def _body(item: _Element, names: tuple[str, ...]) -> str:
    """The text under the first of the names that has one, freed of markup."""
    for child in item:
        if _name(child) in names:
            # Markup stands escaped in one string, or as elements of the feed itself.
            source = (
                etree.tostring(child, encoding="unicode", with_tail=False) if _holds_elements(child) else _own(child)
            )
            if text := free_of_markup(source):
                return text
    return ""


def _holds_elements(element: _Element) -> bool:
    return any(isinstance(child.tag, str) for child in element)


def _own(element: _Element) -> str:
    """The text in the element itself; entities of the document's own are left out, for they may be endless."""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def _address(item: _Element) -> str | None:
    """The article's own address: the link, or the identifier that is one."""
    links = [child for child in item if _name(child) == "link"]
    stated = [link.get("href") or link.text for link in links if link.get("rel", "alternate") == "alternate"]
    stated += [child.text for child in item if _name(child) in ("guid", "id")]
    addresses = (value.strip() for value in stated if value)
    return next((value for value in addresses if value.startswith(("http://", "https://"))), None)


def _writers(item: _Element) -> Iterator[str]:
    """The writers' names; RSS writes some as `address (name)`."""
    for child in item:
        if _name(child) == "creator" and child.text:
            yield child.text.strip()
        elif _name(child) == "author":
            name = _text(child, ("name",)) or child.text or ""
            name = name.partition("(")[2].rstrip(") ") if "@" in name else name.strip()
            if name:
                yield name


def _text(element: _Element, names: tuple[str, ...]) -> str | None:
    """The text of the first child with one of the names."""
    for child in element:
        if _name(child) in names and (text := " ".join(unescape("".join(child.itertext())).split())):
            return text
    return None


def _name(element: _Element) -> str:
    """The name without its namespace; empty for comments and for other vocabularies' elements."""
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element)
    return name.localname if name.namespace in NAMESPACES else ""


def _without_declaration(text: str) -> str:
    """The XML without its declaration, whose encoding the text no longer has."""
    text = text.lstrip("\ufeff \t\r\n")
    return text.partition("?>")[2] if text.startswith("<?xml") else text
