"""Words that say what a figure measures: where the language's list of them meets the text, and how near a figure."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from warta.reading.words import Words

# How many words a cue beside a figure may stand away from it.
NEAR_BEFORE, NEAR_BEHIND = 4, 3
# Words on either side of a figure in which cues are looked for: longer than sentences are.
REACH = 80
# What is told of each measure for a figure: a cue inside it, close before, the nearest before in its sentence, close
# behind, the nearest behind, anywhere in the sentence, in the sentence before.
FEATURES = 7


class Cue(NamedTuple):
    """A cue in the text: its words (`behind` exclusive) and the index of what it stands for in a closed list."""

    first: int
    behind: int
    meaning: int


class Cues(NamedTuple):
    """The cues in a text, in text order: of measures, modalities and changes."""

    measures: Sequence[Cue]
    modalities: Sequence[Cue]
    changes: Sequence[Cue]


class CueTable:
    """The cues of one language: phrases, lower-cased and split at spaces, by their first word."""

    def __init__(
        self, cues: Mapping[str, Sequence[str]], meanings: Sequence[str | None], enclitics: Sequence[str]
    ) -> None:
        self._enclitics = tuple(enclitics)
        self._table: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for number, meaning in enumerate(meanings):
            for phrase in cues.get(meaning or "", ()):
                words = tuple(phrase.replace("-", " ").split())
                self._table.setdefault(words[0], []).append((words, number))
        for phrases in self._table.values():
            phrases.sort(key=lambda entry: -len(entry[0]))

    def find(self, words: Words, first: int, behind: int) -> list[Cue]:
        """The longest cues at each word of a stretch, in text order; a phrase of several meanings gives several."""
        forms = [self._bare(text.lower()) for text in words.texts[first:behind]]
        found: list[Cue] = []
        at = 0
        while at < len(forms):
            length = 0
            for phrase, meaning in self._table.get(forms[at], ()):
                if len(phrase) < length:
                    break
                if tuple(forms[at : at + len(phrase)]) == phrase:
                    length = len(phrase)
                    found.append(Cue(first + at, first + at + length, meaning))
            at += length or 1
        return found

    def _bare(self, word: str) -> str:
        if word in self._table:
            return word
        for enclitic in self._enclitics:
            if word.endswith(enclitic) and word[: -len(enclitic)] in self._table:
                return word[: -len(enclitic)]
        return word


def cue_features(first: int, behind: int, cues: Sequence[Cue], words: Words, meanings: int) -> np.ndarray:
    """Features (meanings, FEATURES) of a figure's words `first` to `behind`, by the article's cues in text order."""
    told = np.zeros((meanings, FEATURES), dtype=np.float32)
    sentence = int(words.sentences[first])
    before, after = None, None
    low = bisect_left(cues, first - REACH, key=lambda cue: cue.first)
    high = bisect_right(cues, behind + REACH, key=lambda cue: cue.first)
    near = cues[low:high]
    for cue in near:
        place = int(words.sentences[cue.first])
        if place == sentence - 1:
            told[cue.meaning, 6] = 1
        if place != sentence:
            continue
        told[cue.meaning, 5] = 1
        if cue.behind <= first:
            before = cue.behind if before is None else max(before, cue.behind)
            if first - cue.behind < NEAR_BEFORE:
                told[cue.meaning, 1] = 1
        elif cue.first >= behind:
            after = cue.first if after is None else min(after, cue.first)
            if cue.first - behind < NEAR_BEHIND:
                told[cue.meaning, 3] = 1
        else:
            told[cue.meaning, 0] = 1
    for cue in near:
        if words.sentences[cue.first] == sentence:
            told[cue.meaning, 2] += cue.behind == before
            told[cue.meaning, 4] += cue.first == after
    return np.minimum(told, 1)


def nearest_cue(first: int, behind: int, cues: Sequence[Cue], words: Words, measure: int) -> Cue | None:
    """The cue of a measure nearest to a figure's words in its sentence; None where there is none."""
    low = bisect_left(cues, first - REACH, key=lambda cue: cue.first)
    high = bisect_right(cues, behind + REACH, key=lambda cue: cue.first)
    own = [c for c in cues[low:high] if c.meaning == measure and words.sentences[c.first] == words.sentences[first]]
    return min(own, key=lambda cue: (max(first - cue.behind, cue.first - behind, 0), cue.first), default=None)
