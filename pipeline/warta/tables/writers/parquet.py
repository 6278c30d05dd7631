"""Parquet: one file per table, clean texts included."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warta.tables.rows import TABLES, Row, columns
from warta.tables.writers import DEFAULTS, Settings

TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), datetime.date: pa.date32()}
GROUP = 10_000  # rows in memory at a time; fixed, so that the same rows give the same bytes


def files() -> tuple[str, ...]:
    """One file per table."""
    return tuple(f"{table}.parquet" for table in TABLES)


def write(tables: Mapping[str, Iterable[Row]], folder: Path, settings: Settings = DEFAULTS) -> tuple[str, ...]:
    """Write `<table>.parquet` for each table; Parquet holds everything, so there is nothing to tell."""
    for table in TABLES:
        schema = table_schema(table)
        with pq.ParquetWriter(folder / f"{table}.parquet", schema, compression="zstd") as file:
            for group in _groups(tables[table]):
                arrays = [pa.array([getattr(row, field.name) for row in group], field.type) for field in schema]
                file.write_table(pa.Table.from_arrays(arrays, schema=schema))
    return ()


def table_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table.

    >>> table_schema("texts")
    article_id: string not null
    text: string not null
    """
    return pa.schema([pa.field(column.name, TYPES[column.type], column.optional) for column in columns(table)])


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while group := list(islice(left, GROUP)):
        yield group
