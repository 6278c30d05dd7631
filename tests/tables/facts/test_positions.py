"""Who was what over the corpus, and by what title somebody speaks."""

import datetime
from typing import cast

from tests.tables.facts.rows import article, identities
from warta.tables.facts.positions import Positions, statements
from warta.tables.rows import PersonRow, QuoteRow, Row, Rows, TitleRow

FIRST, THEN = datetime.date(2023, 11, 16), datetime.date(2023, 11, 18)


def told(name: str, day: datetime.date | None, *titles: tuple[str, str | None, str]) -> Rows:
    """An article that names Ada Obi with these titles (title, organization, status)."""
    rows = article(name, day=day)
    rows["persons"] = [PersonRow(name, f"{name}-p1", "Ada Obi", 1, 0, 7, None)]
    rows["titles"] = [
        cast(Row, TitleRow(name, f"{name}-p1", "Ada Obi", title, title, body, status, 0, 3, body and f"{name}-o1", ""))
        for title, body, status in titles
    ]
    return rows


def says(rows: Rows, **more: str | None) -> Rows:
    """The article with a statement by Ada Obi in it."""
    name = rows["articles"][0].article_id  # type: ignore[attr-defined]
    quote = {"kind": "direct", "published": None} | more
    rows["quotes"] = [cast(Row, QuoteRow(name, f"{name}-p1", "Ada Obi", "We sail on.", "said", 9, 20, **quote))]
    return rows


def test_positions_stand_in_the_order_in_which_they_are_told() -> None:
    articles = [
        told("a", FIRST, ("Chief Executive Officer", "Harbour Line", "current")),
        told("b", THEN, ("Chief Executive Officer", "Harbour Line", "former")),
        told("c", THEN, ("Chief Executive Officer", "Harbour Line", "former"), ("Lecturer", None, "current")),
    ]
    rows = Positions.of(articles, identities(*articles)).rows()
    assert [(r.title, r.organization, r.status, r.first_seen, r.last_seen, r.articles) for r in rows] == [
        ("Chief Executive Officer", "Harbour Line", "current", FIRST, FIRST, 1),
        ("Chief Executive Officer", "Harbour Line", "former", THEN, THEN, 2),
        ("Lecturer", None, "current", THEN, THEN, 1),
    ]
    assert len({row.person_key for row in rows}) == 1


def test_a_speaker_speaks_by_the_fullest_title_of_the_article() -> None:
    titles = ("Chief", None, "current"), ("Chief Executive Officer", "Harbour Line", "current")
    articles = [says(told("a", FIRST, *titles, ("Minister", None, "former")))]
    who = identities(*articles)
    (row,) = statements(articles, who, Positions.of(articles, who))
    assert (row.title, row.organization, row.day) == ("Chief Executive Officer", "Harbour Line", FIRST)


def test_else_by_that_of_the_corpus() -> None:
    articles = [told("a", FIRST, ("Chief Executive Officer", "Harbour Line", "current")), says(told("b", THEN))]
    who = identities(*articles)
    (row,) = statements(articles, who, Positions.of(articles, who))
    assert (row.speaker, row.title, row.organization) == ("Ada Obi", "Chief Executive Officer", "Harbour Line")


def test_a_post_has_its_own_day() -> None:
    post = says(told("a", THEN), kind="post", published="2023-11-16T09:30:00Z")
    damaged = says(told("b", THEN), kind="post", published="yesterday")
    articles = [post, damaged]
    who = identities(*articles)
    assert [row.day for row in statements(articles, who, Positions.of(articles, who))] == [FIRST, THEN]


def test_two_persons_of_one_name_keep_their_own_positions() -> None:
    """Where nothing joins them, each has a key of its own."""
    first = told("a", FIRST, ("Goalkeeper", None, "current"))
    second = told("b", THEN, ("Judge", None, "current"))
    second["persons"] = [
        PersonRow("b", "b-p1", "Ada Obi", 1, 0, 7, None),
        PersonRow("b", "b-p2", "Ada Obi", 1, 30, 37, None),
    ]
    articles = [first, second]
    rows = Positions.of(articles, identities(*articles)).rows()
    assert [row.title for row in rows] == ["Goalkeeper", "Judge"]
