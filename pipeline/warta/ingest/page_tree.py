"""A page as a tree: parsed, freed of what is marked as no text, its loose text put into paragraphs."""

import re
from functools import cache, lru_cache

from lxml.etree import ParserError, strip_elements
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from warta.ingest.blocks import INLINE, block_text, fit_for_trees
from warta.ingest.lines import is_prose, is_sentence
from warta.languages import codes, load_pack

HOLDERS = ("div", "section", "article", "main", "td", "span", "center", "blockquote", "body")
# A run of loose text shorter than this is a label or a caption, not a paragraph.
LOOSE = 80
# An element marked as furniture goes if it holds no more than this; a longer one holds the article too.
FURNITURE = 400
# What the address of a link begins with that leads to no other page.
NOWHERE = ("#", "javascript:", "mailto:")
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])", re.IGNORECASE)
PROSE_CELLS = 2
# Of the lines that do not end a sentence, the least that begin in lower case below one where lines are wrapped.
WRAPS = 3
# The share of the longest line's length that a line broken for width has.
FULL = 0.7
TABLE_PARTS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")
# How many cards make a row, how long a card's headline is at least, and all else in it at most.
CARDS = 3
CARD_TAGS = ("div", "li", "article", "section", "tr", "td", "dd", "figure")
HEADLINE = 15
TEASER = 220
# The parser's time grows with the square of a tag's attributes; no real tag is so long and has so many words.
LONG_TAG = re.compile(r"<([a-z][a-z0-9]*)\b[^<>]{20000,}>", re.IGNORECASE)
MOST_WORDS = 2000
LINE_END = re.compile(r"\s*\n\s*")
# Tags that stay when a page is nested beyond what the parser bears.
FLAT = "html|head|body|title|meta|link|script|style|h[1-6]|p|a|li|br|time|figure|figcaption|nav|aside|footer|header"
BUNDLE = re.compile(rf"</?(?!(?:{FLAT})\b)([a-z][a-z0-9-]*)\b[^<>]*>", re.IGNORECASE)


def parse_page(page: str) -> tuple[HtmlElement | None, bool]:
    """The page's tree, None where there is nothing in it, and whether the parser got through.

    libxml2 stops where elements nest deeper than 255.
    """
    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    page = LONG_TAG.sub(lambda tag: f"<{tag[1]}>" if len(tag[0].split(None, MOST_WORDS)) > MOST_WORDS else tag[0], page)
    try:
        tree = document_fromstring(fit_for_trees(page).encode(), parser=parser)
    except ParserError:
        return None, True
    return tree, not any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def flatten(page: str) -> str:
    """The page with hardly any nesting: containers become paragraphs, and inline markup goes.

    >>> flatten("<body><div class=a><div>Air <b>surut</b>.</div></div></body>")
    '<body><p><p>Air surut.<p><p></body>'
    """
    return BUNDLE.sub(lambda tag: "" if tag[1].casefold() in INLINE else "<p>", page)


def drop_furniture(tree: HtmlElement) -> None:
    """Take out, in place, scripts, and the small elements whose class or id says that they are not the article's."""
    strip_elements(tree, "script", "style", "noscript", with_tail=False)
    marked = [element for element in tree.iter() if is_furniture(f"{element.get('class', '')} {element.get('id', '')}")]
    for element in marked:
        parent = element.getparent()
        if parent is None or element.tag in ("html", "body") or len(element.text_content()) > FURNITURE:
            continue
        if element.tail:
            before = element.getprevious()
            if before is None:
                parent.text = (parent.text or "") + element.tail
            else:
                before.tail = (before.tail or "") + element.tail
        parent.remove(element)


@lru_cache(maxsize=10_000)
def is_furniture(names: str) -> bool:
    """Whether a class or id names captions, pointers to other articles and the like, in any pack's words.

    >>> is_furniture("box-bacaJuga mt-2"), is_furniture("article-content")
    (True, False)
    """
    return bool(names.strip()) and bool(_furniture().search(names))


@cache
def _furniture() -> re.Pattern[str]:
    packs = [load_pack(code).boilerplate for code in codes()]
    words = {label for pack in packs for label in pack.labels if " " in label} | {
        name for pack in packs for name in pack.classes
    }
    names = (r"[\W_]*".join(map(re.escape, re.findall(r"\w+", word))) for word in sorted(words))
    return re.compile(rf"(?:^|[\W_]|\b[a-z]+(?=[A-Z]))(?i:{'|'.join(names)})(?![a-z])")


def drop_cards(tree: HtmlElement) -> None:
    """Take out, in place, rows of cards: elements of one kind, each a link to another page with a line or two about it.

    Sites fill their pages with them, and the lines read like an article's.
    """
    for parent in [element for element in tree.iter() if len(element) >= CARDS]:
        kinds: dict[tuple[str, str], list[HtmlElement]] = {}
        for child in parent.iterchildren(*CARD_TAGS):
            kinds.setdefault((child.tag, child.get("class", "")), []).append(child)
        for children in kinds.values():
            cards = [child for child in children if _is_card(child)] if len(children) >= CARDS else []
            if len(cards) >= max(CARDS, 0.8 * len(children)):
                for card in cards:
                    parent.remove(card)


