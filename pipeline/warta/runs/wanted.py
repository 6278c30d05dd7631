"""Which results a run wants, and in which order: sixteen bytes for each of its items."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from hashlib import blake2b

import numpy as np

from warta.runs.inventory import Noted
from warta.runs.items import Item
from warta.runs.parts import Parts
from warta.runs.results import hash_key

NOWHERE = -1

Note = Callable[[Noted], None]


class Wanted:
    """The keys of a run's items in the order of the items, noted while they are gone through.

    `finished` are keys, in rising order, of items whose results are there already; `skipped` counts those met so far.
    Items that an earlier run noted are not worked on anew, whatever became of them. `note` is told of every item.
    """

    def __init__(self, finished: np.ndarray, note: Note = lambda noted: None) -> None:
        self.skipped = 0
        self._finished = finished
        self._note = note
        self._keys = array("Q")
        self._places = array("Q")
        self._opened = array("Q")
        self._kept = array("Q")

    def __len__(self) -> int:
        return len(self._keys)

    def unfinished(self, items: Iterable[Item | Noted]) -> Iterator[Item]:
        """The items that are to be worked on; all are noted when they pass."""
        for item in items:
            noted = item if isinstance(item, Noted) else item.noted
            self._note(noted)
            self._keys.append(item.key)
            self._places.append(noted.place)
            if noted.inside and (file := hash_key(noted.file_where)) not in self._opened[-1:]:
                self._opened.append(file)
            if isinstance(item, Noted):
                self._kept.append(item.key)
                self.skipped += 1
            elif self._is_finished(item.key):
                self.skipped += 1
            else:
                yield item

    @property
    def all_keys(self) -> np.ndarray:
        """The keys of the items in their order."""
        return np.array(self._keys, dtype=np.uint64)

    @property
    def all_places(self) -> np.ndarray:
        """By which numbers it is told where each item lies, in the same order."""
        return np.array(self._places, dtype=np.uint64)

    @property
    def opened(self) -> np.ndarray:
        """The same of the files that items are pieces of."""
        return np.array(self._opened, dtype=np.uint64)

    @cached_property
    def kept(self) -> np.ndarray:
        """The keys of items that an earlier run noted, and that are kept as they are."""
        return np.array(self._kept, dtype=np.uint64)

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
        keys = self.all_keys
        places = np.argsort(keys, kind="stable")  # of an item that comes twice, the first place is found
        return keys[places], places


def holds(limits: np.ndarray, timeout: float) -> np.ndarray:
    """Which results hold under a limit of time: what exceeded another one (no number: none) may fare otherwise now."""
    return np.isnan(limits) | (limits == timeout)


def finished_keys(parts: Parts, timeout: float) -> np.ndarray:
    """The keys, in rising order, of items whose results need not be worked out again."""
    found = [np.empty(0, dtype=np.uint64)]
    for name in parts.names():
        results = parts.read(name, ["item", "limit", "passing"])
        passing = results["passing"].to_numpy()
        found.append(results["item"].to_numpy()[holds(results["limit"].to_numpy(), timeout) & ~passing])
    return np.unique(np.concatenate(found))


def count_results(parts: Parts, keys: np.ndarray | None = None) -> int:
    """Of how many items, of all or of those of `keys`, the results are there."""
    found = [np.empty(0, dtype=np.uint64), *(parts.read(name, ["item"])["item"].to_numpy() for name in parts.names())]
    there = np.unique(np.concatenate(found))
    return len(there) if keys is None else int(np.isin(keys, there).sum())
