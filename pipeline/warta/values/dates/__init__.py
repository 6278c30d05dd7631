"""Temporal expressions: phrases found by the pack's rules, valued as TIMEX3 by calendar arithmetic."""
