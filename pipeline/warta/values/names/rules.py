"""A language's name words, compiled: what to take off a name, and the folded sets that linking asks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from babel import Locale

from warta.languages import LanguagePack
from warta.languages.names import NameWords
from warta.values.countries import UNIONS
from warta.values.names.aliases import Words, fold

_NONE: Mapping[str, str] = MappingProxyType({})
_NEVER = re.compile(r"(?!)")
HEAD_WORDS = 4
"""The longest head noun: `rumah sakit umum daerah`."""


@dataclass(frozen=True, slots=True)
class NameRules:
    """Compiled `NameWords`. Patterns match at the edge of a name; sets hold folded words."""

    words: NameWords
    prefix: re.Pattern[str]
    """Honorifics and roles in front of a person's name."""
    ambiguous_prefix: re.Pattern[str]
    """An honorific that may be part of the name."""
    place_office: re.Pattern[str]
    """An office that its place follows, just before a name."""
    local_office: re.Pattern[str]
    """One of those whose holder the news calls by the first name, just before a name."""
    village_office: re.Pattern[str]
    """An office of a village or the like, just before a name."""
    office_before: re.Pattern[str]
    """A role, with a link to its body or not, just before a name."""
    seat_office: re.Pattern[str]
    """An office that its place stands before, just behind a name."""
    seat_hyphen: re.Pattern[str]
    """What a hyphen ties to the name of a place."""
    suffix: re.Pattern[str]
    """Degrees behind a person's name."""
    degrees: re.Pattern[str]
    """The same behind a name and a comma, wherever the text goes on."""
    person_break: re.Pattern[str]
    """What parts two persons in one span: a conjunction, a comma, a slash but in `s/o`, a small word but a particle."""
    alias_cue: re.Pattern[str]
    """What stands between a name and the same person's other name, an age among it."""
    alias_word: re.Pattern[str]
    """The same, where a capital behind it is enough to show a name."""
    either: re.Pattern[str]
    """What stands between an organization's name and its acronym, where no bracket does."""
    numbered_unit: re.Pattern[str]
    """A unit of the forces that its number names, with its station: `Kodim 1312/Talaud`."""
    hyphen_words: frozenset[str]
    """What a hyphen may tie to a name without being part of it."""
    legal_before: re.Pattern[str]
    """A legal form that ends just before a name."""
    legal_inside: re.Pattern[str]
    """A legal form before which a name cannot have begun."""
    legal_last: re.Pattern[str]
    """A legal form that ends a span, and the name behind it."""
    place_inside: re.Pattern[str]
    """A noun inside a span that begins the name of a place."""
    legal_after: re.Pattern[str]
    """Legal forms that follow a name, bracketed or not."""
    legal_forms: frozenset[Words]
    kinds: frozenset[Words]
    descriptors: frozenset[Words]
    activities: frozenset[Words]
    local_bodies: frozenset[Words]
    state_suffixes: frozenset[Words]
    generic_bodies: frozenset[Words]
    place_kinds: frozenset[Words]
    countries: frozenset[Words]
    heads: frozenset[Words]
    bound_heads: frozenset[Words]
    head_starts: frozenset[str]
    """The first words of `heads`."""
    incomplete_bodies: frozenset[Words]
    """What cannot be a whole name, so that the name goes on behind it."""
    body_nouns: frozenset[str]
    institutions: frozenset[str]
    tails: frozenset[str]
    """Words that end an organization's name: body nouns and activities."""
    governments: tuple[tuple[Words, Words], ...]
    """The words before and behind the country in a government's name."""
    states: dict[Words, Words]
    """The countries, and the words of belonging to one, each with the country's words."""
    offices: frozenset[str]
    office_contraction: re.Pattern[str]
    """An office in one word at the beginning of a name."""
    platforms: frozenset[Words]
    platform_cue: re.Pattern[str]
    """A word just before a platform's name that makes it a place to write."""
    platform_tail: re.Pattern[str]
    """The same just behind it."""
    buildings: frozenset[Words]
    building_cue: re.Pattern[str]
    """A word just before a seat of government that makes it a place."""
    state_bodies: tuple[tuple[Words, Words], ...]
    """The words before and behind the country in the name of a body of it."""
    medium_nouns: frozenset[Words]
    medium_heads: frozenset[Words]
    named_bodies: frozenset[Words]
    named_office: re.Pattern[str]
    """The name of an office that is a body's name."""
    described: re.Pattern[str]
    """Behind a name, what tells that it is an organization's: `, band asal Bandung`."""
    own_body: re.Pattern[str]
    """The same before a name: `her company, `."""
    ministry: re.Pattern[str]
    """The short form of a ministry: `Kemenkes`."""
    medium_cue: re.Pattern[str]
    """A known medium to which somebody spoke, one on a day, or one whose capital stands inside, as the first group."""
    medium_told: re.Pattern[str]
    """A word with a capital and an article to which somebody spoke: `told the Herald that`."""
    byline: re.Pattern[str]
    """A role and a colon at the beginning of a line, just before a name."""
    byline_start: re.Pattern[str]
    """What a line that says who wrote begins with: `By `, `Laporan wartawan: `."""
    office_behind: re.Pattern[str]
    """A role just behind a name."""
    role_suffix: re.Pattern[str]
    """Words that go on a role, in front of a name."""
    office_fronts: frozenset[str]
    inner_units: frozenset[Words]
    inner_bodies: frozenset[Words]
    grade: re.Pattern[str]
    """A rank behind an office, just before a name."""
    outer_heads: frozenset[Words]
    named_after: frozenset[Words]
    address: frozenset[Words]
    """Honorifics, among them those that may be part of a name."""
    given_front: re.Pattern[str]
    """What begins a given name with common words, just before the rest: `Anak Agung`."""
    name_front: re.Pattern[str]
    """A small word that begins a name, just before it."""
    fronted: frozenset[str]
    given_abbreviations: frozenset[str]
    ambiguous: frozenset[Words]
    """Honorifics that may be part of a name."""
    place_heads: frozenset[Words]
    place_tails: frozenset[Words]
    place_preposition: re.Pattern[str]
    """A word that stands before places and no persons, just before a name."""
    place_words: frozenset[str]
    place_sides: frozenset[str]
    thing_heads: frozenset[Words]
    thing_tails: frozenset[Words]
    adjectives: frozenset[str]
    ranks: frozenset[Words]
    name_links: frozenset[str]
    joining_words: frozenset[str]
    """Those of the links that may also join two names."""
    media: frozenset[Words]
    not_organizations: frozenset[Words]
    roles: frozenset[Words]
    titles: frozenset[Words]
    """Honorifics and roles."""
    not_names: frozenset[Words]
    male: frozenset[Words]
    female: frozenset[Words]
    patronymics: frozenset[str]
    fathered: re.Pattern[str]
    """A patronymic's first word between a name and the father's, with its spaces."""
    particles: frozenset[str]
    connectives: frozenset[str]
    abbreviations: dict[Words, Words]


