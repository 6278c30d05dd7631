"""Where the results of a run are kept until its tables are put together: in memory, or as Parquet files in a folder."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Protocol
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.fs import FileSelector, FileSystem, FileType, LocalFileSystem

from warta.runs.results import SCHEMA

SUFFIX = ".parquet"
UNFINISHED = ".unfinished"

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

    def add(self, results: pa.Table) -> None:
        """Keep results as one more part, wholly or, when that fails, not at all."""

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

    def add(self, results: pa.Table) -> None:
        """Keep results as one more part."""
        self._tables[f"{self._added:08}"] = results
        self._added += 1

    def remove(self, name: str) -> None:
        """Drop a part."""
        del self._tables[name]


class FileParts:
    """Parts in a folder of any Arrow file system: a local one, or S3 and its like, where many machines write.

    An fsspec file system becomes an Arrow one by `PyFileSystem(FSSpecHandler(...))`.
    """

    def __init__(self, folder: str, filesystem: FileSystem | None = None) -> None:
        self._folder = folder
        self._filesystem = filesystem or LocalFileSystem()
        self._filesystem.create_dir(folder, recursive=True)

    def names(self) -> list[str]:
        """The parts that there are, by name."""
        found = self._filesystem.get_file_info(FileSelector(self._folder))
        return sorted(info.base_name for info in found if info.type == FileType.File and info.extension == "parquet")

    def read(self, name: str, columns: Sequence[str]) -> pa.Table:
        """Some columns of a part."""
        with self._filesystem.open_input_file(self._path(name)) as file:
            return pq.ParquetFile(file).read(columns=list(columns))

    def add(self, results: pa.Table) -> None:
        """Keep results as one more part; nobody ever sees half of it. Raises OSError when the disk refuses."""
        path = self._path(uuid4().hex + SUFFIX)
        # Stores of objects show a file only when it is complete; a folder shows what is being written.
        written = path + UNFINISHED if self._is_local else path
        try:
            with self._filesystem.open_output_stream(written) as file:
                pq.write_table(results, file, compression="zstd")
            if self._is_local:
                _make_durable(written)
                self._filesystem.move(written, path)
                _make_durable(self._folder)
        except BaseException:
            self._drop(written)
            raise

    def remove(self, name: str) -> None:
        """Drop a part."""
        self._filesystem.delete_file(self._path(name))

    def clear(self) -> None:
        """Drop all parts."""
        self._filesystem.delete_dir_contents(self._folder)

    def mend(self) -> None:
        """Drop what killed runs left unfinished, and parts that are broken or of another make."""
        for info in self._filesystem.get_file_info(FileSelector(self._folder)):
            if info.base_name.endswith(UNFINISHED) or not self._is_sound(info.path):
                self._filesystem.delete_file(info.path)

    @property
    def _is_local(self) -> bool:
        return isinstance(self._filesystem, LocalFileSystem)

    def _path(self, name: str) -> str:
        return f"{self._folder}/{name}"

    def _is_sound(self, path: str) -> bool:
        try:
            with self._filesystem.open_input_file(path) as file:
                return pq.read_schema(file).equals(SCHEMA)
        except (OSError, pa.ArrowInvalid):
            return False

    def _drop(self, path: str) -> None:
        if self._filesystem.get_file_info(path).type == FileType.File:
            self._filesystem.delete_file(path)


def _make_durable(path: str) -> None:
    """See that a file, or a folder's list of files, is on the disk and not only on its way there."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


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
