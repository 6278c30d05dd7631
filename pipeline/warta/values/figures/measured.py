"""What a figure measures, read from the words around it: `valuasi … sebesar`, `45% stake`, `menewaskan 12 orang`."""

import re
from functools import cache

from warta.languages import LanguagePack
from warta.values.figures.measures import LENGTHS, fits_kind, fits_unit
from warta.values.figures.money import currency_words
from warta.values.figures.nouns import PERSON, noun_table
from warta.values.figures.phrases import LETTERS, Phrases, Word, words_ahead
from warta.values.figures.quantities import Quantity

WORD = re.compile(rf"{LETTERS}+(?:-{LETTERS}+)*")
# How many words before a figure may hold what it measures.
REACH = 14
LETTERS_OF_REACH = 160
# A change, or what happened to those counted, must be named this near.
NEAR = 6
# A weak word yields to a measure within so many words before it.
YIELD = 4
CUT = "cut"
# The weakest word of all: any other says more.
VALUE = "value"
SHARE = "share"
# What is sold by these has a price; lengths of time and people have not.
GOODS = frozenset(
    (
        *("bbl", "kg", "g", "t", "q", "oz", "lb", "L", "mL", "kL", "gal", "m", "m²", "m³", "ha", "ft²", "kWh", "MWh"),
        *("MMBTU", "unit", "piece", "bottle", "box", "sack", "sheet", "egg", "ticket", "portion", "packet", "copy"),
    )
)
# What is counted without a noun by these are people.
OF_PEOPLE = frozenset(
    ("deaths", "injuries", "missing", "arrests", "detentions", "evacuees", "infections", "population", "layoffs")
)
KINDS = ("money", "percent", "count", "measure", "multiple")


class MeasureTable:
    """The measure words of one language, by the kind of figure they go with."""

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.figures
        self.before = {kind: Phrases(_of_kind(words.measures, kind)) for kind in KINDS}
        self.behind = {kind: Phrases(_of_kind(words.measures_behind, kind)) for kind in KINDS}
        self.all_before = Phrases({cue: name for cues in words.measures.values() for cue, name in cues.items()})
        self.changes = Phrases(words.changes)
        self.more_than = Phrases(words.more_than)
        self.change_bridges = Phrases.of((*words.change_bridges, *words.at_least, *words.at_most, *words.about))
        self.targets, self.distances = frozenset(words.carriers), frozenset(words.distance_words)
        self.changed = words.changed_measures
        self.weak = frozenset(words.weak_measures)
        self.verbs = Phrases(words.verb_measures)
        self.verb_prefixes = words.verb_prefixes
        self.currencies = frozenset(code for codes in currency_words(pack).values.values() for code in codes)
        self.joints = frozenset(words.either_joints)
        self.change_names = frozenset(words.changes.values())
        self.clause_ends = frozenset(words.clause_ends) - frozenset(words.relatives)
        self.enclitics = words.enclitics
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
    ahead = words_ahead(text, figure.tail if figure.per else figure.end, 8)
    ends = table.clause_ends if counted else table.clause_ends | table.joints
    behind = _soon(ahead[:5], table.behind[figure.kind], ends)
    before = _words(text, max(start, figure.start - LETTERS_OF_REACH), figure.start, table)
    nearest = _nearest(before[:NEAR] if counted else before, table, figure)
    if counted or figure.kind == "percent":
        happened = _happened(ahead, table, ends, figure.unit)
        behind = behind or (happened if counted or nearest is None else None)
    if counted:
        found = behind[0] if behind else nearest[0] if nearest else None
        if found is None and figure.unit in table.headcount:
            return "headcount"
        return None if found is None or found.rstrip("s") == figure.unit else found
    if figure.kind == "percent":
        if compared := table.more_than.ahead(ahead):
            return compared[0]
        change = _nearest_phrase(before[:NEAR], table.changes)
        if behind:
            return (_changed(ahead, table) if behind[0] in table.change_names else None) or behind[0]
        return _of_change(nearest, change, ahead, table)
    rated = _of_rate(figure, table)
    if rated and (nearest is None or nearest[1] >= NEAR):
        return rated
    if behind:
        return behind[0]
    changed = _of_amount(nearest, before, ahead, table)
    if changed and figure.kind != "multiple":
        return changed
    if nearest is None and figure.unit in LENGTHS:
        return _of_place(text, figure, table)
    return nearest[0] if nearest else None


