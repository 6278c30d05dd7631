"""Articles that a site spreads over several pages, of which a file holds one."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from warta.ingest.lines import compact
from warta.ingest.record import Metadata
from warta.languages import codes, load_pack

# A line that counts pages holds little else.
LONGEST = 60
# No article has more pages.
MOST = 40
NUMBER = re.compile(r"\d{1,2}")
# The part of an address that names one page of several.
PAGED = re.compile(
    r"[?&](?:page|hal|halaman|laman|p|pg|paged)=(\d{1,2})\b|/(?:(?:page|hal|halaman)[/-])?(\d{1,2})/?$", re.I
)
WORD = re.compile(r"[^\W\d_]{4,}")
PAGES_NOTE = "perhaps only page {} of {} of the article: save the others too, or the view of all on one page"


def find_pages(tree: HtmlElement, lines: Iterable[str], stated: Metadata) -> tuple[int, int] | None:
    """The number of the page and how many the article has; None where the page says nothing of others.

    It says so in a line such as "Page 1 of 2", or by links to its own address with the numbers of pages.
    """
    own = PAGED.search(stated.url or "")
    number = int(own[1] or own[2]) if own else 1
    return _counted(lines, number) or _linked(tree, stated, number)


def _counted(lines: Iterable[str], own: int) -> tuple[int, int] | None:
    """The page's number and the number of pages in a line that says both, or shows the pages' numbers in a row.

    `own` is the page's number by its address.
    """
    for line in lines:
        if len(line) > LONGEST or not NUMBER.search(line):
            continue
        if found := _count().fullmatch(line):
            number, count = int(found[1] or found[3]), int(found[2] or found[4])
            if 1 <= number <= count and 1 < count <= MOST:
                return number, count
        if row := _row().match(line):
            numbers = [int(number) for number in NUMBER.findall(row[0])]
            if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
                return min(own, len(numbers)), len(numbers)
    return None


def _linked(tree: HtmlElement, stated: Metadata, own: int) -> tuple[int, int] | None:
    """The page's number and the number of pages, by numbered links to further pages of the same address."""
    linked: set[int] = set()
    for link in tree.iter("a", "link"):
        text = (link.text_content() if link.tag == "a" else "").strip()
        is_next = link.tag == "link" and (link.get("rel") or "").casefold() == "next"
        paged = PAGED.search(link.get("href") or "") if is_next or NUMBER.fullmatch(text) else None
        if paged and _is_same(link.get("href"), paged, stated):
            linked.add(int(paged[1] or paged[2]))
    count = max(linked, default=0)
    if not 1 < count <= MOST or len(linked) < count - 2:
        return None
    return own, max(own, count)


def _is_same(address: str, paged: re.Match[str], stated: Metadata) -> bool:
    """Whether an address is the page's own but for the page's number: by where the page was, or by its headline."""
    rest = address[: paged.start()]
    if not rest.strip("/"):
        return address.startswith("?")
    own = PAGED.sub("", stated.url or "").rstrip("/")
    try:
        if own and urlsplit(urljoin(f"{own}/", rest)).path.rstrip("/") == urlsplit(own).path.rstrip("/"):
            return True
    except ValueError:
        return False
    words = WORD.findall((stated.title or "").casefold())
    slug = compact(unquote(rest))
    return len(words) > 1 and 2 * sum(word in slug for word in words) > len(words)


@cache
def _count() -> re.Pattern[str]:
    """A line such as "Page 1 of 2" or "1 of 2 pages"."""
    words = _choice(word for code in codes() for word in load_pack(code).boilerplate.page_words)
    joints = _choice(word for code in codes() for word in load_pack(code).boilerplate.page_joints)
    numbers = rf"(\d{{1,2}})\s*(?:{joints}|/)\s*(\d{{1,2}})"
    return re.compile(rf"\W*(?:{words}\W*{numbers}|{numbers}\s*{words})\W*", re.IGNORECASE)


@cache
def _row() -> re.Pattern[str]:
    """A line such as "Pages: 1 2 3 Next"."""
    words = _choice(word for code in codes() for word in load_pack(code).boilerplate.page_words)
    return re.compile(rf"\W*{words}\W*\d{{1,2}}(?:[\s|,]+\d{{1,2}})+", re.IGNORECASE)


def _choice(words: Iterable[str]) -> str:
    found: Sequence[str] = sorted(map(re.escape, words), key=len, reverse=True)
    return f"(?:{'|'.join(found)})"
