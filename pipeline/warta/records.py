"""What was found: frozen records with exact character offsets into the article's clean text.

`start` and `end` are code points, end exclusive, so that `text[start:end]` gives the record's words back,
also where they begin or end inside a token.
"""

from dataclasses import dataclass

OUTLET = "outlet"
"""The role of the medium in an article's dateline or byline."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A recognised name in the text. `label` is PER, ORG, LOC, NORP, PRODUCT or EVENT; `score` is in [0, 1]."""

    label: str
    text: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization or place of an article: its fullest name and every mention, in text order.

    `key` is unique in the article (`p1`, `o1`, `l1`); `label` is PER, ORG or LOC; `role` is `outlet` for the medium in
    the article's dateline or byline.
    """

    key: str
    label: str
    name: str
    mentions: tuple[Mention, ...]
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an entity: where it stands, and whom or what it names."""

    start: int
    end: int
    entity: Entity

    @property
    def name(self) -> str:
        """The entity's canonical name."""
        return self.entity.name

    @property
    def key(self) -> str:
        """The entity's key in the article."""
        return self.entity.key

    @property
    def label(self) -> str:
        """PER, ORG or LOC."""
        return self.entity.label


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression by TimeML TIMEX3. `type` is DATE, TIME, DURATION or SET; `value` is its TIMEX3 value."""

    text: str
    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity. `kind` is money, percent, count, measure or multiple; `value` has its magnitude words multiplied out.

    `qualifier` is exact, at_least, at_most or about; `currency` ISO 4217; `unit` an English singular noun for counts, a
    symbol for measures; `per` the other side of a rate; `measure` what is measured, a word of the closed list, by the
    text's words `measure_text`; `entity` the canonical name of whose figure it is and `entity_key` its key in the
    article; `as_of` the TIMEX3 value of when it holds; `change` up or down; `modality` actual, reported, planned or
    denied; `source` who gives it. `score` is the chance that the least sure of these links is right.
    """

    text: str
    start: int
    end: int
    kind: str
    value: float
    value_max: float | None = None
    qualifier: str = "exact"
    currency: str | None = None
    unit: str | None = None
    per: str | None = None
    measure: str | None = None
    entity: str | None = None
    entity_key: str | None = None
    measure_text: str | None = None
    as_of: str | None = None
    change: str | None = None
    modality: str | None = None
    source: str | None = None
    source_key: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A role that the text gives to a named person; `start`/`end`/`text` are the title's words alone.

    `person` and `organization` are canonical names, their `_key`s the keys of the article's entities (an organization
    that is a country or region has none). `status` is current, former, acting or incoming.
    """

    text: str
    start: int
    end: int
    person: str
    person_key: str
    normalized: str
    status: str = "current"
    organization: str | None = None
    organization_key: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: the words between the marks, and who said them. `kind` is direct, indirect or post."""

    text: str
    start: int
    end: int
    kind: str
    speaker: str | None = None
    speaker_key: str | None = None
    verb: str | None = None
    published: str | None = None
    score: float | None = None
