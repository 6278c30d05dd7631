"""The component: names and dates left alone, holders found, mixed languages, offsets exact."""

import pytest
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


HOLDERS = [
    # language, text, names, figure, entity
    ("id", "Valuasi Samudra Jaya mencapai $150 miliar.", "ORG Samudra Jaya", "$150 miliar", "Samudra Jaya"),
    ("id", "Laba bersih Bank Rimba naik 12 persen.", "ORG Bank Rimba", "12 persen", "Bank Rimba"),
    ("id", "Surat itu diteken 500 staf Samudra Jaya.", "ORG Samudra Jaya", "500 staf", "Samudra Jaya"),
    ("id", "Kini terdapat 700 karyawan di Samudra Jaya.", "ORG Samudra Jaya", "700 karyawan", "Samudra Jaya"),
    ("id", "Dewi Lestari menyumbang Rp 50 juta.", "PER Dewi Lestari", "Rp 50 juta", "Dewi Lestari"),
    ("id", "Samudra Jaya membeli 20 kapal.", "ORG Samudra Jaya", "20 kapal", "Samudra Jaya"),
    ("id", "Bank Rimba merugi. Perusahaan itu berutang Rp 3 triliun.", "ORG Bank Rimba", "Rp 3 triliun", "Bank Rimba"),
    ("id", "Budi datang. Dia membawa uang Rp 3 juta.", "PER Budi", "Rp 3 juta", "Budi"),
    ("id", "Kata Budi, harga beras Rp 12.000.", "PER Budi", "Rp 12.000", None),
    ("id", "Budi mengatakan inflasi 5 persen.", "PER Budi", "5 persen", None),
    ("id", "Menurut Budi, sekitar 40 rumah rusak.", "PER Budi", "40 rumah", None),
    ("id", "Banjir di Garut merusak 40 rumah.", "LOC Garut", "40 rumah", None),
    ("id", "Ada 12 rekomendasi.", "", "12 rekomendasi", None),
    ("en", "Acme's valuation reached $150 billion.", "ORG Acme", "$150 billion", "Acme"),
    ("en", "Utopia’s public debt hit 90 percent.", "LOC Utopia", "90 percent", "Utopia"),
    ("en", "Acme owns a 45% stake.", "ORG Acme", "45%", "Acme"),
    ("en", "And 10% is held by the Beta Group.", "ORG Beta Group", "10%", "Beta Group"),
    ("en", "There are 700 employees at Acme.", "ORG Acme", "700 employees", "Acme"),
    ("en", "Acme expanded. The company raised $30 million.", "ORG Acme", "$30 million", "Acme"),
    ("en", "Jane Roe left. She donated 500 books.", "PER Jane Roe", "500 books", "Jane Roe"),
    ("en", "Houses owned by Jane Roe worth $3 million were sold.", "PER Jane Roe", "$3 million", "Jane Roe"),
    ("en", "Jane Roe said inflation hit 5 percent.", "PER Jane Roe", "5 percent", None),
    ("en", "Jane Roe, a minister, announced that prices rose 5 percent.", "PER Jane Roe", "5 percent", None),
    ("en", "A flood in Utopia destroyed 40 houses.", "LOC Utopia", "40 houses", None),
]


@pytest.mark.parametrize(("code", "text", "names", "surface", "entity"), HOLDERS)
def test_a_figure_has_its_holder(code: str, text: str, names: str, surface: str, entity: str | None) -> None:
    figures = {figure.text: figure for figure in annotated(code, text, names)._.figures}
    assert figures[surface].entity == entity
    assert (figures[surface].entity_key is None) == (entity is None)


def test_numbers_in_names_and_dates_give_nothing() -> None:
    doc = annotated("id", "Bank 46 punya 30 cabang pada 12 Mei 2012 lalu.", "ORG Bank 46", ("12 Mei 2012",))
    assert [figure.text for figure in doc._.figures] == ["30 cabang"]


def test_a_figure_carries_all_it_says() -> None:
    doc = annotated("id", "Harga saham Samudra Jaya lebih dari Rp1.500-2.000 per dolar AS.", "ORG Samudra Jaya")
    assert doc._.figures == (
        Figure("Rp1.500-2.000", 36, 49, "money", 1500.0, 2000.0, "at_least", "IDR", None, "USD", "share price",
               "Samudra Jaya", "o1"),
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
@settings(deadline=None, max_examples=50)
def test_offsets_are_exact(text: str, code: str) -> None:
    for figure in annotated(code, text)._.figures:
        assert text[figure.start : figure.end] == figure.text
