"""What a figure measures, read from the words around it: `valuasi … sebesar`, `45% stake`, `menewaskan 12 orang`."""

import re
from functools import cache

from warta.languages import LanguagePack
from warta.values.nouns import noun_table
from warta.values.phrases import LETTERS, Phrases, Word, words_ahead
from warta.values.quantities import Quantity

WORD = re.compile(rf"{LETTERS}+(?:-{LETTERS}+)*")
# How many words before a figure may hold what it measures.
REACH = 14
LETTERS_OF_REACH = 160
# A change, or what happened to those counted, must be named this near.
NEAR = 6
KINDS = ("money", "percent", "count", "measure", "multiple")


class MeasureTable:
    """The measure words of one language, by the kind of figure they go with."""

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.figures
        self.before = {kind: Phrases(_of_kind(words.measures, kind)) for kind in KINDS}
        self.behind = {kind: Phrases(_of_kind(words.measures_behind, kind)) for kind in KINDS}
        self.all_before = Phrases({cue: name for cues in words.measures.values() for cue, name in cues.items()})
        self.changes = Phrases(words.changes)
        self.clause_ends, self.enclitics = frozenset(words.clause_ends), words.enclitics
        nouns = noun_table(pack).nouns.values
        self.headcount = frozenset(nouns.get(noun, noun) for noun in words.headcount_nouns)


def _of_kind(tables: dict[str, dict[str, str]], kind: str) -> dict[str, str]:
    """The measure words for a kind of figure: its own and, but for counts, those of any."""
    return tables.get(kind, {}) if kind == "count" else tables["any"] | tables.get(kind, {})


@cache
def measure_table(pack: LanguagePack) -> MeasureTable:
    """The pack's measure words, made once."""
    return MeasureTable(pack)


def measure_of(text: str, figure: Quantity, start: int, pack: LanguagePack) -> str | None:
    """What the figure measures, an English noun; None where the words do not say or it would repeat the unit.

    `start` is where the figure's sentence begins.
    """
    table = measure_table(pack)
    counted = figure.kind == "count"
    behind = _soon(words_ahead(text, figure.end, 5), table.behind[figure.kind], table)
    before = _words(text, max(start, figure.start - LETTERS_OF_REACH), figure.start, table)
    nearest = _nearest(before[:NEAR] if counted else before, table.before[figure.kind])
    if counted:
        found = behind[0] if behind else nearest[0] if nearest else None
        if found is None and figure.unit in table.headcount:
            return "headcount"
        return None if found is None or found.rstrip("s") == figure.unit else found
    if behind:
        return behind[0]
    if figure.kind == "percent":
        return _with_change(nearest, _nearest(before[:NEAR], table.changes))
    return nearest[0] if nearest else None


def _soon(words: list[Word], behind: Phrases[str], table: MeasureTable) -> tuple[str, int] | None:
    """The measure right behind a figure, up to two words (adjectives, a preposition) between."""
    for skip in range(min(3, len(words))):
        if words[skip].text in table.clause_ends:
            break
        if hit := behind.ahead(words[skip:]):
            return hit
    return None


def _words(text: str, start: int, end: int, table: MeasureTable) -> list[Word]:
    """The words of the clause before a figure, nearest first."""
    found: list[Word] = []
    for match in reversed(list(WORD.finditer(text, start, end))):
        word = match.group().casefold()
        if word in table.clause_ends or len(found) == REACH:
            break
        found.append(Word(_bare(word, table), match.group(), *match.span(), " "))
    return found


def _bare(word: str, table: MeasureTable) -> str:
    """A word as it stands in the tables: without its enclitic (`gajinya`), a hyphen as a space."""
    for enclitic in table.enclitics:
        if len(word) > len(enclitic) + 3:
            word = word.removesuffix(enclitic)
    return word.replace("-", " ")


def _nearest(before: list[Word], table: Phrases[str]) -> tuple[str, int] | None:
    """The measure whose words end nearest to the figure, and how many words lie between."""
    for skip in range(len(before)):
        hit = table.behind(before[skip:])
        if hit:
            return hit[0], skip
    return None


def _with_change(nearest: tuple[str, int] | None, change: tuple[str, int] | None) -> str | None:
    """A percentage of change measures the change: `pendapatan naik 12 persen` is revenue growth."""
    if change is None or (nearest and nearest[1] < change[1]):
        return nearest[0] if nearest else None
    if nearest is None:
        return change[0]
    return nearest[0] if nearest[0].endswith(change[0]) else f"{nearest[0]} {change[0]}"
