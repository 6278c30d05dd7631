"""Phrases of time in a text: where they stand, of which family, and what their words say.

The patterns are the language pack's (`languages/<code>/calendar.toml`). Words that can begin a phrase are looked up
first, so that most of a text costs one look into a table; where one stands, the longest match of its rules wins, the
earlier rule among equals. A phrase is looked for in a window of fixed length: time is linear in the text.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from itertools import count
from typing import Any

from warta.errors import WartaError
from warta.languages import LanguagePack
from warta.languages.numbers import NumberWords
from warta.values.dates.first_words import DIGIT, first_words, second_words
from warta.values.numbers import number_source, value_number

BLANKS = r"(?:[^\S\n]{1,3})"
WINDOW = 160
# How far, in characters, money or a score reaches around its numbers.
NUMBER_REACH = 40
# Families whose numbers count units of time.
COUNTED = {"duration", "distance"}
# A number that goes on behind a mark has been tried from its start.
WORD = re.compile(r"(?<!\w)(?<!\d[.,:])(?:[^\W\d_]+|\d+)")
LETTERS = re.compile(r"[^\W\d_]+")
NEXT_WORD = re.compile(r"[^\W\d_]+|\d+")
# From so many rules on it pays to look at the next word, too.
MANY_RULES = 10
SLOT = re.compile(r"\{(?:(\w+):)?([\w+]+)\}")
APOSTROPHES = str.maketrans("’‘`´", "''''")

# Shapes of digits that a slot may ask for beside the lexicons.
SHAPES = {
    "year": r"(?:1\d{3}|20\d\d|2100)(?!\d)",
    "modern_year": r"(?:1[89]\d\d|20\d\d)(?!\d)",
    "old_year": r"[1-9]\d\d(?!\d)",
    "short_year": r"\d\d(?!\d)",
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?!\d|\.\d|,\d{1,3}(?!\d))",
    "month_number": r"(?:0?[1-9]|1[0-2])(?!\d)",
    "hour": r"(?:[01]?\d|2[0-4])(?!\d)",
    "hour_digits": r"(?:[01]\d|2[0-3])(?=[0-5]\d(?!\d))",
    "minute": r"[0-5]\d(?!\d)",
    "numeral": r"\d{1,2}(?!\d)",
}


@dataclass(frozen=True, slots=True)
class Fields:
    """What the words of a phrase say; what they leave open is None.

    `near` counts days from the day of publication, `shift` units from the publication (`last` -1, `this` 0, `next` 1),
    `week` and `year_shift` the same for a week or year named beside a day or month. `first` and `second` are the
    numbers of a date of digits in the order of the text, `mark` what parts them. `side` says whether a day of the month
    is the last one, this month's or the next. A `year` of two digits leaves its century open. `step` counts units from
    the date that the text named last.
    """

    weekday: int | None = None
    near: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    first: int | None = None
    second: int | None = None
    mark: str | None = None
    shift: int | None = None
    side: int | None = None
    week: int | None = None
    year_shift: int | None = None
    step: int | None = None
    ordinal: int | None = None
    number: float | None = None
    half: float | None = None
    vague: bool | None = None
    unit: str | None = None
    minor: float | None = None
    minor_unit: str | None = None
    season: str | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    meridiem: str | None = None
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of time at `start`-`end` (code points, end exclusive) of the text it was found in."""

    start: int
    end: int
    family: str
    fields: Fields


Reader = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern: its family, the slot and the reader of each named group, and the fields it sets itself."""

    family: str
    source: str
    slots: Mapping[str, tuple[str, Reader]]
    fields: Mapping[str, Any]

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The match that begins at `start`, if there is one."""
        return _compile(self.source).match(text, start, start + WINDOW)

    def read(self, found: re.Match[str]) -> Phrase | None:
        """The phrase of a match, or None where a number among its words is none."""
        values = dict(self.fields)
        for group, text in found.groupdict().items():
            slot, reader = self.slots[group]
            if text is not None and slot not in values:
                values[slot] = reader(text)
                if values[slot] is None:
                    return None
        return Phrase(found.start(), found.end(), self.family, Fields(**values))