@cache
def name_rules(pack: LanguagePack) -> NameRules:
    """The rules of a language, compiled once."""
    return compile_rules(pack.names, pack.code, pack.titles.demonyms, pack.boilerplate.bylines)


@cache
def plain_rules() -> NameRules:
    """The rules of a language that has no pack: names are linked by their words alone."""
    return compile_rules(NameWords(), "en")


def compile_rules(
    words: NameWords, code: str, demonyms: Mapping[str, str] = _NONE, bylines: Iterable[str] = ()
) -> NameRules:
    """Compile the words of one language; `code` names the language of the countries, `bylines` stand before writers."""
    titled = (*words.honorifics, *words.roles)
    countries = _folded(name for key, name in Locale(code).territories.items() if key not in UNIONS)
    return NameRules(
        words=words,
        prefix=_prefix(titled, words.domains),
        ambiguous_prefix=_prefix(words.ambiguous_honorifics, ()),
        place_office=_at_end(words.place_offices),
        local_office=_at_end(words.local_offices),
        village_office=_at_end(words.village_offices),
        office_before=re.compile(
            rf"(?<!\w)(?:{_union(words.roles) or '(?!)'})\s+(?:(?:{_union(words.connectives) or '(?!)'})\s+)?$", re.I
        ),
        seat_office=re.compile(rf"\s+(?:{_union(words.seat_offices) or '(?!)'})(?!\w)", re.I),
        seat_hyphen=re.compile(rf"[-‐‑](?:{_union(words.seat_hyphens) or '(?!)'})(?!\w)", re.I),
        suffix=re.compile(rf"(?:,\s*|\s+){_degrees(words.degrees)}$"),
        degrees=re.compile(rf",\s*{_degrees(words.degrees)}(?!\w)"),
        person_break=_person_break(words),
        alias_cue=_alias(words.alias_cues),
        alias_word=_alias(words.alias_words),
        either=re.compile(rf",?\s(?:{_union(words.either) or '(?!)'})\s"),
        numbered_unit=_numbered_unit(words),
        hyphen_words=frozenset(words.hyphen_words),
        legal_before=re.compile(rf"(?<!\w)(?:{_capitals(words.leading_legal_forms)})\.?\s+$"),
        legal_inside=re.compile(rf"(?<=\s)(?:{_capitals(words.leading_legal_forms)})\.?\s+(?=[A-Z])"),
        legal_last=re.compile(rf"(?<=\s)((?:{_capitals(words.leading_legal_forms)})\.?\s+([A-Z][\w&-]*))"),
        place_inside=re.compile(rf"\s+(?=(?:{_capitals(words.place_heads)})\s+[A-Z])"),
        legal_after=_legal_after(words),
        legal_forms=_folded(words.legal_forms),
        kinds=_folded(words.kinds),
        descriptors=_folded(words.descriptors),
        activities=_folded(words.activities),
        local_bodies=_folded(words.local_bodies),
        state_suffixes=_folded(words.state_suffixes),
        generic_bodies=_folded(words.generic_bodies),
        place_kinds=_folded(words.place_kinds),
        countries=countries,
        heads=_folded((*words.heads, *words.local_bodies, *words.bound_heads)),
        bound_heads=_folded(words.bound_heads),
        head_starts=frozenset(fold(head)[0] for head in (*words.heads, *words.local_bodies, *words.bound_heads)),
        incomplete_bodies=_folded((*words.generic_bodies, *words.kinds, *words.activities)),
        body_nouns=frozenset(words.body_nouns),
        institutions=frozenset(words.institutions),
        tails=frozenset((*words.body_nouns, *(word for word in words.activities if " " not in word))),
        governments=tuple(_around(phrase) for phrase in words.governments),
        states={country: country for country in countries}
        | {fold(word): fold(country) for word, country in demonyms.items()},
        offices=frozenset(words.offices),
        office_contraction=_office_contraction(words),
        platforms=_folded(words.platforms),
        platform_cue=_at_end(words.platform_cues),
        platform_tail=re.compile(rf"\s(?:{_union(words.platform_tails) or '(?!)'})(?!\w)", re.I),
        buildings=_folded(words.buildings),
        building_cue=_at_end(words.building_cues),
        state_bodies=tuple(_around(phrase) for phrase in words.state_bodies),
        medium_nouns=_folded(words.medium_nouns),
        medium_heads=_folded(words.medium_heads),
        named_bodies=_folded(words.named_offices),
        named_office=_named_office(words.named_offices),
        described=_described(words),
        own_body=re.compile(rf"(?<!\w)(?:{_union(words.own_bodies) or '(?!)'}),\s$", re.I),
        ministry=_ministry(words),
        medium_cue=re.compile(
            rf"(?<!\w)(?:{_union(words.media_cues) or '(?!)'})\s"
            rf"([A-Z][a-z]+(?=,?\s(?:{_capitals(words.days)})(?!\w))|[a-z]+[A-Z]\w*|(?:{_capitals(words.media)})(?!\w))"
        ),
        medium_told=re.compile(
            rf"(?<!\w)(?:{_union(words.told_media) or '(?!)'})\s([A-Z][\w-]+)"
            rf"(?=[.,;]|\s(?:{_union(words.told_ends) or '(?!)'})(?!\w))"
        ),
        byline=re.compile(rf"(?:\A|\n)\s*(?:{_union(words.roles) or '(?!)'})\s*:\s*$", re.I),
        byline_start=re.compile(rf"\s*(?:{_union(bylines) or '(?!)'})(?!\w)(?P<colon>\s*:)?\s", re.I),
        office_behind=re.compile(rf"\s(?:{_union(words.roles) or '(?!)'})(?!\w)", re.I),
        role_suffix=re.compile(rf"(?:{_capitals(words.role_suffixes)})\s(?=[A-Z])"),
        office_fronts=frozenset(words.office_fronts),
        inner_units=_folded(words.inner_units),
        inner_bodies=_folded(words.inner_bodies),
        grade=_at_end(words.grades),
        outer_heads=_folded(words.outer_heads),
        named_after=_folded(words.named_after),
        address=_folded((*words.honorifics, *words.ambiguous_honorifics)),
        given_front=re.compile(rf"(?<!\w)(?:{_union(words.given_fronts) or '(?!)'})\s$"),
        name_front=re.compile(rf"(?<!\w)(?:{_union(words.name_fronts) or '(?!)'})\s$"),
        ambiguous=_folded(words.ambiguous_honorifics),
        fronted=frozenset(words.fronted),
        given_abbreviations=frozenset(words.given_abbreviations),
        place_heads=_folded(words.place_heads),
        place_tails=_folded(words.place_tails),
        place_preposition=_at_end(words.place_prepositions),
        place_words=frozenset(words.place_words),
        place_sides=frozenset(words.place_sides),
        thing_heads=_folded(words.thing_heads),
        thing_tails=_folded(words.thing_tails),
        adjectives=frozenset(words.adjectives),
        ranks=_folded(words.ranks),
        name_links=frozenset(words.name_links),
        joining_words=frozenset((*words.conjunctions, "&")),
        media=_folded(words.media),
        not_organizations=_folded(words.not_organizations),
        roles=_folded(words.roles),
        titles=_folded((*words.honorifics, *words.ambiguous_honorifics, *words.roles)),
        not_names=_folded(words.not_names),
        male=_folded(words.male),
        female=_folded(words.female),
        patronymics=frozenset(words.patronymics),
        fathered=re.compile(rf"\s(?:{_union(words.patronymics) or '(?!)'})\s", re.I),
        particles=frozenset(words.particles),
        connectives=frozenset(words.connectives),
        abbreviations={fold(short): fold(long) for short, long in words.abbreviations.items()},
    )


