"""A run's tables as web pages that need no network."""

from warta.reports.report import report

__all__ = ["report"]
