"""How long pathological texts take: one word, number, mark or phrase repeated, without names, in two sizes.

    python tests/benchmarks/hostile.py [--only PIECE…] [--size N]

Each kind below is read, annotated and made into rows as a run does with an article, in one process; of a kind that
takes longer than a minute only that is told. Seconds are the processor's own. What to look at is the ratio of the
sizes: 2.0 is linear, 4.0 quadratic.
"""

import argparse
import signal
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from types import FrameType

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Column, Table

from warta.article import Article, Paragraph
from warta.components.pipeline import annotate
from warta.ingest import find_sources, read_source
from warta.tables.build import build_rows

# Kinds: a language, then what is repeated, between bars; `\n` and `\u00a0` as in Python.
KINDS = r"""
id|a|
id|kata |
id|Kata |
id|KATA |
id|kata, |
id|kata. |
id|Kata. |
id|kata-kata |
id|kata-|
id|menari-nari-lah-|
id|yang |
id|dan |
id|di |
id|Budi |
id|Budi Santoso |
id|Budi Santoso, |
id|B. |
id|B.|
id|Dr. |
id|Dr. Ir. |
id|S.H., M.H., |
id|PT |
id|PT Maju Jaya |
id|PT Maju Tbk (MAJU) |
id|Menteri |
id|Menteri Keuangan |
id|Menteri Keuangan Budi Santoso |
id|Direktur Utama PT Maju Jaya Budi Santoso |
id|Ketua Umum Partai Maju |
id|mantan |
id|Gubernur Jawa Barat |
id|kata Budi |
id|"Kami pulang," kata Budi. |
id|kata dia, |
id|Menurut Budi, |
id|Budi mengatakan bahwa |
id|mengatakan |
id|ujar |
id|bahwa |
id|"|
id|" |
id|“|
id|”|
id|“ ” |
id|'|
id|' |
id|‘’|
id|«|
id|»|
id|,,|
id|``|
id|''|
id|"a" |
id|"a|
id|'a' |
id|"kami pulang dari sini" |
id|-|
id|- |
id|--|
id|—|
id|– |
id|.|
id|. |
id|..|
id|...|
id|…|
id|!|
id|?|
id|?!|
id|,|
id|, |
id|;|
id|: |
id|(|
id|)|
id|()|
id|(a) |
id|[|
id|{|
id|/|
id|\\|
id|*|
id|#|
id|# |
id|@|
id|@budi |
id|#kota |
id|— Budi (@budi) |
id|&|
id|&amp;|
id|&#1;|
id|&#128;|
id|&#x0;|
id|<|
id|<p>|
id|=|
id|==|
id|+|
id|±|
id|~|
id|%|
id|% |
id|$|
id|$ |
id|Rp |
id|Rp|
id|_|
id|||
id|| a |
id|\n|
id|\n\n|
id|a\n|
id|- a\n|
id|1. a\n|
id|\t|
id| |
id|\u00a0|
id|\u200b|
id|\ufeff|
id|\u00ad|
id|😀|
id|😀 |
id|👍🏽|
id|👨‍👩‍👧‍👦|
id|🇮🇩|
id|é|
id|e\u0301|
id|한|
id|日本|
id|ا|
id|1|
id|1 |
id|12 |
id|123 |
id|1.|
id|1,|
id|1.000 |
id|1.000.000 |
id|1,5 |
id|12 500 |
id|1/2 |
id|1/2|
id|1-2 |
id|1-|
id|1:|
id|10:30 |
id|2024 |
id|2014-2019 |
id|10/10/10 |
id|10/10/10|
id|10-10-2010 |
id|2010-10-10 |
id|1 Januari 2024 |
id|Senin |
id|Senin, |
id|Senin (4/3/2024) |
id|Senin (|
id|hari ini |
id|kemarin |
id|besok |
id|dua hari lalu |
id|selama dua tahun |
id|pukul 10.00 WIB |
id|pukul |
id|tanggal |
id|tahun |
id|Januari |
id|kuartal III 2023 |
id|setiap Senin |
id|satu |
id|dua |
id|seratus |
id|seratus ribu juta |
id|seribu |
id|setengah |
id|dua puluh |
id|dua koma |
id|ratusan |
id|puluhan ribu |
id|juta |
id|minus |
id|plus minus |
id|5% |
id|5 persen |
id|5% dari |
id|Rp 5 juta |
id|Rp 5 |
id|US$ 5 miliar |
id|5 juta dolar AS |
id|100-200 juta |
id|5 orang |
id|5 km |
id|5 km/jam |
id|5 kali lipat |
id|5 ton beras |
id|lebih dari 5 orang |
id|tiga dari 10 warga |
id|12 per 1.000 kelahiran |
id|Harga naik 5 persen menjadi Rp 5.000 |
id|http://|
id|http://a.id/ |
id|a@b.id |
id|www.a.id |
id|a.b.|
id|A.B.|
id|aA|
id|Aa |
id|a1|
id|a1 |
id|A1 |
id|x.y |
id|U.S. |
en|word |
en|Word |
en|the |
en|of the |
en|and |
en|Mr. |
en|Mr. Smith |
en|John Smith, |
en|John Smith said |
en|John Smith, chief executive of Acme Corp., |
en|said |
en|"We left," said John. |
en|according to |
en|who |
en|minister |
en|Prime Minister |
en|former |
en|one |
en|two |
en|hundred |
en|a hundred and |
en|twenty-one |
en|million |
en|half a |
en|a third of |
en|dozens of |
en|$5 |
en|$5 million |
en|$5m |
en|5m |
en|5 percent |
en|5 to |
en|by 5 to 6 percent |
en|nine in 10 |
en|per |
en|May |
en|May 5, 2024 |
en|Monday |
en|on Monday |
en|last year |
en|two days ago |
en|the end of |
en|the third quarter of |
en|Q3 FY24 |
en|10 a.m. |
en|5 people |
en|more than |
en|don't |
en|it's |
en|John's |
"""
LIMIT = 60  # seconds for one text
MOST_GROWTH = 2.6
MOST_SECONDS = 4


