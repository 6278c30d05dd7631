"""Lines whose case tells nothing, being all small or all in capitals, and how they read with their names' capitals."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

# Words with letters that a line must have for its case to tell nothing: fewer may be an acronym, or a list's item.
LEAST = 4

# An organization of one word with at most so many letters is an acronym: `KPK`, `BMKG`.
ACRONYM = 4

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# What ends a sentence, a heading or a paragraph; a line that ends otherwise goes on in the next.
_STOP_BEFORE = re.compile(r"(?:[.!?:;)\"”’…][^\w\n]*\n?|\n\s*\n|^)\s*\Z")


def lines(words: int, breaks: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Ranges of words of each line; lines begin at the indices in `breaks`."""
    return pairwise([0, *sorted(breaks - {0}), words])


def is_lettered(word: str) -> bool:
    """Whether a word has letters that come in two cases."""
    return word.lower() != word.upper()


def is_small(words: Sequence[str]) -> bool:
    """Whether a line has no capitals, though four words with letters or more.

    >>> is_small("presiden lantik dubes baru".split()), is_small(["di", "sini", "17"])
    (True, False)
    """
    return all(word == word.lower() for word in words) and sum(map(is_lettered, words)) >= LEAST


def is_capitals(words: Sequence[str]) -> bool:
    """Whether a line is all in capitals, with four words with letters or more.

    >>> is_capitals("PRESIDEN LANTIK DUBES BARU".split()), is_capitals(["KPK", "dan", "DPR"])
    (True, False)
    """
    return all(word == word.upper() for word in words) and sum(map(is_lettered, words)) >= LEAST


def restore_capitals(
    text: str,
    caseless: Iterable[tuple[int, int]],
    names: Iterable[tuple[int, int, str]],
    openers: Iterable[int],
    forms: Mapping[str, str],
) -> str:
    """The text, of the same length, with its `caseless` stretches small but for names and sentences' first letters.

    Offsets are code points; `names` have labels; `openers` begin sentences. `forms` has the words that do not simply
    begin with a capital within a name, by their lower-cased form and of its length: `dan`, `PT`. Where a line breaks
    off in the middle of a sentence, the next one begins small.

    >>> restore_capitals("menurut kpk, budi santoso ...", [(0, 29)], [(8, 11, "ORG"), (13, 25, "PER")], [0], {})
    'Menurut KPK, Budi Santoso ...'
    """
    out = list(text)
    inside = bytearray(len(text))
    for start, end in caseless:
        inside[start:end] = b"\1" * (end - start)
        out[start:end] = map(_small, text[start:end])
    for opener in openers:
        first = _WORD.search(text, opener)
        if first and inside[first.start()] and _STOP_BEFORE.search(text, max(0, opener - 20), opener):
            out[first.start()] = _large(text[first.start()])
    for start, end, label in names:
        words = list(_WORD.finditer(text, start, end))
        acronym = label == "ORG" and len(words) == 1 and end - start <= ACRONYM
        for i, word in enumerate(words):
            if inside[word.start()] and inside[word.end() - 1]:
                form = forms.get(word.group().lower())
                if form and (i or form != form.lower()):
                    out[word.start() : word.end()] = form
                else:
                    last = word.end() if acronym else word.start() + 1
                    out[word.start() : last] = map(_large, text[word.start() : last])
    return "".join(out)


def _small(letter: str) -> str:
    return letter.lower() if len(letter.lower()) == 1 else letter


def _large(letter: str) -> str:
    return letter.upper() if len(letter.upper()) == 1 else letter
