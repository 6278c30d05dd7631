import pytest

from warta.ingest import read

LEAD = "Warga Desa Kemuning membangun jembatan gantung baru setelah jembatan lama hanyut dibawa banjir pada Januari."
SECOND = "Jembatan sepanjang 60 meter itu menelan biaya Rp 340 juta, kata kepala desa Hartono."
BODY = f"<p>{LEAD}</p><figure><figcaption>Foto: warga</figcaption></figure><p>{SECOND}</p>"

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Kabar Kemuning</title><link>https://kabar.example/</link>
<item><title>Jembatan Gantung &amp;amp; Warga</title><link>https://kabar.example/jembatan</link>
 <media:title>Foto jembatan</media:title><dc:creator><![CDATA[Dewi Lestari]]></dc:creator>
 <pubDate>Wed, 03 Jul 2024 10:15:00 +0700</pubDate><description>Ringkasan.</description>
 <content:encoded><![CDATA[{BODY}<p>The post Jembatan appeared first on Kabar Kemuning.</p>]]></content:encoded></item>
<item><title>Ringkas</title><guid>https://kabar.example/ringkas</guid><author>dewi@kabar.example (Dewi Lestari)</author>
 <pubDate>kemarin</pubDate><description>{LEAD} […]</description></item>
<item><title>Kosong</title></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Valley Post</title>
<entry><title>Bridge</title><link rel="self" href="https://valley.example/self"/><link href="https://valley.example/bridge"/>
 <author><name>Jane Doe</name></author><author><name>John Roe</name></author>
 <published>2024-07-03T10:15:00+07:00</published><updated>2024-07-05T00:00:00Z</updated>
 <content type="html">{BODY.replace("<", "&lt;")}</content></entry>
<entry><title>Bridge</title><id>tag:valley.example,2024:1</id><updated>2024-07-05T00:00:00Z</updated>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LEAD}</p><p>{SECOND}</p></div></content></entry>
</feed>"""

RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Kabar</title></channel>
<item><title>Satu</title><link>https://kabar.example/1</link><dc:date>2024-07-03</dc:date><description>{LEAD} {SECOND * 10}</description></item>
</rdf:RDF>"""  # noqa: E501


def articles(tmp_path, content, name="kabar.rss"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read(path))


def test_every_item_of_rss_is_an_article(tmp_path):
    whole, summary, empty = articles(tmp_path, RSS)
    assert (whole.source, whole.title, whole.byline, whole.url, whole.site_name) == (
        "kabar.rss#1",
        "Jembatan Gantung & Warga",
        "Dewi Lestari",
        "https://kabar.example/jembatan",
        "Kabar Kemuning",
    )
    assert (whole.published, whole.published_source) == ("2024-07-03T10:15:00+07:00", "record")
    assert (whole.text, whole.status, whole.message) == (f"{LEAD}\n{SECOND}", "ok", None)
    assert (summary.url, summary.byline, summary.published) == ("https://kabar.example/ringkas", "Dewi Lestari", None)
    assert summary.text.startswith(LEAD)
    assert "only a summary" in summary.message
    assert (empty.status, empty.message) == ("empty", "the text is empty")
    assert len({article.sha256 for article in (whole, summary, empty)}) == 3


def test_atom(tmp_path):
    escaped, xhtml = articles(tmp_path, ATOM, "feed.atom")
    assert (escaped.url, escaped.byline) == ("https://valley.example/bridge", "Jane Doe; John Roe")
    assert (escaped.published, xhtml.published, xhtml.url) == ("2024-07-03T10:15:00+07:00", None, None)
    assert escaped.text == xhtml.text == f"{LEAD}\n{SECOND}"


def test_rss_1_and_a_long_description(tmp_path):
    (article,) = articles(tmp_path, RDF, "feed.xml")
    assert (article.published, article.message, article.url) == ("2024-07-03", None, "https://kabar.example/1")


def test_a_feed_that_breaks_off_gives_what_is_there(tmp_path):
    found = articles(tmp_path, RSS[: RSS.index("<item><title>Kosong")])
    assert [article.status for article in found] == ["ok", "ok"]


@pytest.mark.parametrize(
    "content",
    ["", "<urlset><url><loc>https://kabar.example/</loc></url></urlset>", "Bukan XML.", "<rss", b"\xff\xfe\x00", "{}"],
)
def test_what_is_no_feed_is_an_error_that_names_the_cure(tmp_path, content):
    (article,) = articles(tmp_path, content, "a.xml")
    assert article.status == "error"
    assert "save the article" in article.message


def test_entities_are_not_resolved(tmp_path):
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 1000 + '"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    )
    found = articles(
        tmp_path, f"{bomb}<rss><channel><item><description>{LEAD} &b;&f;</description></item></channel></rss>"
    )
    assert found[0].text == LEAD


def test_other_encodings(tmp_path):
    feed = RSS.replace("UTF-8", "windows-1252").replace("Warga Desa", "Warga “Desa”")
    assert articles(tmp_path, feed.encode("cp1252"))[0].text.startswith("Warga “Desa” Kemuning")
