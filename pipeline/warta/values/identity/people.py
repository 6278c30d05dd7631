"""Which persons of different articles are one.

How much must be shared beside the name, out of a title, the organization it is held in, and people named in both
articles, depends on how much the name tells:

- the same full name: nothing, but one kind where both its parts are common: `Budi Santoso` the minister and `Budi
  Santoso` the footballer stay two. One of whom nothing is told joins the only one of whom something is, among many
  articles if several tell of that one; where two are known, it stays a third;
- a full name in another spelling, with or without initials: one kind, two where its parts are common;
- a full name with a part more or less: two kinds;
- the same single name: two kinds, a title or an organization among them: never the name alone;
- a single name and a full one, or a nickname that an article equates with it: a title or an organization, both where
  the name is common; and only one full name of the corpus may fit.

Where a name fits several that don't fit each other, it joins none. People who are named in very many articles, or in
long lists, are no evidence. Names are compared within blocks (shared parts with shared evidence, shared consonants) of
a few names each, so that the work grows with the corpus and not with its square.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations

from warta.values.identity.bodies import Bodies, Body, is_country
from warta.values.identity.clusters import Clusters
from warta.values.identity.corpus import Corpus
from warta.values.identity.evidence import Evidence, Shared, shared
from warta.values.identity.person_names import PersonName, blocks, closeness, read_person
from warta.values.identity.rules import IdentityRules
from warta.values.names.aliases import Words

_CANDIDATES = 20  # members of one block that are compared, the latest; keeps hostile lists linear
_LATEST = 4  # the same for one name with one piece of evidence
_EVERYWHERE = 10, 100  # no evidence: who is named in more than 10 articles and in more than one of 100
_MANY = 1_000  # articles of a corpus in which two people may have one common name
_WELL_KNOWN = 3  # articles that tell of a person whom others name without a title
_LIST = 100  # no evidence: who stands in a list, an article of more names than these
_SEVERAL = -1

Post = tuple[str | None, Body | None]
"""A title in a body, a title wherever held, or a body whatever the title."""


def number_names(names: Sequence[PersonName]) -> list[int]:
    """A number for each person's full name, equal for equal names; -1 for a single name."""
    numbers: dict[Words, int] = {}
    return [numbers.setdefault(name.words, len(numbers)) if name.full else -1 for name in names]


def join_people(
    corpus: Corpus, names: Sequence[PersonName], numbers: Sequence[int], bodies: Bodies, rules: IdentityRules
) -> Clusters:
    """The persons of a corpus as clusters, by their names and the numbers of these (`number_names`)."""
    return _Joiner(corpus, names, numbers, bodies, rules).join()


