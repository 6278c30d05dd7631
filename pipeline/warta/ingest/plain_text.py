"""`.txt`: the text is the article."""

from warta.ingest.encoding import decode
from warta.ingest.record import Record, digest


def read_text(content: bytes) -> Record:
    """The file as one article; no line of it is taken for a title."""
    return Record(digest(content), text=decode(content))
