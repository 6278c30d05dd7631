"""Documents to rows, rows to files."""
