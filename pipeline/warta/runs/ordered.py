"""The results that a run wants, read in the order of its items, wherever they lie in the parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pyarrow as pa

from warta.runs.parts import Collector, Parts
from warta.runs.results import SCHEMA, unpack_results
from warta.runs.wanted import NOWHERE, Wanted, holds
from warta.tables.rows import Rows

PARTS_OPEN = 8  # in memory at a time: results of neighbours lie in few parts
STRETCH = 256  # articles made into rows at a time


@dataclass(frozen=True, slots=True)
class Ordered:
    """Results of articles in order; for each, the part (by its place in `names`) and the row there where it lies.

    `articles` and `texts` are the keys of each article and of its text, 0 where it has none. `held` counts all results
    in the parts, the unwanted ones too.
    """

    parts: Parts
    names: tuple[str, ...]
    part: np.ndarray
    row: np.ndarray
    articles: np.ndarray
    texts: np.ndarray
    held: int

    def __len__(self) -> int:
        return len(self.row)

    def select(self, chosen: np.ndarray) -> "Ordered":
        """Those results alone that `chosen` (places or a mask) names."""
        return replace(
            self,
            part=self.part[chosen],
            row=self.row[chosen],
            articles=self.articles[chosen],
            texts=self.texts[chosen],
        )

    def read(self, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Some columns of the results, in order, at most `STRETCH` at a time."""
        load = lru_cache(maxsize=PARTS_OPEN)(lambda part: self.parts.read(self.names[part], columns))
        bounds = np.flatnonzero(np.diff(self.part)) + 1
        for rows in np.split(np.arange(len(self)), bounds):
            for first in range(0, len(rows), STRETCH):
                stretch = rows[first : first + STRETCH]
                yield load(int(self.part[stretch[0]])).take(pa.array(self.row[stretch]))

    def read_rows(self, tables: Sequence[str]) -> Iterator[Rows]:
        """The rows of each article in some of the tables, in order."""
        for results in self.read(tables):
            yield from unpack_results(results, tables)


def order_results(parts: Parts, wanted: Wanted, timeout: float) -> Ordered:
    """The results of the items that are wanted, under this limit of time; what is there twice counts once."""
    names = tuple(parts.names())
    tables = [parts.read(name, ["item", "number", "limit", "passing", "article", "text"]) for name in names]
    found = pa.concat_tables(tables) if tables else SCHEMA.empty_table()
    lengths = np.array([len(table) for table in tables], dtype=np.int64)
    part = np.repeat(np.arange(len(tables)), lengths)
    row = np.arange(len(found)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    limits, items = found["limit"].to_numpy(), found["item"].to_numpy()
    usable = holds(limits, timeout) | np.isin(items, wanted.kept)
    places = np.where(usable, wanted.places(items), NOWHERE)
    numbers = found["number"].to_numpy()
    # Of an item that was tried again, what came out well counts.
    order = np.lexsort((limits, found["passing"].to_numpy(), numbers, places))
    order = order[places[order] != NOWHERE]
    again = (np.diff(places[order], prepend=NOWHERE) == 0) & (np.diff(numbers[order], prepend=NOWHERE) == 0)
    kept = order[~again]
    return Ordered(
        parts,
        names,
        part[kept],
        row[kept],
        found["article"].to_numpy()[kept],
        found["text"].fill_null(0).to_numpy()[kept],
        len(found),
    )


def is_scattered(ordered: Ordered) -> bool:
    """Whether the parts hold much that is not wanted, or are many more than need be."""
    return ordered.held > 2 * len(ordered) + STRETCH or len(ordered.names) > 4 * (len(ordered) // STRETCH) + 64


def compact(ordered: Ordered) -> None:
    """Write what is wanted into new parts, in order, and drop the old ones; a kill in between loses nothing."""
    collector = Collector(ordered.parts)
    for results in ordered.read(SCHEMA.names):
        for batch in results.to_batches():
            collector.add(batch)
    collector.flush()
    for name in ordered.names:
        ordered.parts.remove(name)
