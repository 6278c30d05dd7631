"""What a report is made of: the rows of a run, by table and article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar, cast

from warta.tables.reader import OfArticle, open_run
from warta.tables.rows import (
    ArticleRow,
    DateRow,
    FigureRow,
    LocationRow,
    MentionRow,
    OrganizationAllRow,
    OrganizationRow,
    PeopleRow,
    PersonRow,
    QuoteRow,
    TextRow,
    TitleRow,
)


class Found(OfArticle, Protocol):
    """A row that stands on words of its article's text."""

    @property
    def start(self) -> int:
        """The code point at which the words begin."""

    @property
    def end(self) -> int:
        """The code point behind the words."""


FoundRow = TypeVar("FoundRow", bound=Found)

# What is found in an article, in the order in which the report shows it.
FOUND: tuple[type[Found], ...] = (
    PersonRow,
    TitleRow,
    OrganizationRow,
    LocationRow,
    DateRow,
    FigureRow,
    QuoteRow,
    MentionRow,
)


@dataclass(frozen=True, slots=True)
class Run:
    """The rows of a run: `texts` by article id, `found` by row type and article id."""

    articles: Sequence[ArticleRow]
    texts: Mapping[str, str]
    found: Mapping[type[Found], Mapping[str, Sequence[Found]]]
    people: Sequence[PeopleRow]
    organizations: Sequence[OrganizationAllRow]

    def of(self, article: ArticleRow, kind: type[FoundRow]) -> Sequence[FoundRow]:
        """The rows of one type that belong to an article."""
        return cast(Sequence[FoundRow], self.found[kind].get(article.article_id, ()))


def read_run(folder: Path) -> Run:
    """All rows of the run in `folder`; raises UsageError when it holds none."""
    run = open_run(folder)
    return Run(
        articles=run.rows(ArticleRow),
        texts={row.article_id: row.text for row in run.rows(TextRow)},
        found={kind: run.rows_by_article(kind) for kind in FOUND},
        people=run.rows(PeopleRow),
        organizations=run.rows(OrganizationAllRow),
    )
