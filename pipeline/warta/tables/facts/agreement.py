"""Whether several articles tell the same fact alike: intervals of what each allows, and whether they meet."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Agreement = Literal["alone", "yes", "no"]
# How far from a value as written another may be: rounded, and where the text itself says `about`.
CLOSE, ABOUT = 0.02, 0.1


class Claim(NamedTuple):
    """What an article says of a fact: a figure's value, of a range both ends, and its qualifier."""

    value: float
    value_max: float | None
    qualifier: str


@dataclass(frozen=True, slots=True)
class Told:
    """How many articles tell a fact, copies once, and whether they agree."""

    stated_by: int
    agrees: Agreement


@dataclass(slots=True)
class Ledger:
    """The claims of a corpus by fact and article, copies of an article under the one that they repeat."""

    claims: dict[str, dict[str, set[Claim]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))

    def add(self, key: str, article: str, claim: Claim) -> None:
        """Write down what an article says; `article` is the first of its copies."""
        self.claims[key][article].add(claim)

    def told(self) -> Mapping[str, Told]:
        """Every fact with how it is told."""
        return {key: judge(list(articles.values())) for key, articles in self.claims.items()}


def judge(articles: Sequence[Iterable[Claim]]) -> Told:
    """What articles say of one fact, compared; one that gives several values takes no part.

    >>> judge([[Claim(700, None, "exact")], [Claim(500, None, "at_least")]])
    Told(stated_by=2, agrees='yes')
    >>> judge([[Claim(700, None, "exact")], [Claim(900, None, "exact")]])
    Told(stated_by=2, agrees='no')
    """
    compared = [next(iter(claims)) for claims in map(set, articles) if len(claims) == 1]
    if len(compared) < 2:
        return Told(len(articles), "alone")
    ranges = [allowed(claim) for claim in compared]
    meet = max(low for low, _ in ranges) <= min(high for _, high in ranges)
    return Told(len(articles), "yes" if meet else "no")


def allowed(claim: Claim) -> tuple[float, float]:
    """The lowest and the highest value that a claim allows.

    >>> allowed(Claim(100, None, "about")), allowed(Claim(100, 200, "exact"))
    ((90.0, 110.0), (98.0, 204.0))
    """
    slack = ABOUT if claim.qualifier == "about" else CLOSE
    low, high = sorted((claim.value, claim.value if claim.value_max is None else claim.value_max))
    low, high = low - slack * abs(low), high + slack * abs(high)
    if claim.qualifier == "at_least":
        return low, math.inf
    if claim.qualifier == "at_most":
        return -math.inf, high
    return low, high
