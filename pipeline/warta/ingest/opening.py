"""Sources opened, and what keeps them from being read in words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from stat import S_ISREG
from typing import BinaryIO

from warta.errors import InputError, describe
from warta.ingest.source import Source

# What a file of nothing, or of white space, has to say.
EMPTY = "the file is empty: get or save the article again"
BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n\x0b\x0c"
# The bytes by which a larger file is known to hold something.
START = 65_536


@contextmanager
def open_source(source: Source) -> Iterator[BinaryIO]:
    """A source's bytes as an open file.

    Raises InputError for what is no regular file, and, at the end, for one that was written to while it was open.
    Raises OSError when it cannot be opened.
    """
    if source.remote is not None:
        from warta.ingest.remote import open_remote  # here, for few need it

        with open_remote(source.remote) as stream:
            yield stream
        return
    if source.path is None:
        yield BytesIO(source.content or b"")
        return
    # Asked before it is opened: opening a pipe waits for its other end.
    if not S_ISREG(source.path.stat().st_mode):
        raise InputError("no regular file: save its content to a file first")
    with source.path.open("rb") as stream:
        before = _state(stream)
        yield stream
        if _state(stream) != before:
            raise InputError("changed while it was read: run again when nothing writes to it any more")


def is_blank(content: bytes) -> bool:
    """Whether there is nothing in a file but white space and a byte-order mark."""
    return not content.strip(BLANK)


def is_blank_file(source: Source) -> bool:
    """Whether a source can be opened and is blank; one of much white space is not."""
    try:
        with open_source(source) as stream:
            start = stream.read(START)
    except (InputError, OSError):
        return False
    return len(start) < START and is_blank(start)


def describe_problem(error: Exception) -> str:
    """What keeps a source from being read, in one line, with the cure."""
    if isinstance(error, InputError):
        return str(error)
    if isinstance(error, OSError):
        return f"cannot be read ({error.strerror}): check that the file exists, is whole and may be read"
    # The libraries that read formats raise what they like; a run must not end by one file.
    return f"cannot be read ({describe(error)}): save the article as text"


def _state(stream: BinaryIO) -> tuple[int, int]:
    """What changes when someone writes to an open file."""
    status = os.fstat(stream.fileno())
    return status.st_size, status.st_mtime_ns
