"""Sources opened, and what keeps them from being read in words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from warta.errors import InputError, cure, describe, reason
from warta.ingest.patient import open_patiently
from warta.ingest.source import Source

# What a file of nothing, or of white space, has to say.
EMPTY = "the file is empty: get or save the article again"
BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n\x0b\x0c"
# The bytes by which a larger file is known to hold something.
START = 65_536


@contextmanager
def open_source(source: Source, patience: float | None = None) -> Iterator[BinaryIO]:
    """A source's bytes as an open file, which waits at most `patience` seconds for a read from a disk.

    Raises InputError for what is no regular file, and, at the end, for one that was written to while it was open.
    Raises OSError when it cannot be opened, TimeoutError when a read does not return.
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
    mode = source.path.stat().st_mode
    if S_ISDIR(mode):  # one that could not be gone through
        os.scandir(source.path).close()
        raise InputError("a folder that could not be opened, and now can be: run the same command again")
    if not S_ISREG(mode):
        raise InputError("no regular file: save its content to a file first")
    with open_patiently(source.path, patience) as stream:
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
        return f"cannot be read ({reason(error)}): {cure(error)}"
    # The libraries that read formats raise what they like; a run must not end by one file.
    return f"cannot be read ({describe(error)}): save the article as text"


def _state(stream: BinaryIO) -> tuple[int, int]:
    """What changes when someone writes to an open file."""
    status = os.fstat(stream.fileno())
    return status.st_size, status.st_mtime_ns
