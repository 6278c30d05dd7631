"""The component: names and dates left alone, mixed languages, offsets exact."""

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span, SpanGroup

import warta.components.doc  # noqa: F401  (declares the Doc extensions)
from warta.components.figures import create_figures
from warta.records import Entity, Figure, Mention, Timex

PIPELINES = {code: spacy.blank(code) for code in ("id", "en")}


def annotated(code: str, text: str, names: str = "", dates: tuple[str, ...] = ()) -> Doc:
    """The text with figures; `names` are `LABEL name` between `;`, each marked wherever the text holds it."""
    nlp = PIPELINES[code]
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text == "."
    found: dict[str, list[Entity]] = {"PER": [], "ORG": [], "LOC": []}
    spans: list[Span] = []
    for entry in filter(None, names.split("; ")):
        label, _, name = entry.partition(" ")
        starts = [at for at in range(len(text)) if text.startswith(name, at)]
        mentions = tuple(Mention(label, name, at, at + len(name), 1.0) for at in starts)
        found[label].append(Entity(f"{label[0].lower()}{len(found[label]) + 1}", label, name, mentions))
        spans += [span for m in mentions if (span := doc.char_span(m.start, m.end, label, alignment_mode="expand"))]
    doc.ents = spacy.util.filter_spans(spans)
    doc._.people, doc._.organizations, doc._.locations = (tuple(found[label]) for label in ("PER", "ORG", "LOC"))
    doc._.dates = tuple(Timex(d, text.index(d), text.index(d) + len(d), "DATE", "XXXX") for d in dates)
    return create_figures(nlp, "warta_figures")(doc)


def test_numbers_in_names_and_dates_give_nothing() -> None:
    doc = annotated("id", "Bank 46 punya 30 cabang pada 12 Mei 2012 lalu.", "ORG Bank 46", ("12 Mei 2012",))
    assert [figure.text for figure in doc._.figures] == ["30 cabang"]


def test_a_figure_carries_all_it_says() -> None:
    doc = annotated("id", "Harga saham Samudra Jaya lebih dari Rp1.500-2.000 per dolar AS.", "ORG Samudra Jaya")
    assert doc._.figures == (
        Figure("Rp1.500-2.000", 36, 49, "money", 1500.0, 2000.0, "at_least", "IDR", None, "USD"),
    )  # fmt: skip


def test_each_paragraph_is_read_in_its_language() -> None:
    text = "Ada 1.500 orang.\nThere were 1,500 people."
    doc = PIPELINES["id"].make_doc(text)
    spans = [doc.char_span(0, 16, "id"), doc.char_span(17, len(text), "en")]
    doc.spans["paragraphs"] = SpanGroup(doc, name="paragraphs", spans=spans)
    create_figures(PIPELINES["id"], "warta_figures")(doc)
    assert [(f.text, f.value, f.unit) for f in doc._.figures] == [
        ("1.500 orang", 1500.0, "person"),
        ("1,500 people", 1500.0, "person"),
    ]
    assert [span.text for span in doc.spans["figures"]] == ["1.500 orang", "1,500 people"]


def test_it_works_alone_in_a_blank_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("warta_figures")
    assert [figure.text for figure in nlp("It cost $5 million in 2012.")._.figures] == ["$5 million"]


@given(st.text(alphabet="0123456789.,-%$ Rpjutapersendl\n", max_size=60), st.sampled_from(["id", "en"]))
@settings(max_examples=50)
def test_offsets_are_exact(text: str, code: str) -> None:
    for figure in annotated(code, text)._.figures:
        assert text[figure.start : figure.end] == figure.text
