"""What was found as marks on the text: where, of which kind, and with which value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite

from spacy.tokens import Doc

import warta.components.doc  # noqa: F401  (declares the Doc extensions)
from warta.records import Entity, Figure, Mention, Quote, Timex, Title

KINDS_OF_NAMES = {"PER": "persons", "ORG": "organizations", "LOC": "locations"}
SIGNS = {"at_least": "≥ ", "at_most": "≤ ", "about": "≈ "}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text with what it means.

    `start` and `end` are code points, end exclusive; `kind` is one of `warta.highlights.kinds`; `value` is what the
    words stand for, None where that is unknown; `details` are further values in a fixed order, without unknown ones.
    """

    kind: str
    start: int
    end: int
    value: str | None = None
    details: tuple[str, ...] = ()


def doc_marks(doc: Doc) -> list[Mark]:
    """Everything that Warta's components have found in a document; a component that has not run gives nothing.

    Names are those of the article's persons, organizations and places, with the fullest name as value; where
    `warta_entities` has not run, they are shown as recognised.
    """
    found = doc._
    entities = (*found.people, *found.organizations, *found.locations)
    known = [mark for entity in entities for mark in entity_marks(entity)]
    records = record_marks((*found.titles, *found.dates, *found.figures, *found.quotes))
    return [*known, *_name_marks(doc, known), *records]


def entity_marks(entity: Entity) -> Iterator[Mark]:
    """Every mention of a person, organization or place."""
    for mention in entity.mentions:
        yield Mark(KINDS_OF_NAMES[entity.label], mention.start, mention.end, entity.name)


def record_marks(records: Iterable[Title | Timex | Figure | Quote]) -> Iterator[Mark]:
    """One mark per record.

    >>> [mark.value for mark in record_marks([Timex("26 September", 0, 12, "DATE", "2024-09-26")])]
    ['2024-09-26']
    """
    for record in records:
        kind, value, details = _reading(record)
        yield Mark(kind, record.start, record.end, value or None, tuple(detail for detail in details if detail))


def figure_value(figure: Figure) -> str:
    """A figure's value in one line.

    >>> figure_value(Figure("hampir Rp2,5 triliun", 0, 20, "money", 2.5e12, qualifier="at_most", currency="IDR"))
    '≤ IDR 2,500,000,000,000'
    >>> figure_value(Figure("10 to 15 km/h", 0, 13, "measure", 10, 15, unit="km/h"))
    '10–15 km/h'
    """
    amount = "–".join(format_number(value) for value in (figure.value, figure.value_max) if value is not None)
    unit = figure.unit and f" {figure.unit}"
    mark = unit or {"percent": "%", "multiple": "×"}.get(figure.kind, "")
    currency = f"{figure.currency} " if figure.currency else ""
    per = f" / {figure.per}" if figure.per else ""
    return f"{SIGNS.get(figure.qualifier, '')}{currency}{amount}{mark}{per}"


def format_number(value: float) -> str:
    """All digits, in groups of three.

    >>> format_number(150e9), format_number(0.25), format_number(7)
    ('150,000,000,000', '0.25', '7')
    """
    if not isfinite(value):
        return str(value)
    exact = Decimal(repr(value))
    return f"{int(value):,}" if exact == exact.to_integral_value() else f"{exact:,f}"


def title_value(title: Title) -> str:
    """A title's English form, with its status unless it is held today.

    >>> title_value(Title("mantan menteri", 0, 14, "Ayu Lestari", "p1", "Minister", "former"))
    'Minister (former)'
    """
    return title.normalized if title.status in ("", "current") else f"{title.normalized} ({title.status})"


def _reading(record: Title | Timex | Figure | Quote) -> tuple[str, str | None, tuple[str | None, ...]]:
    """A record's kind, value and details."""
    match record:
        case Title():
            return "titles", title_value(record), (record.person, record.organization)
        case Timex():
            return "dates", record.value, (record.type,)
        case Figure():
            return "figures", figure_value(record), (record.kind, record.measure, record.entity)
        case Quote():
            return "quotes", record.speaker, (record.kind, record.verb, record.published)


def _name_marks(doc: Doc, known: list[Mark]) -> Iterator[Mark]:
    """The recognised names that are no person, organization or place, or all while nobody has told who is who."""
    names = doc._.names or tuple(Mention(e.label_, e.text, e.start_char, e.end_char, 1.0) for e in doc.ents)
    taken = {(mark.start, mark.end) for mark in known}
    for name in names:
        kind = KINDS_OF_NAMES.get(name.label)
        if kind is None and (name.start, name.end) not in taken:
            yield Mark("names", name.start, name.end, name.label)
        elif kind is not None and not known:
            yield Mark(kind, name.start, name.end)
