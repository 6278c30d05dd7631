"""spaCy components, one per file; each reads a `Doc` and leaves typed records in `doc._`."""
