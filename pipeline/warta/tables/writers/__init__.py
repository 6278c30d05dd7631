"""Rows to files, one module per format: a new format is a new module here and its name in `FORMATS`."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from warta.tables.rows import Row

FORMATS = ("csv", "xlsx", "parquet", "sqlite")


class Writer(Protocol):
    """What the module of a format offers."""

    def files(self) -> tuple[str, ...]:
        """The names of the files that the format consists of."""

    def write(self, tables: Mapping[str, Iterable[Row]], folder: Path) -> tuple[str, ...]:
        """Write all tables into the folder, the same bytes for the same rows; go once through each table.

        Returns what the user must know: one line for each cell that was shortened and table that was split.
        """


def load_writer(name: str) -> Writer:
    """The writer of a format, imported when first asked for."""
    return cast(Writer, import_module(f"{__name__}.{name}"))
