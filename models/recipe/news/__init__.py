"""Annotated news (`corpora/news`): stand-off data from gold files, and gold files from it and the public texts."""
