"""A paragraph as units: words, punctuation, names and whole quotations, so that clauses can be read around them."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from warta.languages import LanguagePack
from warta.records import Named
from warta.values.quotes.marks import Marked

TOKEN = re.compile(r"['’]s\b|\w+(?:[-'’.]\w+)*|[^\w\s]")
STOPS = frozenset({".", "!", "?", "…"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


class Kind(Enum):
    """What a unit is."""

    WORD = auto()
    SIGN = auto()
    NAME = auto()
    QUOTE = auto()


class Unit(NamedTuple):
    """One unit: code points in the article's text, end exclusive; `lower` is its text, lower-cased."""

    kind: Kind
    start: int
    end: int
    lower: str
    capital: bool = False
    named: Named | None = None
    marked: Marked | None = None

    def is_name(self, label: str) -> bool:
        """Whether it names an entity of that label."""
        return self.named is not None and self.named.label == label


def read_units(text: str, start: int, end: int, names: Sequence[Named], marked: Sequence[Marked]) -> list[Unit]:
    """The units of `text[start:end]`; `names` and `marked` are those in it, in text order, each without overlaps.

    A name inside a quotation is part of it; a quotation inside a name (`Basuki "Ahok" Purnama`) is part of the name.
    """
    units: list[Unit] = []
    at = start
    for block in _blocks(start, end, names, marked):
        units += _tokens(text, at, block.start)
        units.append(block)
        at = block.end
    units += _tokens(text, at, end)
    return units


def _blocks(start: int, end: int, names: Sequence[Named], marked: Sequence[Marked]) -> Iterator[Unit]:
    inside = [Unit(Kind.NAME, name.start, name.end, name.name.lower(), capital=True, named=name) for name in names]
    quotes = [Unit(Kind.QUOTE, found.outer_start, found.outer_end, "", marked=found) for found in marked]
    at = start
    for unit in sorted([*inside, *quotes], key=lambda unit: (unit.start, -unit.end)):
        if unit.start >= at and unit.end <= end:
            yield unit
            at = unit.end


def _tokens(text: str, start: int, end: int) -> Iterator[Unit]:
    for match in TOKEN.finditer(text, start, end):
        token = match[0]
        kind = Kind.WORD if token[-1].isalnum() and token not in POSSESSIVES else Kind.SIGN
        yield Unit(kind, match.start(), match.end(), token.lower(), capital=token[0].isupper())


def ends_sentence(units: Sequence[Unit], index: int, pack: LanguagePack) -> bool:
    """Whether the stop at `index` ends a sentence: not one behind an abbreviation or inside a word."""
    unit = units[index]
    if unit.kind is not Kind.SIGN or unit.lower not in STOPS:
        return False
    if index + 1 == len(units):
        return True
    following, before = units[index + 1], units[index - 1] if index else None
    if following.kind is Kind.SIGN or (
        following.kind is Kind.WORD and not following.capital and following.start > unit.end
    ):
        return following.lower in STOPS or following.lower in "([-–—•*"
    if unit.lower == "." and before and before.kind is Kind.WORD and before.end == unit.start:
        if (len(before.lower) == 1 and before.capital) or before.lower in pack.sentences.never_final:
            return False
        if "." in before.lower or before.lower in pack.sentences.maybe_final:
            return following.kind is Kind.QUOTE or following.lower in pack.sentences.starters
    return True
