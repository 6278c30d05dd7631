"""Articles in two languages: each paragraph is labelled with its own, and read by its rules."""

import tomllib
from pathlib import Path

import pytest

from warta import extract
from warta.article import Article
from warta.languages.detection import label_language

ARTICLES = tomllib.loads((Path(__file__).parent / "mixed.toml").read_text(encoding="utf-8"))["article"]


def read(article, number=0):
    text = "\n".join(paragraph for _, paragraph in article["paragraphs"])
    return label_language(Article(f"a{number:02}", f"{number:02}.txt", "0", text=text, published="2024-07-03"))


@pytest.fixture(scope="module")
def tables():
    return extract([read(article, number) for number, article in enumerate(ARTICLES)], jobs=1)


def test_labels():
    pairs = [
        (label, paragraph.language)
        for article in ARTICLES
        for (label, _), paragraph in zip(article["paragraphs"], read(article).paragraphs, strict=True)
    ]
    assert len(ARTICLES) >= 30
    assert sum(label == language for label, language in pairs) >= 0.98 * len(pairs)


def missing(article, number, tables):
    """What the embedded paragraph says and the tables do not."""
    persons, dates, figures = (
        tables[name][tables[name]["article_id"] == f"a{number:02}"] for name in ("persons", "dates", "figures")
    )
    found = {
        *persons["name"],
        *zip(dates["text"], dates["value"], strict=True),
        *zip(figures["text"], figures["kind"], figures["value"], strict=True),
    }
    wanted = [*article["persons"], *map(tuple, article.get("dates", [])), *map(tuple, article.get("figures", []))]
    return [item for item in wanted if item not in found]


@pytest.mark.slow
def test_rows_of_the_embedded_language(tables):
    wrong = {number: lack for number, article in enumerate(ARTICLES) if (lack := missing(article, number, tables))}
    assert len(wrong) <= len(ARTICLES) // 10, wrong
