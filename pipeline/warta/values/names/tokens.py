"""The words of a text with their offsets, folded once for everything that looks names up in it."""

import re
from dataclasses import dataclass

from warta.values.names.aliases import fold

SPACES = (" ", "\u00a0")
"""What may part the words of one name: a space, breaking or not."""
_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*|&")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: the written words, their folded form, their code points (end exclusive), whether capitalised."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]
    small: frozenset[str]
    """The words that the text also writes without a capital."""

    def joined(self, i: int) -> bool:
        """Whether one space alone stands between word `i` and the next."""
        return i + 1 < len(self.words) and self.text[self.ends[i] : self.starts[i + 1]] in SPACES

    def listed(self, i: int) -> bool:
        """Whether a comma and a space stand between word `i` and the next."""
        return i + 1 < len(self.words) and self.text[self.ends[i] : self.starts[i + 1]] == ", "

    def surface(self, i: int) -> str:
        """Word `i` as written."""
        return self.text[self.starts[i] : self.ends[i]]


def tokenize(text: str) -> Tokens:
    """The words of a text; a possessive `'s` is a word of its own.

    >>> tokenize("Ma'ruf, Tan's 19").words
    ['maruf', 'tan', 's', '19']
    """
    found = list(_WORD.finditer(text))
    words = ["".join(fold(match.group())) or match.group() for match in found]
    capital = [match.group()[0].isupper() for match in found]
    return Tokens(
        text=text,
        words=words,
        starts=[match.start() for match in found],
        ends=[match.end() for match in found],
        capital=capital,
        small=frozenset(word for word, upper in zip(words, capital, strict=True) if not upper),
    )
