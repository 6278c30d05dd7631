"""The forms of a name: folded words, short forms, initials, contractions. Pure: text in, words or verdicts out.

Sources: how Indonesian and English news shorten names (first name, surname, initials), and how Indonesian forms its
contractions (*akronim*: leading or inner syllables of each word, `Badan Pengawas Pemilu` -> `Bawaslu`).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from rapidfuzz.distance import OSA

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*|&")
LONGEST_ACRONYM = 12
"""In letters."""
_APOSTROPHES = str.maketrans("", "", "'’`")
_SPELLED_WORD = 4  # shortest word that two spellings of one sound may join: `Andi`, `Andy`
_TYPO_WORD = 5  # shortest word in which one letter may be wrong
_LONG_ENOUGH_PREFIX = 3  # `Sam` for `Samuel`


@lru_cache(maxsize=50_000)
def fold(text: str) -> Words:
    """The words of a name in one plain form: no case, no accents, no apostrophes, no punctuation.

    >>> fold("Ma'ruf Amin"), fold("Éva Garnier-Roux"), fold("KOMPAS.com")
    (('maruf', 'amin'), ('eva', 'garnier', 'roux'), ('kompas', 'com'))
    """
    plain = text
    if not text.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return tuple(word.translate(_APOSTROPHES) for word in _WORD.findall(plain.casefold()))


def second_word(text: str) -> int:
    """Where the second of a name's words begins; 0 where there is but one.

    >>> second_word("Putra Rahmat"), second_word("Putra-Rahmat"), second_word("Rahmat")
    (6, 6, 0)
    """
    return next((word.start() for word in islice(_WORD.finditer(text), 1, None)), 0)


def contains(longer: Words, shorter: Words) -> int | None:
    """The position of `shorter` as a run of words inside `longer`, or None.

    >>> contains(("kofi", "mensah", "boateng"), ("mensah", "boateng"))
    1
    """
    for i in range(len(longer) - len(shorter) + 1):
        if longer[i : i + len(shorter)] == shorter:
            return i
    return None


def spelling(word: str, spellings: Mapping[str, str]) -> str:
    """The word with every sound spelled one way and no doubled letter, so that variants meet.

    >>> spelling("soeharto", {"oe": "u"}), spelling("hassan", {})
    ('suharto', 'hasan')
    """
    for variant in sorted(spellings, key=len, reverse=True):
        word = word.replace(variant, spellings[variant])
    return re.sub(r"(.)\1+", r"\1", word)


def same_word(a: str, b: str, spellings: Mapping[str, str]) -> bool:
    """Whether two words are spellings of one name: equal, variants of one sound, or one letter apart.

    >>> same_word("andi", "andy", {"y": "i"}), same_word("yudi", "yadi", {}), same_word("kovari", "kovarri", {})
    (True, False, True)
    """
    if a == b:
        return True
    shortest = min(len(a), len(b))
    if shortest >= _SPELLED_WORD and spelling(a, spellings) == spelling(b, spellings):
        return True
    return (
        shortest >= _TYPO_WORD
        and a[0] == b[0]
        and a.isalpha()
        and b.isalpha()
        and OSA.distance(a, b, score_cutoff=1) <= 1
    )


def word_keys(word: str, spellings: Mapping[str, str]) -> Iterator[str]:
    """Keys of which two words share one when `same_word` holds: the word, its spelling, itself less a letter.

    The deletions are those of symmetric-delete spelling correction: looking them up replaces comparing all pairs.
    """
    yield word
    if len(word) >= _SPELLED_WORD:
        yield "~" + spelling(word, spellings)
    if len(word) >= _TYPO_WORD - 1 and word.isalpha():
        yield "-" + word
        for i in range(1, len(word)):
            yield "-" + word[:i] + word[i + 1 :]


def initials(words: Sequence[str], left_out: frozenset[str] = frozenset()) -> str:
    """The first letters of the words, of those left out none.

    >>> initials(("badan", "pusat", "dan", "statistik"), frozenset({"dan"}))
    'bps'
    """
    return "".join(word[0] for word in words if word not in left_out)


def is_initial(word: str) -> bool:
    """Whether the word is a single letter."""
    return len(word) == 1 and word.isalpha()


def is_short_person(shorter: Words, longer: Words, particles: frozenset[str], spellings: Mapping[str, str]) -> bool:
    """Whether one form of a person's name of several words can stand for a fuller one.

    Its words must be found in the fuller form in order, one of them letter by letter; initials, one misspelt letter and
    shortened first names are allowed, shortened last names not. Different middle initials are different people.

    >>> none = frozenset()
    >>> is_short_person(("tono", "wijaya"), ("hartono", "tono", "wijaya"), none, {})
    True
    >>> is_short_person(("george", "w", "bush"), ("george", "h", "w", "bush"), none, {})
    False
    >>> is_short_person(("nina", "harrison"), ("nina", "ohara", "harris"), none, {})
    False
    """
    initials = [word for word in shorter if is_initial(word)]
    if (
        initials
        and any(is_initial(word) for word in longer)
        and initials != [word for word in longer if is_initial(word)]
    ):
        return False
    if len(shorter) > 1 and sorted(shorter) == sorted(longer):
        return True
    exact = False
    position = 0
    for at, word in enumerate(shorter):
        for i in range(position, len(longer)):
            other = longer[i]
            last = at == len(shorter) - 1 or i == len(longer) - 1
            if word == other:
                exact = exact or (len(word) > 1 and word not in particles)
            elif not (_is_reduced(word, other, last=last) or same_word(word, other, spellings)):
                continue
            position = i + 1
            break
        else:
            return False
    return exact


def _is_reduced(word: str, other: str, *, last: bool) -> bool:
    """Whether one of the words is the other's initial or, but for a last name, its clipped form."""
    short, long = sorted((word, other), key=len)
    return (is_initial(short) or (not last and len(short) >= _LONG_ENOUGH_PREFIX)) and long.startswith(short)


