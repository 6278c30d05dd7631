"""Stretches between quotation marks: their bounds, lines, lost marks, and any text at all."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from warta.values.quotes.marks import Marked, find_marked

PIECES = st.sampled_from(
    [
        *"\"'“”„‘’«»†`,.!?- \n",
        "''",
        "``",
        "’’",
        "â€œ",
        "â€",
        "&quot;",
        " kata ",
        "Budi",
        "we said",
        "2019",
        "it's",
        "\ufffd",
    ]
)


def words(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_marked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Ya." "Tidak."', ["Ya.", "Tidak."]),
        ('Ia berkata."Ya." Lalu pergi."Tidak."', ["Ya.", "Tidak."]),
        ('("Ya")', ["Ya"]),
        ("“Ya” dan ”tidak”", ["Ya", "tidak"]),
        ("“Satu „dua“ tiga“", ["Satu „dua“ tiga"]),
        ("“He said “no” and “never” to us”", ["He said “no” and “never” to us"]),
        ("‘It’s the dogs’ home,’ she said", ["It’s the dogs’ home,"]),
        ("rock 'n' roll and the '90s", ["n"]),
        ('a 14" screen', []),
        ("”", []),
        ('" "', []),
        ("«Oui», «non»", ["Oui", "non"]),
        ("the boys' and girls' teams", []),
    ],
)
def test_bounds(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_line_that_goes_on_opens_with_a_mark() -> None:
    first, second = find_marked("“One.\n\n“Two.”")
    assert not first.closed and not first.continued
    assert second.closed and second.continued


def test_lines_without_marks_belong_to_a_quotation_that_closes_later() -> None:
    assert words("“One.\nTwo.\nThree.” Four.") == ["One.", "Two.", "Three."]


def test_lines_without_marks_are_left_alone_where_nothing_closes() -> None:
    assert words("“One.\nTwo.\nThree.") == ["One."]


def test_a_lost_mark_costs_one_quotation_at_most() -> None:
    text = '"One, he said. "Two," he said. "Three."'
    assert words(text) == ["One, he said.", "Two,", "Three."]
    assert [found.closed for found in find_marked(text)] == [False, True, True]


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=60).map("".join))
@example("‘ ''")
def test_any_text(text: str) -> None:
    found = find_marked(text)
    assert all(is_sound(text, each) for each in found)
    assert all(left.outer_end <= right.outer_start for left, right in pairwise(found))


def is_sound(text: str, found: Marked) -> bool:
    inner = text[found.start : found.end]
    return (
        found.outer_start <= found.start < found.end <= found.outer_end
        and inner == inner.strip()
        and "\n" not in text[found.outer_start : found.outer_end]
    )
