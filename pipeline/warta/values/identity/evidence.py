"""What two members share besides a name: titles, organizations, the people named with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from warta.values.identity.bodies import Body, is_country

Item = TypeVar("Item")

_SHARED_PEOPLE = 2  # people named in both articles who say something: one alone may be everywhere
_SHOWN_PEOPLE = 3


@dataclass(slots=True)
class Evidence:
    """Titles with the bodies they are held in (empty where unknown), and the people named beside.

    All are dicts, which keep their order, so that the same articles give the same evidence.
    """

    roles: dict[str, dict[Body, None]] = field(default_factory=dict)
    companions: dict[int, None] = field(default_factory=dict)

    def add(self, other: "Evidence") -> None:
        """Take in what another member has."""
        for title, bodies in other.roles.items():
            self.roles.setdefault(title, {}).update(bodies)
        self.companions.update(other.companions)

    def bodies(self) -> dict[Body, None]:
        """The organizations in which titles are held."""
        return {body: None for bodies in self.roles.values() for body in bodies if not is_country(body)}


@dataclass(frozen=True, slots=True)
class Shared:
    """What two members have in common: a title, a body, people named in both articles."""

    title: str | None
    body: Body | None
    people: tuple[int, ...]

    @property
    def posts(self) -> int:
        """How many of the two there are: a title, a body."""
        return (self.title is not None) + (self.body is not None)

    @property
    def kinds(self) -> int:
        """How many kinds of evidence there are, of three."""
        return self.posts + bool(self.people)


def shared(a: Evidence, b: Evidence, common_roles: frozenset[str]) -> Shared:
    """What two members have in common.

    A title counts when few people hold it and the bodies it is held in don't differ; a body counts whatever the title,
    a country only under the same title; people count from two on.
    """
    titles = [title for title in both(a.roles, b.roles) if title.casefold() not in common_roles]
    agreed = [title for title in titles if _agree(a.roles[title], b.roles[title])]
    bodies = [
        *both(a.bodies(), b.bodies()),
        *(body for title in titles for body in both(a.roles[title], b.roles[title])),
    ]
    people = tuple(sorted(both(a.companions, b.companions)))
    return Shared(
        title=agreed[0] if agreed else None,
        body=bodies[0] if bodies else None,
        people=people[:_SHOWN_PEOPLE] if len(people) >= _SHARED_PEOPLE else (),
    )


def _agree(a: dict[Body, None], b: dict[Body, None]) -> bool:
    """Whether the bodies of one title can be the same."""
    return not a or not b or any(True for _ in both(a, b))


def both(a: Mapping[Item, object], b: Mapping[Item, object]) -> Iterator[Item]:
    """The keys that two dicts share, in the order of the shorter one."""
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    return (item for item in shorter if item in longer)
