import json
import logging

import pytest

from warta.ingest import read
from warta.ingest.date_line import find_url_day, read_date_line

LEAD = (
    "Pemerintah kota menutup jembatan tua di Sungai Lawang selama tiga pekan mulai Senin untuk memperbaiki tiang yang "
    "retak, kata kepala dinas perhubungan."
)
SECOND = (
    "Perbaikan itu menelan biaya Rp 4,2 miliar dan dikerjakan oleh dua kontraktor setempat. “Kami meminta warga memakai "  # noqa: E501
    "jalur lain,” ujar Rahmat Setiadi dalam jumpa pers di balai kota."
)
THIRD = "Warga berharap pekerjaan selesai sebelum musim hujan, karena jembatan itu jalan terdekat ke pasar dan sekolah."
BODY = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
MENU = "".join(
    f'<li><a href="/k/{word}">{word}</a></li>' for word in ("Nasional", "Ekonomi", "Olahraga", "Gaya Hidup", "Foto")
)


def page(body, head="", title="Jembatan Ditutup Tiga Pekan - Kabar Lawang"):
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<header><ul>{MENU}</ul></header>{body}<footer><p>© 2024 Kabar Lawang</p><a href='/t'>Tentang kami</a></footer></body></html>"  # noqa: E501
    )


@pytest.fixture
def article(tmp_path):
    def read_one(html, encoding="utf-8"):
        path = tmp_path / "halaman.html"
        path.write_bytes(html if isinstance(html, bytes) else html.encode(encoding))
        (found,) = read(path)
        return found

    return read_one


def test_the_article_without_what_stands_around_it(article):
    html = page(
        '<nav><a href="/">Beranda</a> › <a href="/k">Kota</a></nav><article><h1>Jembatan Ditutup Tiga Pekan</h1>'
        '<div class="tanggal">Rabu, 3 Juli 2024 10:15 WIB</div><div>Oleh: Dewi Lestari</div>'
        f"<p>{LEAD}</p><p><a href='/x'>Baca juga: Jalan Rusak di Lawang</a></p><p>{SECOND}</p><p>ADVERTISEMENT</p><p>{THIRD}</p></article>"  # noqa: E501
        "<aside><h3>Terpopuler</h3><ul><li><a href='/y'>Harga cabai naik</a></li></ul></aside>"
        "<div class='comments'><p>Budi: semoga cepat selesai ya, soalnya macet terus setiap pagi di sana.</p></div>"
    )
    found = article(html)
    assert found.text == f"{LEAD}\n{SECOND}\n{THIRD}"
    assert (found.title, found.published, found.published_source) == (
        "Jembatan Ditutup Tiga Pekan",
        "2024-07-03T10:15",
        "body",
    )
    assert found.message == "published is what the date line 'Rabu, 3 Juli 2024 10:15 WIB' says"


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='isi'>{LEAD}<p>{SECOND}</p><p>{THIRD}</p></div>",
        f"<div class='isi'><b>LAWANG</b> - {LEAD}<div>{SECOND}</div><div><br></div><div>{THIRD}</div></div>",
        f"<span itemprop='articleBody'>{LEAD}<div><br></div><div>{SECOND}</div><div>{THIRD}</div></span>",
        f"<div class='isi'>{LEAD}<br><br>{SECOND}<br><br><div class='iklan'></div>{THIRD}</div>",
        f"<div class='isi'>{LEAD}<p><p>{SECOND}<p><p>{THIRD}</div>",
    ],
)
def test_a_loose_lead_is_kept(article, body):
    text = article(page(f"<h1>Jembatan Ditutup Tiga Pekan</h1>{body}")).text
    assert all(paragraph in text for paragraph in (LEAD, SECOND, THIRD))


