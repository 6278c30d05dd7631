import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from warta.article import Article
from warta.records import Figure
from warta.runs import process

FAULT = "kerusakan"


@pytest.fixture(scope="session")
def blank() -> Language:
    """A pipeline that knows words and nothing else."""
    return spacy.blank("id")


@pytest.fixture
def quick(blank: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs without models: the first word of every text is a figure, and a text may ask for an exception."""

    def annotate(article: Article, *names: str) -> Doc:
        if FAULT in article.text:
            raise ValueError("dua\nbaris")
        doc = blank(article.text)
        word = article.text.split()[0]
        doc._.figures = (Figure(word, 0, len(word), "count", 1.0),)
        return doc

    monkeypatch.setattr(process, "annotate", annotate)
    monkeypatch.setattr(process, "load_engine", lambda *names, threads: None)
