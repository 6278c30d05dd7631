"""A language's words of quotation, as sets and patterns compiled once."""

import re
from collections.abc import Iterable
from functools import cache

from warta.languages import LanguagePack


class Phrases:
    """The sets and patterns of one language pack's topic `quotes`."""

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.quotes
        self.verbs = frozenset(words.verbs)
        carriers = (*words.inverted, *words.sources)
        self.clitic_verbs = frozenset(verb + clitic for verb in carriers for clitic in words.clitics)
        self.inverted = frozenset(words.inverted)
        self.noun_verbs = frozenset(words.noun_verbs)
        self.verb_links = frozenset(words.verb_links)
        self.participles = re.compile(words.participles)
        self.passives = re.compile(words.passives)
        self.indirect_verbs = frozenset(words.indirect_verbs)
        self.addressing_verbs = frozenset(words.addressing_verbs)
        self.clitic_sources = frozenset(source + clitic for source in words.sources for clitic in words.clitics)
        self.complementizers = frozenset(words.complementizers)
        self.sources = {source.split()[0]: tuple(source.split()[1:]) for source in words.sources}
        self.lead_ins = frozenset(words.lead_ins)
        self.pronouns = words.pronouns
        self.definite_before = frozenset(words.definite_before)
        self.definite_after = frozenset(words.definite_after)
        self.indefinite = frozenset(words.indefinite)
        self.anonymous = frozenset(words.anonymous)
        self.plural = re.compile(words.plural)
        self.plural_marks = frozenset(words.plural_marks)
        self.bodies = frozenset(words.bodies)
        self.voices = frozenset(words.voices)
        self.kin = frozenset(words.kin)
        self.subject_ends = frozenset(words.subject_ends)
        self.prepositions = frozenset(words.prepositions)
        self.relatives = frozenset(words.relatives)
        self.subordinators = frozenset(words.subordinators)
        self.conjunctions = frozenset(words.conjunctions)
        self.works = frozenset(words.works)
        self.function_words = frozenset(words.function_words)
        self.first_person = frozenset(words.first_person)
        self.comments = re.compile("|".join(f"(?:{pattern})" for pattern in words.comments), re.IGNORECASE)
        verbs = _choice([*self.inverted, *self.clitic_verbs])
        self.clause_opening = re.compile(rf"{verbs}\s")
        self.lost_closing = re.compile(rf"[,?!]\s+(?={verbs}\s)")


def _choice(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"


@cache
def phrases_of(pack: LanguagePack) -> Phrases:
    """The compiled words of a language pack."""
    return Phrases(pack)
