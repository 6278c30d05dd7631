"""Rows to who is who across articles, and back: tables of the whole corpus, and the keys to them."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from warta.tables.rows import (
    ArticleRow,
    LocationRow,
    MentionRow,
    OrganizationAllRow,
    OrganizationRow,
    PeopleRow,
    PersonRow,
    PlaceAllRow,
    Row,
    Rows,
    TitleRow,
)
from warta.values.identity.identify import identify
from warta.values.identity.records import ArticleNames, Identity, Named, Role

SEPARATOR = "; "

Day = datetime.date | None


@dataclass(frozen=True, slots=True)
class IdentityTables:
    """The rows of the corpus, and the key among them of each person and organization of an article, by its id."""

    people: list[PeopleRow]
    organizations: list[OrganizationAllRow]
    places: list[PlaceAllRow]
    keys: Mapping[str, str]

    def names(self) -> Mapping[str, str]:
        """The corpus's name of each person, organization and place, by its key."""
        return {
            **{row.person_key: row.name for row in self.people},
            **{row.organization_key: row.name for row in self.organizations},
            **{row.place_key: row.name for row in self.places},
        }

    def key(self, entity_id: str | None) -> str | None:
        """The key of an article's person, organization or place."""
        return self.keys.get(entity_id) if entity_id else None


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
        places=tuple(
            Named(row.location_id, row.name, row.mentions, tuple(forms[row.location_id]))
            for row in cast(list[LocationRow], rows["locations"])
        ),
    )


def build_identities(articles: Iterable[Rows]) -> IdentityTables:
    """Who is who in a run, from the rows of its articles in the order of their sources, gone through once."""
    outlets: set[str] = set()
    found = identify(_noting_outlets(articles, outlets))
    return IdentityTables(
        people=[PeopleRow(*_cells(identity), *_lists(identity), *_joining(identity)) for identity in found.people],
        organizations=[
            OrganizationAllRow(
                *_cells(identity), *_lists(identity), *_joining(identity), named_in=_count_named(identity, outlets)
            )
            for identity in found.organizations
        ],
        places=[PlaceAllRow(*_cells(identity), *_joining(identity)) for identity in found.places],
        keys={
            member: identity.key
            for identity in (*found.people, *found.organizations, *found.places)
            for member in identity.members
        },
    )


def _noting_outlets(articles: Iterable[Rows], outlets: set[str]) -> Iterator[ArticleNames]:
    """What identity asks of each article; the ids of the outlets are noted on the way."""
    for rows in articles:
        outlets.update(row.organization_id for row in cast(list[OrganizationRow], rows["organizations"]) if row.role)
        yield read_names(rows)


# By table, its columns of keys and the column of ids that each follows.
KEYS: Mapping[str, Mapping[str, str]] = {
    "persons": {"person_key": "person_id"},
    "titles": {"person_key": "person_id", "organization_key": "organization_id"},
    "organizations": {"organization_key": "organization_id"},
    "locations": {"place_key": "location_id"},
    "figures": {"entity_key": "entity_id", "source_key": "source_id"},
    "quotes": {"speaker_key": "speaker_id"},
}


def add_keys(table: str, rows: Iterable[Row], tables: IdentityTables) -> Iterator[Row]:
    """The rows of one table of articles, with the keys to those of the corpus."""
    columns = KEYS.get(table)
    if not columns:
        return iter(rows)
    return (replace(row, **{key: tables.key(getattr(row, own)) for key, own in columns.items()}) for row in rows)


def _cells(identity: Identity) -> tuple[str, str, int, int, Day, Day]:
    """The first cells of its row, whoever or whatever it is."""
    return (
        identity.key,
        identity.name,
        identity.articles,
        identity.mentions,
        identity.first_seen,
        identity.last_seen,
    )


def _lists(identity: Identity) -> tuple[str | None, str | None]:
    return _join(identity.titles), _join(identity.partners)


def _joining(identity: Identity) -> tuple[str | None, str | None]:
    return _join(identity.joined_by), _join(identity.other_names)


def _count_named(identity: Identity, outlets: set[str]) -> int:
    """The articles that tell of an organization, and are not by it."""
    return sum(member not in outlets for member in identity.members)


def _join(texts: Sequence[str]) -> str | None:
    """A list as one cell; a semicolon inside a text would part it."""
    return SEPARATOR.join(text.replace(";", ",") for text in texts) or None
