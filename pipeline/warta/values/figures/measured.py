"""What a figure measures, read from the words around it: `valuasi … sebesar`, `45% stake`, `menewaskan 12 orang`."""

import re
from functools import cache

from warta.languages import LanguagePack
from warta.values.figures.measures import fits_unit
from warta.values.figures.nouns import noun_table
from warta.values.figures.phrases import LETTERS, Phrases, Word, words_ahead
from warta.values.figures.quantities import Quantity

WORD = re.compile(rf"{LETTERS}+(?:-{LETTERS}+)*")
# How many words before a figure may hold what it measures.
REACH = 14
LETTERS_OF_REACH = 160
# A change, or what happened to those counted, must be named this near.
NEAR = 6
CUT = "cut"
KINDS = ("money", "percent", "count", "measure", "multiple")


class MeasureTable:
    """The measure words of one language, by the kind of figure they go with."""

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.figures
        self.before = {kind: Phrases(_of_kind(words.measures, kind)) for kind in KINDS}
        self.behind = {kind: Phrases(_of_kind(words.measures_behind, kind)) for kind in KINDS}
        self.all_before = Phrases({cue: name for cues in words.measures.values() for cue, name in cues.items()})
        self.changes = Phrases(words.changes)
        self.joints = frozenset(words.either_joints)
        self.change_names = frozenset(words.changes.values())
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
    ahead = words_ahead(text, figure.end, 7)
    ends = table.clause_ends if counted else table.clause_ends | table.joints
    behind = _soon(ahead[:5], table.behind[figure.kind], ends)
    before = _words(text, max(start, figure.start - LETTERS_OF_REACH), figure.start, table)
    nearest = _nearest(before[:NEAR] if counted else before, table.before[figure.kind], figure.unit)
    if counted:
        found = behind[0] if behind else nearest[0] if nearest else None
        if found is None and figure.unit in table.headcount:
            return "headcount"
        return None if found is None or found.rstrip("s") == figure.unit else found
    if figure.kind == "percent":
        change = _nearest(before[:NEAR], table.changes, figure.unit)
        if behind:
            return (_changed(ahead, table) if behind[0] in table.change_names else None) or behind[0]
        return _of_change(nearest, change, ahead, table)
    if behind:
        return behind[0]
    return nearest[0] if nearest else None


def _soon(words: list[Word], behind: Phrases[str], ends: frozenset[str]) -> tuple[str, int] | None:
    """The measure right behind a figure, up to two words (adjectives, a preposition) between."""
    for skip in range(min(3, len(words))):
        if words[skip].text in ends:
            break
        if hit := behind.ahead(words[skip:]):
            return hit
    return None


def _words(text: str, start: int, end: int, table: MeasureTable) -> list[Word]:
    """The words of the clause before a figure, nearest first."""
    found: list[Word] = []
    start = max(start, text.rfind(";", start, end) + 1)
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


def _nearest(before: list[Word], table: Phrases[str], unit: str | None) -> tuple[str, int] | None:
    """The measure that the unit can be of whose words end nearest to the figure, and how many words lie between."""
    for skip in range(len(before)):
        hit = table.behind(before[skip:])
        if hit and fits_unit(hit[0], unit):
            return hit[0], skip
    return None


def _of_change(
    nearest: tuple[str, int] | None, change: tuple[str, int] | None, ahead: list[Word], table: MeasureTable
) -> str | None:
    """A percentage of change measures what has changed (`a 50% fall in prices`); a cut is a thing of its own."""
    if change is None:
        return nearest[0] if nearest else None
    if nearest and change[0] == CUT and not nearest[0].endswith(CUT):
        return f"{nearest[0]} {CUT}"
    return nearest[0] if nearest else _changed(ahead, table) or change[0]


def _changed(ahead: list[Word], table: MeasureTable) -> str | None:
    """What has changed, named behind its change: `a 50% fall in prices`, `penurunan 50 persen harga`."""
    for skip, word in enumerate(ahead[:5]):
        if word.text in table.clause_ends or word.text in table.joints:
            break
        hit = table.before["percent"].ahead(ahead[skip:])
        if hit and hit[0] not in table.change_names:
            return hit[0]
    return None
