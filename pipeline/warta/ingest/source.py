"""The inputs of a run one by one: a file, an archive's member, or the raw record of one article."""

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from warta.article import Article
from warta.ingest.record import Metadata, Record, digest

STDIN = "-"
NOTHING = Metadata()
# Suffixes of two parts, which say what is inside.
DOUBLE = (".tar.gz", ".warc.gz")
# Marks that would break a line, or turn what stands around them, in a table or on a terminal.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a web archive says of a page: where it was, when it was fetched, and the encoding that its server named."""

    url: str
    crawled: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Remote:
    """Where a file lies that fsspec opens, and what was told of it that changes when it does."""

    address: str
    state: str


@dataclass(frozen=True, slots=True)
class Source:
    """One input to read; `name` is the `source` column of its article, and its suffix says the format.

    `path` is None for standard input and for what is not a file of its own: then the bytes are in `content`, or at
    `remote`. `metadata` is what a `metadata.csv` says of the file; `fetched` is there for a page from a web archive.
    """

    path: Path | None
    name: str
    metadata: Metadata = NOTHING
    content: bytes | None = None
    fetched: Fetched | None = None
    remote: Remote | None = None

    @property
    def suffix(self) -> str:
        """The format by the name, in lower case: `.html`, `.tar.gz`; empty without one."""
        return suffix_of(self.name)


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One article's raw record, taken out of its file and not yet cleaned; `name` is its article's `source` column."""

    name: str
    record: Record
    metadata: Metadata = NOTHING


def fingerprint(item: Source | SourceRecord | Article) -> str:
    """What changes when the item does: equal fingerprints under one name need no second reading.

    A file's comes from its size and time of change, which are asked for here, and from what `metadata.csv` says of it;
    that of anything in memory comes from the content itself.
    """
    if isinstance(item, Source) and item.path is not None:
        try:
            status = item.path.stat()
            state = f"{status.st_size} {status.st_mtime_ns} {item.metadata}"
        except OSError:
            state = ""
    elif isinstance(item, Source) and item.remote is not None:
        state = f"{item.remote} {item.metadata}"
    elif isinstance(item, Source):
        state = f"{digest(item.content or b'')} {item.fetched} {item.metadata}"
    elif isinstance(item, SourceRecord):
        state = f"{item.record} {item.metadata}"
    else:
        state = repr(item)
    return digest(state.encode(errors="backslashreplace"))[:32]


def suffix_of(name: str) -> str:
    """The part of a file's name that says its format, in lower case.

    >>> suffix_of("arsip/2024.tar.GZ"), suffix_of("a/b.c.html"), suffix_of("a.b/c")
    ('.tar.gz', '.html', '')
    """
    folded = name.casefold()
    return next((suffix for suffix in DOUBLE if folded.endswith(suffix)), PurePosixPath(folded).suffix)


def readable(name: str) -> str:
    r"""A file's name as one line of text: bytes that are no valid text, and control characters, are escaped.

    >>> readable("kabar\udcff\n.txt")
    'kabar\\xff\\n.txt'
    """
    text = os.fsencode(name).decode("utf-8", errors="backslashreplace")
    return UNPRINTABLE.sub(lambda mark: mark[0].encode("unicode_escape").decode("ascii"), text)
