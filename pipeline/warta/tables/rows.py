"""The row types, one frozen dataclass per table: the only place where columns, their order and their types are written.

An annotation says what a cell holds (`str`, `int`, `float` or `datetime.date`), whether it may be unknown (`| None`),
and by its marks whether it is a key, a reference to another table's key, a word from a closed list, its row's name or a
chance. `start`/`end` are code points into the article's clean text, end exclusive. A new column goes to the right of
its table, and what it means into `meanings/*.toml`.
"""

import datetime
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Any, ClassVar, Protocol, get_args, get_type_hints


@dataclass(frozen=True, slots=True)
class Key:
    """Mark of the column that names its row, unique in the table."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Mark of a column that holds a key of another table."""

    table: str


@dataclass(frozen=True, slots=True)
class Closed:
    """Mark of a text column whose words come from a short closed list; `words` is the list where we make it."""

    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """Mark of the column that names its row to a reader, where the key is a number to them."""


@dataclass(frozen=True, slots=True)
class Chance:
    """Mark of a column of chances, from 0 to 1."""


OfArticle = Annotated[str, Reference("articles")]
Choice = Annotated[str, Closed()]
ArticleStatus = Annotated[str, Closed(("ok", "empty", "duplicate", "error"))]
PublishedSource = Annotated[str, Closed(("page", "record", "metadata", "option"))]
TitleStatus = Annotated[str, Closed(("current", "former", "acting", "incoming"))]
TimexType = Annotated[str, Closed(("DATE", "TIME", "DURATION", "SET"))]
Granularity = Annotated[
    str,
    Closed(
        (
            *("century", "decade", "year", "half", "season", "quarter", "month"),
            *("week", "weekend", "day", "part-of-day", "hour", "minute"),
        )
    ),
]
FigureKind = Annotated[str, Closed(("money", "percent", "count", "measure", "multiple"))]
Qualifier = Annotated[str, Closed(("exact", "at_least", "at_most", "about"))]
Change = Annotated[str, Closed(("up", "down"))]
Modality = Annotated[str, Closed(("actual", "reported", "planned", "denied"))]
QuoteKind = Annotated[str, Closed(("direct", "indirect", "post"))]
EntityKind = Annotated[str, Closed(("person", "organization", "place"))]
Agrees = Annotated[str, Closed(("alone", "yes", "no"))]
OrganizationRole = Annotated[str, Closed(("outlet",))]
NameLabel = Annotated[str, Closed(("PER", "ORG", "LOC", "NORP", "PRODUCT", "EVENT"))]
Name = Annotated[str, Label()]
Score = Annotated[float, Chance()]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article read, whatever happened to it.

    `near_duplicate_of` is the id of an earlier article with nearly the same text, such as the same agency's report.
    `crawled` is when a web archive fetched the page, which may be long after it was published.
    """

    article_id: Annotated[str, Key()]
    source: str
    url: str | None
    title: Name | None
    byline: str | None
    site_name: str | None
    published: str | None
    language: Choice | None
    language_score: Score | None
    characters: int
    sha256: str
    status: ArticleStatus
    message: str | None
    published_day: datetime.date | None
    published_source: PublishedSource | None
    near_duplicate_of: Annotated[str | None, Reference("articles")]
    crawled: str | None = None


@dataclass(frozen=True, slots=True)
class TextRow:
    """The clean text of an article with status `ok`."""

    article_id: Annotated[str, Key(), Reference("articles")]
    text: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in an article; `start`/`end` are the first mention's."""

    article_id: OfArticle
    person_id: Annotated[str, Key()]
    name: Name
    mentions: int
    start: int
    end: int
    person_key: Annotated[str | None, Reference("people")]


@dataclass(frozen=True, slots=True)
class TitleRow:
    """A distinct (person, title, organization) in an article; `start`/`end` are the title's words."""

    article_id: OfArticle
    person_id: Annotated[str | None, Reference("persons")]
    person: str
    title: str
    title_normalized: str
    organization: str | None
    status: TitleStatus
    start: int
    end: int
    organization_id: Annotated[str | None, Reference("organizations")]
    context: str
    score: Score | None = None
    person_key: Annotated[str | None, Reference("people")] = None
    organization_key: Annotated[str | None, Reference("organizations_all")] = None


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """An organization in an article; `start`/`end` are the first mention's.

    `role` is `outlet` for the medium in the article's dateline or byline: nobody whom it tells of.
    """

    article_id: OfArticle
    organization_id: Annotated[str, Key()]
    name: Name
    mentions: int
    start: int
    end: int
    organization_key: Annotated[str | None, Reference("organizations_all")]
    role: OrganizationRole | None = None


