"""What one file format hands on: an article as its file states it, before any repair."""

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO, Protocol

from warta.errors import InputError

# A file of one article, or one record of a file of several, is held in memory whole: larger ones are refused.
MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of its article, as it says it; None for what it leaves unsaid."""

    title: str | None = None
    byline: str | None = None
    site_name: str | None = None
    url: str | None = None
    published: str | None = None

    def or_else(self, other: "Metadata") -> "Metadata":
        """These statements, and the other's where there are none.

        >>> Metadata(title="Banjir surut").or_else(Metadata(title="Banjir", url="https://example.org")).url
        'https://example.org'
        """
        return Metadata(*(getattr(self, name) or getattr(other, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date line: its words, and the day in ISO 8601, with the time where that is written too."""

    words: str
    published: str


@dataclass(frozen=True, slots=True)
class Record:
    """An article in its file's own words.

    `sha256` is of the bytes that are the record; `number` counts the records of a file that holds several, from 1;
    `stated` is what the file says of the article.
    `given` says that the input states the text itself, so that it is an article however short; the text of a page is
    searched for. `published_source` is `page` or `record`. `problem` is what was wrong with a broken record, and
    `notes` are remarks for the article's message.
    `absence` says why there is no text, where that is known before one is searched for.
    `dated` is a date line among the text's first lines, which counts less than any statement.
    `page` is markup that the article is still to be searched in, which takes long, and `address` is where it was, if
    known from elsewhere; `crawled` is when a web archive fetched it.
    """

    sha256: str
    text: str = ""
    number: int | None = None
    stated: Metadata = Metadata()
    published_source: str = "record"
    given: bool = True
    problem: str | None = None
    notes: tuple[str, ...] = ()
    page: str | None = None
    address: str | None = None
    crawled: str | None = None
    dated: DateLine | None = None
    absence: str | None = None


class Reader(Protocol):
    """A format of one article: its bytes in, its record out. Raises InputError when they cannot be read."""

    def __call__(self, content: bytes) -> Record: ...  # noqa: D102


class ManyReader(Protocol):
    """A format of several articles: an open file in, its records out, one at a time and none above `max_bytes`.

    Raises InputError when the file as a whole cannot be read.
    """

    def __call__(self, stream: BinaryIO, max_bytes: int) -> Iterator[Record]: ...  # noqa: D102


def digest(content: bytes) -> str:
    """The sha256 of a record's bytes."""
    return hashlib.sha256(content).hexdigest()


def read_whole(stream: BinaryIO, max_bytes: int) -> bytes:
    """All bytes of an open file.

    Raises InputError when there are more than `max_bytes`.
    """
    content = stream.read(max_bytes + 1)
    check_size(len(content), max_bytes)
    return content


def check_size(size: int, max_bytes: int) -> None:
    """Raises InputError when an article has more than `max_bytes`."""
    if size > max_bytes:
        raise InputError(
            f"larger than {describe_size(max_bytes)}: split it into single articles, one a file or one a .jsonl line, "
            "or raise --max-size"
        )


def describe_size(size: int) -> str:
    """A number of bytes in words.

    >>> describe_size(50_000_000), describe_size(1_500_000), describe_size(800)
    ('50 MB', '1.5 MB', '800 bytes')
    """
    return f"{size / 1_000_000:.3g} MB" if size >= 1_000_000 else f"{size:,} bytes"


def read_lines(stream: BinaryIO, max_bytes: int) -> Iterator[bytes]:
    """The lines of a file, ends included; in UTF-8 where a byte-order mark says UTF-16.

    A line over `max_bytes` comes as its first bytes, one more than allowed, and the rest is passed over.
    Raises InputError when a UTF-16 file has more than `max_bytes`.
    """
    line = stream.readline(max_bytes + 1)
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = read_whole(BytesIO(line + stream.read(max_bytes + 1)), max_bytes)
        yield from BytesIO(content.decode("utf-16", errors="replace").encode("utf-8", errors="replace"))
        return
    while line:
        yield line
        if len(line) > max_bytes:
            while line and not line.endswith(b"\n"):
                line = stream.readline(max_bytes)
        line = stream.readline(max_bytes + 1)
