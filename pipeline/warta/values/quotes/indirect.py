"""Speech reported in a clause: `X mengatakan bahwa …`, `X said that …`, `Menurut X, …`, `…, X said.`

Only clauses whose bounds the words themselves show; what is no more than likely is left alone.
"""

from collections.abc import Sequence

from warta.languages import LanguagePack
from warta.values.quotes.clauses import Clause
from warta.values.quotes.phrases import phrases_of
from warta.values.quotes.subjects import Means
from warta.values.quotes.units import STOPS, Kind, Unit

# Units between a verb and its complementizer: `told reporters on Monday that`.
BETWEEN = 8
# Units behind a clause that ends its sentence: `kata X di Solo, Rabu (3/5).`
TAIL = 12
# A dateline's units, and the dash that ends it.
DATELINE = 14
DASHES = frozenset({"-", "–", "—"})


def reported_words(
    units: Sequence[Unit], clause: Clause, first: int, end: int, pack: LanguagePack
) -> tuple[int, int] | None:
    """Where the reported words begin and end in the text, without the sentence's own stop; None where unclear.

    The sentence is `units[first:end]` and `clause` its reporting clause.
    """
    while end > first and units[end - 1].lower in STOPS:
        end -= 1
    words, verb = phrases_of(pack), units[clause.at].lower
    if verb in words.sources or verb in words.clitic_sources:
        found = _behind_source(units, clause, end) if clause.at == first else None
    else:
        found = _behind_verb(units, clause, end, pack)
    found = found or _before_clause(units, clause, first, end, pack)
    if found is None:
        return None
    low, high = found
    if low >= high or any(unit.kind is Kind.QUOTE for unit in units[low:high]):
        return None
    return units[low].start, units[high - 1].end


def _behind_verb(units: Sequence[Unit], clause: Clause, end: int, pack: LanguagePack) -> tuple[int, int] | None:
    """`X mengatakan bahwa …`, `X told reporters that …`, `X mengatakan, …`."""
    words, at = phrases_of(pack), clause.at
    verb = units[at].lower
    if clause.inverted or at + 1 >= end or verb not in words.indirect_verbs | words.addressing_verbs:
        return None
    following = units[at + 1].lower
    if following == "," and pack.quotes.comma_reports:
        return at + 2, end
    if following in words.complementizers:
        return at + 2, end
    if verb not in words.addressing_verbs and following not in words.prepositions:
        return None
    for index in range(at + 1, min(at + 1 + BETWEEN, end)):
        if units[index].lower in words.complementizers:
            return index + 1, end
        if units[index].kind is Kind.SIGN or units[index].kind is Kind.QUOTE:
            return None
    return None


def _behind_source(units: Sequence[Unit], clause: Clause, end: int) -> tuple[int, int] | None:
    """`Menurut Kepala Dinas X, Rina, …`: the comma behind the name, or behind the pronoun, ends the source."""
    at = clause.at
    if clause.subject.means is Means.NAME:
        at = next((index for index in range(at, end) if units[index].named == clause.subject.named), end)
    for index in range(at + 1, min(at + 4, end)):
        if units[index].lower == ",":
            return index + 1, end
    return None


def _before_clause(
    units: Sequence[Unit], clause: Clause, first: int, end: int, pack: LanguagePack
) -> tuple[int, int] | None:
    """`…, kata X di Solo, Rabu (3/5).`, `…, the agency said.`: the words up to the clause that ends the sentence."""
    words, at, tail = phrases_of(pack), clause.at, units[clause.at + 1 : end]
    outside = words.prepositions | words.subject_ends
    if clause.inverted:
        comma = at - 1
    else:
        comma = max((index for index in range(first, at) if units[index].lower == ","), default=first)
        named = clause.subject.named
        if not pack.quotes.closing_clauses or (named and all(unit.named != named for unit in units[comma + 1 : at])):
            return None
        if units[comma + 1].lower in words.prepositions | words.conjunctions | words.relatives:
            return None
        if tail and tail[0].lower not in outside:
            return None
    if comma <= first or units[comma].lower != "," or len(tail) > TAIL:
        return None
    last = max((index for index, unit in enumerate(tail) if unit.lower == ","), default=len(tail))
    if any(_tells(unit) and unit.lower not in outside for unit in tail[last:]):
        return None
    dashes = [index for index in range(first, min(first + DATELINE, comma)) if units[index].lower in DASHES]
    return (dashes[-1] + 1 if dashes else first), comma


def _tells(unit: Unit) -> bool:
    """Whether a word behind the clause's last comma belongs to a clause of its own."""
    return unit.kind is Kind.WORD and not unit.capital and unit.lower.isalpha()
