"""Where the results of a run are kept until its tables are put together: in memory, or as Parquet files in a folder."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Protocol
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from warta.runs.results import SCHEMA
from warta.tables.whole import UNFINISHED, write_whole

SUFFIX = ".parquet"

# A part is written when it has so many articles or bytes, or after so many seconds: what a killed run loses at most.
PART_ARTICLES = 256
PART_BYTES = 32_000_000
PART_SECONDS = 20


class Parts(Protocol):
    """Tables of results (`results.SCHEMA`) by name, in no particular order; a part never changes."""

    def names(self) -> list[str]:
        """The parts that there are."""

    def read(self, name: str, columns: Sequence[str]) -> pa.Table:
        """Some columns of a part."""

    def add(self, results: pa.Table) -> str:
        """Keep results as one more part, wholly or, when that fails, not at all; gives its name."""

    def remove(self, name: str) -> None:
        """Drop a part."""


class MemoryParts:
    """Parts that end with the process."""

    def __init__(self) -> None:
        self._tables: dict[str, pa.Table] = {}
        self._added = 0

    def names(self) -> list[str]:
        """The parts that there are."""
        return list(self._tables)

    def read(self, name: str, columns: Sequence[str]) -> pa.Table:
        """Some columns of a part."""
        return self._tables[name].select(columns)

    def add(self, results: pa.Table) -> str:
        """Keep results as one more part; gives its name."""
        name = f"{self._added:08}"
        self._tables[name] = results
        self._added += 1
        return name

    def remove(self, name: str) -> None:
        """Drop a part."""
        del self._tables[name]


class FileParts:
    """Parts in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def names(self) -> list[str]:
        """The parts that there are, by name."""
        return sorted(path.name for path in self._folder.iterdir() if path.suffix == SUFFIX and path.is_file())

    def read(self, name: str, columns: Sequence[str]) -> pa.Table:
        """Some columns of a part."""
        with pq.ParquetFile(self._folder / name) as file:
            return file.read(columns=list(columns))

    def add(self, results: pa.Table) -> str:
        """Keep results as one more part, of which nobody ever sees half; gives its name.

        Raises OSError when the disk refuses.
        """
        name = uuid4().hex + SUFFIX
        with write_whole(self._folder / name) as file:
            pq.write_table(results, file, compression="zstd")
        return name

    def remove(self, name: str) -> None:
        """Drop a part."""
        (self._folder / name).unlink()

    def clear(self) -> None:
        """Drop all parts."""
        for path in self._folder.iterdir():
            path.unlink()

    def mend(self) -> None:
        """Drop what killed runs left unfinished, and parts that are broken or of another make."""
        for path in self._folder.iterdir():
            if path.name.endswith(UNFINISHED) or not _is_sound(path):
                path.unlink()


def _is_sound(path: Path) -> bool:
    try:
        return pq.read_schema(path).equals(SCHEMA)
    except (OSError, pa.ArrowInvalid):
        return False


class Collector:
    """Gathers results into parts of a size that reads well."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._start()

    def add(self, results: pa.RecordBatch) -> None:
        """Take one item's results."""
        self._batches.append(results)
        self._articles += results.num_rows
        self._bytes += results.nbytes
        if self._articles >= PART_ARTICLES or self._bytes >= PART_BYTES or monotonic() - self._started >= PART_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Keep what is gathered as a part."""
        batches = self._batches
        self._start()
        if batches:
            self._parts.add(pa.Table.from_batches(batches, SCHEMA).combine_chunks())

    def _start(self) -> None:
        self._batches: list[pa.RecordBatch] = []
        self._articles = self._bytes = 0
        self._started = monotonic()


@contextmanager
def collect(parts: Parts) -> Iterator[Collector]:
    """A collector whose results are all kept at the end, also when the work ends by an error or an interrupt."""
    collector = Collector(parts)
    try:
        yield collector
    finally:
        collector.flush()
