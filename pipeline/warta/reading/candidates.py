"""Which mentions may stand in a role to an anchor, and what can be counted of each such pair."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from warta.reading.words import Words

# Sentences before an anchor and behind it in which its partners are looked for.
BEFORE, BEHIND = 8, 3
# Mentions on either side, at most: no text makes a pair's cost more than linear.
MOST = 24

DISTANCES = np.array([0, 1, 2, 3, 5, 8, 12, 20, 35, 60])
FEW = np.array([0, 1, 3, 6])
KINDS = ("PER", "ORG", "LOC", "DATE")
FIGURES = ("money", "percent", "count", "measure", "multiple")
ANCHORS = ("FIGURE", "QUOTE", "REPORTED", "TITLE")
FEATURES = (2 * len(DISTANCES) + 1) + (BEFORE + BEHIND + 1) + 5 + len(KINDS) + 4 + 3 * len(FEW) + 2 + 4 * 3 + 2
FEATURES += len(ANCHORS) + len(FIGURES) + 3
# What is told of a mention that is a date: how long a period it names, and whether that is the time of publication.
PERIODS = ("day", "week", "month", "quarter", "half", "year")
NEARNESS = ("unknown", "near", "before", "behind")
DATED = 1 + len(PERIODS) * len(NEARNESS)
FEATURES += DATED
# Days from the day of publication up to which a date is near it: what happened lately, not what a figure holds for.
NEAR = 7

# The kinds of mentions that may stand in each role.
ROLES: dict[str, tuple[str, ...]] = {
    "holder": ("PER", "ORG", "LOC"),
    "source": ("PER", "ORG"),
    "as_of": ("DATE",),
    "speaker": ("PER", "ORG"),
    "bearer": ("PER",),
    "body": ("ORG", "LOC"),
}
# The roles that each kind of anchor asks for.
ASKED: dict[str, tuple[str, ...]] = {
    "FIGURE": ("holder", "source", "as_of"),
    "QUOTE": ("speaker",),
    "REPORTED": ("speaker",),
    "TITLE": ("bearer", "body"),
}


# TIMEX3 values of days, weeks, months, quarters, halves and years: what a figure can hold for.
PERIOD = re.compile(r"\d{4}(?:-(?:\d\d(?:-\d\d)?|Q[1-4]|H[12]|W\d\d))?")


def date_bucket(value: str, published: date | None) -> int:
    """The bucket, 1 to DATED - 1, of a date that `is_period`; 0 is for what is no date.

    >>> date_bucket("2024-Q3", None), date_bucket("2024-05-03", date(2024, 5, 4))
    (13, 2)
    """
    year, _, rest = value.partition("-")
    marks = {"Q": "quarter", "H": "half", "W": "week", "": "year"}
    period = marks.get(rest[:1]) or ("day" if "-" in rest else "month")
    nearness = "unknown"
    if published is not None:
        day = f"{published:%Y-%m-%d}"
        if period == "day":
            try:
                days = (date.fromisoformat(value) - published).days
            except ValueError:
                days = 0
            nearness = "near" if abs(days) <= NEAR else "before" if days < 0 else "behind"
        elif period in ("year", "month"):
            own = day[: len(value)]
            nearness = "near" if value == own else "before" if value < own else "behind"
        else:
            nearness = "near" if year == day[:4] else "before" if year < day[:4] else "behind"
    return 1 + PERIODS.index(period) * len(NEARNESS) + NEARNESS.index(nearness)


def is_period(value: str) -> bool:
    """Whether a TIMEX3 value is a calendar period, no length of time and nothing vague.

    >>> is_period("2024-Q3"), is_period("P2Y"), is_period("PRESENT_REF")
    (True, False, False)
    """
    return PERIOD.fullmatch(value) is not None


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """An article's mentions in text order, as arrays of shape (mentions,).

    `first` and `behind` are words; `kind` indexes KINDS, `entity` the article's entities; `nth` counts the entity's
    mentions before this one, `total` all of them; `dated` is the bucket of a date.
    """

    first: np.ndarray
    behind: np.ndarray
    kind: np.ndarray
    entity: np.ndarray
    nth: np.ndarray
    total: np.ndarray
    dated: np.ndarray

    @classmethod
    def of(cls, rows: Sequence[tuple[int, int, str, int]], dates: Mapping[int, int] | None = None) -> "Mentions":
        """From (first word, word behind, kind, entity) in text order; `dates` has the buckets of entities that are."""
        buckets = dates or {}
        seen: dict[int, int] = {}
        nth = []
        for *_, entity in rows:
            nth.append(seen.get(entity, 0))
            seen[entity] = nth[-1] + 1
        return cls(
            _integers(row[0] for row in rows),
            _integers(row[1] for row in rows),
            _integers(KINDS.index(row[2]) for row in rows),
            _integers(row[3] for row in rows),
            _integers(nth),
            _integers(seen[row[3]] for row in rows),
            _integers(buckets.get(row[3], 0) for row in rows),
        )

    def __len__(self) -> int:
        return len(self.first)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A figure, a quotation, a reported clause or a title whose partners are looked for; words, `behind` exclusive.

    `detail` is a figure's kind, else empty.
    """

    first: int
    behind: int
    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Anchors with candidates of one role: indices of both, of shape (pairs,), and features (pairs, FEATURES)."""

    anchors: np.ndarray
    mentions: np.ndarray
    features: np.ndarray


def all_pairs(anchors: Sequence[Anchor], mentions: Mentions, words: Words) -> Mapping[str, Pairs]:
    """By role, every anchor that asks for it with each of its candidates, by anchor and in text order."""
    return {role: _pairs(role, anchors, mentions, words) for role in ROLES}


def _pairs(role: str, anchors: Sequence[Anchor], mentions: Mentions, words: Words) -> Pairs:
    """Candidates are mentions of the role's kinds from BEFORE sentences before the anchor to BEHIND after it."""
    own = np.flatnonzero(np.isin(mentions.kind, [KINDS.index(kind) for kind in ROLES[role]]))
    asking = [number for number, anchor in enumerate(anchors) if role in ASKED[anchor.kind]]
    first = _integers(anchors[number].first for number in asking)
    last = _integers(max(anchors[number].first, anchors[number].behind - 1) for number in asking)
    places = words.sentences[mentions.first[own]]
    low = np.searchsorted(places, words.sentences[first] - BEFORE, side="left")
    high = np.searchsorted(places, words.sentences[last] + BEHIND, side="right")
    split = np.clip(np.searchsorted(mentions.first[own], first), low, high)
    low, high = np.maximum(low, split - MOST), np.minimum(high, split + MOST)
    counts = np.maximum(0, high - low)
    group = np.repeat(np.arange(len(asking)), counts)
    offset = np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts, counts)
    found = own[np.repeat(low, counts) + offset]
    before = offset < (split - low)[group]
    asked = _integers(asking)
    return Pairs(asked[group], found, _features(anchors, asked, group, found, before, mentions, words))


