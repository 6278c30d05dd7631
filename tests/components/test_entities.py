"""`warta_entities` on hand-built documents: `[PER Sam Altman] memimpin [ORG OpenAI].`"""

import re

import pytest
import spacy
from spacy.tokens import Doc

MARK = re.compile(r"\[([A-Z]+) ([^\]]+)\]")


def annotated(marked: str, language: str) -> Doc:
    """A document whose names are marked in the text, through `warta_entities` alone."""
    text, names, last = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        names.append((len(text), len(text) + len(mark.group(2)), mark.group(1)))
        text += mark.group(2)
        last = mark.end()
    text += marked[last:]
    nlp = spacy.blank(language)
    nlp.add_pipe("warta_entities")
    doc = nlp.make_doc(text)
    spans = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in names]
    doc.ents = [span for span in spans if span is not None]
    return nlp(doc)


def people(marked: str, language: str) -> dict[str, list[str]]:
    return {person.name: [m.text for m in person.mentions] for person in annotated(marked, language)._.people}


def organizations(marked: str, language: str) -> dict[str, list[str]]:
    return {body.name: [m.text for m in body.mentions] for body in annotated(marked, language)._.organizations}


PEOPLE = [
    # honorifics, roles and degrees are no part of the name
    ("id", "[PER Pak Budi] datang.", {"Budi": ["Budi"]}),
    ("id", "[PER Presiden Joko Widodo] tiba.", {"Joko Widodo": ["Joko Widodo"]}),
    ("id", "[PER Dr. Ani Lestari, M.Si.] meneliti.", {"Ani Lestari": ["Ani Lestari"]}),
    ("en", "[PER Mr. Tan] spoke.", {"Tan": ["Tan"]}),
    ("en", "[PER Prime Minister Rania Odeh]'s aide left.", {"Rania Odeh": ["Rania Odeh"]}),
    # short forms
    (
        "id",
        "[PER Rina Wulandari] hadir. Menurut [PER Rina], [PER Wulandari] lupa.",
        {"Rina Wulandari": ["Rina Wulandari", "Rina", "Wulandari"]},
    ),
    ("en", "[PER Odeh] smiled. [PER Rania Odeh] left.", {"Rania Odeh": ["Odeh", "Rania Odeh"]}),
    (
        "id",
        "[PER Joko Widodo] ([PER Jokowi]) pergi. [PER Jokowi] pulang.",
        {"Joko Widodo": ["Joko Widodo", "Jokowi", "Jokowi"]},
    ),
    # two people with one surname stay two
    (
        "en",
        "[PER Amir Khan] met [PER Sara Khan]. [PER Khan] left.",
        {"Amir Khan": ["Amir Khan"], "Sara Khan": ["Sara Khan", "Khan"]},
    ),
    (
        "en",
        "[PER Mr Amir Khan] met [PER Ms Sara Khan]. [PER Mr Khan] left.",
        {"Amir Khan": ["Amir Khan", "Khan"], "Sara Khan": ["Sara Khan"]},
    ),
]


@pytest.mark.parametrize(("language", "marked", "expected"), PEOPLE)
def test_people(language: str, marked: str, expected: dict[str, list[str]]) -> None:
    assert people(marked, language) == expected


ORGANIZATIONS = [
    (
        "id",
        "[ORG Badan Pengawas Pemilu] (Bawaslu) rapat. [ORG Bawaslu] diam.",
        {"Badan Pengawas Pemilu": ["Badan Pengawas Pemilu", "Bawaslu", "Bawaslu"]},
    ),
    (
        "id",
        "[ORG PT Sinar Laut (Persero)] untung. [ORG Sinar Laut] naik.",
        {"PT Sinar Laut (Persero)": ["PT Sinar Laut (Persero)", "Sinar Laut"]},
    ),
    (
        "en",
        "[ORG Google] sued [ORG Google Indonesia].",
        {"Google": ["Google"], "Google Indonesia": ["Google Indonesia"]},
    ),
]


@pytest.mark.parametrize(("language", "marked", "expected"), ORGANIZATIONS)
def test_organizations(language: str, marked: str, expected: dict[str, list[str]]) -> None:
    assert organizations(marked, language) == expected