TITLES = [
    (
        "<title>Harga Beras Naik - Kabar Lawang</title>",
        "<meta property='og:site_name' content='Kabar Lawang'>",
        "",
        "Harga Beras Naik",
    ),
    ("<title>Harga Beras Naik | Kabar.com</title>", "", "", "Harga Beras Naik"),
    ("<title>Harga Beras Naik :: Kabar.com Ekonomi</title>", "", "", "Harga Beras Naik"),
    ("<title>Kabar.com: Harga Beras Naik</title>", "", "", "Harga Beras Naik"),
    (
        "<title>x</title>",
        "<meta property='og:title' content='Kabar.com: Ekonomi - Harga Beras Naik'>",
        "<h1>Harga Beras Naik</h1>",
        "Harga Beras Naik",
    ),
    ("<title>Rice - Kabar</title>", "<link rel='canonical' href='https://www.kabar.co.id/a'>", "", "Rice"),
    ("<title>Presiden: Harga Beras Naik - Lagi</title>", "", "", "Presiden: Harga Beras Naik - Lagi"),
    (
        "<title>Harga Beras di Tiga Kota Naik Le...</title>",
        "",
        "<h1>Kabar</h1><h1>Harga Beras di Tiga Kota Naik Lebih Cepat</h1>",
        "Harga Beras di Tiga Kota Naik Lebih Cepat",
    ),
    ("<title>Beranda</title>", "", "<h1>Harga Beras Naik Lagi</h1>", "Harga Beras Naik Lagi"),
    ("", "", "", None),
]


@pytest.mark.parametrize(("element", "head", "heading", "title"), TITLES)
def test_titles_without_the_site(article, element, head, heading, title):
    html = f"<html><head>{element}{head}</head><body>{heading}<article>{BODY}</article></body></html>"
    assert article(html).title == title


BYLINES = [
    ("<meta name='author' content='Dewi Lestari'>", "", "Dewi Lestari"),
    ("<meta name='author' content='Oleh: Dewi Lestari'>", "", "Dewi Lestari"),
    ("<meta name='author' content='Dewi Lestari dan Budi Hartono'>", "", "Dewi Lestari; Budi Hartono"),
    ("<meta name='author' content='By Jane Doe and John Roe'>", "", "Jane Doe; John Roe"),
    ("<meta name='author' content='Kabar Lawang'><meta property='og:site_name' content='Kabar Lawang'>", "", None),
    ("<meta name='author' content='Kabar.com'>", "", None),
    ("<meta name='author' content='dewi@kabar.example'>", "", None),
    ("<meta property='article:author' content='https://facebook.example/kabar'>", "", None),
    ("", "<div class='penulis'>Penulis: Dewi Lestari | Editor: Budi Hartono</div>", "Dewi Lestari"),
    ("", "<span itemprop='author'><span>Dewi Lestari</span></span>", "Dewi Lestari"),
    ("", "<a rel='author' href='/d'>Dewi Lestari</a>", "Dewi Lestari"),
    ("", "<p>Penulis buku itu hadir.</p>", None),
]


@pytest.mark.parametrize(("head", "body", "byline"), BYLINES)
def test_bylines_are_names_only(article, head, body, byline):
    assert article(page(f"<article>{body}{BODY}</article>", head)).byline == byline


def linked(**fields):
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


