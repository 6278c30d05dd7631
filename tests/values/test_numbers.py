"""Numbers in digits of both styles and in words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.values.spelled import english, indonesian

from warta.languages import load_pack
from warta.values.numbers import fraction_source, number_source, parse_fraction, vague_source, value_number

CASES = {
    "id": [
        ("nol", 0),
        ("sebelas", 11),
        ("dua belas", 12),
        ("dua puluh satu", 21),
        ("seratus", 100),
        ("seratus dua puluh lima ribu", 125_000),
        ("seribu", 1_000),
        ("seribu seratus sepuluh", 1_110),
        ("dua ribu dua belas", 2_012),
        ("sejuta", 1_000_000),
        ("setengah juta", 500_000),
        ("satu setengah miliar", 1.5e9),
        ("dua setengah", 2.5),
        ("1 juta 200 ribu", 1_200_000),
        ("seribu triliun", 1e15),
        ("tiga kuadriliun", 3e15),
        ("selusin", 12),
        ("belasan", 11),
        ("puluhan ribu", 10_000),
        ("ratusan juta", 100_000_000),
        ("beberapa ratus", 100),
        ("6.5", 6.5),
        ("6,5", 6.5),
        ("100.000", 100_000),
        ("1,500", 1_500),
        ("0,125", 0.125),
        ("1.234.567,89", 1_234_567.89),
        ("1,234,567.89", 1_234_567.89),
        ("1,125 triliun", 1.125e12),
        ("2,5 juta", 2.5e6),
        ("10rb", 10_000),
        ("5 jt", 5e6),
        ("1,2 T", 1.2e12),
        ("minus 5", -5),
        ("-1.200.000", -1_200_000),
        (",77", 0.77),
        ("duapuluh lima", 25),
        ("limaratus ribu", 500_000),
        ("sepuluh koma lima", 10.5),
        ("nol koma nol lima", 0.05),
        ("tiga koma empat belas", 3.14),
        ("dua koma lima juta", 2.5e6),
        ("lima puluhan", 50),
        ("dua ratusan ribu", 200_000),
        ("2 1/2", 2.5),
        ("5 crore", 5e7),
        ("1½", 1.5),
    ],
    "en": [
        ("zero", 0),
        ("nineteen", 19),
        ("twenty-five", 25),
        ("one hundred and five", 105),
        ("a hundred thousand", 100_000),
        ("twelve hundred", 1_200),
        ("two hundred and fifty-three thousand four hundred and one", 253_401),
        ("two and a half million", 2.5e6),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("tens of thousands", 10_000),
        ("hundreds of millions", 1e8),
        ("a few hundred", 100),
        ("1,500", 1_500),
        ("1.500", 1_500),
        ("1.234", 1.234),
        ("12,34,567", 1_234_567),
        ("1.5 million", 1.5e6),
        ("1 lakh crore", 1e12),
        ("5bn", 5e9),
        ("10k", 10_000),
        ("5m", 5e6),
        ("two point five", 2.5),
        ("one point two million", 1.2e6),
        ("three point one four", 3.14),
        ("2 1/2", 2.5),
    ],
}
NO_NUMBERS = {
    "id": [
        "",
        "dua tiga",
        "1.2.3",
        "juta orang",
        "tiga puluh dua puluh",
        "dua ratus tiga ratus",
        "satu orang",
        "1" * 40,
    ],
    "en": ["", "two three", "1.2.3", "the five", "twenty eleven", "one hundred two hundred", "five men"],
}
FRACTIONS = [
    ("id", "separuh", 50), ("id", "sepertiga", 33.33), ("id", "dua pertiga", 66.67), ("id", "tiga perempat", 75),
    ("en", "half", 50), ("en", "two-thirds", 66.67), ("en", "one tenth", 10), ("en", "three quarters", 75),
]  # fmt: skip


def pattern(code: str) -> re.Pattern[str]:
    words = load_pack(code).numbers
    return re.compile(f"{fraction_source(words)}|{vague_source(words)}|{number_source(words)}", re.IGNORECASE)


@pytest.mark.parametrize(("code", "text", "value"), [(code, *case) for code, cases in CASES.items() for case in cases])
def test_a_number_has_its_value(code: str, text: str, value: float) -> None:
    assert value_number(text, load_pack(code).numbers) == value
    assert value_number(text.upper() if text.replace(" ", "").isalpha() else text, load_pack(code).numbers) == value


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in NO_NUMBERS.items() for text in texts])
def test_what_is_not_one_number_has_no_value(code: str, text: str) -> None:
    assert value_number(text, load_pack(code).numbers) is None


@pytest.mark.parametrize(("code", "text", "value"), FRACTIONS)
def test_fractions_are_percentages(code: str, text: str, value: float) -> None:
    assert float(parse_fraction(text, load_pack(code).numbers) or 0) == value
    assert pattern(code).fullmatch(text)


@pytest.mark.parametrize(
    ("code", "text", "numbers"),
    [
        ("id", "Dua sampai tiga puluh lima dari 1.000-2.000, 6.5 dan 2,5 juta.",
         ["Dua", "tiga puluh lima", "1.000", "2.000", "6.5", "2,5 juta"]),
        ("id", "setengah juta, dua pertiga, puluhan ribu", ["setengah juta", "dua pertiga", "puluhan ribu"]),
        ("en", "between one hundred and five hundred, one and five", ["one hundred", "five hundred", "one", "five"]),
        ("en", "-5 degrees, twenty-five-year-old, half a million", ["-5", "twenty-five", "half a million"]),
    ],
)  # fmt: skip
def test_the_pattern_finds_numbers_in_a_text(code: str, text: str, numbers: list[str]) -> None:
    assert [match.group() for match in pattern(code).finditer(text)] == numbers


@given(st.integers(0, 10**15))
def test_any_number_written_out_comes_back(number: int) -> None:
    written = {"id": [indonesian(number), f"{number:,}".replace(",", ".")], "en": [english(number), f"{number:,}"]}
    for code, texts in written.items():
        for text in texts:
            assert value_number(text, load_pack(code).numbers) == number, text
            assert pattern(code).fullmatch(text), text


@given(st.integers(1_000_000, 10**12), st.integers(0, 99))
def test_either_style_of_marks_reads_the_same(whole: int, cents: int) -> None:
    american = f"{whole:,}.{cents:02d}"
    continental = american.translate(str.maketrans(",.", ".,"))
    for code in ("id", "en"):
        assert value_number(american, load_pack(code).numbers) == whole + cents / 100
        assert value_number(continental, load_pack(code).numbers) == whole + cents / 100


@given(st.text(alphabet="0123456789.,-½/ abdegijklmnoprstu", max_size=60), st.sampled_from(["id", "en"]))
def test_no_text_raises(text: str, code: str) -> None:
    for match in pattern(code).finditer(text):
        value_number(match.group(), load_pack(code).numbers)
    value_number(text, load_pack(code).numbers)


@pytest.mark.parametrize(
    "text",
    ["seratus ribu juta " * 4, "ratusan kuadriliun kuadriliun kuadriliun", "dua koma " + "seratus ribu juta " * 4],
)
def test_a_number_beyond_all_news_has_no_value(text: str) -> None:
    assert value_number(text, load_pack("id").numbers) is None


def test_blanks_part_thousands() -> None:
    indonesian, english = load_pack("id").numbers, load_pack("en").numbers
    for blank in " \u00a0\u2009\u202f":
        assert value_number(f"12{blank}500", english) == 12_500
        assert value_number(f"1{blank}234{blank}567,5", indonesian) == 1_234_567.5
        assert value_number(f"12{blank}50", english) is None
