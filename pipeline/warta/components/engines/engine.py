"""What every engine for names gives: names as ranges of words."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Protocol, runtime_checkable

# Words that an engine without windows of its own reads at once: enough for any sentence, few enough for flat memory.
STRETCH = 1000


@dataclass(frozen=True, slots=True)
class Name:
    """A recognised name as a range of words, `end` exclusive, with its label and a score in [0, 1]."""

    start: int
    end: int
    label: str
    score: float


class Engine(Protocol):
    """Finds names among words."""

    def names(
        self, words: Sequence[str], breaks: frozenset[int] = frozenset(), sentences: Sequence[int] = ()
    ) -> list[Name]:
        """The names among the words, in order.

        No name runs into a word in `breaks` (indices of line starts). `sentences` are indices of sentences' first
        words, ascending. An engine that has no scores gives 1.
        """


@runtime_checkable
class Stateful(Engine, Protocol):
    """An engine that also gives its words' states, if its model has them (`has_states`)."""

    @property
    def has_states(self) -> bool:
        """Whether `encode` gives states."""

    def encode(self, words: Sequence[str], breaks: frozenset[int], sentences: Sequence[int]) -> Any:
        """What the network says of the words."""

    def decode(self, encoded: Any, breaks: frozenset[int]) -> list[Name]:
        """The names among words that were encoded."""


@cache
def label_map() -> dict[str, str]:
    """Warta's label for each label of other people's pipelines (`labels.toml`); what is not there is left out."""
    text = files(__package__).joinpath("labels.toml").read_text(encoding="utf-8")
    return {theirs: ours for ours, all_theirs in tomllib.loads(text).items() for theirs in all_theirs}


def stretches(words: int, sentences: Sequence[int], most: int = STRETCH) -> Iterator[tuple[int, int]]:
    """Ranges of words to read at once: whole sentences as far as `most` words hold them.

    >>> list(stretches(9, [0, 4, 6], most=6)), list(stretches(5, [], most=2))
    ([(0, 6), (6, 9)], [(0, 2), (2, 4), (4, 5)])
    """
    start = 0
    for first, behind in pairwise(sorted({0, *sentences, words})):
        if behind - start > most and first > start:
            yield start, first
            start = first
        while behind - start > most:
            yield start, start + most
            start += most
    if start < words:
        yield start, words
