"""Figures in sentences of both languages: kind, value, range, qualifier, currency, unit, rate and measure.

A line of `figures_<language>.txt` (sentences), `alone_<language>.txt` (texts that are nothing but a figure) and the
other tables beside them is a text, `=>`, and its figures: `surface: kind value key=value …` between `;`.
The tables of `signs` leave out what is measured. A sentence with nothing behind the arrow holds numbers that are no
figures.
"""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.values.spelled import english, indonesian

from warta.languages import load_pack
from warta.values.figures.money import MoneyContext
from warta.values.figures.quantities import Quantity, decimal_mark_of, find_quantities

FOLDER = Path(__file__).parent


def cases(tables: str) -> list[tuple[str, str, list[str]]]:
    found = []
    for code in ("id", "en"):
        for path in sorted(FOLDER.glob(f"{tables}_{code}.txt")):
            for line in path.read_text(encoding="utf-8").splitlines():
                sentence, _, figures = line.partition(" =>")
                found.append((code, sentence, [figure for figure in figures.strip().split("; ") if figure]))
    return found


def described(text: str, figure: Quantity) -> str:
    """The figure as the case files write it."""
    number = f"{figure.value:f}".rstrip("0").rstrip(".") if "." in f"{figure.value:f}" else f"{figure.value:f}"
    parts = [f"{text[figure.start : figure.end]}: {figure.kind} {number}"]
    if figure.value_max is not None:
        parts.append(f"to={figure.value_max:f}")
    keys = {
        "qualifier": None if figure.qualifier == "exact" else figure.qualifier,
        "currency": figure.currency,
        "unit": figure.unit,
        "per": figure.per,
    }
    return " ".join([*parts, *(f"{key}={value.replace(' ', '_')}" for key, value in keys.items() if value)])


@pytest.mark.parametrize(("code", "sentence", "figures"), cases("[!s]*"))
def test_a_sentence_has_its_figures(code: str, sentence: str, figures: list[str]) -> None:
    found = find_quantities(sentence, load_pack(code))
    assert [described(sentence, figure) for figure in found] == figures


@pytest.mark.parametrize(("code", "sentence", "figures"), cases("signs"))
def test_a_figure_has_its_sign_and_size(code: str, sentence: str, figures: list[str]) -> None:
    found = find_quantities(sentence, load_pack(code))
    assert [described(sentence, figure) for figure in found] == figures


@pytest.mark.parametrize(
    ("code", "text", "currencies"),
    [
        ("en", "The fund lost $5 million.", ["USD"]),
        ("en", "It cost A$5 million, of which $2 million was lent.", ["AUD", "AUD"]),
        ("en", "Canada, Canada and Canada again: it paid $5 million.", ["CAD"]),
        ("id", "Perusahaan Singapura itu meraih 5 juta dolar.", ["USD"]),
        ("id", "Nilainya 5 juta dolar Singapura, naik 1 juta dolar.", ["SGD", "SGD"]),
        ("en", "Pakistan raised taxes on income above Rs 50,000.", ["PKR"]),
        ("en", "Of Rs 70 billion, five percent of 70 billion was spent.", ["INR", None, "INR"]),
    ],
)
def test_an_ambiguous_currency_is_settled_by_the_text(code: str, text: str, currencies: list[str | None]) -> None:
    pack = load_pack(code)
    assert [figure.currency for figure in find_quantities(text, pack, context=MoneyContext(text, pack))] == currencies


def test_numbers_inside_names_and_dates_are_left_alone() -> None:
    text = "Stasiun Radio 68 orang menyiarkan 12 lagu"
    assert [text[f.start : f.end] for f in find_quantities(text, load_pack("id"), [(8, 16)])] == ["12 lagu"]


def test_other_numbers_settle_what_a_lone_mark_means() -> None:
    assert decimal_mark_of("naik 2,5 persen dari 1,7 persen") == ","
    assert decimal_mark_of("6.5 tahun dan 100.000 orang") is None
    assert float(find_quantities("Kurs 1,475 euro", load_pack("id"), decimal_mark=",")[0].value) == 1.475


AMOUNTS = st.integers(10**6, 10**12)


@given(AMOUNTS)
def test_money_in_either_style_comes_back(amount: int) -> None:
    for code in ("id", "en"):
        for digits in (f"{amount:,}", f"{amount:,}".replace(",", ".")):
            found = find_quantities(f"Rp {digits} / US$ {digits}", load_pack(code))
            plain = [(figure.value, figure.currency) for figure in found]
            assert plain == [(Decimal(amount), "IDR"), (Decimal(amount), "USD")]


@given(st.integers(1, 10**15))
def test_money_written_out_comes_back(amount: int) -> None:
    for code, written in (("id", f"{indonesian(amount)} rupiah"), ("en", f"{english(amount)} rupiah")):
        for text in (written, f"Rp {amount}" if amount < 10**6 else f"Rp{amount:,}"):
            (figure,) = find_quantities(text, load_pack(code))
            assert (figure.kind, figure.value, figure.currency) == ("money", amount, "IDR"), text


WORDS = st.sampled_from(
    [
        "5",
        "10-20",
        "1.000",
        "2,5",
        "dua",
        "juta",
        "miliar",
        "persen",
        "%",
        "Rp",
        "$",
        "US$",
        "dolar",
        "AS",
        "orang",
        "unit",
        "mobil",
        "per",
        "hari",
        "lebih",
        "dari",
        "antara",
        "dan",
        "hingga",
        "tahun",
        "2007",
        "ke-",
        "the",
        "of",
        "million",
        "percent",
        "km/jam",
        "km",
        "°",
        "½",
        "m",
        "M",
        "(",
        ")",
        ",",
        ".",
        "-",
        "–",
        "\n",
        "half",
        "a",
        "dozen",
        "ketiga",
        "korban",
        "separuh",
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from(["id", "en"]))
def test_figures_have_exact_spans_that_do_not_overlap(text: str, code: str) -> None:
    end = 0
    for figure in find_quantities(text, load_pack(code)):
        assert end <= figure.start <= figure.number_start < figure.number_end <= figure.end <= figure.tail <= len(text)
        end = figure.end


@given(st.text(max_size=80), st.sampled_from(["id", "en"]))
def test_no_text_raises(text: str, code: str) -> None:
    find_quantities(text, load_pack(code))
