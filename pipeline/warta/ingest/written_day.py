"""The date line that an article prints between its headline and its first paragraph."""

import re
from collections.abc import Collection, Iterable, Sequence

from lxml.html import HtmlElement

from warta.ingest.date_line import read_date_line
from warta.ingest.lines import compact, is_prose, is_sentence
from warta.ingest.page_tree import is_furniture
from warta.ingest.record import DateLine

# Elements that stand beside an article or quote in it: a date there is another thing's.
BESIDE = frozenset(["aside", "nav", "figure", "figcaption", "caption", "blockquote"])
SIDEBAR = re.compile(r"(?:^|[\W_])(?:sidebar|widget|related|popular|trending)(?:$|[\W_])", re.IGNORECASE)
CELLS = frozenset(["td", "th", "dd"])
# A link of so many words is another article's headline.
HEADLINE_WORDS = 4
# So many lines stand between a headline and the first paragraph at most, or above that where no headline is shown.
BETWEEN = 30
BEFORE = 12
# So many lines above a headline may hold its date line.
ABOVE = 2
# Letters and digits by which the first paragraph is found.
KEY = 60
# The first lines of a given text, and characters, among which a date line may stand.
FIRST_LINES = 8
FIRST_CHARACTERS = 2000


def find_text_date(text: str, title: str | None) -> DateLine | None:
    """The date line of a given text, between its headline (the `title` or its first line) and the first sentence.

    >>> find_text_date("Jembatan Ditutup\\n\\nRabu, 3 Juli 2024\\n\\nJembatan tua ditutup.", None).published
    '2024-07-03'
    """
    lines = [line.strip() for line in text[:FIRST_CHARACTERS].split("\n") if line.strip()]
    for number, line in enumerate(lines[:FIRST_LINES]):
        if (number or title) and (found := read_date_line(line)):
            return DateLine(line, found)
        if is_sentence(line):
            break
    return None


def find_page_date(
    lines: Sequence[tuple[str, HtmlElement]], title: str | None, text: str, names: Collection[str]
) -> DateLine | None:
    """The date line between a page's headline and the first paragraph of its article `text`.

    `lines` are the page's, each with its block; `names` may stand in a date line too. A line directly above the
    headline counts where it has a clock time: without one it may be the day on which the page was saved. On a page that
    shows no headline, the date line nearest above the text counts.
    """
    keys = [compact(line) for line, _ in lines]
    headline, opening = compact(title or ""), compact(text.split("\n", 1)[0])[:KEY]
    starts = [number for number, key in enumerate(keys) if opening and key.startswith(opening)]
    heads = [number for number, key in enumerate(keys) if headline and key == headline]
    if not heads:
        start = starts[0] if starts else 0
        return next(_date_lines(reversed(lines[max(0, start - BEFORE) : start]), names, lines[start : start + 1]), None)
    start = next((start for start in starts if start > heads[0]), _first_prose(lines, heads[0]))
    head = max(head for head in heads if head < start)
    around = lines[head : head + 1]
    below = list(_date_lines(lines[head + 1 : min(start, head + BETWEEN)], names, around))
    above = list(_date_lines(reversed(lines[max(0, head - ABOVE) : head]), names, around))
    timed = [found for found in below + above if "T" in found.published]
    return next(iter(timed + below), None)


def _first_prose(lines: Sequence[tuple[str, HtmlElement]], head: int) -> int:
    """The first line of prose behind the headline, for a text that the page does not show."""
    return next((number for number in range(head + 1, len(lines)) if is_prose(lines[number][0])), len(lines))


def _date_lines(
    lines: Iterable[tuple[str, HtmlElement]], names: Collection[str], around: Sequence[tuple[str, HtmlElement]]
) -> Iterable[DateLine]:
    """Those of the lines that are date lines and the article's own; `around` is what surely is the article's."""
    own = {element for _, block in around for element in (block, *block.iterancestors())}
    for line, block in lines:
        if (found := read_date_line(line, names)) and not _is_beside(line, block, own):
            yield DateLine(line, found)


def _is_beside(line: str, block: HtmlElement, own: Collection[HtmlElement]) -> bool:
    """Whether a line stands in a caption, a sidebar, a cell of a table, a pointer to another article or a quotation."""
    for element in (block, *block.iterancestors()):
        if element in own:
            return False
        if is_aside(element) or (element.tag in CELLS and _is_cell(line, element)):
            return True
        if any(len(link.text_content().split()) >= HEADLINE_WORDS for link in element.iter("a")):
            return True
    return False


def is_aside(element: HtmlElement) -> bool:
    """Whether an element by its tag, class or id stands beside an article, or quotes in it."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in BESIDE or is_furniture(names) or bool(SIDEBAR.search(names))


def _is_cell(line: str, cell: HtmlElement) -> bool:
    """Whether the line is all of a cell beside others, as in a table of facts; layouts put more into one."""
    beside = (other for other in cell.getparent() if other is not cell and isinstance(other.tag, str))
    return compact(cell.text_content()) == compact(line) and any(other.text_content().strip() for other in beside)
