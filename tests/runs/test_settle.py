from dataclasses import replace

import spacy

from warta.article import Article
from warta.runs.settle import settle_duplicates
from warta.tables.build import Rows, build_rows

NLP = spacy.blank("xx")


def result(name: str, text: str, status: str = "ok") -> Rows:
    article = Article(article_id=name * 16, source=f"{name}.txt", sha256="0" * 64, text=text, status=status)
    return build_rows(article, NLP(text) if status == "ok" else None)


def outcomes(*results: Rows) -> list[tuple[str, str | None, int]]:
    settled = settle_duplicates(results)
    return [(rows["articles"][0].status, rows["articles"][0].message, len(rows["texts"])) for rows in settled]


def test_the_same_text_stands_under_the_first() -> None:
    assert outcomes(result("a", "Sama."), result("b", "Lain."), result("c", "Sama."), result("d", "Sama.")) == [
        ("ok", None, 1),
        ("ok", None, 1),
        ("duplicate", "the same text as a.txt", 0),
        ("duplicate", "the same text as a.txt", 0),
    ]


def test_a_duplicate_keeps_what_is_its_own() -> None:
    first, second = result("a", "Sama."), result("b", "Sama.")
    (row,) = list(settle_duplicates([first, second]))[1]["articles"]
    assert row == replace(second["articles"][0], status="duplicate", message="the same text as a.txt")


def test_articles_without_text_are_no_duplicates() -> None:
    assert outcomes(result("a", "", "empty"), result("b", "", "empty")) == [("empty", None, 0), ("empty", None, 0)]


def test_an_article_given_twice_comes_once() -> None:
    assert len(outcomes(result("a", "Sama."), result("a", "Sama."))) == 1