def is_headed(words: Words, rules: NameRules) -> bool:
    """Whether a name begins with the head noun of an organization."""
    return any(words[:size] in rules.heads for size in range(1, min(HEAD_WORDS, len(words)) + 1)) and not is_place(
        words, rules
    )


def is_place(words: Words, rules: NameRules) -> bool:
    """Whether a name's first or last words show a place: a prison, an airport, a base."""
    return any(
        words[:size] in rules.place_heads or words[-size:] in rules.place_tails
        for size in range(1, min(HEAD_WORDS, len(words)) + 1)
    )


def is_thing(words: Words, rules: NameRules) -> bool:
    """Whether a name's first or last words show a thing: a ship, an election, a law, a contest, an oil price."""
    if is_headed(words, rules) or words[-1] in rules.tails:
        return False
    first = any(words[:size] in rules.thing_heads for size in (1, 2))
    last = len(words) > 1 and any(words[-size:] in rules.thing_tails for size in (1, 2))
    inner = any(words[i : i + 2] in rules.thing_heads for i in range(1, len(words) - 2))
    traded = any(words[-size:] in rules.not_organizations for size in range(2, len(words)))
    return first or last or inner or traded


def _at_end(words: Iterable[str]) -> re.Pattern[str]:
    """One of the words and a space at the end of a text."""
    return re.compile(rf"(?<!\w)(?:{_union(words) or '(?!)'})\s+$", re.I)


