"""A document's words as the reader takes them: its tokens without its spaces."""

from itertools import pairwise

import numpy as np
from spacy.attrs import IS_SPACE, SENT_START
from spacy.tokens import Doc, Token

from warta.reading.words import Words

# Words whose states are held at once: more than any article has, few enough that those of a book take no memory.
STRETCH = 20_000


def words_of(doc: Doc) -> list[Token]:
    """The tokens that are no spaces, in order."""
    return [doc[place] for place in np.flatnonzero(doc.to_array(IS_SPACE) == 0).tolist()]


def line_starts(doc: Doc, words: list[Token]) -> list[int]:
    """Indices of the words that begin a line, but for the first."""
    return [
        number
        for number, (before, word) in enumerate(pairwise(words), 1)
        if word.i - before.i > 1 and "\n" in doc[word.i - 1].text
    ]


def sentence_starts(doc: Doc, words: list[Token], lines: list[int]) -> list[int]:
    """Indices of the words that begin a sentence or a line."""
    starts = doc.to_array(SENT_START)
    breaks = set(lines)
    return [number for number, word in enumerate(words) if starts[word.i] == 1 or number in breaks]


def reading_words(texts: list[str], words: list[Token], sentences: list[int], lines: list[int]) -> Words:
    """The words' arrays; `texts` are the words as they are read, with capitals put back where they have none."""
    return Words.of(texts, [word.idx for word in words], sentences, lines)
