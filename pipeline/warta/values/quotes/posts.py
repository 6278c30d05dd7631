"""Social-media posts that a page embeds: their words, their author, and where their date stands.

`— Name (@name) 26 September 2024` stands behind the words of a post, on the same line or on the next; sites that frame
posts write a line before them and the author behind (`A post shared by Name (@name)`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from warta.languages import LanguagePack
from warta.values.quotes.phrases import phrases_of

SIGNATURE = re.compile(
    r"(?:^|(?<=\s))[—–―-]{1,2}[^\S\n]*([^()@\n—–]{1,80}?)[^\S\n]*\(@(\w{1,40})\)([^\n]{0,60})$", re.MULTILINE
)
# Links that a post carries at its end.
LINKS = re.compile(r"(?:\s*(?:https?://\S{1,200}|(?:pic\.)?(?:twitter|x|t)\.(?:com|co)/\S{1,200}))+\s*$")
MARKS = re.compile('["“”„«»]')
WORD = re.compile(r"\w+(?:['’]\w+)?")
# A post's longest run of lines and letters.
LINES, LETTERS = 12, 2_000
SHORT = 80
# A short line with such an end leads on to the next: `Dear all,`.
LEADING = frozenset(",–—-…")


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its words in the text, its author's name, and the stretch behind the name that may hold its date.

    All offsets are code points, end exclusive.
    """

    start: int
    end: int
    author: str
    author_start: int
    author_end: int
    date_start: int
    date_end: int


def find_posts(text: str, pack: LanguagePack) -> list[Post]:
    """The posts in an article, in text order.

    >>> from warta.languages import load_pack
    >>> text = "Ia menulis di X:\\n\\nKami pulang. pic.twitter.com/x1\\n\\n— Rini Sari (@rini) 3 Mei 2024"
    >>> [(text[post.start : post.end], post.author) for post in find_posts(text, load_pack("id"))]
    [('Kami pulang.', 'Rini Sari')]
    """
    if "(@" not in text:
        return []
    lines = list(_lines(text))
    starts = [start for start, _ in lines]
    found: list[Post] = []
    for match, framed in _signatures(text, pack):
        free = found[-1].date_end if found else 0
        span = _words(text, lines, starts, match.start(), free, framed, pack)
        if span:
            found.append(Post(*span, match[1], *match.span(1), *match.span(3)))
    return found


def _signatures(text: str, pack: LanguagePack) -> list[tuple[re.Match[str], bool]]:
    """The authors' lines, each with whether the site frames the post."""
    signed = [(match, False) for match in SIGNATURE.finditer(text)]
    framed = [(match, True) for match in _frames(pack)[1].finditer(text)]
    return sorted([*signed, *framed], key=lambda pair: pair[0].start())


@cache
def _frames(pack: LanguagePack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a framed post, and before its author's name."""
    openers = "|".join(pack.quotes.post_openers)
    authors = "|".join(pack.quotes.post_authors)
    return (
        re.compile(rf"\W*(?:{openers})\W*", re.IGNORECASE),
        re.compile(
            rf"^[^\S\n]*(?:{authors})\s+([^()@\n]{{1,80}}?)[^\S\n]*\(@([\w.]{{1,40}})\)([^\n]{{0,60}})$",
            re.MULTILINE | re.IGNORECASE,
        ),
    )


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        start += len(line) + 1


def _words(
    text: str,
    lines: Sequence[tuple[int, int]],
    starts: Sequence[int],
    signature: int,
    free: int,
    framed: bool,
    pack: LanguagePack,
) -> tuple[int, int] | None:
    """The words of the post that is signed at `signature`, none of them before `free`."""
    at = bisect_right(starts, signature) - 1
    line_start = lines[at][0]
    if text[line_start:signature].strip():
        start = first = line_start
        last = signature
    else:
        block = _framed(text, lines, at, pack) if framed else _signed(text, lines, at, free, pack)
        if block is None:
            return None
        first, last = block
        start = first
    links = LINKS.search(text, max(start, last - LETTERS), last)
    end = links.start() if links else last
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if free <= start < end else None


def _framed(text: str, lines: Sequence[tuple[int, int]], at: int, pack: LanguagePack) -> tuple[int, int] | None:
    """Everything between the line that opens the frame and the author's."""
    opener = _frames(pack)[0]
    for index in range(at - 1, max(-1, at - 1 - LINES), -1):
        if opener.fullmatch(text, *lines[index]):
            return (lines[index + 1][0], lines[at - 1][1]) if index + 1 < at else None
    return None


def _signed(
    text: str, lines: Sequence[tuple[int, int]], at: int, free: int, pack: LanguagePack
) -> tuple[int, int] | None:
    """The line before the signature, and those before it that read like one post with it.

    These speak in the first person, or are too short or too open at their end for a report's paragraph.
    """
    if at == 0:
        return None
    first = at - 1
    for index in range(at - 2, max(-1, at - 1 - LINES), -1):
        start, end = lines[index]
        if start < free or lines[at - 1][1] - start > LETTERS or MARKS.search(text, start, end):
            break
        line = text[start:end]
        if _is_own(line, pack) or (len(line) <= SHORT and line[-1] in LEADING):
            first = index
        elif len(line) > SHORT or line[-1] in ".!?":
            break
    if first < at - 1 and not _is_own(text[slice(*lines[at - 1])], pack):
        first = at - 1
    return lines[first][0], lines[at - 1][1]


def _is_own(line: str, pack: LanguagePack) -> bool:
    """Whether a line speaks in the first person."""
    known = phrases_of(pack).first_person
    return any(word.lower() in known for word in WORD.findall(line))
