"""A run over many sources. Its parts are imported when first asked for: a worker needs few of them."""

from typing import TYPE_CHECKING

from warta.lazy import import_late

if TYPE_CHECKING:
    from warta.runs.run import extract
    from warta.runs.tables import Summary, Tables, open_run

__all__ = ["Summary", "Tables", "extract", "open_run"]

__getattr__ = import_late(
    __name__,
    {
        "Summary": "warta.runs.tables",
        "Tables": "warta.runs.tables",
        "extract": "warta.runs.run",
        "open_run": "warta.runs.tables",
    },
)
