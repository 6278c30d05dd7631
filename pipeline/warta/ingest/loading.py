"""Files of one article made raw records: one reader per format."""

from dataclasses import replace

from warta.errors import InputError, is_passing
from warta.ingest.html_page import read_fetched, read_html
from warta.ingest.json_records import read_json
from warta.ingest.markdown_text import read_markdown
from warta.ingest.mhtml_page import read_mhtml
from warta.ingest.opening import EMPTY, describe_problem, is_blank, open_source
from warta.ingest.plain_text import read_text
from warta.ingest.record import Reader, Record, check_size, digest
from warta.ingest.source import STDIN, Source, SourceRecord
from warta.ingest.sources import REFUSED, SUFFIXES

READERS: dict[str, Reader] = {
    ".html": read_html,
    ".htm": read_html,
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
    ".txt": read_text,
    ".md": read_markdown,
    ".json": read_json,
}


def load_record(source: Source, max_bytes: int) -> SourceRecord:
    """The raw record of a source of one article; what is wrong with it is the record's `problem`.

    Raises what `errors.is_passing` knows: that says nothing about the source.
    """
    content: bytes | None = None
    try:
        with open_source(source) as stream:
            content = stream.read(max_bytes + 1)
        record = replace(_read(source, content, max_bytes), absence=EMPTY if is_blank(content) else None)
    except Exception as error:
        if is_passing(error):
            raise
        problem = EMPTY if content is not None and is_blank(content) else describe_problem(error)
        record = Record(digest((content or b"")[:max_bytes]), problem=problem)
    return SourceRecord(source.name, record, source.metadata)


def _read(source: Source, content: bytes, max_bytes: int) -> Record:
    """The record in a source's bytes. Raises InputError when they cannot be read."""
    if not source.fetched and (problem := REFUSED.get(source.suffix)):
        raise InputError(problem)
    check_size(len(content), max_bytes)
    return read_fetched(content, source.fetched) if source.fetched else _reader(source, content)(content)


def _reader(source: Source, content: bytes) -> Reader:
    """The reader for a source's format: by its name, or, on standard input, by its first character."""
    if source.name == STDIN:
        start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        return {b"<": read_html, b"{": read_json}.get(start, read_text)
    return READERS.get(source.suffix, _refuse)


def _refuse(content: bytes) -> Record:
    if content.startswith(b"%PDF-"):
        raise InputError(REFUSED[".pdf"])
    raise InputError(f"a type of file that is not read: give one of {', '.join(sorted(SUFFIXES))}")
