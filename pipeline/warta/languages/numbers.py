"""Topic `numbers` of a language pack: number words, magnitudes and digit marks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """The fields are the keys of `<code>/numbers.toml`; words are lower case, phrases have single spaces.

    A number in words is `units`, `teens`, `tens`, `scales` (times ten, a hundred) and `magnitudes` in falling order;
    `contractions` are words that hold two of them (`seratus`: `satu ratus`).
    """

    decimal_mark: str
    decimal_triples: bool  # `1.234` with the decimal mark and three digits is still a decimal
    decimal_words: tuple[str, ...]  # between a number and its decimals read out: `dua koma lima`
    joined: bool  # a small number and what multiplies it may be one word: `duapuluh`
    hyphenated: bool  # number words may be joined by a hyphen
    negative: tuple[str, ...]
    plus_minus: tuple[str, ...]  # so much more or less, in words
    units: dict[str, int]
    teens: tuple[str, ...]  # said after a unit, ten is added
    tens: dict[str, int]
    scales: dict[str, int]
    magnitudes: dict[str, int]
    contractions: dict[str, str]
    one_articles: tuple[str, ...]  # `one` when a scale or magnitude follows
    joints: tuple[str, ...]  # words between a scale and the rest
    halves: dict[str, float]  # parts before a magnitude
    added_halves: dict[str, float]  # parts said behind a number, added to it
    short_magnitudes: dict[str, int]  # behind digits, case ignored
    money_magnitudes: dict[str, int]  # behind digits, as written, where money is meant
    vague: dict[str, int]
    vague_joints: tuple[str, ...]
    few: tuple[str, ...]  # before a scale or magnitude: that many, about
    fractions: dict[str, tuple[int, int]]
    numerators: dict[str, int]
    denominators: dict[str, int]
    vague_suffixes: tuple[str, ...]  # behind digits: about so many
