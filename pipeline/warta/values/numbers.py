"""Numbers in digits and in words: the pattern that finds one, and its value.

Digits are read by their form: `1.234.567,89` and `1,234,567.89` say themselves which mark groups; a single mark with
three digits behind it groups thousands unless the language or the text says otherwise; with any other count of digits
it marks decimals. Blanks may part thousands too (`12 500`). Values are `Decimal` inside, so that no binary noise
(`0.30000000000000004`) appears.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from warta.languages.numbers import NumberWords

SPACE = r"[^\S\n]{1,3}"
# A fraction of single digits: `1/2`, `2 1/2`; with more digits it is a date, a score or a rate.
SLASHED = r"[1-9]/[2-9](?![0-9/.,]*[0-9])"
# Blanks that part thousands, as regexes write them; the thin ones part nothing else.
BLANKS = (r"\x20", r"\xa0")
THIN_BLANKS = (r"\u2009", r"\u202f")
_BLANK = "".join(BLANKS + THIN_BLANKS)
_GROUPED = "|".join(rf"(?:{blank}[0-9]{{3}}){{1,4}}" for blank in BLANKS + THIN_BLANKS)
SPACED = (
    rf"(?<![\w/.,:+])(?<![0-9][{_BLANK}])[1-9][0-9]{{0,2}}(?:{_GROUPED})"
    rf"(?![0-9]|[{_BLANK}:/][0-9]|-[0-9]{{4}})(?:[.,][0-9]{{1,2}}(?![0-9.,]*[0-9]))?"
)
DIGITS = (
    rf"(?:(?<![\w/.,])(?:[0-9]{{1,3}}[^\S\n])?{SLASHED}|{SPACED}|[0-9]+(?:[.,][0-9]+)*[½¼¾⅓⅔⅛]?"
    r"|(?<![\w.,])[.,][0-9]+|[½¼¾⅓⅔⅛])"
)
GLYPHS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅛": "0.125"}
# So many letters tell most words from others.
TELLING = 4
# Longer digit strings are identifiers, not quantities.
MOST_DIGITS = 24
# Nothing in the news is larger, and exact arithmetic ends not far behind.
LARGEST = Decimal(10) ** MOST_DIGITS
# `twelve hundred` is the largest thing said under a magnitude.
OPEN = Decimal(10_000)


def alternatives(phrases: Iterable[str]) -> str:
    """A regex alternation of literal phrases, longest first; their spaces match one to three blanks.

    No phrase at all gives a pattern that never matches.
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", SPACE) for phrase in ordered) or r"(?!)"


def word_start(phrases: Iterable[str], others: str = "") -> str:
    """A regex source that looks ahead for the first letters of any of the phrases at a word's start.

    It passes over most of a text quickly before a long alternation is tried. `others` are characters, as in a regex
    class, that may begin a match anywhere.
    """
    beginnings: defaultdict[str, set[str]] = defaultdict(set)
    for phrase in filter(None, phrases):
        beginnings[phrase[0]].add(phrase[1:TELLING].split(" ")[0])
    shared = (f"{re.escape(first)}(?:{_shortest(rest)})" for first, rest in sorted(beginnings.items()))
    start = rf"(?<!\w)(?={'|'.join(shared)})" if beginnings else r"(?!)"
    return rf"(?:{start}|(?=[{others}]))" if others else start


def _shortest(beginnings: Iterable[str]) -> str:
    """A regex alternation of words' beginnings, those left out that go on from a shorter one."""
    kept: list[str] = []
    for beginning in sorted(beginnings):
        if not kept or not beginning.startswith(kept[-1]):
            kept.append(beginning)
    return "|".join(map(re.escape, kept))


def number_start(words: NumberWords) -> str:
    """`word_start` for everything that `number_source`, `vague_source` and `fraction_source` match."""
    phrases = (
        *words.units, *words.tens, *words.contractions, *words.one_articles, *words.halves, *words.negative,
        *words.vague, *words.few, *words.fractions, *words.numerators,
    )  # fmt: skip
    return word_start(phrases, r"0-9.,+−–½¼¾⅓⅔⅛-")


def _word(phrases: Iterable[str]) -> str:
    return rf"(?:\b(?:{alternatives(phrases)})\b)"


