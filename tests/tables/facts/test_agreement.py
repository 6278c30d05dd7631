"""Pairs of articles that tell the same fact, another one, or the same differently."""

import datetime
from typing import Any

import pytest

from tests.tables.facts.rows import MAY, article, identities
from warta.tables.facts.facts import Facts

JUNE = datetime.date(2024, 6, 3)
MONEY = {"kind": "money", "currency": "USD", "unit": None, "measure": "revenue", "text": "$100 million", "value": 1e8}
SHARE = {"kind": "percent", "unit": None, "measure": "market share", "text": "20 percent", "value": 20.0}


def money(value: float = 1e8, **more: Any) -> dict[str, Any]:
    """Revenue in dollars."""
    return MONEY | {"value": value} | more


def share(value: float = 20.0, **more: Any) -> dict[str, Any]:
    """A share of a market."""
    return SHARE | {"value": value} | more


def staff(value: float = 700.0, **more: Any) -> dict[str, Any]:
    """A number of people employed."""
    return {"value": value} | more


PAIRS = [
    # what is said alike
    ("the same number", staff(), staff(), "yes"),
    ("rounded, within two percent", staff(700), staff(710), "yes"),
    ("more than two percent on either side", staff(700), staff(760), "no"),
    ("about, within ten percent", staff(700), staff(760, qualifier="about"), "yes"),
    ("about, but a quarter off", staff(700), staff(900, qualifier="about"), "no"),
    ("at least, below the other", staff(500, qualifier="at_least"), staff(700), "yes"),
    ("at least, above the other", staff(900, qualifier="at_least"), staff(700), "no"),
    ("at most, above the other", staff(900, qualifier="at_most"), staff(700), "yes"),
    ("at most, below the other", staff(500, qualifier="at_most"), staff(700), "no"),
    ("at least and at most that meet", staff(500, qualifier="at_least"), staff(900, qualifier="at_most"), "yes"),
    ("at least and at most apart", staff(900, qualifier="at_least"), staff(500, qualifier="at_most"), "no"),
    ("a range and a point in it", staff(600, value_max=800.0), staff(700), "yes"),
    ("a range and a point outside", staff(600, value_max=650.0), staff(700), "no"),
    ("two ranges that meet", staff(600, value_max=800.0), staff(750, value_max=900.0), "yes"),
    ("two ranges apart", staff(100, value_max=200.0), staff(300, value_max=400.0), "no"),
    ("a loss told as such and another", money(-5e6), money(-9e6), "no"),
    ("a loss, rounded", money(-5e6), money(-5.05e6), "yes"),
    ("hearsay and fact", staff(700, modality="reported"), staff(900), "no"),
    ("nothing, by both", staff(0), staff(0), "yes"),
    ("nothing, and something", staff(0), staff(3), "no"),
    # other facts
    ("another currency", money(1e8), money(1.6e12, currency="IDR"), "alone"),
    ("per head and in all", money(1e8), money(2e4, per="employee"), "alone"),
    ("a percentage and a count", staff(700), staff(20, kind="percent", unit=None), "alone"),
    ("another measure", staff(700), staff(70, measure="layoffs"), "alone"),
    ("another unit", staff(700, unit="employee"), staff(30, unit="engineer"), "alone"),
    ("the whole and a part of it", staff(700), staff(90, entity="Harbour Line Logistics"), "alone"),
    ("another company", staff(700), staff(90, entity="Larkfield Foods"), "alone"),
    ("plan and fact", staff(700), staff(900, modality="planned"), "alone"),
    ("two plans", staff(800, modality="planned"), staff(900, modality="planned"), "no"),
    ("two plans alike", staff(900, modality="planned"), staff(900, modality="planned"), "yes"),
    ("another year", staff(700, as_of="2023"), staff(900, as_of="2024"), "alone"),
    ("the same year", staff(700, as_of="2023"), staff(900, as_of="2023"), "no"),
    ("a quarter and its year", money(1e8, as_of="2023-Q1"), money(4e8, as_of="2023"), "alone"),
    ("a date and none", staff(700, as_of="2023-10"), staff(900), "alone"),
    ("now, and no date at all", staff(700, as_of="PRESENT_REF"), staff(700), "yes"),
    # changes
    (
        "the amount of a change",
        share(2, change="up", context="It rose 20 percent.", text="20 percent"),
        share(),
        "alone",
    ),
    (
        "the level that was reached",
        share(20, change="up", context="It rose to 20 percent.", text="20 percent"),
        share(20),
        "yes",
    ),
    (
        "another level that was reached",
        share(30, change="up", context="It rose to 30 percent.", text="30 percent"),
        share(20),
        "no",
    ),
    ("an increase is no fact of its own", share(5, measure="increase"), share(9, measure="increase"), None),
    # denied, and unknown
    ("denied, and said", staff(900, modality="denied"), staff(700), "alone"),
    ("nobody's", staff(700, entity_id=None), staff(900, entity_id=None), None),
    ("of no measure", staff(700, measure=None), staff(900, measure=None), None),
]


