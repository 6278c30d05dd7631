"""Stretches between quotation marks of any kind: straight, curly, low, guillemets, doubled, damaged, forgotten.

Marks are read line by line and in one pass. What a mark does follows from its form and its neighbours: `“` opens unless
it stands like a closing mark, a straight mark does what the space around it and the marks before it say.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

# A mark that lost its last byte reads `â€`; a whole one in the wrong encoding `â€œ` (not `â€™`, an apostrophe).
DOUBLE = re.compile(
    r"â€(?:œ|\x9d|(?![™˜¦\"“”\x80-\x9f]))|``|''|‘‘|’’|‘’|´´|,,(?=\w)|&(?:quot|ldquo|rdquo|laquo|raquo);"
    r"|[\"“”„‟«»†\ufffd＂「」『』〝〞]"
)
SINGLE = re.compile(r"[‘’‚‹›'`´]")
OPENS = frozenset({"“", "„", "‟", "«", "``", "‘‘", ",,", "&ldquo;", "&laquo;", "â€œ", "「", "『", "〝"})
CLOSES = frozenset({"”", "»", "’’", "´´", "&rdquo;", "&raquo;", "â€", "â€\x9d", "†", "」", "』", "〞"})
# Only ever what is left of a closing mark.
DAMAGED = frozenset({"â€", "†"})
BEFORE_OPENING = frozenset("([{<—–-/‘'“\"«:¿¡*_>")
BEHIND_CLOSING = frozenset(".,;:!?)]}>—–-…/’'”\"»*_")
FINAL = frozenset(",.!?…;")
# So many lines without marks may lie between a mark that opens and the one that closes.
LINES_BETWEEN = 5


class Role(Enum):
    """What a mark does."""

    OPENS = auto()
    CLOSES = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark; `lean` is what its neighbours say, None where they leave it open."""

    start: int
    end: int
    text: str
    lean: Role | None

    def role(self, inside: bool) -> Role:
        """What it does where a quotation is under way (`inside`) or not."""
        if self.text in OPENS:
            return Role.CLOSES if inside and self.lean is not Role.OPENS else Role.OPENS
        if self.text in CLOSES:
            opening = not inside and self.lean is Role.OPENS and self.text not in DAMAGED
            return Role.OPENS if opening else Role.CLOSES
        return self.lean or (Role.CLOSES if inside else Role.OPENS)

    def closes_from_before(self) -> bool:
        """Whether, as the first mark of its line, it ends a quotation of a line before."""
        return self.role(inside=True) is Role.CLOSES and self.lean is Role.CLOSES


@dataclass(frozen=True, slots=True)
class Marked:
    """The words between two marks, without the space around them: code points, end exclusive.

    `outer_start`/`outer_end` take in the marks. `single`: between single marks. `closed`: the closing mark is there;
    without it the stretch reaches to the line's end or to the next opening mark. `continued`: the quotation began in a
    line before.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    single: bool = False
    closed: bool = True
    continued: bool = False


def find_marked(text: str) -> list[Marked]:
    """Every stretch between marks, outermost ones only, in text order; one that runs over lines is one per line.

    >>> text = "“Kami siap,” kata dia. \\"We're ready,' he said"
    >>> [(text[found.start : found.end], found.closed) for found in find_marked(text)]
    [('Kami siap,', True), ("We're ready,' he said", False)]
    """
    found: list[Marked] = []
    open_line = False  # the last line with marks ended inside a quotation
    waiting: list[tuple[int, int]] = []  # the lines since then
    for start, end in _lines(text):
        marks = _double_marks(text, start, end)
        if open_line and not marks and len(waiting) < LINES_BETWEEN:
            waiting.append((start, end))
            continue
        goes_on = open_line and bool(marks)
        reopens = goes_on and not waiting and marks[0].start == start
        ends_here = goes_on and not reopens and marks[0].closes_from_before()
        for line in waiting:
            found += [Marked(*line, *line, closed=False, continued=True)] if ends_here else _singles(text, *line, [])
        doubles = _inside_singles(text, start, end, list(_pair(text, start, end, marks, inside=ends_here)))
        if reopens and doubles and doubles[0].outer_start == start:
            doubles[0] = replace(doubles[0], continued=True)
        found += sorted([*doubles, *_singles(text, start, end, doubles)], key=lambda marked: marked.start)
        open_line = bool(doubles) and not doubles[-1].closed and doubles[-1].outer_end == end
        waiting = []
    for line in waiting:
        found += _singles(text, *line, [])
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where lines begin and end, white space at their ends left out."""
    start = 0
    for line in text.split("\n"):
        if stripped := line.strip():
            inner = start + line.find(stripped)
            yield inner, inner + len(stripped)
        start += len(line) + 1


def _double_marks(text: str, start: int, end: int) -> list[Mark]:
    return [
        Mark(match.start(), match.end(), match[0], _lean(text, match.start(), match.end(), start, end))
        for match in DOUBLE.finditer(text, start, end)
    ]


