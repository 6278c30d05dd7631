"""Cutting a run into pages that open quickly and travel by mail."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warta.reports.islands import page_islands
from warta.reports.run import FOUND, Run
from warta.tables.rows import ArticleRow

# Characters of packed data in a page: with the page's own code and the overview it stays under 5 MB.
LARGEST = 4_500_000

# What a row is worth in characters of text, and how many of them make about the largest page.
ROW_WEIGHT = 60
PAGE_WEIGHT = 9_500_000


@dataclass(frozen=True, slots=True)
class Page:
    """The articles of one page, in the order of the run, and the data about them, packed, by table.

    `first` is the number in the run of the page's first article, from 1 on.
    """

    first: int
    articles: Sequence[ArticleRow]
    islands: dict[str, str]


def cut_pages(run: Run) -> list[Page]:
    """The run's articles in pages of at most `LARGEST` characters of data; an article is never cut.

    A page is guessed by weight first and halved where it turns out too large.
    """
    pages: list[Page] = []
    for articles in _guess(run):
        for part, islands in _halve(run, articles):
            first = pages[-1].first + len(pages[-1].articles) if pages else 1
            pages.append(Page(first, part, islands))
    return pages


def _guess(run: Run) -> Iterator[Sequence[ArticleRow]]:
    page: list[ArticleRow] = []
    weight = 0
    for article in run.articles:
        own = _weight(run, article)
        if page and weight + own > PAGE_WEIGHT:
            yield page
            page, weight = [], 0
        page.append(article)
        weight += own
    yield page


def _halve(run: Run, articles: Sequence[ArticleRow]) -> Iterator[tuple[Sequence[ArticleRow], dict[str, str]]]:
    islands = page_islands(run, articles)
    if len(articles) < 2 or sum(map(len, islands.values())) <= LARGEST:
        yield articles, islands
        return
    middle = len(articles) // 2
    yield from _halve(run, articles[:middle])
    yield from _halve(run, articles[middle:])


def _weight(run: Run, article: ArticleRow) -> int:
    rows = sum(len(run.of(article, kind)) for kind in FOUND)
    return len(run.texts.get(article.article_id, "")) + ROW_WEIGHT * (1 + rows)
