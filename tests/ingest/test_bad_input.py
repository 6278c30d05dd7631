"""Whatever is wrong with an input: it has its row, with a message that names the cure, and reading goes on."""

import os
import random
from pathlib import Path

import pytest

from warta.ingest import Source, find_sources, read_source

SAMPLE = Path(__file__).parents[2] / "corpora/sample"
TEXT = "Jembatan lama di Sungai Lawang ditutup selama tiga pekan, kata kepala dinas pada Senin."
PAGE = f"<html><head><title>Jembatan</title></head><body><article><p>{TEXT}</p></article></body></html>"
# What a message says after what is wrong.
CURE = ": "

BAD = {
    "kosong.html": (b"", "empty"),
    "kosong.txt": (b"", "empty"),
    "kosong.jsonl": (b"\n \n", "empty"),
    "kosong.csv": (b"", "error"),
    "kosong.json": (b"", "error"),
    "kosong.xml": (b"", "error"),
    "kosong.md": (b"\xef\xbb\xbf", "empty"),
    "kosong.mhtml": (b"", "error"),
    "kosong.zip": (b"", "error"),
    "kosong.tar.gz": (b"", "error"),
    "kosong.warc": (b"", "empty"),
    "gambar.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "error"),
    "acak.html": (random.Random(1).randbytes(5000), "error"),
    "program.txt": (b"\x7fELF" + bytes(500), "error"),
    "nol.html": (bytes(50_000), "error"),
    "dokumen.html": (b"PK\x03\x04" + bytes(100), "error"),
    "terpotong.html": (PAGE.replace("</p>", "</p><p>Kata dia, “").partition("</article>")[0].encode()[:-5], "ok"),
    "salah-label.html": (
        PAGE.replace("<head>", '<head><meta charset="utf-8">').replace("Senin", "“Senin”").encode("cp1252"),
        "ok",
    ),
    "salah-label-2.html": (PAGE.replace("<head>", '<head><meta charset="utf-16">').encode(), "ok"),
    "kendali.html": (PAGE.replace("lama", "la\x01\x0b\x1fma\ufffe").encode(), "ok"),
    "salah.json": (b'{"text": ', "error"),
    "dalam.json": (b"[" * 100_000, "error"),
    "bukan.xml": (b"<html><body>x</body></html>", "error"),
    "laporan.html": (b"%PDF-1.7\n", "error"),
    "kaya.txt": (rb"{\rtf1\ansi Jembatan lama ditutup.}", "error"),
    "kaya.md": (b"\xef\xbb\xbf\n" + rb"{\rtf1\ansi Jembatan lama ditutup.}", "error"),
    "kaya.json": (rb'{"text": "{\\rtf1\\ansi Jembatan lama ditutup.}"}', "error"),
    "surat.txt": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "error"),
}


@pytest.mark.parametrize("name", BAD)
def test_each_bad_file_has_its_row_with_the_cure(tmp_path, name):
    content, status = BAD[name]
    (tmp_path / name).write_bytes(content)
    (article,) = (article for source in find_sources([tmp_path]) for article in read_source(source))
    assert (article.source, article.status) == (name, status)
    assert status == "ok" or article.message
    assert status != "error" or CURE in article.message
    assert status != "ok" or "Jembatan lama" in article.text
    assert ("the file is empty: " in (article.message or "")) == name.startswith("kosong.")


def test_a_broken_line_is_told_by_its_number(tmp_path):
    lines = [f'{{"text": "{TEXT}"}}'] * 10
    lines[6] = '{"text": "Jembatan'
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    articles = list(read_source(*find_sources([path]), language="id"))
    assert [article.status for article in articles] == ["ok"] * 6 + ["error"] + ["ok"] * 3
    assert articles[6].source == "a.jsonl#7"
    assert "correct it" in articles[6].message


def test_a_page_of_200_megabytes_is_not_read(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    os.truncate(path, 200_000_000)
    (article,) = read_source(*find_sources([path]))
    assert article.message == (
        "larger than 50 MB: split it into single articles, one a file or one a .jsonl line, or raise --max-size"
    )


PIECES = sorted(SAMPLE.glob("*.html"))


def mutate(chance, content, other):
    """Bits flipped, pieces cut out, repeated, or taken from another page."""
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 2, 5, 20))):
        start = chance.randrange(len(damaged) + 1)
        end = start + chance.choice((1, 10, 100, 2000))
        match chance.randrange(5):
            case 0:
                for place in chance.choices(range(len(damaged)), k=chance.choice((1, 10, 200))) if damaged else ():
                    damaged[place] ^= 1 << chance.randrange(8)
            case 1:
                del damaged[start:end]
            case 2:
                damaged[start:end] *= chance.choice((1, 5, 50))
            case 3:
                taken = chance.randrange(len(other))
                damaged[start:start] = other[taken : taken + chance.choice((10, 500, 5000))]
            case 4 if chance.random() < 0.3:
                del damaged[start:]
    return bytes(damaged)


def read_mutations(numbers):
    pages = [path.read_bytes() for path in PIECES]
    for number in numbers:
        chance = random.Random(number)
        content = mutate(chance, chance.choice(pages), chance.choice(pages))
        suffix = chance.choice((".html", ".html", ".html", ".mhtml", ".xml", ".md", ".jsonl", ".csv", ".txt"))
        articles = list(read_source(Source(None, f"{number}{suffix}", content=content)))
        assert articles, number
        for article in articles:
            assert article.status in ("ok", "empty", "error"), number
            assert article.status != "error" or CURE in article.message, number


def test_mutated_pages_never_raise():
    read_mutations(range(40))


@pytest.mark.slow
def test_two_thousand_mutated_pages_never_raise():
    read_mutations(range(2000))
