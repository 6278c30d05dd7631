"""Which words stand for an anchor or a mention: its own, those before it and those behind it."""

from collections.abc import Sequence

import numpy as np

# Words of a long stretch that stand for it; words on either side of an anchor and of a mention.
LONGEST, BESIDE_ANCHOR, BESIDE_MENTION = 60, 6, 1
# Words on either side of a figure that tell what it is.
AROUND = 24


def pools(ranges: Sequence[tuple[int, int]], words: int, beside: int) -> np.ndarray:
    """Averaging matrices (3, ranges, words): the words of each range (first, behind), those before it, those behind."""
    out = np.zeros((3, len(ranges), words), dtype=np.float32)
    for number, (first, behind) in enumerate(ranges):
        parts = (first, min(behind, first + LONGEST)), (max(0, first - beside), first), (behind, behind + beside)
        for part, (low, high) in enumerate(parts):
            high = min(high, words)
            if high > low:
                out[part, number, low:high] = 1 / (high - low)
    return out


def near_words(ranges: Sequence[tuple[int, int]], words: int) -> np.ndarray:
    """The words around figures (figures, 2 * AROUND + 2): AROUND before, its first and last, AROUND behind.

    -1 where there is no word.
    """
    firsts = np.array([first for first, _ in ranges], dtype=np.int64)[:, None]
    behinds = np.array([behind for _, behind in ranges], dtype=np.int64)[:, None]
    before, after = firsts + np.arange(-AROUND, 1), behinds + np.arange(-1, AROUND)
    places = np.concatenate([before, after], axis=1)
    return np.where((places >= 0) & (places < words), places, -1)
