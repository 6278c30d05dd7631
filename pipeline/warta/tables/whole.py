"""Files that are seen when they are complete, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".unfinished"  # how the name ends of a file that is being written


def unfinished_name(name: str) -> str:
    """How a file is called, beside the place that it will take, while it is written; hidden.

    >>> unfinished_name("run.json")
    '.run.json.unfinished'
    """
    return f".{name}{UNFINISHED}"


@contextmanager
def write_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of the one at `path` when it is complete and on the disk.

    When the block fails, the old one stays. Raises OSError when the disk refuses.
    """
    unfinished = path.with_name(unfinished_name(path.name))
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        _keep_name(path.parent)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _keep_name(folder: Path) -> None:
    """See that a folder's list of files is on the disk too, where the system lets one."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
