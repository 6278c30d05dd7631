"""Quantities: money, percentages, counts, measures and multiples, what they measure and whose they are."""
