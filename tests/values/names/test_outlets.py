"""Whose article it is: the media that datelines and bylines name."""

import re

import pytest

from warta.languages import load_pack
from warta.records import Mention
from warta.values.names.entities import find_entities
from warta.values.names.mentions import clean
from warta.values.names.rules import name_rules

MARK = re.compile(r"\[(PER|ORG|LOC) ([^\]]+)\]")

# The names of a text in brackets, as they are recognised, and the outlets among its organizations.
DATELINES = [
    ("[LOC JAKARTA] ([ORG ANTARA]) - Kantor itu tutup.", ["ANTARA"]),
    ("[LOC Jakarta] ([ORG Kabar Kota]) - Kantor itu tutup.", ["Kabar Kota"]),
    ("[LOC Jakarta], [ORG Kabar Nusa] -- Kantor itu tutup.", ["Kabar Nusa"]),
    ("[LOC BANDUNG], KABARNUSA.com – Kantor itu tutup.", ["KABARNUSA.com"]),
    ("KabarNusa.com, [LOC Jakarta] - Kantor itu tutup. Demikian pantauan KabarNusa.com.", ["KabarNusa.com"]),
    ("KABARNUSA.CO.ID, [LOC JAKARTA] -- Kantor [ORG PT Sagara] tutup.", ["KABARNUSA.CO.ID"]),
    ("KabarNusa.com - Kantor [ORG PT Sagara] tutup.", ["KabarNusa.com"]),
    ("[LOC Jakarta], 26 September 2024 ([ORG ANTARA]) - Kantor itu tutup.", ["ANTARA"]),
    ("[LOC SURABAYA], SURYANUSA.CO.ID | Kantor itu tutup.", ["SURYANUSA.CO.ID"]),
    ("Kantor Tutup Lagi\n\n[LOC Jakarta], [ORG Kabar Nusa] - Kantor itu tutup.", ["Kabar Nusa"]),
    ("en [LOC LONDON] ([ORG Reuters]) - The office of [ORG Sagara] is closed, it told [ORG Reuters].", ["Reuters"]),
    ("en [LOC NEW YORK], Sept 26 ([ORG Reuters]) - The office is closed.", ["Reuters"]),
    ("en [LOC OSLO], Norway ([ORG AFP]) – The office is closed.", ["AFP"]),
    ("en ([ORG CNN]) — The office is closed.", ["CNN"]),
    ("en [ORG Harbour News], 20 February - The office is closed.", ["Harbour News"]),
]
BYLINES = [
    ("Laporan Wartawan KabarNusa.com, [PER Rina Sari]\n\nKantor [ORG PT Sagara] tutup.", ["KabarNusa.com"]),
    ("Oleh: [ORG Kabar Nusa]\n\nKantor [ORG PT Sagara] tutup.", ["Kabar Nusa"]),
    ("en By [PER Jane Doe] and [PER Ann Lowe], [ORG Harbour News]\n\nThe office is closed.", ["Harbour News"]),
]
OTHERS = [
    # nobody's dateline
    "[ORG PT Sagara] - perusahaan dari [LOC Bandung] - tumbuh pesat.",
    "[ORG Sagara FC] - [ORG Nusa FC] 2-0",
    "[PER Budi Halim] ([ORG Sagara FC]) - bermain baik sekali.",
    "[LOC Jakarta] - [ORG PT Sagara] tutup.",
    "[ORG PT Sagara] tutup di [LOC Jakarta] - dan pindah ke kota lain.",
    "en [ORG Sagara] ([ORG SGR]) - the maker of boats - is closed.",
    "en [ORG Sagara], which is from [LOC Oslo] - a port - is closed.",
    # whose the writer is
    "[LOC Depok] ([ORG Universitas Sagara]) - Kantor itu tutup.",
    "en [ORG Larkfield University], [LOC Oslo] – The office is closed.",
    "en By [PER Jane Doe], [ORG Larkfield University]\n\nThe office is closed.",
    # no byline
    "Laporan Keuangan [ORG PT Sagara] Naik\n\nKantor itu tutup.",
    "en By [ORG Sagara] standards that is little, said [PER Jane Doe]\n\nThe office is closed.",
    # too late for one
    "Satu.\nDua.\nTiga.\nEmpat.\nLima.\n[LOC Jakarta] ([ORG Kabar Kota]) - Kantor itu tutup.",
]


def outlets(marked: str, byline: str | None = None) -> list[str]:
    """The names of the outlets in a text; `en ` in front says that it is English."""
    language = "en" if marked.startswith("en ") else "id"
    marked = marked.removeprefix("en ")
    text, rules, mentions = MARK.sub(r"\2", marked), name_rules(load_pack(language)), []
    at = 0
    for mark in MARK.finditer(marked):
        start = text.index(mark[2], at)
        at = start + len(mark[2])
        mentions += clean(text, Mention(mark[1], mark[2], start, at, 0.9), rules)
    return [body.name for body in find_entities(text, mentions, rules, byline).organizations if body.role == "outlet"]


@pytest.mark.parametrize(("text", "names"), DATELINES + BYLINES)
def test_the_medium_of_a_dateline_or_byline(text: str, names: list[str]) -> None:
    assert outlets(text) == names


@pytest.mark.parametrize("text", OTHERS)
def test_others_are_told_of(text: str) -> None:
    assert outlets(text) == []


@pytest.mark.parametrize(
    "byline", ["Rina Sari, Kabar Nusa", "KABAR NUSA", "Rina Sari | Kabar Nusa", "Rina (Kabar Nusa)"]
)
def test_the_byline_of_the_page_counts(byline: str) -> None:
    assert outlets("Kantor [ORG PT Sagara] tutup, menurut [ORG Kabar Nusa].", byline) == ["Kabar Nusa"]


@pytest.mark.parametrize("byline", ["Rina Sari", "Rina Sari, Universitas Sagara", "Sari Kabar Nusantara", "", " , |"])
def test_who_is_not_in_it_does_not(byline: str) -> None:
    text = "Kantor [ORG Universitas Sagara] tutup, menurut [ORG Kabar Nusa]."
    assert outlets(text, byline) == []


@pytest.mark.parametrize("piece", ["A.", "A. ", "( ", "Oleh: ", "Sept 2 ", "-- ", "\n", "A, "])
def test_hostile_lines_take_no_longer(piece: str) -> None:
    assert outlets(piece * 100_000, piece * 100_000) == []
