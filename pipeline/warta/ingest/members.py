"""What archives of every kind have in common: their members, and bounds for hostile ones."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from warta.errors import describe

# What unpacks to so many times its size is no text that anyone wrote; small things may.
MOST_TIMES = 200
SMALL = 1_000_000
SOME = 100_000_000
BOMB = f"unpacks to more than {MOST_TIMES} times its size, as archives do that are made to fill memory: leave it out"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name as packed, its size in bytes, and how it is read, which may raise InputError.

    `problem` is what keeps it from being read, `link` says that it only points to another.
    """

    name: str
    size: int
    read: Callable[[], bytes]
    problem: str | None = None
    link: bool = False


class Lister(Protocol):
    """A kind of archive: an open file in, its members out, one at a time, each to be read before the next is asked for.

    Raises InputError when the archive cannot be read, or no further.
    """

    def __call__(self, stream: BinaryIO, max_bytes: int) -> Generator[Member, None, None]: ...  # noqa: D102


def describe_damage(error: Exception) -> str:
    """What keeps a member from being unpacked, with the cure."""
    return f"cannot be unpacked ({describe(error)}): get the archive again, or unpack it and give the folder"
