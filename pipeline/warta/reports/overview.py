"""What a whole run says at a glance: counts by day, language and source, who is named most, titles held, money."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from warta.records import OUTLET
from warta.reports.islands import to_units, wide_places
from warta.reports.pages import Page
from warta.reports.run import Found, Run
from warta.tables.reader import NAMES
from warta.tables.rows import (
    ArticleRow,
    DateRow,
    FigureRow,
    LocationRow,
    OrganizationAllRow,
    OrganizationRow,
    PeopleRow,
    PersonRow,
    QuoteRow,
    TitleRow,
)

# What is counted by rows; persons and organizations are counted across articles.
COUNTED = (TitleRow, LocationRow, DateRow, FigureRow, QuoteRow)

NAMED = 12
HOLDERS = 12
SOURCES = 12
CURRENCIES = 4

# Figures nearer to each other than a dot is wide are one dot: so many dots side by side, so many in each power of ten.
DOTS_ACROSS = 160
DOTS_PER_POWER = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Words in an article: the number of its page, and their place in its text in UTF-16 units."""

    page: int
    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """A person or organization of the run, and the first page that names it."""

    key: str
    name: str
    articles: int
    mentions: int
    titles: str | None
    page: int


@dataclass(frozen=True, slots=True)
class Holder:
    """A title that a person holds or held, in so many articles, and where the first of them says so."""

    person: str
    title: str
    organization: str | None
    status: str
    articles: int
    place: Place