DATES = [
    (linked(**{"@type": "NewsArticle", "datePublished": "2024-07-03T10:15:00+07:00"}), "", "2024-07-03T10:15:00+07:00"),
    (
        linked(**{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2024-07-03"}]}),
        "",
        "2024-07-03",
    ),
    (linked(**{"@type": "WebPage", "datePublished": "2020-01-01"}), "", None),
    ("<script type='application/ld+json'>{broken</script><meta name='pubdate' content='2024-07-03'>", "", "2024-07-03"),
    ("<meta property='article:published_time' content='2024-07-03T03:15:00Z'>", "", "2024-07-03T03:15:00Z"),
    ("<meta itemprop='datePublished' content='2024-07-03 10:15:00'>", "", "2024-07-03 10:15:00"),
    (
        "<meta property='article:published_time' content='kemarin'>",
        "<time itemprop='datePublished' datetime='2024-07-03'>",
        "2024-07-03",
    ),
    ("<meta property='article:modified_time' content='2024-07-05'>", "", None),
    ("", "<article><time datetime='2024-07-03T10:15+0700'>3 Juli</time></article>", "2024-07-03T10:15+0700"),
    ("<link rel='canonical' href='https://kabar.example/read/2024/07/03/jembatan'>", "", "2024-07-03"),
    (
        "",
        "<p>© 2024 Kabar. Sejak 3 Juli 2004 jembatan itu menjadi jalan utama bagi pedagang dan murid sekolah.</p>",
        None,
    ),
    ("", "", None),
]


@pytest.mark.parametrize(("head", "body", "published"), DATES)
def test_dates_are_the_pages_own(article, head, body, published):
    found = article(page(f"{body}<div>{BODY}</div>", head))
    assert (found.published, found.published_source) == (published, published and "page")
    assert found.message is None


H1 = "<h1>Jembatan Ditutup Tiga Pekan</h1>"
WRITTEN = [
    (f"<div>Jumat, 5 Juli 2024</div>{H1}<p>Rabu, 03/07/2024 | 10.15 WIB</p>", "2024-07-03T10:15"),
    ("<p><span>Rabu,</span> <span>3 Juli 2024</span></p>", "2024-07-03"),
    (f"<div>Rabu, 3 Juli 2024, 10:15 WIB</div>{H1}", "2024-07-03T10:15"),
    (
        f"{H1}<div><a href='/d'>Dewi Lestari</a> - Kabar Lawang</div><div>Diterbitkan pada 3 Juli 2024</div>",
        "2024-07-03",
    ),
    (f"{H1}<ul><li>Oleh Dewi Lestari</li><li>3 Juli 2024 pukul 10.15 WITA</li></ul>", "2024-07-03T10:15"),
    (
        "<div class='judul'>Jembatan Ditutup Tiga Pekan</div><small>Wed, July 3, 2024 10:15 am</small>",
        "2024-07-03T10:15",
    ),
    (f"{H1}<p>Rabu, 3 Juli 2024</p><p>Diperbarui 5 Juli 2024 10:15 WIB</p>", "2024-07-03"),
    (f"{H1}<p>Kabar Lawang | 3 Juli 2024 10:15 | 1.204 views</p>", "2024-07-03T10:15"),
    (f"<table><tr><td>{H1}<p>Rabu, 3 Juli 2024</p></td><td>Iklan</td></tr></table>", "2024-07-03"),
]


@pytest.mark.parametrize(("body", "published"), WRITTEN)
def test_a_date_line_below_the_headline(article, body, published):
    found = article(page(f"{body}<div>{BODY}</div>"))
    assert (found.published, found.published_source) == (published, "body")
    assert found.message.startswith("published is what the date line")
    assert found.text == f"{LEAD}\n{SECOND}\n{THIRD}"


OTHER_DAYS = [
    f"{H1}<figure><img src='a.jpg'><figcaption>3 Juli 2019</figcaption></figure>{BODY}",
    f"{H1}<p>Foto arsip, 3 Juli 2019.</p>{BODY}",
    f"{H1}<p>Foto Arsip, 3 Juli 2019</p>{BODY}",
    f"{H1}<p><em>Jembatan Lawang, 3 Juli 2019, 10:15 WIB. (Kabar/Dewi)</em></p>{BODY}",
    f"{H1}<div><img src='a.jpg'><p>3 Juli 2019</p></div>{BODY}",
    f"{H1}<div class='right-side'><h4>Agenda</h4><p>3 Juli 2019</p></div>{BODY}",
    f"{H1}<table><tr><th>Hari</th><th>Muka air</th></tr><tr><td>3 Juli 2019</td><td>40</td></tr></table>{BODY}",
    f"{H1}<p>3 Juli 2019 - 6 Juli 2019</p>{BODY}",
    f"<div><span>Rabu, 3 Juli 2019 10:15 WIB</span></div><ul>{MENU}</ul>{H1}{BODY}",
    f"{H1}{BODY}<footer><p>Rabu, 3 Juli 2019 10:15 WIB</p></footer>",
    f"{H1}<div class='caption-foto'>3 Juli 2019, 10:15</div>{BODY}",
    f"{H1}<p>Jembatan dibuka pada 3 Juli 2019.</p>{BODY}",
    f"{H1}<table><tr><td>Dibuka</td><td>3 Juli 2019</td></tr><tr><td>Panjang</td><td>90 meter</td></tr></table>{BODY}",
    f"{H1}{BODY}<p>3 Juli 2019</p><p>{LEAD}</p>",
    f"{H1}<p>{LEAD}</p><p>3 Juli 2019</p><p>{SECOND}</p><p>{THIRD}</p>",
    f"{H1}<aside><p>3 Juli 2019 10:15</p><a href='/x'>Jalan rusak diperbaiki</a></aside>{BODY}",
    f"{H1}<div class='box'><a href='/x'>Jalan rusak di Lawang diperbaiki</a><span>3 Juli 2019 10:15</span></div>{BODY}",
    f"<div class='sidebar'><p>Rabu, 3 Juli 2019 10:15 WIB</p></div>{H1}{BODY}",
    f"<div>Rabu, 3 Juli 2019</div>{H1}{BODY}",
    f"{H1}<blockquote>Kami menutup jembatan mulai besok.<br>Dishub Lawang (@dishub)<br>3 Juli 2019</blockquote>{BODY}",
    f"{H1}<p>— Dishub Lawang (@dishub) July 3, 2019</p>{BODY}",
    f"{H1}<p>Diperbarui 3 Juli 2019 10:15 WIB</p>{BODY}",
    f"<article>{H1}<p>Jembatan dibuka pada <time datetime='2019-07-03'>3 Juli 2019</time>.</p>{BODY}</article>",
    f"<article>{H1}<figure><time datetime='2019-07-03'>3 Juli 2019</time></figure>{BODY}</article>",
    f"<article>{H1}{BODY}<div class='related'><time datetime='2019-07-03'>3 Juli 2019</time></div></article>",
    f"<div class='widget'><abbr class='published' title='2019-07-03T10:15'>3 Juli</abbr></div>{H1}{BODY}",
]


@pytest.mark.parametrize("body", OTHER_DAYS)
def test_no_other_day_is_that_of_publication(article, body):
    found = article(page(body))
    assert (found.published, found.published_source) == (None, None)
    assert LEAD in found.text


def test_a_date_line_counts_less_than_metadata_and_more_than_the_option(tmp_path):
    (tmp_path / "halaman.html").write_text(page(f"{H1}<p>Rabu, 3 Juli 2024</p>{BODY}"), encoding="utf-8")
    (found,) = read(tmp_path, published="2020-01-01")
    assert (found.published, found.published_source) == ("2024-07-03", "body")
    (tmp_path / "metadata.csv").write_text("file,published\nhalaman.html,2024-07-04\n", encoding="utf-8")
    (found,) = read(tmp_path, published="2020-01-01")
    assert (found.published, found.published_source, found.message) == ("2024-07-04", "metadata", None)


def test_a_date_line_adds_its_time_to_the_day_that_the_page_states(article):
    head = "<link rel='canonical' href='https://kabar.example/2024/07/03/jembatan'>"
    found = article(page(f"{H1}<p>Rabu, 3 Juli 2024 10:15 WIB</p>{BODY}", head))
    assert (found.published, found.published_source, found.message) == ("2024-07-03T10:15", "page", None)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Selasa, 23 Februari 2016 11:22", "2016-02-23T11:22"),
        ("Selasa , 23 February 2016, 13:16 WIB", "2016-02-23T13:16"),
        ("Rabu, 4 November 2015 | 21:04 WIB", "2015-11-04T21:04"),
        ("Kabar Lawang - 23/02/2016, 14:52 WIB", "2016-02-23T14:52"),
        ("Rabu, 06/07/2016 14.52", "2016-07-06T14:52"),
        ("Wednesday, 07/06/2016", "2016-07-06"),
        ("06/07/2016", None),
        ("Feb 23, 2016", "2016-02-23"),
        ("Published: 23rd February 2016 at 5.30 pm", "2016-02-23T17:30"),
        ("14:52 WIB, Selasa 23 Februari 2016", "2016-02-23T14:52"),
        ("on 02:52 PM February 23, 2016", "2016-02-23T14:52"),
        ("Selasa, 23 Pebruari 2016 − 14:52 WIB", "2016-02-23T14:52"),
        ("Rabu, 4 Nopember 2015, Jam: 10:00", "2015-11-04T10:00"),
        ("2016-02-23 14:52:07", "2016-02-23T14:52:07"),
        ("23 Feb 2016, 14:52 WIB, diperbarui 24 Feb 2016, 10:00 WIB", "2016-02-23T14:52"),
        ("Diterbitkan pada 23 Februari 2016", "2016-02-23"),
        ("First published on Tuesday, 23 February 2016", "2016-02-23"),
        ("Jum'at, 23 September 2016 pukul 14.52 WITA", "2016-09-23T14:52"),
        ("Selasa, 23 Februari 2016 14:52 WIB | 1.229 Views", "2016-02-23T14:52"),
        ("Dewi Lestari | Kabar.com - Selasa, 23 Februari 2016 14:52", "2016-02-23T14:52"),
        ("Penulis: Dewi Lestari, 23 Februari 2016 14:52", "2016-02-23T14:52"),
        ("Tue Feb 23 2016 14:52:07 GMT+0700 (WIB)", "2016-02-23T14:52:07"),
        ("Korban wafat pada 23 Februari 2016.", None),
        ("Korban wafat 23 Februari 2016", None),
        ("Embung Waru, 23 Februari 2016, 14:52 WIB. (Kabar/Laksmi)", None),
        ("Embung Waru, 23 Februari 2016 14:52 WIB", None),
        ("Embung Waru | 23 Februari 2016", None),
        ("Foto arsip, 23 Februari 2016", None),
        ("Foto Arsip, 23 Februari 2016", None),
        ("Gempa terjadi Selasa, 23 Februari 2016 pukul 14.52 WIB", None),
        ("Pendaftaran 23 Februari 2016 - 26 Maret 2016", None),
        ("23 Februari 2016 - 26 Maret 2016", None),
        ("— Dishub Kota Lawang (@dishublawang) February 23, 2016", None),
        ("Dishub Kota Lawang (@dishublawang) 14:52 - 23 Feb 2016", None),
        ("Diperbarui 24 Februari 2016, 10:00 WIB", None),
        ("Last updated: February 24, 2016", None),
        ("31 Februari 2016", None),
        ("JAKARTA, 23 Februari 2016 (Kabar) -", None),
        ("Pada 23 Februari 2016 hakim menolak gugatan pedagang pasar itu.", None),
        ("", None),
    ],
)
def test_date_lines(line, value):
    assert read_date_line(line) == value


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://k.example/2024/7/3/a", "2024-07-03"),
        ("https://k.example/2024/13/03/a", None),
        ("https://k.example/2024/02/30/", None),
        (None, None),
    ],
)
def test_days_in_addresses(url, day):
    assert find_url_day(url) == day


