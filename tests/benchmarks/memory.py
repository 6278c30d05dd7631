"""Memory over the time of long runs: does it grow with the number of articles?

    pip install -e '.[benchmark]'
    python tests/benchmarks/memory.py --articles 10000 100000 [--without names] [--texts FOLDER...] [--jobs N]

The articles are the texts of the folders (by default the project's sample) again and again, each time with one word in
seven replaced by another. Each run is `warta extract` in fresh processes, looked at twice a second from outside. Memory
is resident memory; what processes share counts for each of them, so the whole is less than the sum.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from articles import SAMPLE, read_texts, write_repeated
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Column, Table
from watching import Sample, Watched, watch

STRETCHES = 10


def show(articles: int, watched: Watched) -> Table:
    """The most memory that was taken in each tenth of the run's time."""
    table = Table(
        *(Column(heading, justify="right") for heading in ("until s", "parent MB", "largest worker", "workers", "all")),
        box=SIMPLE_HEAD,
        title=f"{articles:,} articles in {watched.seconds:,.0f} s, {articles / watched.seconds:.1f}/s",
    )
    for stretch in range(STRETCHES):
        since, until = (watched.seconds * tenth / STRETCHES for tenth in (stretch, stretch + 1))
        samples = [sample for sample in watched.samples if since <= sample.seconds < until]
        if samples:
            table.add_row(f"{until:,.0f}", *_peaks(samples))
    table.add_section()
    table.add_row("peak", *_peaks(watched.samples))
    return table


def _peaks(samples: list[Sample] | tuple[Sample, ...]) -> list[str]:
    columns = (
        max(sample.parent for sample in samples),
        max(max(sample.children, default=0.0) for sample in samples),
        max(sum(sample.children) for sample in samples),
        max(sample.whole for sample in samples),
    )
    return [f"{megabytes:,.0f}" for megabytes in columns]


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", nargs="+", type=int, default=[1000, 4000], help="runs of so many articles")
    parser.add_argument("--texts", nargs="+", type=Path, default=[SAMPLE], help="folders of plain texts")
    parser.add_argument("--without", default="", help="stages to leave out")
    parser.add_argument("--jobs", default="2", help="worker processes (default: 2)")
    parser.add_argument("--format", default="csv,sqlite", metavar="LIST", help="formats to write (default: csv,sqlite)")
    options = parser.parse_args(arguments)
    console = Console()
    texts = read_texts(options.texts)
    for number in options.articles:
        with TemporaryDirectory() as name:
            folder = write_repeated(texts, number, Path(name, "articles"))
            run = [sys.executable, "-m", "warta", "extract", folder, "--out", Path(name, "out"), "--jobs", options.jobs]
            watched = watch([*run, "--format", options.format, "--without", options.without])
            console.print(show(number, watched))
    return 0


if __name__ == "__main__":
    sys.exit(main())
