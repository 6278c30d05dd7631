"""Names that a recogniser ran together: a body or a place and the person who holds an office there.

`Bupati Lembah Arau Zulkarnain` is the regent of Lembah Arau, `CEO of Orbit Tara Daboul` heads Orbit. What the rest of
the article names alone tells where the one ends and the other begins; else the words that places' names are made of do.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from warta.records import Mention
from warta.values.names.aliases import Words, fold
from warta.values.names.mentions import ARTICLE, CAPITAL_BEFORE, at, just_before
from warta.values.names.rules import NameRules, is_headed
from warta.values.names.tokens import Tokens

_SET_OFF = re.compile(r",\s((?:[A-Z][\w.]{0,12}\s){0,3})")
_REST = 40  # code points behind a name in which a list would go on
_LAST_WORD = re.compile(r"\S+\s+$")
_LAST_CAPITALS = re.compile(r"(?:[A-Z]\w*\s+)+$")
_PERSON_WORDS = 4  # longest person's name that is taken off a body's


@dataclass(frozen=True, slots=True)
class Seen:
    """What the article names: its bodies and places, the first words of bodies, its persons and their words."""

    counts: Counter[str]
    bodies: frozenset[Words]
    places: frozenset[Words]
    persons: frozenset[Words]


def unmixed(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """The mentions with bodies and places parted from the persons that follow them."""
    seen = _read(tokens, mentions, rules)
    starts = {mention.start: mention for mention in mentions if mention.label == "PER"}
    parted: list[Mention] = []
    for mention, following in zip_longest(mentions, mentions[1:]):
        before = parted[-1] if parted else None
        if following and _is_seat(tokens.text, mention, following, rules):
            mention = replace(mention, label="LOC")
        head = _head_before(tokens.text, mention, following, rules)
        if head and not (before and head < before.end):
            mention = at(tokens.text, replace(mention, label="ORG"), head, mention.end)
        if before and before.label == mention.label == "ORG" and _is_unit(tokens.text, before, mention, rules):
            parted.pop()
        if mention.label == "ORG" and (inner := _inner_unit(tokens.text, mention, rules)):
            if inner == mention.end:
                continue
            mention = at(tokens.text, mention, inner, mention.end)
        if mention.label == "ORG":
            mention = _without_front(tokens.text, mention, seen, rules)
            mention = _without_ranks(tokens.text, mention, starts, rules)
            parted.extend(_body_and_person(tokens.text, mention, seen, rules))
        elif mention.label == "PER":
            first = _person_start(tokens.text, before, mention, seen, rules) if before else None
            if before and first is not None:
                parted[-1] = at(tokens.text, before, before.start, first - 1)
                mention = at(tokens.text, mention, first, mention.end)
            *body, mention = _body_before(tokens.text, mention, seen, rules)
            parted.extend(body)
            parted.extend(_place_and_person(tokens.text, mention, seen, rules))
        else:
            parted.append(mention)
    return parted


def _read(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> Seen:
    bodies = [fold(mention.text) for mention in mentions if mention.label == "ORG"]
    return Seen(
        counts=Counter(tokens.words),
        bodies=frozenset(bodies),
        places=frozenset(fold(mention.text) for mention in mentions if mention.label == "LOC"),
        persons=frozenset(fold(mention.text) for mention in mentions if mention.label == "PER"),
    )


def _is_seat(text: str, place: Mention, person: Mention, rules: NameRules) -> bool:
    """Whether a name between an office of places and a set off person is the place: `Lurah Wukirsari, Susilo Adi, `.

    A rank in front of the person tells it too; in a list of persons a conjunction follows.
    """
    if place.label != "PER" or person.label != "PER":
        return False
    between = _SET_OFF.fullmatch(text, place.end, person.start)
    if not between or not just_before(rules.local_office, text, place.start):
        return False
    if between[1]:
        return " " not in place.text and fold(between[1])[-1:] in rules.ranks
    behind = text[person.end : person.end + _REST]
    if not just_before(rules.village_office, text, place.start):
        return False  # `menurut Kapolres Andi Surya, Budi, seorang nelayan, ...`
    return behind.startswith(",") and rules.joining_words.isdisjoint(fold(behind))


def _head_before(text: str, name: Mention, person: Mention | None, rules: NameRules) -> int:
    """Where a body named after someone begins: `RSUD Ali Noor`; else 0.

    Behind an office the name may be its holder's, unless another person is set off: `Pimpinan Dayah Darul Amin, Ali`.
    """
    head = just_before(_LAST_WORD, text, name.start)
    if (
        name.label != "PER"
        or head is None
        or not head.group()[0].isupper()
        or fold(head.group()) not in rules.named_after
    ):
        return 0
    led = person is not None and person.label == "PER" and _SET_OFF.fullmatch(text, name.end, person.start)
    word = just_before(_LAST_WORD, text, head.start())
    office = word is None or not rules.offices.isdisjoint(fold(word.group())[-1:]) or fold(word.group()) in rules.titles
    return head.start() if led or not office else 0


def _is_unit(text: str, unit: Mention, body: Mention, rules: NameRules) -> bool:
    """Whether a name between an office and a body is part of the title: `Kepala [Pusat Data] [BPBD Lumbung]`."""
    if text[unit.end : body.start] != " " or is_headed(fold(unit.text), rules):
        return False
    return _is_of_office(text, unit, rules)


def _is_of_office(text: str, unit: Mention, rules: NameRules) -> bool:
    """Whether the word before a name, its rank left out (`Peneliti senior`), begins an office."""
    grade = just_before(rules.grade, text, unit.start)
    word = just_before(_LAST_WORD, text, grade.start() if grade else unit.start)
    return word is not None and not rules.offices.isdisjoint(fold(word.group())[-1:])


def _inner_unit(text: str, mention: Mention, rules: NameRules) -> int:
    """Where the body begins behind a unit that belongs to the office before it, the mention's end for none; 0: no unit.

    `Kepala` + `Divisi Humas Polri` is `Polri`'s, `Kepala` + `Divisi Humas` says only what is headed, and
    `Anggota` + `Dewan Komisaris Astra` is Astra's.
    """
    words = fold(mention.text)
    size = next((n for n in (3, 2, 1) if words[:n] in rules.inner_units or words[:n] in rules.inner_bodies), 0)
    if not size:
        return 0 if is_headed(words, rules) else _outer_body(text, mention, rules)
    if not _is_of_office(text, mention, rules):
        return 0
    later = list(_later_words(text, mention))
    for start, rest in later:
        short = len(rest) == 1 and (text[start : mention.end].isupper() or rest in rules.abbreviations)
        if short or is_headed(rest, rules):
            return start
    if words[:size] in rules.inner_units and is_headed(words, rules) and len(later) >= size:  # a board, without a field
        return later[size - 1][0]
    return mention.end if words[:size] in rules.inner_units else 0


def _outer_body(text: str, mention: Mention, rules: NameRules) -> int:
    """Where a ministry begins behind the rest of an office: `Direktur Jenderal` + `Pajak Kementerian X`; else 0."""
    office = just_before(_LAST_CAPITALS, text, mention.start)
    if office is None or rules.offices.isdisjoint(fold(office.group())):
        return 0
    return next((start for start, rest in _later_words(text, mention) if rest[:1] in rules.outer_heads), 0)


def _later_words(text: str, mention: Mention) -> Iterator[tuple[int, Words]]:
    """Where each word of a name but the first begins, with the folded words from it on."""
    start = mention.start
    for word in mention.text.split()[1:]:
        start = text.index(word, start + 1)
        yield start, fold(text[start : mention.end])


def _without_front(text: str, mention: Mention, seen: Seen, rules: NameRules) -> Mention:
    """The body without the word that begins the office behind it: `Lumen Group` before `Chief Executive`.

    The article must name the body without the word elsewhere.
    """
    body, _, last = mention.text.rpartition(" ")
    front = last.istitle() and last.lower() in rules.office_fronts and fold(body) in seen.bodies
    if front and rules.office_behind.match(text, mention.end):
        return at(text, mention, mention.start, mention.start + len(body))
    return mention


def _without_ranks(text: str, mention: Mention, persons: dict[int, Mention], rules: NameRules) -> Mention:
    """The body without the rank or the form of address of the person behind it: `Polres Ngawi AKP` before `Slamet`."""
    end = mention.end
    if end + (2 if text.startswith(". ", end) else 1) not in persons:  # `Const.`
        return mention
    words = mention.text.split()
    while len(words) > 1 and (fold(words[-1]) in rules.ranks or fold(words[-1]) in rules.address):
        end -= len(words.pop())
        end = mention.start + len(text[mention.start : end].rstrip())
    return at(text, mention, mention.start, end)


def _body_and_person(text: str, mention: Mention, seen: Seen, rules: NameRules) -> Iterator[Mention]:
    """A body and the person behind it, where both are known or an office stands before them."""
    words = mention.text.split(" ")
    if is_headed(fold(mention.text), rules) or len(words) < 3 or not all(word[:1].isupper() for word in words):
        yield mention
        return
    office = just_before(rules.office_before, text, mention.start)
    for size in range(len(words) - 1, 0, -1):
        body, person = fold(" ".join(words[:size])), fold(" ".join(words[size:]))
        known = person in seen.persons and len(person) > 1
        named = office and body in seen.bodies and 1 < len(person) <= _PERSON_WORDS
        if (known or named) and not any(word in rules.tails or word in rules.connectives for word in person):
            split = mention.start + len(" ".join(words[:size]))
            yield at(text, mention, mention.start, split)
            yield at(text, replace(mention, label="PER"), split + 1, mention.end)
            return
    yield mention


def _person_start(text: str, before: Mention, person: Mention, seen: Seen, rules: NameRules) -> int | None:
    """Where a person's name begins, if not where it was recognised behind the body or the place just before it."""
    if text[before.end : person.start] != " ":
        return None
    if before.label == "ORG":
        return _first_name_before(before, seen)
    return _name_behind_place(text, before, person, seen, rules) if before.label == "LOC" else None


