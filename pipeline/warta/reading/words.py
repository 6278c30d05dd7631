"""The words of an article as arrays: where they stand, in which sentence and line."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

COMMAS = frozenset({",", ";", ":"})
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "«", "»", "``", "''"})
BRACKETS = frozenset({"(", ")", "[", "]"})


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """`starts` and `ends` are code points; `sentences` and `lines` number the words' sentences and lines from 0.

    All arrays are of shape (words,), but for `commas`, `quotes` and `brackets` (words + 1,): how many such marks stand
    before each word.
    """

    texts: tuple[str, ...]
    starts: np.ndarray
    ends: np.ndarray
    sentences: np.ndarray
    lines: np.ndarray
    commas: np.ndarray
    quotes: np.ndarray
    brackets: np.ndarray

    @classmethod
    def of(
        cls, texts: Sequence[str], starts: Sequence[int], sentence_starts: Sequence[int], line_starts: Sequence[int]
    ) -> "Words":
        """From the words, where they begin in the text, and the indices of sentences' and of lines' first words."""
        begin = np.asarray(starts, dtype=np.int64)
        sizes = np.fromiter((len(text) for text in texts), dtype=np.int64, count=len(texts))
        return cls(
            tuple(texts),
            begin,
            begin + sizes,
            _numbered(len(texts), sentence_starts),
            _numbered(len(texts), line_starts),
            *(_before(texts, marks) for marks in (COMMAS, QUOTES, BRACKETS)),
        )

    def part(self, first: int, behind: int) -> "Words":
        """The words from `first` to that before `behind`, their sentences, lines and marks counted as in the whole."""
        if first == 0 and behind == len(self):
            return self
        own, counts = slice(first, behind), slice(first, behind + 1)
        return Words(
            self.texts[own],
            *(each[own] for each in (self.starts, self.ends, self.sentences, self.lines)),
            *(each[counts] for each in (self.commas, self.quotes, self.brackets)),
        )

    def __len__(self) -> int:
        return len(self.texts)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The words (first, behind) that a stretch of the text touches; empty where it touches none."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        return first, max(first, int(np.searchsorted(self.starts, end, side="left")))


def _numbered(count: int, starts: Sequence[int]) -> np.ndarray:
    marks = np.zeros(count, dtype=np.int64)
    marks[[i for i in starts if 0 < i < count]] = 1
    return marks.cumsum()


def _before(texts: Sequence[str], marks: frozenset[str]) -> np.ndarray:
    counts = np.zeros(len(texts) + 1, dtype=np.int64)
    counts[1:] = np.fromiter((text in marks for text in texts), dtype=np.int64, count=len(texts)).cumsum()
    return counts
