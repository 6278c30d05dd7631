"""Which persons of two articles are one, and by what evidence."""

import random
from collections.abc import Callable

import pytest

from warta.values.identity.identify import identify
from warta.values.identity.records import ArticleNames, Identity

Tell = Callable[..., ArticleNames]

# The first person of one article, the first of another, whether they are one.
NAMES = [
    # one full name is enough where it tells
    ("Ratri Kalvari", "Ratri Kalvari", True),
    ("Ratri Kalvari", "RATRI KALVARI", True),
    ("Éva Garnier-Roux", "Eva Garnier Roux", True),
    ("Ratri Kalvari | Governor @ Sagara", "Ratri Kalvari | Member @ Malika", True),
    ("Agus Budi Santoso", "Agus Budi Santoso", True),
    # not where very many people have it and something else is told of each
    ("Budi Santoso", "Budi Santoso", True),
    ("Budi Santoso | Minister of Health @ Indonesia", "Budi Santoso", True),
    ("Budi Santoso | Minister of Health @ Indonesia", "Budi Santoso | Footballer @ Indonesia", False),
    ("Budi Santoso | Minister of Health @ Indonesia", "Budi Santoso | Minister of Health @ Indonesia", True),
    ("Budi Santoso | Minister of Health", "Budi Santoso | Minister of Health @ Indonesia", True),
    ("Budi Santoso | Regent @ Malika", "Budi Santoso | Regent @ Sagara", False),
    ("Budi Santoso | Resident", "Budi Santoso | Resident", False),
    ("Budi Santoso | Resident @ Malika", "Budi Santoso | Resident @ Malika", False),
    ("John Smith | Mayor @ Larkfield", "John Smith | Mayor @ Larkfield", True),
    ("John Smith | Mayor @ Larkfield", "John Smith | Judge @ Tidewater", False),
    ("Muhammad Ali", "Muhammad Ali", True),
    # spellings
    ("Mohammad Kalvari | Regent @ Malika", "Muhammad Kalvari | Regent @ Malika", True),
    ("Mohammad Kalvari | Regent @ Malika", "Moh. Kalvari | Regent @ Malika", True),
    ("Mohammad Kalvari", "Muhammad Kalvari", False),
    ("Soekardjo Widjaja | Governor @ Sagara", "Sukarjo Wijaja | Governor @ Sagara", True),
    ("Ratri Kalvarino | Regent @ Malika", "Ratri Kalvarina | Regent @ Malika", True),
    ("Ratri Kalvari | Regent @ Malika", "Ratna Kalvari | Regent @ Malika", False),
    ("Ratri A. Kalvari | Regent @ Malika", "Ratri Kalvari | Regent @ Malika", True),
    ("Ratri A. Kalvari | Regent @ Malika", "Ratri B. Kalvari | Regent @ Malika", False),
    ("Kalvari Ratri | Regent @ Malika", "Ratri Kalvari | Regent @ Malika", True),
    ("Budi Santoso | Minister of Health", "Boedi Santoso | Minister of Health", False),
    # a part more or less
    ("Ratri Halimun Kalvari | Regent @ Malika", "Ratri Kalvari | Regent @ Malika", True),
    ("Ratri Halimun Kalvari | Regent", "Ratri Kalvari | Regent", False),
    ("Ratri Halimun Kalvari", "Ratri Kalvari", False),
    ("Ratri Halimun Kalvari | Regent @ Malika", "Ratri Kalvari | Regent @ Sagara", False),
    ("Ratri Halimun Kalvari | Regent @ Malika", "Ratri Nuraga Kalvari | Regent @ Malika", False),
    # single names: never alone
    ("Kartolo", "Kartolo", False),
    ("Kartolo | President @ Tavoria", "Kartolo", False),
    ("Kartolo | President", "Kartolo | President", False),
    ("Kartolo | President @ Tavoria", "Kartolo | President @ Tavoria", True),
    ("Soekartolo | President @ Tavoria", "Sukartolo | President @ Tavoria", True),
    ("Kartolo | President @ Tavoria", "Kartolo | President @ Malika", False),
    ("Kartolo | Resident @ Malika", "Kartolo | Resident @ Malika", False),
    ("Kartolo | Chairman @ Malika", "Sumartolo | Chairman @ Malika", False),
    # a single name and a full one
    ("Ratri Kalvari | Regent @ Malika", "Kalvari | Regent @ Malika", True),
    ("Ratri Kalvari | Regent @ Malika", "Ratri | Regent", True),
    ("Ratri Kalvari | Regent @ Malika", "Kalvari", False),
    ("Ratri Kalvari", "Kalvari", False),
    ("Ratri Kalvari | Regent @ Malika", "Kalvari | Regent @ Sagara", False),
    ("Ratri Kalvari | Regent @ Malika", "Kalvari | Resident @ Malika", False),
    ("Budi Kalvari | Regent @ Malika", "Budi | Regent", False),
    ("Budi Kalvari | Regent @ Malika", "Budi | Regent @ Malika", True),
    ("Ratri Kalvari | Regent @ Malika", "R. Kalvari | Regent @ Malika", True),
    ("Ratri Kalvari | Regent @ Malika", "S. Kalvari | Regent @ Malika", False),
    ("Ratri bin Kalvari | Regent @ Malika", "Kalvari | Regent @ Malika", False),
    ("Ratri Kalvari [Rakal] | Regent @ Malika", "Rakal | Regent @ Malika", True),
    ("Ratri Kalvari [Rakal] | Regent @ Malika", "Rakal", False),
]