def _first_name_before(body: Mention, seen: Seen) -> int | None:
    """Where a person's first name begins that a body's name took in: `Institute Pri` before `Agung Rakhmanto`."""
    first, _, last = body.text.rpartition(" ")
    if first and fold(last) in seen.persons and fold(last) not in seen.bodies:
        return body.end - len(last)
    return None


def _body_before(text: str, mention: Mention, seen: Seen, rules: NameRules) -> list[Mention]:
    """A person, behind the body that a recogniser began the name with: `PT` + `Lestari Suhartoko`.

    A legal form stands before a body that the article knows, or a capital or an office before both names known.
    """
    legal = just_before(rules.legal_before, text, mention.start)
    words = mention.text.split(" ")
    for size in range(len(words) - 1, 0, -1):
        name = " ".join(words[:size])
        start, split = legal.start() if legal else mention.start, mention.start + len(name)
        known = not seen.bodies.isdisjoint((fold(name), fold(text[start:split])))
        if known and (legal or (fold(" ".join(words[size:])) in seen.persons and _is_titled(text, mention, rules))):
            body = at(text, replace(mention, label="ORG"), start, split)
            return [body, at(text, mention, split + 1, mention.end)]
    return [mention]


def _is_titled(text: str, mention: Mention, rules: NameRules) -> bool:
    """Whether an office or any other capital stands just before a name."""
    return any(just_before(pattern, text, mention.start) for pattern in (rules.office_before, CAPITAL_BEFORE))


