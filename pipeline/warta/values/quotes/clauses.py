"""Reporting clauses around a quotation: behind it, before it, or at the end of its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from warta.languages import LanguagePack
from warta.records import Named
from warta.values.quotes.phrases import phrases_of
from warta.values.quotes.subjects import NOBODY, SUBJECT, Means, Subject, SubjectReader
from warta.values.quotes.units import STOPS, Kind, Unit, ends_sentence

# Units that may lie between a verb and its quotation.
BETWEEN = 40
# Units in which a name alone, behind a comma, says who spoke.
NAME_ALONE = 6
# Between a quotation and its clause: a comma, a dash, a stray mark.
BETWEEN_SIGNS = frozenset({",", "-", "–", "—", '"', "”", "“", "'", "’"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause: its subject, and its verb (a unit) where it has one; `at` is the verb's index.

    `inverted`: the subject stands behind the verb or hangs on it.
    """

    subject: Subject
    at: int
    verb: Unit | None = None
    inverted: bool = False


class ClauseReader:
    """Reads reporting clauses by the words of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self.words = phrases_of(pack)
        self.subjects = SubjectReader(pack)

    def after(self, units: Sequence[Unit], index: int, ends_with: str) -> Clause | None:
        """The clause behind the quotation at `index`, whose last character is `ends_with`.

        Behind a comma a name alone will do: `"…," ekonom Rini Sari kepada kantor berita itu`.
        """
        at = index + 1
        while at < len(units) and units[at].lower in BETWEEN_SIGNS and at - index < 4:
            at += 1
        while at < len(units) and units[at].lower in self.words.lead_ins and at - index < 4:
            at += 1
        if at >= len(units) or units[at].kind is Kind.QUOTE:
            return None
        unit = units[at]
        new_sentence = unit.capital and ends_with in STOPS
        clause = self._inverted(units, at)
        if clause:
            return None if new_sentence and self._leads_on(units, clause) else clause
        led = units[at - 1].lower
        if led in self.words.sources and led in self.words.lead_ins:
            return Clause(self.subjects.behind(units, at), at)
        return self._subject_first(units, at, new_sentence, commas=ends_with == "," or units[index + 1].lower == ",")

    def _inverted(self, units: Sequence[Unit], at: int) -> Clause | None:
        """A clause that begins with its verb or source: `kata X`, `katanya`, `said X`, `menurut X`."""
        unit = units[at]
        if unit.kind is not Kind.WORD:
            return None
        if unit.lower in self.words.clitic_verbs:
            return Clause(Subject(Means.PRONOUN, words=("person",)), at, unit, inverted=True)
        if (rest := self.words.sources.get(unit.lower)) is not None:
            behind = units[at + 1 : at + 1 + len(rest)]
            if tuple(each.lower for each in behind) != rest:
                return None
            verb = unit._replace(end=behind[-1].end) if behind else unit
            return Clause(self.subjects.behind(units, at + 1 + len(rest)), at, verb, inverted=True)
        if unit.lower in self.words.inverted:
            subject = self.subjects.behind(units, at + 1)
            return Clause(subject, at, unit, inverted=True) if at + 1 < len(units) else None
        return None

    def _subject_first(self, units: Sequence[Unit], at: int, new_sentence: bool, commas: bool) -> Clause | None:
        """A clause whose subject stands before its verb, right behind the quotation."""
        verb = self._verb_behind(units, at)
        if verb is not None:
            following = units[verb + 1] if verb + 1 < len(units) else None
            if new_sentence and following is not None and self._goes_on(following):
                return None
            return Clause(self.subjects.before(units, verb, at), verb, units[verb])
        if not commas:
            return None
        for number, unit in enumerate(units[at : at + NAME_ALONE]):
            if unit.kind is Kind.SIGN or unit.lower in self.words.prepositions:
                return None
            if unit.is_name("PER"):
                following = units[at + number + 1] if at + number + 1 < len(units) else None
                verb_unit = following if following and following.kind is Kind.WORD and not following.capital else None
                if verb_unit and verb_unit.lower in self.words.prepositions | self.words.subject_ends:
                    verb_unit = None
                return Clause(Subject(Means.NAME, unit.named), at, verb_unit)
        return None

    def _verb_behind(self, units: Sequence[Unit], at: int) -> int | None:
        """Where the verb of a clause stands that begins with its subject at `at`."""
        first = units[at]
        starts = first.kind is Kind.NAME or first.capital or first.lower in self.words.pronouns
        known = self.words
        described = first.lower in known.definite_before or first.lower in known.indefinite
        if not (starts or described or first.lower in known.plural_marks or known.plural.fullmatch(first.lower)):
            return None
        for index in range(at + 1, min(at + SUBJECT, len(units))):
            unit = units[index]
            if unit.kind is Kind.QUOTE or unit.lower in ";:" or ends_sentence(units, index, self.pack):
                return None
            if unit.kind is Kind.WORD and not unit.capital and unit.lower in self.words.verbs:
                return index
        return None

    def _leads_on(self, units: Sequence[Unit], clause: Clause) -> bool:
        """Whether a clause that begins a sentence introduces what comes: `Kata dia, …`, `Menurut X, …`."""
        for unit in units[clause.at + 1 : clause.at + SUBJECT]:
            if unit.lower in STOPS:
                return False
            if unit.kind is Kind.QUOTE or unit.lower in {",", ":"}:
                return True
        return False

    def _goes_on(self, unit: Unit) -> bool:
        """Whether what follows a verb is its own reported clause and not the end of an attribution."""
        if unit.kind is Kind.QUOTE or unit.lower in {",", ":"}:
            return True
        if unit.kind is Kind.SIGN:
            return False
        return unit.lower not in self.words.prepositions and unit.lower not in self.words.subject_ends

    def before(self, units: Sequence[Unit], index: int, first: int) -> Clause | None:
        """The clause before the quotation at `index`, in its sentence, which begins at `first`."""
        for at in range(index - 1, max(first, index - BETWEEN) - 1, -1):
            unit = units[at]
            if unit.kind is Kind.WORD and (clause := self.clause_at(units, at, first)):
                return clause
        return None

    def may_report(self, unit: Unit) -> bool:
        """Whether a word can be the verb or source of a reporting clause."""
        known, word = self.words, unit.lower
        return word in known.verbs or word in known.inverted or word in known.clitic_verbs or word in known.sources

    def clause_at(self, units: Sequence[Unit], at: int, first: int) -> Clause | None:
        """The clause of the verb at `at` in a sentence that begins at `first`, if there is a verb of speech."""
        unit = units[at]
        if self._is_noun(units, at, first):
            return None
        if unit.lower in self.words.verbs:
            if unit.lower in self.words.inverted and at > first and units[at - 1].lower == ",":
                behind = self.subjects.behind(units, at + 1)
                if behind.named and self._closes(units, at, behind.named):
                    return Clause(behind, at, unit, inverted=True)
            subject = self.subjects.before(units, at, first)
            if subject is NOBODY and unit.lower in self.words.inverted and at + 1 < len(units):
                return Clause(self.subjects.behind(units, at + 1), at, unit, inverted=True)
            return Clause(subject, at, unit)
        if self._begins_clause(units, at, first):
            return self._inverted(units, at)
        return None

    def _begins_clause(self, units: Sequence[Unit], at: int, first: int) -> bool:
        """Whether a verb before its subject can stand here; elsewhere it is a noun or an adjective: `rapat umum`."""
        known = self.words
        if at == first or (units[at].lower in known.sources and units[at].lower not in known.lead_ins):
            return True
        before = units[at - 1]
        return before.kind is Kind.QUOTE or before.lower in BETWEEN_SIGNS or before.lower in known.lead_ins

    def _is_noun(self, units: Sequence[Unit], at: int, first: int) -> bool:
        """Whether a word that can be a verb is a noun here: `joined the calls`, `in reports`."""
        known = self.words
        if at == first or units[at].lower not in known.noun_verbs:
            return False
        before = units[at - 1].lower
        return before in known.prepositions or before in known.definite_before or before in known.indefinite

    def later(self, units: Sequence[Unit], index: int, end: int) -> Clause | None:
        """The clause that closes the sentence in which the quotation at `index` begins: `“…” for us, X said.`"""
        if end - index > BETWEEN:
            return None
        commas = [at for at in range(index + 1, end - 1) if units[at].lower == ","]
        for comma in reversed(commas):
            clause = self._inverted(units, comma + 1)
            if clause:
                return clause
            verb = self._verb_behind(units, comma + 1)
            if verb is not None and verb < end and all(units[at].lower != "," for at in range(comma + 1, verb)):
                return Clause(self.subjects.before(units, verb, comma + 1), verb, units[verb])
        return None

    def _closes(self, units: Sequence[Unit], at: int, named: Named) -> bool:
        """Whether the clause ends with the name behind its verb: `…, said X on Monday`, not `…, said X would come`."""
        end = next((index for index in range(at, min(at + SUBJECT, len(units))) if units[index].named == named), at) + 1
        return end >= len(units) or units[end].kind is Kind.SIGN or units[end].lower in self.words.subject_ends


@cache
def clause_reader(pack: LanguagePack) -> ClauseReader:
    """The reader of a language."""
    return ClauseReader(pack)
