"""Tables to pandas, with types that keep what the columns mean.

- A calendar day is `datetime64[s]`: `frame["published_day"].dt.month` works, and seconds instead of nanoseconds hold
  every day from year 1 to 9999, for a news text may name the year 1511.
- An integer is `Int64`, which knows the unknown; a number `float64`, whose unknown is NaN; a text `string`.
- A word from a closed list is a `category`. The list is complete and in its own order where it is Warta's (`current,
  former, acting, incoming`), so that frames of several runs fit together; else it is what occurs, sorted.
"""

import datetime
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionDtype

from warta.tables.rows import Column, Row, columns

DTYPES: dict[type, ExtensionDtype | np.dtype] = {
    str: pd.StringDtype(),
    int: pd.Int64Dtype(),
    float: np.dtype("float64"),
    datetime.date: np.dtype("datetime64[s]"),
}


def build_frame(table: str, rows: Sequence[Row]) -> pd.DataFrame:
    """The rows of a table as a DataFrame.

    >>> build_frame("persons", []).dtypes["mentions"], build_frame("dates", []).dtypes["earliest"]
    (Int64Dtype(), dtype('<M8[s]'))
    """
    names = [column.name for column in columns(table)]
    cells = {name: pd.Series([getattr(row, name) for row in rows], dtype=object) for name in names}
    return type_frame(table, pd.DataFrame(cells))


def frame_from_arrow(table: str, arrow: pa.Table) -> pd.DataFrame:
    """An Arrow table with the columns of `table`, as `pyarrow.parquet.read_table` gives it, as a DataFrame.

    It is equal, types and all, to what `build_frame` makes of the same rows.

    >>> frame_from_arrow("texts", pa.table({"article_id": ["a1"], "text": ["Laba naik."]})).dtypes["text"]
    <StringDtype(na_value=<NA>)>
    """
    # Without the mappers, integers with a gap would become floats, and days slow Python objects.
    mapper = {pa.int64(): pd.Int64Dtype(), pa.string(): pd.StringDtype()}.get
    return type_frame(table, arrow.to_pandas(types_mapper=mapper, date_as_object=False, ignore_metadata=True))


def type_frame(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the columns of `table`, in their order and with their types.

    The frame may hold Python objects, or text as `pd.read_csv(path, dtype="string")` and SQLite give it (days in ISO
    8601). A column that it lacks is unknown; one that the table has not is left out.

    >>> frame = pd.DataFrame({"article_id": ["a1"], "kind": ["money"], "value": ["2500000000000"]}, dtype="string")
    >>> type_frame("figures", frame)[["kind", "value", "start"]].dtypes.astype(str).tolist()
    ['category', 'float64', 'Int64']
    """
    cells = frame.reindex(columns=[column.name for column in columns(table)])
    return pd.DataFrame({column.name: _typed(cells[column.name], column) for column in columns(table)})


def _typed(cells: pd.Series, column: Column) -> pd.Series:
    if not column.closed:
        return cells.astype(DTYPES[column.type])
    # A word that is not in the list stands behind it, for nothing is lost by being new.
    more = sorted(set(cells.dropna()) - set(column.words))
    return cells.astype(pd.CategoricalDtype([*column.words, *more]))