@dataclass(frozen=True, slots=True)
class Followed:
    """The rules of a word that begins many, by the words that may follow it, and those that anything may follow."""

    by_second: Mapping[str, tuple[Rule, ...]]
    any_second: tuple[Rule, ...]

    def behind(self, second: re.Match[str] | None) -> tuple[Rule, ...]:
        """The rules to try before that second word, in the order of the pack."""
        if second is None:
            return self.any_second
        return self.by_second.get(DIGIT if second[0].isdecimal() else second[0].casefold(), self.any_second)


def find_phrases(text: str, pack: LanguagePack) -> Iterator[Phrase]:
    """The phrases of time in a text, in text order, none overlapping another.

    >>> from warta.languages import load_pack
    >>> [phrase.family for phrase in find_phrases("Ia tiba Rabu (18/11/2015) pagi, dua hari lalu.", load_pack("id"))]
    ['day', 'distance']
    >>> [phrase.family for phrase in find_phrases("She left on May 3, three days ago.", load_pack("en"))]
    ['day', 'distance']
    """
    rules_by_word = compile_rules(pack)
    not_length = compile_not_length(pack)
    done = 0
    for word in WORD.finditer(text):
        token = word[0]
        rules = rules_by_word.get(DIGIT if token.isdecimal() else token.casefold())
        if rules is None or word.start() < done:
            continue
        if isinstance(rules, Followed):
            rules = rules.behind(NEXT_WORD.search(text, word.end(), word.start() + WINDOW))
        phrase = _longest(text, word.start(), rules)
        if phrase is not None and not (
            phrase.fields.number is not None and phrase.family in COUNTED and _covers(not_length, text, phrase.start)
        ):
            yield phrase
            done = phrase.end


@cache
def compile_not_length(pack: LanguagePack) -> re.Pattern[str]:
    """The pattern of numbers that measure no time, compiled once."""
    return re.compile(pack.calendar.not_length, re.IGNORECASE)


def _covers(pattern: re.Pattern[str], text: str, at: int) -> bool:
    """Whether a match of the pattern lies over that character."""
    found = pattern.finditer(text, max(0, at - NUMBER_REACH), at + NUMBER_REACH)
    return any(match.start() <= at < match.end() for match in found)


def _longest(text: str, start: int, rules: tuple[Rule, ...]) -> Phrase | None:
    matches = ((rule, match) for rule in rules if (match := rule.match(text, start)))
    rule, match = max(matches, key=lambda both: both[1].end(), default=(None, None))
    return rule.read(match) if rule and match else None


@cache
def compile_rules(pack: LanguagePack) -> Mapping[str, tuple[Rule, ...] | Followed]:
    """The pack's rules, put together once, by the words that a phrase of theirs can begin with.

    Raises WartaError when a rule names an unknown slot, lexicon or fragment.
    """
    rules_by_word: dict[str, list[tuple[Rule, str]]] = {}
    known = {field.name for field in fields(Fields)}
    number, number_outline = _number_outline(pack)
    for rule in pack.calendar.rules:
        pattern, slots = _expand(rule["pattern"], pack)
        given = rule.get("fields", {})
        if unknown := ({slot for slot, _ in slots.values()} | set(given)) - known:
            raise WartaError(
                f"languages/{pack.code}/calendar.toml: unknown slots {sorted(unknown)} in {rule['pattern']}"
            )
        outline = pattern.replace(number, number_outline)
        for word in first_words(outline):
            rules_by_word.setdefault(word, []).append((Rule(rule["family"], pattern, slots, given), outline))
    return {word: _followed(word, rules) for word, rules in rules_by_word.items()}


