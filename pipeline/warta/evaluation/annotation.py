"""One article's annotation: what the gold says is in it, or what a run found in it.

Both sides use the records of `warta.records`, so that they are compared field by field.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from warta.highlights.marks import Mark, record_marks
from warta.records import Figure, Quote, Timex, Title


@dataclass(frozen=True, slots=True)
class Name:
    """A person or an organization of an article: the canonical name and, in the gold, every surface of it."""

    name: str
    surfaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything annotated in one article; offsets are code points into `text`, end exclusive.

    `article` is the gold id, which is the stem of the source file's name. `languages` holds the article's language;
    it is empty where a run has no row for the article. `quotes` are direct speech alone. `problem` is why a run found
    nothing in the article, where its status is not `ok`.
    """

    article: str
    text: str = ""
    languages: tuple[str, ...] = ()
    persons: tuple[Name, ...] = ()
    organizations: tuple[Name, ...] = ()
    titles: tuple[Title, ...] = ()
    dates: tuple[Timex, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    title: str | None = None
    published: str | None = None
    problem: str | None = None

    def marks(self) -> Iterator[Mark]:
        """Everything annotated, for `warta.show`; a name stands wherever one of its surfaces does as whole words."""
        yield from self._name_marks()
        yield from record_marks((*self.titles, *self.dates, *self.figures, *self.quotes))

    def _name_marks(self) -> Iterator[Mark]:
        known = {
            surface: (kind, name.name)
            for kind, names in (("persons", self.persons), ("organizations", self.organizations))
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
