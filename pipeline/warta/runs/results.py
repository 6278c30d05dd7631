"""What work on articles gives, as Arrow: one row per article, its rows of every table as lists inside.

So a worker hands on a few buffers, the main process need not look into them, and Parquet keeps them as they are.
"""

import hashlib
from collections.abc import Sequence
from itertools import accumulate, islice
from typing import cast

import pyarrow as pa

from warta.tables.rows import ARTICLE_TABLES, ArticleRow, Row, Rows, TextRow
from warta.tables.writers.parquet import table_schema
from warta.values.similarity import sign_text

# Beside the tables: the item that an article comes from and its number there, a limit of time that ended the work,
# whether trouble did that may pass, keys by which articles and texts are compared, and a signature by which near
# duplicates are found.
SIDE = (
    pa.field("item", pa.uint64(), nullable=False),
    pa.field("number", pa.int32(), nullable=False),
    pa.field("limit", pa.float64()),
    pa.field("passing", pa.bool_(), nullable=False),
    pa.field("article", pa.uint64(), nullable=False),
    pa.field("text", pa.uint64()),
    pa.field("signature", pa.binary()),
)
FIELDS = {table: list(table_schema(table)) for table in ARTICLE_TABLES}
SCHEMA = pa.schema(
    [*SIDE, *(pa.field(table, pa.list_(pa.struct(fields)), nullable=False) for table, fields in FIELDS.items())]
)


def hash_key(*texts: str) -> int:
    """A number of 64 bits for texts, the same on every machine.

    >>> hash_key("a.txt", "5") == hash_key("a.txt", "5") != hash_key("a.txt", "6")
    True
    """
    return int.from_bytes(hashlib.blake2b("\0".join(texts).encode(errors="backslashreplace"), digest_size=8).digest())


def pack_results(
    item: int, articles: Sequence[Rows], limit: float | None = None, *, passing: bool = False
) -> pa.RecordBatch:
    """The articles of one item, in order.

    `limit` is the time in seconds that the work on it was given and exceeded; `passing` says that it came to grief by
    what may pass, and is to be tried again by the next run.
    """
    rows = [cast(ArticleRow, article["articles"][0]) for article in articles]
    texts = [cast(TextRow, article["texts"][0]).text if article["texts"] else None for article in articles]
    side = (
        [item] * len(rows),
        range(len(rows)),
        [limit] * len(rows),
        [passing] * len(rows),
        [hash_key(row.article_id) for row in rows],
        [None if text is None else hash_key(text) for text in texts],
        [None if text is None else sign_text(text) for text in texts],
    )
    columns = [pa.array(values, field.type) for values, field in zip(side, SIDE, strict=True)]
    nested = [_nest(table, [article[table] for article in articles]) for table in ARTICLE_TABLES]
    return pa.RecordBatch.from_arrays([*columns, *nested], schema=SCHEMA)


def _nest(table: str, lists: Sequence[Sequence[Row]]) -> pa.ListArray:
    fields = FIELDS[table]
    rows = [row for found in lists for row in found]
    cells = [pa.array([getattr(row, field.name) for row in rows], field.type) for field in fields]
    offsets = pa.array([0, *accumulate(map(len, lists))], pa.int32())
    return pa.ListArray.from_arrays(offsets, pa.StructArray.from_arrays(cells, fields=fields))


def unpack_results(results: pa.Table, tables: Sequence[str]) -> list[Rows]:
    """The rows of each article in some of the tables."""
    columns = [_unnest(table, results[table].combine_chunks()) for table in tables]
    return [dict(zip(tables, found, strict=True)) for found in zip(*columns, strict=True)]


def _unnest(table: str, column: pa.ListArray) -> list[list[Row]]:
    kind = ARTICLE_TABLES[table]
    cells = [cell.to_pylist() for cell in column.flatten().flatten()]
    rows = (kind(*values) for values in zip(*cells, strict=True))
    return [list(islice(rows, length)) for length in column.value_lengths().to_pylist()]