@dataclass(frozen=True, slots=True)
class LocationRow:
    """A place in an article; `start`/`end` are the first mention's."""

    article_id: OfArticle
    location_id: Annotated[str, Key()]
    name: Name
    mentions: int
    start: int
    end: int
    place_key: Annotated[str | None, Reference("places_all")] = None


@dataclass(frozen=True, slots=True)
class DateRow:
    """A temporal expression; `earliest`/`latest` are the first and last day that its value covers."""

    article_id: OfArticle
    text: str
    type: TimexType
    value: str
    earliest: datetime.date | None
    latest: datetime.date | None
    granularity: Granularity | None
    start: int
    end: int
    context: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with its value worked out."""

    article_id: OfArticle
    text: str
    kind: FigureKind
    value: float | None
    value_max: float | None
    qualifier: Qualifier
    currency: Choice | None
    unit: str | None
    measure: str | None
    entity: str | None
    start: int
    end: int
    per: str | None
    entity_id: str | None
    context: str
    measure_text: str | None = None
    as_of: str | None = None
    change: Change | None = None
    modality: Modality | None = None
    source: str | None = None
    source_id: str | None = None
    score: Score | None = None
    entity_key: str | None = None
    source_key: str | None = None


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quotation and who said it."""

    article_id: OfArticle
    speaker_id: str | None
    speaker: str | None
    text: str
    verb: str | None
    start: int
    end: int
    kind: QuoteKind
    published: str | None
    score: Score | None = None
    speaker_key: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A name in the text, linked to its person, organization or place where there is one.

    Of these it has every mention, without honorifics and in one piece, also those that were not recognised at first.
    """

    article_id: OfArticle
    label: NameLabel
    text: str
    entity_id: str | None
    score: Score
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """A person of the whole corpus, by whatever names; lists are joined by `; `.

    `first_seen` and `last_seen` are days of publication. `titles` are English normal forms and `organizations` where
    they are held, those of most articles first. `joined_by` is what joined the persons of several articles: the name,
    its other spellings and short forms, and titles, organizations and people that the articles share.
    """

    person_key: Annotated[str, Key()]
    name: Name
    articles: int
    mentions: int
    first_seen: datetime.date | None
    last_seen: datetime.date | None
    titles: str | None
    organizations: str | None
    joined_by: str | None
    other_names: str | None


@dataclass(frozen=True, slots=True)
class OrganizationAllRow:
    """An organization of the whole corpus, by whatever names; lists are joined by `; `.

    `titles` are those that `people` hold in it; `named_in` counts the articles that tell of it, and are not only by it
    (`role` in `organizations`); all else as in `people`.
    """

    organization_key: Annotated[str, Key()]
    name: Name
    articles: int
    mentions: int
    first_seen: datetime.date | None
    last_seen: datetime.date | None
    titles: str | None
    people: str | None
    joined_by: str | None
    other_names: str | None
    named_in: int


@dataclass(frozen=True, slots=True)
class PlaceAllRow:
    """A place of the whole corpus: those of one name are one; all else as in `people`."""

    place_key: Annotated[str, Key()]
    name: Name
    articles: int
    mentions: int
    first_seen: datetime.date | None
    last_seen: datetime.date | None
    joined_by: str | None
    other_names: str | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """A figure with a value, ready to read.

    `day` is the first day for which it holds, else the day of publication. `entity` is the corpus's name of whose it
    is. `fact_key` is one for the figures of several articles that are about the same; `stated_by` counts the articles
    under it, copies once; `agrees` is `alone` for one article, `yes` where one value fits all, else `no`.
    """

    day: datetime.date | None
    entity: str | None
    measure: str | None
    kind: FigureKind
    value: float
    value_max: float | None
    currency: Choice | None
    unit: str | None
    per: str | None
    qualifier: Qualifier
    change: Change | None
    as_of: str | None
    modality: Modality | None
    source: str | None
    published_day: datetime.date | None
    headline: str | None
    site_name: str | None
    url: str | None
    text: str
    context: str
    entity_key: str | None
    entity_kind: EntityKind | None
    source_key: str | None
    language: Choice | None
    article_id: OfArticle
    start: int
    end: int
    score: Score | None
    fact_key: str | None
    stated_by: int | None
    agrees: Agrees | None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A quotation, ready to read.

    `title` and `organization` are the fullest that the speaker holds now by the article, else by the corpus.
    """

    day: datetime.date | None
    speaker: str | None
    title: str | None
    organization: str | None
    text: str
    kind: QuoteKind
    headline: str | None
    site_name: str | None
    url: str | None
    verb: str | None
    context: str | None
    speaker_key: str | None
    organization_key: Annotated[str | None, Reference("organizations_all")]
    language: Choice | None
    article_id: OfArticle
    start: int
    end: int
    score: Score | None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A person's title in an organization over the corpus, once for each status it is told in.

    `first_seen` and `last_seen` are days of publication: a `current` row before a `former` one tells what changed.
    """

    person: str
    title: str
    organization: str | None
    status: TitleStatus
    first_seen: datetime.date | None
    last_seen: datetime.date | None
    articles: int
    person_key: Annotated[str, Reference("people")]
    organization_key: Annotated[str | None, Reference("organizations_all")]


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A fact that articles tell differently, one row per value; all else is the first article's that says so."""

    fact_key: str
    entity: str
    measure: str
    kind: FigureKind
    day: datetime.date | None
    published_day: datetime.date | None
    value: float
    qualifier: Qualifier
    value_max: float | None
    currency: Choice | None
    unit: str | None
    per: str | None
    sources: str | None
    articles: int
    context: str
    article_id: OfArticle


