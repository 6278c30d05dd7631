"""The summary of a run in words, for the terminal."""

from collections.abc import Collection, Iterator, Mapping

from rich.table import Table
from rich.text import Text

from warta.runs.tables import Summary

UNNAMED = "without names the reader rests: no titles, no measure, entity or source of figures, no speakers"
UNDATED = "so that their relative dates stay open: give it in a metadata.csv, or for all by --published"


def describe_run(summary: Summary, seconds: float, without: Collection[str] = ()) -> Table:
    """Counts, speed, what was passed over and what went wrong, as a grid of two columns.

    `without` are the stages that were left out.
    """
    grid = Table.grid(padding=(0, 2))
    for head, words in _lines(summary, seconds, without):
        # Text, not markup: a file's name may hold square brackets.
        grid.add_row(Text(head, style="bold"), Text(words))
    return grid


def _lines(summary: Summary, seconds: float, without: Collection[str]) -> Iterator[tuple[str, str]]:
    yield "articles", f"{summary.articles:,} ({_list_counts(summary.statuses)})"
    yield "languages", _list_counts(summary.languages)
    yield (
        "rows",
        _list_counts({table: count for table, count in summary.rows.items() if table not in ("articles", "texts")}),
    )
    if summary.passed_over:
        yield "passed over", _list_counts(summary.passed_over)
    if "names" in without:
        yield "note", UNNAMED
    for note in summary.notes:
        yield "note", note
    if summary.undated:
        yield "warning", f"{summary.undated:,} without a day of publication, {UNDATED}"
    for status, told in (("empty", summary.nothing), ("error", summary.errors)):
        yield from ((status, line) for line in told)
        if more := summary.statuses.get(status, 0) - len(told):
            yield "", f"and {more:,} more: see the message column of articles"
    yield "speed", f"{summary.articles / seconds:.1f} articles/s ({seconds:.1f} s with start-up)"


def _list_counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items()) or "none"
