"""Bytes in, articles out: one file per input format.

What finds and splits inputs is light; `read` and `read_source`, which bring what searches pages and tells languages,
are imported when first asked for.
"""

from typing import TYPE_CHECKING, Any

from warta.ingest.record import MAX_BYTES
from warta.ingest.source import Source, SourceRecord, fingerprint
from warta.ingest.sources import SUFFIXES, Sources, find_sources
from warta.ingest.splitting import split_source

if TYPE_CHECKING:
    from warta.ingest.reading import read, read_source

__all__ = [
    "MAX_BYTES",
    "SUFFIXES",
    "Source",
    "SourceRecord",
    "Sources",
    "find_sources",
    "fingerprint",
    "read",
    "read_source",
    "split_source",
]


def __getattr__(name: str) -> Any:
    if name in ("read", "read_source"):
        from warta.ingest import reading

        return getattr(reading, name)
    raise AttributeError(f"module 'warta.ingest' has no attribute {name!r}")
