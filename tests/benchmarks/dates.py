"""Microseconds per article to find and value dates, beside dateparser's `search_dates` on the same texts.

    python tests/benchmarks/dates.py FOLDER [--language CODE] [--limit N]

FOLDER holds plain texts, one article a file. Both read the same text against the same day; only finding and valuing
is timed, after one article to warm up. Texts are taken in turn by both, in one process, so that whatever else the
machine does falls on both alike; seconds are the processor's own. Needs dateparser (`pip install dateparser`).
"""

import argparse
import sys
from collections.abc import Callable
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from time import process_time

from dateparser.search import search_dates
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Column, Table

from warta.components.dates import Frame, find_dates, numeric_order
from warta.languages import codes, load_pack

DAY = date(2015, 11, 18)


def find_with_warta(text: str, language: str) -> int:
    """How many expressions `warta_dates` finds, line by line as the component does."""
    pack = load_pack(language)
    frame = Frame(published=DAY, numeric_order=numeric_order(text, pack))
    count = 0
    for line in text.splitlines():
        found, frame = find_dates(line, pack, frame)
        count += len(found)
    return count


def find_with_dateparser(text: str, language: str) -> int:
    """How many dates dateparser finds, told the language and the day."""
    base = datetime.combine(DAY, datetime.min.time())
    return len(search_dates(text, languages=[language], settings={"RELATIVE_BASE": base}) or ())


FINDERS: dict[str, Callable[[str, str], int]] = {"warta": find_with_warta, "dateparser": find_with_dateparser}


def measure(texts: list[str], language: str) -> dict[str, tuple[float, int]]:
    """The processor's seconds and the expressions found, by finder."""
    seconds = dict.fromkeys(FINDERS, 0.0)
    counts = dict.fromkeys(FINDERS, 0)
    for find in FINDERS.values():
        find(texts[0], language)
    for text in texts:
        for name, find in FINDERS.items():
            start = process_time()
            counts[name] += find(text, language)
            seconds[name] += process_time() - start
    return {name: (seconds[name], counts[name]) for name in FINDERS}


def show(measured: dict[str, tuple[float, int]], articles: int, words: int, language: str) -> Table:
    """The finders with their times per article."""
    table = Table(
        Column("Finder", no_wrap=True),
        box=SIMPLE_HEAD,
        pad_edge=False,
        title=f"{articles} articles in {language}, {words / articles:,.0f} words each",
    )
    for heading in ("µs/article", "Found/article", "Times warta's"):
        table.add_column(heading, justify="right")
    least = measured["warta"][0]
    for name, (seconds, count) in measured.items():
        table.add_row(
            name,
            f"{1e6 * seconds / articles:,.0f}",
            f"{count / articles:.1f}",
            f"{seconds / least:,.1f}" if least else "",
        )
    return table


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; without a folder, say so."""
    parser = argparse.ArgumentParser(description="Microseconds per article to find dates, beside dateparser.")
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of plain texts")
    parser.add_argument("--language", default="id", choices=codes(), help="the language of the texts")
    parser.add_argument("--limit", type=int, metavar="N", help="stop after N texts")
    options = parser.parse_args(arguments)
    if options.folder is None:
        print("nothing measured: name a folder of plain texts", file=sys.stderr)
        return 0
    paths = islice(sorted(options.folder.glob("*.txt")), options.limit)
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    if not texts:
        print("nothing measured: no texts in the folder", file=sys.stderr)
        return 0
    words = sum(len(text.split()) for text in texts)
    Console().print(show(measure(texts, options.language), len(texts), words, options.language))
    return 0


if __name__ == "__main__":
    sys.exit(main())
