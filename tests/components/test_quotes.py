"""Quotations in both languages: what is found between which marks, who said it, by which verb; posts and their days."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from warta.components.quotes import create_quotes
from warta.records import Entity, Mention, Quote, Timex, Title

LABELS = {"[": ("PER", "people", "p"), "{": ("ORG", "organizations", "o"), "@": ("LOC", "locations", "l")}
MARKUP = re.compile(r"[\[{](@?[^\[\]{}]+)[\]}]|\^([^^>]+)>([^^]+)\^|#([^#=]+)=([^#]+)#|¶")


@cache
def blank(language: str) -> Language:
    return spacy.blank(language)


def annotated(case: str, language: str) -> Doc:
    """The case as a document whose names, titles and days are those that its markup gives.

    `[Rini]` is a person, `[Rini=Rini Sari]` one of that name, `{Bank}` an organization, `[@Solok]` a place,
    `^coach>Rini Sari^` her title, `#3 May 2024=2024-05-03#` a day, `¶` the end of a paragraph.
    """
    text, mentions, titles, days = "", {}, [], []
    at = 0
    for match in MARKUP.finditer(case):
        text += case[at : match.start()]
        at, start = match.end(), len(text)
        named, title, holder, day, value = match.groups()
        if named:
            place = named.startswith("@")
            surface, _, name = named.removeprefix("@").partition("=")
            label = "@" if place else match[0][0]
            mentions.setdefault((label, name or surface), []).append((start, surface))
            text += surface
        elif title:
            titles.append((start, title, holder))
            text += title
        elif day:
            days.append(Timex(day, start, start + len(day), "DATE", value))
            text += day
        else:
            text += "\n"
    doc = blank(language)(text + case[at:])
    entities = {}
    for (label, name), found in mentions.items():
        kind, where, letter = LABELS[label]
        own = tuple(Mention(kind, surface, start, start + len(surface), 1.0) for start, surface in found)
        entities[name] = Entity(f"{letter}{len(entities)}", kind, name, own)
        setattr(doc._, where, (*getattr(doc._, where), entities[name]))
    doc._.titles = tuple(
        Title(title, start, start + len(title), holder, entities[holder].key, title) for start, title, holder in titles
    )
    doc._.dates = tuple(days)
    return doc


def quotes_in(case: str, language: str) -> tuple[Quote, ...]:
    doc = create_quotes(blank(language), "warta_quotes")(annotated(case, language))
    assert all(doc.text[quote.start : quote.end] == quote.text for quote in doc._.quotes)
    assert [span.label_ for span in doc.spans["quotes"]] == ["QUOTE"] * len(doc._.quotes)
    return doc._.quotes


def written(quote: Quote) -> str:
    """A quotation as the case tables write it."""
    cells = [quote.speaker or "-", quote.verb or "-", quote.text.replace("\n", "¶")]
    if quote.kind != "direct":
        cells.append(f"{quote.kind} {quote.published or ''}".strip())
    return " | ".join(cells)


def read_cases(language: str) -> list[tuple[str, str]]:
    """The cases of a language: a text, and its quotations parted by double bars."""
    lines = Path(__file__).with_name(f"quotes_{language}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.rpartition(" =>") for line in lines if line and not line.startswith("# "))
    return [(case, found.strip()) for case, _, found in pairs]


@pytest.mark.parametrize(("case", "expected"), read_cases("id"))
def test_indonesian(case: str, expected: str) -> None:
    assert " || ".join(map(written, quotes_in(case, "id"))) == expected


@pytest.mark.parametrize(("case", "expected"), read_cases("en"))
def test_english(case: str, expected: str) -> None:
    assert " || ".join(map(written, quotes_in(case, "en"))) == expected


def test_a_paragraph_is_read_in_its_own_language() -> None:
    doc = annotated('"Kami datang paling awal," kata [Rudi Hartono].¶"We waited until dark," said [Ruth Hale].', "id")
    start = doc.text.index("\n") + 1
    spans = [doc.char_span(0, start - 1, label="id"), doc.char_span(start, len(doc.text), label="en")]
    doc.spans["paragraphs"] = [span for span in spans if span is not None]
    quotes = create_quotes(blank("id"), "warta_quotes")(doc)._.quotes
    assert [(quote.speaker, quote.verb) for quote in quotes] == [("Rudi Hartono", "kata"), ("Ruth Hale", "said")]


def test_speakers_carry_the_key_of_their_entity() -> None:
    (quote,) = quotes_in('"We have doubled our profits," {North Bank} said.', "en")
    assert (quote.speaker, quote.speaker_key, quote.kind) == ("North Bank", "o0", "direct")


def test_a_document_without_names_or_titles() -> None:
    (quote,) = quotes_in('"We have doubled our profits," Ruth Hale said.', "en")
    assert (quote.speaker, quote.verb) == (None, "said")


def test_the_component_is_found_by_its_name() -> None:
    nlp = spacy.blank("id")
    nlp.add_pipe("warta_quotes")
    assert [quote.text for quote in nlp('"Kami datang paling awal," kata Rudi.')._.quotes] == [
        "Kami datang paling awal,"
    ]


PIECES = st.sampled_from(
    [
        *('"', "“", "”", "'", "’", ",", ".", ":", "(", "@", "¶", " — ", "?", " "),
        *(" kata ", " said ", "katanya", " menurut ", " according to ", " that ", " bahwa ", " dia ", " it ", " dan "),
        *("[Rudi Hartono]", "{North Bank}", "[@Solok]", "Kami datang paling awal", "we were here first", "the mayor"),
        *(" made the remarks", '"I made the remarks to them."'),
        *("^mayor>Rudi Hartono^ [Rudi Hartono]", "#3 May 2024=2024-05-03#", "— X (@x) ", "pic.twitter.com/ab1"),
    ]
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["id", "en"]))
def test_any_text(case: str, language: str) -> None:
    quotes = quotes_in(case, language)
    direct = [quote for quote in quotes if quote.kind == "direct"]
    assert all(left.end <= right.start for left, right in pairwise(direct))
    assert all((quote.speaker_key is None) or quote.speaker for quote in quotes)
    assert all(quote.text == quote.text.strip() for quote in quotes)
