"""The members of a `.zip`."""

import os
from collections.abc import Generator
from contextlib import suppress
from functools import partial
from stat import S_ISLNK
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from warta.errors import InputError
from warta.ingest.members import BOMB, MOST_TIMES, SMALL, Member, describe_damage

# Bits of a member's flags.
ENCRYPTED = 0x1
UTF8 = 0x800
# A list of members is held in memory whole, ten times its size: this one has a million of them.
LONGEST_LIST = 100_000_000
# Where the end of an archive says how long the list is: behind which mark, and how wide the number is.
LIST_LENGTHS = ((b"PK\5\6", 12, 4), (b"PK\6\6", 40, 8))
END = 66_000


def list_zip(stream: BinaryIO, max_bytes: int) -> Generator[Member, None, None]:
    """The members of a `.zip`, in the order of its list.

    Raises InputError when it has no list of its members that can be read.
    """
    if _list_length(stream) > LONGEST_LIST:
        raise InputError("an archive of too many files: unpack it and give the folder, or split it")
    try:
        archive = ZipFile(stream)
    except Exception as error:  # for a damaged list, it raises what it likes
        raise InputError(describe_damage(error)) from error
    with archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield Member(
                    _name(info),
                    info.file_size,
                    partial(_read, archive, info),
                    _find_problem(info),
                    S_ISLNK(info.external_attr >> 16),
                )


def _list_length(stream: BinaryIO) -> int:
    """How many bytes the list of members takes, by the archive's end."""
    stream.seek(max(0, stream.seek(0, os.SEEK_END) - END))
    end = stream.read(END)
    places = ((end.rfind(mark), offset, width) for mark, offset, width in LIST_LENGTHS)
    lengths = (end[place + offset : place + offset + width] for place, offset, width in places if place >= 0)
    # In archives of more than 4 GB the first place holds nothing but ones.
    return max((int.from_bytes(length, "little") for length in lengths if length.strip(b"\xff")), default=0)


def _read(archive: ZipFile, info: ZipInfo) -> bytes:
    try:
        with archive.open(info) as stream:
            return stream.read()
    except Exception as error:  # a method that is not supported, a wrong checksum, data that is no such data
        raise InputError(describe_damage(error)) from error


def _find_problem(info: ZipInfo) -> str | None:
    if info.flag_bits & ENCRYPTED:
        return "encrypted: unpack the archive with its password and give the folder"
    if info.file_size > max(SMALL, MOST_TIMES * info.compress_size):
        return BOMB
    return None


def _name(info: ZipInfo) -> str:
    """The name as it was meant: many packers write UTF-8 without saying so, or Windows' separators."""
    name = info.filename
    if not info.flag_bits & UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")
