"""What a run gives back: its tables as DataFrames, and its summary."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from warta.tables.rows import ArticleRow, Row
from warta.tables.stored import StoredTable

if TYPE_CHECKING:
    import pandas as pd

# So many articles that failed, and that gave nothing, are named.
TOLD = 5


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a run by name: articles by status and language, rows by table, files passed over by reason.

    `errors` are the first articles that failed, `nothing` the first inputs that hold no article, one line each;
    `undated` counts articles without a day of publication; `notes` are what a reader of the written files must
    know, and what a run had to do again.
    """

    statuses: dict[str, int]
    languages: dict[str, int]
    rows: dict[str, int]
    passed_over: dict[str, int]
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    undated: int = 0

    @property
    def articles(self) -> int:
        """The number of articles read."""
        return sum(self.statuses.values())


class Tables(Mapping[str, "pd.DataFrame"]):
    """The tables of a run by name, in writing order, each made into a DataFrame when first asked for.

    `rows` are the same as rows; of a run with `out` they are read from its files, and not held.
    """

    def __init__(self, rows: Mapping[str, Collection[Row]], summary: Summary) -> None:
        self.rows = rows
        self.summary = summary
        self._frames: dict[str, pd.DataFrame] = {}

    def __getitem__(self, table: str) -> "pd.DataFrame":
        if table not in self._frames:
            # Imported here, so that a run whose frames nobody asks for need not wait for pandas.
            from warta.tables.frames import build_frame, frame_from_arrow

            match self.rows[table]:
                case StoredTable() as stored:
                    self._frames[table] = frame_from_arrow(table, stored.read())
                case rows:
                    self._frames[table] = build_frame(table, list(rows))
        return self._frames[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"Tables({', '.join(f'{table}: {len(rows)}' for table, rows in self.rows.items())})"


def summarise(rows: Mapping[str, Collection[Row]], passed_over: Mapping[str, int], notes: tuple[str, ...]) -> Summary:
    """Count a run's rows."""
    statuses: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    first: dict[str, list[str]] = {"error": [], "empty": []}
    undated = 0
    for article in cast(Collection[ArticleRow], rows["articles"]):
        statuses[article.status] += 1
        languages[article.language or "unknown"] += 1
        undated += article.status == "ok" and article.published_day is None
        if (told := first.get(article.status)) is not None and len(told) < TOLD:
            told.append(f"{article.source}: {article.message}")
    return Summary(
        statuses=dict(sorted(statuses.items())),
        languages=dict(sorted(languages.items())),
        rows={table: len(found) for table, found in rows.items()},
        passed_over=dict(sorted(passed_over.items())),
        errors=tuple(first["error"]),
        notes=notes,
        nothing=tuple(first["empty"]),
        undated=undated,
    )