def _legal_after(words: NameWords) -> re.Pattern[str]:
    """Legal forms behind a name; one that begins names only where none goes on: `Astra, PT`, not `Astra, PT Y`."""
    forms, leading = _capitals(words.legal_forms), _capitals(words.leading_legal_forms)
    return re.compile(rf"(?:\s*\((?:{forms})\)|,?\s+(?!(?:{leading})\.?\s+[A-Z])(?:{forms})(?!\w))+")


def _named_office(names: Iterable[str]) -> re.Pattern[str]:
    """The names with their capitals, and with either apostrophe."""
    forms = [re.sub(r"(?<![\w'])(?!of\b|the\b)[a-z]", lambda first: first.group().upper(), name) for name in names]
    union = _union(forms).replace("'", "['’]")
    return re.compile(rf"(?<!\w)(?:{union})(?!\w)") if forms else _NEVER


def _numbered_unit(words: NameWords) -> re.Pattern[str]:
    units, sides = _capitals(words.numbered_units) or "(?!)", _capitals(words.place_sides) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{units})\s\d{{2,4}}(?:-\d{{2}})?(?:/[A-Z][^\W\d_]+(?:\s(?:{sides}))?)?(?![\w/])")


def _described(words: NameWords) -> re.Pattern[str]:
    nouns, openers = _union(words.described_nouns) or "(?!)", _union(words.described_openers) or "(?!)"
    ends, roles = _union(words.described_ends) or "(?!)", _union(words.roles) or "(?!)"
    noun = rf"(?:(?:{openers})\s(?:[\w-]+\s){{0,2}})?(?:{nouns})(?:\s(?!(?:{roles})(?!\w))\w+)?"
    return re.compile(rf",\s{noun}\s(?:{ends})(?!\w)")


