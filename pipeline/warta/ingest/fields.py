"""An article as named fields, the common ground of `.json`, `.jsonl` and `.csv`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from importlib.resources import files

from warta.ingest.record import Metadata, Record, digest

# The beginning of RTF.
RICH_TEXT = "{\\rtf"
WRONG = "give the article's text in `text`, or its page in `html`"


def read_fields(content: bytes, values: Mapping[str, object], number: int | None = None) -> Record:
    """One article from its fields: `text` or `html`, and whatever of `Metadata` there is; other fields are ignored.

    What the fields say goes before what the page in `html` says. Fields that are called otherwise are known by their
    usual names (`field_names.toml`), where their own is not there.
    """
    values = _by_own_names(values)
    stated: dict[str, str] = {}
    notes: tuple[str, ...] = ()
    for name in (field.name for field in fields(Metadata)):
        value = values.get(name)
        if isinstance(value, str):
            stated[name] = value.strip()
        elif name == "published" and type(value) is int:  # a clock's seconds
            stated[name] = str(value)
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


def names_of(*own: str) -> frozenset[str]:
    """The names that some fields are known by, as `plain_name` gives them."""
    return frozenset(name for name, field in _known_names().items() if field in own)


def plain_name(name: str) -> str:
    """The name of a field without what writers choose at will.

    >>> plain_name("Isi_Berita "), plain_name("publish-date")
    ('isi berita', 'publish date')
    """
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())


def _by_own_names(values: Mapping[str, object]) -> Mapping[str, object]:
    """The fields by their own names; of several with one meaning the first filled one in the list's order counts."""
    known = _known_names()
    found: dict[str, dict[str, object]] = {}
    for name, value in values.items():
        plain = plain_name(name)
        if plain in known:
            found.setdefault(known[plain], {})[plain] = value
    return {field: _first_filled(_usual_names()[field], named) for field, named in found.items()}


def _first_filled(names: Sequence[str], named: Mapping[str, object]) -> object:
    """What stands under the first of the names that has something, else under the first that is there."""
    there = [named[name] for name in names if name in named]
    return next((value for value in there if value not in (None, "")), there[0])


@cache
def _known_names() -> dict[str, str]:
    """The field that each name means."""
    return {name: field for field, names in _usual_names().items() for name in names}


@cache
def _usual_names() -> dict[str, list[str]]:
    """By field its names, its own first."""
    names = tomllib.loads(files(__package__).joinpath("field_names.toml").read_text(encoding="utf-8"))
    return {field: [plain_name(field), *others] for field, others in names.items()}
