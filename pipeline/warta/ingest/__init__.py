"""Bytes in, articles out: one file per input format."""

from warta.ingest.reading import read, read_source
from warta.ingest.sources import SUFFIXES, Source, Sources, find_sources

__all__ = ["SUFFIXES", "Source", "Sources", "find_sources", "read", "read_source"]
