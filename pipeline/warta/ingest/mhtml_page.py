"""`.mhtml`, `.mht`: a page that the browser saved with everything it shows, as one file (RFC 2557)."""

from email import message_from_bytes
from email.message import Message

from warta.errors import InputError
from warta.ingest.encoding import decode
from warta.ingest.record import Record, digest

PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(content: bytes) -> Record:
    """The archive's page as one article; frames, pictures and styles in it are passed over.

    Raises InputError when there is no page in it.
    """
    message = message_from_bytes(content)
    page = _page(message)
    if page is None:
        raise InputError("no page in this web archive: save the article again as .mhtml or .html")
    payload = page.get_payload(decode=True)
    text = decode(payload if isinstance(payload, bytes) else b"", page.get_content_charset())
    address = page["Content-Location"] or message["Snapshot-Content-Location"]
    return Record(digest(content), page=text, address=address)


def _page(message: Message) -> Message | None:
    """The part that the archive names as its start, or its first page."""
    pages = [part for part in message.walk() if part.get_content_type() in PAGES]
    start = message.get_param("start")
    named = (page for page in pages if start and page["Content-ID"] == start)
    return next(named, pages[0] if pages else None)
