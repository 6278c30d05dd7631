"""What a run gives back: its tables as DataFrames, and its summary."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import pandas as pd

from warta.tables.frames import build_frame
from warta.tables.rows import ArticleRow, Row


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a run by name: articles by status and language, rows by table, files passed over by reason.

    `notes` are what a reader of the written files must know, one line each.
    """

    statuses: dict[str, int]
    languages: dict[str, int]
    rows: dict[str, int]
    passed_over: dict[str, int]
    notes: tuple[str, ...] = ()

    @property
    def articles(self) -> int:
        """The number of articles read."""
        return sum(self.statuses.values())


class Tables(Mapping[str, pd.DataFrame]):
    """The tables of a run by name, in writing order, each made into a DataFrame when first asked for."""

    def __init__(self, rows: Mapping[str, Sequence[Row]], summary: Summary) -> None:
        self.rows = rows
        self.summary = summary
        self._frames: dict[str, pd.DataFrame] = {}

    def __getitem__(self, table: str) -> pd.DataFrame:
        if table not in self._frames:
            self._frames[table] = build_frame(table, self.rows[table])
        return self._frames[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"Tables({', '.join(f'{table}: {len(rows)}' for table, rows in self.rows.items())})"


def summarise(rows: Mapping[str, Sequence[Row]], passed_over: Mapping[str, int], notes: tuple[str, ...]) -> Summary:
    """Count a run's rows."""
    articles = cast(Sequence[ArticleRow], rows["articles"])
    return Summary(
        statuses=_count(article.status for article in articles),
        languages=_count(article.language or "unknown" for article in articles),
        rows={table: len(found) for table, found in rows.items()},
        passed_over=dict(sorted(passed_over.items())),
        notes=notes,
    )


def _count(words: Iterator[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))
