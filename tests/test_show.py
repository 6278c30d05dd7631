"""What `warta.show` draws: exact words, exact values, nothing that runs, and colours that everyone can tell apart."""

from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import warta
from warta.article import Article
from warta.errors import UsageError
from warta.evaluation.annotation import Annotation, DateEntry, Name
from warta.highlights import Highlights, Mark, view
from warta.highlights.kinds import KINDS
from warta.highlights.marks import figure_value, record_marks
from warta.records import Entity, Figure, Mention, Quote, Timex, Title

TEXT = (
    "Mantan kepala riset Lentera, Ayu Sekar, mundur Rabu (3/6/2024).Nilainya US$150 miliar. "
    "“Kami, kata Menteri Bima, merugi 7 persen,” ujar Ayu. Warga Sula senang."
)


def at(words: str, text: str = TEXT, nth: int = 0) -> dict:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"text": words, "start": start, "end": start + len(words)}


def mention(label: str, words: str, nth: int = 0) -> Mention:
    return Mention(label=label, score=0.9, **at(words, nth=nth))


@pytest.fixture(scope="session")
def blank() -> Language:
    return spacy.blank("id")


@pytest.fixture
def doc(blank: Language) -> Doc:
    """A document with one of everything, set by hand."""
    doc = blank(TEXT)
    ayu = (mention("PER", "Ayu Sekar"), mention("PER", "Ayu", 1))
    bima, lentera, sula = mention("PER", "Bima"), mention("ORG", "Lentera"), mention("NORP", "Warga Sula")
    doc._.names = (lentera, ayu[0], bima, ayu[1], sula)
    doc._.people = (Entity("p1", "PER", "Ayu Sekar", ayu), Entity("p2", "PER", "Bima Sakti", (bima,)))
    doc._.organizations = (Entity("o1", "ORG", "Lentera AI", (lentera,)),)
    doc._.titles = (
        Title(
            **at("kepala riset"), person="Ayu Sekar", person_key="p1", normalized="Head of Research", status="former"
        ),
        Title(**at("Menteri"), person="Bima Sakti", person_key="p2", normalized="Minister"),
    )
    doc._.dates = (Timex(**at("Rabu (3/6/2024)"), type="DATE", value="2024-06-03"),)
    doc._.figures = (
        Figure(**at("US$150 miliar"), kind="money", value=150e9, currency="USD", measure="valuation"),
        Figure(**at("7 persen"), kind="percent", value=7),
    )
    doc._.quotes = (Quote(**at("Kami, kata Menteri Bima, merugi 7 persen,"), kind="direct", speaker="Ayu Sekar"),)
    return doc


