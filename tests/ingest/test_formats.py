import hashlib
import io
import json

import pytest

from warta.article import article_id
from warta.ingest import read

TEXT = "Jembatan lama di Sungai Lawang ditutup selama tiga pekan, kata kepala dinas pada Senin."
OTHER = "The old bridge over the river will stay closed for three weeks, the city said on Monday."


def articles(path, **options):
    return list(read(path, **options))


def only(path, content, **options):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (article,) = articles(path, **options)
    return article


def test_txt_is_its_text(tmp_path):
    article = only(tmp_path / "a.txt", TEXT + "\r\n")
    assert (article.text, article.title, article.status, article.message) == (TEXT, None, "ok", None)
    assert article.sha256 == hashlib.sha256(f"{TEXT}\r\n".encode()).hexdigest()
    assert article.article_id == article_id("a.txt", article.sha256)


@pytest.mark.parametrize("text", ["Ya.", "7", "?"])
def test_a_given_text_is_an_article_however_short(tmp_path, text):
    assert only(tmp_path / "a.json", json.dumps({"text": text})).status == "ok"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the file is empty: get or save the article again"),
        (" \n\t\n", "the file is empty: get or save the article again"),
        ("\ufeff", "the file is empty: get or save the article again"),
        ("\u200b\n", "the text is empty"),
    ],
)
def test_an_empty_text_is_said_to_be_empty(tmp_path, content, message):
    article = only(tmp_path / "a.txt", content)
    assert (article.status, article.text, article.message) == ("empty", "", message)


def test_a_date_line_of_a_given_text_is_its_day(tmp_path):
    article = only(tmp_path / "a.txt", f"Jembatan Ditutup\nRabu, 3 Juli 2024 10:15 WIB\n\n{TEXT}")
    assert (article.published, article.published_source) == ("2024-07-03T10:15", "body")
    assert article.message == "published is what the date line 'Rabu, 3 Juli 2024 10:15 WIB' says"
    assert article.text.startswith("Jembatan Ditutup\nRabu, 3 Juli 2024 10:15 WIB\n")
    for text in (f"{TEXT}\n3 Juli 2024\n{TEXT}", f"3 Juli 2024\n{TEXT}", f"Jembatan\nDibuka 3 Juli 2024\n{TEXT}"):
        assert only(tmp_path / "b.txt", text).published is None


def test_json_with_its_metadata(tmp_path):
    fields = {
        "text": TEXT,
        "title": "Jembatan  ditutup ",
        "byline": "Dewi",
        "site_name": "Kabar",
        "url": "https://example.org/1",
        "published": "2024-09-26T10:00:00+07:00",
        "language": "en",
        "tags": ["x"],
    }
    article = only(tmp_path / "a.json", json.dumps(fields))
    assert (article.title, article.byline, article.site_name, article.url) == (
        "Jembatan ditutup",
        "Dewi",
        "Kabar",
        "https://example.org/1",
    )
    assert (article.published, article.published_source, article.language) == (
        "2024-09-26T10:00:00+07:00",
        "record",
        "id",
    )


def test_fields_go_before_the_page(tmp_path):
    page = f'<html><head><title>Lama</title><meta property="article:published_time" content="2020-01-01"></head><body><article>{"<p>" + TEXT + "</p>"}</article></body></html>'  # noqa: E501
    article = only(tmp_path / "a.json", json.dumps({"html": page, "title": "Baru"}))
    assert (article.title, article.published, article.published_source, article.text) == (
        "Baru",
        "2020-01-01",
        "page",
        TEXT,
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "no valid JSON"),
        ("[1]", "no object"),
        ('"text"', "no object"),
        ("{}", "`text` is missing"),
        ('{"text": 5}', "`text` is no text"),
        ("[" * 100_000, "nested"),
        ('{"text": ' + "9" * 5000 + "}", "number"),
        (b"\x00\x01\x02" * 100, "binary"),
        (b"%PDF-1.7 \xe2\xe3", "PDF"),
    ],
)
def test_broken_json_is_an_error_with_a_cure(tmp_path, content, says):
    article = only(tmp_path / "a.json", content)
    assert article.status == "error"
    assert says in (article.message or "")
    assert "\n" not in (article.message or "")
    assert article.sha256 == hashlib.sha256(content if isinstance(content, bytes) else content.encode()).hexdigest()


def test_lone_surrogates_do_not_reach_the_text(tmp_path):
    article = only(tmp_path / "a.json", r'{"text": "Harga \ud800 naik.", "title": "\udfff"}')
    assert article.text == "Harga \ufffd naik."
    article.title.encode()


def test_a_broken_line_loses_no_other(tmp_path):
    path = tmp_path / "a.jsonl"
    lines = [json.dumps({"text": TEXT}), "{broken", "", json.dumps({"text": OTHER, "published": "26/9/2024"})]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = articles(path)
    assert [(article.source, article.status) for article in found] == [
        ("a.jsonl#1", "ok"),
        ("a.jsonl#2", "error"),
        ("a.jsonl#3", "ok"),
    ]
    assert [article.sha256 for article in found] == [
        hashlib.sha256(line.encode()).hexdigest() for line in lines if line
    ]
    assert found[2].published == "2024-09-26"
    assert "26/9/2024" in found[2].message


