"""The reader on plain articles: whose a figure is, what it measures, who gives it, who said what; and odd input."""

import pytest

import warta
from warta.components.engines import load_heads
from warta.components.words import STRETCH
from warta.errors import WartaError


def figures(code: str, text: str) -> dict[str, tuple[str | None, str | None, str | None]]:
    """Measure, holder and source of each figure."""
    return {f.text: (f.measure, f.entity, f.source) for f in warta.load(code)(text)._.figures}


@pytest.mark.parametrize(
    ("code", "text", "figure", "measure", "entity"),
    [
        (
            "id",
            "CEO OpenAI Sam Altman mencari pendanaan dengan valuasi $150 miliar.",
            "$150 miliar",
            "valuation",
            "OpenAI",
        ),
        ("en", "Larkfield Foods made a net profit of $12 million.", "$12 million", "profit", "Larkfield Foods"),
        ("id", "PT Samudra Jaya mencatat laba Rp2,5 triliun pada 2023.", "Rp2,5 triliun", "profit", "PT Samudra Jaya"),
        ("en", "Harbour Line employs 700 people in Lagos.", "700 people", "headcount", "Harbour Line"),
    ],
)
def test_a_figure_has_its_measure_and_its_holder(code: str, text: str, figure: str, measure: str, entity: str) -> None:
    assert figures(code, text)[figure][:2] == (measure, entity)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Sari Dewi, direktur utama Samudra Jaya, mengatakan kepada wartawan bahwa valuasi $3 miliar itu wajar."),
        ("en", "Ada Obi, chief executive of Harbour Line, called its valuation of $3 billion fair."),
    ],
)
def test_what_no_person_can_have_is_not_a_persons(code: str, text: str) -> None:
    """The organization of the person's title in the same sentence has it, where the text names no other."""
    ((measure, entity, _),) = figures(code, text).values()
    assert measure == "valuation" and entity in ("Samudra Jaya", "Harbour Line")


def test_a_figure_has_its_source() -> None:
    text = "Menurut Bank Indonesia, inflasi pada Juni 2023 sebesar 3,5 persen."
    measure, _, source = figures("id", text)["3,5 persen"]
    assert (measure, source) == ("inflation", "Bank Indonesia")


def test_reported_speech_that_no_rule_foresees_has_its_speaker() -> None:
    text = "Rina Hapsari menilai kebijakan itu justru akan memberatkan pedagang kecil di pasar."
    (quote,) = warta.load("id")(text)._.quotes
    assert (quote.kind, quote.speaker) == ("indirect", "Rina Hapsari")
    assert "memberatkan pedagang kecil" in quote.text and "Rina" not in quote.text
    assert quote.score is not None and 0 < quote.score <= 1


def test_a_reading_is_in_text_order_and_its_arcs_point_into_it() -> None:
    doc = warta.load("en")('"We will hire 200 engineers in 2025," said Ada Obi, chief executive of Harbour Line.')
    reading = doc._.reading
    assert list(reading.spans) == sorted(reading.spans)
    assert {span.kind for span in reading.spans} >= {"PER", "ORG", "QUOTE", "FIGURE", "DATE", "TITLE"}
    assert all(0 <= arc.score <= 1 for arc in reading.arcs)
    (speaker,) = [reading.spans[arc.target] for arc in reading.arcs if arc.role == "speaker"]
    assert doc.text[speaker.start : speaker.end] == "Ada Obi"
    assert doc._.encoded is None  # the words' states are not kept


@pytest.mark.parametrize("text", ["", "\n\n", "Hujan turun.", "5", '"Kami akan datang besok pagi ke sini," katanya.'])
def test_text_without_names_gives_no_links(text: str) -> None:
    doc = warta.load("id")(text)
    assert not doc._.reading.arcs or all(arc.role in ("as_of", "measure") for arc in doc._.reading.arcs)
    assert all(figure.entity is None for figure in doc._.figures)


def test_another_language_gets_a_reading_without_records() -> None:
    doc = warta.load("fr")("Emmanuel Macron a promis 5 milliards d'euros à Paris.")
    assert doc._.reading is not None and doc._.figures == ()


def test_a_text_of_more_words_than_are_read_at_once_is_read_to_its_end() -> None:
    line = "PT Samudra Jaya mencatat laba Rp2,5 triliun pada 2023.\n"
    doc = warta.load("id")(line * (STRETCH // 8))
    found = doc._.figures
    assert len(found) == STRETCH // 8
    assert {(f.measure, f.entity) for f in (found[0], found[-1])} == {("profit", "PT Samudra Jaya")}


def test_a_model_without_heads_is_told(tmp_path) -> None:
    (tmp_path / "model.onnx").touch()
    with pytest.raises(WartaError, match="has no heads"):
        load_heads(str(tmp_path), 1)