def _is_card(element: HtmlElement) -> bool:
    """Whether an element is a headline or picture that leads to another page, with little else; its tail is no text."""
    links = [link for link in element.iter("a") if page_address(link)]
    if not links or (element.tail or "").strip():
        return False
    heads = [len(link.text_content().strip()) for link in links if _stands_alone(link)]
    rest = len(" ".join(element.text_content().split())) - sum(heads)
    has_picture = any(next(link.iter("img"), None) is not None for link in links)
    return rest <= TEASER and (max(heads, default=0) >= HEADLINE or (has_picture and rest >= HEADLINE))


def page_address(link: HtmlElement) -> str | None:
    """The address that a link leads to, if that is another page, and not just a picture."""
    address = link.get("href") or "#"
    return None if address.startswith(NOWHERE) or PICTURE.search(address) else address


def _stands_alone(link: HtmlElement) -> bool:
    """Whether there is no text beside the link in the element that holds it."""
    parent = link.getparent()
    beside = [parent.text, *(child.tail for child in parent)]
    return not any(text and text.strip() for text in beside)


def open_layouts(tree: HtmlElement) -> None:
    """Make plain boxes, in place, of tables that lay out the page instead of showing data.

    Such a table holds a heading, another table, one column with prose, or just a cell or two of prose.
    """
    layouts = {table for table in tree.iter("table") if _is_layout(table)}
    parts = [
        element
        for element in tree.iter(*TABLE_PARTS)
        if (element if element.tag == "table" else next(element.iterancestors("table"), None)) in layouts
    ]
    for element in parts:
        is_line = element.tag in ("td", "th") and all(child.tag in INLINE for child in element)
        element.tag = "p" if is_line else "div"


def _is_layout(table: HtmlElement) -> bool:
    if next(table.iterdescendants("table", "h1", "h2", "h3"), None) is not None:
        return True
    if next(table.iter("th"), None) is not None:
        return False
    texts = [text for cell in table.iter("td") if len(text := block_text(cell)) >= LOOSE]
    cells = sum(any(map(is_prose, text.split("\n"))) for text in texts)
    is_column = all(sum(1 for _ in row.iterchildren("td")) == 1 for row in table.iter("tr"))
    return cells > 0 and (is_column or cells <= PROSE_CELLS)


def close_lines(tree: HtmlElement) -> None:
    """Make spaces of the line ends in the page's source, in place, as browsers do; those of `pre` stay."""
    for element in tree.iter():
        if element.text and "\n" in element.text and element.tag != "pre":
            element.text = LINE_END.sub(" ", element.text)
        if element.tail and "\n" in element.tail:
            element.tail = LINE_END.sub(" ", element.tail)


def join_wrapped(tree: HtmlElement) -> None:
    """Make spaces of the `br` in the middle of sentences, in place, where a page breaks its lines by them.

    Most of the lines that end no sentence then go on in lower case. A line that is much shorter than the others, a
    headline say, and is followed by a capital, stays apart.
    """
    holders = {br.getparent() for br in tree.iter("br")}
    for holder in (element for element in tree.iter() if element in holders and element.tag != "pre"):
        before = holder.text or ""
        found: list[tuple[HtmlElement, int, bool]] = []
        for child in holder:
            behind = child.tail or ""
            if child.tag != "br":
                before += child.text_content() + behind
                continue
            if before.strip() and behind.strip() and not is_sentence(before.rstrip()):
                found.append((child, len(before.strip()), behind.lstrip()[0].islower()))
            before = behind
        if sum(goes_on for _, _, goes_on in found) < max(WRAPS, len(found) / 2):
            continue
        width = max(length for _, length, _ in found)
        for br, length, goes_on in found:
            if goes_on or length > FULL * width:
                br.tail = f" {br.tail.lstrip()}"
                br.drop_tag()


def keep_times(tree: HtmlElement) -> None:
    """Make plain text, in place, of the `time` in sentences, which trafilatura leaves out."""
    for element in list(tree.iter("time")):
        before = element.getprevious()
        beside = (element.getparent().text if before is None else before.tail) or ""
        if element.getparent().tag == "p" and (beside.strip() or (element.tail or "").strip()):
            element.drop_tag()


def wrap_loose_text(tree: HtmlElement) -> None:
    """Put paragraphs around text that stands loose among blocks, in place.

    Many sites leave the lead, or every paragraph, bare between blocks; trafilatura's stricter settings lose it.
    """
    blocks = _blocks(tree)
    for holder in list(tree.iter(*HOLDERS)):
        if holder.tag != "body" and blocks.isdisjoint(holder):
            continue
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
        if (element.tag not in INLINE and element.tag != "br") or element in blocks:
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
    last = next(holder.iterchildren(reversed=True), None)
    for piece in run:
        if not isinstance(piece, str):
            holder.append(piece)
            last = piece
        elif last is not None:
            last.tail = (last.tail or "") + piece
        else:
            holder.text = (holder.text or "") + piece
