"""Short forms, acronyms and spellings of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.values.names.aliases import fold, is_acronym, is_short_person, same_word, spelling, word_keys

CONNECTIVES = frozenset({"dan", "untuk", "of", "for", "and", "the"})
SPELLINGS = {"oe": "u", "dj": "j", "tj": "c", "y": "i"}

ACRONYMS = [
    ("kpk", "Komisi Pemberantasan Korupsi", True),
    ("jpp", "Jaringan Petani untuk Pangan", True),
    ("jpup", "Jaringan Petani untuk Pangan", True),
    ("bawaslu", "Badan Pengawas Pemilu", True),
    ("kemenkeu", "Kementerian Keuangan", True),
    ("kejagung", "Kejaksaan Agung", True),
    ("pemkot", "Pemerintah Kota", True),
    ("basarnas", "Badan SAR Nasional", True),
    ("jokowi", "Joko Widodo", True),
    ("who", "World Health Organization", True),
    ("unicor", "United Corporations", True),
    ("bot", "Bank of Tavoria", True),
    ("j&kc", "Jalu and Kesha Cricket", True),
    ("kpk", "Komisi Pemilihan Umum", False),
    ("bawaslu", "Bank Sentral Amerika", False),
    ("tempo", "Telkom Indonesia", False),
    ("google", "Gojek Tokopedia", False),
    ("pertamina", "Pertamina", False),
    ("b", "Badan Besar", False),
    ("bbc", "Badan Besar", False),
]


@pytest.mark.parametrize(("short", "name", "expected"), ACRONYMS)
def test_acronyms(short: str, name: str, expected: bool) -> None:
    assert is_acronym(short, fold(name), CONNECTIVES) is expected


def test_a_declared_acronym_needs_its_letters_in_order() -> None:
    name = fold("Panitia Pengurus Pemilihan Kepala Desa")
    assert is_acronym("panurkades", name, CONNECTIVES, declared=True)
    assert not is_acronym("panurkades", name, CONNECTIVES)
    assert not is_acronym("sukamaju", name, CONNECTIVES, declared=True)


PERSONS = [
    ("Tono Wijaya", "Hartono Tono Wijaya", True),
    ("John Carver", "John W. Carver", True),
    ("J. Carver", "John Carver", True),
    ("Wijaya Tono", "Tono Wijaya", True),
    ("Sam Aldren", "Samuel Aldren", True),
    ("Rosdiana Harahap", "Roosdiana Harahap", True),
    ("Moh. Yusuf", "Mohammad Yusuf", True),
    ("George W. Marsh", "George H. Marsh", False),
    ("Budi Hartono", "Robert Hartono", False),
    ("Siti Rahma", "Siti Badriah", False),
    ("B. Hartono", "Robert Hartono", False),
    ("van Dalen", "van Houten", False),
]


@pytest.mark.parametrize(("shorter", "longer", "expected"), PERSONS)
def test_fuller_and_shorter_forms_of_a_person(shorter: str, longer: str, expected: bool) -> None:
    assert is_short_person(fold(shorter), fold(longer), frozenset({"van"}), SPELLINGS) is expected


WORDS = [
    ("andi", "andy", True),
    ("soeharto", "suharto", True),
    ("tjahja", "cahja", True),
    ("hassan", "hasan", True),
    ("kovalenko", "kovalenco", True),
    ("kovari", "kovarri", True),
    ("yudi", "yadi", False),
    ("dewi", "devi", False),
    ("rahma", "sahma", False),
    ("3000a", "3001a", False),
]


@pytest.mark.parametrize(("a", "b", "expected"), WORDS)
def test_spellings_of_one_word(a: str, b: str, expected: bool) -> None:
    assert same_word(a, b, SPELLINGS) is expected
    assert same_word(b, a, SPELLINGS) is expected


LETTERS = st.text("abcdeijnosty", min_size=1, max_size=9)


@given(LETTERS, LETTERS)
def test_words_that_are_the_same_share_a_key(a: str, b: str) -> None:
    if same_word(a, b, SPELLINGS):
        assert set(word_keys(a, SPELLINGS)) & set(word_keys(b, SPELLINGS))


@given(LETTERS, st.integers(0, 8))
def test_a_word_shares_a_key_with_itself_less_a_letter(word: str, at: int) -> None:
    shorter = word[: at % len(word)] + word[at % len(word) + 1 :]
    if shorter and same_word(word, shorter, {}):
        assert set(word_keys(word, {})) & set(word_keys(shorter, {}))


@given(st.text(max_size=60))
def test_folding_is_stable(text: str) -> None:
    assert fold(" ".join(fold(text))) == fold(text)


def test_longer_variants_are_respelt_first() -> None:
    assert spelling("doedjoeng", {"oe": "u", "dj": "j", "d": "t"}) == "tujung"
