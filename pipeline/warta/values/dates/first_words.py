"""The words that a regular expression can begin with, so that it is tried only where one of them stands.

Reads the part of the syntax that the language packs' patterns use: groups, lookarounds, alternatives, classes, escapes
and quantifiers. Letters are words in lower case, digits of any kind one key, `DIGIT`. Whatever else a pattern may begin
with (a mark, a blank) is left out: a phrase begins with a word or a number.
"""

import re

DIGIT = "0"

OPENING = re.compile(r"\((?:\?(?P<kind>:|>|=|!|<=|<!|-i:|P<\w+>))?")
CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
QUANTIFIER = re.compile(r"(?:\*|\+|\?|\{(?P<least>\d+)(?:,\d*)?\})[?+]?")
LETTERS = re.compile(r"[^\W\d_]+")
LOOKAROUNDS = ("=", "!", "<=", "<!")


def first_words(pattern: str) -> frozenset[str]:
    """The words, in lower case, and `DIGIT` where a number, that a match of the pattern can begin with.

    >>> sorted(first_words(r"(?:hari )?(?P<weekday>senin|selasa)(?! lalu)|\\d+ years?"))
    ['0', 'hari', 'selasa', 'senin']
    """
    words, _, _ = _alternatives(pattern, 0)
    return words


def _alternatives(pattern: str, at: int) -> tuple[frozenset[str], bool, int]:
    """The first words of the alternatives from `at`, whether one can be empty, and where they end."""
    words: frozenset[str] = frozenset()
    empty = False
    while True:
        more, open_, at = _sequence(pattern, at)
        words, empty = words | more, empty or open_
        if at >= len(pattern) or pattern[at] == ")":
            return words, empty, at
        at += 1  # the bar


def _sequence(pattern: str, at: int) -> tuple[frozenset[str], bool, int]:
    """The same of one alternative: the words of its items up to the first that must stand."""
    words: frozenset[str] = frozenset()
    open_ = True
    while at < len(pattern) and pattern[at] not in "|)":
        more, empty, at = _item(pattern, at)
        if quantifier := QUANTIFIER.match(pattern, at):
            empty = empty or quantifier[0][0] in "*?" or quantifier["least"] == "0"
            at = quantifier.end()
        if open_:
            words |= more
            open_ = empty
    return words, open_, at


def _item(pattern: str, at: int) -> tuple[frozenset[str], bool, int]:
    """The same of one item: a group, a class, an escape, a word, a mark."""
    if opening := OPENING.match(pattern, at):
        words, empty, end = _alternatives(pattern, opening.end())
        if opening["kind"] in LOOKAROUNDS:
            return frozenset(), True, end + 1
        return words, empty, end + 1
    if class_ := CLASS.match(pattern, at):
        return _digits(r"\d" in class_[0] or re.search(r"\d-\d|\[\d+\]", class_[0])), False, class_.end()
    if pattern[at] == "\\":
        return _digits(pattern[at + 1] == "d"), pattern[at + 1] in "bB", at + 2
    if letters := LETTERS.match(pattern, at):
        word = letters[0].casefold()
        optional = pattern[letters.end() : letters.end() + 1] == "?"
        if optional and len(word) > 1:
            return frozenset((word, word[:-1])), False, letters.end() + 1
        return frozenset((word,)), False, letters.end()
    return _digits(pattern[at].isdigit()), pattern[at] in "^$", at + 1


def _digits(found: object) -> frozenset[str]:
    return frozenset((DIGIT,)) if found else frozenset()
