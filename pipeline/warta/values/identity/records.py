"""What goes in, article by article in the order of the sources, and what comes out: the identities of the corpus."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A person, organization or place of one article; `forms` are the different ways in which it writes the name."""

    id: str
    name: str
    mentions: int
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A normalized title that an article gives to one of its persons.

    `organization_id` is one of the article's organizations, or None where `organization` is a country or region.
    """

    person_id: str
    title: str
    organization: str | None = None
    organization_id: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """The names of one article and its day of publication; ids are unique in the corpus."""

    language: str | None
    day: datetime.date | None
    people: tuple[Named, ...]
    organizations: tuple[Named, ...]
    roles: tuple[Role, ...]
    places: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """A person, an organization or a place of the corpus, known from one article or from several.

    `members` are the ids that it has in its articles. `titles` are normalized, those of most articles first; so are
    `partners`: the organizations in which a person holds them, the people who hold them in an organization.
    `joined_by` is the evidence that joined the members and what confirms it, none where there is one member.
    """

    key: str
    name: str
    members: tuple[str, ...]
    articles: int
    mentions: int
    first_seen: datetime.date | None
    last_seen: datetime.date | None
    titles: tuple[str, ...]
    partners: tuple[str, ...]
    joined_by: tuple[str, ...]
    other_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identities:
    """Everybody, every body and every place of a corpus, in order of first appearance."""

    people: tuple[Identity, ...]
    organizations: tuple[Identity, ...]
    places: tuple[Identity, ...]