def first_people(*articles: ArticleNames) -> list[Identity]:
    """The identity of each article's first person."""
    found = identify(articles)
    of = {member: person for person in found.people for member in person.members}
    return [of[article.people[0].id] for article in articles]


@pytest.mark.parametrize(("one", "other", "same"), NAMES)
def test_names(one: str, other: str, same: bool, tell: Tell) -> None:
    a, b = first_people(tell(one), tell(other))
    assert (a is b) is same
    b, a = first_people(tell(other), tell(one))
    assert (a is b) is same


# Titles in organizations of the article, and people named with them: what is shared, what is told of it.
EVIDENCE = [
    (
        ("Budi Santoso | Director @ PT Sagara", ["PT Sagara"]),
        ("Budi Santoso | Adviser @ Sagara", ["Sagara"]),
        "name; organization: PT Sagara",
    ),
    (("Budi Santoso", []), ("Budi Santoso", []), "name; no other known"),
    (("Budi Santoso | Regent @ Malika", []), ("Budi Santoso | Judge @ Sagara", []), None),
    (
        ("Kalvari | Member @ PT Sagara", ["PT Sagara"]),
        ("Ratri Kalvari | Director @ PT Sagara", ["PT Sagara"]),
        "short name: Kalvari; organization: PT Sagara",
    ),
    (
        ("Moh. Kalvari | Regent @ Malika", []),
        ("Muhammad Kalvari | Regent @ Malika", []),
        "spelling: Muhammad Kalvari; title: Regent; organization: Malika",
    ),
    (
        ("Ratri Kalvari | Regent @ Malika", []),
        ("Ratri Kalvari | Regent @ Malika", []),
        "name; title: Regent; organization: Malika",
    ),
    (("Ratri Kalvari | Regent @ Malika", []), ("Ratri Kalvari", []), "name"),
]


@pytest.mark.parametrize(("one", "other", "evidence"), EVIDENCE)
def test_evidence_is_told(
    one: tuple[str, list[str]], other: tuple[str, list[str]], evidence: str | None, tell: Tell
) -> None:
    a, b = first_people(tell(one[0], bodies=one[1]), tell(other[0], bodies=other[1]))
    assert (a is b) is (evidence is not None)
    assert "; ".join(b.joined_by) == (evidence or "")


TWO = "Budi Santoso | Regent @ Malika", "Budi Santoso | Judge @ Sagara"


def test_two_people_named_with_both_are_evidence(tell: Tell) -> None:
    one, other = first_people(
        tell(TWO[0], "Ratri Kalvari", "Omar Halimun"), tell(TWO[1], "Omar Halimun", "Ratri Kalvari")
    )
    assert one is other
    assert one.joined_by == ("name", "co-mentions: Ratri Kalvari, Omar Halimun")


@pytest.mark.parametrize("companions", [("Ratri Kalvari",), ("Kalvari", "Halimun"), ()])
def test_one_of_them_or_single_names_are_none(companions: tuple[str, ...], tell: Tell) -> None:
    one, other = first_people(*(tell(person, *companions) for person in TWO))
    assert one is not other


def test_who_is_named_everywhere_is_no_evidence(tell: Tell) -> None:
    everywhere = [tell("Ratri Kalvari", "Omar Halimun") for _ in range(20)]
    *_, one, other = first_people(*everywhere, *(tell(person, "Ratri Kalvari", "Omar Halimun") for person in TWO))
    assert one is not other


def test_a_list_is_no_evidence(tell: Tell) -> None:
    names = [
        f"Ratri {first}{rest}" for first in "KMNPRSTLBD" for rest in ("alva", "oli", "uno", "eta", "iba", "ada", "u")
    ]
    names += [name.replace("Ratri", "Omar") for name in names]
    one, other = first_people(*(tell(person, *names) for person in TWO))
    assert one is not other


def test_who_is_told_nothing_of_stays_apart_where_two_are_known(tell: Tell) -> None:
    *two, untold = first_people(*map(tell, TWO), tell("Budi Santoso"))
    assert untold not in two