def test_address_and_site(article):
    head = "<link rel='canonical' href='/a/1'><meta property='og:url' content='https://kabar.example/a/1?x=2'><meta property='og:site_name' content='Kabar'>"  # noqa: E501
    found = article(page(f"<article>{BODY}</article>", head))
    assert (found.url, found.site_name) == ("https://kabar.example/a/1", "Kabar")
    assert (
        article(
            page(BODY, "<link rel='canonical' href='javascript:x'><meta property='og:url' content='http://[x'>")
        ).url
        is None
    )


def test_the_body_in_linked_data(article):
    body = f"{LEAD}\n\n{SECOND}"
    found = article(
        page(
            "<div id='app'></div>",
            linked(
                **{
                    "@type": "NewsArticle",
                    "headline": "Jembatan",
                    "articleBody": body,
                    "author": [{"name": "Dewi Lestari"}],
                }
            ),
        )
    )
    assert (found.text, found.byline) == (body, "Dewi Lestari")


NO_ARTICLE = [
    "",
    "   ",
    page(
        "<main>"
        + "".join(f"<div><h3><a href='/{n}'>Harga cabai naik di pasar {n}</a></h3></div>" for n in range(30))
        + "</main>"
    ),
    page(
        "<form><label>Email</label><input><label>Kata sandi</label><input><button>Masuk</button></form><p>Lupa kata sandi?</p>"  # noqa: E501
    ),
    page("<h1>404</h1><p>Halaman tidak ditemukan.</p>", title="404"),
    "<html></html>",
    "<!-- kosong -->",
    "<html><body>" + "<div>" * 3000 + "x" + "</div>" * 3000,
]


