"""Text to value: numbers, money, measures, calendar arithmetic. Pure functions, no spaCy."""