def _place_and_person(text: str, mention: Mention, seen: Seen, rules: NameRules) -> Iterator[Mention]:
    """A place and the person who governs it, behind an office that its place follows."""
    words = mention.text.split(" ")
    size = 0
    if len(words) > 1 and just_before(rules.place_office, text, mention.start):
        local = just_before(rules.local_office, text, mention.start) is not None
        size = _place_size([fold(word) for word in words], seen, rules, local=local)
    elif len(words) > 1 and rules.words.place_offices and just_before(rules.office_before, text, mention.start):
        size = int(fold(words[0]) in rules.states)  # `kiper Portugal Ricardo`
    if size:
        split = mention.start + len(" ".join(words[:size]))
        yield at(text, replace(mention, label="LOC"), mention.start, split)
        yield at(text, mention, split + 1, mention.end)
    else:
        yield mention


def _name_behind_place(text: str, place: Mention, person: Mention, seen: Seen, rules: NameRules) -> int | None:
    """Where the person's name begins whose first word is the last of the place: `Lembah` + `Arau Zulkarnain`.

    The place's first word must begin places' names, an office of places stand before it, and the article name the place
    elsewhere, without this person behind it, and nobody by that word alone.
    """
    first, _, rest = person.text.partition(" ")
    words = fold(place.text)
    if len(words) != 1 or words[0] not in rules.place_words or not rest or fold(first) in seen.persons:
        return None
    if not just_before(rules.local_office, text, place.start):
        return None
    named = re.compile(rf"\b{re.escape(place.text)} {re.escape(first)}\b(?! {re.escape(rest.split()[0])})")
    elsewhere = named.search(text, max(0, place.start - ARTICLE), place.start + ARTICLE)
    return person.start + len(first) + 1 if elsewhere else None


def _place_size(parts: Sequence[Words], seen: Seen, rules: NameRules, *, local: bool) -> int:
    """How many words of a name are its office's place; 0 where none are.

    A place named elsewhere, a person named elsewhere without it, or the words of which places' names are made.
    """
    words = tuple(word for part in parts for word in part)
    if len(words) != len(parts):
        return 0
    for size in range(len(words) - 1, 0, -1):
        place, person = words[:size], words[size:]
        if place in seen.places or place in rules.states:
            return size
        if person in seen.persons and (len(person) > 1 or (local and size > 1)) and place not in seen.persons:
            return size
        fresh = all(seen.counts[word] == 1 for word in place)
        if local and fresh and len(person) > 1 and seen.counts[person[0]] > 1:
            return size
    if local and len(words) > 2 and words[0] in rules.place_words:
        return 3 if len(words) > 3 and words[2] in rules.place_sides else 2
    if local and len(words) > 2 and words[1] in rules.place_sides:
        return 2
    return 0
