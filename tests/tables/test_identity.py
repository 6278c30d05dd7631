"""Rows to the tables of the corpus, and keys back to the rows."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from warta.article import Article
from warta.tables.build import build_rows
from warta.tables.identity import add_keys, build_identities
from warta.tables.rows import TABLES, LocationRow, PersonRow, Rows, columns

Annotate = Callable[[Article], Doc]


@pytest.fixture
def run(article: Article, annotate: Annotate) -> list[Rows]:
    """An article twice, the second time later and under another id, and one without text."""
    later = replace(article, article_id="f" * 16, source="lain.txt", published="2024-07-01")
    empty = replace(article, article_id="e" * 16, source="kosong.txt", status="empty", text="")
    return [build_rows(article, annotate(article)), build_rows(empty, None), build_rows(later, annotate(later))]


@pytest.fixture
def rows(run: list[Rows]) -> Rows:
    together = {table: [row for one in run for row in one.get(table, ())] for table in TABLES}
    corpus = build_identities(run)
    keyed = {table: list(add_keys(table, found, corpus)) for table, found in together.items()}
    return keyed | {
        "people": corpus.people,
        "organizations_all": corpus.organizations,
        "places_all": corpus.places,
    }


def test_people_are_told_with_all_their_articles(rows: Rows) -> None:
    (person,) = rows["people"]
    assert (person.name, person.articles, person.mentions) == ("Sari Wulan", 2, 4)
    assert (person.first_seen, person.last_seen) == (datetime.date(2024, 6, 3), datetime.date(2024, 7, 1))
    assert (person.titles, person.organizations) == ("President Director", "Nusa Energi")
    assert person.joined_by == "name; title: President Director; organization: Nusa Energi"
    assert person.other_names == "Sari"


def test_so_are_organizations(rows: Rows) -> None:
    (body,) = rows["organizations_all"]
    assert (body.name, body.articles, body.people, body.titles) == (
        "Nusa Energi",
        2,
        "Sari Wulan",
        "President Director",
    )
    assert body.other_names == "PT Nusa Energi"


def test_keys_lead_to_them(rows: Rows) -> None:
    assert [row.person_key for row in rows["persons"]] == [rows["people"][0].person_key] * 2
    assert [row.organization_key for row in rows["organizations"]] == [
        rows["organizations_all"][0].organization_key
    ] * 2


def test_keys_stand_wherever_there_is_an_id(rows: Rows) -> None:
    person, body = rows["people"][0].person_key, rows["organizations_all"][0].organization_key
    assert (person, body) in {(row.person_key, row.organization_key) for row in rows["titles"]}
    for table, key, own in (
        ("titles", "organization_key", "organization_id"),
        ("figures", "entity_key", "entity_id"),
        ("figures", "source_key", "source_id"),
        ("quotes", "speaker_key", "speaker_id"),
        ("locations", "place_key", "location_id"),
    ):
        assert all((getattr(row, key) is None) == (getattr(row, own) is None) for row in rows[table])


def test_places_of_one_name_are_one(run: list[Rows]) -> None:
    names = ["Jakarta", "JAKARTA", "Jakarta Selatan"]
    for number, (one, name) in enumerate(zip(run, names, strict=True)):
        article = one["articles"][0].article_id
        one["locations"] = [LocationRow(article, f"{article}-l{number}", name, 2, 0, 7)]
    places = build_identities(run).places
    assert [(row.name, row.articles, row.mentions, row.other_names) for row in places] == [
        ("Jakarta", 2, 4, "JAKARTA"),
        ("Jakarta Selatan", 1, 2, None),
    ]


def test_an_articles_own_cells_stay_as_they_are(rows: Rows, run: list[Rows]) -> None:
    before = [row for one in run for row in one["persons"]]
    assert [replace(row, person_key=None) for row in rows["persons"]] == before
    assert all(rows[table] == [row for one in run for row in one[table]] for table in ("dates", "mentions"))
    titles = [row for one in run for row in one["titles"]]
    assert [replace(row, person_key=None, organization_key=None) for row in rows["titles"]] == titles


def test_a_list_has_no_semicolon_but_its_own(run: list[Rows]) -> None:
    for one in run:
        one["persons"] = [replace(row, name="Sari; Wulan") for row in one["persons"]]
        one["mentions"] = []
    (person,) = build_identities(run).people
    assert person.name == "Sari; Wulan"
    one = run[0]
    one["titles"] = [replace(row, title_normalized="Head; Deputy") for row in one["titles"]]
    (person,) = build_identities([one]).people
    assert person.titles == "Head, Deputy"


def test_no_articles_no_rows() -> None:
    tables = build_identities([])
    assert (tables.people, tables.organizations, tables.keys) == ([], [], {})


def test_a_row_has_no_key_before_the_run_is_read(run: list[Rows]) -> None:
    assert [row.person_key for row in run[0]["persons"]] == [None]
    assert columns("persons")[-1].references == "people"
    assert PersonRow.__slots__[-1] == "person_key"
