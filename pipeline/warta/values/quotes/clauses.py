"""Reporting clauses around a quotation and who their subject is: a name, a pronoun, a description or nobody known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache

from warta.languages import LanguagePack
from warta.values.quotes.phrases import phrases_of
from warta.values.quotes.units import POSSESSIVES, STOPS, Kind, Named, Unit, ends_sentence

# Units that a subject may have, that may lie between a verb and its quotation, before a verb.
SUBJECT, BETWEEN, BEFORE = 24, 40, 40
# Units of a sentence before a verb that shares its subject with an earlier one.
SENTENCE = 120
# Words between a comma and the name that explains what stands before it: `kata Ketua Umum PSK, H. Rano`.
APPOSED = 4
# Words between a pronoun and its verb: `he has also repeatedly said`.
ADVERBS = 4
# Units before a name that can keep it from being a subject: `of Congress interim president Sonia Gandhi`.
BEFORE_NAME = 5

# Behind a name: a possessive, the hyphen of `Leeds-based`, the dash of a dateline.
NOT_SUBJECT = frozenset({*POSSESSIVES, "-", "–", "—"})

# Between a quotation and its clause: a comma, a dash, a stray mark.
BETWEEN_SIGNS = frozenset({",", "-", "–", "—", '"', "”", "“", "'", "’"})

# What a pronoun means that a person can be the subject by.
PERSONAL = frozenset({"m", "f", "person"})


class Means(Enum):
    """How a subject means its speaker."""

    NAME = auto()
    PRONOUN = auto()
    DESCRIPTION = auto()
    NOBODY = auto()


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a clause says it was. `words` are a description's, lower-cased, or the kind of person a pronoun means.

    `definite`: the description means someone already named. `body` is the organization inside a description.
    """

    means: Means
    named: Named | None = None
    words: tuple[str, ...] = ()
    definite: bool = False
    body: Named | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause: its subject, and its verb (a unit) where it has one; `at` is the verb's index.

    `inverted`: the subject stands behind the verb or hangs on it.
    """

    subject: Subject
    at: int
    verb: Unit | None = None
    inverted: bool = False


NOBODY = Subject(Means.NOBODY)


class ClauseReader:
    """Reads reporting clauses by the words of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self.words = phrases_of(pack)

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
            return Clause(self._subject_after(units, at), at)
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
            return Clause(self._subject_after(units, at + 1 + len(rest)), at, verb, inverted=True)
        if unit.lower in self.words.inverted:
            subject = self._subject_after(units, at + 1)
            return Clause(subject, at, unit, inverted=True) if at + 1 < len(units) else None
        return None

    def _subject_first(self, units: Sequence[Unit], at: int, new_sentence: bool, commas: bool) -> Clause | None:
        """A clause whose subject stands before its verb, right behind the quotation."""
        verb = self._verb_behind(units, at)
        if verb is not None:
            following = units[verb + 1] if verb + 1 < len(units) else None
            if new_sentence and following is not None and self._goes_on(following):
                return None
            return Clause(self.subject_before(units, verb, at), verb, units[verb])
        if not commas:
            return None
        for number, unit in enumerate(units[at : at + APPOSED + 2]):
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

    def is_relative(self, unit: Unit) -> bool:
        """Whether a word begins a clause about what stands before it."""
        return unit.lower in self.words.relatives

    def clause_at(self, units: Sequence[Unit], at: int, first: int) -> Clause | None:
        """The clause of the verb at `at` in a sentence that begins at `first`, if there is a verb of speech."""
        unit = units[at]
        if self._is_noun(units, at, first):
            return None
        if unit.lower in self.words.verbs:
            if unit.lower in self.words.inverted and at > first and units[at - 1].lower == ",":
                behind = self._subject_after(units, at + 1)
                if behind.named and self._closes(units, at, behind.named):
                    return Clause(behind, at, unit, inverted=True)
            subject = self.subject_before(units, at, first)
            if subject is NOBODY and unit.lower in self.words.inverted and at + 1 < len(units):
                return Clause(self._subject_after(units, at + 1), at, unit, inverted=True)
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
                return Clause(self.subject_before(units, verb, comma + 1), verb, units[verb])
        return None

    def _closes(self, units: Sequence[Unit], at: int, named: Named) -> bool:
        """Whether the clause ends with the name behind its verb: `…, said X on Monday`, not `…, said X would come`."""
        end = next((index for index in range(at, min(at + SUBJECT, len(units))) if units[index].named == named), at) + 1
        return end >= len(units) or units[end].kind is Kind.SIGN or units[end].lower in self.words.subject_ends

    def _subject_after(self, units: Sequence[Unit], at: int) -> Subject:
        """The subject that begins at `at`, behind its verb."""
        phrase: list[Unit] = []
        for unit in units[at : at + SUBJECT]:
            ends = unit.kind is Kind.QUOTE or (
                unit.kind is Kind.SIGN and unit.lower not in {"-", "/", *POSSESSIVES, "."}
            )
            if ends or unit.lower in self.words.subject_ends or unit.lower[0].isdigit():
                break
            if unit.lower == "." and not (phrase and len(phrase[-1].lower) <= 3):
                break
            phrase.append(unit)
        if not phrase:
            return NOBODY
        if (meant := self.words.pronouns.get(phrase[0].lower)) and phrase[0].kind is Kind.WORD:
            return Subject(Means.PRONOUN, words=(meant,))
        end = at + len(phrase)
        apposed = self._apposed(units, end)
        people = [number for number, unit in enumerate(phrase) if unit.is_name("PER") and self._is_free(phrase, number)]
        if people:
            number = people[0]
            if apposed and number > 0:
                return Subject(Means.NAME, apposed)
            if self._is_joined(phrase, number) or (number and phrase[number - 1].lower in self.words.kin):
                return NOBODY
            return Subject(Means.NAME, phrase[number].named)
        if apposed:
            return Subject(Means.NAME, apposed)
        if any(unit.lower in self.words.voices for unit in phrase) and (body := self._issuer(units, end)):
            return Subject(Means.NAME, body)
        return self._described_further(units, end, self._description(phrase))

    def _issuer(self, units: Sequence[Unit], at: int) -> Named | None:
        """The organization behind the preposition at `at`: `a statement from the Roads Agency`."""
        if at >= len(units) or units[at].lower not in self.words.prepositions:
            return None
        return next((unit.named for unit in units[at + 1 : at + 3] if unit.is_name("ORG")), None)

    def _described_further(self, units: Sequence[Unit], at: int, subject: Subject) -> Subject:
        """A description with the relative clause at `at`: `perempuan yang … itu` is known, `the man who …` is new."""
        if subject.means is not Means.DESCRIPTION or at >= len(units):
            return subject
        if self.words.pronouns.get(units[at].lower) == "relative":
            return NOBODY
        if self.is_relative(units[at]):
            for unit in units[at : at + SUBJECT]:
                if unit.kind is Kind.SIGN or unit.kind is Kind.QUOTE:
                    break
                if unit.lower in self.words.definite_after:
                    return replace(subject, definite=True)
        return subject

    def _apposed(self, units: Sequence[Unit], at: int) -> Named | None:
        """The person named right behind the comma at `at`."""
        if at >= len(units) or units[at].lower != ",":
            return None
        for unit in units[at + 1 : at + 1 + APPOSED]:
            if unit.is_name("PER"):
                return unit.named
            if not (unit.capital or unit.lower == "."):
                return None
        return None

    def _is_free(self, units: Sequence[Unit], index: int) -> bool:
        """Whether a name can be a subject: no preposition before it, no possessive behind it."""
        following = units[index + 1] if index + 1 < len(units) else None
        if following and (following.lower in NOT_SUBJECT or self._modifies(units, index, following)):
            return False
        before = index - 1
        while before > index - 4 and before >= 0 and self._goes_with_name(units[before]):
            before -= 1
        return before < 0 or units[before].lower not in self.words.prepositions

    def _modifies(self, units: Sequence[Unit], index: int, following: Unit) -> bool:
        """Whether the name behind an article is part of a noun phrase: `a Hale loyalist`, `the Hale campaign`."""
        known = self.words
        if not index or units[index - 1].lower not in known.definite_before | known.indefinite:
            return False
        light = known.function_words | known.verbs | known.prepositions | known.relatives
        return (
            units[index].is_name("PER")
            and following.kind is Kind.WORD
            and not (following.capital or following.lower in light)
        )

    def _goes_with_name(self, unit: Unit) -> bool:
        """Whether a word before a name belongs to it: an honorific, a title, an article."""
        known = self.words
        return (
            unit.kind is Kind.WORD
            and (unit.capital or unit.lower in known.definite_before or unit.lower in known.indefinite)
            and unit.lower not in known.prepositions
        )

    def _is_joined(self, units: Sequence[Unit], index: int) -> bool:
        """Whether another person shares the clause: `kata A dan B`."""
        behind = units[index + 1 : index + 3]
        return len(behind) == 2 and behind[0].lower in self.words.conjunctions and behind[1].capital

    def _description(self, phrase: Sequence[Unit]) -> Subject:
        """What a noun phrase without a free name of a person means."""
        words = tuple(unit.lower for unit in phrase if unit.kind is Kind.WORD)
        named = [at for at, unit in enumerate(phrase) if unit.is_name("ORG")]
        speaks_for = any(word in self.words.voices for word in words)
        body = next((phrase[at] for at in named if speaks_for or self._is_free(phrase, at)), None)
        known = self.words
        marked = words[: 2 if words and words[0] in known.definite_before else 1]
        if any(word in known.plural_marks or word.isdigit() for word in marked):
            return NOBODY
        if any(known.plural.fullmatch(word) for word in words[:3]):
            return NOBODY
        if body is not None:
            at = phrase.index(body)
            beside = [unit.lower for unit in phrase[:at] if unit.kind is Kind.WORD and not self._is_light(unit)]
            if all(word in known.bodies or word in known.voices for word in beside[:1]):
                tail = [unit for unit in phrase[at + 1 :] if unit.kind is Kind.WORD and not self._is_light(unit)]
                if not tail or any(unit.lower in known.voices for unit in tail):
                    return Subject(Means.NAME, body.named)
                if known.plural.fullmatch(tail[-1].lower):
                    return NOBODY
        definite = bool(words) and (words[-1] in known.definite_after or words[0] in known.definite_before)
        if not words or words[0] in known.indefinite or any(word in known.anonymous for word in words):
            return NOBODY
        return Subject(Means.DESCRIPTION, words=words, definite=definite, body=body.named if body else None)

    def _is_light(self, unit: Unit) -> bool:
        """Whether a word says nothing about who is meant."""
        known = self.words
        word = unit.lower
        return (
            word in known.function_words
            or word in known.lead_ins
            or word in known.definite_before
            or word.endswith("ly")
        )

    def subject_before(self, units: Sequence[Unit], verb: int, first: int) -> Subject:
        """The subject before the verb at `verb`, in a clause that begins no earlier than `first`."""
        sentence, first = max(first, verb - SENTENCE), max(first, verb - BEFORE)
        for at in range(verb - 1, max(first, verb - 1 - ADVERBS) - 1, -1):
            unit = units[at]
            if unit.kind is not Kind.WORD:
                break
            if (meant := self.words.pronouns.get(unit.lower)) and meant != "relative":
                return Subject(Means.PRONOUN, words=(meant,))
        if self._shares_subject(units, verb, first):
            return self._coordinated(units, verb, sentence)
        people = [
            at
            for at in range(verb - 1, first - 1, -1)
            if units[at].is_name("PER") and self._is_free(units, at) and not self._behind_quote(units, at, verb)
        ]
        if people:
            chosen = people[0]
            for earlier in people[1:]:
                if self._explains(units, earlier, chosen) or self._holds(units, earlier, chosen, verb):
                    chosen = earlier
            if self._is_joined(units, chosen):
                return NOBODY
            return Subject(Means.NAME, units[chosen].named)
        return self._noun_phrase(units, verb, first)

    def _shares_subject(self, units: Sequence[Unit], verb: int, first: int) -> bool:
        """Whether the verb has its subject from the one before: `A pergi dan mengatakan`, `A left, saying`."""
        if verb == first:
            return False
        before = units[verb - 1]
        if before.kind is Kind.NAME:
            return False
        known = self.words
        if before.lower in known.conjunctions or before.lower in known.lead_ins or before.lower in known.verb_links:
            return True
        return known.participles.fullmatch(units[verb].lower) is not None

    def _coordinated(self, units: Sequence[Unit], verb: int, first: int) -> Subject:
        """The subject of the verb before: the first pronoun or free name of a person, else of an organization."""
        person = self.main_subject(units, first, verb, "PER")
        for unit in units[first:verb]:
            if unit.named is not None and unit.named == person:
                return Subject(Means.NAME, person)
            meant = self.words.pronouns.get(unit.lower, "relative") if unit.kind is Kind.WORD else "relative"
            if meant != "relative":
                return Subject(Means.PRONOUN, words=(meant,))
        body = self.main_subject(units, first, verb, "ORG")
        if body:
            return Subject(Means.NAME, body)
        return self._description(self._head(units, first, verb))

    def _behind_quote(self, units: Sequence[Unit], at: int, verb: int) -> bool:
        return any(unit.kind is Kind.QUOTE for unit in units[at:verb])

    def _explains(self, units: Sequence[Unit], earlier: int, later: int) -> bool:
        """Whether the later name stands in a clause about the earlier one: `A, yang menemani B, mengatakan`."""
        opening = units[earlier + 1 : earlier + 3]
        if units[later - 1].lower in self.words.relatives or not any(
            unit.lower in self.words.relatives for unit in opening
        ):
            return False
        for unit in reversed(units[max(0, earlier - BEFORE_NAME) : earlier]):
            if unit.kind is Kind.SIGN:
                return True
            if unit.lower in self.words.prepositions or unit.lower in self.words.subordinators:
                return False
        return True

    def _holds(self, units: Sequence[Unit], earlier: int, later: int, verb: int) -> bool:
        """Whether the later name stands between commas that explain the earlier one: `A, who leads B, said`."""
        if units[earlier + 1].lower != "," or units[verb - 1].lower != "," or units[earlier + 2].capital:
            return False
        between = units[earlier + 2 : later]
        return all(unit.kind is not Kind.SIGN and unit.lower not in self.words.verbs for unit in between)

    def _noun_phrase(self, units: Sequence[Unit], verb: int, first: int) -> Subject:
        """What the words right before the verb mean, where no person is named."""
        start = verb
        while start > first and verb - start < SUBJECT:
            unit = units[start - 1]
            if unit.kind is Kind.QUOTE or (unit.kind is Kind.SIGN and unit.lower not in POSSESSIVES):
                break
            start -= 1
        phrase = list(units[start:verb])
        while phrase and phrase[0].lower in self.words.prepositions | self.words.subordinators:
            phrase = phrase[1:]
        if phrase and phrase[-1].is_name("LOC"):
            return NOBODY  # a country speaks
        bodies = [at for at, unit in enumerate(phrase) if unit.is_name("ORG") and self._is_free(phrase, at)]
        if bodies:
            begin = bodies[-1]
            while begin and phrase[begin - 1].kind is Kind.WORD and bodies[-1] - begin < 2:
                begin -= 1
            return self._description(phrase[begin:])
        if not phrase and start > first:
            return self._description(self._head(units, first, start))
        return self._description(phrase)

    def _head(self, units: Sequence[Unit], first: int, end: int) -> Sequence[Unit]:
        """The noun phrase that something between commas explains: `On Monday the agency, which runs the port, said`."""
        begin = first
        for at in range(first, end):
            if units[at].lower != "," and at + 1 < end:
                continue
            if units[begin].lower not in self.words.prepositions | self.words.subordinators:
                body = next((i for i in range(begin, at) if units[i].is_name("ORG") and self._is_free(units, i)), begin)
                return units[body if units[body].named else begin : at]
            begin = at + 1
        return []

    def is_passive(self, units: Sequence[Unit], first: int, end: int) -> bool:
        """Whether something in `units[first:end]` is done to the subject, who then need not speak: `X disebut "…"`."""
        return any(unit.kind is Kind.WORD and self.words.passives.fullmatch(unit.lower) for unit in units[first:end])

    def main_subject(self, units: Sequence[Unit], first: int, end: int, label: str) -> Named | None:
        """The person or organization that a sentence is about: its first free name, behind an opening side clause."""
        start = first
        if first < end and units[first].lower in self.words.subordinators | self.words.prepositions:
            start = next((at for at in range(first, end) if units[at].lower == ","), first)
        for low in dict.fromkeys((start, first)):
            for at in range(low, end):
                if units[at].is_name(label) and self._is_free(units, at):
                    return units[at].named
                if units[at].kind is Kind.WORD and self.words.pronouns.get(units[at].lower) in PERSONAL:
                    break
                if label == "ORG" and at > low and units[at].lower in self.words.relatives:
                    break
        return None


@cache
def clause_reader(pack: LanguagePack) -> ClauseReader:
    """The reader of a language."""
    return ClauseReader(pack)
