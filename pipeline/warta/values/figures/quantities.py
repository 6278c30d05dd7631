"""Quantities in a text: money, percentages, counts, measures and multiples, with their exact spans.

One pattern finds the numbers; what a number means is read from the words right before and behind it, by tables.
The unit-looking word decides the kind. Dates, ordinals, scores, labels and names of things give nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from warta.languages import LanguagePack
from warta.values.figures.measures import rate_symbol, symbol_of
from warta.values.figures.money import MoneyContext, currency_before, currency_words, current_codes, misspelt_currencies
from warta.values.figures.nouns import noun_table
from warta.values.figures.phrases import SYMBOLS, Phrases, Word, phrase_key, words_ahead, words_behind
from warta.values.numbers import (
    alternatives,
    fraction_source,
    number_source,
    number_start,
    parse_fraction,
    parse_number,
    vague_source,
    word_start,
)

GLUED_BEFORE = re.compile(r"(?:[^\W_]|[_:/#@&=+.,\\^*]|[^\W_][-–])$")
GLUED_BEHIND = re.compile(r"[_\\@^*:/][0-9]|[:/][^\W\d_]|[.,][0-9]|-[0-9]")
DASH = re.compile(r"[^\S\n]?[-–—][^\S\n]?")
BRACKETED = re.compile(r"\([^\S\n]*$")
LINE_START = re.compile(r"(?:\A|\n)[^\S\n]*$")
LIST_MARK = re.compile(r"[.)](?:\s|$)")
SENTENCE_START = re.compile(r"(?:\A|\n|[.!?…][”\"’')]{0,2}\s)[“\"‘'(]?$")
SENTENCE_END = re.compile(r"[.!?;][\s”\"]|\n")
TEN = Decimal(10)
THOUSAND = Decimal(1000)
MILLION = Decimal(1_000_000)
SMALL = 20
LONGEST_PLAIN = 7
FARTHEST = 40
BRIDGES = 4  # words and phrases between a number and its qualifier
NEGATED = 3  # words between a negation and what it turns around
TIGHT_DASHES = frozenset(("-", "–"))
POINT = "percentage point"
OCCURRENCE = "time"
CROSS = "x"
DIGITS = re.compile(r"[0-9][0-9.,]*[0-9]|[0-9]")
NEXT_DIGIT = re.compile(r"\.?[^\S\n]{0,2}[0-9]")
YEARS = range(1500, 2101)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure before anything is known of what it measures; `text[start:end]` is its span, `noun` ends its phrase.

    `number_start` and `number_end` bound the number alone.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    kind: str
    value: Decimal
    value_max: Decimal | None = None
    qualifier: str = "exact"
    currency: str | None = None
    unit: str | None = None
    per: str | None = None
    tail: int = 0  # where the phrase ends, its rate included

    def moved(self, offset: int) -> "Quantity":
        """The same quantity in a text that begins `offset` characters earlier."""
        return replace(
            self,
            start=self.start + offset,
            end=self.end + offset,
            number_start=self.number_start + offset,
            number_end=self.number_end + offset,
            tail=self.tail + offset,
        )


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: Decimal
    form: str  # plain, vague or fraction
    digits: str  # the digits it begins with, if any
    multiplied: bool  # a magnitude word is part of it


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a number means by the words around it. Kind `bare` is a number alone, `none` no quantity."""

    kind: str
    value: Decimal
    start: int
    end: int
    currencies: tuple[str, ...] = ()
    unit: str | None = None
    sure: bool = True  # its unit is listed
    rough: bool = False  # `30-an`
    part: bool = False  # in hundredths of a currency


