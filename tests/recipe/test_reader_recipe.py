"""The reader's recipe: annotated articles as training data, a shipped model taken back, heads exported and run."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnx")

from warta_models.recipe.articles import fold_of, read_articles  # noqa: E402
from warta_models.recipe.export_reader import export_heads  # noqa: E402
from warta_models.recipe.heads import Heads, losses, prepare  # noqa: E402
from warta_models.recipe.labels import LABELS  # noqa: E402
from warta_models.recipe.restore import restore  # noqa: E402

from warta.components.engines.folders import model_folder  # noqa: E402
from warta.components.engines.onnx import load_tagger  # noqa: E402
from warta.reading.candidates import ASKED  # noqa: E402
from warta.reading.heads import SPAN_KINDS  # noqa: E402

GOLD = sorted((Path(__file__).parents[2] / "corpora" / "gold").glob("*.json"))
SIZE = 24


@pytest.fixture(scope="module")
def articles():
    return list(read_articles(GOLD[:3]))


def test_an_article_has_its_names_spans_and_links(articles) -> None:
    for article in articles:
        assert article.names.shape == (len(article.words), len(LABELS))
        assert article.names.any(axis=1).all()  # every word may be something
        assert article.spans.shape == (len(article.words), len(SPAN_KINDS))
        assert {anchor.kind for anchor in article.anchors} >= {"FIGURE", "REPORTED", "TITLE"}
        assert all(link.role in ASKED[article.anchors[link.anchor].kind] for link in article.links)
        titles = [a for a in article.anchors if a.kind == "TITLE"]
        column = article.spans[:, SPAN_KINDS.index("TITLE")]
        assert all(column[a.first] == 1 and (column[a.first + 1 : a.behind] == 2).all() for a in titles)


def test_a_fold_is_one_subjects() -> None:
    assert fold_of("2016-09-20", 5) == fold_of("2016-09-20", 5)
    assert {fold_of(str(number), 5) for number in range(100)} == set(range(5))


def test_a_shipped_model_taken_back_to_floats_says_the_same() -> None:
    folder = model_folder("names-small")
    words = ["Presiden", "Joko", "Widodo", "bertemu", "pimpinan", "Bank", "Indonesia", "di", "Jakarta"]
    tagger = load_tagger(folder, 1)
    pieces = [tagger._pieces(word) for word in words]
    ids = torch.tensor([[0, *(piece for each in pieces for piece in each), 2]])
    heads = torch.zeros_like(ids, dtype=torch.bool)
    heads[0, np.cumsum([1, *(len(each) for each in pieces[:-1])])] = True
    with torch.inference_mode():
        logits = restore(folder)(ids, torch.ones_like(ids), heads)
    assert logits.argmax(-1).tolist() == tagger.encode(words).probabilities.argmax(axis=1).tolist()


def test_every_head_learns_and_is_exported(articles, tmp_path: Path) -> None:
    import onnxruntime

    torch.manual_seed(0)
    heads = Heads(SIZE, 0.0)
    article, ready = articles[0], prepare(articles[0])
    states = torch.randn(len(article.words), SIZE)
    told = losses(heads, article, ready, states)
    assert set(told) >= {"TITLE", "REPORTED", "holder", "source", "speaker", "bearer", "body", "measure", "modality"}
    before = sum(told.values())
    optimizer = torch.optim.Adam(heads.parameters(), lr=0.01)
    for _ in range(15):
        optimizer.zero_grad()
        sum(losses(heads, article, ready, states).values()).backward()
        optimizer.step()
    assert sum(losses(heads, article, ready, states).values()) < before / 2
    with pytest.warns():
        export_heads(heads.eval(), SIZE, tmp_path / "heads.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "heads.onnx"), providers=["CPUExecutionProvider"])
    assert {output.name for output in session.get_outputs()} >= {"holder_scores", "speaker_none", "measure", "status"}