@pytest.mark.parametrize(("first", "second", "expected"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_what_two_articles_say(first: dict[str, Any], second: dict[str, Any], expected: str | None) -> None:
    articles = [article("a", first), article("b", second)]
    facts = list(Facts.of(articles, identities(*articles)).rows(articles))
    assert facts[1].agrees == expected
    assert (facts[1].stated_by is None) == (expected is None)


def agreement(*articles: Any) -> list[tuple[int | None, str | None]]:
    """How many tell each fact of the articles, and whether they agree."""
    return [(fact.stated_by, fact.agrees) for fact in Facts.of(articles, identities(*articles)).rows(articles)]


def test_there_are_forty_pairs() -> None:
    assert len(PAIRS) >= 40


def test_another_month_of_publication_is_another_fact() -> None:
    assert agreement(article("a", staff(700)), article("b", staff(900), day=JUNE)) == [(1, "alone"), (1, "alone")]


def test_a_corpus_without_days_compares_nothing() -> None:
    assert agreement(article("a", staff(700), day=None), article("b", staff(900), day=None)) == [(None, None)] * 2


def test_old_beside_new_in_one_article_is_no_conflict() -> None:
    """An article with two values under a key takes no part; with the old one dated, they are two facts."""
    told = agreement(article("a", staff(500), staff(700)), article("b", staff(700)))
    assert told == [(2, "alone")] * 3
    dated = agreement(article("a", staff(500, as_of="2023-10"), staff(700)), article("b", staff(700)))
    assert dated == [(1, "alone"), (2, "yes"), (2, "yes")]


def test_the_same_value_twice_in_one_article_is_one() -> None:
    assert agreement(article("a", staff(700), staff(700)), article("b", staff(900))) == [(2, "no")] * 3


def test_copies_count_once() -> None:
    copy = article("b", staff(700), near_duplicate_of="a")
    assert agreement(article("a", staff(700)), copy) == [(1, "alone")] * 2
    assert agreement(article("a", staff(700)), copy, article("c", staff(700))) == [(2, "yes")] * 3


def test_a_copy_of_a_copy_is_one_of_the_first() -> None:
    copies = [article("b", staff(700), near_duplicate_of="a"), article("c", staff(700), near_duplicate_of="b")]
    assert agreement(article("a", staff(700)), *copies) == [(1, "alone")] * 3


def test_conflicts_tell_each_value_with_who_says_so() -> None:
    articles = [
        article("a", staff(700)),
        article("b", staff(900, source="Port Authority")),
        article("c", staff(900)),
        article("d", staff(40, entity="Larkfield Foods")),
    ]
    conflicts = Facts.of(articles, identities(*articles)).conflicts(articles)
    assert [(row.entity, row.value, row.articles, row.sources) for row in conflicts] == [
        ("Harbour Line", 700, 1, "a.example"),
        ("Harbour Line", 900, 2, "Port Authority; c.example"),
    ]
    assert len({row.fact_key for row in conflicts}) == 1


def test_a_fact_holds_from_the_first_day_of_its_time() -> None:
    articles = [article("a", staff(as_of="2023-Q3"), staff(as_of="PRESENT_REF"), staff())]
    days = [fact.day for fact in Facts.of(articles, identities(*articles)).rows(articles)]
    assert days == [datetime.date(2023, 7, 1), MAY, MAY]


def test_a_figure_too_great_for_a_value_is_no_fact() -> None:
    assert agreement(article("a", staff(value=None))) == []


def test_thousands_of_figures_in_one_article() -> None:
    articles = [article("a", *(staff(float(number)) for number in range(5000))), article("b", staff(1.0))]
    told = agreement(*articles)
    assert len(told) == 5001 and set(told) == {(2, "alone")}
