"""The tables `positions` and `statements`: who was what over the corpus, and who said what, by what title."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from warta.tables.identity import IdentityTables
from warta.tables.rows import ArticleRow, PositionRow, QuoteRow, Rows, StatementRow, TitleRow, TitleStatus

POSITIONS_READ = ("articles", "titles")
STATEMENTS_READ = ("articles", "titles", "quotes")
POST = "post"


@dataclass(frozen=True, slots=True)
class Position:
    """A person's title in an organization, in one status; keys are the corpus's, `body` the organization's name."""

    person_key: str
    title: str
    organization_key: str | None
    body: str | None
    status: TitleStatus


@dataclass(slots=True)
class Seen:
    """In how many articles a position is told, and on the first and last day of publication."""

    articles: int = 0
    first: datetime.date | None = None
    last: datetime.date | None = None

    def add(self, day: datetime.date | None) -> None:
        """Take in an article."""
        self.articles += 1
        if day is not None:
            self.first, self.last = min(self.first or day, day), max(self.last or day, day)


@dataclass(frozen=True, slots=True)
class Positions:
    """The positions of a corpus with when they are told, in order of first appearance."""

    names: Mapping[str, str]
    seen: Mapping[Position, Seen] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: Iterable[Rows], identities: IdentityTables) -> "Positions":
        """From the rows of each article in `POSITIONS_READ`, in order, gone through once."""
        names = identities.names()
        seen: dict[Position, Seen] = {}
        for rows in articles:
            day = cast(ArticleRow, rows["articles"][0]).published_day
            titles = cast(list[TitleRow], rows["titles"])
            for position in dict.fromkeys(filter(None, (_position(title, identities, names) for title in titles))):
                seen.setdefault(position, Seen()).add(day)
        return cls(names, seen)

    def rows(self) -> list[PositionRow]:
        """The table `positions`: by person, first those told first; undated ones behind."""
        rows = [
            PositionRow(
                person=self.names[each.person_key],
                title=each.title,
                organization=each.body,
                status=each.status,
                first_seen=seen.first,
                last_seen=seen.last,
                articles=seen.articles,
                person_key=each.person_key,
                organization_key=each.organization_key,
            )
            for each, seen in self.seen.items()
        ]
        return sorted(rows, key=lambda row: (row.person, row.person_key, row.first_seen or datetime.date.max))

    def held(self) -> Mapping[str, Position]:
        """By person, the current position that most articles tell, the fullest of these."""
        best: dict[str, Position] = {}
        for position, seen in self.seen.items():
            if position.status == "current":
                known = best.get(position.person_key)
                if known is None or (seen.articles, _fullness(position)) > (
                    self.seen[known].articles,
                    _fullness(known),
                ):
                    best[position.person_key] = position
        return best


def statements(articles: Iterable[Rows], identities: IdentityTables, positions: Positions) -> Iterator[StatementRow]:
    """The table `statements`, from the rows of each article in `STATEMENTS_READ`, in order."""
    held = positions.held()
    for rows in articles:
        article = cast(ArticleRow, rows["articles"][0])
        titles = cast(list[TitleRow], rows["titles"])
        own: dict[str, Position] = {}
        for title in titles:
            position = _position(title, identities, positions.names)
            if position and position.status == "current":
                known = own.get(position.person_key)
                if known is None or _fullness(position) > _fullness(known):
                    own[position.person_key] = position
        for quote in cast(list[QuoteRow], rows["quotes"]):
            key = identities.key(quote.speaker_id)
            position = (own.get(key) or held.get(key)) if key else None
            yield _statement(article, quote, key, position, positions.names)


def _statement(
    article: ArticleRow, quote: QuoteRow, key: str | None, position: Position | None, names: Mapping[str, str]
) -> StatementRow:
    return StatementRow(
        day=(_day(quote.published) if quote.kind == POST else None) or article.published_day,
        speaker=names.get(key, quote.speaker) if key else quote.speaker,
        title=position.title if position else None,
        organization=position.body if position else None,
        text=quote.text,
        kind=quote.kind,
        headline=article.title,
        site_name=article.site_name,
        url=article.url,
        verb=quote.verb,
        context=quote.context,
        speaker_key=key,
        organization_key=position.organization_key if position else None,
        language=article.language,
        article_id=article.article_id,
        start=quote.start,
        end=quote.end,
        score=quote.score,
    )


def _position(title: TitleRow, identities: IdentityTables, names: Mapping[str, str]) -> Position | None:
    person_key = identities.key(title.person_id)
    if person_key is None:
        return None
    organization_key = identities.key(title.organization_id)
    body = names.get(organization_key, title.organization) if organization_key else title.organization
    return Position(person_key, title.title_normalized, organization_key, body, title.status)


def _fullness(position: Position) -> tuple[bool, int]:
    """One with its organization is fuller than one without, then one of more words."""
    return position.body is not None, len(position.title.split())


def _day(moment: str | None) -> datetime.date | None:
    """The day of a post's own time in ISO 8601, where it is one."""
    try:
        return datetime.date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None
