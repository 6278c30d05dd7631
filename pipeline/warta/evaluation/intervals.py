"""How much an F1 would vary with the articles that it is measured on: bootstrap intervals."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from warta.evaluation.measures import Count

SAMPLES = 2000
SEED = 1
PERCENTILES = (2.5, 97.5)


def find_interval(counts: Sequence[Count]) -> tuple[float, float] | None:
    """The 95 % interval of the F1 in percent over samples of as many articles, drawn with replacement.

    `counts` is one measure's, per article. None for less than two articles, which tell nothing of others. The same
    counts give the same interval, and two measures over the same articles are judged by the same samples.

    >>> find_interval([Count(8, 10, 10), Count(8, 10, 10), Count(8, 10, 10)])
    (80.0, 80.0)
    """
    if len(counts) < 2:
        return None
    sums = _samples(len(counts)) @ np.array([(2 * count.right, count.found + count.gold) for count in counts], float)
    measured = sums[sums[:, 1] > 0]
    if not len(measured):
        return None
    low, high = np.percentile(100 * measured[:, 0] / measured[:, 1], PERCENTILES)
    return float(low), float(high)


@cache
def _samples(articles: int) -> np.ndarray:
    """How often each article stands in each sample."""
    drawn = np.random.default_rng(SEED).integers(articles, size=(SAMPLES, articles))
    return np.stack([np.bincount(sample, minlength=articles) for sample in drawn]).astype(float)
