"""The identities of a corpus: its members joined, named and counted."""

import datetime
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from warta.values.identity.bodies import name_bodies
from warta.values.identity.clusters import Clusters
from warta.values.identity.corpus import Corpus, Members, read_corpus
from warta.values.identity.organizations import OrganizationName, join_organizations, read_organization
from warta.values.identity.people import join_people, number_names
from warta.values.identity.person_names import PersonName, read_person
from warta.values.identity.places import PlaceName, join_places, read_place
from warta.values.identity.records import ArticleNames, Identities, Identity
from warta.values.identity.rules import IdentityRules, identity_rules
from warta.values.names.aliases import fold

_KEY_DIGITS = 16
_PIECES = 3  # of each kind of evidence, that are told

Told = Mapping[int, Sequence[tuple[str, str | None]]]
"""By member: its titles, each with the organization or the person on the other side."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How a member is named: in full or shortly, and by what words, where these tell it from all others."""

    full: bool
    telling: str | None


@dataclass(frozen=True, slots=True)
class Joined:
    """All persons, organizations or places of a corpus once joined; `chosen` are the members that name each."""

    prefix: str
    partners: str
    members: Members
    clusters: Clusters
    namings: Sequence[Naming]
    chosen: Mapping[int, int]

    def name(self, member: int) -> str:
        """The name of who or what a member is."""
        return self.members.names[self.chosen[self.clusters.root(member)]]


def identify(articles: Iterable[ArticleNames]) -> Identities:
    """Who is who in a corpus, from the names of its articles in the order of their sources.

    The same articles in the same order give the same identities. A key is made of the name where that tells one person
    or organization from all others, and so stays the same whatever articles are added; else it is made of the name and
    of the first member's id. Places have no titles, and are told by their names alone.
    """
    corpus, rules = read_corpus(articles), identity_rules()
    people_names = [read_person(name, rules) for name in corpus.people.names]
    organization_names = [
        read_organization(name, corpus.languages[article], rules)
        for name, article in zip(corpus.organizations.names, corpus.organizations.articles, strict=True)
    ]
    numbers = number_names(people_names)
    clusters = join_organizations(corpus, organization_names, numbers, rules)
    namings = list(map(_name_organization, organization_names, corpus.organizations.names))
    chosen = _choose_names(corpus.organizations, clusters, namings)
    organizations = Joined("o", "people", corpus.organizations, clusters, namings, chosen)
    bodies = name_bodies(corpus, clusters, organizations.name)
    clusters = join_people(corpus, people_names, numbers, bodies, rules)
    namings = list(map(_name_person, people_names))
    chosen = _choose_names(corpus.people, clusters, namings)
    people = Joined("p", "organization", corpus.people, clusters, namings, chosen)
    held: defaultdict[int, list[tuple[str, str | None]]] = defaultdict(list)
    holders: defaultdict[int, list[tuple[str, str | None]]] = defaultdict(list)
    for person, roles in corpus.roles.items():
        for role in roles:
            held[person].append((role.title, bodies.name(role)))
            if role.organization is not None:
                holders[role.organization].append((role.title, people.name(person)))
    return Identities(
        tuple(_describe(people, held, corpus.days)),
        tuple(_describe(organizations, holders, corpus.days)),
        tuple(_describe(_join_places(corpus, rules), {}, corpus.days)),
    )


def _join_places(corpus: Corpus, rules: IdentityRules) -> Joined:
    members = corpus.places
    names = [
        read_place(name, corpus.languages[article], rules)
        for name, article in zip(members.names, members.articles, strict=True)
    ]
    clusters = join_places(members, names)
    namings = list(map(_name_place, names))
    return Joined("l", "", members, clusters, namings, _choose_names(members, clusters, namings))


def _name_person(name: PersonName) -> Naming:
    return Naming(name.full, " ".join(name.words) if name.full and not name.common else None)


def _name_organization(name: OrganizationName, text: str) -> Naming:
    # One word may stand for several: `KPK` is short although its words are those of the full name.
    return Naming(len(name.words) > 1 and len(fold(text)) > 1, None if name.generic else " ".join(name.words))


def _name_place(name: PlaceName) -> Naming:
    return Naming(name.words == name.short, " ".join(name.words))


def _choose_names(members: Members, clusters: Clusters, namings: Sequence[Naming]) -> dict[int, int]:
    """By root, the member whose name is the set's: a full one, then that of most articles, then the first."""
    chosen = {}
    for root, gathered in clusters.members().items():
        first: dict[str, int] = {}
        for member in gathered:
            first.setdefault(members.names[member], member)
        counts = Counter(members.names[member] for member in gathered)
        name = max(first, key=lambda text: (namings[first[text]].full, counts[text], not text.isupper()))
        chosen[root] = first[name]
    return chosen


def _describe(joined: Joined, told: Told, days: Sequence[datetime.date | None]) -> Iterator[Identity]:
    """The sets as identities, in order of first appearance; `days` are those of the articles."""
    members = joined.members
    keys: set[str] = set()
    for root, gathered in joined.clusters.members().items():
        name = joined.name(root)
        own_key = _key(joined.prefix, f"{name}\0{members.ids[root]}")
        telling = joined.namings[joined.chosen[root]].telling
        key = _key(joined.prefix, telling) if telling else own_key
        if key in keys:  # an article names two of one name, who stay two
            key = own_key
        keys.add(key)
        seen = [day for member in gathered if (day := days[members.articles[member]]) is not None]
        forms = Counter(form for member in gathered for form in (members.names[member], *members.forms[member]))
        roles = [told.get(member, ()) for member in gathered]
        titles = _count_articles([title for title, _ in some] for some in roles)
        partners = _count_articles([partner for _, partner in some if partner] for some in roles)
        evidence = [
            *joined.clusters.evidence(root),
            *(f"title: {title}" for title in _repeated(titles)),
            *(f"{joined.partners}: {partner}" for partner in _repeated(partners)),
        ]
        yield Identity(
            key=key,
            name=name,
            members=tuple(members.ids[member] for member in gathered),
            articles=len({members.articles[member] for member in gathered}),
            mentions=sum(members.mentions[member] for member in gathered),
            first_seen=min(seen, default=None),
            last_seen=max(seen, default=None),
            titles=tuple(titles),
            partners=tuple(partners),
            joined_by=_few(evidence),
            other_names=tuple(form for form, _ in forms.most_common() if form != name),
        )


def _count_articles(found: Iterable[Iterable[str]]) -> dict[str, int]:
    """What the members have with the number of their articles, the highest first."""
    return dict(Counter(text for some in found for text in dict.fromkeys(some)).most_common())


def _repeated(counts: Mapping[str, int]) -> list[str]:
    """What several articles say, and so confirms that they mean the same."""
    return [text for text, count in counts.items() if count > 1]


def _few(evidence: Iterable[str]) -> tuple[str, ...]:
    """The first pieces of each kind of evidence, which stands before a colon."""
    counts: Counter[str] = Counter()
    kept = []
    for text in dict.fromkeys(evidence):
        kind = text.partition(":")[0]
        counts[kind] += 1
        if counts[kind] <= _PIECES:
            kept.append(text)
    return tuple(kept)


def _key(prefix: str, telling: str) -> str:
    """A short stable name of an identity."""
    return f"{prefix}-{hashlib.sha256(telling.encode()).hexdigest()[:_KEY_DIGITS]}"
