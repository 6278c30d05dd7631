"""Which organizations of different articles are one.

One name makes one organization, legal forms, brackets and the language's fixed abbreviations aside, unless it is made
of generic words alone (`Dinas Kesehatan`, `Ministry of Finance`): that is joined only where one person holds a title in
both. An acronym or a name without its leading kind (`Golkar` for `Partai Golkar`) follows the full name that articles
state with it, when nearly all state the same; names in two languages that state one acronym are one when people are
named with both. Misspelt names need such people too. A parent and its subsidiary, a group and its companies stay
apart: across articles no word but these may be left out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from warta.values.identity.clusters import Clusters
from warta.values.identity.corpus import Corpus
from warta.values.identity.evidence import both
from warta.values.identity.rules import IdentityRules
from warta.values.names.aliases import Words, fold, is_acronym
from warta.values.names.bodies import core

_BRACKETED = re.compile(r"\(([^()]+)\)")
_CANDIDATES = 20  # names of one block that are compared, the latest; keeps hostile lists linear
_TYPO_WORD = 7  # shortest word of an organization's name in which one letter may be wrong
_SHARED_PEOPLE = 2
_SHOWN_PEOPLE = 3
_LONGEST_NAME = 15  # words of the longest name that is looked at for misspellings
_VOWELS = frozenset("aeiou")
_AGREEMENT = 0.75  # share of the articles stating an acronym that must state it of one organization


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """A name's identifying words: `words` with its leading kind, `short` without; `generic` ones tell nothing."""

    words: Words
    short: Words
    generic: bool


@lru_cache(maxsize=100_000)
def read_organization(text: str, language: str | None, rules: IdentityRules) -> OrganizationName:
    """The name in a text, by the rules of a language.

    >>> from warta.values.identity.rules import identity_rules
    >>> read_organization("PT Bank Nusa Tbk", "id", identity_rules())
    OrganizationName(words=('bank', 'nusa'), short=('nusa',), generic=False)
    >>> read_organization("Dinas Kesehatan", "id", identity_rules()).generic
    True
    """
    if not fold(text):
        return OrganizationName((), (), generic=True)
    language = rules.known(language)
    words = tuple(rules.word_spellings.get(word, word) for word in core(text, rules.bodies_with_kinds[language]))
    while len(words) > 1 and words[0] in rules.bodies[language].connectives:
        words = words[1:]
    generic = fold(text) in rules.generic_bodies or all(word in rules.generic_words or word.isdigit() for word in words)
    unique = words in rules.unique_bodies
    short = tuple(rules.word_spellings.get(word, word) for word in core(text, rules.bodies[language]))
    return OrganizationName(words, short, generic and not unique)


@lru_cache(maxsize=100_000)
def short_forms(
    name: str, forms: tuple[str, ...], language: str | None, rules: IdentityRules
) -> tuple[tuple[Words, str], ...]:
    """Those of an organization's forms that are its acronym, or its name without the leading kind: words and text."""
    full = read_organization(name, language, rules)
    connectives = rules.bodies[rules.known(language)].connectives
    found: dict[Words, str] = {}
    for form in (*forms, *(inner for text in (name, *forms) for inner in _BRACKETED.findall(text))):
        short = read_organization(form, language, rules)
        if short.generic or short.words == full.words:
            continue
        if short.short == full.short or (
            len(short.words) == 1 and _is_acronym(form, short.words[0], full, connectives)
        ):
            found.setdefault(short.words, form)
    return tuple(found.items())


def _is_acronym(form: str, word: str, full: OrganizationName, connectives: frozenset[str]) -> bool:
    """Whether a form that an article uses for a name is its acronym, that of another language's name in capitals."""
    return word not in full.words and (form.isupper() or is_acronym(word, full.words, connectives, declared=True))


def join_organizations(
    corpus: Corpus, names: Sequence[OrganizationName], people: Sequence[int], rules: IdentityRules
) -> Clusters:
    """The organizations of a corpus as clusters.

    `people` are the numbers of the persons' full names, equal for equal names, -1 for single ones.
    """
    return _Joiner(corpus, names, people, rules).join()