class Reader(HTMLParser):
    """Reads a rendering back: the words without labels and legend, and every element's attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.labels, self.elements, self.open = "", [], [], []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: Sequence) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "small" in self.open:
            self.labels.append(data)
        elif "div" in self.open and "p" not in self.open:
            self.words += data


def read(highlights: Highlights) -> Reader:
    return Reader(highlights._repr_html_())


def test_everything_is_shown_with_its_value(doc: Doc) -> None:
    assert str(warta.show(doc)) == (
        "Mantan [kepala riset](TITLE Head of Research (former)) [Lentera](ORG Lentera AI), [Ayu Sekar](PER), mundur "
        "[Rabu (3/6/2024)](DATE 2024-06-03).Nilainya [US$150 miliar](FIG USD 150,000,000,000). "
        "“[Kami, kata [Menteri](TITLE Minister) [Bima](PER Bima Sakti), merugi [7 persen](FIG 7%),](QUOTE Ayu Sekar)” "
        "ujar [Ayu](PER Ayu Sekar). [Warga Sula](NAME NORP) senang."
    )
    assert repr(warta.show(doc)) == (
        "Highlights(persons: 3, organizations: 1, titles: 2, dates: 1, figures: 2, quotes: 1, names: 1)"
    )


def test_the_page_has_the_same_words_and_values(doc: Doc) -> None:
    page = read(warta.show(doc))
    assert page.words == TEXT
    assert {"DATE 2024-06-03", "QUOTE Ayu Sekar", "PER", "FIG 7%"} <= set(page.labels)
    hints = [attributes["title"] for tag, attributes in page.elements if tag == "mark"]
    assert "Titles · Head of Research (former) · Ayu Sekar · 7–19" in hints
    assert "Figures · USD 150,000,000,000 · money · valuation · 72–85" in hints


@pytest.mark.parametrize(
    ("kinds", "shown"),
    [
        (("titles", "figures"), "titles: 2, figures: 2"),
        ("dates", "dates: 1"),
        (["quotes", "persons"], "persons: 3, quotes: 1"),
        ((), "nothing found"),
    ],
)
def test_kinds_are_chosen(doc: Doc, kinds: Sequence[str], shown: str) -> None:
    assert repr(warta.show(doc, kinds=kinds)) == f"Highlights({shown})"


def test_an_article_is_annotated_first(doc: Doc, monkeypatch: pytest.MonkeyPatch) -> None:
    article = Article("a1", "riset.txt", "0" * 64, TEXT)
    monkeypatch.setattr(view, "annotate", lambda given: doc if given is article else None)
    assert str(warta.show(article)) == str(warta.show(doc))


def test_what_cannot_be_shown_is_said(doc: Doc) -> None:
    with pytest.raises(UsageError, match=r"kinds: figure, tanggal not known; choose from persons, organizations"):
        warta.show(doc, kinds=("tanggal", "figure"))
    with pytest.raises(UsageError, match=r'warta\.load\("id"\)\(text\) gives it, and not str'):
        warta.show("teks")
    with pytest.raises(UsageError, match="two offsets"):
        warta.show(doc)[3]


def test_components_that_have_not_run_show_nothing(blank: Language) -> None:
    highlights = warta.show(blank("Tidak ada apa-apa di sini."))
    assert str(highlights) == "Tidak ada apa-apa di sini."
    assert "legend" not in [attributes.get("class") for _, attributes in read(highlights).elements]
    assert str(warta.show(blank(""))) == ""


def test_names_show_before_anyone_has_told_who_is_who(doc: Doc) -> None:
    doc._.people = doc._.organizations = ()
    assert str(warta.show(doc, kinds=("persons", "organizations"))).startswith(
        "Mantan kepala riset [Lentera](ORG), [Ayu Sekar](PER), mundur"
    )


def test_entities_of_another_pipeline_are_names(blank: Language) -> None:
    doc = blank("Hari Waisak ramai.")
    doc.ents = [doc.char_span(0, 11, label="EVENT")]
    assert str(warta.show(doc)) == "[Hari Waisak](NAME EVENT) ramai."


def test_a_stretch_is_shown_alone(doc: Doc) -> None:
    whole = warta.show(doc)
    start = TEXT.index("kata Menteri")
    part = whole[start : start + 17]
    assert str(part) == "[kata [Menteri](TITLE Minister) [Bima](PER Bima Sakti)](QUOTE Ayu Sekar)"
    assert repr(part) == "Highlights(persons: 1, titles: 1, quotes: 1)"
    assert read(part).words == "kata Menteri Bima"
    assert str(whole[-7:]) == "senang."
    assert str(whole[9:4]) == ""


# Marks as (kind, start, end) on the text "0123456789".
NESTINGS = [
    ("side by side", [("titles", 0, 3), ("persons", 3, 6)], "[012](TITLE)[345](PER)6789"),
    ("nested", [("quotes", 0, 8), ("dates", 2, 4)], "[01[23](DATE)4567](QUOTE)89"),
    ("same place", [("dates", 2, 4), ("figures", 2, 4)], "01[[23](DATE)](FIG)456789"),
    ("same start", [("persons", 2, 4), ("titles", 2, 6)], "01[[23](PER)45](TITLE)6789"),
    ("same end", [("titles", 2, 6), ("persons", 4, 6)], "01[23[45](PER)](TITLE)6789"),
    ("crossing", [("dates", 0, 5), ("figures", 3, 8)], "[012[34]](DATE)[567](FIG)89"),
    ("crossing two", [("quotes", 0, 6), ("dates", 1, 4), ("figures", 3, 8)], "[0[12[3]](DATE)[45]](QUOTE)[67](FIG)89"),
    ("out of the text", [("dates", 8, 30), ("figures", 12, 14)], "01234567[89](DATE)"),
    ("empty or turned round", [("dates", 3, 3), ("figures", 6, 2)], "0123456789"),
]


@pytest.mark.parametrize(("marks", "shown"), [case[1:] for case in NESTINGS], ids=[case[0] for case in NESTINGS])
def test_marks_nest_and_cross(marks: list, shown: str) -> None:
    text = "0123456789"
    highlights = Highlights(text, tuple(Mark(*mark) for mark in marks), 0, len(text))
    assert str(highlights) == shown
    assert read(highlights).words == text


@given(
    text=st.text(st.sampled_from("aé𝔸<&\"'>\n )]\u202e"), max_size=30),
    marks=st.lists(
        st.builds(Mark, st.sampled_from(list(KINDS)), st.integers(0, 32), st.integers(0, 32), st.none() | st.text()),
        max_size=12,
    ),
    window=st.tuples(st.integers(0, 30), st.integers(0, 30)),
)
def test_any_marks_leave_the_words_as_they_are(text: str, marks: list[Mark], window: tuple[int, int]) -> None:
    start, end = window
    page = read(Highlights(text, tuple(marks), 0, len(text))[start:end])
    assert page.words == text[start:end]
    seen = [mark for mark in marks if max(start, mark.start) < min(end, len(text), mark.end)]
    assert len([label for label in page.labels if label]) >= len(seen)


HOSTILE = "<script>alert(1)</script> \"'&amp;\x1b[31m\x00 <mark> <!-- ]]>"


def test_nothing_in_a_text_or_value_runs(blank: Language) -> None:
    doc = blank(HOSTILE)
    evil = '"><img src=x onerror=alert(1)><script>'
    doc._.quotes = (Quote(HOSTILE[:25], 0, 25, "direct", speaker=evil),)
    highlights = warta.show(doc)
    page = read(highlights)
    assert [tag for tag, _ in page.elements if tag not in ("style", "div", "p", "span", "small", "mark")] == []
    assert [
        name for _, attributes in page.elements for name in attributes if name not in ("class", "title", "lang")
    ] == []
    assert page.words == HOSTILE.translate(dict.fromkeys(map(ord, "\x1b\x00"), "\ufffd"))
    assert f"QUOTE {evil}" in page.labels
    assert "\x1b" not in str(highlights)


def test_half_a_surrogate_pair_can_be_saved() -> None:
    highlights = Highlights("a\ud800b", (Mark("dates", 1, 2, "\udfff"),), 0, 3)
    assert highlights.html.encode("utf-8")
    assert read(highlights).words == "a\ufffdb"


def test_a_saved_page_stands_alone(doc: Doc) -> None:
    html = warta.show(doc).html
    assert html.startswith('<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">')
    assert "Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"" in html
    assert "<script" not in html
    assert "http://" not in html and "https://" not in html


def test_annotated_articles_are_shown() -> None:
    article = Annotation(
        article="a",
        text=TEXT,
        persons=(Name("Ayu Sekar", ("Ayu Sekar", "Ayu")), Name("", ("",))),
        organizations=(Name("Lentera AI", ("Lentera",)),),
        dates=(DateEntry(**at("Rabu (3/6/2024)"), type="DATE", value="2024-06-03"),),
    )
    assert str(warta.show(article)).startswith(
        "Mantan kepala riset [Lentera](ORG Lentera AI), [Ayu Sekar](PER), mundur [Rabu (3/6/2024)](DATE 2024-06-03)."
    )
    assert repr(warta.show(article)) == "Highlights(persons: 2, organizations: 1, dates: 1)"


FIGURES = [
    (Figure("", 0, 1, "money", 150e9, currency="USD"), "USD 150,000,000,000"),
    (Figure("", 0, 1, "money", 15500, currency="IDR", per="USD"), "IDR 15,500 / USD"),
    (Figure("", 0, 1, "percent", 2.5, qualifier="about"), "≈ 2.5%"),
    (Figure("", 0, 1, "percent", 0.25, unit="percentage point"), "0.25 percentage point"),
    (Figure("", 0, 1, "multiple", 8, qualifier="at_most"), "≤ 8×"),
    (Figure("", 0, 1, "count", 600, 700, qualifier="at_least", unit="employee"), "≥ 600–700 employee"),
    (Figure("", 0, 1, "measure", 1e-7, unit="m"), "0.0000001 m"),
    (Figure("", 0, 1, "count", 1e22), "10,000,000,000,000,000,000,000"),
    (Figure("", 0, 1, "count", float("nan")), "nan"),
]


@pytest.mark.parametrize(("figure", "value"), FIGURES, ids=[case[1] for case in FIGURES])
def test_values_of_figures(figure: Figure, value: str) -> None:
    assert figure_value(figure) == value
    assert [mark.value for mark in record_marks([replace(figure, measure="loss")])] == [value]


def _linear(colour: str) -> np.ndarray:
    values = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    dark, light = sorted(float(_linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


# How colours look without one of the three kinds of cones (Machado, Oliveira and Fernandes 2009), on linear RGB.
EYES = {
    "usual": np.eye(3),
    "red-blind": np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
    "green-blind": np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    "blue-blind": np.array([[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]),
}


def _oklab(linear: np.ndarray) -> np.ndarray:
    """Björn Ottosson's OKLab, in which distances are about as large as they look; 0.02 is just noticed."""
    cones = np.array([[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.6300]])
    opponents = np.array([[0.2105, 0.7936, -0.0041], [1.9780, -2.4286, 0.4506], [0.0259, 0.7828, -0.8087]])
    return opponents @ np.cbrt(cones @ np.clip(linear, 0, 1))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_colours_are_seen_on_light_and_dark(kind) -> None:
    assert _contrast(kind.colour, "#ffffff") >= 3
    assert _contrast(kind.colour, "#111111") >= 3
    assert _contrast(kind.colour, kind.ink) >= 4.5


@pytest.mark.parametrize("eye", EYES)
def test_colours_are_told_apart(eye: str) -> None:
    seen = [_oklab(EYES[eye] @ _linear(kind.colour)) for kind in KINDS.values()]
    distances = [float(np.linalg.norm(a - b)) for i, a in enumerate(seen) for b in seen[:i]]
    assert min(distances) > 0.09


def test_kinds_have_labels_in_both_languages() -> None:
    assert all(set(kind.label) == {"en", "id"} for kind in KINDS.values())
    assert len({kind.code for kind in KINDS.values()}) == len(KINDS)


def test_long_texts_with_many_marks() -> None:
    text = "kata " * 40_000
    marks = tuple(Mark("dates", 10 * i, 10 * i + 15, f"{i}") for i in range(20_000))  # each crosses the next
    assert read(Highlights(text, marks, 0, len(text))).words == text
