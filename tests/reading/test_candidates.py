"""Candidates of anchors: near ones of the right kinds, a bounded number, features of one shape."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.reading.candidates import (
    ASKED,
    BEFORE,
    BEHIND,
    DATED,
    FEATURES,
    KINDS,
    MOST,
    NEARNESS,
    PERIOD,
    PERIODS,
    ROLES,
    Anchor,
    Mentions,
    all_pairs,
    date_bucket,
)
from warta.reading.words import Words

ANCHORS = tuple(ASKED)


def article(sentences: int, length: int = 6) -> Words:
    """Sentences of `length` words each, one a line."""
    texts = ["kata"] * (sentences * length)
    starts = list(range(0, 5 * len(texts), 5))
    firsts = list(range(0, len(texts), length))
    return Words.of(texts, starts, firsts, firsts)


def test_partners_are_looked_for_from_eight_sentences_before_to_three_behind() -> None:
    words = article(20)
    mentions = Mentions.of([(6 * sentence, 6 * sentence + 1, "ORG", sentence) for sentence in range(20)])
    pairs = all_pairs([Anchor(6 * 10 + 3, 6 * 10 + 4, "FIGURE", "money")], mentions, words)["holder"]
    assert pairs.mentions.tolist() == list(range(10 - BEFORE, 10 + BEHIND + 1))


def test_each_role_takes_its_own_kinds() -> None:
    words = article(2)
    mentions = Mentions.of([(0, 1, "PER", 0), (1, 2, "ORG", 1), (2, 3, "LOC", 2), (3, 4, "DATE", 3)])
    pairs = all_pairs([Anchor(5, 6, "FIGURE", "count"), Anchor(7, 8, "TITLE")], mentions, words)
    for role, kinds in ROLES.items():
        assert {KINDS[kind] for kind in mentions.kind[pairs[role].mentions]} == (
            set(kinds) if role != "speaker" else set()
        )


@pytest.mark.parametrize("kind", ANCHORS)
def test_a_line_of_thousands_of_names_gives_a_bounded_number_of_pairs(kind: str) -> None:
    texts = ["nama"] * 3000
    words = Words.of(texts, list(range(0, 15000, 5)), [0], [])
    mentions = Mentions.of([(i, i + 1, "PER", i) for i in range(3000)])
    anchors = [Anchor(i, i + 1, kind, "count" if kind == "FIGURE" else "") for i in range(0, 3000, 3)]
    for pairs in all_pairs(anchors, mentions, words).values():
        assert len(pairs.mentions) <= 2 * MOST * len(anchors)


PUBLISHED = date(2024, 5, 14)


@pytest.mark.parametrize(
    ("value", "published", "period", "nearness"),
    [
        ("2024-05-12", PUBLISHED, "day", "near"),
        ("2023-05-12", PUBLISHED, "day", "before"),
        ("2024-08-17", PUBLISHED, "day", "behind"),
        ("2024-02-31", PUBLISHED, "day", "near"),  # no day of the calendar: nothing is known of it
        ("2024-05", PUBLISHED, "month", "near"),
        ("2024-04", PUBLISHED, "month", "before"),
        ("2024", PUBLISHED, "year", "near"),
        ("2025", PUBLISHED, "year", "behind"),
        ("2023-Q4", PUBLISHED, "quarter", "before"),
        ("2024-H1", PUBLISHED, "half", "near"),
        ("2024-W20", None, "week", "unknown"),
    ],
)
def test_a_date_is_told_by_its_length_and_by_the_time_of_publication(
    value: str, published: date | None, period: str, nearness: str
) -> None:
    bucket = date_bucket(value, published) - 1
    assert (PERIODS[bucket // len(NEARNESS)], NEARNESS[bucket % len(NEARNESS)]) == (period, nearness)


@given(st.from_regex(PERIOD, fullmatch=True), st.none() | st.dates())
def test_every_period_has_a_bucket(value: str, published: date | None) -> None:
    assert 0 < date_bucket(value, published) < DATED


places = st.lists(st.integers(0, 59), max_size=25, unique=True).map(sorted)


@given(places, places, st.randoms(use_true_random=False))
def test_features_have_one_shape_and_are_finite(named: list[int], asking: list[int], draw) -> None:
    words = article(10)
    rows = [(i, i + 1, draw.choice(KINDS), draw.randrange(6)) for i in named]
    anchors = [
        Anchor(i, min(60, i + draw.randrange(1, 4)), kind, "percent" if kind == "FIGURE" else "")
        for i in asking
        for kind in [draw.choice(ANCHORS)]
    ]
    for role, pairs in all_pairs(anchors, Mentions.of(rows), words).items():
        assert pairs.features.shape == (len(pairs.mentions), FEATURES) and np.isfinite(pairs.features).all()
        assert pairs.features.dtype == np.float32
        assert all(role in ASKED[anchors[i].kind] for i in pairs.anchors)
        assert (np.diff(pairs.anchors) >= 0).all()


def test_the_nearest_before_is_told_from_those_before_it() -> None:
    words = article(1, 12)
    mentions = Mentions.of([(0, 1, "ORG", 0), (3, 4, "ORG", 1), (8, 9, "ORG", 2)])
    pairs = all_pairs([Anchor(6, 7, "FIGURE", "money")], mentions, words)["holder"]
    far, near, behind = pairs.features
    assert (far != near).any() and (near != behind).any()
