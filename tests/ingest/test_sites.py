"""Pages as the common content management systems build them, in words of our own."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warta.ingest import read
from warta.ingest.html_page import read_page

LEAD = "Pemerintah Kota Lawang menutup jembatan tua di Sungai Lawang selama tiga pekan mulai Senin, kata kepala dinas."
SECOND = "Perbaikan itu menelan biaya Rp 4,2 miliar. “Kami meminta warga memakai jalur lain,” ujar Rahmat Setiadi."
THIRD = "Warga berharap pekerjaan selesai sebelum musim hujan, karena jembatan itu jalan terdekat ke pasar dan sekolah."
LAST = "Pedagang di pasar mengaku omzet mereka turun hampir separuh sejak lalu lintas dialihkan ke jalan lingkar."
BODY = (LEAD, SECOND, THIRD, LAST)
TITLE = "Jembatan Ditutup"
MENU = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Nasional", "Ekonomi", "Bola", "Tekno", "Video"))
CARDS = "".join(
    f'<div class="item"><a href="/b{n}"><img><span>Harga cabai rawit di pasar induk {n} naik tajam jelang hari raya</span></a>'  # noqa: E501
    f'<p class="sum">Harga cabai rawit di pasar induk {n} naik tajam menjelang hari raya, kata pedagang di sana.</p></div>'  # noqa: E501
    for n in range(8)
)
FOOT = (
    "<footer><p>Copyright 2016 Kabar Lawang. All rights reserved.</p><p>Jl. Merdeka No. 12, Lawang. Redaksi menerima "
    "kiriman tulisan dari pembaca setiap hari.</p></footer>"
)


def paragraphs(texts=BODY):
    return "".join(f"<p>{text}</p>" for text in texts)


def linked(**fields):
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields})}</script>'


def page(body, head="", title=TITLE):
    side = f'<div class="side"><h4>Terpopuler</h4>{CARDS}</div>'
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body><ul>{MENU}</ul>{body}{side}{FOOT}</body></html>"  # noqa: E501


WORDPRESS = page(
    '<article class="post hentry"><header class="entry-header"><h1 class="entry-title">Jembatan Ditutup</h1><div class="entry-meta">'  # noqa: E501
    'Posted on <time class="entry-date published" datetime="2016-07-03T10:15:00+07:00">3 Juli 2016</time>'
    '<span class="byline"> by <span class="author vcard"><a href="/author/dewi">Dewi Lestari</a></span></span></div></header>'  # noqa: E501
    '<div class="entry-content"><div class="wp-caption"><img><p class="wp-caption-text">Jembatan tua, Senin. Foto: Dewi</p></div>'  # noqa: E501
    f'{paragraphs()}<div class="sharedaddy"><h3>Share this:</h3><ul><li><a>Twitter</a></li></ul></div></div></article>'
    '<div id="comments"><ol class="comment-list"><li><div class="comment-content"><p>Semoga cepat selesai karena macet sekali '  # noqa: E501
    "setiap pagi di jalan itu.</p></div></li></ol></div>",
    '<meta property="og:title" content="Jembatan Ditutup - Kabar Lawang"><meta property="og:site_name" content="Kabar Lawang">',  # noqa: E501
    "Jembatan Ditutup – Kabar Lawang",
)
BROKEN_LINES = page(
    '<div class="detail_area"><div class="date">Minggu 03 Juli 2016, 10:15 WIB</div><h1>Jembatan Ditutup</h1>'
    '<div class="author">Dewi Lestari - kabarnews</div><div class="pic_artikel"><img><span>Foto: Dewi Lestari</span></div>'  # noqa: E501
    f'<div class="detail_text">{LEAD}<br/><br/>{SECOND}<br/><br/><table class="linksisip"><tr><td><div class="lihatjg">'
    '<strong>Baca juga: </strong><a href="/x">Jalan Rusak di Lawang Diperbaiki Pekan Depan</a></div></td></tr></table>'
    f"{THIRD}<br/><br/>{LAST}<br/><br/><strong>(dwl/bdh)</strong></div></div>",
    '<meta name="publishdate" content="2016/07/03 10:15:00"><meta property="og:site_name" content="kabarnews">',
)
SEVERAL_PAGES = page(
    '<div id="article"><h1>Jembatan Ditutup</h1><div><time class="grey">Minggu, 3 Juli 2016 10:15 WIB</time></div>'
    f'<div class="txt-article"><p>{LEAD}</p><p>{SECOND}</p><p class="baca">Baca: <a href="/x">Jalan Rusak di Lawang</a></p>'  # noqa: E501
    f"<p>{THIRD}</p><p>{LAST}</p></div><div class='paging'>Halaman <a>1</a> <a>2</a> <a>3</a> <a>Next</a></div>"
    '<div id="penulis">Penulis: Dewi Lestari</div><div id="editor">Editor: Budi Hartono</div><div>Sumber: Kabar Lawang</div></div>',  # noqa: E501
    '<meta property="og:site_name" content="Triblawang.com">',
    "Jembatan Ditutup - Triblawang.com",
)
BLOG = page(
    '<div class="post hentry"><h3 class="post-title entry-title">Jembatan Ditutup</h3><div class="post-body entry-content">'  # noqa: E501
    f'<div class="separator"><a><img></a></div>{LEAD}<br /><br />{SECOND}<br /><a name="more"></a><br />{THIRD}<br /><br />{LAST}'  # noqa: E501
    '<div style="clear: both;"></div></div><div class="post-footer">Diposting oleh <span itemprop="author">Dewi Lestari</span> '  # noqa: E501
    '<abbr class="published" title="2016-07-03T10:15:00+07:00">10.15</abbr></div></div>',
    '<link rel="canonical" href="http://kabarlawang.example/2016/07/jembatan.html">',
    "Kabarlawang: Jembatan Ditutup",
)
AMP = (
    '<!doctype html><html amp lang="id"><head><title>Jembatan Ditutup</title><link rel="canonical" href="https://kabar.example/a"/>'
    + linked(
        **{
            "@type": "NewsArticle",
            "headline": TITLE,
            "datePublished": "2016-07-03T10:15:00+07:00",
            "author": {"@type": "Person", "name": "Dewi Lestari"},
        }
    )
    + f'</head><body><amp-sidebar><ul>{MENU}</ul></amp-sidebar><div class="amp-wp-article"><h1>Jembatan Ditutup</h1>'
    f'<amp-img src="x"></amp-img><div class="amp-wp-article-content">{paragraphs(BODY[:2])}<amp-ad width="300"></amp-ad>'  # noqa: E501
    f"<p>Scroll ke bawah untuk lanjut membaca</p>{paragraphs(BODY[2:])}<amp-social-share></amp-social-share></div></div></body></html>"  # noqa: E501
)
GRAPH = (
    "<html><head><title>Jembatan Ditutup | Kabar</title>"
    + linked(
        **{
            "@graph": [
                {"@type": "Organization", "name": "Kabar"},
                {"@type": "WebPage", "datePublished": "2001-01-01"},
                {
                    "@type": ["NewsArticle"],
                    "headline": TITLE,
                    "datePublished": "2016-07-03T10:15:00+07:00",
                    "articleBody": paragraphs(),
                    "author": [{"@type": "Person", "name": "Dewi Lestari"}],
                },
            ]
        }
    )
    + '</head><body><div id="root"></div></body></html>'
)
MICRODATA = page(
    '<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">Jembatan Ditutup</h1>'
    '<span itemprop="author" itemscope><span itemprop="name">Dewi Lestari</span></span>'
    f'<meta itemprop="datePublished" content="2016-07-03T10:15:00+07:00"><div itemprop="articleBody">{paragraphs()}</div></div>'  # noqa: E501
)
OPEN_GRAPH = page(
    f'<div class="x1"><div class="x2">Jembatan Ditutup</div><div class="x3">{paragraphs()}</div></div>',
    '<meta property="og:title" content="Jembatan Ditutup"><meta property="article:published_time" content="2016-07-03T10:15:00Z">'  # noqa: E501
    '<meta name="author" content="Dewi Lestari">',
    "x",
)
BOX_INSIDE = page(
    '<article class="read-page"><header><h1>Jembatan Ditutup</h1><p class="read-page--header__author">Dewi Lestari</p>'
    '<p><time datetime="2016-07-03 10:15:00">03 Jul 2016, 10:15 WIB</time></p></header><div class="article-content-body">'  # noqa: E501
    f'<div class="article-content-body__item-content"><p>{LEAD}</p><p>{SECOND}</p><div class="baca-juga"><p>Baca Juga</p><ul>'  # noqa: E501
    '<li><a href="x">Jalan Rusak di Lawang Diperbaiki</a></li><li><a href="y">Harga Cabai Naik Tajam</a></li></ul></div>'  # noqa: E501
    f"<p>{THIRD}</p><p>{LAST}</p><p>Saksikan Video Pilihan di Bawah Ini:</p></div></div></article>"
)
REPORTER = page(
    '<div class="dt"><h1>Jembatan Ditutup</h1><div>Minggu, 3 Juli 2016 10:15 Reporter : <a>Dewi Lestari</a></div>'
    f'<div class="isi"><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><p>{LAST}</p></div></div>'
)
LEAD_APART = page(
    "<div class='artikel'><h1>Jembatan Ditutup</h1><p>Oleh Dewi Lestari</p><p>10:15 WIB, Minggu 3 Juli 2016</p>"
    f"<div class='lead'><p><strong>{LEAD}</strong></p></div><div class='isi'>{paragraphs(BODY[1:])}</div></div>"
)
SITES = {
    "wordpress": WORDPRESS,
    "text between line breaks": BROKEN_LINES,
    "several pages": SEVERAL_PAGES,
    "blog": BLOG,
    "amp": AMP,
    "graph with the body": GRAPH,
    "microdata": MICRODATA,
    "open graph alone": OPEN_GRAPH,
    "box inside": BOX_INSIDE,
    "reporter beside the date": REPORTER,
    "lead apart": LEAD_APART,
}


@pytest.fixture
def article(tmp_path):
    def read_one(html):
        path = tmp_path / "halaman.html"
        path.write_text(html, encoding="utf-8")
        (found,) = read(path)
        return found

    return read_one


@pytest.mark.parametrize("site", SITES)
def test_the_whole_article_and_nothing_else(article, site):
    found = article(SITES[site])
    assert found.text.split("\n") == list(BODY)
    assert (found.title, found.byline, found.published[:16].replace(" ", "T")) == (
        TITLE,
        "Dewi Lestari",
        "2016-07-03T10:15",
    )
    notes = {"published is what": found.published_source == "body", "perhaps only page 1 of 3": site == "several pages"}
    assert {note: note in (found.message or "") for note in notes} == notes


def test_a_live_blog_with_all_its_entries(article):
    entries = "".join(
        f"<div class='entry'><time>1{n}:15 WIB</time><p>{text}</p><div class='share'>Facebook Twitter</div></div>"
        for n, text in enumerate(BODY)
    )
    head = linked(**{"@type": "LiveBlogPosting", "headline": TITLE, "datePublished": "2016-07-03T10:15:00+07:00"})
    assert article(page(f"<h1>{TITLE}</h1><div class='live-blog'>{entries}</div>", head)).text.split("\n") == list(BODY)


def test_a_live_blog_in_linked_data(article):
    updates = [{"@type": "BlogPosting", "headline": f"Kabar {n}", "articleBody": text} for n, text in enumerate(BODY)]
    head = linked(**{"@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": updates})
    text = article(f"<html><head>{head}</head><body></body></html>").text
    assert text.split("\n") == [line for n, body in enumerate(BODY) for line in (f"Kabar {n}", body)]


def test_a_gallery_is_its_captions_without_credits(article):
    figures = "".join(
        f"<figure><img><figcaption>{text} (Kabar/Dewi Lestari)</figcaption></figure>" for text in BODY * 2
    )
    assert article(page(f"<h1>{TITLE}</h1><div class='gallery'>{figures}</div>")).text.split("\n") == list(BODY)


@pytest.mark.parametrize(
    ("head", "wall"),
    [
        (linked(**{"@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": "False"}), ""),
        ("", "<h3>Artikel ini hanya untuk pelanggan</h3><p>Berlangganan untuk melanjutkan membaca.</p>"),
        ("", "<div>Subscribe to continue reading</div>"),
        ("", "<p>This article is for subscribers only.</p>"),
    ],
)
def test_a_stub_is_kept_and_said_to_be_one(article, head, wall):
    found = article(page(f"<article><h1>{TITLE}</h1>{paragraphs(BODY[:2])}<div>{wall}</div></article>", head))
    assert (found.status, found.text) == ("ok", f"{LEAD}\n{SECOND}")
    assert "only the beginning" in found.message


def test_what_a_subscriber_saved_is_no_stub(article):
    head = linked(
        **{"@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": False, "articleBody": "\n".join(BODY)}
    )
    assert article(page(f"<article><h1>{TITLE}</h1>{paragraphs()}</article>", head)).message is None


def test_a_longer_body_in_linked_data_is_taken(article):
    head = linked(**{"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join(BODY)})
    assert article(page(f"<article><h1>{TITLE}</h1>{paragraphs(BODY[:1])}</article>", head)).text == "\n".join(BODY)
    assert article(page(f"<article><h1>{TITLE}</h1>{paragraphs()}</article>", head)).text == "\n".join(BODY)


CONTENT = f"<h1>{TITLE}</h1><article>{paragraphs()}</article>"
HOSTILE = {
    "deep in front": "<div>" * 10_000 + "x" + "</div>" * 10_000 + CONTENT,
    "deep around": "<div>" * 10_000 + CONTENT + "</div>" * 10_000,
    "deep inline": "<b>" * 10_000 + CONTENT,
    "deep tables": CONTENT + "<table><tr><td>" * 4000,
    "wide": CONTENT + "<i>a</i>" * 30_000,
    "wide paragraphs": CONTENT + "<p>a b c</p>" * 20_000,
    "wide links": CONTENT + "<ul>" + "<li><a href=x>a b c d</a></li>" * 20_000,
    "attributes": CONTENT + "<p " + " ".join(f"a{n}='x'" for n in range(50_000)) + ">z",
    "long attribute": CONTENT + "<p class='" + "x-" * 300_000 + "'>z",
    "entities": CONTENT + "&lt;" * 200_000,
    "open brackets": CONTENT + "<" * 200_000,
    "comments": CONTENT + "<!-- -->" * 50_000,
    "script without an end": CONTENT + "<script>" + "x" * 500_000,
    "lists in linked data": '<script type="application/ld+json">' + "[" * 5000 + "]" * 5000 + "</script>" + CONTENT,
    "a deep author": linked(**{"@type": "NewsArticle", "author": json.loads("[" * 500 + "]" * 500)}) + CONTENT,
    "odd types": linked(**{"@type": "NewsArticle", "headline": [1], "datePublished": {}, "articleBody": 7, "url": None})
    + CONTENT,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_pages_give_what_is_there(article, case):
    found = article(f"<html><body>{HOSTILE[case]}")
    assert found.status == "ok"
    assert all(text in found.text for text in BODY)
    assert found.title == TITLE


@pytest.mark.parametrize("case", ["<span>kata " * 50_000, "kata <br>" * 50_000, "<" * 100_000, "\0" * 1000 + "<html>"])
def test_hostile_pages_without_an_article_end(article, case):
    assert article(case).status in ("empty", "error", "ok")


PIECES = (
    *(
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<table>",
        "<td>",
        "<li>",
        "<a href='/x'>",
        "</a>",
        "<b>",
        "<br>",
        "<script>",
        "<!--",
    ),
    *(
        "<h1>",
        "</h1>",
        "<title>",
        "<figure>",
        "<figcaption>",
        "<time datetime='2016-07-03'>",
        "<p class='baca-juga'>",
        "<form>",
    ),
    *(
        "Oleh: Dewi Lestari",
        "Selasa, 3 Juli 2016",
        "\x00",
        "&amp;",
        "kata ",
        LEAD,
        SECOND,
        "<!DOCTYPE html>",
        "<?xml?>",
        "]]>",
    ),
)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_soup_is_read(soup):
    record = read_page(soup, "0")
    assert record.problem is None
    assert "\n\n\n" not in record.text
