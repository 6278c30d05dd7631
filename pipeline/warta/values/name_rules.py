"""A language's name words, compiled: what to take off a name, and the folded sets that linking asks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from babel import Locale

from warta.languages import LanguagePack
from warta.languages.names import NameWords
from warta.values.aliases import Words, fold

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class NameRules:
    """Compiled `NameWords`. Patterns match at the edge of a name; sets hold folded words."""

    words: NameWords
    prefix: re.Pattern[str]
    """Honorifics and roles in front of a person's name."""
    ambiguous_prefix: re.Pattern[str]
    """An honorific that may be part of the name."""
    suffix: re.Pattern[str]
    """Degrees behind a person's name."""
    conjunction: re.Pattern[str]
    """What joins two names in one span: a conjunction or a slash."""
    alias_cue: re.Pattern[str]
    """What stands between a name and the same person's other name."""
    legal_before: re.Pattern[str]
    """A legal form that ends just before a name."""
    legal_after: re.Pattern[str]
    """Legal forms that follow a name, bracketed or not."""
    legal_forms: frozenset[Words]
    kinds: frozenset[Words]
    activities: frozenset[Words]
    local_bodies: frozenset[Words]
    state_suffixes: frozenset[Words]
    generic_bodies: frozenset[Words]
    place_kinds: frozenset[Words]
    countries: frozenset[Words]
    not_names: frozenset[Words]
    male: frozenset[Words]
    female: frozenset[Words]
    patronymics: frozenset[str]
    particles: frozenset[str]
    connectives: frozenset[str]
    abbreviations: dict[Words, Words]


@cache
def name_rules(pack: LanguagePack) -> NameRules:
    """The rules of a language, compiled once."""
    return compile_rules(pack.names, pack.code)


@cache
def plain_rules() -> NameRules:
    """The rules of a language that has no pack: names are linked by their words alone."""
    return compile_rules(NameWords(), "en")


def compile_rules(words: NameWords, code: str) -> NameRules:
    """Compile the words of one language; `code` names the language of the countries."""
    titled = (*words.honorifics, *words.roles)
    return NameRules(
        words=words,
        prefix=_prefix(titled, words.domains),
        ambiguous_prefix=_prefix(words.ambiguous_honorifics, ()),
        suffix=_suffix(words.degrees),
        conjunction=re.compile(rf"\s+(?:{_union(words.conjunctions) or '&'})\s+|\s*[/&]\s*"),
        alias_cue=re.compile(rf",?\s+(?:{_union(words.alias_cues)})\s+[\"'“‘]?", re.I) if words.alias_cues else _NEVER,
        legal_before=re.compile(rf"(?<!\w)(?:{_legal(words)})\.?\s+$"),
        legal_after=re.compile(rf"(?:\s*\((?:{_legal(words)})\)|,?\s+(?:{_legal(words)})(?!\w))+"),
        legal_forms=_folded(words.legal_forms),
        kinds=_folded(words.kinds),
        activities=_folded(words.activities),
        local_bodies=_folded(words.local_bodies),
        state_suffixes=_folded(words.state_suffixes),
        generic_bodies=_folded(words.generic_bodies),
        place_kinds=_folded(words.place_kinds),
        countries=_folded(Locale(code).territories.values()),
        not_names=_folded((*words.not_names, *words.honorifics, *words.ambiguous_honorifics, *words.roles)),
        male=_folded(words.male),
        female=_folded(words.female),
        patronymics=frozenset(words.patronymics),
        particles=frozenset(words.particles),
        connectives=frozenset(words.connectives),
        abbreviations={fold(short): fold(long) for short, long in words.abbreviations.items()},
    )


def _folded(words: Iterable[str]) -> frozenset[Words]:
    return frozenset(fold(word) for word in words)


def _union(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word))
    )


def _legal(words: NameWords) -> str:
    """The legal forms as a pattern, capitalised or in capitals, so that `co` and `sa` inside a sentence are none."""
    forms = {form for word in words.legal_forms for form in (word.upper(), word.title())}
    return _union(forms) or "(?!)"


def _prefix(words: Iterable[str], domains: Iterable[str]) -> re.Pattern[str]:
    """One or more of the words, each with what may follow it, before more of the name."""
    if not (titles := _union(words)):
        return _NEVER
    domain = rf"(?:(?:{_union(domains)})\s+)?" if _union(domains) else ""
    return re.compile(rf"(?:(?:{titles})(?:\.\s*|,?\s+){domain})+(?=\S)", re.I)


def _suffix(degrees: Iterable[str]) -> re.Pattern[str]:
    """One or more degrees at the end, with or without their full stops and commas; capitals matter."""
    forms = [re.escape(degree).replace(r"\.", r"\.?\s?") for degree in sorted(degrees, key=len, reverse=True)]
    return re.compile(rf"(?:,\s*|\s+)(?:{'|'.join(forms)})\.?(?:,?\s+(?:{'|'.join(forms)})\.?)*$") if forms else _NEVER
