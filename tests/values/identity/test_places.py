"""Which places of two articles are one."""

from collections.abc import Sequence
from datetime import date
from itertools import count

import pytest

from warta.values.identity.identify import identify
from warta.values.identity.records import ArticleNames, Identity, Named

# The place of one article, that of another (`en:` before it: of an English one), whether they are one.
NAMES = [
    ("Ambon", "Ambon", True),
    ("Ambon", "AMBON", True),
    ("Ambon", "en:Ambon", True),
    ("Sao Paulo", "São Paulo", True),
    # a language's usual form
    ("Jabar", "Jawa Barat", True),
    ("Tangsel", "Tangerang Selatan", True),
    ("AS", "Amerika Serikat", True),
    ("en:U.S.", "en:United States", True),
    ("Korsel", "Korea Selatan", True),
    # a country, in whatever language
    ("Jerman", "en:Germany", True),
    ("AS", "en:US", True),
    ("Republik Indonesia", "en:Indonesia", True),
    ("Arab Saudi", "en:Saudi Arabia", True),
    # its kind in front
    ("Kota Ambon", "Ambon", True),
    ("Provinsi Jawa Barat", "Jabar", True),
    # a part, a neighbour, another of nearly the same name
    ("Jakarta", "Jakarta Selatan", False),
    ("Jakarta Barat", "Jakarta Selatan", False),
    ("Kabupaten Bogor", "Bogor", False),
    ("Kabupaten Bogor", "Kota Bogor", False),
    ("Korea Selatan", "Korea Utara", False),
    ("Amerika", "Amerika Serikat", False),
    ("en:York", "en:New York", False),
    ("Papua", "Papua Nugini", False),
    ("Sula", "Sulu", False),
]


NUMBERS = count(1)


def told(*names: str, day: str | None = None, forms: Sequence[str] = ()) -> ArticleNames:
    number = next(NUMBERS)
    language, _, _ = names[0].rpartition(":")
    places = (Named(f"{number}-l{at}", name.rpartition(":")[2], 2, tuple(forms)) for at, name in enumerate(names))
    return ArticleNames(language or "id", date.fromisoformat(day) if day else None, (), (), (), tuple(places))


def places(*articles: ArticleNames) -> list[Identity]:
    """The identity of each article's first place."""
    of = {member: place for place in identify(articles).places for member in place.members}
    return [of[article.places[0].id] for article in articles]


@pytest.mark.parametrize(("one", "other", "same"), NAMES)
def test_names(one: str, other: str, same: bool) -> None:
    a, b = places(told(one), told(other))
    assert (a is b) is same
    b, a = places(told(other), told(one))
    assert (a is b) is same
    assert a.key.startswith("l-")
    assert (a.key == b.key) is same


def test_a_name_without_its_kind_stays_apart_where_several_have_it() -> None:
    found = places(told("Kota Gorontalo"), told("Gorontalo"), told("Provinsi Gorontalo"), told("Gorontalo"))
    assert [place.name for place in found] == ["Kota Gorontalo", "Gorontalo", "Provinsi Gorontalo", "Gorontalo"]
    assert len({place.key for place in found}) == 3


def test_what_is_told_of_a_place() -> None:
    articles = (
        told("Kota Ambon", day="2025-03-02", forms=["Kota Ambon", "Ambon Manise"]),
        told("Ambon", day="2025-02-01"),
        told("AMBON"),
    )
    (place, *_) = places(*articles)
    assert (place.name, place.articles, place.mentions) == ("Ambon", 3, 6)
    assert (place.first_seen, place.last_seen) == (date(2025, 2, 1), date(2025, 3, 2))
    assert place.joined_by == ("name", "short name: Ambon")
    assert place.other_names == ("Kota Ambon", "Ambon Manise", "AMBON")


def test_one_article_may_call_a_place_by_two_names() -> None:
    found = identify([told("AS", "Amerika Serikat", "Jakarta"), told("en:United States")]).places
    assert [(place.name, place.articles, place.mentions) for place in found] == [
        ("Amerika Serikat", 2, 6),
        ("Jakarta", 1, 2),
    ]


def test_a_key_stays_when_articles_are_added() -> None:
    (alone,) = places(told("Ambon"))
    assert alone.key == places(told("en:Oslo"), told("Kota Ambon"), told("Ambon"))[2].key


def test_in_a_language_without_rules_names_are_words() -> None:
    a, b, c = places(told("fr:Lyon"), told("fr:LYON"), told("fr:Lyon-Est"))
    assert a is b and a is not c


def test_a_name_without_a_word_is_one_too() -> None:
    a, b, c = places(told("(?)"), told("(?)"), told("!"))
    assert a is b and a is not c