def _lean(text: str, start: int, end: int, line_start: int, line_end: int) -> Role | None:
    """What the neighbours of a mark say about it."""
    before = text[start - 1] if start > line_start else " "
    behind = text[end] if end < line_end else " "
    free_before, free_behind = before.isspace(), behind.isspace()
    if free_before != free_behind:
        return Role.OPENS if free_before else Role.CLOSES
    if free_before:
        return None
    opening, closing = before in BEFORE_OPENING, behind in BEHIND_CLOSING
    if opening != closing:
        return Role.OPENS if opening else Role.CLOSES
    return None


def _pair(text: str, start: int, end: int, marks: Sequence[Mark], inside: bool) -> Iterator[Marked]:
    """The stretches of one line; `inside` where a quotation of the line before ends in this one."""
    opened = start if inside else None  # where the words begin
    outer = start
    continued = inside
    depth = 0
    surplus = _surplus(marks)
    last_closing = max((number for number, mark in enumerate(marks) if mark.text in CLOSES), default=-1)
    for number, mark in enumerate(marks):
        role = mark.role(inside=opened is not None)
        if opened is None:
            if role is Role.OPENS:
                opened, outer = mark.end, mark.start
        elif role is Role.CLOSES:
            if depth:
                depth -= 1
                continue
            yield from _trimmed(text, opened, mark.start, outer, mark.end, closed=True, continued=continued)
            opened, continued = None, False
        elif surplus[number] >= 2 or _holds_straight(marks, number, last_closing):
            depth += 1
        else:
            # The mark that should have closed is missing.
            yield from _trimmed(text, opened, mark.start, outer, mark.start, closed=False, continued=continued)
            opened, outer, continued, depth = mark.end, mark.start, False, 0
    if opened is not None:
        yield from _trimmed(text, opened, end, outer, end, closed=False, continued=continued)


def _surplus(marks: Sequence[Mark]) -> list[int]:
    """How many more marks close than open behind each mark of a line.

    Two more, and a mark that opens inside a quotation begins one inside it; else the closing mark was forgotten.
    """
    surplus, left = [], 0
    for mark in reversed(marks):
        surplus.append(left)
        left += 1 if mark.role(inside=True) is Role.CLOSES else -1
    return surplus[::-1]


def _holds_straight(marks: Sequence[Mark], number: int, last_closing: int) -> bool:
    """Whether a straight pair begins here and a mark that only closes, the last at `last_closing`, is to come."""
    following = marks[number + 1 : number + 2]
    return bool(following) and (
        following[0].role(inside=True) is Role.CLOSES
        and marks[number].text == following[0].text
        and last_closing > number + 1
    )


def _trimmed(
    text: str, start: int, end: int, outer_start: int, outer_end: int, *, closed: bool, continued: bool
) -> Iterator[Marked]:
    """The stretch without the space at its ends; nothing where only space is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Marked(start, end, outer_start, outer_end, closed=closed, continued=continued)


def _singles(text: str, start: int, end: int, doubles: Sequence[Marked]) -> Iterator[Marked]:
    """Stretches between single marks outside the double ones; apostrophes are no marks."""
    gap = start
    for double in doubles:
        yield from _singles_between(text, gap, double.outer_start)
        gap = double.outer_end
    yield from _singles_between(text, gap, end)


def _inside_singles(text: str, start: int, end: int, doubles: list[Marked]) -> list[Marked]:
    """The stretches of a line with those between double marks gone that single marks hold: `‘Dad said “no” again,’`."""
    if not doubles:
        return doubles
    holding = [
        single
        for single in _singles_between(text, start, end)
        if text[single.start].isupper() and text[single.end - 1] in FINAL
    ]
    starts = [double.outer_start for double in doubles]
    for single in reversed(holding):
        low, high = bisect_left(starts, single.start), bisect_left(starts, single.end)
        if low < high and doubles[high - 1].outer_end <= single.end and not _cuts(doubles, low, single):
            doubles[low:high] = [single]
            starts[low:high] = [single.outer_start]
    return doubles


def _cuts(doubles: Sequence[Marked], index: int, single: Marked) -> bool:
    """Whether a stretch between double marks reaches over the single mark that opens."""
    return index > 0 and doubles[index - 1].outer_end > single.outer_start


def _singles_between(text: str, start: int, end: int) -> Iterator[Marked]:
    if end - start < 3:
        return
    openings: list[int] = []
    closings: list[int] = []
    final: list[int] = []
    for match in SINGLE.finditer(text, start, end):
        at = match.start()
        lean = _lean(text, at, at + 1, start, end)
        behind = text[at + 1 : at + 2]
        if (lean is Role.OPENS and match[0] not in "´›" and behind.isalnum()) or (
            match[0] == "‘" and not behind.isspace()
        ):
            openings.append(at)
        elif lean is Role.CLOSES and match[0] not in "‚‹":
            closings.append(at)
            if text[at - 1] in FINAL:
                final.append(at)
    free = start
    for number, opening in enumerate(openings):
        if opening < free:
            continue
        bound = openings[number + 1] if number + 1 < len(openings) else end
        closing = _first(final, opening, bound) or _first(closings, opening, bound)
        if closing is not None and closing > opening + 1:
            yield Marked(opening + 1, closing, opening, closing + 1, single=True)
            free = closing + 1


def _first(places: Sequence[int], low: int, high: int) -> int | None:
    """The first of the sorted places between two others."""
    index = bisect_left(places, low)
    return places[index] if index < len(places) and places[index] < high else None
