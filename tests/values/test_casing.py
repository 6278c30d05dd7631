import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.values.casing import restore_capitals

FORMS = {"dan": "dan", "of": "of", "the": "the", "pt": "PT"}


def named(text: str, *names: tuple[str, str]) -> list[tuple[int, int, str]]:
    return [(text.index(name), text.index(name) + len(name), label) for name, label in names]


@pytest.mark.parametrize(
    ("text", "names", "restored"),
    [
        (
            "kata ma'ruf dari kementerian energi dan mineral. ia pergi.",
            [("ma'ruf", "PER"), ("kementerian energi dan mineral", "ORG")],
            "Kata Ma'ruf dari Kementerian Energi dan Mineral. Ia pergi.",
        ),
        ("KETUA KPK ABDUL-KARIM TIBA", [("KPK", "ORG"), ("ABDUL-KARIM", "PER")], "Ketua KPK Abdul-Karim tiba"),
        ("the bank of england said", [("the bank of england", "ORG")], "The Bank of England said"),
        ("BOS PT SEMEN MAS MUNDUR", [("PT SEMEN MAS", "ORG")], "Bos PT Semen Mas mundur"),
        ("di rumah straße ﬁnn tiba", [("ﬁnn", "PER")], "Di rumah straße ﬁnn tiba"),  # one letter stays one
    ],
)
def test_names_and_sentences_begin_with_capitals(text: str, names: list[tuple[str, str]], restored: str) -> None:
    openers = [0, *(match.end() for match in re.finditer(r"\. ", text))]
    assert restore_capitals(text, [(0, len(text))], named(text, *names), openers, FORMS) == restored


def test_a_line_that_goes_on_from_the_one_above_begins_small() -> None:
    text = "Ia datang ke rumah\nuntuk menemui budi dan kawan\n\nlalu mereka pulang ke desa"
    second, third = text.index("untuk"), text.index("lalu")
    restored = restore_capitals(
        text, [(second, third - 2), (third, len(text))], named(text, ("budi", "PER")), [0, second, third], FORMS
    )
    assert restored == "Ia datang ke rumah\nuntuk menemui Budi dan kawan\n\nLalu mereka pulang ke desa"


@given(st.text(st.sampled_from("aBßİ.'- \n"), max_size=60), st.data())
def test_only_case_changes_and_only_in_caseless_stretches(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    start, end = sorted((data.draw(place), data.draw(place)))
    first, last = sorted((data.draw(place), data.draw(place)))
    restored = restore_capitals(text, [(start, end)], [(first, last, "ORG")], [data.draw(place)], FORMS)
    assert len(restored) == len(text)
    assert restored[:start] == text[:start] and restored[end:] == text[end:]
    assert restored.casefold() == text.casefold()
