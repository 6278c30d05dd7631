# ruff: noqa: E501 (one line per case)
"""Cleaning one recognised span, and putting longer names in place of shorter ones."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warta.languages import load_pack
from warta.records import Mention
from warta.values.names.entities import find_entities
from warta.values.names.mentions import absorb, clean
from warta.values.names.rules import name_rules, plain_rules

CASES = [
    ("id", "PER", "Pak Budi", ["Budi"]),
    ("id", "PER", "\"Budi\",", ["Budi"]),
    ("id", "PER", "Budi\nAni", ["Budi"]),
    ("id", "PER", "Budi/Ani", ["Budi", "Ani"]),
    ("id", "PER", "Budi, Ani", ["Budi", "Ani"]),
    ("id", "PER", "Umar bin Hasan", ["Umar bin Hasan"]),
    ("id", "PER", "(Budi", ["Budi"]),
    ("id", "PER", "budi", []),
    ("id", "PER", "Direktur Utama", []),
    ("en", "PER", "Ms. Li", ["Li"]),
    ("en", "PER", "Li's", ["Li"]),
    ("en", "PERSON", "Tom and Ann", ["Tom", "Ann"]),
    ("en", "PER", "Anne-Marie Cole", ["Anne-Marie Cole"]),
    ("en", "PER", "Tom – Ann", ["Tom", "Ann"]),
    ("en", "PER", "Han Ji-soo", ["Han Ji-soo"]),
    ("id", "PER", "Yusuf Abu-Karim Al-Badr", ["Yusuf Abu-Karim Al-Badr"]),
    ("id", "PER", "Bagas Mahendra-Rina Sari", ["Bagas Mahendra", "Rina Sari"]),
    ("id", "PER", "Rina Sari (37)", ["Rina Sari"]),
    ("id", "PER", "Rina Sari (37) alias Butet", ["Rina Sari", "Butet"]),
    ("id", "PER", "Jenazah Rina", ["Rina"]),
    ("en", "ORG", "Bank of Tavoria’s Card Unit", ["Bank of Tavoria", "Card Unit"]),
    ("en", "ORG", "Bank of Tavoria's Card Unit", ["Bank of Tavoria", "Card Unit"]),
    ("en", "ORG", "Queen's University", ["Queen's University"]),
    ("en", "ORG", "Orvel Inc.", ["Orvel Inc."]),
    ("en", "ORG", "Orvel, Inc.", ["Orvel, Inc"]),
    ("en", "ORG", "Orvel, which", ["Orvel"]),
    ("en", "ORG", "platform Orvel", ["Orvel"]),
    ("en", "ORG", "eVolta", ["eVolta"]),
    ("en", "ORG", "WHO", ["WHO"]),
    ("en", "ORG", "CEO", []),
    ("en", "ORG", "2024", []),
    ("id", "ORG", "BPK", ["BPK"]),
    ("id", "ORG", "timnas Malaysia", ["timnas Malaysia"]),
    ("id", "ORG", "Badan Antariksa (BA)", ["Badan Antariksa", "BA"]),
    ("id", "ORG", "PT Sinar (Persero)", ["PT Sinar (Persero)"]),
    ("id", "ORG", "Persero", []),
    ("id", "LOC", "Jakarta,", ["Jakarta"]),
    ("en", "PER", "-Rani Putri", ["Rani Putri"]),
    ("id", "GPE", "Jakarta", ["Jakarta"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "label", "text", "expected"), CASES)
def test_a_span_becomes_names(language: str, label: str, text: str, expected: list[str]) -> None:
    parts = list(clean(text, Mention(label, text, 0, len(text), 0.9), name_rules(load_pack(language))))
    assert [part.text for part in parts] == expected
    assert {part.label for part in parts} <= {"PER", "ORG", "LOC"}


def mention(start: int, end: int, label: str = "ORG") -> Mention:
    return Mention(label, "x" * (end - start), start, end, 1.0)


ABSORBED = [
    ([(0, 3), (4, 6)], [(0, 6)], [(0, 6)]),
    ([(0, 3)], [(0, 3)], [(0, 3)]),
    ([(0, 6)], [(2, 4)], [(0, 6)]),
    ([(0, 4)], [(2, 8)], [(0, 4)]),
    ([(0, 2)], [(3, 5), (4, 6)], [(0, 2), (3, 5)]),
    ([], [(3, 5)], [(3, 5)]),
]


@pytest.mark.parametrize(("old", "new", "expected"), ABSORBED)
def test_longer_names_replace_what_they_contain(
    old: list[tuple[int, int]], new: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    found = absorb([mention(*span) for span in old], [mention(*span) for span in new])
    assert [(m.start, m.end) for m in found] == expected


TEXTS = st.lists(
    st.sampled_from(
        ["Pak", "Budi", "Santosa", "Siti", "Dinas", "Kesehatan", "Kota", "Bogor", "(DKB)", "dan", "PT", "Sinar", "Tbk", "-",
         "Bank", "of", "Ghana's", "Dr.", "H.", "KABAR.com", "(", ")", "\n", ",", ".", "alias", "Ministry", "bin", "2024", "’",
         "putra", "Putra", "Putra-Budi", "Putra_Budi", "&-Budi"]
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=40)
@given(TEXTS, st.data())
def test_every_mention_is_its_words_in_the_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    spans = [match.span() for match in re.finditer(r"\S+(?: \S+)?", text)]
    labels = st.sampled_from(["PER", "ORG", "LOC", "PRODUCT"])
    names = [Mention(data.draw(labels), text[a:b], a, b, 0.8) for a, b in spans if data.draw(st.booleans())]
    for rules in (name_rules(load_pack("id")), plain_rules()):
        found = find_entities(text, [part for name in names for part in clean(text, name, rules)], rules)
        mentions = [m for e in (*found.people, *found.organizations, *found.locations) for m in e.mentions]
        assert all(m.text and text[m.start : m.end] == m.text for m in mentions)
        ordered = sorted(mentions, key=lambda m: m.start)
        assert all(a.end <= b.start for a, b in pairwise(ordered))


@pytest.mark.parametrize("joint", [" ", "-", "_", " - "])
def test_a_common_word_is_no_first_name(joint: str) -> None:
    text = f"Rahmat datang. Ia putra daerah. Putra{joint}Rahmat pulang."
    names = [(0, 6), (text.index("Putra"), text.index(" pulang"))]
    mentions = [Mention("PER", text[start:end], start, end, 0.9) for start, end in names]
    (person,) = find_entities(text, mentions, name_rules(load_pack("id"))).people
    assert [mention.text for mention in person.mentions] == ["Rahmat", "Rahmat"]


def read(language: str, text: str, *names: str) -> tuple[list[tuple[str, int]], ...]:
    """The persons, organizations and places of a text with their mentions; a recognised name is `PER Rani Sari`."""
    rules, mentions, at = name_rules(load_pack(language)), [], 0
    for label, _, name in (told.partition(" ") for told in names):
        start = text.index(name, at)
        at = start + len(name)
        mentions += clean(text, Mention(label, name, start, at, 0.9), rules)
    found = find_entities(text, mentions, rules)
    kinds = (found.people, found.organizations, found.locations)
    return tuple([(entity.name, len(entity.mentions)) for entity in entities] for entities in kinds)


DEGREES = [
    ("Mayor Galih Wiratama, S.I.P. hadir.", ["PER Galih Wiratama", "PER S.I.P."]),
    ("Bidan Ratna Dewi, S.Keb., M.Keb. hadir.", ["PER Ratna Dewi", "PER S.Keb", "PER M.Keb"]),
    ("Dokter Lina Sukma, Sp.PD-KGH, FINASIM tiba.", ["PER Lina Sukma", "ORG PD", "ORG KGH", "ORG FINASIM"]),
    ("Rektor Yoga Pramana, M.Eng., Ph.D., IPU, ASEAN Eng. tiba.", ["PER Yoga Pramana", "ORG IPU", "ORG ASEAN Eng"]),
]


@pytest.mark.parametrize(("text", "names"), DEGREES)
def test_degrees_behind_a_person_name_nobody(text: str, names: list[str]) -> None:
    assert read("id", text, *names) == ([(names[0].removeprefix("PER "), 1)], [], [])


def test_a_court_behind_a_person_and_a_comma_is_no_degree() -> None:
    text = "Menurut Lina Sukma, MA akan memutus perkara itu."
    assert read("id", text, "PER Lina Sukma", "ORG MA") == ([("Lina Sukma", 1)], [("MA", 1)], [])


@pytest.mark.parametrize("joint", ["a/l", "d/o", "bin"])
def test_a_father_s_name_belongs_to_the_name(joint: str) -> None:
    text = f"Arun {joint} Maniam datang."
    assert read("id", text, "PER Arun", "PER Maniam")[0] == [(f"Arun {joint} Maniam", 1)]
    assert read("en", text, f"PER Arun {joint} Maniam")[0] == [(f"Arun {joint} Maniam", 1)]


def test_a_last_name_is_not_a_longer_one_cut_short() -> None:
    text = "Nina O'Dell-Harris spoke. Nina Harrison and Paul Harrison listened."
    names = "Nina O'Dell-Harris", "Nina Harrison", "Paul Harrison"
    assert read("en", text, *(f"PER {name}" for name in names))[0] == [(name, 1) for name in names]


TICKERS = [
    (
        "en",
        "Orvel Foods Inc. (NYSE: ORV) grew. ORV rose.",
        ["ORG Orvel Foods Inc.", "LOC NYSE", "ORG ORV", "ORG ORV"],
        3,
    ),
    ("en", "Orvel Foods Inc. (Nasdaq: ORVL) grew.", ["ORG Orvel Foods Inc.", "ORG Nasdaq", "PER ORVL"], 2),
    ("id", "PT Lumbung Tbk (BEI: LMBG) tumbuh.", ["ORG PT Lumbung Tbk", "ORG BEI", "ORG LMBG"], 2),
]


@pytest.mark.parametrize(("language", "text", "names", "mentions"), TICKERS)
def test_a_ticker_is_the_firm_s_in_front(language: str, text: str, names: list[str], mentions: int) -> None:
    assert read(language, text, *names) == ([], [(names[0].removeprefix("ORG "), mentions)], [])


@pytest.mark.parametrize("address", ["pic.twitter.com/a9Zx1", "https://kabar.id/x", "t.co/4fGh"])
def test_an_address_is_no_name(address: str) -> None:
    assert read("id", f"Simak {address} sekarang.", f"ORG {address}") == ([], [], [])


def test_a_medium_named_by_its_site_stays() -> None:
    assert read("id", "Ia menulis di KABAR.com kemarin.", "ORG KABAR.com")[1] == [("KABAR.com", 1)]


OPENERS = [
    ("Jalan Lama Diaspal\n\nLEMBANA - Warga senang pada Senin.", "ORG Diaspal", False),
    ("Warga Tangkap Pelaku Begal\n\nLEMBANA - Warga menangkap pelaku begal.", "PER Begal", False),
    ("Rapat Besar Dipimpin Galih\n\nLEMBANA - Menteri Galih Wiratama membuka rapat.", "PER Galih", True),
    ("Warga datang bersama Begal\n\nLEMBANA - Mereka senang.", "PER Begal", True),  # no headline
    ("Pemerintah Tegur Polandia\n\nLEMBANA - Duta besar dipanggil.", "LOC Polandia", True),
]


@pytest.mark.parametrize(("text", "name", "kept"), OPENERS)
def test_a_headline_s_capitals_make_no_names(text: str, name: str, kept: bool) -> None:
    assert any(read("id", text, name)) == kept


HOSTILE = [
    "Budi, S.H., " * 8_000,
    "PT A (NYSE: A) " * 6_000,
    "A " * 20_000,
    "(" * 20_000,
    "Dr. " * 10_000,
    "A-" * 20_000,
    "Abu-Bakr alias Abu (3) " * 3_000,
    "Pemerintah " * 10_000,
    "Bank's " * 10_000,
    "Dinas " * 10_000,
    "a.B" * 10_000,
    "A, " * 10_000,
    "ABCD" + " " * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_not_hang(text: str) -> None:
    rules = name_rules(load_pack("id"))
    for label in ("PER", "ORG"):
        assert list(clean(text, Mention(label, text, 0, len(text), 1.0), rules)) == []
    find_entities(text, [], rules)
