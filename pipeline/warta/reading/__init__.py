"""The reader: where something stands in an article and what belongs to what, each with a score. It knows no values."""
