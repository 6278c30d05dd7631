"""Rows to files, one module per format: a new format is a new module here and its name in `FORMATS`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from warta.tables.rows import Row

FORMATS = ("csv", "xlsx", "parquet", "sqlite")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may choose about the files; `csv_dialect` is a name in `writers.csv.DIALECTS`."""

    csv_dialect: str = "excel"


DEFAULTS = Settings()


class Writer(Protocol):
    """What the module of a format offers."""

    def files(self) -> tuple[str, ...]:
        """The names of the files that the format consists of."""

    def write(
        self, tables: Mapping[str, Iterable[Row]], folder: Path, settings: Settings = DEFAULTS
    ) -> tuple[str, ...]:
        """Write all tables into the folder, the same bytes for the same rows; go once through each table.

        Returns what the user must know: one line for each thing that the files of this format could not hold.
        """


def load_writer(name: str) -> Writer:
    """The writer of a format, imported when first asked for."""
    return cast(Writer, import_module(f"{__name__}.{name}"))
