"""Rows to pandas, with types that keep what the columns mean."""

import datetime
from collections.abc import Sequence

import pandas as pd

from warta.tables.rows import Column, Row, columns

# Days in seconds and not nanoseconds: a news text may name the year 1511.
DTYPES: dict[type, str] = {str: "string", int: "Int64", float: "float64", datetime.date: "datetime64[s]"}


def build_frame(table: str, rows: Sequence[Row]) -> pd.DataFrame:
    """One table as a DataFrame.

    >>> build_frame("persons", []).dtypes["mentions"], build_frame("dates", []).dtypes["earliest"]
    (Int64Dtype(), dtype('<M8[s]'))
    """
    return pd.DataFrame({column.name: _series(column, rows) for column in columns(table)})


def _series(column: Column, rows: Sequence[Row]) -> pd.Series:
    values = [getattr(row, column.name) for row in rows]
    return pd.Series(values, dtype="category" if column.closed else DTYPES[column.type])
