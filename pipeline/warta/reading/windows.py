"""Windows of words that an encoder sees at once."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np


def room_around(heads: np.ndarray, pieces: int, opens: bool, closes: bool) -> np.ndarray:
    """Pieces between each word of a window and the nearer cut: by it the window that judges a word is chosen.

    `heads` are the places of words' first pieces among `pieces`; where the window `opens` or `closes` the text there is
    no cut.
    """
    before = np.full(len(heads), pieces) if opens else heads
    behind = np.full(len(heads), pieces) if closes else pieces - heads
    return np.minimum(before, behind)


def windows(sizes: Sequence[int], sentences: Sequence[int], room: int, overlap: int) -> Iterator[tuple[int, int]]:
    """Ranges of words whose pieces fit one window; `sizes` are the words' pieces, `sentences` first words.

    A window ends where a sentence does, if one ends in its second half. Otherwise it is full, and the next one
    goes back over about `overlap` pieces, so that no word is judged without what stands around it.
    """
    until = np.concatenate([[0], np.cumsum(sizes)])
    start = 0
    while start < len(sizes):
        end = max(start + 1, int(np.searchsorted(until, until[start] + room, side="right")) - 1)
        if end == len(sizes):
            yield start, end
            return
        at = bisect_right(sentences, end) - 1
        if at >= 0 and until[sentences[at]] - until[start] > room / 2:
            yield start, sentences[at]
            start = sentences[at]
        else:
            yield start, end
            start = max(start + 1, int(np.searchsorted(until, until[end] - overlap)))
