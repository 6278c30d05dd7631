"""Words around a place in a text, and tables of phrases to look them up in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")

LETTERS = r"[^\W\d_]"
SYMBOLS = "$€£¥₩₹฿₱₫₦₵₡₪₽₺₴₸₭₮৳₨¢"
AHEAD = re.compile(
    rf"([^\S\n]{{1,3}}|-|)((?:{LETTERS}\.){{2,}}|{LETTERS}+(?:['’]{LETTERS}+)?(?:[²³]|[23](?!\w))?|°[CFcf]?|[%‰/{SYMBOLS}])"
)
BEHIND = re.compile(rf"(?:{LETTERS}\.){{2,}}|{LETTERS}+(?:['’/]{LETTERS}+)?\.?|[0-9][0-9.,]*|[{SYMBOLS}]")
# Longer than any phrase of a few words.
REACH = 70


@dataclass(frozen=True, slots=True)
class Word:
    """A word beside a figure, as looked up (`text`) and as written (`raw`); `glue` joins it to its neighbour."""

    text: str
    raw: str
    start: int
    end: int
    glue: str


def words_ahead(text: str, position: int, most: int = 5) -> list[Word]:
    """Up to `most` words that follow `position` without punctuation or a line break, nearest first."""
    found: list[Word] = []
    while len(found) < most and (match := AHEAD.match(text, position)):
        found.append(Word(match.group(2).casefold(), match.group(2), *match.span(2), match.group(1)))
        position = match.end()
    return found


def words_behind(text: str, position: int, most: int = 5) -> list[Word]:
    """Up to `most` words that precede `position` without punctuation or a line break, nearest first."""
    start = max(0, position - REACH)
    found: list[Word] = []
    for match in reversed(list(BEHIND.finditer(text, start, position))):
        gap = text[match.end() : position]
        if len(found) == most or gap.strip(" \t\u00a0\u202f-") or "\n" in gap:
            break
        found.append(Word(match.group().casefold(), match.group(), *match.span(), gap))
        position = match.start()
    return found


def phrase_key(phrase: str) -> str:
    """The form in which phrases are looked up: folded case, single spaces, no hyphens."""
    return " ".join(phrase.casefold().replace("-", " ").split())


class Phrases(Generic[Value]):
    """A table of phrases; the longest that fits wins."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values = {phrase_key(phrase): value for phrase, value in values.items()}
        self.most = max((len(phrase.split()) for phrase in self.values), default=0)
        # Most words begin or end no phrase, and need not be put together with others.
        self._firsts = frozenset(phrase.partition(" ")[0] for phrase in self.values)
        self._lasts = frozenset(phrase.rpartition(" ")[2] for phrase in self.values)

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Phrases[str]":
        """A table whose values are the phrases themselves."""
        return Phrases({phrase: phrase for phrase in phrases})

    def ahead(self, words: list[Word]) -> tuple[Value, int] | None:
        """The value of the longest phrase that begins the words, and how many of them it takes."""
        if not words or words[0].text.partition(" ")[0] not in self._firsts:
            return None
        for count in range(min(self.most, len(words)), 0, -1):
            value = self.values.get(" ".join(word.text for word in words[:count]))
            if value is not None:
                return value, count
        return None

    def behind(self, words: list[Word]) -> tuple[Value, int] | None:
        """The same for words before a place, nearest first."""
        if not words or words[0].text.rpartition(" ")[2] not in self._lasts:
            return None
        for count in range(min(self.most, len(words)), 0, -1):
            value = self.values.get(" ".join(word.text for word in reversed(words[:count])))
            if value is not None:
                return value, count
        return None
