"""Where titles are held: in organizations of the corpus, or in countries."""

from collections.abc import Callable
from dataclasses import dataclass

from warta.values.identity.clusters import Clusters
from warta.values.identity.corpus import Corpus, CorpusRole

Body = tuple[str, int | str]
"""An organization by its root, or a country by its name: `("organization", 12)`, `("country", "indonesia")`."""


def is_country(body: Body) -> bool:
    """Whether the body is a country or region, in which very many people hold titles."""
    return body[0] == "country"


@dataclass(frozen=True, slots=True)
class Bodies:
    """The organizations once they are joined, and the names of all bodies."""

    organizations: Clusters
    names: dict[Body, str]

    def of(self, role: CorpusRole) -> Body | None:
        """The body in which a title is held, None where nobody says."""
        if role.organization is not None:
            return "organization", self.organizations.root(role.organization)
        return ("country", role.country) if role.country else None

    def name(self, role: CorpusRole) -> str | None:
        """The name of that body."""
        body = self.of(role)
        return None if body is None else self.names[body]


def name_bodies(corpus: Corpus, organizations: Clusters, name: Callable[[int], str]) -> Bodies:
    """The bodies of a corpus: organizations by the names chosen for their members, countries as first written."""
    known: dict[Body, str] = {("organization", root): name(root) for root in organizations.members()}
    for roles in corpus.roles.values():
        for role in roles:
            if role.country and role.written:
                known.setdefault(("country", role.country), role.written)
    return Bodies(organizations, known)