def _features(
    anchors: Sequence[Anchor],
    asking: np.ndarray,
    group: np.ndarray,
    found: np.ndarray,
    before: np.ndarray,
    mentions: Mentions,
    words: Words,
) -> np.ndarray:
    """Features of pairs: of the anchor `asking[group]` with mention `found`, which stands `before` it or not."""
    own = _of_anchors(anchors, words)[asking]
    starts = _integers(anchors[number].first for number in asking)[group]
    ends = _integers(anchors[number].behind for number in asking)[group]
    first, behind = mentions.first[found], mentions.behind[found]
    kind, entity = mentions.kind[found], mentions.entity[found]
    ahead, after = first < starts, first >= ends
    gap_from = np.where(ahead, np.minimum(behind, starts), np.where(after, ends, first))
    gap_to = np.where(ahead, starts, first)
    distance = np.searchsorted(DISTANCES, np.maximum(0, gap_to - gap_from), side="right") - 1
    side = np.where(ahead, 0, np.where(after, 1, 2))
    opening = first - np.searchsorted(words.sentences, words.sentences[first])
    columns = [
        _hot(side * len(DISTANCES) + np.where(side == 2, 0, distance), 2 * len(DISTANCES) + 1),
        _hot(np.clip(words.sentences[first] - words.sentences[starts], -BEFORE, BEHIND) + BEFORE, BEFORE + BEHIND + 1),
        _hot(np.clip(words.lines[first] - words.lines[starts], -2, 2) + 2, 5),
        _hot(kind, len(KINDS)),
        _hot(np.minimum(_ranks(group * len(KINDS) + kind, before), 3), 4),
        _hot(_few(_ranks(group, before)), len(FEW)),
        _hot(_few(mentions.nth[found]), len(FEW)),
        np.log1p(mentions.total[found])[:, None],
        np.log1p(mentions.nth[found] + 1)[:, None],
        _hot(_few(opening), len(FEW)),
        *(
            _hot(np.clip(marks[gap_to] - marks[gap_from], 0, 2), 3)
            for marks in (words.commas, words.quotes, words.brackets)
        ),
        _hot(np.clip(_anchors_between(anchors, asking[group], gap_from, gap_to), 0, 2), 3),
        _hot(mentions.dated[found], DATED),
        _is_last(group, entity, before)[:, None],
        before[:, None],
        own[group],
    ]
    return np.concatenate(columns, axis=1, dtype=np.float32)


