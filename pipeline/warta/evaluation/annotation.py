"""One article's annotation: what the gold says is in it, or what a run found in it.

Both sides use the records of `warta.records`, so that they are compared field by field.
"""

from dataclasses import dataclass

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
