"""A run over many sources."""
