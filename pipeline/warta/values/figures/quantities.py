"""Quantities in a text: money, percentages, counts, measures and multiples, with their exact spans.

One pattern finds the numbers; what a number means is read from the words right before and behind it, by tables.
The unit-looking word decides the kind. Dates, ordinals, scores, labels and names of things give nothing.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from warta.languages import LanguagePack
from warta.values.figures.grammar import QuantityGrammar, grammar
from warta.values.figures.measures import VOLUMES, WEIGHTS, rate_symbol, symbol_of
from warta.values.figures.money import MoneyContext, currency_before, current_codes
from warta.values.figures.phrases import SYMBOLS, Word, phrase_key, words_ahead, words_behind
from warta.values.figures.ratios import base_of, is_rough, is_tolerance, share_of
from warta.values.figures.senses import Number, Sense
from warta.values.numbers import BLANKS, SPACED, parse_fraction, parse_number

GLUED_BEFORE = re.compile(r"(?:[^\W_]|[_:/#@&=+.,\\^*]|[^\W_][-–])$")
GLUED_BEHIND = re.compile(r"[_\\@^*:/][0-9]|[:/][^\W\d_]|[.,][0-9]|-[0-9]")
DASH = re.compile(r"[^\S\n]?[-–—][^\S\n]?")
BRACKETED = re.compile(r"\([^\S\n]*$")
LINE_START = re.compile(r"(?:\A|\n)[^\S\n]*$")
LIST_MARK = re.compile(r"[.)](?:\s|$)")
SENTENCE_START = re.compile(r"(?:\A|\n|[.!?…][”\"’')]{0,2}\s)[“\"‘'(]?$")
SENTENCE_END = re.compile(r"[.!?;][\s”\"]|\n")
TEN = Decimal(10)
HUNDRED = Decimal(100)
THOUSAND = Decimal(1000)
MILLION = Decimal(1_000_000)
TRILLION = Decimal(1_000_000_000_000)
SMALL = 20
LONGEST_PLAIN = 7
FARTHEST = 40
LONGEST_SENTENCE = 1000
BRIDGES = 4  # words and phrases between a number and its qualifier
NEARBY = 150  # characters in which a sentence says what its points are of
METRE = "m"
DEGREE = "°"
NEGATED = 3  # words between a negation and what it turns around
TIGHT_DASHES = frozenset(("-", "–"))
POINT = "percentage point"
OCCURRENCE = "time"
CROSS = "x"
DIGITS = re.compile(rf"{SPACED}|[0-9][0-9.,]*[0-9]|[0-9]")
# Thousands parted by blanks, which two numbers may seem to be.
PARTED = re.compile(rf"[0-9][{''.join(BLANKS)}][0-9]{{3}}")
PARTED_ALIKE = re.compile(rf"(?:[^\S\n]?[-–—][^\S\n]?|[^\S\n](?:[^\W\d_]+[^\S\n])?)[$€£¥]?{SPACED}")
PARTS = re.compile(r"[0-9]+")
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
            if numbers[index].form == "fraction" and numbers[index + 1].start < one.end:  # `half of one percent`
                senses[index + 1] = replace(other, kind="none")
            elif other.start < min(one.end, numbers[index + 1].start):  # one word for both: it is the second's
                senses[index] = replace(one, kind="none", end=numbers[index].end)
        money = [sense for sense in senses if sense.kind == "money" and sense.currencies]
        self._named_money = [(sense.start, sense.currencies) for sense in money]
        index = 0
        while index < len(numbers):
            number, sense = numbers[index], senses[index]
            if index + 1 < len(numbers):
                following, next_sense = numbers[index + 1], senses[index + 1]
                near = next_sense.start - sense.end < FARTHEST
                gap = self.text[sense.end : next_sense.start] if near else ""
                pair = self._ratio(number, sense, following, next_sense) if near and gap else None
                if pair:
                    yield pair
                    index += 2
                    continue
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
                    sense = self._priced(sense, next_sense, gap)
            if self._is_quantity(number, sense):
                yield self._finished(number, sense)
            index += 1

    def _ratio(self, number: Number, sense: Sense, following: Number, next_sense: Sense) -> Quantity | None:
        """Two numbers that make one figure: a tolerance, a share of so many, a rate per so many."""
        rules, gap = self.rules.ratios, self.text[sense.end : next_sense.start]
        tolerated, joint = is_tolerance(rules, gap), phrase_key(self.text[sense.end : following.start])
        if not (tolerated or joint in rules.joints) or not self._is_free(number, sense):
            return None
        if tolerated:
            return self._tolerated(number, sense, following, next_sense)
        opened = self._opens(sense.start)
        year = self._is_year(following)
        share = None if year else share_of(rules, self.text, joint, number, sense, following, opened)
        if share is not None:
            return self._finished(number, replace(sense, kind="percent", value=share, end=following.end))
        base = base_of(rules, joint, sense, following, next_sense)
        if base is None or self.rules.labels.behind(self._behind(number.start)):
            return None
        kind = "count" if sense.kind == "bare" else sense.kind
        return replace(self._finished(number, replace(sense, kind=kind)), per=base, tail=next_sense.end)

    def _opens(self, start: int) -> bool:
        """Whether no word that may be a verb or noun stands right before a place."""
        before = self._behind(start)
        plain = not before or before[0].text in self.rules.function_words
        return plain or self.rules.qualifiers.behind(before) is not None

    def _tolerated(self, low: Number, first: Sense, high: Number, second: Sense) -> Quantity | None:
        """So much more or less as the range it stands for: `2,5±1 persen` is 1.5 to 3.5."""
        kinds = {first.kind, second.kind} - {"bare"}
        if len(kinds) > 1 or "none" in kinds or second.value <= 0:
            return None
        middle = first.value
        if first.kind == "bare":
            middle *= self._scale(low, high) * (second.value / high.value if second.kind == "percent" else 1)
        named = second if first.kind == "bare" else first
        merged = replace(named, value=middle - second.value, start=first.start, end=second.end)
        merged = replace(merged, currencies=first.currencies or second.currencies)
        return replace(self._finished(low, merged), value_max=middle + second.value)

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

    def _numbers(self) -> Iterator[Number]:
        position = 0
        while match := self.rules.numbers.search(self.text, position):
            position = match.end()
            number = self._number(match)
            if PARTED.search(match.group()) and not (number and self._is_parted(number)):
                first = PARTS.search(self.text, match.start())
                position = first.end() if first else position
                number = self._number(match, position)
            if number:
                yield number

    def _number(self, match: re.Match[str], end: int | None = None) -> Number | None:
        """The number of a match, or of its beginning up to `end`; None where it is none or means something else."""
        words = self.rules.pack.numbers
        start, end, form = match.start(), end or match.end(), str(match.lastgroup)
        surface = self.text[start:end]
        if self.blocked.touch(start, end) or (surface[-1].isalpha() and self.idioms.touch(start, end)):
            return None
        if form == "fraction":
            value = parse_fraction(surface, words) if self._is_part_of_whole(surface, end) else None
        else:
            value = parse_number(surface, words, self.decimal_mark)
        if value is None:
            return None
        sign = self.rules.sign.match(surface)
        digits = DIGITS.match(surface, sign.end() if sign else 0)
        multiplied = form != "fraction" and value >= THOUSAND and any(map(str.isalpha, surface))
        return Number(start, end, value, form, digits.group() if digits else "", multiplied)

    def _is_parted(self, number: Number) -> bool:
        """Whether blanks part the thousands of one number (`12 500 containers`), not two (`Boeing 737 200 seats`)."""
        sense = self._sense(number)
        if sense.start < number.start or PARTED_ALIKE.match(self.text, number.end):
            return True  # behind the symbol of a currency, or with another like it: `12 500 to 13 000`
        before = self._behind(number.start)
        if self.rules.labels.behind(before) or (before and self._is_named(before[0])):
            return False
        counted = sense.kind == "count" and sense.sure
        return number.multiplied or counted or sense.kind in ("money", "percent", "measure")

    def _is_named(self, word: Word) -> bool:
        """Whether a word is written like a name's: with a capital that no sentence gives it."""
        return word.raw[0].isupper() and not self._opens_sentence(word.start)

    def _is_part_of_whole(self, surface: str, end: int) -> bool:
        """Whether a fraction that has other uses (`half`, `a third`) is followed by its whole."""
        if phrase_key(surface) not in self.rules.doubtful_fractions or surface == self.context.whole:
            return True
        if self._part_of_percent(words_ahead(self.text, end, 6)):
            return True
        if phrase_key(surface) in self.rules.point_fractions:
            return False
        return self.rules.fraction_tails.ahead(words_ahead(self.text, end, 2)) is not None

    def _sense(self, number: Number) -> Sense:
        """What the words right before and behind a number make of it."""
        ahead = words_ahead(self.text, number.end, 6)
        if number.form == "fraction":
            return self._fraction(number, ahead)
        rough = bool(ahead) and ahead[0].text in self.rules.rough and ahead[0].glue in ("", "-")
        if rough:
            end, ahead = ahead[0].end, ahead[1:]
        else:
            end = number.end
        if number.form == "vague" and ahead and ahead[0].text in self.rules.pack.numbers.vague_joints:
            ahead = ahead[1:]  # `millions of users`
        plain = Sense("bare", number.value, number.start, end, rough=rough)
        if self._is_bearing(number, ahead):
            return replace(plain, kind="none")
        found = (
            self._money_before(number, plain, ahead)
            or self._share(plain, ahead, number)
            or self._money_behind(number, plain, ahead)
            or self._millions(number, plain, ahead)
            or self._multiple(number, plain, ahead)
            or self._measure(number, plain, ahead)
            or self._count(number, plain, ahead)
        )
        if found:
            return self._with_half(found, number)
        glued = bool(ahead) and ahead[0].glue == "" and ahead[0].raw[0].isalpha()
        tolerated = self.rules.ratios.tolerance.match(self.text, plain.end)
        return replace(plain, kind="none") if glued and not tolerated else plain

    def _fraction(self, number: Number, ahead: list[Word]) -> Sense:
        """A part of a whole in percent; of a percent or a point it is so much of that (`half a percentage point`)."""
        part = self._part_of_percent(ahead)
        if part:
            worth, end, unit = part
            return Sense("percent", number.value / HUNDRED * worth, number.start, end, unit=unit)
        timed = self.rules.time_units.ahead(ahead)
        return Sense("none" if timed else "percent", number.value, number.start, number.end)

    def _part_of_percent(self, ahead: list[Word]) -> tuple[Decimal, int, str | None] | None:
        """The percent or point that a fraction in words is a part of: what it is worth, where it ends, its unit."""
        opened = self.rules.fraction_joints.ahead(ahead)
        rest = ahead[opened[1] :] if opened else ahead
        points = self.rules.points.ahead(rest)
        if points is None and self.rules.bare_points.ahead(rest) and self._tells_rates(rest[0].start):
            points = (Decimal(1), 1)
        if points:
            return points[0], rest[points[1] - 1].end, POINT
        shares = self.rules.percent.ahead(rest)
        return (Decimal(1), rest[shares[1] - 1].end, None) if shares else None

    def _tells_rates(self, position: int) -> bool:
        """Whether points are those of a rate, by the words nearby: `seperempat poin`, `a quarter-point cut`."""
        return self.rules.rate_words.search(self.text, max(0, position - NEARBY), position + NEARBY) is not None

    def _with_half(self, sense: Sense, number: Number) -> Sense:
        """The half behind a unit added: `dua meter setengah`, `two miles and a half`."""
        if sense.kind not in ("money", "percent", "measure") or sense.start < number.start or number.multiplied:
            return sense
        ahead = words_ahead(self.text, sense.end, 6)
        half = self.rules.halves.ahead(ahead)
        if half is None or not number.value or number.value % 1:
            return sense
        rest = ahead[half[1] :]
        if self.rules.percent.ahead(rest) or self.rules.units.ahead(rest) or self._is_counted(rest):
            return sense  # `2 persen, setengah` of something else
        value = sense.value + sense.value / number.value * half[0]
        return replace(sense, value=value, end=ahead[half[1] - 1].end)

    def _is_counted(self, ahead: list[Word]) -> bool:
        """Whether words begin with what can be counted or lasts, or say what a part is of."""
        if self.rules.time_units.ahead(ahead) or self.rules.partitives.ahead(ahead):
            return True
        return self.rules.nouns.counted(ahead) is not None

    def _is_bearing(self, number: Number, ahead: list[Word]) -> bool:
        """Whether a number is of coordinates: `6.17 Lintang Selatan`, `110 degrees east`, `8,24 S`."""
        if _last_mark(number.digits) and self.rules.compass.behind(self._behind(number.start)):
            return True
        degrees = self.rules.units.ahead(ahead)
        rest = ahead[degrees[1] :] if degrees and degrees[0] == DEGREE else ahead
        if not rest or rest[0].glue == "":
            return False
        if self.rules.compass.ahead(rest):
            return bool(degrees) or _last_mark(number.digits) is not None
        return rest[0].raw in self.rules.compass_letters and _last_mark(number.digits) is not None

    def _millions(self, number: Number, plain: Sense, ahead: list[Word]) -> Sense | None:
        """A letter glued to a number as its magnitude, where things are counted: `3m and 4m loaves`."""
        value, taken = self._with_short_magnitude(number, ahead)
        letter = symbol_of(ahead[0].raw, attached=True) if taken else None
        if not taken or ahead[0].glue or letter not in (None, METRE) or value >= number.value * TRILLION:
            return None
        end = behind = ahead[0].end
        for _ in range(BRIDGES):
            alike = self.rules.lettered.match(self.text, behind)
            if alike is None or alike.group("letter") != ahead[0].raw:
                break
            behind = alike.end()
        rest = words_ahead(self.text, behind, 4)
        unit, noun = self.rules.units.ahead(rest), self.rules.nouns.several(rest)
        if unit and unit[0] in WEIGHTS | VOLUMES:
            kind, name, words = "measure", unit[0], unit[1]
        elif noun and noun.known and not (letter and self._is_long(noun.unit, rest[0])):
            kind, name, words = "count", noun.unit, noun.words
        else:
            return None
        end = rest[words - 1].end if words and behind == end else end
        return replace(plain, kind=kind, value=value, end=end, unit=name)

    def _is_long(self, noun: str, word: Word) -> bool:
        """Whether metres are meant before a noun: `3m waves`, `4m high fences`; without plurals they always are."""
        singular = not self.rules.pack.figures.plural_endings
        return singular or noun in self.rules.lengthy or word.text in self.rules.dimensions

    def _money_before(self, number: Number, plain: Sense, ahead: list[Word]) -> Sense | None:
        """`Rp 1,2 triliun`, `US$5m`, `$10 million Singapore dollars`."""
        found = currency_before(self.text, number.start)
        if found is None:
            return None
        codes, start, doubtful = found
        value, taken = self._with_short_magnitude(number, ahead)
        if doubtful and value < THOUSAND:
            return None
        sign = self.rules.sign_before.search(self.text, max(0, start - FARTHEST), start)
        if sign and (value > 0) and not self._is_list_mark(sign.start()):
            value, start = -value, sign.start()
        end = ahead[taken - 1].end if taken else plain.end
        named = None if self._opens_next(ahead[taken:]) else self.rules.currencies.ahead(ahead[taken:])
        if named and len(codes) > 1 and set(named[0]) & set(codes):
            codes, end = named[0], ahead[taken + named[1] - 1].end
        elif named and named[0] == codes:
            end = ahead[taken + named[1] - 1].end
        return replace(plain, kind="money", value=value, start=start, end=end, currencies=codes)

    def _money_behind(self, number: Number, plain: Sense, ahead: list[Word]) -> Sense | None:
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
            weight = self.rules.weights.get(phrase)
            if weight and self._is_weighed(number, value, named[0], rest):
                return replace(plain, kind="measure", value=value, end=rest[0].end, unit=weight)
            if phrase in self.rules.doubtful and (value < THOUSAND or self._describes(rest[named[1] :])):
                continue
            if self._opens_next(rest):
                continue
            return replace(plain, kind="money", value=value, end=rest[named[1] - 1].end, currencies=named[0])
        return None

    def _is_weighed(self, number: Number, value: Decimal, codes: tuple[str, ...], ahead: list[Word]) -> bool:
        """Whether pounds are a weight: by what weighs so much, or where they are few and the text has no such money."""
        if self.rules.weighing.behind(self._behind(number.start)):
            return True
        rest = ahead[1:]
        opened = self.rules.contents.ahead(rest)
        if opened or ahead[0].glue == "-":
            spent = self.rules.spent.ahead(rest[opened[1] :] if opened else rest)
            return spent is None and bool(rest)
        few = value < THOUSAND and not any(map(self.context.means, codes))
        return few and self.context.whole != self.text[number.start : ahead[0].end]

    def _describes(self, rest: list[Word]) -> bool:
        """Whether a doubtful name of money goes on to a noun, which it describes: `2,000 real people`."""
        noun = self.rules.nouns.single(rest, known=True) or self.rules.nouns.several(rest)
        return noun is not None and noun.known

    def _with_short_magnitude(self, number: Number, ahead: list[Word]) -> tuple[Decimal, int]:
        """The value with a short magnitude of money behind it (`5m`, `1,2 T`), and how many words that takes."""
        if number.digits and not number.multiplied and ahead and ahead[0].raw in self.rules.magnitudes:
            return number.value * self.rules.magnitudes[ahead[0].raw], 1
        return number.value, 0

    def _is_list_mark(self, start: int) -> bool:
        """Whether a dash opens a line, as that of a list does, and the line is not alone."""
        opens = LINE_START.search(self.text, max(0, start - 4), start) is not None
        return opens and not self.text[start].isalpha() and "\n" in self.context.whole

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

    def _share(self, plain: Sense, ahead: list[Word], number: Number) -> Sense | None:
        """Percentages, and percentage points with their unit."""
        points = self.rules.points.ahead(ahead)
        if points:
            end = ahead[points[1] - 1].end
            return replace(plain, kind="percent", value=plain.value * points[0], end=end, unit=POINT)
        found = self.rules.percent.ahead(ahead)
        if found is None:
            return None
        value, mark = plain.value, _last_mark(number.digits)
        if value >= THOUSAND and not number.multiplied and mark == self.rules.pack.numbers.decimal_mark:
            value = parse_number(number.digits, self.rules.pack.numbers, mark) or value  # `1,214 persen`
        return replace(plain, kind="percent", value=value, end=ahead[found[1] - 1].end)

    def _multiple(self, number: Number, plain: Sense, ahead: list[Word]) -> Sense | None:
        """So many times as much (`10 times faster`), or so often (`five times a week`)."""
        found = self.rules.times.ahead(ahead)
        if found is None:
            return None
        end = ahead[found[1] - 1].end
        if ahead[0].text == CROSS and (ahead[0].glue or self.text[end : end + 1].isdigit()):
            return replace(plain, kind="none")
        often = found[0] in self.rules.occurrences and not self._compares(number, ahead[found[1] :])
        return replace(plain, kind="count" if often else "multiple", end=end, unit=OCCURRENCE if often else None)

    def _compares(self, number: Number, behind: list[Word]) -> bool:
        """Whether the words around `times` compare: more, the size of, a growth before it."""
        before = self._behind(number.start)
        return self._grows(before) or number.value % 1 > 0 or self.rules.comparisons.ahead(behind) is not None

    def _measure(self, number: Number, plain: Sense, ahead: list[Word]) -> Sense | None:
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

    def _by_magnitude_word(self, number: Number, plain: Sense) -> Sense | None:
        """`magnitudo 5,6`."""
        found = self.rules.magnitude_words.behind(self._behind(number.start))
        return replace(plain, kind="measure", unit=found[0]) if found and number.digits and number.value < 11 else None

    def _count(self, number: Number, plain: Sense, ahead: list[Word]) -> Sense | None:
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

    def _is_rank(self, number: Number, sense: Sense, next_sense: Sense) -> bool:
        """Whether both ends of a range are numbers of things: `peringkat empat hingga 20`."""
        named = self.rules.hard_labels.behind(self._behind(number.start)) is not None
        return named and sense.kind == "bare" and (next_sense.kind == "bare" or not next_sense.sure)

    def _is_target(self, sense: Sense, next_sense: Sense, joint: str) -> bool:
        """Whether an amount of change is followed by what it comes to: `fell $2 to $51`."""
        if joint not in self.rules.target_joints or "bare" in (sense.kind, next_sense.kind):
            return False
        return self._grows(self._behind(sense.start)[:3])

    def _grows(self, before: list[Word]) -> bool:
        """Whether a word of change stands among those before a place."""
        return any(self.rules.grown.behind(before[skip:]) for skip in range(5))

    def _range(self, low: Number, first: Sense, high: Number, second: Sense) -> Quantity | None:
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
        if bottom >= top or ("bare" not in (first.kind, second.kind) and first.unit != second.unit):
            return None
        if kind == "count" and top <= SMALL and not (second.sure and second.unit and self._is_no_score(first.start)):
            return None
        named = second if second.kind == kind else first
        merged = replace(named, value=bottom, start=min(first.start, second.start), end=max(first.end, second.end))
        merged = replace(merged, currencies=first.currencies or second.currencies)
        return replace(self._finished(low, merged), value_max=top)

    def _scale(self, low: Number, high: Number) -> Decimal:
        """What the magnitude word of the second number multiplies, where the first has none: `100-200 juta`."""
        mantissa = parse_number(high.digits, self.rules.pack.numbers, self.decimal_mark) if high.digits else None
        if low.multiplied or not high.multiplied or not mantissa:
            return Decimal(1)
        return high.value / mantissa

    def _is_no_score(self, start: int) -> bool:
        return self.rules.score_words.behind(self._behind(start)) is None

    def _shared(self, number: Number, sense: Sense, following: Number, next_sense: Sense, joint: str) -> Sense:
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

    def _part_of(self, sense: Sense, whole: Sense, gap: str) -> Sense:
        """A bare number out of a counted whole counts the same: `31 dari 45 anggota`, `two of its seven shops`."""
        opened = self.rules.partitives.ahead(words_ahead(gap, 0, 3))
        if sense.kind != "bare" or whole.kind != "count" or opened is None or not sense.value < whole.value:
            return sense
        if self.rules.labels.behind(self._behind(sense.start)):
            return sense  # `target 3 of the 21 targets`
        return replace(sense, kind="count", unit=whole.unit)

    def _priced(self, sense: Sense, price: Sense, gap: str) -> Sense:
        """A bare number before a price and a noun counts the noun: `300 $5 tickets`."""
        if sense.kind != "bare" or price.kind != "money" or not gap or gap.strip():
            return sense
        noun = self.rules.nouns.several(words_ahead(self.text, price.end, 3))
        return replace(sense, kind="count", unit=noun.unit) if noun and noun.known else sense

    def _is_free(self, number: Number, sense: Sense) -> bool:
        """Whether nothing is glued to a number that would make it a part of something else."""
        return not self._is_glued_before(number, sense) and not GLUED_BEHIND.match(self.text, number.end)

    def _is_glued_before(self, number: Number, sense: Sense) -> bool:
        start = sense.start
        return start == number.start and GLUED_BEFORE.search(self.text, max(0, start - 2), start) is not None

    def _is_quantity(self, number: Number, sense: Sense) -> bool:
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

    def _is_all(self, sense: Sense) -> bool:
        """Whether the whole text is this number, as in a cell of a table."""
        return self.text[sense.start : sense.end] == self.context.whole

    def _is_year(self, number: Number) -> bool:
        return (
            len(number.digits) == 4
            and number.digits.isdigit()
            and int(number.digits) in YEARS
            and not number.multiplied
        )

    def _in_year_place(self, number: Number, before: list[Word]) -> bool:
        """Whether a four-digit number before a noun is rather a year: `in 2005 companies`, `Juni 2007 saham`."""
        if not self._is_year(number) or not before:
            return False
        return self.rules.year_openers.behind(before) is not None or not before[0].raw.islower()

    def _stands_for_amount(self, number: Number, before: list[Word]) -> bool:
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
        marked = bool(number.digits) and not number.digits.isdigit()
        if self.rules.elliptic.behind(before) and number.digits.isdigit() and number.value >= TEN:
            ahead = words_ahead(self.text, number.end, 1)
            return not ahead or ahead[0].text in self.rules.function_words  # `55 points, with Corley on 49`
        return marked or (self.rules.openers.behind(before) is not None and number.value > 1)

    def _suffered(self, ahead: list[Word]) -> bool:
        """Whether words say what became of so many: `the 200 or so injured`, `lima tewas`."""
        behind = self.rules.behind.ahead(ahead)
        return self.rules.suffered.ahead(ahead[behind[1] if behind else 0 :]) is not None

    def _finished(self, number: Number, sense: Sense) -> Quantity:
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

    def _is_counted_again(self, number: Number) -> bool:
        """Whether a bare number is so many of what the sentence has counted: `dari 30 rumah, dua di antaranya`."""
        if self.counted is None or self._is_beyond(self.counted.end, number.start):
            return False
        return self.rules.counted_again.ahead(words_ahead(self.text, number.end, 3)) is not None

    def _unit_again(self, number: Number, sense: Sense) -> str | None:
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
        index = bisect_left(self._named_money, (end,))
        if index == len(self._named_money) or self._is_beyond(end, self._named_money[index][0]):
            return None
        return self.context.settle(self._named_money[index][1])

    def _is_beyond(self, start: int, end: int) -> bool:
        """Whether the sentence of one place ends before the other, or is too long to tell."""
        return end - start > LONGEST_SENTENCE or SENTENCE_END.search(self.text, start, end) is not None

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
        size = self.rules.pack.numbers.magnitudes.get(rest[0].text) if rest else None
        if size:
            noun = self.rules.nouns.several(rest[1:])  # `300 per million people`
            return (f"{size} {noun.unit}", rest[noun.words].end) if noun else (f"{size}", rest[0].end)
        for table in (self.rules.time_units, self.rules.units, self.rules.currencies):
            hit = table.ahead(rest)
            if hit:
                value = hit[0] if isinstance(hit[0], str) else self.context.settle(hit[0])
                return value, rest[hit[1] - 1].end
        noun = self.rules.nouns.single(rest, known=articled)
        return (noun.unit, rest[noun.words - 1].end) if noun else (None, end)

    def _qualifier(self, start: int, tail: int) -> str:
        if is_rough(self.rules.ratios, self.text[max(0, start - NEGATED * 2) : start]):
            return "about"
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
