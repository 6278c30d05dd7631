"""One article's annotation: what the gold says is in it, or what a run found in it.

Both sides use the same entries, so that they are compared field by field. `start`/`end` are code points into the
article's text, end exclusive. A `Cell` of the gold may hold several answers, each of them right; an `optional` entry
is one that annotators see differently: it is neither asked for nor held against anybody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from warta.evaluation.cells import Cell, best
from warta.highlights.marks import Mark, record_marks
from warta.records import Figure, Quote, Timex, Title


@dataclass(frozen=True, slots=True)
class Name:
    """A person, organization or place of an article: the canonical name and, in the gold, every surface of it."""

    name: str
    surfaces: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """A role that the text gives to a person; `text` is the title's words alone."""

    text: str
    start: int
    end: int
    person: str
    normalized: Cell
    status: Cell = "current"
    organization: Cell = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class DateEntry:
    """A temporal expression with its TIMEX3 type and value."""

    text: str
    start: int
    end: int
    type: str
    value: Cell
    optional: bool = False


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure: its amount, what it measures, whose it is, who says so, for when, and as what (`modality`)."""

    text: str
    start: int
    end: int
    kind: str
    value: float
    value_max: float | None = None
    qualifier: str = "exact"
    currency: str | None = None
    unit: Cell = None
    measure: Cell = None
    entity: Cell = None
    as_of: Cell = None
    source: Cell = None
    modality: Cell = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class QuoteEntry:
    """Direct or reported speech and its speaker."""

    text: str
    start: int
    end: int
    speaker: Cell = None
    optional: bool = False


Entry = Name | TitleEntry | DateEntry | FigureEntry | QuoteEntry


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything annotated in one article.

    `article` is the gold id, which is the stem of the source file's name. `languages` holds the article's language;
    it is empty where a run has no row for the article. `quotes` are direct speech, `reported` reported speech.
    `unannotated` names what a gold file says nothing about, among `places`, `dates`, `reported` and the cells of
    figures. `problem` is why a run found nothing in the article, where its status is not `ok`.
    """

    article: str
    text: str = ""
    languages: tuple[str, ...] = ()
    persons: tuple[Name, ...] = ()
    organizations: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    titles: tuple[TitleEntry, ...] = ()
    dates: tuple[DateEntry, ...] = ()
    figures: tuple[FigureEntry, ...] = ()
    quotes: tuple[QuoteEntry, ...] = ()
    reported: tuple[QuoteEntry, ...] = ()
    unannotated: frozenset[str] = frozenset()
    title: str | None = None
    published: str | None = None
    problem: str | None = None

    def marks(self) -> Iterator[Mark]:
        """Everything annotated, for `warta.show`; a name stands wherever one of its surfaces does as whole words."""
        yield from self._name_marks()
        yield from record_marks(map(_title_record, self.titles))
        yield from record_marks(Timex(d.text, d.start, d.end, d.type, best(d.value) or "") for d in self.dates)
        yield from record_marks(map(_figure_record, self.figures))
        for kind, quotes in (("direct", self.quotes), ("indirect", self.reported)):
            yield from record_marks(Quote(q.text, q.start, q.end, kind, best(q.speaker)) for q in quotes)

    def _name_marks(self) -> Iterator[Mark]:
        known = {
            surface: (kind, name.name)
            for kind, names in (
                ("locations", self.places),
                ("persons", self.persons),
                ("organizations", self.organizations),
            )
            for name in names
            for surface in (name.name, *name.surfaces)
            if surface
        }
        if not known:
            return
        # Longest first, for an alternation takes the first that fits.
        words = "|".join(re.escape(surface) for surface in sorted(known, key=len, reverse=True))
        for found in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", self.text):
            kind, name = known[found.group()]
            yield Mark(kind, found.start(), found.end(), name)


def _title_record(entry: TitleEntry) -> Title:
    return Title(
        text=entry.text,
        start=entry.start,
        end=entry.end,
        person=entry.person,
        person_key="",
        normalized=best(entry.normalized) or "",
        status=best(entry.status) or "",
        organization=best(entry.organization),
    )


def _figure_record(entry: FigureEntry) -> Figure:
    return Figure(
        text=entry.text,
        start=entry.start,
        end=entry.end,
        kind=entry.kind,
        value=entry.value,
        value_max=entry.value_max,
        qualifier=entry.qualifier,
        currency=entry.currency,
        unit=best(entry.unit),
        measure=best(entry.measure),
        entity=best(entry.entity),
    )
