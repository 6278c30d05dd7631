"""Which of the stretches between marks are speech: not titles of works, nicknames, terms or single words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from warta.languages import LanguagePack
from warta.values.quotes.marks import FINAL, Marked
from warta.values.quotes.phrases import phrases_of
from warta.values.quotes.units import Kind, Unit

# Guidelines: a quotation is four words or more.
LEAST = 4
WORD = re.compile(r"\w+(?:[-'’.,/]\w+)*")
# So many units before a mark can name what stands between it and the next.
REACH = 3


def count_words(text: str, start: int, end: int) -> int:
    """Words between two offsets; one with hyphens, apostrophes or digits' marks inside is one.

    >>> count_words("Anak-anak bayar Rp 8.000, don't they?", 0, 37)
    6
    """
    return sum(1 for _ in WORD.finditer(text, start, end))


def may_be_single(text: str, marked: Marked, line: tuple[int, int]) -> bool:
    """Whether a stretch between single marks stands there like a quotation: an apostrophe is the commoner reading."""
    if count_words(text, marked.start, marked.end) < LEAST:
        return False
    if (marked.outer_start, marked.outer_end) == line:
        return True
    before = text[line[0] : marked.outer_start].rstrip()[-1:]
    opens = text[marked.start].isupper() or not text[marked.start].isalnum()
    return (opens and text[marked.end - 1] in FINAL) or before in {",", ":"}


def is_speech(
    text: str, units: Sequence[Unit], index: int, told: bool, beside: bool, behind: bool, pack: LanguagePack
) -> bool:
    """Whether the quotation at `index` of its paragraph's units is speech.

    `told`: a reporting clause is about it; `beside`: the clause stands right before or behind it; `behind`: the latter.
    """
    marked = units[index].marked
    if marked is None or count_words(text, marked.start, marked.end) < LEAST:
        return False
    if len(units) == 1:
        return True
    words = [match[0] for match in WORD.finditer(text, marked.start, marked.end)]
    function_words = phrases_of(pack).function_words
    content = [word for word in words if word.lower() not in function_words]
    if not behind and all(word[0].isupper() or not word[0].isalpha() for word in content):
        return False  # a title or a name
    final = text[marked.end - 1] in FINAL
    if is_work(units, index, pack):
        return beside and final
    if beside or (final and text[marked.start].isupper()):
        return True
    return told or len(content) < len(words)  # a term has nothing that holds a clause together


def is_work(units: Sequence[Unit], index: int, pack: LanguagePack) -> bool:
    """Whether the words before the mark name a work or a thing: `film terbarunya "…"`, `a song called "…"`."""
    works = phrases_of(pack).works
    for unit in reversed(units[max(0, index - REACH) : index]):
        if unit.kind is Kind.SIGN or unit.kind is Kind.QUOTE:
            return False
        if unit.lower in works:
            return True
    return False


def settle_end(text: str, marked: Marked, line_end: int, pack: LanguagePack) -> Marked | None:
    """The stretch with its end found where the closing mark is lost: before the reporting clause, or at the line's end.

    None where neither is there to tell.
    """
    if marked.closed:
        return marked
    if phrases_of(pack).clause_opening.match(text, marked.start):
        return None  # a stray mark between the quotation and its clause
    cut = phrases_of(pack).lost_closing.search(text, marked.start, marked.end)
    if cut:
        return replace(marked, end=cut.start() + 1, outer_end=cut.start() + 1)
    return marked if marked.outer_end == line_end else None
