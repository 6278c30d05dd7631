"""Titles of named persons: how they are written in Indonesian and English news, and what is no title."""

import re
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from warta.components.titles import create_titles
from warta.records import Entity, Mention

MARK = re.compile(r"\[(PER|ORG|LOC) ([^\]=]+)(?:=([^\]]+))?\]")


@cache
def pipeline(language: str) -> Language:
    """Sentences alone; the titles are asked for once the names are set."""
    nlp = spacy.blank(language)
    nlp.add_pipe("warta_sentences")
    return nlp


def marked_doc(marked: str, language: str, *, sentences: bool = True) -> Doc:
    """A Doc from marked-up text: `[ORG KPK=Komisi Pemberantasan Korupsi]` is a mention and its entity's full name."""
    text, at, found = "", 0, []
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        label, surface, name = match[1], match[2], match[3] or match[2]
        found.append((name, Mention(label, surface, len(text), len(text) + len(surface), 1.0)))
        text += surface
        at = match.end()
    text += marked[at:]
    nlp = pipeline(language)
    doc = nlp(text) if sentences else nlp.make_doc(text)
    for label, place in (("PER", "people"), ("ORG", "organizations"), ("LOC", "locations")):
        names = dict.fromkeys(name for name, mention in found if mention.label == label)
        entities = [
            Entity(
                f"{label[0].lower()}{n}",
                label,
                name,
                tuple(m for other, m in found if m.label == label and other == name),
            )
            for n, name in enumerate(names, 1)
        ]
        setattr(doc._, place, tuple(entities))
    return create_titles(nlp, "warta_titles")(doc)


def titles(marked: str, language: str) -> list[str]:
    """`person | title | normal form | organization | status` of every title, `-` for no organization."""
    doc = marked_doc(marked, language)
    for title in doc._.titles:
        assert doc.text[title.start : title.end] == title.text
    return [
        f"{title.person} | {title.text} | {title.normalized} | {title.organization or '-'} | {title.status}"
        for title in doc._.titles
    ]


def cases(language: str) -> list[tuple[str, list[str]]]:
    """The cases of `titles/<language>.txt`."""
    table: list[tuple[str, list[str]]] = []
    for line in (Path(__file__).parent / "titles" / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            table[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            table.append((line.replace("\\n", "\n"), []))
    return table


@pytest.mark.parametrize(("marked", "expected"), cases("id"))
def test_indonesian(marked, expected):
    assert titles(marked, "id") == expected


@pytest.mark.parametrize(("marked", "expected"), cases("en"))
def test_english(marked, expected):
    assert titles(marked, "en") == expected


def test_without_sentences():
    doc = marked_doc("CEO [ORG Samudra] [PER Tia Lubis] mundur.\nEditor: [PER Robi Salim]", "id", sentences=False)
    assert [(title.person, title.text) for title in doc._.titles] == [("Tia Lubis", "CEO"), ("Robi Salim", "Editor")]


def test_paragraphs_in_two_languages():
    marked = "Direktur Utama [ORG Garam] [PER Nining Sari] hadir.\n[ORG Lumen] CEO [PER Ann Walker] resigned."
    doc = marked_doc(marked, "id")
    break_at = doc.text.index("\n")
    doc.spans["paragraphs"] = [
        doc.char_span(0, break_at, label="id"),
        doc.char_span(break_at + 1, len(doc.text), label="en"),
    ]
    found = create_titles(pipeline("id"), "warta_titles")(doc)._.titles
    assert [title.normalized for title in found] == ["President Director", "Chief Executive Officer"]


def test_one_row_for_a_repeated_title():
    marked = (
        "Gubernur [PER Gani Rasa] tiba.\nGubernur [LOC Papua] [PER Gani Rasa] pulang.\nGubernur [PER Gani Rasa] lelah."
    )
    assert titles(marked, "id") == ["Gani Rasa | Gubernur | Governor | Papua | current"]


def test_view_and_keys():
    doc = marked_doc("CEO [ORG Samudra] [PER Tia Lubis] mundur.", "id")
    assert [span.text for span in doc.spans["titles"]] == ["CEO"]
    assert (doc._.titles[0].person_key, doc._.titles[0].organization_key) == ("p1", "o1")


def test_no_names_no_titles():
    assert titles("Presiden dan menteri bertemu.", "id") == []


def test_thousands_of_holders_in_one_sentence():
    doc = marked_doc("CEO [PER Tia Lubis] (A), dan " * 3_000, "id", sentences=False)
    assert [title.person for title in doc._.titles] == ["Tia Lubis"]


def test_hostile_line_is_linear():
    doc = marked_doc("CEO [PER Tia Lubis] " + "kepala dan wakil ketua , " * 20_000, "id", sentences=False)
    assert [title.person for title in doc._.titles] == ["Tia Lubis"]
