"""What a run changes about the tables of an earlier one: counted before, and refused where much would be lost."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from warta.errors import UsageError
from warta.runs.inventory import FOLDER, STDIN, Inventory, key_and_place
from warta.runs.items import Item
from warta.runs.wanted import Wanted

TENTH = 10


@dataclass(frozen=True, slots=True)
class Changes:
    """How many items are new, have changed where they lie, and are gone."""

    new: int
    changed: int
    gone: int

    def __str__(self) -> str:
        return f"new {self.new:,}, changed {self.changed:,}, gone {self.gone:,}"


@dataclass(frozen=True, slots=True)
class Known:
    """The items of an earlier run: their keys, as they are called among the inputs of this one, and their places.

    Without folders that could not be opened: that such a row goes is no loss.
    """

    keys: np.ndarray
    places: np.ndarray


def count_changes(earlier: Known, wanted: Wanted) -> Changes:
    """How the items of a run differ from those of an earlier one.

    What holds the same under the same name is the same wherever it lies; what lies at the same place is changed.
    """
    kept = np.isin(wanted.all_keys, earlier.keys)
    stays = np.isin(earlier.keys, wanted.all_keys)
    moved = np.isin(wanted.all_places, earlier.places[~stays])
    # A file that could not be taken apart, and now can be, stands there by its pieces.
    gone = ~stays & ~np.isin(earlier.places, wanted.all_places) & ~np.isin(earlier.places, wanted.opened)
    return Changes(int((~kept & ~moved).sum()), int((~kept & moved).sum()), int(gone.sum()))


def number_files(files: Iterable[Item]) -> np.ndarray:
    """By which two numbers each file is compared with those of an earlier run; standard input is not read for it."""
    numbers = (key_and_place(file.name, file.where, file.state) for file in files if file.kind != STDIN)
    return np.fromiter(numbers, dtype=np.dtype((np.uint64, 2)))


def count_gone(earlier: Inventory, found: np.ndarray, limit: int | None) -> int:
    """How many items of an earlier run are surely gone, by the numbers of the files that were found."""
    gone = ~np.isin(earlier.numbers("file_key"), found[:, 0]) & ~np.isin(earlier.numbers("file_place"), found[:, 1])
    gone &= ~np.isin(earlier.numbers("kind"), (STDIN, FOLDER))
    return max(int(gone.sum()), len(earlier) - limit if limit else 0)


def check_gone(gone: int, articles: int, out: object) -> None:
    """Raises UsageError when more than a tenth of the articles would leave the tables."""
    if is_much(gone, articles):
        raise UsageError(
            f"--out {out} holds {articles:,} articles, {gone:,} of which are not in these inputs: add --add to keep "
            "them, --prune to drop them, or name another folder"
        )


def is_much(part: int, whole: int) -> bool:
    """Whether a part is more than a tenth."""
    return part * TENTH > whole
