"""`.txt`: the text is the article."""

from collections.abc import Iterator
from typing import BinaryIO

from warta.ingest.encoding import decode
from warta.ingest.record import Record, digest, read_whole


def read_text(stream: BinaryIO) -> Iterator[Record]:
    """The file as one article; no line of it is taken for a title."""
    content = read_whole(stream)
    yield Record(digest(content), text=decode(content))
