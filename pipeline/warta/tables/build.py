"""An article and its annotated document to rows."""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from warta.article import Article
from warta.components.text import sentence_starts
from warta.records import Entity
from warta.tables.rows import (
    ARTICLE_TABLES,
    ArticleRow,
    DateRow,
    FigureRow,
    LocationRow,
    MentionRow,
    OrganizationRow,
    PersonRow,
    QuoteRow,
    Rows,
    TextRow,
    TitleRow,
)
from warta.values.dates.timex import day_range, granularity

if TYPE_CHECKING:  # a run's main process builds rows of articles that failed, and can do without spaCy
    from spacy.tokens import Doc

    from warta.components.doc import Located

_BLANK = re.compile(r"\s+")
# Half of a surrogate pair is no character and fits into no file.
_SURROGATE = re.compile("[\ud800-\udfff]")


# A longer sentence is cut to so many characters around the words, with the ellipses.
LONGEST_CONTEXT = 500
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Contexts:
    """The sentences of a text as one-line texts, long ones cut; `starts` are their code-point offsets."""

    text: str
    starts: list[int]
    sentences: list[str | None]  # None where one is too long to stand whole

    @classmethod
    def of(cls, text: str, doc: "Doc") -> "Contexts":
        """Sentences where a component has set them, lines where none has; `doc` is of the text."""
        starts = sentence_starts(doc) or [0, *(line.end() for line in re.finditer("\n", text))]
        lines = (_line(text[a:b]) for a, b in zip(starts, [*starts[1:], len(text)], strict=True))
        return cls(text, starts, [line if len(line) <= LONGEST_CONTEXT else None for line in lines])

    def at(self, start: int, end: int) -> str:
        """The sentence that holds the words at `start`-`end`, its line breaks and runs of blanks as single blanks.

        Of one longer than 500 characters, so many around the words, cut at words, with an ellipsis.
        """
        index = max(0, bisect_right(self.starts, start) - 1)
        whole = self.sentences[index]
        if whole is not None:
            return whole
        first = self.starts[index]
        last = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        return _around(self.text, first, last, start, end)


