"""The members of a `.tar`, packed by gzip or not, read in one go from its begin to its end."""

import gzip
import os
import sys
from collections.abc import Generator
from functools import partial
from tarfile import TarFile, TarInfo
from typing import BinaryIO, cast

from warta.errors import InputError
from warta.ingest.members import BOMB, MOST_TIMES, SOME, Member, describe_damage

CHUNK = 1_000_000


class Forward:
    """A stream that is read forwards only, up to `most` bytes in all and `at_once` in one piece.

    Raises InputError beyond these, and for packed data that is damaged. `last` is what was read last.
    """

    def __init__(self, stream: BinaryIO, most: int, at_once: int) -> None:
        self.last = b""
        self._stream = stream
        self._most = most
        self._at_once = at_once
        self._place = 0

    def read(self, size: int) -> bytes:
        """Up to `size` bytes."""
        if size > self._at_once:
            raise InputError("no whole .tar archive: get it again, or unpack it and give the folder")
        try:
            self.last = self._stream.read(size)
        except Exception as error:  # zlib's, gzip's and the system's own
            raise InputError(describe_damage(error)) from error
        self._place += len(self.last)
        if self._place > self._most:
            raise InputError(BOMB)
        return self.last

    def seek(self, place: int) -> None:
        """Go on to a place."""
        while self._place < place and self.read(min(CHUNK, place - self._place)):
            pass

    def tell(self) -> int:
        """The place in the stream."""
        return self._place


def list_tar(stream: BinaryIO, max_bytes: int) -> Generator[Member, None, None]:
    """The members of a `.tar`, in its order; what is neither a file nor a link is left out."""
    return _list(Forward(stream, sys.maxsize, max_bytes + CHUNK))


def list_gzipped_tar(stream: BinaryIO, max_bytes: int) -> Generator[Member, None, None]:
    """The members of a `.tar.gz`, in its order; what is neither a file nor a link is left out."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    return _list(Forward(unpacked, SOME + MOST_TIMES * size, max_bytes + CHUNK))


def _list(stream: Forward) -> Generator[Member, None, None]:
    try:
        archive = TarFile(fileobj=cast(BinaryIO, stream))
        while info := archive.next():
            archive.members.clear()  # type: ignore[attr-defined]  # it keeps them all, and they may be millions
            if info.isreg() or info.issym() or info.islnk():
                yield Member(info.name, info.size, partial(_read, archive, info), link=not info.isreg())
    except InputError:
        raise
    except Exception as error:
        raise InputError(describe_damage(error)) from error
    if stream.last.strip(b"\0"):
        raise InputError("damaged from here on: get the archive again, or unpack it and give the folder")


def _read(archive: TarFile, info: TarInfo) -> bytes:
    try:
        stream = archive.extractfile(info)
        return stream.read() if stream else b""
    except InputError:
        raise
    except Exception as error:
        raise InputError(describe_damage(error)) from error