class _Joiner:
    """The state of the joining: every person's name, and what articles tell of each."""

    def __init__(
        self, corpus: Corpus, names: Sequence[PersonName], numbers: Sequence[int], bodies: Bodies, rules: IdentityRules
    ) -> None:
        self.corpus = corpus
        self.members = corpus.people
        self.clusters = Clusters(self.members.articles)
        self.names = names
        self.numbers = numbers
        self.bodies = bodies
        self.rules = rules
        self.spelled: dict[int, str] = {}
        self.beside: defaultdict[int, list[int]] = defaultdict(list)
        self._see_companions()

    def join(self) -> Clusters:
        self._join_same()
        self._join_variants()
        self._join_singles()
        return self.clusters

    def _join_same(self) -> None:
        """Members of one name: all at once where it tells enough, else those that share more."""
        first: dict[Words, int] = {}
        alike: defaultdict[tuple[Words, Words], list[int]] = defaultdict(list)
        for member, name in enumerate(self.names):
            if name.full and not name.common:
                self.clusters.join(first.setdefault(name.words, member), member, ("name",))
            else:
                alike[name.words if name.full else name.parts, name.initials].append(member)
        for members in alike.values():
            if len(members) > 1 and self.names[members[0]].full:
                self._join_alike(members, needed=1)
                self._join_untold(members)
            elif len(members) > 1:
                self._join_alike(members, needed=2)

    def _join_alike(self, members: Sequence[int], needed: int) -> None:
        """Members of one name that share so many kinds of evidence."""
        latest: defaultdict[object, deque[tuple[int, Evidence]]] = defaultdict(lambda: deque(maxlen=_LATEST))
        for member in members:
            evidence = self._evidence(member)
            items = [*evidence.roles, *evidence.bodies(), *(evidence.companions if needed == 1 else ())]
            for other, told in {seen: told for item in items for seen, told in latest[item]}.items():
                if self.clusters.root(other) == self.clusters.root(member):
                    continue
                found = self._shared(told, evidence)
                if found.kinds >= needed:
                    self.clusters.join(other, member, self._tell(found, self._same_name(other, member)))
            for item in items:
                latest[item].append((member, evidence))

    def _join_untold(self, members: Sequence[int]) -> None:
        """Those of a common name of whom nothing is told, with the only one of the name of whom anything is.

        Among many articles that one has to be well known, as two people of the name are to be expected.
        """
        told = [member for member in members if member in self.corpus.roles]
        known = {self.clusters.root(member) for member in told}
        if len(known) <= 1 and (len(self.corpus.days) <= _MANY or len(told) >= _WELL_KNOWN):
            for member in members:
                self.clusters.join(told[0] if told else members[0], member, ("name", "no other known"))

    def _same_name(self, a: int, b: int) -> str:
        """How two members of one name, however spelled, have it in common."""
        return "name" if self.names[a].words == self.names[b].words else f"spelling: {self.members.names[b]}"

    def _join_variants(self) -> None:
        """Full names in other spellings, or with a part more or less."""
        units = _Units(self.clusters, self._evidence)
        near: defaultdict[object, list[int]] = defaultdict(list)
        fits: defaultdict[int, dict[int, Shared]] = defaultdict(dict)
        for unit in units.members:
            if not self.names[unit].full:
                continue
            candidates: dict[int, None] = {}
            for block in self._blocks(unit, units.members[unit]):
                candidates.update(dict.fromkeys(near[block][-_CANDIDATES:]))
                near[block].append(unit)
            for other in candidates:
                if found := self._is_variant(unit, other, units):
                    fits[unit][other] = fits[other][unit] = found
        doubtful = {unit for unit, others in fits.items() if self._differ(others)}
        for unit, others in fits.items():
            for other, found in others.items():
                if unit not in doubtful and other not in doubtful:
                    later = max(unit, other)
                    self.clusters.join(unit, other, self._tell(found, f"spelling: {self.members.names[later]}"))

    def _blocks(self, unit: int, members: Sequence[int]) -> Iterator[object]:
        """Keys of which two variants share one: consonants of two parts, or a part with a title in a body."""
        yield from blocks(self.names[unit])
        posts = {
            (role.title, self.bodies.of(role)): None for member in members for role in self.corpus.roles.get(member, ())
        }
        for title, body in posts:
            if body is not None:
                yield from ((part, title, body) for part in self.names[unit].parts)

    def _is_variant(self, a: int, b: int, units: "_Units") -> Shared | None:
        """What two units of different names share, where it makes them one."""
        one, other = self.names[a], self.names[b]
        if one.words == other.words or not (close := closeness(one, other)):
            return None
        found = self._shared(units.evidence(a), units.evidence(b))
        needed = 1 if close == 2 and not (one.common or other.common) else 2
        return found if found.kinds >= needed else None

    def _differ(self, units: Collection[int]) -> bool:
        """Whether two of the units cannot be one person: other names, or one name and nothing that joined them."""
        names = [self.names[unit] for unit in units]
        return len(names) > _CANDIDATES or any(
            one.words == other.words or not closeness(one, other) for one, other in combinations(names, 2)
        )

    def _join_singles(self) -> None:
        """Single names with the one full name that fits and shares a title or an organization."""
        units = _Units(self.clusters, self._evidence)
        singles = [unit for unit in units.members if not self.names[unit].full]
        wanted = {part for unit in singles for part in self.names[unit].own}
        holders: dict[object, int] = {}
        for unit, members in units.members.items():
            if self.names[unit].full:
                parts = wanted & self._short_names(members)
                for post in self._posts(members) if parts else ():
                    for part in parts:
                        known = holders.setdefault((part, post), unit)
                        holders[part, post] = unit if known == unit else _SEVERAL
        for single in singles:
            holder = self._holder(single, units.members[single], holders)
            if holder is None:
                continue
            found = self._shared(units.evidence(holder), units.evidence(single))
            if found.posts >= (2 if self.names[single].common else 1):
                self.clusters.join(holder, single, self._tell(found, f"short name: {self.members.names[single]}"))

    def _short_names(self, members: Sequence[int]) -> set[str]:
        """The single names by which a person may be called: the parts of the names, and nicknames that articles use."""
        forms = dict.fromkeys(form for member in members for form in self.members.forms[member])
        nicknames = (read_person(form, self.rules) for form in forms)
        found = {part for member in members for part in self.names[member].own}
        return found.union(*(name.parts for name in nicknames if not name.full))

    def _posts(self, members: Sequence[int]) -> dict[Post, None]:
        """The titles with and without their bodies, and the bodies, of some members; common titles left out."""
        posts: dict[Post, None] = {}
        for role in (role for member in members for role in self.corpus.roles.get(member, ())):
            body = self.bodies.of(role)
            if role.title.casefold() not in self.rules.common_roles:
                posts[role.title, body] = posts[role.title, None] = None
            if body is not None and not is_country(body):
                posts[None, body] = None
        return posts

    def _holder(self, single: int, members: Sequence[int], holders: Mapping[object, int]) -> int | None:
        """The one full name that a single one may stand for, by its most telling posts."""
        name = self.names[single]
        posts = self._posts(members)
        in_bodies = [post for post in posts if None not in post]
        bodies = [post for post in posts if post[0] is None]
        titles = [post for post in posts if post[1] is None]
        for telling in (in_bodies, bodies, titles):
            found = {holders[part, post] for post in telling for part in name.own if (part, post) in holders}
            if found:
                (unit, *others) = sorted(found)
                return unit if not others and unit != _SEVERAL and self._has_initials(unit, name) else None
        return None

    def _has_initials(self, unit: int, single: PersonName) -> bool:
        """Whether the initials before a single name are those of the full one."""
        starts = {part[0] for part in self.names[unit].parts} | set(self.names[unit].initials)
        return starts.issuperset(single.initials)

    def _see_companions(self) -> None:
        """Who is named in each article, by full name, but for those who are named everywhere, or in a list."""
        counts = Counter(self.numbers)
        least, share = _EVERYWHERE
        most = max(least, len(self.corpus.days) // share)
        for person, number in enumerate(self.numbers):
            if number >= 0:
                self.spelled.setdefault(number, self.members.names[person])
                if counts[number] <= most:
                    self.beside[self.members.articles[person]].append(number)
        for article, beside in self.beside.items():
            if len(beside) > _LIST:
                self.beside[article] = []

    def _evidence(self, member: int) -> Evidence:
        """What one article tells of a person."""
        evidence = Evidence()
        for role in self.corpus.roles.get(member, ()):
            bodies = evidence.roles.setdefault(role.title, {})
            if (body := self.bodies.of(role)) is not None:
                bodies[body] = None
        own = self.numbers[member]
        evidence.companions = {n: None for n in self.beside.get(self.members.articles[member], ()) if n != own}
        return evidence

    def _shared(self, a: Evidence, b: Evidence) -> Shared:
        return shared(a, b, self.rules.common_roles)

    def _tell(self, found: Shared, name: str) -> Iterator[str]:
        """Shared evidence in words."""
        yield name
        if found.title is not None:
            yield f"title: {found.title}"
        if found.body is not None:
            yield f"organization: {self.bodies.names[found.body]}"
        if found.people:
            yield "co-mentions: " + ", ".join(self.spelled[number] for number in found.people)


class _Units:
    """The clusters as they stand: members by root, in order, and the evidence of all members together."""

    def __init__(self, clusters: Clusters, evidence: Callable[[int], Evidence]) -> None:
        self.members = clusters.members()
        self._of = evidence
        self._known: dict[int, Evidence] = {}

    def evidence(self, unit: int) -> Evidence:
        """What all articles tell of a unit, put together when first asked for."""
        if unit not in self._known:
            self._known[unit] = Evidence()
            for member in self.members[unit]:
                self._known[unit].add(self._of(member))
        return self._known[unit]