class Row(Protocol):
    """Any of the row types."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


Rows = dict[str, list[Row]]
"""The rows of one or more articles, by table."""

# What one article gives by itself.
ARTICLE_TABLES: dict[str, type[Row]] = {
    "articles": ArticleRow,
    "texts": TextRow,
    "persons": PersonRow,
    "titles": TitleRow,
    "organizations": OrganizationRow,
    "locations": LocationRow,
    "dates": DateRow,
    "figures": FigureRow,
    "quotes": QuoteRow,
    "mentions": MentionRow,
}

# What only all articles of a run give together.
CORPUS_TABLES: dict[str, type[Row]] = {
    "people": PeopleRow,
    "organizations_all": OrganizationAllRow,
    "places_all": PlaceAllRow,
    "facts": FactRow,
    "statements": StatementRow,
    "positions": PositionRow,
    "conflicts": ConflictRow,
}

TABLES = ARTICLE_TABLES | CORPUS_TABLES

# Clean texts are too long for the cells of a spreadsheet; there they are files of their own.
SHEETS = tuple(name for name in TABLES if name != "texts")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `type` is `str`, `int`, `float` or `datetime.date`, `words` the list of a closed one."""

    name: str
    type: type
    optional: bool
    key: bool
    closed: bool
    words: tuple[str, ...]
    label: bool
    chance: bool
    references: str | None


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table in writing order.

    >>> [column.name for column in columns("texts")]
    ['article_id', 'text']
    >>> [(column.type, column.optional, column.references) for column in columns("titles")[1:3]]
    [(<class 'str'>, True, 'persons'), (<class 'str'>, False, None)]
    """
    return tuple(_column(name, hint) for name, hint in get_type_hints(TABLES[table], include_extras=True).items())


def _column(name: str, hint: Any) -> Column:
    types, marks = _unfold(hint)
    (kind,) = types - {NoneType}
    return Column(
        name=name,
        type=kind,
        optional=NoneType in types,
        key=any(isinstance(mark, Key) for mark in marks),
        closed=any(isinstance(mark, Closed) for mark in marks),
        words=next((mark.words for mark in marks if isinstance(mark, Closed)), ()),
        label=any(isinstance(mark, Label) for mark in marks),
        chance=any(isinstance(mark, Chance) for mark in marks),
        references=next((mark.table for mark in marks if isinstance(mark, Reference)), None),
    )


def _unfold(hint: Any) -> tuple[set[type], set[Any]]:
    """The plain types and the marks in an annotation, however unions and marks are nested."""
    if isinstance(hint, type):
        return {hint}, set()
    marks = set(getattr(hint, "__metadata__", ()))
    inner = (hint.__origin__,) if marks else get_args(hint)
    types: set[type] = set()
    for part in inner:
        more_types, more_marks = _unfold(part)
        types |= more_types
        marks |= more_marks
    return types, marks
