"""What only the whole run can say of an article: whether it stands there twice, or nearly, and who is who in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

import numpy as np

from warta.runs.ordered import Ordered
from warta.tables.facts import facts, positions
from warta.tables.facts.facts import Facts
from warta.tables.facts.positions import Positions
from warta.tables.identity import IdentityTables, add_keys, build_identities
from warta.tables.rows import TABLES, ArticleRow, Row, Rows
from warta.values.similarity import find_near_duplicates

NAMED = ("articles", "persons", "organizations", "locations", "titles", "mentions")


@dataclass(frozen=True, slots=True)
class Settled:
    """The articles of a run in order, by their places; what another place holds too stands under the first.

    `duplicates` and `near` tell the earlier article with the same text, or nearly the same.
    """

    ordered: Ordered
    duplicates: Mapping[int, ArticleRow]
    near: Mapping[int, ArticleRow]

    def read_rows(self, tables: Sequence[str]) -> Iterator[Rows]:
        """The rows of each article in some of the tables; a duplicate has none but in `articles`."""
        for place, rows in enumerate(self.ordered.read_rows(tables)):
            if earlier := self.duplicates.get(place):
                told: list[Row] = [_tell_duplicate(cast(ArticleRow, row), earlier) for row in rows.get("articles", ())]
                yield {table: told if table == "articles" else [] for table in tables}
            elif (earlier := self.near.get(place)) and "articles" in rows:
                row = cast(ArticleRow, rows["articles"][0])
                yield rows | {"articles": [replace(row, near_duplicate_of=earlier.article_id)]}
            else:
                yield rows


def settle(ordered: Ordered, limit: int | None) -> Settled:
    """Articles that were named twice, with the same id, come once; of the others the first `limit` count."""
    places = np.flatnonzero(first_places(ordered.articles) == np.arange(len(ordered)))
    ordered = ordered.select(places[:limit])
    firsts = first_places(ordered.texts)
    again = (firsts != np.arange(len(ordered))) & (ordered.texts != 0)
    repeated = {int(place): int(firsts[place]) for place in np.flatnonzero(again)}
    near = find_near(ordered, again)
    told = _read_articles(ordered, {*repeated.values(), *near.values()})
    return Settled(
        ordered,
        {place: told[first] for place, first in repeated.items()},
        {place: told[first] for place, first in near.items()},
    )


def first_places(keys: np.ndarray) -> np.ndarray:
    """For each key, the place where it stands first.

    >>> first_places(np.array([7, 5, 7, 7, 5, 9])).tolist()
    [0, 1, 0, 0, 1, 5]
    """
    order = np.argsort(keys, kind="stable")
    begins = np.diff(keys[order], prepend=keys[order][:1] + 1) != 0
    firsts = np.empty(len(keys), dtype=np.int64)
    firsts[order] = order[begins][np.cumsum(begins) - 1]
    return firsts


def find_near(ordered: Ordered, again: np.ndarray) -> dict[int, int]:
    """By place, the place of the earlier near duplicate; what stands there twice (`again`) is not compared."""
    compared = np.flatnonzero((ordered.texts != 0) & ~again)
    chosen = ordered.select(compared)
    signatures = (signature for table in chosen.read(["signature"]) for signature in table["signature"].to_pylist())
    return {
        int(compared[place]): int(compared[earlier])
        for place, earlier in enumerate(find_near_duplicates(signatures))
        if earlier is not None
    }


def _read_articles(ordered: Ordered, places: set[int]) -> dict[int, ArticleRow]:
    chosen = np.array(sorted(places), dtype=np.int64)
    rows = ordered.select(chosen).read_rows(["articles"])
    return {int(place): cast(ArticleRow, row["articles"][0]) for place, row in zip(chosen, rows, strict=True)}


def _tell_duplicate(article: ArticleRow, earlier: ArticleRow) -> ArticleRow:
    return replace(article, status="duplicate", message=f"the same text as {earlier.source}")


@dataclass(frozen=True, slots=True)
class SettledTables(Mapping[str, "TableRows"]):
    """The tables of a run as rows: each is gone through as often as wanted and never held."""

    settled: Settled
    identities: IdentityTables
    facts: Facts
    positions: Positions

    def __getitem__(self, table: str) -> "TableRows":
        return TableRows(self, table)

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of one table, in order."""

    tables: SettledTables = field(repr=False)
    table: str

    def __iter__(self) -> Iterator[Row]:
        read, identities = self.tables.settled.read_rows, self.tables.identities
        match self.table:
            case "people":
                yield from identities.people
            case "organizations_all":
                yield from identities.organizations
            case "places_all":
                yield from identities.places
            case "facts":
                yield from self.tables.facts.rows(read(facts.READ))
            case "statements":
                yield from positions.statements(read(positions.STATEMENTS_READ), identities, self.tables.positions)
            case "positions":
                yield from self.tables.positions.rows()
            case "conflicts":
                yield from self.tables.facts.conflicts(read(facts.READ))
            case table:
                yield from add_keys(table, (row for rows in read([table]) for row in rows[table]), identities)


def settle_tables(ordered: Ordered, limit: int | None) -> SettledTables:
    """All tables of the run; of all its articles, only what tells who is who, and what is told alike, is held."""
    settled = settle(ordered, limit)
    identities = build_identities(settled.read_rows(NAMED))
    return SettledTables(
        settled,
        identities,
        Facts.of(settled.read_rows(facts.READ), identities),
        Positions.of(settled.read_rows(positions.POSITIONS_READ), identities),
    )
