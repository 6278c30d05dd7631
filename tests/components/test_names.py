import random
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

import warta
from warta.components.engines.capitals import FILE, Capitals
from warta.components.engines.folders import model_folder
from warta.components.engines.onnx import Tagger, load_tagger
from warta.errors import WartaError

INDONESIAN = (
    "Gubernur Jawa Tengah Ratna Widyastuti meresmikan pabrik PT Semen Gunung Mas di Rembang, Senin. "
    "Menurut Ratna, Bank Indonesia dan Universitas Diponegoro ikut membantu."
)
ENGLISH = "Angela Merkel met Emmanuel Macron in Paris on Friday, a spokesman for the World Bank said."


@pytest.fixture(scope="module", params=["names-base", "names-small"])
def model(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def tagger(model: str) -> Tagger:
    return load_tagger(model_folder(model), 1)


@pytest.fixture(scope="module")
def nlp(model: str) -> Language:
    nlp = spacy.blank("id")
    nlp.add_pipe("warta_names", config={"model": model})
    return nlp


def found(doc: Doc) -> set[tuple[str, str]]:
    return {(ent.label_, ent.text) for ent in doc.ents}


def test_names_of_both_languages_by_one_model(nlp: Language) -> None:
    assert {("PER", "Ratna Widyastuti"), ("PER", "Ratna"), ("LOC", "Rembang"), ("ORG", "Bank Indonesia")} <= found(
        nlp(INDONESIAN)
    )
    assert {("PER", "Angela Merkel"), ("PER", "Emmanuel Macron"), ("LOC", "Paris"), ("ORG", "World Bank")} <= {
        (label, text.removeprefix("the ")) for label, text in found(nlp(ENGLISH))
    }


def test_records_stand_beside_the_entities_with_exact_offsets(nlp: Language) -> None:
    doc = nlp(INDONESIAN)
    assert [(m.label, m.text) for m in doc._.names] == [(ent.label_, ent.text) for ent in doc.ents]
    assert all(doc.text[m.start : m.end] == m.text and 0 < m.score <= 1 for m in doc._.names)


def test_spaces_do_not_matter_so_that_words_split_by_someone_else_give_the_same_names(nlp: Language) -> None:
    doc = nlp(INDONESIAN)
    words = Doc(nlp.vocab, words=[token.text for token in doc])
    assert found(nlp(words)) == found(doc)


def test_a_mention_is_the_same_alone_and_in_company(nlp: Language) -> None:
    alone = nlp(ENGLISH)._.names
    others = [INDONESIAN, ENGLISH * 3, INDONESIAN * 5]
    assert [doc._.names for doc in nlp.pipe([*others, ENGLISH, *others])][3] == alone


def test_nothing_is_cut_from_a_long_article(nlp: Language) -> None:
    filler = "Rapat itu membahas anggaran daerah yang belum disetujui oleh semua pihak . "
    doc = nlp(filler * 300 + "Pertemuan ditutup oleh Presiden Joko Widodo di Surabaya.")
    assert {("PER", "Joko Widodo"), ("LOC", "Surabaya")} <= found(doc)


def test_no_name_runs_over_a_line_break(nlp: Language) -> None:
    doc = nlp("Laporan dari Surabaya\nJoko Widodo tiba di sana.")
    assert all("\n" not in ent.text for ent in doc.ents)


def test_entities_of_an_earlier_component_are_kept_unless_overwrite() -> None:
    for overwrite in (False, True):
        nlp = spacy.blank("id")
        nlp.add_pipe("warta_names", config={"overwrite": overwrite})
        doc = nlp.make_doc("Joko Widodo tiba di Surabaya.")
        doc.ents = [Span(doc, 1, 2, label="MINE")]
        assert (("MINE", "Widodo") in found(nlp(doc))) is not overwrite
        assert ("LOC", "Surabaya") in found(doc)
        assert len(doc._.names) == len(doc.ents)


@pytest.mark.parametrize(
    "text",
    ["", "   ", "\n\n", "...", "https://contoh.example/" + "a1" * 5000, "\u200d\ufe0f", "漢字", "kata ﾞ (KA) itu"],
)
def test_odd_texts_do_not_fail(nlp: Language, text: str) -> None:
    nlp(text)


@pytest.fixture
def their_pipeline(tmp_path: Path) -> Path:
    """A spaCy pipeline with labels of OntoNotes, as someone may have installed one."""
    theirs = spacy.blank("id")
    ruler = theirs.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": "Joko Widodo"},
            {"label": "GPE", "pattern": "Surabaya"},
            {"label": "DATE", "pattern": "Senin"},
        ]
    )
    theirs.to_disk(tmp_path / "theirs")
    return tmp_path / "theirs"