class TooSlowError(Exception):
    """A text took longer than the limit."""


def kinds() -> list[tuple[str, str]]:
    """The language and the piece of every kind."""
    lines = (line[:-1].partition("|") for line in KINDS.strip().split("\n"))
    return [(code, piece.encode("latin-1", "backslashreplace").decode("unicode-escape")) for code, _, piece in lines]


def read(text: str, language: str) -> list[Article]:
    """The article that a text file gives, in the language whatever its words look like."""
    with TemporaryDirectory() as name:
        file = Path(name) / "hostile.txt"
        file.write_text(text, encoding="utf-8")
        articles = [article for source in find_sources([file]) for article in read_source(source)]
    return [
        replace(
            article,
            language=language,
            paragraphs=(Paragraph(0, len(article.text), language),),
            published="2024-03-04",
        )
        for article in articles
        if article.text
    ]


def seconds(text: str, language: str) -> float:
    """The processor's seconds for one text, reading to rows; raises TooSlowError behind the limit."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlowError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    start = process_time()
    try:
        for article in read(text, language):
            build_rows(article, annotate(article, without=("names",)))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return process_time() - start


def measure(kind: tuple[str, str], size: int) -> float | None:
    """The seconds that so many characters of a kind take; None behind the limit."""
    language, piece = kind
    try:
        return seconds((piece * (size // len(piece) + 1))[:size], language)
    except TooSlowError:
        return None


def show(rows: list[tuple[str, str, float | None, float | None]], size: int) -> Table:
    """The kinds with their seconds, the slowest growth first."""
    table = Table(Column("Kind", no_wrap=True), box=SIMPLE_HEAD, pad_edge=False, title=f"{len(rows)} kinds of text")
    for heading in ("Language", f"{size // 2000} kB s", f"{size // 1000} kB s", "Ratio"):
        table.add_column(heading, justify="right")
    for language, piece, half, whole in sorted(rows, key=growth, reverse=True):
        told = f"{whole / half:.1f}" if half and whole else ""
        cells = ("" if spent is None else f"{spent:.2f}" for spent in (half, whole))
        table.add_row(repr(piece), language, *(cell or f"over {LIMIT}" for cell in cells), told)
    return table


def growth(row: tuple[str, str, float | None, float | None]) -> float:
    """How many times as long the whole takes as its half; endless behind the limit."""
    _, _, half, whole = row
    return whole / max(half, 0.001) if half is not None and whole is not None else float("inf")


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Seconds that pathological texts take, in two sizes.")
    parser.add_argument("--only", nargs="+", metavar="PIECE", help="kinds to take, by what they repeat")
    parser.add_argument("--size", type=int, default=100_000, metavar="N", help="characters of the larger text")
    options = parser.parse_args(arguments)
    wanted = [kind for kind in kinds() if options.only is None or kind[1] in options.only]
    for language in {language for language, _ in wanted}:
        seconds("Kata Budi, 5 orang datang. " * 3, language)  # what is made once is made
    rows = []
    for kind in wanted:
        half = measure(kind, options.size // 2)
        rows.append((*kind, half, measure(kind, options.size) if half is not None else None))
        print(*rows[-1], sep="\t", file=sys.stderr)
    Console().print(show(rows, options.size))
    slow = sum(growth(row) > MOST_GROWTH for row in rows)
    late = sum(whole is None or whole > MOST_SECONDS for _, _, _, whole in rows)
    print(f"{slow} of {len(rows)} grow more than {MOST_GROWTH} times, {late} take more than {MOST_SECONDS} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
