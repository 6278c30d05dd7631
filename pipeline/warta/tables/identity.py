"""Rows to who is who across articles, and back: the tables `people` and `organizations_all`, and the keys to them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from warta.tables.rows import (
    ArticleRow,
    MentionRow,
    OrganizationAllRow,
    OrganizationRow,
    PeopleRow,
    PersonRow,
    Row,
    Rows,
    TitleRow,
)
from warta.values.identity.identify import identify
from warta.values.identity.records import ArticleNames, Identity, Named, Role

CorpusRow = TypeVar("CorpusRow", PeopleRow, OrganizationAllRow)
SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class IdentityTables:
    """The rows of the corpus, and the key among them of each person and organization of an article, by its id."""

    people: list[PeopleRow]
    organizations: list[OrganizationAllRow]
    keys: Mapping[str, str]


def read_names(rows: Rows) -> ArticleNames:
    """What identity across articles asks of the rows of one article; none are named by an article without text."""
    article = cast(ArticleRow, rows["articles"][0])
    forms: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for mention in cast(list[MentionRow], rows["mentions"]):
        if mention.entity_id:
            forms[mention.entity_id][" ".join(mention.text.split())] = None
    return ArticleNames(
        language=article.language,
        day=article.published_day,
        people=tuple(
            Named(row.person_id, row.name, row.mentions, tuple(forms[row.person_id]))
            for row in cast(list[PersonRow], rows["persons"])
        ),
        organizations=tuple(
            Named(row.organization_id, row.name, row.mentions, tuple(forms[row.organization_id]))
            for row in cast(list[OrganizationRow], rows["organizations"])
        ),
        roles=tuple(
            Role(row.person_id, row.title_normalized, row.organization, row.organization_id)
            for row in cast(list[TitleRow], rows["titles"])
            if row.person_id
        ),
    )


def build_identities(names: Iterable[ArticleNames]) -> IdentityTables:
    """Who is who in a run, from the names of its articles in the order of their sources, gone through once."""
    found = identify(names)
    return IdentityTables(
        people=[_row(PeopleRow, identity) for identity in found.people],
        organizations=[_row(OrganizationAllRow, identity) for identity in found.organizations],
        keys={
            member: identity.key for identity in (*found.people, *found.organizations) for member in identity.members
        },
    )


def add_keys(table: str, rows: Iterable[Row], tables: IdentityTables) -> Iterator[Row]:
    """The rows of one table of articles, with the keys to those of the corpus."""
    match table:
        case "persons":
            return (replace(row, person_key=tables.keys[row.person_id]) for row in cast(Iterable[PersonRow], rows))
        case "organizations":
            return (
                replace(row, organization_key=tables.keys[row.organization_id])
                for row in cast(Iterable[OrganizationRow], rows)
            )
        case _:
            return iter(rows)


def _row(kind: type[CorpusRow], identity: Identity) -> CorpusRow:
    return kind(
        identity.key,
        identity.name,
        identity.articles,
        identity.mentions,
        identity.first_seen,
        identity.last_seen,
        _join(identity.titles),
        _join(identity.partners),
        _join(identity.joined_by),
        _join(identity.other_names),
    )


def _join(texts: Sequence[str]) -> str | None:
    """A list as one cell; a semicolon inside a text would part it."""
    return SEPARATOR.join(text.replace(";", ",") for text in texts) or None
