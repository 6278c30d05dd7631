"""A run over many sources. Its parts are imported when first asked for: a worker needs few of them."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warta.runs.run import extract
    from warta.runs.tables import Summary, Tables

__all__ = ["Summary", "Tables", "extract"]


def __getattr__(name: str) -> Any:
    if name == "extract":
        from warta.runs.run import extract

        return extract
    if name in ("Summary", "Tables"):
        from warta.runs import tables

        return getattr(tables, name)
    raise AttributeError(f"module 'warta.runs' has no attribute {name!r}")
