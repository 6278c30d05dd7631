"""What a run gives back: its tables as DataFrames, and its summary."""

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from warta.tables.reader import open_run as find_run
from warta.tables.rows import TABLES, ArticleRow, Row
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
        if table not in self.rows:
            raise KeyError(f"no table {table!r}: choose from {', '.join(self.rows)}")
        if table not in self._frames:
            # Imported here, so that a run whose frames nobody asks for need not wait for pandas.
            from warta.tables.frames import build_frame, frame_from_arrow

            match self.rows[table]:
                case StoredTable() as stored:
                    self._frames[table] = frame_from_arrow(table, stored.read())
                case rows:
                    self._frames[table] = build_frame(table, list(rows))
        return self._frames[table]

    def __getattr__(self, name: str) -> "pd.DataFrame":
        """`tables.facts` is `tables["facts"]`."""
        if name.startswith("_") or name in ("rows", "summary"):  # asked for by copy and pickle before they are there
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError as error:
            raise AttributeError(error.args[0]) from None

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *self.rows]

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"Tables({', '.join(f'{table}: {len(rows)}' for table, rows in self.rows.items())})"

    def _repr_html_(self) -> str:
        """What a notebook shows: the tables with how many rows each has."""
        lines = "".join(
            f"<tr><td><code>{table}</code></td><td style='text-align:right'>{len(rows):,}</td></tr>"
            for table, rows in self.rows.items()
        )
        return f"<table><thead><tr><th>table</th><th>rows</th></tr></thead><tbody>{lines}</tbody></table>"


def open_run(folder: str | os.PathLike[str]) -> Tables:
    """The tables of a finished run that `extract(out=…)` or `warta extract --out` wrote into a folder.

    They are the same typed frames as `extract` gives, read from Parquet where it is there, else from SQLite or CSV.
    Raises UsageError when the folder holds no run.
    """
    stored = find_run(Path(folder))
    rows: dict[str, Collection[Row]] = {}
    for table, kind in TABLES.items():
        if (stored.folder / f"{table}.parquet").is_file():
            rows[table] = StoredTable(table, str(stored.folder / f"{table}.parquet"))
        else:
            rows[table] = stored.rows(kind)
    return Tables(rows, summarise(rows, {}, ()))


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