def is_acronym(short: str, words: Sequence[str], connectives: frozenset[str], *, declared: bool = False) -> bool:
    """Whether `short` abbreviates the words: by initials, with or without the connecting words, or as a contraction.

    Where the text has `declared` the two one, it is enough that the words have the letters in order.

    >>> is_acronym("kpk", ("komisi", "pemberantasan", "korupsi"), frozenset())
    True
    >>> is_acronym("bawaslu", ("badan", "pengawas", "pemilu"), frozenset())
    True
    >>> is_acronym("bawaslu", ("bank", "sentral", "amerika"), frozenset())
    False
    """
    letters = short.replace("&", "")
    content = [word for word in words if word not in connectives and word != "&"]
    if len(content) < 2 or len(letters) < 2:
        return False
    if letters in (initials(words, frozenset("&")), initials(content)):
        return True
    if len(letters) < 4 or letters[0] != content[0][0]:
        return False
    return _has_in_order("".join(content), letters) if declared else _is_contraction(letters, content)


def _has_in_order(text: str, letters: str) -> bool:
    """Whether the letters are found in the text in their order, others between them."""
    position = -1
    for letter in letters:
        position = text.find(letter, position + 1)
        if position < 0:
            return False
    return True


def _is_contraction(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters are made, in order, of pieces of the words.

    A piece begins its word or a syllable of it (a consonant after a vowel) and has two letters or more, or is the
    word's first letter. The first word gives a piece; of the others one in three may give none.
    """
    skippable = (len(words) - 1) // 3
    # States are (letters used, words skipped): a handful per word, so long names cost little.
    states = {(0, 0)}
    for index, word in enumerate(words):
        reached = {(used, skipped + 1) for used, skipped in states if index and skipped < skippable}
        for used, skipped in states:
            for start, first in enumerate(word):
                if used >= len(letters) or first != letters[used]:
                    continue
                if start and not (word[start - 1] in "aeiou" or first in "aeiou" or start == len(word) - 1):
                    continue
                size = 0
                while (
                    start + size < len(word)
                    and used + size < len(letters)
                    and word[start + size] == letters[used + size]
                ):
                    size += 1
                    if size > 1 or start == 0:
                        reached.add((used + size, skipped))
        states = reached
    return any(used == len(letters) for used, _ in states)