@pytest.mark.parametrize(("articles", "known", "same"), [(0, 0, True), (0, 1, True), (1000, 2, False), (1000, 3, True)])
def test_among_many_articles_only_the_well_known_need_no_title(
    articles: int, known: int, same: bool, tell: Tell
) -> None:
    told = [tell(TWO[0]) for _ in range(known)]
    found = identify([tell() for _ in range(articles)] + [*told, tell("Budi Santoso"), tell("Budi Santoso")])
    assert (len(found.people) == 1) is same
    assert ("no other known" in found.people[0].joined_by) is same


def test_a_single_name_that_fits_two_joins_none(tell: Tell) -> None:
    a, b, c = first_people(
        tell("Ratri Kalvari | Member @ Forum", bodies=["Forum"]),
        tell("Omar Kalvari | Member @ Forum", bodies=["Forum"]),
        tell("Kalvari | Member @ Forum", bodies=["Forum"]),
    )
    assert len({a.key, b.key, c.key}) == 3


def test_a_middle_form_joins_no_two_people(tell: Tell) -> None:
    a, b, c = first_people(
        tell("Ratri Halimun Kalvari | Regent @ Malika"),
        tell("Ratri Nuraga Kalvari | Regent @ Malika"),
        tell("Ratri Kalvari | Regent @ Malika"),
    )
    assert len({a.key, b.key, c.key}) == 3


def test_two_of_one_article_stay_two(tell: Tell) -> None:
    found = identify([tell("Ratri Kalvari | Regent @ Malika", "Kalvari | Regent @ Malika"), tell("Ratri Kalvari")])
    assert [person.members for person in found.people] == [("0-p1", "1-p1"), ("0-p2",)]


def test_two_of_one_name_in_one_article_have_two_keys(tell: Tell) -> None:
    found = identify([tell("Ratri Kalvari", "Ratri Kalvari")])
    assert len({person.key for person in found.people}) == 2


def test_countries_meet_in_all_languages(tell: Tell) -> None:
    one, other = first_people(
        tell("Kartolo | President @ Amerika Serikat"), tell("Kartolo | President @ United States", language="en")
    )
    assert one is other
    assert one.partners == ("Amerika Serikat",)


def test_what_a_person_is_told_with(tell: Tell) -> None:
    articles = [
        tell("Kalvari | Regent @ Malika", day="2024-03-02"),
        tell("Ratri Kalvari | Regent @ Malika | Founder @ Forum Sagara", bodies=["Forum Sagara"], day="2023-11-30"),
        tell("Ratri Kalvari [Kalvari] | Regent @ Malika"),
    ]
    (person,) = identify(articles).people
    assert (person.name, person.articles, person.mentions) == ("Ratri Kalvari", 3, 3)
    assert (str(person.first_seen), str(person.last_seen)) == ("2023-11-30", "2024-03-02")
    assert (person.titles, person.partners) == (("Regent", "Founder"), ("Malika", "Forum Sagara"))
    assert person.other_names == ("Kalvari",)


def test_a_few_pieces_of_each_kind_of_evidence_are_told(tell: Tell) -> None:
    titles = [f"{title} @ {body}" for title, body in zip(("Regent", "Mayor", "Judge", "Envoy"), "ABCD", strict=True)]
    one, _ = first_people(*(tell(" | ".join(["Ratri Kalvari", *titles])) for _ in range(2)))
    assert one.joined_by == (
        "name",
        *("title: Regent", "title: Mayor", "title: Judge"),
        *("organization: A", "organization: B", "organization: C"),
    )


def test_days_may_be_unknown(tell: Tell) -> None:
    (person,) = identify([tell("Ratri Kalvari")]).people
    assert (person.first_seen, person.last_seen, person.joined_by) == (None, None, ())


def test_a_telling_name_keeps_its_key_whatever_is_added(tell: Tell) -> None:
    late = tell("Ratri Kalvari | Regent @ Malika")
    early = [tell("Budi Santoso"), tell("Kalvari | Regent @ Malika"), tell("Ratri Kalvari")]
    (alone,) = first_people(late)
    assert first_people(*early, late)[-1].key == alone.key


def test_the_same_articles_give_the_same_identities(tell: Tell) -> None:
    people = ["Ratri Kalvari", "Budi Santoso", "Kalvari", "Budi", "Moh. Kalvari", "Ratri H. Kalvari"]
    titles = ["Regent @ Malika", "Director @ Forum", "Member @ Forum", "Governor @ Sagara"]
    choice = random.Random(7)
    articles = [
        tell(*(f"{name} | {choice.choice(titles)}" for name in choice.sample(people, 3)), bodies=["Forum"])
        for _ in range(60)
    ]
    found = identify(articles)
    assert identify(iter(articles)) == found
    assert sorted(member for person in found.people for member in person.members) == sorted(
        person.id for article in articles for person in article.people
    )
    assert len({person.key for person in found.people}) == len(found.people)
