import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tests.runs.stand_in import StandIn
from warta.article import Article
from warta.records import Figure
from warta.runs import process, run

FAULT = "kerusakan"
NAMES = [f"{first} {last}" for first in ("Ratri", "Omar", "Wulan", "Bagas") for last in ("Kalvari", "Halimun", "Bank")]


@pytest.fixture(scope="session")
def blank() -> Language:
    """A pipeline that knows words and nothing else."""
    return spacy.blank("id")


@pytest.fixture
def quick(blank: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs without models: the first word of every text is a figure, and a text may ask for an exception."""

    def annotate(article: Article, *options: object) -> Doc:
        if FAULT in article.text:
            raise ValueError("dua\nbaris")
        doc = blank(article.text)
        word = article.text.split()[0]
        doc._.figures = (Figure(word, 0, len(word), "count", 1.0),)
        return doc

    monkeypatch.setattr(process, "annotate", annotate)
    monkeypatch.setattr(process, "load_engine", lambda *names, threads: None)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs whose work needs no libraries, in whatever process."""
    monkeypatch.setattr(run, "ArticleWork", StandIn)


@pytest.fixture
def worked(stand_in: None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the items that are worked on in this process."""
    seen: list[str] = []
    work = StandIn.run

    def note(self: StandIn, item: object) -> object:
        seen.append(item.name)
        return work(self, item)

    monkeypatch.setattr(StandIn, "run", note)
    return seen


@pytest.fixture
def write_articles(tmp_path: Path) -> Callable[..., Path]:
    """Makes so many articles in several folders, each of its own words, but for one text that stands there twice."""

    def write(number: int, words: str = "") -> Path:
        folder = tmp_path / "articles"
        for place, name in zip(range(number), itertools.cycle(NAMES), strict=False):
            path = folder / ("satu", "dua-tiga", "dua")[place % 3] / f"{place}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            text = 7 if place == 8 else place
            path.write_text(f"{name} membuka jalan {text} di desa ke-{text * text}. {words}", encoding="utf-8")
        return folder

    return write


def tree(folder: Path) -> dict[str, bytes]:
    """The files that a user sees, with their bytes."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {str(path): (folder / path).read_bytes() for path in paths if not str(path).startswith(".")}
