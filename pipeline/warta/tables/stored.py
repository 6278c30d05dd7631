"""A table in a Parquet file, as rows."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warta.tables.rows import TABLES, Row

STRETCH = 10_000  # rows in memory at a time


@dataclass(frozen=True, slots=True)
class StoredTable(Collection[Row]):
    """The rows of a table in the order of its file, read anew each time that they are gone through."""

    table: str
    path: Path

    def __len__(self) -> int:
        return pq.read_metadata(self.path).num_rows

    def __iter__(self) -> Iterator[Row]:
        kind = TABLES[self.table]
        with pq.ParquetFile(self.path) as file:
            for batch in file.iter_batches(batch_size=STRETCH):
                for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    yield kind(*cells)

    def read(self) -> pa.Table:
        """All rows at once, as Arrow."""
        return pq.read_table(self.path)

    def __contains__(self, row: object) -> bool:
        return any(row == other for other in self)


def stored_tables(folder: Path) -> dict[str, StoredTable]:
    """All tables of a run that wrote Parquet into a folder."""
    return {table: StoredTable(table, folder / f"{table}.parquet") for table in TABLES}