def _ministry(words: NameWords) -> re.Pattern[str]:
    short = [form for form, long in words.abbreviations.items() if long.split()[0] in words.outer_heads]
    return re.compile(rf"(?<!\w)(?:{_capitals(short) or '(?!)'})(?!\w)")


def _alias(cues: Iterable[str]) -> re.Pattern[str]:
    """One of the words between two names of a person, an age in brackets or commas before it."""
    if not (union := _union(cues)):
        return _NEVER
    age = r"(?:\s?\(\d{1,3}(?:\s\w{1,10})?\)|,\s\d{1,3}(?:\s\w{1,10})?(?=,))?"
    return re.compile(rf"{age},?\s+(?:{union})\s+[\"'“‘]?", re.I)


def _around(phrase: str) -> tuple[Words, Words]:
    before, _, behind = phrase.partition("{}")
    return fold(before), fold(behind)


def _office_contraction(words: NameWords) -> re.Pattern[str]:
    """Whole words, and words that go on behind their first syllables."""
    if not words.office_contractions:
        return _NEVER
    prefixes = _union(words.office_prefixes) or "(?!)"
    return re.compile(rf"(?:(?:{_union(words.office_contractions)})|(?:{prefixes})\w{{1,15}})(?!\w)", re.I)


def _folded(words: Iterable[str]) -> frozenset[Words]:
    return frozenset(fold(word) for word in words)


def _union(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word))
    )


def _capitals(words: Iterable[str]) -> str:
    """Words as a pattern, capitalised or in capitals, so that `co` and `sa` inside a sentence are none."""
    forms = {form for word in words for form in (word.upper(), word.title())}
    return _union(forms) or "(?!)"


def _prefix(words: Iterable[str], domains: Iterable[str]) -> re.Pattern[str]:
    """One or more of the words, each with what may follow it, before more of the name."""
    if not (titles := _union(words)):
        return _NEVER
    domain = rf"(?:(?:{_union(domains)})\s+)?" if _union(domains) else ""
    return re.compile(rf"(?:(?:{titles})(?:\.\s*|,?\s+){domain})+(?=\S)", re.I)


def _person_break(words: NameWords) -> re.Pattern[str]:
    """Conjunctions, commas and slashes between two persons, and small words other than the particles of names."""
    joining = _union(words.conjunctions) or "&"
    small = rf"(?!(?:{_union(words.particles) or '&'})\s)[a-z]{{2,}}"
    return re.compile(rf"\s+(?:(?:{joining}|{small})\s+)+|,\s+(?=[A-Z])|(?<!\b\w)\s*/\s*|\s*&\s*")


def _degrees(degrees: Iterable[str]) -> str:
    """One or more degrees, with or without their full stops, commas and branches (`Sp.PD-KGEH`); capitals matter."""
    forms = [re.escape(degree).replace(r"\.", r"\.?\s?") for degree in sorted(degrees, key=len, reverse=True)]
    degree = rf"(?:{'|'.join(forms) or '(?!)'})(?:-[A-Z]{{2,5}}(?!\w))?\.?"
    return rf"{degree}(?:,?\s+{degree})*"
