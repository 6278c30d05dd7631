"""`.warc`, `.warc.gz`: the pages in a web archive (ISO 28500), as a crawler fetched them."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from warta.errors import InputError
from warta.ingest.opening import open_source
from warta.ingest.record import Record, check_size, digest
from warta.ingest.source import Fetched, Source, SourceRecord

PAGES = ("text/html", "application/xhtml+xml")
# How servers pack what they send; a crawler may have unpacked it and kept the header.
ENCODINGS = {"chunked": ChunkedReader, "gzip": GzipReader, "x-gzip": GzipReader, "br": BrotliReader}
BROKEN_OFF = "breaks off, or is damaged from here on: get the archive again"
CHUNK = 1_000_000
PIECE = 500
DIGITS = re.compile(r"\d+")


def split_web_archive(source: Source, max_bytes: int, passed_over: Counter[str]) -> Iterator[Source | SourceRecord]:
    """The pages in a web archive as sources with their `content`, `#n` behind the name of the n-th record.

    Pages are answers with status 200 to 299 in HTML, and saved HTML; all else is passed over. Raises InputError when
    the archive is damaged or breaks off; what stands before comes first.
    """
    with open_source(source) as stream:
        try:
            records = ArchiveIterator(stream, parse_http=False, fsspec_args=False)
            for number, record in enumerate(records, start=1):
                name = f"{source.name}#{number}"
                if not DIGITS.fullmatch(record.headers.get("Content-Length") or ""):
                    raise InputError(BROKEN_OFF)
                if reason := _reason(record):
                    passed_over[reason] += 1
                    continue
                size = record.content_length
                content = _read(record, max_bytes + 1)
                if len(content) < min(size, max_bytes + 1):
                    raise InputError(BROKEN_OFF)
                yield _page(name, source, record, content, max_bytes)
        except (OSError, ValueError) as error:
            raise InputError(f"{BROKEN_OFF} ({error})") from error


def _reason(record: WarcRecord) -> str | None:
    """Why a record is passed over; None for a page. The reader then stands behind the HTTP headers."""
    if record.record_type == WarcRecordType.revisit:
        return "page of a web archive that was fetched before"
    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
        return "record of a web archive that is no page"
    kind = (record.headers.get("Content-Type") or "").partition(";")[0].strip().casefold()
    if record.is_http:
        record.parse_http()
        status = record.http_headers.status_code if record.http_headers else None
        if status is None or not 200 <= status < 300:
            return "page of a web archive that was not found"
        kind = (record.http_content_type or "").strip().casefold()
    return None if kind in PAGES else "file of a web archive that is no HTML"


def _read(record: WarcRecord, size: int) -> bytes:
    """Up to `size` bytes of the record's content."""
    chunks = []
    while size > 0 and (chunk := record.reader.read(min(CHUNK, size))):
        chunks.append(chunk)
        size -= len(chunk)
    return b"".join(chunks)


def _page(name: str, source: Source, record: WarcRecord, content: bytes, max_bytes: int) -> Source | SourceRecord:
    try:
        check_size(len(content), max_bytes)
        for encoding in _encodings(record):
            content = _decode(content, encoding, max_bytes)
    except InputError as error:
        return SourceRecord(name, Record(digest(b""), problem=str(error)), source.metadata)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    fetched = Fetched(url, record.headers.get("WARC-Date"), record.http_charset)
    return Source(None, name, source.metadata, content, fetched)


def _encodings(record: WarcRecord) -> list[str]:
    """How the server packed the page, the outermost first."""
    if record.http_headers is None:
        return []
    stated = (record.http_headers.get("Transfer-Encoding"), record.http_headers.get("Content-Encoding"))
    return [word.strip().casefold() for value in stated for word in reversed((value or "").split(","))]


def _decode(content: bytes, encoding: str, max_bytes: int) -> bytes:
    """The content unpacked, up to where it breaks off; as it is where it is not packed in this way.

    Raises InputError when it unpacks to more than `max_bytes`.
    """
    if encoding not in ENCODINGS:
        return content
    unpacked = bytearray()
    reader = ENCODINGS[encoding](BytesIO(content))
    with suppress(OSError):
        while len(unpacked) <= max_bytes and (piece := reader.read(PIECE)):
            unpacked += piece
    check_size(len(unpacked), max_bytes)
    return bytes(unpacked) or content