def test_a_spacy_pipeline_as_the_engine(their_pipeline: Path) -> None:
    nlp = spacy.blank("id")
    nlp.add_pipe("warta_names", config={"engine": "spacy", "model": str(their_pipeline)})
    doc = nlp("Joko Widodo tiba di Surabaya, Senin. " + "Ia naik kereta. " * 700 + "Joko Widodo pulang.")
    assert [(m.label, m.text) for m in doc._.names] == [
        ("PER", "Joko Widodo"),
        ("LOC", "Surabaya"),
        ("PER", "Joko Widodo"),
    ]
    assert doc._.names[-1].end == len(doc.text) - len(" pulang.")


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"engine": "nltk"}, "onnx, spacy"),
        ({"engine": "spacy", "model": "xx_no_such_pipeline"}, "xx_no_such_pipeline"),
    ],
)
def test_an_engine_that_is_not_there_says_so(config: dict[str, str], message: str) -> None:
    with pytest.raises(WartaError, match=message):
        spacy.blank("en").add_pipe("warta_names", config=config)


def test_a_pipeline_that_names_nothing_is_no_engine(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(WartaError, match="recognises no names"):
        spacy.blank("en").add_pipe("warta_names", config={"engine": "spacy", "model": str(tmp_path / "blank")})


def test_a_missing_model_says_what_to_give() -> None:
    with pytest.raises(WartaError, match="names-base"):
        model_folder("no-such-model")


def test_capitals_are_read_as_any_other_text(tagger: Tagger) -> None:
    words = ["Presiden", "Joko", "Widodo", "meninjau", "pabrik", "Toyota", "di", "Karawang"]
    names = [(n.start, n.end, n.label) for n in tagger.names([word.upper() for word in words])]
    assert (1, 3, "PER") in names and (7, 8, "LOC") in names


def test_names_stand_in_order_and_apart_whatever_the_words(tagger: Tagger) -> None:
    words = INDONESIAN.replace(",", " ,").split() * 3
    draw = random.Random(0)
    draw.shuffle(words)
    names = tagger.names(words)
    assert names and all(name.start < name.end <= len(words) for name in names)
    assert all(a.end <= b.start for a, b in pairwise(names))


def test_a_break_cuts_a_name(tagger: Tagger) -> None:
    words = ["Presiden", "Joko", "Widodo", "tiba"]
    assert [(n.start, n.end) for n in tagger.names(words)] == [(1, 3)]
    assert all(not (n.start < 2 < n.end) for n in tagger.names(words, frozenset({2})))


def test_words_without_capitals_are_read_again_with_them(model: str, tmp_path: Path) -> None:
    shutil.copytree(model_folder(model), tmp_path / "model")
    (tmp_path / "model" / FILE).unlink()
    once, twice = Tagger(tmp_path / "model"), load_tagger(model_folder(model), 1)
    text = "President Ruto met the African Union Commission in Addis Ababa on Friday ."
    words, written, body = text.lower().split(), text.split(), INDONESIAN.split()
    found = [[(name.start, name.end, name.label) for name in one.names(words)] for one in (once, twice)]
    assert found[0] == found[1] == [(1, 2, "PER"), (4, 7, "ORG"), (8, 10, "LOC")]
    assert twice.names(words)[2].score > once.names(words)[2].score
    assert twice.names(written) == once.names(written)
    below = [
        [name for name in one.names(words + body, frozenset({len(words)})) if name.start >= len(words)]
        for one in (once, twice)
    ]
    assert below[0] == below[1]


def test_a_text_without_capitals_gives_what_it_gives_with_them() -> None:
    text = (
        "Gubernur Jawa Tengah Ratna Widyastuti meresmikan pabrik PT Semen Gunung Mas di Rembang, Senin.\n"
        '"Kami akan merekrut 700 karyawan tahun ini," kata Ratna di hadapan wartawan di Semarang.'
    )
    nlp = warta.load("id")
    written, small, large = (nlp(text) for text in (text, text.lower(), text.upper()))
    for doc in (small, large):
        assert [person.name for person in doc._.people] == [person.name for person in written._.people]
        assert [body.name for body in doc._.organizations] == ["PT Semen Gunung Mas"]
        assert [(t.person, t.text.lower(), t.organization) for t in doc._.titles] == [
            ("Ratna Widyastuti", "gubernur", "Jawa Tengah")
        ]
        assert [(quote.speaker, quote.start, quote.end) for quote in doc._.quotes] == [
            (quote.speaker, quote.start, quote.end) for quote in written._.quotes
        ]
        assert [mention.text for mention in doc._.names] == [ent.text for ent in doc.ents]
    assert written._.cased is None


word = st.text(st.sampled_from("abçéABÇÉ1-'ßİ"), min_size=1, max_size=6)


@given(st.lists(word, max_size=40), st.sets(st.integers(0, 39)), st.data())
def test_restoring_capitals_changes_case_alone_within_whole_lines(
    words: list[str], breaks: set[int], data: st.DataObject
) -> None:
    capitals = Capitals({text.lower(): (text, 0.9) for text in words[::2] if text.lower() != text})
    starts = sorted({0, len(words), *(i for i in breaks if i < len(words))})
    runs = list(capitals.runs(words, frozenset(starts[:-1])))
    assert all(a[1] < b[0] or a[1] == b[0] for a, b in pairwise(runs))
    for start, end in runs:
        assert start in starts and end in starts
        assert all(text == text.lower() for text in words[start:end])
        chances = data.draw(st.lists(st.floats(0, 1), min_size=end - start, max_size=end - start))
        restored = capitals.restore(words[start:end], chances, [0])
        assert [text.lower() for text in restored] == [text.lower() for text in words[start:end]]