@pytest.mark.parametrize("html", NO_ARTICLE)
def test_a_page_without_an_article_is_empty_and_says_so(article, html):
    found = article(html)
    message = (
        "no article text found in the page" if html.strip() else "the file is empty: get or save the article again"
    )
    assert (found.status, found.text) == ("empty", "")
    assert found.message.startswith(message)


def test_a_short_article_is_found(article):
    found = article(
        page(
            "<article><h1>Gempa Guncang Lawang</h1><p>Gempa bermagnitudo 5,2 mengguncang Lawang pada Rabu pagi, kata petugas.</p></article>"  # noqa: E501
        )
    )
    assert found.text == "Gempa bermagnitudo 5,2 mengguncang Lawang pada Rabu pagi, kata petugas."


@pytest.mark.parametrize(
    "html",
    [
        page(f"<article>{BODY}</article>")[:-90],
        page(f"<article>{BODY}</article>").replace("retak", "re\x00tak"),
        page(f"<article>{BODY}</article>", title="a" * 200_000 + " - b"),
        page(f"<article>{BODY}</article>", "<meta name='author' content='" + "A b, " * 40_000 + "'>"),
        page(f"<article>{BODY}{' ' * 200_000}x</article>"),
        page("<span>" * 150 + f"<article>{BODY}</article>"),
        "<?xml version='1.0' encoding='utf-8'?>" + page(f"<article>{BODY}</article>"),
    ],
)
def test_damaged_and_hostile_pages(article, html):
    found = article(html)
    assert found.status == "ok"
    assert SECOND in found.text