def is_change(measure: str | None, pack: LanguagePack) -> bool:
    """Whether a measure is a change, which a figure behind it does not share: `fell $2 to $51`."""
    return measure in measure_table(pack).change_names


def unit_of(figure: Quantity, measure: str | None) -> str | None:
    """The unit of a figure; deaths, injuries and the like that are counted without a noun are people's."""
    if figure.kind == "count" and figure.unit is None and measure in OF_PEOPLE:
        return PERSON
    return figure.unit


def _of_amount(
    nearest: tuple[str, int] | None, before: list[Word], ahead: list[Word], table: MeasureTable
) -> str | None:
    """An amount by which something changes is an increase or a decline: `fell $2 to $51`, `naik 5.000 barel`."""
    skip = 0
    while bridge := table.change_bridges.behind(before[skip:]):
        skip += bridge[1]
    change = table.changes.behind(before[skip:])
    if change is None or change[0] == CUT or (nearest and nearest[1] < skip + change[1]):
        return None
    return change[0] if nearest or (ahead and ahead[0].text in table.targets) else None


def _of_place(text: str, figure: Quantity, table: MeasureTable) -> str | None:
    """A length that leads away from somewhere: `5 km from the harbour`, `40 km (25 miles) from`."""
    bracket = text.startswith(")", figure.end)
    ahead = words_ahead(text, figure.end + bracket, 1)
    return "distance" if ahead and ahead[0].text in table.distances else None


def _of_rate(figure: Quantity, table: MeasureTable) -> str | None:
    """Money for a unit of something is its price, money for money an exchange rate."""
    if figure.kind != "money" or figure.per is None:
        return None
    if figure.per in table.currencies:
        return "exchange rate"
    if figure.per == SHARE:
        return "share price"
    return "price" if figure.per in GOODS else None


def _happened(ahead: list[Word], table: MeasureTable, ends: frozenset[str], unit: str | None) -> tuple[str, int] | None:
    """What the words behind say of those counted: `40 staf keamanan mengundurkan diri`, `two of whom were arrested`."""
    for skip, word in enumerate(ahead):
        if (hit := table.verbs.ahead(ahead[skip:])) and fits_unit(hit[0], unit):
            return hit
        if word.text in ends or (
            table.verb_prefixes and len(word.text) > 4 and word.text.startswith(table.verb_prefixes)
        ):
            break
    return None


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


def _nearest(before: list[Word], table: MeasureTable, figure: Quantity) -> tuple[str, int] | None:
    """The measure that the unit can be of whose words end nearest to the figure, and how many words lie between.

    A weak word (`worth`, `senilai`) yields to what is worth so much, where that stands close before it.
    """
    phrases = table.before[figure.kind]
    weak: tuple[str, int] | None = None
    for skip in range(len(before)):
        if weak and skip > weak[1] + YIELD + (weak[0] == VALUE):
            break
        hit = phrases.behind(before[skip:])
        if hit is None or not fits_unit(hit[0], figure.unit) or not fits_kind(hit[0], figure.kind):
            continue
        if before[skip].text in table.weak and hit[1] == 1:
            weak = (hit[0], skip) if weak is None or weak[0] == VALUE else weak
        else:
            return hit[0], skip
    return weak


def _nearest_phrase(before: list[Word], phrases: Phrases[str]) -> tuple[str, int] | None:
    """The phrase that ends nearest to the figure, and how many words lie between."""
    for skip in range(len(before)):
        if hit := phrases.behind(before[skip:]):
            return hit[0], skip
    return None


def _of_change(
    nearest: tuple[str, int] | None, change: tuple[str, int] | None, ahead: list[Word], table: MeasureTable
) -> str | None:
    """A percentage of change measures what has changed (`a 50% fall in prices`); a cut is a thing of its own."""
    if change is None:
        return nearest[0] if nearest else None
    if nearest and nearest[1] > change[1] and nearest[0] in table.changed:
        return table.changed[nearest[0]]
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
