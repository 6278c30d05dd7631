"""Where a span of the run's clean text lies in the gold text, which may differ from it by trimming and repair."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TypeVar

from warta.evaluation.annotation import Annotation, DateEntry, FigureEntry, QuoteEntry, TitleEntry

TOKEN = re.compile(r"\w+|[^\w\s]")
Spanned = TypeVar("Spanned", TitleEntry, DateEntry, FigureEntry, QuoteEntry)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A token that stands in both texts: where it starts here, where it ends here, where it starts there."""

    start: int
    end: int
    other_start: int


class Alignment:
    """Maps offsets (code points, end exclusive) in one text to offsets in another, over the tokens that they share.

    >>> Alignment("Kata dia, rugi 7 persen.", "JAKARTA - Kata dia, rugi 7 persen.").locate(15, 23)
    (25, 33)
    """

    def __init__(self, text: str, other: str) -> None:
        here, there = list(TOKEN.finditer(text)), list(TOKEN.finditer(other))
        words, other_words = [token.group() for token in here], [token.group() for token in there]
        # Two equal texts are the usual case, and matching them is the slow one.
        blocks = (
            [(0, 0, len(words))]
            if words == other_words
            else SequenceMatcher(None, words, other_words, autojunk=False).get_matching_blocks()
        )
        self.anchors = [
            Anchor(here[left + i].start(), here[left + i].end(), there[right + i].start())
            for left, right, size in blocks
            for i in range(size)
        ]
        self.starts = [anchor.start for anchor in self.anchors]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The other text's stretch that holds the span's shared tokens; (0, 0), which overlaps nothing, if none."""
        found: list[int] = []
        for index in range(max(0, bisect_right(self.starts, start) - 1), len(self.anchors)):
            anchor = self.anchors[index]
            if anchor.start >= end:
                break
            low, high = max(start, anchor.start), min(end, anchor.end)
            if low < high:
                shift = anchor.other_start - anchor.start
                found += (low + shift, high + shift)
        return (min(found), max(found)) if found else (0, 0)


def align(found: Annotation, gold: Annotation) -> Annotation:
    """The found annotation with its spans moved into the gold text."""
    alignment = Alignment(found.text, gold.text)

    def moved(entries: tuple[Spanned, ...]) -> tuple[Spanned, ...]:
        located = (alignment.locate(entry.start, entry.end) for entry in entries)
        return tuple(replace(entry, start=a, end=b) for entry, (a, b) in zip(entries, located, strict=True))

    return replace(
        found,
        text=gold.text,
        titles=moved(found.titles),
        dates=moved(found.dates),
        figures=moved(found.figures),
        quotes=moved(found.quotes),
        reported=moved(found.reported),
    )
