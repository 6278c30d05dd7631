"""Where the time of a run goes: articles and words per second by stage, in one process, and peak memory.

    python tests/benchmarks/stages.py FOLDER [--limit N] [--names MODEL]

Machines differ and are seldom idle, so the column to compare is the share of the whole, and seconds are the processors'
own (all threads together); the clock stands beside them. Start-up is not in the whole.
"""

import argparse
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, TypeVar

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Column, Table
from spacy.language import Language
from spacy.tokens import Doc

from warta.article import Article, Paragraph
from warta.components.engines import DEFAULT_NAMES
from warta.components.pipeline import annotate, load
from warta.errors import UsageError
from warta.ingest import Source, find_sources, read_source, reading
from warta.languages import codes
from warta.tables.build import Rows, build_rows
from warta.tables.rows import TABLES
from warta.tables.texts import write_texts
from warta.tables.writers import FORMATS, load_writer

Item = TypeVar("Item")


class Stopwatch:
    """Seconds by stage, of the processors and by the clock; a stage inside another is taken out of the outer one."""

    def __init__(self) -> None:
        self.processor: Counter[str] = Counter()
        self.clock: Counter[str] = Counter()
        self.lap_start = (0.0, 0.0)

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Add the block's time to the stage."""
        inner = (self.processor.total(), self.clock.total())
        start = now()
        yield
        end = now()
        self.processor[stage] += end[0] - start[0] - (self.processor.total() - inner[0])
        self.clock[stage] += end[1] - start[1] - (self.clock.total() - inner[1])

    def wrap(self, stage: str, function: Callable[..., Item]) -> Callable[..., Item]:
        """The function, timed."""

        def timed(*arguments: Any, **options: Any) -> Item:
            with self.time(stage):
                return function(*arguments, **options)

        return timed

    def time_each(self, stage: str, items: Iterable[Item]) -> Iterator[Item]:
        """The items, with the time that it takes to make each."""
        waiting = iter(items)
        while True:
            with self.time(stage):
                item = next(waiting, None)
            if item is None:
                return
            yield item

    def start_lap(self) -> None:
        """The next lap counts from here."""
        self.lap_start = now()

    def lap(self, stage: str) -> None:
        """Add the time since the last lap to the stage."""
        end = now()
        self.processor[stage] += end[0] - self.lap_start[0]
        self.clock[stage] += end[1] - self.lap_start[1]
        self.lap_start = end


def now() -> tuple[float, float]:
    """Seconds of the processors, over all threads, and of the clock."""
    return process_time(), perf_counter()


class Lap:
    """A pipe that ends the lap of the pipe before it."""

    def __init__(self, stopwatch: Stopwatch, stage: str) -> None:
        self.stopwatch = stopwatch
        self.stage = stage

    def __call__(self, doc: Doc) -> Doc:
        self.stopwatch.lap(self.stage)
        return doc


def time_pipes(stopwatch: Stopwatch, names: str) -> None:
    """Put a lap behind every pipe of every language's pipeline, and one for the tokenizer in front."""

    @Language.factory("lap", default_config={"stage": ""})
    def create_lap(nlp: Language, name: str, stage: str) -> Lap:
        return Lap(stopwatch, stage)

    for nlp in (load(code, names) for code in codes()):
        pipes = list(nlp.pipe_names)
        nlp.add_pipe("lap", "lap_tokens", first=True, config={"stage": "tokens"})
        for pipe in pipes:
            nlp.add_pipe("lap", f"lap_{pipe}", after=pipe, config={"stage": pipe.removeprefix("warta_")})


def warm_up(sources: Iterable[Source], names: str) -> None:
    """Load what the first article of each language would load: pipelines, models, compiled patterns."""
    articles = (article for source in sources for article in read_source(source) if article.status == "ok")
    for article in islice(articles, 1):
        for language in codes():
            whole = Paragraph(0, len(article.text), language)
            annotate(replace(article, language=language, paragraphs=(whole,)), names)


def process(article: Article, stopwatch: Stopwatch, names: str) -> Rows:
    """The rows of one article, every stage timed."""
    doc = None
    if article.status == "ok":
        stopwatch.start_lap()
        doc = annotate(article, names)
    with stopwatch.time("tables"):
        return build_rows(article, doc)


def write(rows: Rows, stopwatch: Stopwatch) -> None:
    """Write the rows in every format into a folder that goes away."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with stopwatch.time("write texts"):
            write_texts(rows["texts"], folder)
        for form in FORMATS:
            writer = load_writer(form)
            with stopwatch.time(f"write {form}"):
                writer.write(rows, folder)


def show(stopwatch: Stopwatch, articles: int, words: int, start_up: float) -> Table:
    """The stages with their speeds and shares."""
    whole = stopwatch.processor.total()
    table = Table(
        Column("Stage", no_wrap=True),
        box=SIMPLE_HEAD,
        pad_edge=False,
        title=f"{articles} articles, {words:,} words; start-up {start_up:.1f} s by the clock",
    )
    for heading in ("Clock s", "CPU s", "ms/article", "Articles/s", "Words/s", "Share"):
        table.add_column(heading, justify="right")
    stages = [(stage, stopwatch.clock[stage], seconds) for stage, seconds in stopwatch.processor.items()]
    for stage, clock, seconds in (*stages, ("whole", stopwatch.clock.total(), whole)):
        table.add_row(
            stage,
            f"{clock:.2f}",
            f"{seconds:.2f}",
            f"{1000 * seconds / articles:.2f}",
            f"{articles / seconds:,.1f}" if seconds else "",
            f"{words / seconds:,.0f}" if seconds else "",
            f"{100 * seconds / whole:.1f}%",
            end_section=stage == stages[-1][0],
        )
    return table


def peak_megabytes() -> float:
    """The largest resident size of this process so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; without a folder, say so."""
    parser = argparse.ArgumentParser(description="Articles per second by stage, and peak memory.")
    parser.add_argument("folder", nargs="?", help="a folder of articles")
    parser.add_argument("--limit", type=int, metavar="N", help="stop after N articles")
    parser.add_argument("--names", default=DEFAULT_NAMES, metavar="MODEL", help="what recognises names")
    options = parser.parse_args(arguments)
    if options.folder is None:
        print("nothing measured: name a folder of articles", file=sys.stderr)
        return 0
    try:
        sources = list(find_sources([options.folder]))
    except UsageError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    stopwatch = Stopwatch()
    start = perf_counter()
    warm_up(sources, options.names)
    start_up = perf_counter() - start
    time_pipes(stopwatch, options.names)

    stopwatch.processor["ingest"] = 0.0  # first in the table, though the language inside it is done before it
    reading.label_language = stopwatch.wrap("language", reading.label_language)
    found = (article for source in sources for article in stopwatch.time_each("ingest", read_source(source)))
    rows: Rows = {table: [] for table in TABLES}
    articles = words = 0
    for article in islice(found, options.limit):
        articles += 1
        words += len(article.text.split())
        for table, new in process(article, stopwatch, options.names).items():
            rows[table] += new
    if not articles:
        print("nothing measured: no articles in the folder", file=sys.stderr)
        return 0
    write(rows, stopwatch)
    console = Console()
    console.print(show(stopwatch, articles, words, start_up))
    console.print(f"peak memory {peak_megabytes():,.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