class _Joiner:
    """The state of the joining: organizations by name, and the people named with each."""

    def __init__(
        self, corpus: Corpus, names: Sequence[OrganizationName], people: Sequence[int], rules: IdentityRules
    ) -> None:
        self.corpus = corpus
        self.rules = rules
        self.members = corpus.organizations
        self.clusters = Clusters(self.members.articles)
        self.names = names
        self.first: dict[Words, int] = {}
        self.named: defaultdict[Words, list[int]] = defaultdict(list)
        self.beside: dict[Words, tuple[dict[int, None], dict[int, None]]] = {}
        self.people: defaultdict[int, list[int]] = defaultdict(list)
        for person, name in enumerate(people):
            if name >= 0:
                self.people[corpus.people.articles[person]].append(name)
        self.holders: defaultdict[int, list[int]] = defaultdict(list)
        for person, roles in corpus.roles.items():
            for role in roles:
                if role.organization is not None and people[person] >= 0:
                    self.holders[role.organization].append(people[person])
        self.spelled = {name: corpus.people.names[person] for person, name in reversed([*enumerate(people)])}

    def join(self) -> Clusters:
        self._join_names()
        self._join_short_forms()
        self._join_spellings()
        return self.clusters

    def _language(self, member: int) -> str | None:
        return self.corpus.languages[self.members.articles[member]]

    def _join_names(self) -> None:
        held: dict[tuple[Words, int], int] = {}
        for member, name in enumerate(self.names):
            if not name.generic:
                self.named[name.words].append(member)
                self.clusters.join(self.first.setdefault(name.words, member), member, ("name",))
                continue
            for holder in self.holders.get(member, ()):
                evidence = ("name", f"people: {self.spelled[holder]}")
                self.clusters.join(held.setdefault((name.words, holder), member), member, evidence)

    def _join_short_forms(self) -> None:
        """Short names with the full name that the articles state with them."""
        stated: defaultdict[Words, Counter[int]] = defaultdict(Counter)
        written: dict[Words, str] = {}
        for member, forms in enumerate(self.members.forms):
            name = self.members.names[member]
            if (not forms and "(" not in name) or self.names[member].generic:
                continue
            for words, text in short_forms(name, forms, self._language(member), self.rules):
                stated[words][self.first[self.names[member].words]] += 1
                written.setdefault(words, text)
        for short, fulls in stated.items():
            evidence = f"short name: {written[short]}"
            first, *others = list(fulls)[:_CANDIDATES]
            for other in others:
                if set(self.names[first].words) == set(self.names[other].words):
                    self.clusters.join(first, other, (evidence,))
                elif self._language(first) != self._language(other) and (people := self._shared_people(first, other)):
                    self.clusters.join(first, other, (evidence, people))
            counts: Counter[int] = Counter()
            for full, count in fulls.items():
                counts[self.clusters.root(full)] += count
            ((full, count),) = counts.most_common(1)
            if short in self.first and count >= _AGREEMENT * counts.total():
                self.clusters.join(full, self.first[short], (evidence,))

    def _join_spellings(self) -> None:
        """Names that differ by one letter of a long word, where people are named with both."""
        blocks: defaultdict[tuple[Words, int, str], list[int]] = defaultdict(list)
        for words, member in self.first.items():
            for key in _blocks(words):
                for other in blocks[key][-_CANDIDATES:]:
                    if _is_misspelt(words, self.names[other].words) and (people := self._shared_people(member, other)):
                        self.clusters.join(other, member, (f"spelling: {self.members.names[member]}", people))
                blocks[key].append(member)

    def _shared_people(self, a: int, b: int) -> str | None:
        """Who holds titles in the organizations of two names, or else who is named with both, as evidence."""
        (holders, people), (other_holders, others) = self._people(a), self._people(b)
        shared = sorted(both(holders, other_holders))
        if not shared:
            shared = sorted(both(people, others))
            if len(shared) < _SHARED_PEOPLE:
                return None
        return "people: " + ", ".join(self.spelled[name] for name in shared[:_SHOWN_PEOPLE])

    def _people(self, member: int) -> tuple[dict[int, None], dict[int, None]]:
        """The holders of titles in the organizations of a name, and all who are named with them."""
        words = self.names[member].words
        if words not in self.beside:
            holders = {name: None for one in self.named[words] for name in self.holders.get(one, ())}
            articles = {self.members.articles[one]: None for one in self.named[words]}
            self.beside[words] = holders, {name: None for article in articles for name in self.people.get(article, ())}
        return self.beside[words]


def _blocks(words: Words) -> Iterator[tuple[Words, int, str]]:
    """Keys of which two names share one that differ by a letter in one long word.

    They have all other words in common, and the vowels of that word or its consonants: no letter is both.
    """
    if not 1 < len(words) <= _LONGEST_NAME:
        return
    for at, word in enumerate(words):
        if len(word) >= _TYPO_WORD:
            rest = (*words[:at], *words[at + 1 :])
            yield rest, at, word[0] + "".join(letter for letter in word if letter in _VOWELS)
            yield rest, at, "".join(letter for letter in word if letter not in _VOWELS)


def _is_misspelt(a: Words, b: Words) -> bool:
    """Whether two names have the same words but for one letter in long ones."""
    return len(a) == len(b) and all(
        one == other
        or (
            min(len(one), len(other)) >= _TYPO_WORD
            and one.isalpha()
            and other.isalpha()
            and OSA.distance(one, other, score_cutoff=1) <= 1
        )
        for one, other in zip(a, b, strict=True)
    )
