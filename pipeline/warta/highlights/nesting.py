"""Marks that overlap, in the order in which markup can write them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from warta.highlights.kinds import KINDS
from warta.highlights.marks import Mark

ORDER = {kind: number for number, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a mark, or a piece of one, begins or ends; `depth` counts the marks around it.

    `whole` says of an end that the mark ends there and not only its piece.
    """

    mark: Mark
    depth: int
    opens: bool
    whole: bool = False


def nest(text: str, marks: Iterable[Mark], start: int, end: int) -> Iterator[str | Edge]:
    """The stretch of the text from `start` to `end` (code points), cut at the edges of the marks in it.

    Every mark that opens closes before those around it do: of two that cross, the later is cut where the earlier ends
    and goes on as a second piece. A mark that reaches out of the stretch is cut there.

    >>> marks = [Mark("quotes", 0, 7), Mark("titles", 4, 9)]
    >>> [part if isinstance(part, str) else part.mark.kind for part in nest("Kata sang menteri", marks, 0, 17)]
    ['quotes', 'Kata', 'titles', ' sa', 'titles', 'quotes', 'titles', 'ng', 'titles', ' menteri']
    """
    # (start, -end, order): of marks that begin together the longest is the outer one.
    waiting: list[tuple[int, int, int, int]] = []
    clipped = list(marks)
    for number, mark in enumerate(clipped):
        first, last = max(start, mark.start), min(end, mark.end)
        if first < last:
            waiting.append((first, -last, -ORDER[mark.kind], number))
    heapify(waiting)
    open_marks: list[tuple[int, int]] = []  # end of the piece, number of the mark
    at = start

    def close_until(limit: int) -> Iterator[str | Edge]:
        nonlocal at
        while open_marks and open_marks[-1][0] <= limit:
            stop, number = open_marks.pop()
            if at < stop:
                yield text[at:stop]
            at = stop
            mark = clipped[number]
            yield Edge(mark, len(open_marks), opens=False, whole=stop == min(end, mark.end))

    while waiting:
        first, negative, order, number = heappop(waiting)
        yield from close_until(first)
        if at < first:
            yield text[at:first]
        at = first
        last = -negative
        if open_marks and open_marks[-1][0] < last:
            edge = open_marks[-1][0]
            heappush(waiting, (edge, negative, order, number))
            last = edge
        yield Edge(clipped[number], len(open_marks), opens=True)
        open_marks.append((last, number))
    yield from close_until(end)
    if at < end:
        yield text[at:end]
