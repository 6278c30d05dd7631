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


HOSTILE = [
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
