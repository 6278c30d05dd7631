"""Models that Warta ships, as package data: one folder per model, each with its card."""
