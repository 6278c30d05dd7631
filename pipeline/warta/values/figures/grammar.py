"""The tables and patterns by which one language's quantities are found."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from warta.languages import LanguagePack
from warta.values.figures.money import currency_words, misspelt_currencies
from warta.values.figures.nouns import noun_table
from warta.values.figures.phrases import Phrases, phrase_key
from warta.values.figures.ratios import ratio_grammar
from warta.values.numbers import (
    alternatives,
    fraction_source,
    number_source,
    number_start,
    sign_source,
    vague_source,
    word_start,
)


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
        self.sign = re.compile(rf"(?:[-−–+]|(?:{alternatives(pack.numbers.negative)})\s+)", re.IGNORECASE)
        self.sign_before = re.compile(rf"(?:{sign_source(pack.numbers, '$')})$", re.IGNORECASE)
        self.ratios = ratio_grammar(pack)
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
        about = (*words.about, *pack.numbers.plus_minus)
        qualifiers = [(words.at_least, "at_least"), (words.at_most, "at_most"), (about, "about")]
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
        self.halves = Phrases(_decimals(pack.numbers.added_halves))
        self.fraction_joints, self.bare_points = Phrases.of(words.fraction_joints), Phrases.of(words.bare_points)
        self.rate_words = re.compile(rf"\b(?:{alternatives(words.rate_words)})\b", re.IGNORECASE)
        self.compass, self.compass_letters = Phrases.of(words.compass), frozenset(words.compass_letters)
        self.lettered = re.compile(
            rf"(?:,|[^\S\n]?[-–—]|[^\S\n](?:{alternatives(words.sharing_joints)}))[^\S\n]?[0-9][0-9.,]*(?P<letter>[a-z])\b",
            re.IGNORECASE,
        )
        self.lengthy, self.dimensions = frozenset(words.lengthy), frozenset(words.dimensions)
        self.weights, self.contents = words.weights, Phrases.of(words.content_joints)
        self.weighing = Phrases.of(phrase for phrase, name in words.measures["measure"].items() if name == "weight")
        self.spent = Phrases.of([*words.measures["money"], *words.measures["any"], *words.money_nouns])
        self.fraction_tails = Phrases.of(words.fraction_tails)
        self.point_fractions = frozenset(words.point_fractions)
        self.doubtful_fractions = frozenset(map(phrase_key, words.doubtful_fractions)) | self.point_fractions
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


def _decimals(values: Mapping[str, float]) -> dict[str, Decimal]:
    return {phrase: Decimal(str(value)) for phrase, value in values.items()}