@cache
def _compile(source: str) -> re.Pattern[str]:
    """The pattern of a rule, compiled when a text first has a word that it begins with: most texts need few."""
    return re.compile(rf"(?:{source})(?!\w)", re.IGNORECASE)


def _number_outline(pack: LanguagePack) -> tuple[str, str]:
    """The pattern of numbers in the expanded rules, and a short one of its first word and of any that may follow."""
    number = _spaced(_source("number", pack)[0])
    first = "|".join(sorted(first_words(number) - {DIGIT}))
    more = "|".join(sorted({word.casefold() for word in LETTERS.findall(number)}))
    return number, rf"(?:(?:\d|{first})(?: (?:\d|{more}))?)"


def _followed(word: str, rules: list[tuple[Rule, str]]) -> tuple[Rule, ...] | Followed:
    """The rules of a word, told apart by the next one where they are many."""
    if len(rules) < MANY_RULES:
        return tuple(rule for rule, _ in rules)
    seconds = [(rule, second_words(pattern, word)) for rule, pattern in rules]
    known = {second for _, words in seconds for second in words or ()}
    return Followed(
        {second: tuple(rule for rule, words in seconds if words is None or second in words) for second in known},
        tuple(rule for rule, words in seconds if words is None),
    )


def _expand(pattern: str, pack: LanguagePack) -> tuple[str, dict[str, tuple[str, Reader]]]:
    """The regular expression of a template, and what each of its named groups means."""
    slots: dict[str, tuple[str, Reader]] = {}
    numbers = count()

    def fill(found: re.Match[str]) -> str:
        slot, name = found.groups()
        if slot is None:
            fragment = pack.calendar.fragments.get(name)
            return f"(?:{SLOT.sub(fill, fragment)})" if fragment is not None else f"(?:{_source(name, pack)[0]})"
        source, reader = _source(name, pack)
        group = f"{slot}_{next(numbers)}"
        slots[group] = (slot, reader)
        return f"(?P<{group}>{source})"

    expanded = SLOT.sub(fill, pattern)
    return _spaced(expanded), slots


def _spaced(pattern: str) -> str:
    """The pattern with its blanks and apostrophes standing for all their kinds."""
    return pattern.replace("'", "['’‘`´]").replace(" ", BLANKS)


def _source(name: str, pack: LanguagePack) -> tuple[str, Reader]:
    """The pattern of a slot's words and the function that reads them."""
    if name == "number":
        return f"(?>{number_source(pack.numbers)})", lambda text: _count(text, pack.numbers)
    if name == "mark":
        return r"[-/.]", str
    shapes: list[str] = []
    lexicon: dict[str, Any] = {}
    for part in name.split("+"):
        if part in SHAPES:
            shapes.append(SHAPES[part])
        elif part in pack.calendar.lexicons:
            lexicon |= pack.calendar.lexicons[part]
        else:
            raise WartaError(f"languages/{pack.code}/calendar.toml: no lexicon or fragment {part!r}")
    words = sorted(lexicon, key=len, reverse=True)
    cased = [_literal(form) for word in words if word != word.lower() for form in dict.fromkeys((word, word.upper()))]
    plain = [_literal(word) for word in words if word == word.lower()]
    source = "|".join([*shapes, *([f"(?-i:{'|'.join(cased)})"] if cased else []), *plain])
    values = {_plain(word): value for word, value in lexicon.items()}
    return f"(?:{source})", lambda text: int(text) if text.isdecimal() else values.get(_plain(text))


def _literal(word: str) -> str:
    """The pattern of a word of a lexicon; blanks and apostrophes are seen to with the rest of the template."""
    return re.escape(word).replace(r"\ ", " ")


def _plain(text: str) -> str:
    """The form under which words are looked up: case, apostrophes, hyphens and runs of blanks made alike."""
    return " ".join(text.casefold().translate(APOSTROPHES).replace("-", " ").split())


def _count(text: str, words: NumberWords) -> float | None:
    value = value_number(text, words)
    return value if value is not None and value >= 0 else None