def _contraction(words: NumberWords) -> str:
    """A regex source for a word that holds two words of a number, joined spellings (`duapuluh`) included."""
    joined = rf"|(?:{alternatives(_ones(words))})(?:{alternatives(_larger(words))})" if words.joined else ""
    return rf"(?:\b(?:{alternatives(words.contractions)}{joined})\b)"


def _ones(words: NumberWords) -> list[str]:
    return [unit for unit, value in words.units.items() if 0 < value < 10]


def _larger(words: NumberWords) -> list[str]:
    return [*words.teens, *words.scales, *words.magnitudes]


def number_source(words: NumberWords) -> str:
    """A regex source, without named or capturing groups, that matches one number in digits or in words.

    For use with `re.IGNORECASE`. Takes a sign, both styles of marks, magnitude words (`2,5 juta`), mixed forms
    (`1 juta 200 ribu`), halves (`satu setengah miliar`) and decimals read out (`dua koma lima juta`). Vague numbers
    are in `vague_source`, fractions in `fraction_source`. Every repetition consumes a word, so that matching time is
    linear in the text.
    """
    gap = rf"(?:{SPACE}|-)" if words.hyphenated else SPACE
    contraction, unit, tens = _contraction(words), _word(words.units), _word(words.tens)
    scale, magnitude = _word(words.scales), _word(words.magnitudes)
    operator = rf"(?:{scale}|{magnitude})"
    article = rf"(?:{_word(words.one_articles)}(?={gap}{operator}))"
    small = rf"(?>{tens}(?:{gap}{unit})?|{unit}(?:{gap}{_word(words.teens)})?)"
    piece = _piece(words)
    rest = rf"(?:{gap}(?:{piece}|{DIGITS}(?={SPACE}{magnitude})))"
    # Behind `and`, a piece multiplied once more is the other end of a range: `between one hundred and five hundred`.
    joint = rf"{SPACE}{_word(words.joints)}{gap}{small}"
    under_scale = rf"(?:{joint}(?!{gap}{scale})|{rest})?"
    under_magnitude = rf"(?:{joint}(?!{gap}{operator})|{rest})?"
    tail = rf"(?:{gap}(?:{scale}{under_scale}|{magnitude}{under_magnitude}|{_word(words.added_halves)}))"
    half = rf"(?:{_word(words.halves)}(?={gap}{magnitude}))"
    short = rf"(?:(?:{SPACE})?(?:{alternatives(words.short_magnitudes)})\b)"
    places = rf"(?:{small}(?:{gap}{scale}(?:{gap}{unit})?|(?:{gap}{unit}){{1,8}})?|{contraction}|[0-9]+)"
    decimals = rf"(?:{SPACE}{_word(words.decimal_words)}{SPACE}{places}(?:{SPACE}{magnitude})*)"
    sign = rf"(?:{sign_source(words)})?"
    body = rf"(?:(?<![0-9]){DIGITS}(?:{short}|{tail}*)|(?:{half}|{article}|{piece}){tail}*)"
    return rf"(?:{sign}{body}{decimals}?)"


def sign_source(words: NumberWords, ahead: str = "[0-9.,]") -> str:
    """A regex source for the sign right before a number: a mark or a word, but no half of a plus-minus.

    A mark behind a number is rather the dash of a range. `ahead` is what must stand right behind a mark.
    """
    halves = [tolerance.removesuffix(word) for tolerance in words.plus_minus for word in words.negative]
    beginnings = sorted({half for half in halves if half not in words.plus_minus})
    alone = "".join(rf"(?<!{re.escape(beginning)})".replace(r"\ ", BLANKS[0]) for beginning in beginnings)
    mark = rf"(?<![\w.,/%)+])(?<![0-9%+][^\S\n])[-−+](?={ahead})|(?<=[\s(])(?<![0-9%][^\S\n])–(?={ahead})"
    return rf"{mark}|\b{alone}(?:{alternatives(words.negative)}){SPACE}"


def _piece(words: NumberWords) -> str:
    """A regex source for what is said below a scale or magnitude: `dua puluh` is one with the scale left out."""
    gap = rf"(?:{SPACE}|-)" if words.hyphenated else SPACE
    contraction, unit, tens = _contraction(words), _word(words.units), _word(words.tens)
    small = rf"(?>{tens}(?:{gap}{unit})?|{unit}(?:{gap}{_word(words.teens)})?)"
    return rf"(?:(?:{contraction}{gap})*(?:{small}|{contraction}))"


