"""A run over many sources."""

from warta.runs.run import extract
from warta.runs.tables import Summary, Tables

__all__ = ["Summary", "Tables", "extract"]
