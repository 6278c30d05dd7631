"""Articles per second of whole runs, beside the glue one would write, from pages and from plain text.

    pip install -e '.[benchmark]'
    python tests/benchmarks/end_to_end.py [PAGES] [--texts FOLDER...] [--limit N] [--jobs 1 2] [--rounds N] [--stages]

PAGES is a folder of saved pages. Without it the texts are put into pages of our own (`articles.py`); without texts
either, they are those of the project's sample. Each row is a command as a user gives it, in fresh processes, on the
same articles in the same session: `warta extract` with a names model, or without names, and the glue (`glue.py`).
Rounds take turns, and a row is its best round. Rates are of what the whole takes longer than its first quarter, so that
libraries and models, which every process loads, are not in them: they are the start-up, and 200 articles are the least
that tells much. Seconds of the processors, all processes together, stand beside those of the clock, for machines are
seldom idle. Memory is resident memory, where what processes share counts for each.
With `--stages` the same articles go through `stages.py` too, by as many processes at once.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import nan
from pathlib import Path
from shutil import rmtree
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory

from articles import SAMPLE, read_texts, write_pages, write_texts
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Column, Table
from watching import Watched, watch

from warta.components.engines import describe_engine
from warta.errors import WartaError
from warta.ingest import find_sources

HERE = Path(__file__).parent
GLUE = "glue"
WITHOUT = "without names"
LEAST = 1.0  # second that the whole must take longer than its first quarter


@dataclass(frozen=True, slots=True)
class Measured:
    """A run over a folder, and one over its first so many articles."""

    articles: int
    first_articles: int
    whole: Watched
    first: Watched

    @property
    def rate(self) -> float:
        """Articles per second, start-up aside."""
        return self._rate(self.whole.seconds - self.first.seconds)

    @property
    def processor_rate(self) -> float:
        """Articles per second of one processor, start-up aside."""
        return self._rate(self.whole.processor - self.first.processor)

    @property
    def start_up(self) -> float:
        """Seconds that do not grow with the articles."""
        return self.whole.seconds - self.articles / self.rate

    def _rate(self, seconds: float) -> float:
        """No number where the articles are too few to tell."""
        return (self.articles - self.first_articles) / seconds if seconds > LEAST else nan


def command(kind: str, folder: Path, jobs: int, formats: str, out: Path) -> list[str | Path]:
    """The command of a row; `kind` is a names model, `WITHOUT` or `GLUE`."""
    if kind == GLUE:
        return [sys.executable, HERE / "glue.py", folder, "--jobs", str(jobs), "--out", out.with_suffix(".csv")]
    names = ["--without", "names"] if kind == WITHOUT else ["--names", kind]
    run = [sys.executable, "-m", "warta", "extract", folder, "--out", out, "--jobs", str(jobs), "--format", formats]
    return [*run, *names]


def measure(kind: str, folder: Path, jobs: int, formats: str, scratch: Path) -> Measured:
    """One round of a row."""
    articles = sum(1 for _ in find_sources([folder]))
    first = min(max(articles // 4, 4 * jobs), articles - 1)
    runs = []
    for limit in (["--limit", str(first)], []):
        out = scratch / "out"
        runs.append(watch([*command(kind, folder, jobs, formats, out), *limit]))
        rmtree(out, ignore_errors=True)
    return Measured(articles, first, runs[1], runs[0])


def shipped_models() -> list[str]:
    """The names models that are installed."""
    return [name for name in ("names-base", "names-small") if _is_shipped(name)]


def _is_shipped(name: str) -> bool:
    try:
        describe_engine(name)
    except WartaError:
        return False
    return True


def show(title: str, best: dict[tuple[int, str], Measured]) -> Table:
    """The rows of one kind of input."""
    headings = "s", "start-up s", "articles/s", "CPU s", "articles/CPU s", "to the glue", "by CPU", "peak MB", "parent"
    table = Table(
        Column("processes", justify="right"),
        "what",
        *(Column(heading, justify="right") for heading in headings),
        box=SIMPLE_HEAD,
        title=title,
    )
    for (jobs, kind), measured in best.items():
        glue = best[jobs, GLUE]
        table.add_row(
            str(jobs),
            kind,
            f"{measured.whole.seconds:.1f}",
            f"{measured.start_up:.1f}",
            f"{measured.rate:.1f}",
            f"{measured.whole.processor:.1f}",
            f"{measured.processor_rate:.1f}",
            f"{measured.rate / glue.rate:.2f}",
            f"{measured.processor_rate / glue.processor_rate:.2f}",
            f"{measured.whole.peak.whole:,.0f}",
            f"{measured.whole.peak.parent:,.0f}",
            end_section=kind == GLUE,
        )
    return table


def compare(title: str, folder: Path, options: argparse.Namespace, scratch: Path, console: Console) -> None:
    """Measure and print all rows for one folder."""
    kinds: Sequence[str] = [*shipped_models(), WITHOUT, GLUE]
    best: dict[tuple[int, str], Measured] = {}
    for _ in range(options.rounds):
        for jobs in options.jobs:
            for kind in kinds:
                measured = measure(kind, folder, jobs, options.format, scratch)
                row = best.get((jobs, kind), measured)
                best[jobs, kind] = min(row, measured, key=lambda found: found.whole.processor - found.first.processor)
                console.print(f"[dim]{title}, {jobs} processes, {kind}: {measured.rate:.1f} articles/s[/dim]")
    console.print(show(title, best))
    for jobs, names in product(options.jobs, shipped_models()) if options.stages else ():
        console.print(f"by stage, {jobs} at once, {names}:")
        stages = [sys.executable, HERE / "stages.py", folder, "--names", names]
        at_once = [Popen(stages, stdout=PIPE) for _ in range(jobs)]
        told = [process.communicate()[0] for process in at_once]
        print(told[0].decode())


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", nargs="?", type=Path, help="a folder of saved pages")
    parser.add_argument("--texts", nargs="+", type=Path, default=[SAMPLE], help="folders of plain texts")
    parser.add_argument("--limit", type=int, metavar="N", help="take N texts")
    parser.add_argument("--jobs", nargs="+", type=int, default=[1, 2], help="processes (default: 1 2)")
    parser.add_argument("--rounds", type=int, default=1, metavar="N", help="measure all N times (default: 1)")
    parser.add_argument("--format", default="csv", metavar="LIST", help="formats that warta writes (default: csv)")
    parser.add_argument("--stages", action="store_true", help="also where the time goes, by stage")
    options = parser.parse_args(arguments)
    console = Console(width=140)
    texts = read_texts(options.texts, options.limit)
    if len(texts) < 2:
        print("nothing measured: name a folder with at least two .txt files by --texts", file=sys.stderr)
        return 2
    words = sum(len(text.split()) for _, text in texts) // len(texts)
    with TemporaryDirectory() as name:
        scratch = Path(name)
        pages = options.pages or write_pages(texts, scratch / "pages")
        kind = "saved pages" if options.pages else f"pages of our own around texts of {words} words"
        compare(f"{sum(1 for _ in find_sources([pages]))} {kind}", pages, options, scratch, console)
        plain = write_texts(texts, scratch / "texts")
        compare(f"{len(texts)} plain texts of {words} words", plain, options, scratch, console)
    return 0


if __name__ == "__main__":
    sys.exit(main())