def vague_source(words: NumberWords) -> str:
    """A regex source that matches a number said by its size: `puluhan ribu`, `lima ratusan`, `hundreds of millions`."""
    of = rf"(?:{SPACE}(?:{alternatives(words.vague_joints)}))?"
    few = _word(words.few)
    operator = _word([*words.scales, *words.magnitudes])
    vague = _word(words.vague)
    sized = _word([*words.vague, *words.magnitudes])
    many = rf"(?:{DIGITS}|{_piece(words)}(?:{SPACE}{_word(words.scales)})?){SPACE}"
    return rf"(?:(?:{many})?{vague}(?:{of}{SPACE}{sized}){{0,3}}|{few}(?:{SPACE}{operator}){{1,3}})"


def fraction_source(words: NumberWords) -> str:
    """A regex source that matches a fraction of a whole: `dua pertiga`, `separuh`, `one tenth`."""
    gap = rf"(?:{SPACE}|-)"
    named = rf"{_word(words.numerators)}{gap}{_word(words.denominators)}"
    article = rf"(?:{_word(words.one_articles)}{SPACE})?"
    return rf"(?:(?:{named}|{_word(words.fractions)})(?!{gap}{article}{_word(words.magnitudes)}))"


def value_number(text: str, words: NumberWords) -> float | None:
    """The value of a number in digits or words, or None when the text is not one number.

    >>> from warta.languages import load_pack
    >>> indonesian, english = load_pack("id").numbers, load_pack("en").numbers
    >>> [value_number(text, indonesian) for text in ("6.5", "100.000", "1.234.567,89", "dua puluh lima ribu")]
    [6.5, 100000.0, 1234567.89, 25000.0]
    >>> [value_number(text, english) for text in ("1,500", "two and a half million", "a dozen")]
    [1500.0, 2500000.0, 12.0]
    """
    value = parse_number(text, words)
    return None if value is None else float(value)


def parse_number(text: str, words: NumberWords, decimal_mark: str | None = None) -> Decimal | None:
    """The exact value of one number, vague numbers included; None when the text is not one, or one beyond all news.

    `decimal_mark` settles what the form leaves open (`1,500`); without it the language does.
    """
    lexicon = _lexicon(words)
    text = text.removeprefix("+")
    sign = lexicon.negative.match(text)
    tokens = lexicon.tokens(text, sign.end() if sign else 0)
    if not tokens:
        return None
    value = _value(tokens, words, decimal_mark)
    if value is None or value > LARGEST:
        return None
    return -value if sign else value


def parse_fraction(text: str, words: NumberWords) -> Decimal | None:
    """The value of a fraction in words as a percentage, rounded to two places: `sepertiga` is 33.33."""
    phrase = " ".join(text.casefold().replace("-", " ").split())
    whole = words.fractions.get(phrase)
    if whole is None:
        head, _, tail = phrase.partition(" ")
        whole = (words.numerators.get(head, 0), words.denominators.get(tail, 0))
    top, bottom = whole
    return (Decimal(100 * top) / bottom).quantize(Decimal("0.01")).normalize() if top and bottom else None


def read_digits(text: str, words: NumberWords, decimal_mark: str | None = None, scaled: bool = False) -> Decimal | None:
    """The value of digits with marks; None where the marks make no number (`1.2.3`).

    `scaled` says that a magnitude word follows, which thousands rarely have: `1,125 triliun` is a decimal.
    """
    if "/" in text:
        return _slashed(text)
    text = "".join(text.split())
    glyph = GLYPHS.get(text[-1:], "")
    body = text[:-1] if glyph else text
    if len(body) > MOST_DIGITS:
        return None
    value = _plain(body, words, decimal_mark, scaled) if body else Decimal(0)
    return value + Decimal(glyph) if glyph and value is not None else value


def _slashed(text: str) -> Decimal | None:
    """`1/2`, `2 1/2`."""
    *whole, fraction = text.split()
    top, bottom = map(int, fraction.split("/"))
    return Decimal(whole[0] if whole else 0) + round(Decimal(top) / bottom, 4) if top < bottom else None


