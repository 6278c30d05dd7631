import base64
import quopri

import pytest

from warta.ingest import find_sources, read

LEAD = "Pemerintah kota menutup jembatan tua di Sungai Lawang selama tiga pekan untuk memperbaiki tiang yang retak."
SECOND = "Warga “diminta” memakai jalur lain, kata kepala dinas perhubungan Rahmat Setiadi dalam jumpa pers pada Senin."
PAGE = (
    "<html><head><title>Jembatan Ditutup</title></head><body><h1>Jembatan Ditutup</h1>"
    f"<article><p>{LEAD}</p><p>{SECOND}</p></article></body></html>"
)


def archive(page, encoding="quoted-printable", charset='; charset="utf-8"', location="https://kabar.example/jembatan"):
    encode = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes, "8bit": bytes}[encoding]
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://kabar.example/jembatan\r\nSubject: Jembatan\r\n"
        "Date: Fri, 5 Jul 2024 01:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----x----"\r\n\r\n\r\n'
    )
    part = (
        f"------x----\r\nContent-Type: text/html{charset}\r\nContent-ID: <frame-1@mhtml>\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\nContent-Location: {location}\r\n\r\n"
    )
    frame = "------x----\r\nContent-Type: text/html\r\n\r\n<html><body><p>Iklan.</p></body></html>\r\n"
    style = "------x----\r\nContent-Type: text/css\r\n\r\np {}\r\n------x------\r\n"
    return head.encode() + part.encode() + encode(page) + b"\r\n" + frame.encode() + style.encode()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("suffix", [".mhtml", ".mht"])
def test_a_web_archive_is_its_page(tmp_path, encoding, suffix):
    path = tmp_path / f"jembatan{suffix}"
    path.write_bytes(archive(PAGE.encode(), encoding))
    (article,) = read(path)
    assert (article.status, article.title, article.text) == ("ok", "Jembatan Ditutup", f"{LEAD}\n{SECOND}")
    assert (article.url, article.published, article.published_source) == ("https://kabar.example/jembatan", None, None)


def test_the_envelope_may_name_the_encoding(tmp_path):
    path = tmp_path / "a.mhtml"
    path.write_bytes(archive(PAGE.encode("cp1252"), charset="; charset=windows-1252"))
    assert next(read(path)).text.endswith(SECOND)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Bukan arsip.",
        b"Content-Type: text/plain\r\n\r\nteks",
        archive(b"")[:200],
        b"Content-Type: multipart/related; boundary=x\n\n--x\n" * 5000,
    ],
)
def test_an_archive_without_a_page_is_an_error(tmp_path, content):
    path = tmp_path / "a.mhtml"
    path.write_bytes(content)
    (article,) = read(path)
    assert article.status == "error"
    assert "save the article" in article.message


def test_a_page_with_its_folder_is_one_article(tmp_path):
    path = tmp_path / "Jembatan Ditutup.html"
    saved = "<!-- saved from url=(0031)https://kabar.example/jembatan -->\n"
    path.write_text(saved + PAGE.replace("</article>", "<img src='./Jembatan Ditutup_files/a.jpg'></article>"), "utf-8")
    folder = tmp_path / "Jembatan Ditutup_files"
    folder.mkdir()
    (folder / "iklan.html").write_text("<p>Iklan.</p>", "utf-8")
    found = find_sources([tmp_path])
    assert [source.path for source in found] == [path]
    assert found.passed_over == {"files of a saved page": 1}
    (article,) = read(tmp_path)
    assert (article.source, article.text) == ("Jembatan Ditutup.html", f"{LEAD}\n{SECOND}")
    assert article.url == "https://kabar.example/jembatan"


def test_a_pdf_is_refused_with_the_cure(tmp_path):
    path = tmp_path / "koran.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    (article,) = read(path)
    assert article.status == "error"
    assert "save the page as .html" in article.message
