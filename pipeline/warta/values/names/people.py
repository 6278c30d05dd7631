"""Who is who in one article: the mentions of persons, gathered by person.

Rules from how Indonesian and English news name people: the full name once, then first name, surname, nickname or
initials; honorifics that tell the gender; aliases in brackets or behind `alias`, `akrab disapa`, `known as`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from warta.records import Mention
from warta.values.names.aliases import (
    Words,
    contains,
    fold,
    is_acronym,
    is_initial,
    is_short_person,
    same_word,
    word_keys,
)
from warta.values.names.rules import NameRules

_CANDIDATES = (
    40  # persons that share a word with a name and are looked at, the latest first; keeps hostile lists linear
)
_ALIAS_REACH = 60  # code points between a name and its alias
_CLIPPED_WORD = 4  # shortest first name that is a longer one's beginning: `Rudi` for `Rudianto`
_FORMS = 40  # forms of a name that one person is found by
_BRACKETS = re.compile(r"\s*[(\[]\s*[\"'“‘]?")
_CLOSED = re.compile(r"[\"'”’]?\s*[)\]]")
_LAST_WORDS = re.compile(r"(\S+)\s+$|([^\s.]+\.)$")


@dataclass(slots=True)
class Person:
    """One person while the article is read."""

    full: set[Words] = field(default_factory=set)
    gender: str | None = None


def link_people(text: str, mentions: Sequence[Mention], rules: NameRules) -> list[list[Mention]]:
    """The PER mentions, in text order, as one list per person in order of first mention."""
    return _Linker(text, mentions, rules).link()


class _Linker:
    """The state of one article's linking: the persons so far, and the index of their words."""

    def __init__(self, text: str, mentions: Sequence[Mention], rules: NameRules) -> None:
        self.text = text
        self.mentions = mentions
        self.rules = rules
        self.words = [fold(mention.text) for mention in mentions]
        self.persons: list[Person] = []
        self.index: defaultdict[str, list[int]] = defaultdict(list)
        self.last_seen: dict[int, int] = {}

    def link(self) -> list[list[Mention]]:
        first: dict[Words, int] = {}
        for i, words in enumerate(self.words):
            first.setdefault(words, i)
        person_of: dict[Words, int] = {}
        several = [words for words in first if len(self._content(words)) > 1]
        for words in sorted(several, key=lambda words: (-len(words), first[words])):
            person_of[words] = self._place(words)
        self._equate(person_of)
        members: defaultdict[int, list[int]] = defaultdict(list)
        for i, words in enumerate(self.words):
            person = person_of.get(words)
            if person is None:
                person = self._resolve(i, first)
            members[person].append(i)
            self.last_seen[person] = i
            self.persons[person].gender = self.persons[person].gender or self._gender(i)
        groups = sorted(members.values(), key=lambda group: group[0])
        return [[self.mentions[i] for i in group] for group in groups]

    def _content(self, words: Words) -> list[str]:
        """The words that say something: no particles, no initials."""
        return [word for word in words if word not in self.rules.particles and not is_initial(word)] or list(words)

    def _add(self, words: Words) -> int:
        self.persons.append(Person())
        self._learn(len(self.persons) - 1, words)
        return len(self.persons) - 1

    def _learn(self, person: int, words: Words) -> None:
        """Let a person be found by a form of the name."""
        if words in self.persons[person].full or len(self.persons[person].full) == _FORMS:
            return
        self.persons[person].full.add(words)
        for word in words:
            if word not in self.rules.particles:
                for key in word_keys(word, self.rules.words.spellings):
                    known = self.index[key]
                    if not known or known[-1] != person:
                        known.append(person)

    def _candidates(self, words: Iterable[str]) -> list[int]:
        """Persons that share a word, or nearly, with the form."""
        found: dict[int, None] = {}
        for word in words:
            for key in word_keys(word, self.rules.words.spellings):
                found.update(dict.fromkeys(self.index.get(key, ())[-_CANDIDATES:]))
        return list(found)

    def _place(self, words: Words) -> int:
        """The person of a form of several words; fuller forms have been placed before it."""
        content = self._content(words)
        fits = [
            person
            for person in self._candidates(content)
            if any(
                is_short_person(words, full, self.rules.particles, self.rules.words.spellings)
                for full in self.persons[person].full
            )
        ]
        if fits:
            exact = [
                person
                for person in fits
                if any(contains(full, words) is not None for full in self.persons[person].full)
            ]
            person = (exact or fits)[0]
            self._learn(person, words)
            return person
        return self._add(words)

    def _equate(self, person_of: dict[Words, int]) -> None:
        """Learn the other names that the text declares: `Jatmiko Winarno (Jatwi)`, `Hasan (40) alias Ujang Perkasa`."""
        for i in range(1, len(self.mentions)):
            between = self.text[self.mentions[i - 1].end : self.mentions[i].start]
            alias = self.rules.alias_cue.fullmatch(between)
            if not (alias or self._in_brackets(between, i)):
                continue
            left, right = self.words[i - 1], self.words[i]
            if left not in person_of and right not in person_of:
                holders = self._holders(left)
                person_of[left] = holders[0] if len(holders) == 1 else self._add(left)
            known, other = (left, right) if left in person_of else (right, left)
            if alias and other in person_of:
                self._merge(person_of, person_of[known], person_of[other])
            elif other not in person_of and set(self._holders(other)) <= {person_of[known]}:
                person_of[other] = person_of[known]
                self._learn(person_of[known], other)

    def _in_brackets(self, between: str, i: int) -> bool:
        """Whether mention `i` is all that stands in the brackets that open before it: no `(Evans 46)`, who came on."""
        return bool(_BRACKETS.fullmatch(between) and _CLOSED.match(self.text, self.mentions[i].end))

    def _merge(self, person_of: dict[Words, int], kept: int, lost: int) -> None:
        """Make two persons one, who has the names of both."""
        if kept == lost:
            return
        for words in self.persons[lost].full:
            self._learn(kept, words)
        self.persons[lost].full = set()
        for words, person in person_of.items():
            if person == lost:
                person_of[words] = kept

    def _holders(self, words: Words) -> list[int]:
        """The persons one of whose forms has the very words."""
        return [
            person
            for person in self._candidates(words)
            if any(contains(full, words) is not None for full in self.persons[person].full)
        ]

    def _resolve(self, i: int, first: dict[Words, int]) -> int:
        """The person of a short form: the one who fits best, of these the last named, else the next to be named."""
        words = self.words[i]
        gender = self._gender(i)
        best: tuple[int, int, int] | None = None
        best_person = -1
        for person in dict.fromkeys([*self._candidates(words), *self._by_beginning(words)]):
            record = self.persons[person]
            if gender and record.gender and gender != record.gender:
                continue
            fit = max((self._fit(words, full) for full in record.full), default=0)
            if not fit:
                continue
            seen = self.last_seen.get(person)
            ahead = min((first[full] for full in record.full if full in first), default=len(self.words))
            rank = (fit, 1, seen) if seen is not None else (fit, 0, -ahead)
            if best is None or rank > best:
                best, best_person = rank, person
        if best_person < 0:
            return self._add(words)
        return best_person

    def _by_beginning(self, words: Words) -> list[int]:
        """The latest persons whose name begins with the letter of a one-word form: it may be initials or clipped."""
        if len(words) != 1:
            return []
        latest = range(max(0, len(self.persons) - _CANDIDATES), len(self.persons))
        return [person for person in latest if any(full[0][0] == words[0][0] for full in self.persons[person].full)]

    def _fit(self, words: Words, full: Words) -> int:
        """How well a short form fits a fuller one: 3 its very words, 2 its letters, 1 a word's spelling, 0 not."""
        at = contains(full, words)
        if at is not None:
            return 0 if at and full[at - 1] in self.rules.patronymics else 3
        if len(words) == 1:
            if is_acronym(words[0], full, self.rules.particles):
                return 2
            if len(full) > 1 and len(words[0]) >= _CLIPPED_WORD and full[0].startswith(words[0]):
                return 1
            for at, word in enumerate(full):
                if same_word(words[0], word, self.rules.words.spellings) and not (
                    at and full[at - 1] in self.rules.patronymics
                ):
                    return 1
        return 0

    def _gender(self, i: int) -> str | None:
        """The gender that the honorific before a mention tells."""
        start = self.mentions[i].start
        before = _LAST_WORDS.search(self.text, max(0, start - 20), start)
        honorific = fold(before.group()) if before else ()
        if honorific in self.rules.male:
            return "male"
        return "female" if honorific in self.rules.female else None


def person_name(text: str, mentions: Sequence[Mention], rules: NameRules) -> str:
    """The fullest of a person's forms: most words, fewest initials, no alias; then the most used, then the first."""
    forms: dict[str, int] = Counter(" ".join(mention.text.split()) for mention in mentions)
    other = {
        " ".join(alias.text.split())
        for name, alias in pairwise(mentions)
        if alias.start - name.end < _ALIAS_REACH and rules.alias_cue.fullmatch(text, name.end, alias.start)
    }

    def fullness(form: str) -> tuple[int, int, bool, bool, int]:
        words = [word for word in fold(form) if (word,) not in rules.titles]  # `Pak`
        whole = sum(not is_initial(word) for word in words)
        return whole, len(words), form not in other, not form.isupper(), forms[form]

    return max(forms, key=fullness)
