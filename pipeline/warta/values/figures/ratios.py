"""Two numbers that make one figure: a share of so many, a tolerance, a rate per so many."""

import re
from decimal import Decimal
from functools import cache

from warta.languages import LanguagePack
from warta.values.figures.phrases import Phrases, phrase_key, words_ahead
from warta.values.figures.senses import Number, Sense
from warta.values.numbers import alternatives

HUNDRED = Decimal(100)
CENT = Decimal("0.01")
TEN = Decimal(10)


class RatioGrammar:
    """The words of one language that stand between two numbers of one figure."""

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.figures
        self.every, self.among = frozenset(words.every_joints), frozenset(words.share_joints)
        self.part, self.round = frozenset(words.part_joints), frozenset(words.round_joints)
        self.per = frozenset(phrase_key(phrase) for phrase in words.base_joints)
        self.joints = self.every | self.among | self.part | self.round | self.per
        self.crowd = Phrases.of(words.share_nouns)
        self.told = Phrases.of([*words.told_apart, *words.measures_behind["count"]])
        spoken = alternatives(pack.numbers.plus_minus)
        # `Â±` is what a wrong encoding makes of the sign.
        self.tolerance = re.compile(rf"[^\S\n]?(?:Â?±|\+[^\S\n]?/?[^\S\n]?[-−–]|(?:{spoken}))[^\S\n]?", re.IGNORECASE)


@cache
def ratio_grammar(pack: LanguagePack) -> RatioGrammar:
    """The pack's grammar, made once."""
    return RatioGrammar(pack)


def share_of(
    rules: RatioGrammar, text: str, joint: str, number: Number, sense: Sense, whole: Number, opened: bool
) -> Decimal | None:
    """`nine in 10 voters` as 90 (percent); None for so many of some that were counted out.

    `joint` are the words between the numbers, `opened` says that no verb or noun stands right before the first.
    """
    if sense.kind != "bare" or not _is_part(number, whole):
        return None
    if joint not in rules.every:
        ahead = words_ahead(text, whole.end, 4)
        crowd = rules.crowd.ahead(ahead)
        if rules.told.ahead(ahead[crowd[1] :] if crowd else ahead):
            return None
        small = number.value == 1 or (opened and whole.value < TEN)
        if not _is_round(whole.value) and (not small or joint in rules.round):
            return None
        if joint not in rules.among and (crowd is None or joint not in rules.part | rules.round):
            return None
    value = HUNDRED * number.value / whole.value
    return round(value, 2 if value > CENT else 2 - value.adjusted()).normalize()


def _is_part(part: Number, whole: Number) -> bool:
    """Whether both are whole numbers, none of them rough, and the first smaller."""
    plain = part.form == whole.form == "plain"
    return plain and not part.value % 1 and not whole.value % 1 and 0 < part.value < whole.value


def _is_round(value: Decimal) -> bool:
    """Whether a number is ten, a hundred, a thousand and so on."""
    return value >= TEN and value == TEN ** value.adjusted()


def is_tolerance(rules: RatioGrammar, gap: str) -> bool:
    """Whether the second of two numbers says how much more or less than the first: `2,5±1 persen`."""
    return rules.tolerance.fullmatch(gap) is not None


def is_rough(rules: RatioGrammar, before: str) -> bool:
    """Whether a plus-minus stands right before a number that has no other before it: `± 50 orang`."""
    return any(match.end() == len(before) for match in rules.tolerance.finditer(before))


def base_of(rules: RatioGrammar, joint: str, sense: Sense, number: Number, base: Sense) -> str | None:
    """The other side of a rate where it has a number of its own: `12 per 1.000 kelahiran` is per `1000 birth`."""
    if joint not in rules.per or base.kind not in ("bare", "count", "measure"):
        return None
    if base.value <= 1 or sense.kind == "none" or number.form != "plain":
        return None
    return f"{base.value.normalize():f} {base.unit}" if base.unit else f"{base.value.normalize():f}"
