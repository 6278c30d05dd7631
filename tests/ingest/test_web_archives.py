import gzip
from collections import Counter

import brotli
import pytest

from warta.ingest import find_sources, read_source, split_source

TEXT = "Jembatan lama di Sungai Lawang ditutup selama tiga pekan, kata kepala dinas pada Senin."
PAGE = f"<html><body><article><p>{TEXT}</p></article></body></html>".encode()
DATE = "2024-09-26T03:04:05Z"


def record(body, kind="response", url="https://kabar.example/1", content="application/http;msgtype=response"):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{kind}>\r\nWARC-Date: {DATE}\r\n"
    head += f"WARC-Target-URI: {url}\r\nContent-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def answer(body=PAGE, *headers, status="200 OK", content="text/html; charset=utf-8"):
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def chunked(body, size=40):
    chunks = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in [*chunks, b""])


def read_all(path, content, **options):
    """All articles of a web archive, and what was passed over in it."""
    path.write_bytes(content)
    (source,) = find_sources([path])
    passed_over = Counter()
    pieces = split_source(source, passed_over=passed_over, **options)
    return [article for piece in pieces for article in read_source(piece, language="id", **options)], passed_over


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "satu.WARC.GZ"])
def test_the_pages_of_a_web_archive_are_articles(tmp_path, name):
    records = [
        record(b"software: kami\r\n", "warcinfo", "", "application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request", content="application/http;msgtype=request"),
        record(answer()),
        record(answer(b"\x89PNG", content="image/png"), url="https://kabar.example/foto"),
        record(answer(status="404 Not Found")),
        record(answer(b"", "Location: /2", status="301 Moved Permanently")),
        record(answer(b""), "revisit"),
        record(PAGE, "resource", "https://kabar.example/2", "text/html"),
        record(answer(content="application/xhtml+xml"), url="<https://kabar.example/3>"),
    ]
    packed = name != "a.warc"
    articles, passed_over = read_all(tmp_path / name, b"".join(map(gzip.compress, records) if packed else records))
    assert [(article.source, article.text, article.url) for article in articles] == [
        (f"{name}#3", TEXT, "https://kabar.example/1"),
        (f"{name}#8", TEXT, "https://kabar.example/2"),
        (f"{name}#9", TEXT, "https://kabar.example/3"),
    ]
    assert passed_over == {
        "record of a web archive that is no page": 2,
        "file of a web archive that is no HTML": 1,
        "page of a web archive that was not found": 2,
        "page of a web archive that was fetched before": 1,
    }


def test_the_address_is_the_crawlers_and_the_date_the_pages_own(tmp_path):
    page = PAGE.replace(b"<body>", b'<head><link rel="canonical" href="https://lain.example/"></head><body>')
    dated = page.replace(b"<head>", b'<head><meta property="article:published_time" content="2024-09-20">')
    records = [
        record(answer(page)),
        record(answer(dated)),
        record(answer(), url="https://kabar.example/2024/09/21/x"),
    ]
    articles, _ = read_all(tmp_path / "a.warc", b"".join(records))
    assert {article.url for article in articles[:2]} == {"https://kabar.example/1"}
    # When a page was fetched says nothing about when it was published.
    assert [article.published for article in articles] == [None, "2024-09-20", "2024-09-21"]
    assert [article.crawled for article in articles] == [DATE] * 3


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(PAGE), ["Transfer-Encoding: chunked"]),
        (gzip.compress(PAGE), ["Content-Encoding: gzip"]),
        (brotli.compress(PAGE), ["content-encoding: BR"]),
        (chunked(gzip.compress(PAGE)), ["Transfer-Encoding: chunked", "Content-Encoding: x-gzip"]),
        # Crawlers unpack and keep the header.
        (PAGE, ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
        (PAGE, ["Content-Encoding: tidak-dikenal"]),
    ],
)
def test_how_the_server_packed_a_page(tmp_path, body, headers):
    content = record(answer(body, *headers))
    articles, _ = read_all(tmp_path / "a.warc", content * 2)
    assert [article.text for article in articles] == [TEXT] * 2


def test_the_encoding_that_the_server_names(tmp_path):
    page = PAGE.replace(b"Senin", "«Senin»".encode("cp1251"))
    ((article,), _) = read_all(tmp_path / "a.warc", record(answer(page, content="TEXT/HTML; Charset=windows-1251")))
    assert article.text == TEXT.replace("Senin", "«Senin»")


def test_an_archive_that_breaks_off_gives_what_stands_before(tmp_path):
    records = [gzip.compress(record(answer(), url=f"https://kabar.example/{number}")) for number in range(3)]
    whole = b"".join(records)
    size = len(records[0])
    for end in [part * size // 4 + number * size for number in range(3) for part in (1, 2, 3)]:
        articles, _ = read_all(tmp_path / "a.warc.gz", whole[:end])
        pages = [article for article in articles if article.status == "ok"]
        assert [article.text for article in pages] == [TEXT] * len(pages)
        assert len(pages) == end // size
        assert articles[-1].status == "error"
        assert "get the archive again" in articles[-1].message


def test_damage_never_raises(tmp_path):
    for whole in (record(answer(chunked(PAGE), "Transfer-Encoding: chunked")) * 2, gzip.compress(record(answer()) * 2)):
        for place in range(0, len(whole), len(whole) // 20):
            damaged = bytearray(whole)
            damaged[place] ^= 0xFF
            assert read_all(tmp_path / "a.warc", bytes(damaged))[0]


@pytest.mark.parametrize("length", ["-1", "99999999999999999999", "1e3", "", "10000000"])
def test_a_length_that_is_none(tmp_path, length):
    content = record(answer()).replace(
        f"Content-Length: {len(answer())}".encode(), f"Content-Length: {length}".encode()
    )
    articles, _ = read_all(tmp_path / "a.warc", record(answer()) + content)
    assert [(article.source, article.status) for article in articles] == [("a.warc#1", "ok"), ("a.warc", "error")]


@pytest.mark.parametrize(
    "body",
    [
        answer(PAGE * 100),
        answer(gzip.compress(b"0" * 1_000_000), "Content-Encoding: gzip"),
        answer(chunked(PAGE * 100), "Transfer-Encoding: chunked"),
    ],
)
def test_a_page_too_large_is_not_read(tmp_path, body):
    articles, _ = read_all(tmp_path / "a.warc", record(body) + record(answer()), max_bytes=5000)
    assert [(article.source, article.status) for article in articles] == [("a.warc#1", "error"), ("a.warc#2", "ok")]
    assert "--max-size" in articles[0].message


def test_what_is_no_web_archive_is_an_error_with_the_cure(tmp_path):
    ((article,), _) = read_all(tmp_path / "a.warc.gz", b"bukan arsip " * 100)
    assert (article.source, article.status) == ("a.warc.gz", "error")


def test_an_archive_without_pages_has_its_row(tmp_path):
    ((article,), _) = read_all(tmp_path / "a.warc", record(b"", "metadata"))
    assert (article.source, article.status) == ("a.warc", "empty")