def _of_anchors(anchors: Sequence[Anchor], words: Words) -> np.ndarray:
    """What is told of each anchor alone, whoever its partner: (anchors, …)."""
    first = _integers(anchor.first for anchor in anchors)
    behind = _integers(anchor.behind for anchor in anchors)
    opening = first - np.searchsorted(words.sentences, words.sentences[first])
    line = first - np.searchsorted(words.lines, words.lines[first])
    kinds = _integers(ANCHORS.index(anchor.kind) for anchor in anchors)
    details = _integers(FIGURES.index(anchor.detail) if anchor.detail else len(FIGURES) for anchor in anchors)
    return np.concatenate(
        [
            _hot(kinds, len(ANCHORS)),
            _hot(details, len(FIGURES) + 1)[:, :-1],
            (opening <= 1)[:, None],
            (line <= 1)[:, None],
            np.minimum(1.0, (behind - first) / 40)[:, None],
        ],
        axis=1,
    )


def _anchors_between(anchors: Sequence[Anchor], of: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """How many anchors of the same kind begin behind word `low` and before word `high`."""
    kinds = np.array([ANCHORS.index(anchor.kind) for anchor in anchors], dtype=np.int64)
    between = np.zeros(len(of), dtype=np.int64)
    for number in np.unique(kinds):
        firsts = np.sort(_integers(anchor.first for anchor in anchors if ANCHORS.index(anchor.kind) == number))
        own = kinds[of] == number
        between[own] = np.searchsorted(firsts, high[own]) - np.searchsorted(firsts, low[own], side="right")
    return between


def _ranks(group: np.ndarray, before: np.ndarray) -> np.ndarray:
    """How many of a pair's group stand nearer to the anchor on its side; pairs of an anchor are in text order."""
    ranks = np.zeros(len(group), dtype=np.int64)
    for side in (True, False):
        own = np.flatnonzero(before == side)
        if side:
            own = own[::-1]  # nearest first
        order = own[np.argsort(group[own], kind="stable")]
        _, starts, counts = np.unique(group[order], return_index=True, return_counts=True)
        ranks[order] = np.arange(len(order)) - np.repeat(starts, counts)
    return ranks


def _is_last(group: np.ndarray, entity: np.ndarray, before: np.ndarray) -> np.ndarray:
    """Whether a mention is its entity's last one before the anchor."""
    last = np.zeros(len(group), dtype=bool)
    own = np.flatnonzero(before)[::-1]
    _, firsts = np.unique(np.stack([group[own], entity[own]]), axis=1, return_index=True)
    last[own[firsts]] = True
    return last


def _few(counts: np.ndarray) -> np.ndarray:
    return np.searchsorted(FEW, np.minimum(counts, 7), side="right") - 1


def _hot(places: np.ndarray, size: int) -> np.ndarray:
    return np.eye(size, dtype=np.float32)[places]


def _integers(values: Iterable[int]) -> np.ndarray:
    return np.fromiter(values, dtype=np.int64)
