"""What a reader says of an article: spans, and arcs between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of the text, code points, `end` exclusive.

    `kind` is PER, ORG, LOC (a mention), TITLE, REPORTED (a reported clause), MEASURE (words that say what a figure
    measures), or, given by exact grammars, FIGURE, DATE, QUOTE. `score` is in [0, 1]. `status` is a title's.
    `entity` is the key of a mention's entity in the article, or empty.
    """

    start: int
    end: int
    kind: str
    score: float = 1.0
    status: str = ""
    entity: str = ""


class Arc(NamedTuple):
    """That one span has another in a role: `source` and `target` are indices into `Reading.spans`.

    Roles: `holder` (of a figure, of a title), `body` (in which a title is held), `source` (who gives a figure),
    `speaker` (of a quotation or a reported clause), `as_of` (a figure's date), `measure` (a figure's MEASURE words),
    `through` (a person by whose title a figure that is no person's has its holder).
    """

    source: int
    target: int
    role: str
    score: float


class Class(NamedTuple):
    """What a figure is: `feature` is `measure`, `modality` or `change`; `source` its index into `Reading.spans`."""

    source: int
    feature: str
    value: str
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Spans in text order, arcs and classes by their sources' order."""

    spans: tuple[Span, ...] = ()
    arcs: tuple[Arc, ...] = ()
    classes: tuple[Class, ...] = ()


def ordered(spans: Sequence[Span], arcs: Sequence[Arc], classes: Sequence[Class]) -> Reading:
    """A reading with its spans in text order, what points to them moved along."""
    order = sorted(range(len(spans)), key=lambda i: spans[i])
    place = {old: new for new, old in enumerate(order)}
    moved = [arc._replace(source=place[arc.source], target=place[arc.target]) for arc in arcs]
    chosen = [each._replace(source=place[each.source]) for each in classes]
    return Reading(tuple(spans[i] for i in order), tuple(sorted(moved)), tuple(sorted(chosen)))