@dataclass(frozen=True, slots=True)
class Dot:
    """Money figures of about one day and one size; text, measure, entity and place are the first one's."""

    day: date
    value: float
    figures: int
    text: str
    measure: str | None
    entity: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Currency:
    """The money figures in one currency: how many, and those of dated articles as dots."""

    code: str
    figures: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The run at a glance. `days` are (day, language, articles); what has no day is counted in `undated`."""

    articles: int
    statuses: dict[str, int]
    languages: dict[str, int]
    totals: dict[str, int]
    days: tuple[tuple[date, str, int], ...]
    undated: int
    people: tuple[Named, ...]
    organizations: tuple[Named, ...]
    holders: tuple[Holder, ...]
    sources: tuple[tuple[str, int], ...]
    other_sources: int
    money: tuple[Currency, ...]
    other_currencies: tuple[tuple[str, int], ...]


def survey(run: Run, pages: Sequence[Page]) -> Overview:
    """Look over all articles of a run that is cut into pages. Only those with a text are counted by day and source."""
    page_of = {article.article_id: number for number, page in enumerate(pages, 1) for article in page.articles}
    read = [article for article in run.articles if article.status == "ok"]
    organizations = _told(run, read)
    days = Counter((article.published_day, article.language or "") for article in read if article.published_day)
    sources = Counter(_source(article) for article in read).most_common()
    money = _by_currency(run, read)
    return Overview(
        articles=len(run.articles),
        statuses=_count(article.status for article in run.articles),
        languages=_count(article.language or "" for article in read),
        totals={
            "people": len(run.people),
            "organizations_all": len(organizations),
            **{NAMES[kind]: sum(map(len, run.found[kind].values())) for kind in COUNTED},
        },
        days=tuple((day, language, count) for (day, language), count in sorted(days.items())),
        undated=sum(article.published_day is None for article in read),
        people=_named(
            ((row.person_key, row) for row in run.people),
            ((row.person_key, page_of[row.article_id]) for article in read for row in run.of(article, PersonRow)),
        ),
        organizations=_named(
            ((row.organization_key, row) for row in organizations),
            (
                (row.organization_key, page_of[row.article_id])
                for article in read
                for row in run.of(article, OrganizationRow)
                if row.role != OUTLET
            ),
        ),
        holders=_holders(run, read, page_of),
        sources=tuple(sources[:SOURCES]),
        other_sources=sum(count for _, count in sources[SOURCES:]),
        money=tuple(Currency(code, len(found), _dots(run, found, page_of)) for code, found in money[:CURRENCIES]),
        other_currencies=tuple((code, len(found)) for code, found in money[CURRENCIES:]),
    )


def _count(words: Iterable[str]) -> dict[str, int]:
    return dict(Counter(words).most_common())


def _told(run: Run, articles: Sequence[ArticleRow]) -> list[OrganizationAllRow]:
    """The organizations that articles tell of, counted without the articles whose outlet they are."""
    counts: Counter[str | None] = Counter()
    mentions: Counter[str | None] = Counter()
    for row in (row for article in articles for row in run.of(article, OrganizationRow) if row.role != OUTLET):
        counts[row.organization_key] += 1
        mentions[row.organization_key] += row.mentions
    return [
        replace(row, articles=counts[row.organization_key], mentions=mentions[row.organization_key])
        for row in run.organizations
        if row.organization_key in counts
    ]


def _named(
    rows: Iterable[tuple[str, PeopleRow | OrganizationAllRow]], pages: Iterable[tuple[str | None, int]]
) -> tuple[Named, ...]:
    """Those named most; `pages` are the pages where each key comes up, in reading order."""
    first: dict[str | None, int] = {}
    for key, page in pages:
        first.setdefault(key, page)
    most = sorted(rows, key=lambda entry: (-entry[1].mentions, -entry[1].articles))[:NAMED]
    return tuple(Named(key, row.name, row.articles, row.mentions, row.titles, first.get(key, 1)) for key, row in most)


def _holders(run: Run, articles: Sequence[ArticleRow], pages: Mapping[str, int]) -> tuple[Holder, ...]:
    """The titles held in most articles. Who holds one goes by the key across articles."""
    found: defaultdict[tuple, list[TitleRow]] = defaultdict(list)
    for article in articles:
        keys = {row.person_id: row.person_key for row in run.of(article, PersonRow)}
        for row in run.of(article, TitleRow):
            person = keys.get(row.person_id or "") or row.person
            found[person, row.title_normalized, row.organization, row.status].append(row)
    most = sorted(found.values(), key=lambda rows: -_articles(rows))[:HOLDERS]
    return tuple(
        Holder(
            person=rows[0].person,
            title=rows[0].title_normalized,
            organization=rows[0].organization,
            status=rows[0].status,
            articles=_articles(rows),
            place=_place(run, rows[0], pages),
        )
        for rows in most
    )


def _articles(rows: Sequence[TitleRow]) -> int:
    return len({row.article_id for row in rows})


def _source(article: ArticleRow) -> str:
    """The site that an article comes from, without `www.`; without one the name it gives itself, or its folder."""
    try:
        host = urlsplit(article.url or "").hostname
    except ValueError:
        host = None
    return (host or "").removeprefix("www.") or article.site_name or article.source.rpartition("/")[0]


def _by_currency(run: Run, articles: Sequence[ArticleRow]) -> list[tuple[str, list[tuple[ArticleRow, FigureRow]]]]:
    """Money figures above nothing with their articles, by currency, the most frequent one first."""
    found: defaultdict[str, list[tuple[ArticleRow, FigureRow]]] = defaultdict(list)
    for article in articles:
        for row in run.of(article, FigureRow):
            if row.kind == "money" and row.currency and row.value and row.value > 0:
                found[row.currency].append((article, row))
    return sorted(found.items(), key=lambda entry: -len(entry[1]))


def _dots(run: Run, figures: Sequence[tuple[ArticleRow, FigureRow]], pages: Mapping[str, int]) -> tuple[Dot, ...]:
    dated = [(article.published_day, row) for article, row in figures if article.published_day]
    if not dated:
        return ()
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    width = max(1, math.ceil((last - first).days / DOTS_ACROSS))
    cells: defaultdict[tuple[int, int], list[tuple[date, FigureRow]]] = defaultdict(list)
    for day, row in dated:
        assert row.value
        cells[(day - first).days // width, round(math.log10(row.value) * DOTS_PER_POWER)].append((day, row))
    return tuple(_dot(run, found, pages) for _, found in sorted(cells.items()))


def _dot(run: Run, found: Sequence[tuple[date, FigureRow]], pages: Mapping[str, int]) -> Dot:
    day, row = found[0]
    assert row.value
    return Dot(day, row.value, len(found), row.text, row.measure, row.entity, _place(run, row, pages))


def _place(run: Run, row: Found, pages: Mapping[str, int]) -> Place:
    wide = wide_places(run.texts.get(row.article_id, ""))
    return Place(pages[row.article_id], row.article_id, to_units(wide, row.start), to_units(wide, row.end))