def test_csv_rows(tmp_path):
    path = tmp_path / "a.csv"
    rows = [
        "\ufefftitle,text,published",
        f'Jembatan,"{TEXT}\n\nKata ""warga"".",2024-07-03',
        "kurang",
        f'Bridge,"{OTHER}",',
        ",,",
    ]
    path.write_text("\r\n".join(rows), encoding="utf-8")
    found = articles(path)
    assert [(article.source, article.status) for article in found[:3]] == [
        ("a.csv#1", "ok"),
        ("a.csv#2", "error"),
        ("a.csv#3", "ok"),
    ]
    assert found[0].text == f'{TEXT}\n\nKata "warga".'
    assert (found[0].published, found[2].title, found[2].language) == ("2024-07-03", "Bridge", "en")
    assert "3" in found[1].message


def test_csv_with_a_mark_never_closed(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f'text\n"{TEXT}\nHarga naik.\n"{OTHER}"\n', encoding="utf-8")
    assert [article.status for article in articles(path)] == ["error", "ok", "ok"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_delimiters(tmp_path, delimiter):
    rows = [["Text", "url"], ["Harga naik.", "https://example.org"]]
    article = only(tmp_path / "a.csv", "\n".join(delimiter.join(row) for row in rows))
    assert (article.text, article.url) == ("Harga naik.", "https://example.org")


def test_csv_in_utf_16(tmp_path):
    article = only(tmp_path / "a.csv", "text\turl\nHarga “naik”.\thttps://example.org\n".encode("utf-16"))
    assert article.text == "Harga “naik”."


def test_csv_without_a_header_is_an_error(tmp_path):
    assert only(tmp_path / "a.csv", "satu,dua\n1,2\n").status == "error"


def test_a_long_csv_cell(tmp_path):
    assert len(only(tmp_path / "a.csv", "text\n" + "kata " * 40_000).text) == 199_999


MARKDOWN = """---
title: Jembatan Ditutup
date: 2024-07-03T08:00:00+07:00
author: [Dewi Lestari, Budi Hartono]
tags: [kota]
---

# Jembatan Ditutup

**Jembatan lama** di [Sungai Lawang](https://example.org) ditutup
selama tiga pekan.

- Panjang 120 meter
- Lebar 8 meter

| tahun | biaya |
|---|---|
| 2023 | 4 |

![foto](a.jpg)

> Kata `warga` &amp; pedagang.
"""


def test_markdown_is_rendered_and_its_front_matter_read(tmp_path):
    article = only(tmp_path / "a.md", MARKDOWN)
    assert (article.title, article.byline) == ("Jembatan Ditutup", "Dewi Lestari; Budi Hartono")
    assert (article.published, article.published_source) == ("2024-07-03T08:00:00+07:00", "record")
    assert article.text == (
        "Jembatan lama di Sungai Lawang ditutup selama tiga pekan.\n\nPanjang 120 meter\n\nLebar 8 meter\n\n"
        "tahun biaya\n\n2023 4\n\nKata warga & pedagang."
    )


def test_markdown_with_a_broken_front_matter(tmp_path):
    article = only(tmp_path / "a.md", "---\ntitle: [a\n---\n# Judul\n\nIsi berita.")
    assert (article.status, article.title, article.text) == ("ok", "Judul", "Isi berita.")
    assert "front matter" in article.message


def test_metadata_of_the_folder(tmp_path):
    (tmp_path / "dalam").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dalam/b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.json").write_text(json.dumps({"text": TEXT, "published": "2024-01-01"}), encoding="utf-8")
    (tmp_path / "metadata.csv").write_text(
        "file,published,url,title,byline\na.txt,2024-07-03,https://example.org/a,Jembatan,Dewi\n"
        "dalam/b.txt,kemarin,,,\nc.json,2024-02-02,,Judul,\n",
        encoding="utf-8",
    )
    a, c, b = articles(tmp_path, published="2023-12-31")
    assert (a.title, a.byline, a.url, a.published, a.published_source) == (
        "Jembatan",
        "Dewi",
        "https://example.org/a",
        "2024-07-03",
        "metadata",
    )
    assert (b.published, b.published_source) == ("2023-12-31", "option")
    assert "kemarin" in b.message
    assert (c.title, c.published, c.published_source) == ("Judul", "2024-01-01", "record")
    assert articles(tmp_path / "a.txt")[0].title == "Jembatan"


def test_an_unsupported_file_is_an_error(tmp_path):
    article = only(tmp_path / "a.docx", b"PK\x03\x04")
    assert (article.status, article.source) == ("error", "a.docx")
    assert ".html" in article.message


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (TEXT.encode(), TEXT),
        (json.dumps({"text": TEXT}).encode(), TEXT),
        (f"<html><body><article><p>{TEXT}</p></article></body></html>".encode(), TEXT),
    ],
)
def test_standard_input_is_one_article(monkeypatch, content, text):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    (article,) = read("-")
    assert (article.source, article.text, article.language) == ("-", text, "id")


def test_an_article_too_large_names_the_cure(tmp_path):
    assert "--max-size" in only(tmp_path / "a.txt", "kata " * 20, max_bytes=50).message
    path = tmp_path / "b.jsonl"
    path.write_text(json.dumps({"text": "kata " * 20}) + '\n{"text": "Pendek."}\n', encoding="utf-8")
    assert [article.status for article in articles(path, max_bytes=50)] == ["error", "ok"]


def test_a_file_that_vanished(tmp_path):
    from warta.ingest import find_sources, read_source

    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    (source,) = find_sources([tmp_path])
    path.unlink()
    (article,) = read_source(source)
    assert article.status == "error"


def test_a_forced_language_wins(tmp_path):
    article = only(tmp_path / "a.txt", OTHER, language="id")
    assert (article.language, article.language_score) == ("id", None)
    assert {paragraph.language for paragraph in article.paragraphs} == {"id"}
