"""Members gathered into identities."""

from collections.abc import Iterable, Sequence


class Clusters:
    """Disjoint sets of members, with the evidence that joined each; the root of a set is its first member.

    Two members of one article are never joined: who wrote the article names them apart.
    """

    def __init__(self, articles: Sequence[int]) -> None:
        self._articles = articles
        self._parents = list(range(len(articles)))
        self._sets: dict[int, set[int]] = {}  # articles of a root with several members
        self._evidence: dict[int, dict[str, None]] = {}

    def root(self, member: int) -> int:
        """The first member of the set."""
        while (parent := self._parents[member]) != member:
            self._parents[member] = member = self._parents[parent]
        return member

    def join(self, a: int, b: int, evidence: Iterable[str]) -> bool:
        """Make two sets one; False where an article has a member in both."""
        a, b = sorted((self.root(a), self.root(b)))
        if a == b:
            return True
        articles, others = self._sets.get(a, {self._articles[a]}), self._sets.get(b, {self._articles[b]})
        if not articles.isdisjoint(others):
            return False
        small, large = sorted((articles, others), key=len)
        large |= small
        self._parents[b] = a
        self._sets.pop(b, None)
        self._sets[a] = large
        self._evidence.setdefault(a, {}).update(self._evidence.pop(b, {}) | dict.fromkeys(evidence))
        return True

    def evidence(self, root: int) -> tuple[str, ...]:
        """What joined a set, in the order of joining."""
        return tuple(self._evidence.get(root, ()))

    def members(self) -> dict[int, list[int]]:
        """The members of each set by its root, both in order."""
        found: dict[int, list[int]] = {}
        for member in range(len(self._parents)):
            found.setdefault(self.root(member), []).append(member)
        return found
