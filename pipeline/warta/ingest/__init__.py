"""Bytes in, articles out: one file per input format."""
