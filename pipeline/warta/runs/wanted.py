"""Which results a run wants, and in which order: eight bytes for each of its items."""

from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import blake2b

import numpy as np

from warta.runs.items import Item
from warta.runs.parts import Parts

NOWHERE = -1


class Wanted:
    """The keys of a run's items in the order of the items, noted while they are gone through.

    `finished` are keys, in rising order, of items whose results are there already; `skipped` counts those met so far.
    """

    def __init__(self, finished: np.ndarray) -> None:
        self.skipped = 0
        self._finished = finished
        self._keys = array("Q")

    def __len__(self) -> int:
        return len(self._keys)

    def unfinished(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items that are to be worked on; all are noted when they pass."""
        for item in items:
            self._keys.append(item.key)
            if self._is_finished(item.key):
                self.skipped += 1
            else:
                yield item

    def places(self, keys: np.ndarray) -> np.ndarray:
        """For each key the place of its item, `NOWHERE` for none; to be asked when all items are noted."""
        ordered, places = self._sorted
        if not len(ordered):
            return np.full(len(keys), NOWHERE)
        found = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
        return np.where(ordered[found] == keys, places[found], NOWHERE)

    def digest(self) -> str:
        """What is another one when any item, or their order, is."""
        return blake2b(self._keys.tobytes(), digest_size=16).hexdigest()

    def _is_finished(self, key: int) -> bool:
        place = np.searchsorted(self._finished, np.uint64(key))
        return bool(place < len(self._finished) and self._finished[place] == key)

    @cached_property
    def _sorted(self) -> tuple[np.ndarray, np.ndarray]:
        keys = np.array(self._keys, dtype=np.uint64)
        places = np.argsort(keys, kind="stable")  # of an item that comes twice, the first place is found
        return keys[places], places


def holds(limits: np.ndarray, timeout: float) -> np.ndarray:
    """Which results hold under a limit of time: what exceeded another one (no number: none) may fare otherwise now."""
    return np.isnan(limits) | (limits == timeout)


def finished_keys(parts: Parts, timeout: float) -> np.ndarray:
    """The keys, in rising order, of items whose results need not be worked out again."""
    found = [np.empty(0, dtype=np.uint64)]
    for name in parts.names():
        results = parts.read(name, ["item", "limit"])
        found.append(results["item"].to_numpy()[holds(results["limit"].to_numpy(), timeout)])
    return np.unique(np.concatenate(found))