def _around(text: str, first: int, last: int, start: int, end: int) -> str:
    """The part of the sentence at `first`-`last` around the words at `start`-`end`, cut at words, with ellipses."""
    room = LONGEST_CONTEXT - 2 * len(ELLIPSIS)
    end = min(end, start + room, last)
    spare = room - (end - start)
    begin = max(first, min(start - spare // 2, last - room))
    stop = min(last, begin + room)
    if begin > first and not text[begin - 1].isspace():
        blank = _BLANK.search(text, begin, start)
        begin = blank.end() if blank else begin
    if stop < last and not text[stop].isspace():
        blanks = list(_BLANK.finditer(text, end, stop))
        stop = blanks[-1].start() if blanks else stop
    cut = _line(text[begin:stop])
    return f"{ELLIPSIS if begin > first else ''}{cut}{ELLIPSIS if stop < last else ''}"


def _line(text: str) -> str:
    return _text(" ".join(text.split()))


def build_rows(article: Article, doc: "Doc | None") -> Rows:
    """The rows of one article in every table of articles, by table name; each is there, if only as an empty list.

    `doc` is the article's annotated text, or None where there is nothing to annotate; then only `articles` has a row.
    Every `start`/`end` is a code-point offset into `article.text`, end exclusive. An unpaired surrogate in the text,
    which no file can hold, becomes U+FFFD in all cells alike, and a number that is not finite becomes unknown. Keys
    across articles and near duplicates are unknown until the whole run is read.
    """
    rows: Rows = {name: [] for name in ARTICLE_TABLES}
    rows["articles"].append(_article_row(article))
    if doc is None:
        return rows
    ids = _entity_ids(article, doc)
    contexts = Contexts.of(article.text, doc)
    rows["texts"].append(TextRow(article.article_id, _text(article.text)))
    rows["persons"] += [PersonRow(*cells, person_key=None) for cells in _entity_cells(article, doc._.people)]
    rows["titles"] += _title_rows(article, doc, ids, contexts)
    rows["organizations"] += [
        OrganizationRow(*cells, organization_key=None, role=body.role)
        for cells, body in zip(_entity_cells(article, doc._.organizations), doc._.organizations, strict=True)
    ]
    rows["locations"] += [LocationRow(*cells) for cells in _entity_cells(article, doc._.locations)]
    rows["dates"] += _date_rows(article, doc, contexts)
    rows["figures"] += _figure_rows(article, doc, ids, contexts)
    rows["quotes"] += _quote_rows(article, doc, ids, contexts)
    rows["mentions"] += _mention_rows(article, doc)
    return rows


def _article_row(article: Article) -> ArticleRow:
    return ArticleRow(
        article_id=article.article_id,
        source=_text(article.source),
        url=_known(article.url),
        title=_known(article.title),
        byline=_known(article.byline),
        site_name=_known(article.site_name),
        published=_known(article.published),
        language=article.language,
        language_score=_finite(article.language_score),
        characters=len(article.text),
        sha256=article.sha256,
        status=article.status,
        message=_known(article.message),
        published_day=article.published_day,
        published_source=article.published_source,
        near_duplicate_of=None,
        crawled=_known(article.crawled),
    )


def _entity_cells(article: Article, entities: Iterable[Entity]) -> Iterator[tuple[str, str, str, int, int, int]]:
    """The cells that persons, organizations and places have alike: ids, name, mentions, the first mention's place."""
    for entity in entities:
        first = entity.mentions[0]
        yield (
            article.article_id,
            _id(article, entity),
            _text(entity.name),
            len(entity.mentions),
            first.start,
            first.end,
        )


def _title_rows(article: Article, doc: "Doc", ids: dict[str, str], contexts: Contexts) -> Iterator[TitleRow]:
    seen = set()
    for title in doc._.titles:
        distinct = (title.person_key, title.person, title.text.casefold(), title.organization)
        if distinct in seen:
            continue
        seen.add(distinct)
        yield TitleRow(
            article_id=article.article_id,
            person_id=ids.get(title.person_key),
            person=_text(title.person),
            title=_text(title.text),
            title_normalized=_text(title.normalized),
            organization=_known(title.organization),
            status=title.status,
            start=title.start,
            end=title.end,
            organization_id=ids.get(title.organization_key),
            context=contexts.at(title.start, title.end),
            score=_rounded(title.score),
        )


def _date_rows(article: Article, doc: "Doc", contexts: Contexts) -> Iterator[DateRow]:
    for timex in doc._.dates:
        grain = granularity(timex.type, timex.value)
        earliest, latest = day_range(timex.value) if grain else (None, None)
        yield DateRow(
            article_id=article.article_id,
            text=_words(article, timex),
            type=timex.type,
            value=timex.value,
            earliest=earliest,
            latest=latest,
            granularity=grain,
            start=timex.start,
            end=timex.end,
            context=contexts.at(timex.start, timex.end),
        )


def _figure_rows(article: Article, doc: "Doc", ids: dict[str, str], contexts: Contexts) -> Iterator[FigureRow]:
    for figure in doc._.figures:
        yield FigureRow(
            article_id=article.article_id,
            text=_words(article, figure),
            kind=figure.kind,
            value=_finite(figure.value),
            value_max=_finite(figure.value_max),
            qualifier=figure.qualifier,
            currency=figure.currency,
            unit=_known(figure.unit),
            measure=_known(figure.measure),
            entity=_known(figure.entity),
            start=figure.start,
            end=figure.end,
            per=_known(figure.per),
            entity_id=ids.get(figure.entity_key),
            context=contexts.at(figure.start, figure.end),
            measure_text=_known(figure.measure_text),
            as_of=_known(figure.as_of),
            change=figure.change,
            modality=figure.modality,
            source=_known(figure.source),
            source_id=ids.get(figure.source_key),
            score=_rounded(figure.score),
        )


def _quote_rows(article: Article, doc: "Doc", ids: dict[str, str], contexts: Contexts) -> Iterator[QuoteRow]:
    for quote in doc._.quotes:
        yield QuoteRow(
            article_id=article.article_id,
            speaker_id=ids.get(quote.speaker_key),
            speaker=_known(quote.speaker),
            text=_words(article, quote),
            verb=_known(quote.verb),
            start=quote.start,
            end=quote.end,
            kind=quote.kind,
            published=_known(quote.published),
            score=_rounded(quote.score),
            context=contexts.at(quote.start, quote.end),
        )


def _mention_rows(article: Article, doc: "Doc") -> Iterator[MentionRow]:
    """The mentions of the article's entities, and the recognised names that are nobody's, in text order.

    What was recognised where an entity has a mention is that mention before it was cleaned, joined or lengthened.
    """
    owned = [(mention, _id(article, entity)) for entity in _entities(doc) for mention in entity.mentions]
    taken = _Stretches.of(mention for mention, _ in owned)
    others = [(name, None) for name in doc._.names if not taken.touch(name)]
    for mention, owner in sorted([*owned, *others], key=lambda found: (found[0].start, found[0].end)):
        yield MentionRow(
            article_id=article.article_id,
            label=mention.label,
            text=_words(article, mention),
            entity_id=owner,
            score=mention.score,
            start=mention.start,
            end=mention.end,
        )


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Stretches of a text in its order; `ends` are the farthest up to each."""

    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, found: "Iterable[Located]") -> "_Stretches":
        places = sorted((each.start, each.end) for each in found)
        return cls([start for start, _ in places], list(accumulate((end for _, end in places), max)))

    def touch(self, other: "Located") -> bool:
        """Whether one of them shares a character with another stretch."""
        before = bisect_left(self.starts, other.end)
        return before > 0 and self.ends[before - 1] > other.start


def _entities(doc: "Doc") -> Iterator[Entity]:
    yield from doc._.people
    yield from doc._.organizations
    yield from doc._.locations


def _entity_ids(article: Article, doc: "Doc") -> dict[str, str]:
    """Ids unique in the run, by the keys unique in the article."""
    return {entity.key: _id(article, entity) for entity in _entities(doc)}


def _id(article: Article, entity: Entity) -> str:
    return f"{article.article_id}-{entity.key}"


def _text(text: str) -> str:
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _words(article: Article, found: "Located") -> str:
    """The article's words for it, as they are written: a component may have read them with capitals put back."""
    return _text(article.text[found.start : found.end])


def _known(text: str | None) -> str | None:
    """An empty text says nothing: in the tables it is unknown."""
    return _text(text) if text else None


def _rounded(score: float | None) -> float | None:
    """A chance to four places: the rest differs between kinds of processors."""
    return None if score is None else round(score, 4)


def _finite(number: float | None) -> float | None:
    return number if number is not None and math.isfinite(number) else None
