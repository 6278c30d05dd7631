"""The date line that an article prints between its headline and its first paragraph."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

from lxml.html import HtmlElement

from warta.ingest.date_line import read_date_line
from warta.ingest.lines import compact, is_prose, is_sentence
from warta.ingest.page_tree import is_furniture
from warta.ingest.record import DateLine

# Elements that stand beside an article or quote in it: a date there is another thing's.
BESIDE = frozenset(["aside", "nav", "figure", "figcaption", "caption", "blockquote"])
SIDEBAR = re.compile(r"(?:^|[\W_])(?:side(?:bar|box)?|widget|related|popular|trending)(?:$|[\W_])", re.IGNORECASE)
CELLS = frozenset(["td", "th", "dd"])
# A link of so many words is another article's headline, in an element of so many characters at most.
HEADLINE_WORDS = 4
CARD = 400
# So many lines stand between a headline and the first paragraph at most, or above that where no headline is shown.
BETWEEN = 30
BEFORE = 12
# So many lines above a headline may hold its date line.
ABOVE = 2
# No page shows its headline, or date lines, more often than that.
MOST_HEADS = 10
MOST_DATES = 100
# Letters and digits by which the first paragraph is found.
KEY = 60
# The first lines of a given text, and characters, among which a date line may stand.
FIRST_LINES = 8
FIRST_CHARACTERS = 2000

Line = tuple[str, HtmlElement]


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


def find_date_lines(lines: Sequence[Line], title: str | None, names: Collection[str]) -> dict[int, DateLine]:
    """By number, those of a page's lines around its headline that are date lines, and not of something beside it.

    `lines` are the page's, each with its block; `names` may stand in a date line too. Where no headline is shown, they
    are looked for in all lines.
    """
    heads = _heads(lines, title)
    near: Iterable[int] = {
        number for head in heads for number in range(max(0, head - ABOVE), min(len(lines), head + BETWEEN))
    }
    blocks = [lines[head][1] for head in heads]
    own = {element for block in blocks for element in (block, *block.iterancestors())}
    dated = (
        (number, DateLine(lines[number][0], found))
        for number in (sorted(near) if heads else range(len(lines)))
        if (found := read_date_line(lines[number][0], names))
    )
    return {number: found for number, found in islice(dated, MOST_DATES) if not _is_beside(lines[number], own)}


def choose_date(lines: Sequence[Line], dates: Mapping[int, DateLine], title: str | None, text: str) -> DateLine | None:
    """Of the date lines the one between the headline and the first paragraph of the article's `text`.

    A line directly above the headline counts where it has a clock time: without one it may be the day on which the page
    was saved. On a page that shows no headline, the date line nearest above the text counts.
    """
    opening = compact(text.split("\n", 1)[0])[:KEY]
    heads = _heads(lines, title)
    starts = [number for number, (line, _) in enumerate(lines) if opening and compact(line).startswith(opening)]
    if not heads:
        before = [number for number in dates if starts and starts[0] - BEFORE <= number < starts[0]]
        return dates[max(before)] if before else None
    start = next((start for start in starts if start > heads[0]), _first_prose(lines, heads[0]))
    head = max(head for head in heads if head < start)
    below = [dates[number] for number in sorted(dates) if head < number < start]
    above = [dates[number] for number in sorted(dates, reverse=True) if head - ABOVE <= number < head]
    timed = [found for found in below + above if "T" in found.published]
    return next(iter(timed + below), None)


def _heads(lines: Sequence[Line], title: str | None) -> list[int]:
    """Where the headline stands; sites repeat it in front of what they list."""
    headline = compact(title or "")
    found = (number for number, (line, _) in enumerate(lines) if headline and compact(line) == headline)
    return list(islice(found, MOST_HEADS))


def _first_prose(lines: Sequence[Line], head: int) -> int:
    """The first line of prose behind the headline, for a text that the page does not show."""
    return next((number for number in range(head + 1, len(lines)) if is_prose(lines[number][0])), len(lines))


def _is_beside(line: Line, own: Collection[HtmlElement]) -> bool:
    """Whether a line stands in a caption, a sidebar, a cell of a table, a pointer to another article or a quotation.

    `own` are the elements around the headline.
    """
    words, block = line
    for element in (block, *block.iterancestors()):
        if element in own:
            return False
        if is_aside(element) or (element.tag in CELLS and _is_cell(words, element)):
            return True
        if _is_pointer(element) or _is_caption(words, element):
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


def _is_caption(line: str, element: HtmlElement) -> bool:
    """Whether an element is a picture and the line; a line with a clock time has an icon beside it rather."""
    has_picture = ":" not in line and next(element.iter("img", "picture"), None) is not None
    return has_picture and compact(element.text_content()) == compact(line)


def _is_pointer(element: HtmlElement) -> bool:
    """Whether an element is small and holds the headline of another article, which the date beside it belongs to."""
    return len(element.text_content()) <= CARD and any(
        len(link.text_content().split()) >= HEADLINE_WORDS for link in element.iter("a")
    )