def test_binary_data_called_html(article):
    found = article(bytes(range(256)) * 100)
    assert found.status == "error"
    assert "binary" in found.message


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_encodings(article, encoding):
    html = page(f"<article>{BODY}</article>").replace('<meta charset="utf-8">', '<meta charset="iso-8859-1">')
    assert SECOND in article(html, encoding).text


def test_libraries_say_nothing(article, caplog, capfd):
    with caplog.at_level(logging.WARNING):
        for html in NO_ARTICLE:
            article(html)
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


THING = '{"@type": "NewsArticle", "headline": "Jembatan Ditutup", "datePublished": "2024-07-03T10:15:00+07:00", "author": {"@type": "Person", "name": "Dewi Lestari"}}'  # noqa: E501
DAMAGED = {
    "cdata": f"//<![CDATA[\n{THING};\n//]]>",
    "cdata in a comment": f"/*<![CDATA[*/ {THING} /*]]>*/",
    "cdata alone": f"<![CDATA[{THING}]]>",
    "a comment around": f"<!--\n{THING}\n//-->",
    "a name in front": f"var berita = {THING};",
    "bare quotes": THING.replace("Jembatan Ditutup", 'Warga: "Jembatan Ditutup", Lalu Macet'),
    "bare quotes at the end": THING.replace("Jembatan Ditutup", 'Jembatan "Ditutup"'),
    "no comma": THING.replace('", "datePublished', '" "datePublished'),
    "no comma behind an object": THING.replace(
        '"headline": "Jembatan Ditutup",', '"image": {"url": "/a.jpg"} "headline": "Jembatan",'
    ),
    "a comma too many": THING.replace("}}", ",},}"),
    "a line in a string": THING.replace("Jembatan Ditutup", "Jembatan\n\tDitutup"),
    "a lone backslash": THING.replace("Jembatan Ditutup", r"Jembatan \Ditutup"),
    "broken off": THING[:-3],
    "a graph without a comma": f'{{"@graph": [{{"@type": "WebSite"}} {THING}]}}',
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_damaged_linked_data(article, damage):
    found = article(page(BODY, f"<script type='application/ld+json'>{DAMAGED[damage]}</script>"))
    assert (found.published, found.byline) == ("2024-07-03T10:15:00+07:00", "Dewi Lestari")


@pytest.mark.parametrize(
    "source",
    ["{broken", '{"@type": "NewsArticle", ' * 3000, '{"@type": "' + '"x" ' * 40_000, "[" * 50_000, "<!--" * 9000],
)
def test_linked_data_beyond_repair(article, source):
    found = article(page(BODY, f"<script type='application/ld+json'>{source}</script>"))
    assert (found.status, found.published) == ("ok", None)


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2024-07-03WIB19:17:34+07:00", "2024-07-03T19:17:34+07:00"),
        ("2024-07-03 WITA 19:17:34", "2024-07-03 19:17:34"),
        ("2024-07-03T19:17:34WIB", "2024-07-03T19:17:34"),
        ("2024-07-03T19:17:34 GMT+07:00", "2024-07-03T19:17:34+07:00"),
        ("2024-07-03 19:17 WIB", "2024-07-03 19:17"),
        ("2024-7-3 9:05", "2024-07-03 09:05"),
        ("2024/07/03, 07:17:34 PM", "2024-07-03 19:17:34"),
        ("2024.07.03 19.17", "2024-07-03 19:17"),
        ("20240703", "2024-07-03"),
        ("2024-07-03T19:17:34.123+0700", "2024-07-03T19:17:34.123+0700"),
        ("1970-01-01", None),
        ("1970-01-01T07:00:00+07:00", None),
        ("1970/01/01 07:00:00", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("0001-01-01T00:00:00", None),
        ("0000-00-00 00:00:00", None),
        ("2024-13-03", None),
        ("03/07/2024 19:17", None),
        ("2024-07-03 sampai 2024-07-09", None),
    ],
)
def test_days_as_pages_write_them(article, stated, published):
    found = article(page(BODY, f"<meta property='article:published_time' content='{stated}'>"))
    assert (found.published, found.published_source) == (published, published and "page")


