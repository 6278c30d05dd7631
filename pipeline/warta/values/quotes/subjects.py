"""Who the subject of a clause is: a name, a pronoun, a description, or nobody known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from warta.languages import LanguagePack
from warta.records import Named
from warta.values.quotes.phrases import phrases_of
from warta.values.quotes.units import POSSESSIVES, Kind, Unit

# Units that a subject may have, and those before a verb in which it is looked for.
SUBJECT, BEFORE = 24, 40
# Units of a sentence before a verb that shares its subject with an earlier one.
SENTENCE = 120
# Words between a comma and the name that explains what stands before it: `kata Ketua Umum PSK, H. Rano`.
APPOSED = 4
# Words between a pronoun and its verb: `he has also repeatedly said`.
ADVERBS = 4
# Units before a name that can keep it from being a subject: `talks with the former club president Ana Bell`.
BEFORE_NAME = 5
# Behind a name: a possessive, the hyphen of `Leeds-based`, the dash of a dateline.
NOT_SUBJECT = frozenset({*POSSESSIVES, "-", "–", "—"})
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


NOBODY = Subject(Means.NOBODY)


class SubjectReader:
    """Reads subjects before and behind verbs by the words of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        self.words = phrases_of(pack)

    def behind(self, units: Sequence[Unit], at: int) -> Subject:
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

    def before(self, units: Sequence[Unit], verb: int, first: int) -> Subject:
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

    def is_relative(self, unit: Unit) -> bool:
        """Whether a word begins a clause about what stands before it."""
        return unit.lower in self.words.relatives

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