class QuantityGrammar:
    """The tables and the pattern of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        words = pack.figures
        self.numbers = re.compile(
            rf"{number_start(pack.numbers)}(?:(?P<fraction>{fraction_source(pack.numbers)})"
            rf"|(?P<vague>{vague_source(pack.numbers)})|(?P<plain>{number_source(pack.numbers)}))",
            re.IGNORECASE,
        )
        self.sign = re.compile(rf"(?:[-−+]|(?:{alternatives(pack.numbers.negative)})\s+)", re.IGNORECASE)
        shares = [*((phrase, Decimal(1)) for phrase in words.percent), ("%", Decimal(1))]
        self.percent = Phrases(dict(shares))
        points = {phrase: Decimal(1) for phrase in words.percentage_points}
        self.points = Phrases(points | {phrase: Decimal("0.01") for phrase in words.basis_points})
        self.times, self.occurrences = Phrases.of(words.times), frozenset(words.occurrences)
        self.comparisons, self.grown = Phrases.of(words.comparisons), Phrases(words.changes)
        self.currencies, self.misspelt = currency_words(pack), misspelt_currencies(pack)
        self.doubtful = frozenset(words.doubtful_currencies)
        self.doubtful_subunits = frozenset(words.doubtful_subunits)
        owners: dict[str, tuple[str, ...]] = {word: (code,) for word, code in words.subunit_currencies.items()}
        self.subunits = Phrases({w: (Decimal(str(part)), owners.get(w, ())) for w, part in words.subunits.items()})
        self.magnitudes = {word: Decimal(size) for word, size in pack.numbers.money_magnitudes.items()}
        self.units = Phrases(words.units)
        self.time_units = Phrases(words.time_units)
        self.magnitude_words = Phrases(words.magnitude_words)
        self.nouns = noun_table(pack)
        self.function_words = frozenset(words.not_nouns)
        self.per = Phrases.of([*words.per, "/"])
        qualifiers = [(words.at_least, "at_least"), (words.at_most, "at_most"), (words.about, "about")]
        self.qualifiers = Phrases({phrase: name for phrases, name in qualifiers for phrase in phrases})
        self.behind = Phrases(words.qualifiers_behind)
        self.bridges = Phrases.of([*words.bridges, *words.measures["measure"]])
        self.labels, self.hard_labels = Phrases.of(words.labels), Phrases.of(words.hard_labels)
        self.year_openers, self.openers = Phrases.of(words.year_openers), Phrases.of(words.amount_openers)
        self.elliptic = Phrases.of(words.elliptic_openers)
        self.counted_again = Phrases.of(words.counted_again)
        self.suffered = Phrases.of(words.measures_behind["count"])
        self.partitives, self.wholes = Phrases.of(words.partitives), Phrases.of(words.whole_openers)
        self.changes, self.sharing = Phrases.of(words.change_openers), frozenset(words.sharing_joints)
        self.either = frozenset(words.either_joints)
        self.sums = frozenset(("", *words.sum_joints))
        self.shortfalls = frozenset(phrase_key(phrase) for phrase in words.shortfalls)
        self.possessives = words.possessives
        self.negators, self.rates = frozenset(words.negators), Phrases(words.rates)
        self.rough = frozenset(suffix.strip("-") for suffix in pack.numbers.vague_suffixes)
        self.between, self.score_words = Phrases.of(words.between), Phrases.of(words.score_words)
        self.fraction_tails = Phrases.of(words.fraction_tails)
        self.doubtful_fractions = frozenset(map(phrase_key, words.doubtful_fractions))
        self.range_joints = frozenset(words.range_joints)
        self.open_joints, self.target_joints = frozenset(words.open_joints), frozenset(words.target_joints)
        self.between_joints = frozenset(words.between_joints)
        self.idioms = re.compile(
            rf"{word_start(words.idioms)}(?:{alternatives(words.idioms)})\b",
            re.IGNORECASE,
        )
        self.collective = re.compile(
            rf"{word_start(words.collective_prefixes)}(?:{alternatives(words.collective_prefixes)})(?P<number>{alternatives(pack.numbers.units)})"
            rf"\s(?:{alternatives(words.counted_people)})\b",
            re.IGNORECASE,
        )
        self.multiples = Phrases({word: Decimal(str(value)) for word, value in words.multiples.items()})
        self.doubtful_multiples = frozenset(words.doubtful_multiples)
        self.multiple_words = re.compile(
            rf"{word_start(words.multiples)}(?:{alternatives(words.multiples)})\b",
            re.IGNORECASE,
        )


@cache
def grammar(pack: LanguagePack) -> QuantityGrammar:
    """The pack's grammar, made once."""
    return QuantityGrammar(pack)


def find_quantities(
    text: str,
    pack: LanguagePack,
    blocked: Sequence[tuple[int, int]] = (),
    context: MoneyContext | None = None,
    decimal_mark: str | None = None,
) -> list[Quantity]:
    """The quantities of a text in one language, in text order.

    `blocked` are stretches whose numbers mean something else (names, dates). `context` is the whole text's evidence
    on money; `decimal_mark` its evidence on what a lone mark before three digits does.
    """
    reader = _Reader(text, grammar(pack), blocked, context or MoneyContext(text, pack), decimal_mark)
    return sorted([*reader.read(), *reader.said_multiples(), *reader.collectives()], key=lambda found: found.start)


def decimal_mark_of(text: str) -> str | None:
    """The mark that a text uses for decimals where its numbers prove it, else None.

    >>> decimal_mark_of("naik 2,5 persen menjadi 1.234.567 unit"), decimal_mark_of("6.5 tahun, 100.000 orang")
    (',', None)
    """
    comma = len(re.findall(r"(?<![0-9.,])[0-9]+,[0-9]{1,2}(?![0-9.,])", text))
    point = len(re.findall(r"(?<![0-9.,])[0-9]+\.[0-9]{1,2}(?![0-9.,])", text))
    grouped = len(re.findall(r"[0-9]\.[0-9]{3}(?![0-9])", text)), len(re.findall(r"[0-9],[0-9]{3}(?![0-9])", text))
    if comma and not point and not grouped[1]:
        return ","
    return "." if point and not comma and not grouped[0] else None


