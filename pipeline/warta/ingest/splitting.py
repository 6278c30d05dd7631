"""Files of several articles taken apart, cheaply and one piece at a time."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator

from warta.errors import InputError
from warta.ingest.archives import LISTERS, split_archive
from warta.ingest.csv_records import read_csv
from warta.ingest.feed import read_feed
from warta.ingest.json_records import read_jsonl
from warta.ingest.opening import EMPTY, describe_problem, is_blank_file, open_source
from warta.ingest.record import MAX_BYTES, ManyReader, Record, digest, read_whole
from warta.ingest.source import STDIN, Source, SourceRecord
from warta.ingest.web_archive import split_web_archive

Splitter = Callable[[Source, int, Counter[str]], Iterator[Source | SourceRecord]]

READERS: dict[str, ManyReader] = {
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
}
SPLITTERS: dict[str, Splitter] = {
    **dict.fromkeys(LISTERS, split_archive),
    ".warc": split_web_archive,
    ".warc.gz": split_web_archive,
}
NONE = "no article in the file"


def split_source(
    source: Source, *, max_bytes: int = MAX_BYTES, passed_over: Counter[str] | None = None
) -> Iterator[Source | SourceRecord]:
    """The pieces of a source that can be read apart from each other, in its order, each when it is asked for.

    A file of one article is its own piece, and is not opened; standard input becomes a piece with its `content`; a file
    of several gives its records, an archive its members with their `content`. They are cheap to take out: pages are
    searched and texts cleaned by `read_source`. No piece is larger than `max_bytes`. What is passed over in archives is
    counted in `passed_over`, by reason.
    Never raises for what a file holds: what is wrong with it as a whole, or keeps it from being read to its end, is one
    more record with a `problem`.
    """
    if source.path is None and source.content is None and source.remote is None:
        yield _standard_input(max_bytes)
    elif reader := READERS.get(source.suffix):
        yield from _split_records(source, reader, max_bytes)
    elif splitter := SPLITTERS.get(source.suffix):
        yield from _split_container(source, splitter, max_bytes, Counter() if passed_over is None else passed_over)
    else:
        yield source


def _standard_input(max_bytes: int) -> Source | SourceRecord:
    try:
        return Source(None, STDIN, content=read_whole(sys.stdin.buffer, max_bytes))
    except (InputError, OSError) as error:
        return SourceRecord(STDIN, Record(digest(b""), problem=describe_problem(error)))


def _split_container(
    source: Source, splitter: Splitter, max_bytes: int, passed_over: Counter[str]
) -> Iterator[Source | SourceRecord]:
    empty = True
    try:
        for member in splitter(source, max_bytes, passed_over):
            empty = False
            yield from split_source(member, max_bytes=max_bytes) if isinstance(member, Source) else [member]
    except Exception as error:
        yield _whole(source, problem=describe_problem(error))
    else:
        if empty:
            yield _whole(source)


def _whole(source: Source, problem: str | None = None) -> SourceRecord:
    """What stands for a file of several articles: its problem, or that there is none in it."""
    absence = EMPTY if is_blank_file(source) else NONE
    problem = absence if problem and absence == EMPTY else problem
    return SourceRecord(source.name, Record(digest(b""), problem=problem, absence=absence), source.metadata)


def _split_records(source: Source, reader: ManyReader, max_bytes: int) -> Iterator[SourceRecord]:
    empty = True
    try:
        with open_source(source) as stream:
            for record in reader(stream, max_bytes):
                empty = False
                yield SourceRecord(f"{source.name}#{record.number}", record, source.metadata)
    except Exception as error:
        yield _whole(source, problem=describe_problem(error))
    else:
        if empty:
            yield _whole(source)
