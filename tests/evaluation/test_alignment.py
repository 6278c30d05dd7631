import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.evaluation.alignment import Alignment

TEXT = "Harga naik 7% sejak Mei. Pabrik itu tutup."

# (what the run's clean text is, a stretch of it, what it stands for in TEXT)
CASES = [
    (TEXT, "7%", "7%"),
    ("BANDUNG - " + TEXT, "sejak Mei", "sejak Mei"),
    ("Harga naik 7% sejak Mei.\r\nBaca juga: Kopi\r\nPabrik itu tutup.", "Pabrik", "Pabrik"),
    (TEXT[11:], "Mei. Pabrik", "Mei. Pabrik"),
    ("Harga naik 7% sejak Mei. Pabrik itu tutup.", " Mei. ", "Mei."),
    ("Harga naik 7% sejak Mei. Pabrik itu tutup.", "abri", "abri"),
    ("Harga naik 9% sejak Mei.", "9%", "%"),
    ("Harga naik 9 sejak Mei.", "9", ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("text", "stretch", "expected"), CASES)
def test_a_stretch_is_found_in_the_other_text(text: str, stretch: str, expected: str) -> None:
    start = text.index(stretch)
    low, high = Alignment(text, TEXT).locate(start, start + len(stretch))
    assert TEXT[low:high] == expected


@given(st.text(), st.text(), st.integers(0, 50), st.integers(0, 50))
def test_any_span_stays_inside_the_other_text(text: str, other: str, start: int, end: int) -> None:
    low, high = Alignment(text, other).locate(start, end)
    assert 0 <= low <= high <= len(other)


@given(st.text(alphabet="ab .", min_size=1))
def test_equal_texts_map_onto_themselves_but_for_blanks(text: str) -> None:
    low, high = Alignment(text, text).locate(0, len(text))
    assert text[low:high] == text.strip()
