"""Articles to measure with: plain texts as they are, in a page with all that stands around articles, or in other words.

The page is our own: navigation, teasers, notices and scripts of the weight that saved news pages have (some 75 kB).
"""

import random
import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import chain, islice, zip_longest
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample"
FOLDER_SIZE = 1000
CHANGED = 0.15  # of the words of a repeated article
DATE = re.compile(r"\d{4}-\d\d-\d\d")

SECTIONS = (
    "Beranda",
    "Politik",
    "Ekonomi",
    "Hukum",
    "Daerah",
    "Olahraga",
    "Sains",
    "Opini",
    "World",
    "Health",
    "Travel",
)
TEASERS = (
    "Harga cabai turun di enam pasar induk setelah panen raya",
    "Jembatan gantung di hulu dibuka lagi untuk pejalan kaki",
    "Ferry operator adds two night crossings for the holidays",
    "Perpustakaan keliling singgah di sekolah-sekolah pesisir",
    "Researchers map a forgotten canal below the old harbour",
)
SCRIPT = "window.site=window.site||[];site.push({slot:'%d',size:[[300,250],[728,90]],lazy:true,refresh:30});"


def read_texts(folders: Sequence[Path], limit: int | None = None) -> list[tuple[str, str]]:
    """Texts of the folders' `.txt` files, taken in turn, at most `limit`, with names that keep that order."""
    turns = zip_longest(*(sorted(folder.glob("*.txt")) for folder in folders))
    files = (file for turn in turns for file in turn if file is not None)
    return [
        (f"{place:06}-{file.stem}", file.read_text(encoding="utf-8", errors="replace"))
        for place, file in enumerate(islice(files, limit))
    ]


def write_texts(texts: Sequence[tuple[str, str]], folder: Path) -> Path:
    """The texts as files."""
    folder.mkdir()
    for name, text in texts:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def write_pages(texts: Sequence[tuple[str, str]], folder: Path) -> Path:
    """Each text in a page of its own: its first line is the title, a date below it that of publication."""
    folder.mkdir()
    for name, text in texts:
        (folder / f"{name}.html").write_text(make_page(text), encoding="utf-8")
    return folder


def make_page(text: str) -> str:
    """A news page with the text as its article."""
    title, *lines = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    day = lines.pop(0) if lines and DATE.fullmatch(lines[0]) else "2024-05-17"
    links = "".join(
        f'<li class="menu-item menu-item-{place}"><a href="/{section.lower()}/{place}">{section}</a></li>'
        for place, section in enumerate(SECTIONS * 6)
    )
    teasers = "".join(
        f'<article class="teaser"><a href="/baca/{place}"><img src="/foto/{place}.jpg" alt=""><h3>{teaser}</h3></a>'
        f'<time datetime="{day}">{day}</time></article>'
        for place, teaser in enumerate(TEASERS * 12)
    )
    scripts = "".join(f"<script>{SCRIPT * 4 % (place, place, place, place)}</script>" for place in range(90))
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"""<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{escape(title)} - Kabar Benua</title>
<meta property="og:title" content="{escape(title)}"><meta property="og:site_name" content="Kabar Benua">
<meta property="article:published_time" content="{day}T08:00:00+07:00">{scripts}</head>
<body><header><div class="logo">Kabar Benua</div><nav><ul>{links}</ul></nav></header>
<main><div class="breadcrumb"><a href="/">Beranda</a> / <a href="/berita">Berita</a></div>
<article class="post"><h1>{escape(title)}</h1><div class="meta">Redaksi, {day}</div><div class="share">Bagikan</div>
<div class="article-body">{body}</div><div class="tags"><a href="/tag/berita">berita</a></div></article>
<aside class="related"><h2>Berita Terkait</h2>{teasers}</aside></main>
<footer><ul>{links}</ul><p>Hak cipta Kabar Benua. Dilarang menyalin tanpa izin.</p></footer></body></html>
"""


def write_repeated(texts: Sequence[tuple[str, str]], number: int, folder: Path) -> Path:
    """So many articles: the texts again and again, each time with other words in them."""
    for place, text in enumerate(repeat_texts([text for _, text in texts], number)):
        inner = folder / f"{place // FOLDER_SIZE:05}"
        if place % FOLDER_SIZE == 0:
            inner.mkdir(parents=True)
        (inner / f"{place:08}.txt").write_text(text, encoding="utf-8")
    return folder


def repeat_texts(texts: Sequence[str], number: int) -> Iterator[str]:
    """The texts in turn, with words replaced by those of all texts; the same every time."""
    words = list(chain.from_iterable(text.split() for text in texts))
    for place in range(number):
        chance = random.Random(place)
        parts = re.split(r"(\s+)", texts[place % len(texts)])
        yield "".join(chance.choice(words) if part.strip() and chance.random() < CHANGED else part for part in parts)