class _Stretches:
    """Stretches of text, merged, for quick questions."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(end, self.ends[-1])
            else:
                self.starts.append(start)
                self.ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether any of them shares a character with `[start, end)`."""
        index = bisect_right(self.starts, end - 1) - 1
        return index >= 0 and self.ends[index] > start


class _Reader:
    """One pass over one text."""

    def __init__(
        self,
        text: str,
        rules: QuantityGrammar,
        blocked: Sequence[tuple[int, int]],
        context: MoneyContext,
        decimal_mark: str | None,
    ) -> None:
        self.text, self.rules, self.context, self.decimal_mark = text, rules, context, decimal_mark
        self.blocked = _Stretches(blocked)
        self._idioms: _Stretches | None = None
        self._words_behind: dict[int, list[Word]] = {}
        self.money: str | None = None  # the currency last named
        self.counted: Quantity | None = None  # what was counted last, with its noun
        self._named_money: list[tuple[int, tuple[str, ...]]] = []

    @property
    def idioms(self) -> _Stretches:
        """Where number words are no quantities; looked for when the first number word appears."""
        if self._idioms is None:
            self._idioms = _Stretches(match.span() for match in self.rules.idioms.finditer(self.text))
        return self._idioms

    def _behind(self, position: int) -> list[Word]:
        """The words before a place; several questions are asked of the same ones."""
        if position not in self._words_behind:
            self._words_behind[position] = words_behind(self.text, position, 8)
        return self._words_behind[position]

    def collectives(self) -> Iterator[Quantity]:
        """All of so many: `ketiga korban`. Behind a noun the same word is an ordinal (`hari ketiga`)."""
        for match in self.rules.collective.finditer(self.text):
            start, end = match.span()
            before = self._behind(start)
            if self.blocked.touch(start, end) or (before and before[0].text not in self.rules.function_words):
                continue
            value = parse_number(match.group("number"), self.rules.pack.numbers)
            noun = self.rules.nouns.counted(words_ahead(self.text, match.end("number"), 3))
            if value is not None and value > 2 and noun:
                yield Quantity(start, end, start, match.end("number"), "count", value, unit=noun.unit, tail=end)

    def read(self) -> Iterator[Quantity]:
        """Figures that have a number, ranges joined."""
        numbers = list(self._numbers())
        senses = [self._sense(number) for number in numbers]
        for index, (one, other) in enumerate(pairwise(senses)):
            if other.start < min(one.end, numbers[index + 1].start):  # one word for both: it is the second's
                senses[index] = replace(one, kind="none", end=numbers[index].end)
        self._named_money = [(sense.start, sense.currencies) for sense in senses if sense.kind == "money"]
        index = 0
        while index < len(numbers):
            number, sense = numbers[index], senses[index]
            if index + 1 < len(numbers):
                following, next_sense = numbers[index + 1], senses[index + 1]
                near = next_sense.start - sense.end < FARTHEST
                gap = self.text[sense.end : next_sense.start] if near else ""
                if near and sense.kind in ("money", "measure") and sense.kind == next_sense.kind:
                    gap = self.text[self._per(sense.end, sense.kind)[1] : next_sense.start]
                joined = DASH.fullmatch(gap) is not None or phrase_key(gap) in self._joints(sense.start)
                if joined and self._is_rank(number, sense, next_sense):
                    index += 2
                    continue
                joined = joined and not self._is_target(sense, next_sense, phrase_key(gap))
                found = self._range(number, sense, following, next_sense) if joined else None
                if found:
                    yield found
                if found or gap in TIGHT_DASHES:
                    index += 2
                    continue
                if next_sense.part and sense.kind == "money" and phrase_key(gap) in self.rules.sums:
                    whole = replace(sense, value=sense.value + next_sense.value, end=next_sense.end)
                    yield self._finished(number, whole)
                    index += 2
                    continue
                if sense.kind == "bare":
                    sense = self._shared(number, sense, following, next_sense, phrase_key(gap))
                    sense = self._part_of(sense, next_sense, gap)
            if self._is_quantity(number, sense):
                yield self._finished(number, sense)
            index += 1

    def said_multiples(self) -> Iterator[Quantity]:
        """One word that says how many times as much (`doubled`, `threefold`), or how often (`twice`)."""
        for match in self.rules.multiple_words.finditer(self.text):
            start, end = match.span()
            if self.blocked.touch(start, end) or self.idioms.touch(start, end):
                continue
            phrase = phrase_key(match.group())
            value = self.rules.multiples.values[phrase]
            compared = self.rules.comparisons.ahead(words_ahead(self.text, end, 2))
            if phrase in self.rules.doubtful_multiples and not compared:
                yield Quantity(start, end, start, end, "count", value, unit=OCCURRENCE, tail=end)
            else:
                yield Quantity(start, end, start, end, "multiple", value, tail=end)

    def _numbers(self) -> Iterator[_Number]:
        words = self.rules.pack.numbers
        for match in self.rules.numbers.finditer(self.text):
            (start, end), form, surface = match.span(), str(match.lastgroup), match.group()
            if self.blocked.touch(start, end) or (surface[-1].isalpha() and self.idioms.touch(start, end)):
                continue
            if form == "fraction":
                value = parse_fraction(surface, words) if self._is_part_of_whole(surface, end) else None
            else:
                value = parse_number(surface, words, self.decimal_mark)
            if value is not None:
                sign = self.rules.sign.match(surface)
                digits = DIGITS.match(surface, sign.end() if sign else 0)
                multiplied = form != "fraction" and value >= THOUSAND and any(map(str.isalpha, surface))
                yield _Number(start, end, value, form, digits.group() if digits else "", multiplied)

    def _is_part_of_whole(self, surface: str, end: int) -> bool:
        """Whether a fraction that has other uses (`half`, `a third`) is followed by its whole."""
        if phrase_key(surface) not in self.rules.doubtful_fractions or surface == self.context.text.strip():
            return True
        return self.rules.fraction_tails.ahead(words_ahead(self.text, end, 2)) is not None

    def _sense(self, number: _Number) -> _Sense:
        """What the words right before and behind a number make of it."""
        ahead = words_ahead(self.text, number.end, 6)
        if number.form == "fraction":
            timed = self.rules.time_units.ahead(ahead)
            return _Sense("none" if timed else "percent", number.value, number.start, number.end)
        rough = bool(ahead) and ahead[0].text in self.rules.rough and ahead[0].glue in ("", "-")
        if rough:
            end, ahead = ahead[0].end, ahead[1:]
        else:
            end = number.end
        if number.form == "vague" and ahead and ahead[0].text in self.rules.pack.numbers.vague_joints:
            ahead = ahead[1:]  # `millions of users`
        plain = _Sense("bare", number.value, number.start, end, rough=rough)
        found = (
            self._money_before(number, plain, ahead)
            or self._share(plain, ahead, number)
            or self._money_behind(number, plain, ahead)
            or self._multiple(number, plain, ahead)
            or self._measure(number, plain, ahead)
            or self._count(number, plain, ahead)
        )
        if found:
            return found
        glued = bool(ahead) and ahead[0].glue == "" and ahead[0].raw[0].isalpha()
        return replace(plain, kind="none") if glued else plain

    def _money_before(self, number: _Number, plain: _Sense, ahead: list[Word]) -> _Sense | None:
        """`Rp 1,2 triliun`, `US$5m`, `$10 million Singapore dollars`."""
        found = currency_before(self.text, number.start)
        if found is None:
            return None
        codes, start, doubtful = found
        value, taken = self._with_short_magnitude(number, ahead)
        if doubtful and value < THOUSAND:
            return None
        end = ahead[taken - 1].end if taken else plain.end
        named = None if self._opens_next(ahead[taken:]) else self.rules.currencies.ahead(ahead[taken:])
        if named and len(codes) > 1 and set(named[0]) & set(codes):
            codes, end = named[0], ahead[taken + named[1] - 1].end
        elif named and named[0] == codes:
            end = ahead[taken + named[1] - 1].end
        return replace(plain, kind="money", value=value, start=start, end=end, currencies=codes)

    def _money_behind(self, number: _Number, plain: _Sense, ahead: list[Word]) -> _Sense | None:
        """`100 juta dolar AS`, `5m euros`, `50 sen`. A subunit comes first: `83p` is pence, while `P83` is pesos."""
        part = self.rules.subunits.ahead(ahead)
        if part is not None and self._is_spent(" ".join(word.text for word in ahead[: part[1]])):
            taken, (worth, codes) = part[1], part[0]
            named = self.rules.currencies.ahead(ahead[taken:])
            if named:
                codes, taken = named[0], taken + named[1]
            value, end = number.value * worth, ahead[taken - 1].end
            return replace(plain, kind="money", value=value, end=end, currencies=codes, part=True)
        for value, taken in ((number.value, 0), self._with_short_magnitude(number, ahead)):
            rest = ahead[taken:]
            if not rest:
                continue
            named = self.rules.currencies.ahead(rest)
            if named is None and rest[0].raw in current_codes():
                named = ((rest[0].raw,), 1)
            named = named or self.rules.misspelt.ahead(rest)
            if named is None:
                continue
            phrase = " ".join(word.text for word in rest[: named[1]])
            if phrase.upper() in current_codes() and not rest[0].raw.isupper():
                continue
            if phrase in self.rules.doubtful and value < THOUSAND:
                continue
            if self._opens_next(rest):
                continue
            return replace(plain, kind="money", value=value, end=rest[named[1] - 1].end, currencies=named[0])
        return None

    def _with_short_magnitude(self, number: _Number, ahead: list[Word]) -> tuple[Decimal, int]:
        """The value with a short magnitude of money behind it (`5m`, `1,2 T`), and how many words that takes."""
        if number.digits and not number.multiplied and ahead and ahead[0].raw in self.rules.magnitudes:
            return number.value * self.rules.magnitudes[ahead[0].raw], 1
        return number.value, 0

    def _opens_next(self, rest: list[Word]) -> bool:
        """Whether words begin with the symbol of another amount: `$10-$20`, `5 Rp 6`."""
        if not rest:
            return False
        if rest[0].raw[0] in SYMBOLS and rest[0].glue == "-":
            return True
        following = NEXT_DIGIT.match(self.text, rest[0].end)
        named = currency_before(self.text, following.end() - 1) if following else None
        return named is not None and named[1] == rest[0].start

    def _is_spent(self, subunit: str) -> bool:
        """Whether a subunit that has other uses (`720p`) is money here: where its currency is the text's."""
        codes = self.rules.subunits.values[subunit][1]
        return subunit not in self.rules.doubtful_subunits or any(map(self.context.means, codes))

    def _share(self, plain: _Sense, ahead: list[Word], number: _Number) -> _Sense | None:
        """Percentages, and percentage points with their unit."""
        points = self.rules.points.ahead(ahead)
        if points:
            end = ahead[points[1] - 1].end
            return replace(plain, kind="percent", value=plain.value * points[0], end=end, unit=POINT)
        found = self.rules.percent.ahead(ahead)
        if found is None:
            return None
        value = plain.value
        if value >= THOUSAND and not number.multiplied and not number.digits.endswith("000"):
            value = parse_number(number.digits, self.rules.pack.numbers, _last_mark(number.digits)) or value
        return replace(plain, kind="percent", value=value, end=ahead[found[1] - 1].end)

    def _multiple(self, number: _Number, plain: _Sense, ahead: list[Word]) -> _Sense | None:
        """So many times as much (`10 times faster`), or so often (`five times a week`)."""
        found = self.rules.times.ahead(ahead)
        if found is None:
            return None
        end = ahead[found[1] - 1].end
        if ahead[0].text == CROSS and (ahead[0].glue or self.text[end : end + 1].isdigit()):
            return replace(plain, kind="none")
        often = found[0] in self.rules.occurrences and not self._compares(number, ahead[found[1] :])
        return replace(plain, kind="count" if often else "multiple", end=end, unit=OCCURRENCE if often else None)

    def _compares(self, number: _Number, behind: list[Word]) -> bool:
        """Whether the words around `times` compare: more, the size of, a growth before it."""
        before = self._behind(number.start)
        return self._grows(before) or number.value % 1 > 0 or self.rules.comparisons.ahead(behind) is not None

    def _measure(self, number: _Number, plain: _Sense, ahead: list[Word]) -> _Sense | None:
        """Physical units; lengths of time are the calendar's and give nothing."""
        if not ahead:
            return self._by_magnitude_word(number, plain)
        symbol = symbol_of(ahead[0].raw, ahead[0].glue == "") if number.digits else None
        found = self.rules.units.ahead(ahead)
        timed = self.rules.time_units.ahead(ahead)
        if (timed and (found is None or found[1] <= timed[1])) or (
            found is None and symbol is None and self.rules.nouns.leads_to_time(ahead)
        ):
            return replace(plain, kind="none")
        if found is None and symbol is None:
            return self._by_magnitude_word(number, plain)
        unit, taken = found if found else (str(symbol), 1)
        end = ahead[taken - 1].end
        if taken + 1 < len(ahead) and ahead[taken].text == "/":
            per = self.rules.time_units.ahead(ahead[taken + 1 :])
            rate = rate_symbol(unit, per[0] if per else ahead[taken + 1].text)
            if rate:
                return replace(plain, kind="measure", end=ahead[taken + 1].end, unit=rate)
        if unit.startswith("°") and self.text[end : end + 2].strip()[:1].isdigit():
            return replace(plain, kind="none")  # coordinates
        return replace(plain, kind="measure", end=end, unit=unit)

    def _by_magnitude_word(self, number: _Number, plain: _Sense) -> _Sense | None:
        """`magnitudo 5,6`."""
        found = self.rules.magnitude_words.behind(self._behind(number.start))
        return replace(plain, kind="measure", unit=found[0]) if found and number.digits and number.value < 11 else None

    def _count(self, number: _Number, plain: _Sense, ahead: list[Word]) -> _Sense | None:
        if ahead and ahead[0].glue == "" and ahead[0].raw[0].isalpha():
            return None
        alone, spelled = number.value == 1, not number.digits
        found = self.rules.nouns.counted(ahead, alone, spelled)
        if found is None and alone and spelled and self._opens_sentence(number.start):
            found = self.rules.nouns.subject(ahead)
        if found is None:
            return None
        end = ahead[found.words - 1].end if found.words else plain.end
        value = plain.value
        if value % 1 and _last_mark(number.digits) and not number.multiplied:  # people come whole
            whole = parse_number(number.digits, self.rules.pack.numbers, "," if "." in number.digits else ".")
            value = whole if whole is not None and whole % 1 == 0 else value
        return replace(plain, kind="count", value=value, end=end, unit=found.unit, sure=found.known)

    def _opens_sentence(self, start: int) -> bool:
        return SENTENCE_START.search(self.text, max(0, start - 5), start) is not None

    def _joints(self, start: int) -> frozenset[str]:
        """The words that join the ends of a range beginning at `start`."""
        before = self._behind(start)
        if self.rules.between.behind(before):
            return self.rules.between_joints
        opened = self.rules.changes.behind(before)
        if opened is None:
            return self.rules.range_joints
        return frozenset() if self._grows(before[opened[1] :]) else self.rules.open_joints

    def _is_rank(self, number: _Number, sense: _Sense, next_sense: _Sense) -> bool:
        """Whether both ends of a range are numbers of things: `peringkat empat hingga 20`."""
        named = self.rules.hard_labels.behind(self._behind(number.start)) is not None
        return named and sense.kind == "bare" and (next_sense.kind == "bare" or not next_sense.sure)

    def _is_target(self, sense: _Sense, next_sense: _Sense, joint: str) -> bool:
        """Whether an amount of change is followed by what it comes to: `fell $2 to $51`."""
        if joint not in self.rules.target_joints or "bare" in (sense.kind, next_sense.kind):
            return False
        return self._grows(self._behind(sense.start)[:3])

    def _grows(self, before: list[Word]) -> bool:
        """Whether a word of change stands among those before a place."""
        return any(self.rules.grown.behind(before[skip:]) for skip in range(5))

    def _range(self, low: _Number, first: _Sense, high: _Number, second: _Sense) -> Quantity | None:
        """A range of two numbers, of which one may leave its magnitude, currency or unit to the other."""
        if "none" in (first.kind, second.kind) or self._is_glued_before(low, first):
            return None
        if _is_code(low.digits) or _is_code(high.digits):
            return None
        kinds = {first.kind, second.kind} - {"bare"}
        if len(kinds) != 1 or (second.kind == "bare" and not high.multiplied and first.kind != "money"):
            return None
        kind = kinds.pop()
        bottom, top = first.value, second.value
        if first.kind == "bare" and second.kind == "percent" and second.unit and high.value:
            bottom *= second.value / high.value
        scale = self._scale(low, high)
        if bottom * scale < top:
            bottom *= scale
        if bottom >= top or (first.unit and second.unit and first.unit != second.unit):
            return None
        if kind == "count" and top <= SMALL and not (second.sure and second.unit and self._is_no_score(first.start)):
            return None
        named = second if second.kind == kind else first
        merged = replace(named, value=bottom, start=min(first.start, second.start), end=max(first.end, second.end))
        merged = replace(merged, currencies=first.currencies or second.currencies)
        return replace(self._finished(low, merged), value_max=top)

    def _scale(self, low: _Number, high: _Number) -> Decimal:
        """What the magnitude word of the second number multiplies, where the first has none: `100-200 juta`."""
        mantissa = parse_number(high.digits, self.rules.pack.numbers, self.decimal_mark) if high.digits else None
        if low.multiplied or not high.multiplied or not mantissa:
            return Decimal(1)
        return high.value / mantissa

    def _is_no_score(self, start: int) -> bool:
        return self.rules.score_words.behind(self._behind(start)) is None

    def _shared(self, number: _Number, sense: _Sense, following: _Number, next_sense: _Sense, joint: str) -> _Sense:
        """A bare number takes the unit of the next: `from 5 to 7 percent`, `25 or 50 basis points`."""
        opened = self.rules.changes.behind(self._behind(number.start))
        alike = joint in self.rules.either and next_sense.kind in ("percent", "measure")
        if not (alike or (opened and joint in self.rules.sharing)) or next_sense.kind in ("bare", "none"):
            return sense
        if self._is_year(number) or next_sense.start < following.start or not self._is_free(number, sense):
            return sense
        share = next_sense.value / following.value if next_sense.kind == "percent" and following.value else Decimal(1)
        value = sense.value * self._scale(number, following) * share
        return replace(next_sense, value=value, start=sense.start, end=sense.end)

    def _part_of(self, sense: _Sense, whole: _Sense, gap: str) -> _Sense:
        """A bare number out of a counted whole counts the same: `31 dari 45 anggota`, `two of its seven shops`."""
        opened = self.rules.partitives.ahead(words_ahead(gap, 0, 3))
        if sense.kind != "bare" or whole.kind != "count" or opened is None or not sense.value < whole.value:
            return sense
        if self.rules.labels.behind(self._behind(sense.start)):
            return sense  # `target 3 of the 21 targets`
        return replace(sense, kind="count", unit=whole.unit)

    def _is_free(self, number: _Number, sense: _Sense) -> bool:
        """Whether nothing is glued to a number that would make it a part of something else."""
        return not self._is_glued_before(number, sense) and not GLUED_BEHIND.match(self.text, number.end)

    def _is_glued_before(self, number: _Number, sense: _Sense) -> bool:
        start = sense.start
        return start == number.start and GLUED_BEFORE.search(self.text, max(0, start - 2), start) is not None

    def _is_quantity(self, number: _Number, sense: _Sense) -> bool:
        """Whether a number in its sense is a figure, and no label, year, score or mark of a list."""
        if self._is_all(sense):
            return sense.kind != "none"
        if sense.kind == "none" or not self._is_free(number, sense):
            return False
        if sense.kind in ("money", "percent", "measure"):
            return True
        if _is_code(number.digits) and not number.multiplied:
            return False
        before = self._behind(number.start)
        if self.rules.hard_labels.behind(before):
            return False
        if sense.kind == "multiple":
            return number.value > 1
        labelled = self.rules.labels.behind(before) is not None
        if sense.kind == "count":
            named = len(before) > 1 and not before[0].raw.islower() and before[0].raw[0].isalpha()
            if (labelled or named) and not sense.sure:
                return False  # `Laskar 2 tayang` is the name of a film
            return sense.sure and not before if self._is_year(number) else not self._in_year_place(number, before)
        return not labelled and not self._is_year(number) and self._stands_for_amount(number, before)

    def _is_all(self, sense: _Sense) -> bool:
        """Whether the whole text is this number, as in a cell of a table."""
        return self.text[sense.start : sense.end] == self.context.text.strip()

    def _is_year(self, number: _Number) -> bool:
        return (
            len(number.digits) == 4
            and number.digits.isdigit()
            and int(number.digits) in YEARS
            and not number.multiplied
        )

    def _in_year_place(self, number: _Number, before: list[Word]) -> bool:
        """Whether a four-digit number before a noun is rather a year: `in 2005 companies`, `Juni 2007 saham`."""
        if not self._is_year(number) or not before:
            return False
        return self.rules.year_openers.behind(before) is not None or not before[0].raw.islower()

    def _stands_for_amount(self, number: _Number, before: list[Word]) -> bool:
        """Whether a bare number is an amount by its form or by the words around it."""
        if BRACKETED.search(self.text, max(0, number.start - 3), number.start):
            return False
        if LIST_MARK.match(self.text, number.end) and LINE_START.search(
            self.text, max(0, number.start - 4), number.start
        ):
            return False
        if number.form == "vague" or number.multiplied:
            return True
        ahead = words_ahead(self.text, number.end, 3)
        if self.rules.partitives.ahead(ahead) or self._suffered(ahead):
            return number.value > 1
        if self._is_counted_again(number) and (not before or before[0].text in self.rules.sums):
            return number.value > 1  # `of the 12 arrested, four were students`
        if before and before[0].text.endswith(self.rules.possessives) and not number.digits and number.value > 1:
            return not ahead or ahead[0].text in self.rules.function_words  # `netting Utopia's two`
        marked = _last_mark(number.digits) is not None
        if self.rules.elliptic.behind(before) and number.digits.isdigit() and number.value >= TEN:
            ahead = words_ahead(self.text, number.end, 1)
            return not ahead or ahead[0].text in self.rules.function_words  # `55 points, with Corley on 49`
        return marked or (self.rules.openers.behind(before) is not None and number.value > 1)

    def _suffered(self, ahead: list[Word]) -> bool:
        """Whether words say what became of so many: `the 200 or so injured`, `lima tewas`."""
        behind = self.rules.behind.ahead(ahead)
        return self.rules.suffered.ahead(ahead[behind[1] if behind else 0 :]) is not None

    def _finished(self, number: _Number, sense: _Sense) -> Quantity:
        """The quantity with its currency settled, its qualifier and the other side of its rate."""
        kind, currency, unit = sense.kind, None, sense.unit
        if kind == "bare":
            unit = self._unit_again(number, sense)
            large = number.multiplied and number.value >= MILLION
            currency = (self.money or self._money_ahead(sense.end)) if large else None
            kind = "money" if currency else "count"
        elif kind == "money":
            currency = self.context.settle(sense.currencies) if sense.currencies else self.money or self.context.home()
            self.money = currency
        per, tail = self._per(sense.end, kind)
        if kind == "measure" and unit and per and (rate := rate_symbol(unit, per)):
            unit, per = rate, None
        qualifier = self._qualifier(sense.start, tail)
        if qualifier == "exact" and (number.form == "vague" or sense.rough):
            qualifier = "about"
        quantity = Quantity(
            sense.start, sense.end, number.start, number.end, kind, sense.value,
            qualifier=qualifier, currency=currency, unit=unit, per=per, tail=tail,
        )  # fmt: skip
        if kind == "count":
            self.counted = quantity
        return quantity

    def _is_counted_again(self, number: _Number) -> bool:
        """Whether a bare number is so many of what the sentence has counted: `dari 30 rumah, dua di antaranya`."""
        if self.counted is None or SENTENCE_END.search(self.text, self.counted.end, number.start):
            return False
        return self.rules.counted_again.ahead(words_ahead(self.text, number.end, 3)) is not None

    def _unit_again(self, number: _Number, sense: _Sense) -> str | None:
        """The noun of a bare number: its whole's, the one behind `were`, else that of what was counted before."""
        ahead = words_ahead(self.text, number.end, 6)
        opened = self.rules.wholes.ahead(ahead)
        whole = self.rules.nouns.counted(ahead[opened[1] :]) if opened else None
        if whole and whole.known:
            return whole.unit
        if self.counted is None or not self._is_counted_again(number):
            return None
        again = self.rules.counted_again.ahead(ahead)
        said = self.rules.nouns.counted(ahead[again[1] :]) if again and sense.value > 1 else None
        return said.unit if said and said.known else self.counted.unit

    def _money_ahead(self, end: int) -> str | None:
        """The currency of the next amount in the sentence, for one that leaves it out."""
        named = next(((start, codes) for start, codes in self._named_money if start >= end and codes), None)
        if named is None or SENTENCE_END.search(self.text, end, named[0]):
            return None
        return self.context.settle(named[1])

    def _per(self, end: int, kind: str) -> tuple[str | None, int]:
        """The other side of a rate, in the form of the table (`day`, `USD`, `kg`, `employee`), and where it ends."""
        ahead = words_ahead(self.text, end, 6)
        rate = self.rules.rates.ahead(ahead)
        if rate:
            return rate[0], ahead[rate[1] - 1].end
        found = self.rules.per.ahead(ahead)
        if found is None:
            return None, end
        rest = ahead[found[1] :]
        articled = found[0] in self.rules.pack.numbers.one_articles
        if articled and kind != "money":  # `300 a day`, but not `14 holes a metre deep`
            timed = self.rules.time_units.ahead(rest)
            return (timed[0], rest[timed[1] - 1].end) if timed else (None, end)
        symbol = symbol_of(rest[0].raw, attached=False) if rest else None
        if symbol:
            return symbol, rest[0].end
        for table in (self.rules.time_units, self.rules.units, self.rules.currencies):
            hit = table.ahead(rest)
            if hit:
                value = hit[0] if isinstance(hit[0], str) else self.context.settle(hit[0])
                return value, rest[hit[1] - 1].end
        noun = self.rules.nouns.single(rest, known=articled)
        return (noun.unit, rest[noun.words - 1].end) if noun else (None, end)

    def _qualifier(self, start: int, tail: int) -> str:
        before = self._behind(start)
        for _ in range(BRIDGES):
            found = self.rules.qualifiers.behind(before)
            if found:
                beyond = before[found[1] : found[1] + 5]
                negated = any(word.text in self.rules.negators for word in beyond)
                if found[0] == "at_least":
                    return "at_most" if negated else "at_least"
                if " ".join(word.text for word in reversed(before[: found[1]])) in self.rules.shortfalls:
                    negated = any(word.text in self.rules.negators for word in beyond[:NEGATED])
                    return "at_least" if negated else "at_most"
                return found[0]
            bridge = self.rules.bridges.behind(before)
            if bridge is None:
                break
            before = before[bridge[1] :]
        ahead = words_ahead(self.text, tail, 4)
        behind = self.rules.behind.ahead(ahead)
        if behind and (behind[1] > 1 or len(ahead) == 1):
            return behind[0]
        return "exact"


def _last_mark(digits: str) -> str | None:
    return next((char for char in reversed(digits) if char in ".,"), None)


def _is_code(digits: str) -> bool:
    """Whether digits are an identifier: a leading zero (`007`) or a great many without marks."""
    plain = digits.isdigit()
    return plain and ((len(digits) > 1 and digits.startswith("0")) or len(digits) > LONGEST_PLAIN)
