from dataclasses import replace

import numpy as np
import pytest

from tests.runs.stand_in import rows_of
from warta.article import Article
from warta.runs.items import Item
from warta.runs.ordered import order_results
from warta.runs.parts import Collector, MemoryParts
from warta.runs.results import SCHEMA, pack_results, unpack_results
from warta.runs.settle import settle, settle_tables
from warta.runs.wanted import Wanted, finished_keys
from warta.tables.rows import ARTICLE_TABLES, Rows

NOTHING = np.empty(0, dtype=np.uint64)


def article(name: str, text: str, status: str = "ok") -> Article:
    return Article(name * 16, f"{name}.txt", "0" * 64, text, status=status)


def rows(content: Article) -> Rows:
    found = rows_of(content)
    return (
        found if content.status == "ok" else {table: [] for table in ARTICLE_TABLES} | {"articles": found["articles"]}
    )


def store(*articles: Article, limit: float | None = None, size: int = 3) -> MemoryParts:
    """Results in parts of `size`, the last first, as when the first took longest."""
    parts = MemoryParts()
    for first in range(0, len(articles), size):
        collector = Collector(parts)
        for content in reversed(articles[first : first + size]):
            collector.add(pack_results(Item(content).key, [rows(content)], limit))
        collector.flush()
    return parts


def wanted(*articles: Article) -> Wanted:
    found = Wanted(NOTHING)
    assert [item.content for item in found.unfinished(map(Item, articles))] == list(articles)
    return found


def outcomes(parts: MemoryParts, *articles: Article, limit: int | None = None) -> list[tuple[str, str | None, int]]:
    settled = settle(order_results(parts, wanted(*articles), 9), limit)
    found = settled.read_rows(["articles", "texts"])
    return [(found["articles"][0].status, found["articles"][0].message, len(found["texts"])) for found in found]


def test_rows_come_back_as_they_were() -> None:
    given = [rows(article("a", "Ratri Kalvari membawa 3 Wulan Bank.")), rows(article("b", "", "empty"))]
    batch = pack_results(5, given)
    assert batch.schema == SCHEMA
    (table,) = [store_one(batch)]
    assert unpack_results(table, list(ARTICLE_TABLES)) == given
    assert unpack_results(table.slice(1), ["articles", "figures"]) == [
        {"articles": given[1]["articles"], "figures": []}
    ]


def store_one(batch: object) -> object:
    parts = MemoryParts()
    collector = Collector(parts)
    collector.add(batch)
    collector.flush()
    return parts.read(parts.names()[0], SCHEMA.names)


def test_results_come_in_the_order_of_the_items() -> None:
    articles = [article(name, f"Teks {name}.") for name in "abcdefgh"]
    parts = store(*articles)
    for order in (articles, articles[::-1], articles[3:6], articles[::2]):
        found = order_results(parts, wanted(*order), 9).read_rows(["texts"])
        assert [rows["texts"][0].text for rows in found] == [content.text for content in order]


def test_what_is_there_twice_counts_once() -> None:
    first, second = article("a", "Satu."), article("b", "Dua.")
    parts = store(first, second, first, size=1)
    assert len(order_results(parts, wanted(first, second, first), 9)) == 2


def test_what_exceeded_another_limit_does_not_count() -> None:
    content = article("a", "Satu.")
    parts = store(content, limit=5)
    assert [len(order_results(parts, wanted(content), timeout)) for timeout in (5, 6)] == [1, 0]
    assert [len(finished_keys(parts, timeout)) for timeout in (5, 6)] == [1, 0]


def test_the_same_text_stands_under_the_first() -> None:
    articles = [article("a", "Sama."), article("b", "Lain."), article("c", "Sama."), article("d", "Sama.")]
    told = "the same text as a.txt"
    assert outcomes(store(*articles), *articles) == [
        ("ok", None, 1),
        ("ok", None, 1),
        ("duplicate", told, 0),
        ("duplicate", told, 0),
    ]
    assert outcomes(store(*articles), *articles[2:]) == [("ok", None, 1), ("duplicate", "the same text as c.txt", 0)]


def test_a_duplicate_keeps_what_is_its_own() -> None:
    first, second = article("a", "Sama."), article("b", "Sama.")
    settled = settle(order_results(store(first, second), wanted(first, second), 9), None)
    (row,) = list(settled.read_rows(["articles"]))[1]["articles"]
    assert row == replace(rows(second)["articles"][0], status="duplicate", message="the same text as a.txt")


def test_articles_without_text_are_no_duplicates() -> None:
    articles = [article("a", "", "empty"), article("b", "", "empty")]
    assert outcomes(store(*articles), *articles) == [("empty", None, 0), ("empty", None, 0)]


def test_an_article_under_two_names_comes_once_and_a_limit_counts_what_comes() -> None:
    first = article("a", "Sama.")
    articles = [first, replace(first, url="https://example.org/a"), article("b", "Lain."), article("c", "Baru.")]
    assert len(outcomes(store(*articles), *articles)) == 3
    assert len(outcomes(store(*articles), *articles, limit=2)) == 2


def test_tables_of_nothing() -> None:
    tables = settle_tables(order_results(MemoryParts(), wanted(), 9), None)
    assert all(list(rows) == [] for rows in tables.values())


@pytest.mark.parametrize("again", [1, 2])
def test_tables_can_be_gone_through_again(again: int) -> None:
    articles = [article(name, f"Ratri Kalvari melihat {name}.") for name in "ab"]
    tables = settle_tables(order_results(store(*articles), wanted(*articles), 9), None)
    for _ in range(again):
        assert {row.person_key for row in tables["persons"]} == {row.person_key for row in tables["people"]}


def test_nearly_the_same_text_is_marked_and_kept() -> None:
    report = "Jembatan lama di Sungai Lawang ditutup tiga pekan karena tiangnya retak, kata kepala dinas, Senin."
    texts = ["Pasar dibuka.", report, report, f"{report} Warga memutar.", f"Baru: {report}"]
    articles = [article(name, text) for name, text in zip("abcde", texts, strict=True)]
    settled = settle(order_results(store(*articles), wanted(*articles), 9), None)
    found = [(rows["articles"][0], rows["texts"]) for rows in settled.read_rows(["articles", "texts"])]
    assert [row.near_duplicate_of for row, _ in found] == [None, None, None, "b" * 16, "b" * 16]
    assert [row.status for row, _ in found] == ["ok", "ok", "duplicate", "ok", "ok"]
    assert [len(texts) for _, texts in found] == [1, 1, 0, 1, 1]
