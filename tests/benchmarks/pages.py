"""Milliseconds per saved page, beside trafilatura alone with metadata, in one process and in turns.

    python tests/benchmarks/pages.py FOLDER [--rounds N]

Every page is read by each of them in turn, round after round, and a page's time is the best of its rounds, in the
processors' own seconds: machines are seldom idle. `page` is the page's text and metadata; `article` also repairs and
cleans the text and finds the language of every paragraph.
"""

import argparse
import sys
from collections.abc import Callable
from time import process_time

from trafilatura import bare_extraction

from warta.errors import UsageError
from warta.ingest import Source, find_sources, read_source
from warta.ingest.html_page import read_html, search_page

PAGES = (".html", ".htm")


def read_alone(source: Source) -> None:
    """trafilatura's own reading, with its metadata."""
    assert source.path
    bare_extraction(source.path.read_bytes(), with_metadata=True)


def read_page(source: Source) -> None:
    """The page as a record."""
    assert source.path
    search_page(read_html(source.path.read_bytes()))


def read_article(source: Source) -> None:
    """The page as an article."""
    list(read_source(source))


READINGS: dict[str, Callable[[Source], None]] = {
    "trafilatura": read_alone,
    "page": read_page,
    "article": read_article,
}


def measure(sources: list[Source], rounds: int) -> dict[str, float]:
    """The mean over the pages of each reading's best milliseconds."""
    best: dict[tuple[str, Source], float] = {}
    for turn in range(rounds + 1):
        for source in sources:
            for name, reading in READINGS.items():
                start = process_time()
                reading(source)
                taken = 1000 * (process_time() - start)
                if turn:  # the first round loads what takes long
                    best[name, source] = min(taken, best.get((name, source), taken))
    return {name: sum(best[name, source] for source in sources) / len(sources) for name in READINGS}


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; without a folder, say so."""
    parser = argparse.ArgumentParser(description="Milliseconds per page, beside trafilatura alone with metadata.")
    parser.add_argument("folder", nargs="?", help="a folder of saved pages")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="read every page N times (default: 5)")
    options = parser.parse_args(arguments)
    if options.folder is None:
        print("nothing measured: name a folder of saved pages", file=sys.stderr)
        return 0
    try:
        found = list(find_sources([options.folder]))
    except UsageError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    sources = [source for source in found if source.path and source.path.suffix.casefold() in PAGES]
    if not sources:
        print("nothing measured: no pages in the folder", file=sys.stderr)
        return 0
    times = measure(sources, options.rounds)
    print(f"{len(sources)} pages, best of {options.rounds} rounds")
    for name, milliseconds in times.items():
        print(f"{name:12} {milliseconds:6.1f} ms/page  {milliseconds / times['trafilatura']:.2f}x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
