"""What a run found: its tables, read back into one `Annotation` per article."""

import math
from collections.abc import Collection, Iterable
from pathlib import Path

from warta.evaluation.annotation import Annotation, DateEntry, FigureEntry, Name, QuoteEntry, TitleEntry
from warta.tables.reader import open_run
from warta.tables.rows import (
    ArticleRow,
    DateRow,
    FigureRow,
    LocationRow,
    OrganizationRow,
    PersonRow,
    QuoteRow,
    TextRow,
    TitleRow,
)


def read_found(folder: Path, articles: Collection[str]) -> dict[str, Annotation]:
    """What the run in `folder` found in the named articles; one that has no row there is not in the result.

    An article goes by the stem of its source file's name; of several with one stem the first counts.
    Raises UsageError when `folder` is not the output of a run.
    """
    run = open_run(folder)
    texts = {row.article_id: row.text for row in run.rows(TextRow)}
    persons = run.rows_by_article(PersonRow)
    organizations = run.rows_by_article(OrganizationRow)
    locations = run.rows_by_article(LocationRow)
    titles = run.rows_by_article(TitleRow)
    dates = run.rows_by_article(DateRow)
    figures = run.rows_by_article(FigureRow)
    quotes = run.rows_by_article(QuoteRow)
    found: dict[str, Annotation] = {}
    for row in run.rows(ArticleRow):
        stem, key = Path(row.source).stem, row.article_id
        if stem in articles and stem not in found:
            found[stem] = Annotation(
                article=stem,
                text=texts.get(key, ""),
                languages=(row.language or "",),
                persons=tuple(Name(person.name) for person in persons.get(key, [])),
                organizations=tuple(Name(organization.name) for organization in organizations.get(key, [])),
                places=tuple(Name(place.name) for place in locations.get(key, [])),
                titles=tuple(_title(title) for title in titles.get(key, [])),
                dates=tuple(_date(date) for date in dates.get(key, [])),
                figures=tuple(_figure(figure) for figure in figures.get(key, [])),
                quotes=_quotes(quotes.get(key, []), "direct"),
                reported=_quotes(quotes.get(key, []), "indirect"),
                problem=None if row.status == "ok" else f"{row.status}, {row.message}",
            )
    return found


def _title(row: TitleRow) -> TitleEntry:
    return TitleEntry(
        text=row.title,
        start=row.start,
        end=row.end,
        person=row.person,
        normalized=row.title_normalized,
        status=row.status,
        organization=row.organization,
    )


def _date(row: DateRow) -> DateEntry:
    return DateEntry(row.text, row.start, row.end, row.type, row.value)


def _figure(row: FigureRow) -> FigureEntry:
    return FigureEntry(
        text=row.text,
        start=row.start,
        end=row.end,
        kind=row.kind,
        value=math.nan if row.value is None else row.value,
        value_max=row.value_max,
        qualifier=row.qualifier,
        currency=row.currency,
        unit=row.unit,
        measure=row.measure,
        entity=row.entity,
        as_of=row.as_of,
        source=row.source,
        modality=row.modality,
    )


def _quotes(rows: Iterable[QuoteRow], kind: str) -> tuple[QuoteEntry, ...]:
    return tuple(QuoteEntry(row.text, row.start, row.end, row.speaker) for row in rows if row.kind == kind)
