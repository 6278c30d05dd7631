"""Windows cover every word; they part where sentences do or share their edges."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from warta.reading.windows import windows

ROOM, OVERLAP = 126, 40


@given(st.lists(st.integers(1, 12), max_size=400), st.sets(st.integers(0, 399), max_size=60))
def test_windows_cover_every_word_and_part_at_sentences_or_share_their_edges(
    sizes: list[int], firsts: set[int]
) -> None:
    sentences = sorted(first for first in firsts if first < len(sizes))
    found = list(windows(sizes, sentences, ROOM, OVERLAP))
    assert {i for start, end in found for i in range(start, end)} == set(range(len(sizes)))
    assert all(sum(sizes[start:end]) <= ROOM for start, end in found)
    assert all(b[0] < a[1] or (b[0] == a[1] and b[0] in sentences) for a, b in pairwise(found))
