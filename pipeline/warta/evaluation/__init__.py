"""Measuring a run against annotated articles."""
