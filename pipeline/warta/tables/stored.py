"""A table in a Parquet file, as rows."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.fs import FileSystem

from warta.tables.rows import TABLES, Row

STRETCH = 10_000  # rows in memory at a time


@dataclass(frozen=True, slots=True)
class StoredTable(Collection[Row]):
    """The rows of a table in the order of its file, read anew each time that they are gone through."""

    table: str
    path: str
    filesystem: FileSystem | None = None  # a local one

    def __len__(self) -> int:
        return pq.read_metadata(self.path, filesystem=self.filesystem).num_rows

    def __iter__(self) -> Iterator[Row]:
        kind = TABLES[self.table]
        with pq.ParquetFile(self.path, filesystem=self.filesystem) as file:
            for batch in file.iter_batches(batch_size=STRETCH):
                for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    yield kind(*cells)

    def read(self) -> pa.Table:
        """All rows at once, as Arrow."""
        return pq.read_table(self.path, filesystem=self.filesystem)

    def __contains__(self, row: object) -> bool:
        return any(row == other for other in self)


def stored_tables(folder: str, filesystem: FileSystem | None = None) -> dict[str, StoredTable]:
    """All tables of a run that wrote Parquet into a folder, be it here or in another file system."""
    return {table: StoredTable(table, f"{folder}/{table}.parquet", filesystem) for table in TABLES}