def test_a_day_of_a_clock_that_was_never_set_gives_way(article):
    head = "<meta property='article:published_time' content='1970-01-01T00:00:00Z'>"
    assert article(page(f"{H1}<p>Rabu, 3 Juli 2024</p>{BODY}", head)).published == "2024-07-03"
    assert article(page(f"{H1}<p>Kamis, 1 Januari 1970 07:00 WIB</p>{BODY}")).published is None


PRINTED = [
    ("<title>Jembatan Ditutup - Kabar</title>", "<h1>OPINI: Jembatan Ditutup</h1>", "OPINI: Jembatan Ditutup"),
    ("<title>Jembatan Ditutup</title>", "<h1><span>Foto</span>Jembatan Ditutup</h1>", "Foto Jembatan Ditutup"),
    ("<title>Jembatan Ditutup</title>", "<h1>Jembatan<br>Ditutup</h1>", "Jembatan Ditutup"),
    (
        "<title>Kabar Lawang: Jembatan Ditutup</title>",
        "<h1>Kabar Lawang: Jembatan Ditutup</h1>",
        "Kabar Lawang: Jembatan Ditutup",
    ),
    ("<title>Jembatan Ditutup</title>", "<h1><span>J</span>embatan Ditutup</h1>", "Jembatan Ditutup"),
    (
        "<title>Jembatan Ditutup</title>",
        "<h1>Jembatan Ditutup</h1><h3>VIDEO: Jembatan Ditutup</h3>",
        "Jembatan Ditutup",
    ),
    ("<title>Jembatan Ditutup</title>", "<h1>Kabar Lawang</h1>", "Kabar Lawang"),
]


@pytest.mark.parametrize(("element", "heading", "title"), PRINTED)
def test_the_headline_as_it_is_printed(article, element, heading, title):
    head = "<meta property='og:site_name' content='Kabar Lawang'>"
    html = f"<html><head>{element}{head}</head><body>{heading}<article>{BODY}</article></body></html>"
    assert article(html).title == title
