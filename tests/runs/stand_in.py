"""Work on articles without spaCy or models: it starts at once, and a text may ask for trouble.

As a program, a run with such work: `python -m tests.runs.stand_in INPUT OUT JOBS`.
"""

import os
import re
import signal
import sys
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from warta.article import Article, article_id
from warta.errors import PassingError
from warta.runs import extract, parts, run
from warta.runs.items import Item
from warta.runs.results import pack_results
from warta.runs.work import failed_article
from warta.tables.build import build_rows
from warta.tables.rows import FigureRow, MentionRow, OrganizationRow, PersonRow, Rows, TextRow

HANG, LOOP, CRASH, FAULT, SLOW = "macet", "melingkar", "tamat", "rusak", "lambat"
# Trouble that passes: so many times, which are counted in a file, as `sesak 2 /tmp/times`.
SHORT, SHOT = "sesak", "ditembak"
# Seconds to allow where an article never ends: all others take milliseconds, and a busy machine's are long.
PATIENCE = 15
PASSING = re.compile(rf"({SHORT}|{SHOT}) (\d+) (\S+)")


@dataclass(frozen=True)
class StandIn:
    """Every capitalised pair of words is a person, every number a figure."""

    published: str | None = None
    language: str | None = None
    names: str = ""
    without: tuple[str, ...] = ()
    max_bytes: int = 0

    def prepare(self) -> None:
        pass

    def run(self, item: Item) -> pa.RecordBatch:
        return pack_results(item.key, [read(item)])

    def fail(self, item: Item, message: str, limit: float | None = None, *, passing: bool = False) -> pa.RecordBatch:
        return pack_results(item.key, [build_rows(failed_article(item, message), None)], limit, passing=passing)


def read(item: Item) -> Rows:
    if isinstance(item.content, Article):
        article = item.content
    else:
        text = item.content.path.read_text(encoding="utf-8")
        digest = sha256(text.encode()).hexdigest()
        stated = item.content.metadata.published
        article = Article(article_id(item.name, digest), item.name, digest, text, published=stated, language="id")
    make_trouble(article.text)
    return rows_of(article)


def make_trouble(text: str) -> None:
    if SLOW in text:
        time.sleep(0.02)
    if HANG in text:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # as one who does not listen
        time.sleep(600)
    if LOOP in text:
        re.match(r"(a+)+b", "a" * 60)  # in C, for ever, and the lock of the interpreter is held
    if CRASH in text:
        time.sleep(0.2)  # an article that ends its process has been at work before
        os._exit(3)
    if passing := PASSING.search(text):
        make_passing_trouble(passing[1], int(passing[2]), Path(passing[3]))
    if FAULT in text:
        os.kill(os.getpid(), signal.SIGSEGV)


def make_passing_trouble(kind: str, times: int, tried: Path) -> None:
    with tried.open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")
    if len(tried.read_text(encoding="utf-8").splitlines()) <= times:
        if kind == SHOT:
            os.kill(os.getpid(), signal.SIGKILL)
        raise PassingError("too little memory: get more")


def rows_of(article: Article) -> Rows:
    rows = build_rows(article, None)
    key, text = article.article_id, article.text
    rows["texts"].append(TextRow(key, text))
    for number in re.finditer(r"\d+", text):
        rows["figures"].append(
            FigureRow(
                key,
                number[0],
                "count",
                float(number[0]),
                None,
                "exact",
                None,
                None,
                None,
                None,
                *number.span(),
                None,
                None,
                text,
            )
        )
    for place, name in enumerate(dict.fromkeys(re.findall(r"[A-Z]\w+ [A-Z]\w+", text)), start=1):
        start = text.index(name)
        kind, table = (PersonRow, "persons") if "Bank" not in name else (OrganizationRow, "organizations")
        rows[table].append(kind(key, f"{key}-p{place}", name, 1, start, start + len(name), None))
        rows["mentions"].append(MentionRow(key, "PER", name, f"{key}-p{place}", 0.5, start, start + len(name)))
    return rows


if __name__ == "__main__":
    run.ArticleWork = StandIn
    parts.PART_ARTICLES = 4
    source, out, jobs = sys.argv[1:]
    extract(source, out=out, jobs=int(jobs), without="names", formats="csv,sqlite")
