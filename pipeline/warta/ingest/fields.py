"""An article as named fields, the common ground of `.json`, `.jsonl` and `.csv`."""

from collections.abc import Mapping
from dataclasses import fields, replace

from warta.ingest.record import Metadata, Record, digest

# The beginning of RTF.
RICH_TEXT = "{\\rtf"
WRONG = "give the article's text in `text`, or its page in `html`"


def read_fields(content: bytes, values: Mapping[str, object], number: int | None = None) -> Record:
    """One article from its fields: `text` or `html`, and whatever of `Metadata` there is; other fields are ignored.

    What the fields say goes before what the page in `html` says.
    """
    stated: dict[str, str] = {}
    notes: tuple[str, ...] = ()
    for name in (field.name for field in fields(Metadata)):
        value = values.get(name)
        if isinstance(value, str):
            stated[name] = value.strip()
        elif value is not None:
            notes += (f"`{name}` is no text and is left out",)
    text, html = values.get("text"), values.get("html")
    if isinstance(text, str) and text.lstrip().startswith(RICH_TEXT):
        return Record(digest(content), number=number, problem="`text` is rich text (RTF): give it as plain text")
    record = Record(digest(content), number=number, stated=Metadata(**stated), notes=notes)
    if isinstance(html, str) and not (isinstance(text, str) and text.strip()):
        return replace(record, page=html)
    if isinstance(text, str):
        return replace(record, text=text)
    return replace(record, problem=f"`text` is {'missing' if text is None else 'no text'}: {WRONG}")