def _plain(text: str, words: NumberWords, decimal_mark: str | None, scaled: bool) -> Decimal | None:
    marks = [char for char in text if char in ".,"]
    if not marks:
        return Decimal(text)
    last = marks[-1]
    groups = re.split(r"[.,]", text)
    if len(set(marks)) == 2:
        grouped = marks.count(last) == 1 and _is_grouped(groups[:-1])
        return Decimal(f"{''.join(groups[:-1])}.{groups[-1]}") if grouped else None
    if len(marks) > 1:
        return Decimal("".join(groups)) if _is_grouped(groups) else None
    whole, rest = groups
    if _is_grouped(groups) and not _marks_decimals(last, rest, words, decimal_mark, scaled):
        return Decimal(whole + rest)
    return Decimal(f"{whole or '0'}.{rest}")


def _is_grouped(groups: list[str]) -> bool:
    """Whether digit groups are thousands, by threes or the Indian way (`12,34,567`)."""
    head, *rest = groups
    if not rest or not head or head.startswith("0") or len(head) > 3 or len(rest[-1]) != 3:
        return not rest
    inner = {len(group) for group in rest[:-1]}
    return inner <= {3} or (inner == {2} and len(head) < 3)


def _marks_decimals(mark: str, rest: str, words: NumberWords, decimal_mark: str | None, scaled: bool) -> bool:
    """What a single mark before three digits says."""
    if decimal_mark is not None:
        return mark == decimal_mark
    if mark != words.decimal_mark:
        return False
    return scaled or (words.decimal_triples and not rest.endswith("0"))


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a number: its part in it, its value (digits get theirs from the context), its letters."""

    kind: str
    value: Decimal
    text: str


class _Lexicon:
    """The words of a language by their part in a number, and the scanner that tells them apart."""

    def __init__(self, words: NumberWords) -> None:
        one = Decimal(1)
        joined = {f"{one}{word}": f"{one} {word}" for one in _ones(words) for word in _larger(words) if words.joined}
        self.contractions = joined | words.contractions
        self.short, self.money = _exact(words.short_magnitudes), _exact(words.money_magnitudes)
        self.values: dict[str, dict[str, Decimal]] = {
            "half": _exact(words.halves) | _exact(words.added_halves),
            "few": dict.fromkeys(words.few, one),
            "magnitude": _exact(words.magnitudes),
            "scale": _exact(words.scales),
            "vague": _exact(words.vague),
            "unit": _exact(words.units) | _exact(words.tens) | dict.fromkeys(words.one_articles, one),
            "teen": dict.fromkeys(words.teens, Decimal(10)),
            "point": dict.fromkeys(words.decimal_words, Decimal(0)),
            "joint": dict.fromkeys([*words.joints, *words.vague_joints], Decimal(0)),
        }
        parts = [rf"(?P<{kind}>\b(?:{alternatives(values)})\b)" for kind, values in self.values.items()]
        parts += [
            rf"(?P<contraction>\b(?:{alternatives(self.contractions)})\b)",
            rf"(?P<short>(?:{alternatives([*self.short, *self.money])})\b)",
            rf"(?P<digits>{DIGITS})",
            r"(?P<gap>[\s-]+)",
            r"(?P<other>.)",
        ]
        self.scanner = re.compile("|".join(parts), re.IGNORECASE | re.DOTALL)
        self.negative = re.compile(rf"\s*(?:[-−–]|(?:{alternatives(words.negative)})\b)\s*", re.IGNORECASE)

    def tokens(self, text: str, start: int = 0) -> list[_Token]:
        """The words of a number; empty when anything else stands among them."""
        found: list[_Token] = []
        for match in self.scanner.finditer(text, start):
            kind, surface = str(match.lastgroup), match.group()
            phrase = " ".join(surface.casefold().split())
            if kind == "other":
                return []
            if kind == "contraction":
                found += self.tokens(self.contractions[phrase])
            elif kind == "short":
                size = self.money.get(surface) or self.short.get(phrase)
                if size is None:
                    return []
                found.append(_Token("magnitude", size, surface))
            elif kind == "digits":
                found.append(_Token(kind, Decimal(0), surface))
            elif kind not in ("gap", "joint"):
                found.append(_Token(kind, self.values[kind][phrase], surface))
        return found


@cache
def _lexicon(words: NumberWords) -> _Lexicon:
    return _Lexicon(words)


def _exact(values: Mapping[str, float]) -> dict[str, Decimal]:
    return {word: Decimal(str(value)) for word, value in values.items()}


def _product(tokens: list[_Token]) -> Decimal | None:
    """A vague number: `hundreds of thousands` is 100 times 1000."""
    if any(token.kind not in ("vague", "few", "scale", "magnitude") for token in tokens):
        return None
    value = Decimal(1)
    for token in tokens:
        value *= token.value
    return value if value > 1 else None


def _sum(tokens: list[_Token], words: NumberWords, decimal_mark: str | None) -> Decimal | None:
    """The value of units, scales and magnitudes said in falling order; None for any other order."""
    total, ceiling = Decimal(0), None  # the groups done, and the magnitude of the last
    group: Decimal | None = None  # what is said under the next magnitude
    # The part that a scale would multiply, what stood open before it, and what the next part must stay under.
    last, before, room = Decimal(0), OPEN, OPEN
    for token, follower in zip(tokens, [*tokens[1:], None], strict=True):
        match token.kind:
            case "digits":
                scaled = follower is not None and follower.kind == "magnitude"
                value = read_digits(token.text, words, decimal_mark, scaled)
                if group is not None or value is None:
                    return None
                group, last, room, before = value, value, Decimal(0), OPEN
            case "unit":
                if token.value >= room or (group and not token.value):
                    return None
                group, last, before = (group or Decimal(0)) + token.value, token.value, room
                room = Decimal(10) if token.value >= 20 else Decimal(0)
            case "teen":
                if group is None or not 1 < last < 10 or room:
                    return None
                group, last = group + token.value, Decimal(0)
            case "half":
                if group is not None and group % 1:
                    return None
                if group is None and ceiling is not None:  # `2 juta setengah`
                    total, last, room = total + token.value * ceiling, Decimal(0), Decimal(0)
                    continue
                group, last, room = (group or Decimal(0)) + token.value, Decimal(0), Decimal(0)
            case "scale":
                if group is None or not last or last * token.value >= before:
                    return None
                group, last, room = group - last + last * token.value, Decimal(0), token.value
            case "magnitude":
                if group is None:
                    if ceiling is None or token.value <= ceiling:
                        return None
                    total, ceiling = total * token.value, token.value  # `seribu triliun`
                elif ceiling is not None and token.value >= ceiling:
                    return None
                else:
                    total, ceiling, group = total + group * token.value, token.value, None
                last, room = Decimal(0), min(OPEN, ceiling)
    if group is not None and ceiling is not None and group >= ceiling:
        return None
    total += group or Decimal(0)
    return total if total <= LARGEST else None


def _value(tokens: list[_Token], words: NumberWords, decimal_mark: str | None) -> Decimal | None:
    """The value of a number's words: what is summed, what a vague size or a decimal read out does to it."""
    kinds = [token.kind for token in tokens]
    if "point" in kinds:
        return _with_decimals(tokens, kinds.index("point"), words, decimal_mark)
    sized = next((index for index, kind in enumerate(kinds) if kind in ("vague", "few")), None)
    if sized is None and kinds[0] != "magnitude":
        return _sum(tokens, words, decimal_mark)
    size = _product(tokens[sized or 0 :])
    if not sized or size is None:
        return size
    many = _sum(tokens[:sized], words, decimal_mark)
    return None if many is None else many * size


def _with_decimals(tokens: list[_Token], point: int, words: NumberWords, decimal_mark: str | None) -> Decimal | None:
    """`dua koma lima juta`: digits are read out one by one, or as a number (`koma empat belas`)."""
    if not point:
        return None
    whole = _sum(tokens[:point], words, decimal_mark)
    end = next((i for i, token in enumerate(tokens) if i > point and token.kind == "magnitude"), len(tokens))
    places = tokens[point + 1 : end]
    if whole is None or not places or (end < len(tokens) and whole >= OPEN):
        return None
    if len(places) > 1 and all(token.kind == "unit" and token.value < 10 for token in places):
        read = "".join(str(token.value) for token in places)
    else:
        number = _sum(places, words, decimal_mark)
        if number is None or number % 1:
            return None
        read = places[0].text if places[0].kind == "digits" else str(number)
    size = _product(tokens[end:]) if end < len(tokens) else Decimal(1)
    return None if size is None else (whole + Decimal(f"0.{read}")) * size
