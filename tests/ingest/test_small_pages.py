"""Small pages in words of our own: short articles, old layouts and `br` lines are found, lists of headlines are not."""

import textwrap

import pytest

from warta.ingest import read

M = (
    "<ul>"
    + "".join(f'<li><a href="/k/{w}">{w}</a></li>' for w in ("Nasional", "Ekonomi", "Olahraga", "Gaya Hidup"))
    + "</ul>"
)


def page(body, title="Embung Waru Mulai Diisi", head=""):
    return f"<!doctype html><html lang=id><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{body}</body></html>"  # noqa: E501


A = "Pemerintah Kabupaten Waru mulai mengisi embung baru di Desa Tirta pada Senin, kata kepala dinas pengairan."
B = "Embung itu menampung 40 ribu meter kubik air. “Petani bisa menanam dua kali,” ujar Laksmi Handayani."
C = "Warga berharap air itu cukup sampai musim hujan berikutnya tiba di lereng utara."
S1 = "Seorang petani memanen padi di sawah Desa Tirta, Kabupaten Waru, Senin."
S2 = "Panen tahun ini naik dua kali lipat."
H = [
    "Harga cabai rawit di pasar induk naik tajam",
    "Warga desa panen padi dua kali setahun",
    "Jalan lingkar utara ditutup sampai akhir pekan",
    "Tim voli putri melaju ke babak akhir",
    "Bupati resmikan pasar ikan di pelabuhan lama",
    "Hujan deras rendam tiga desa di lereng utara",
    "Sekolah dasar terima meja baru dari alumni",
    "Nelayan kembali melaut setelah badai reda",
]
T = [
    "Harga cabai rawit di pasar induk naik tajam menjelang hari raya, kata pedagang.",
    "Petani di desa itu memanen padi dua kali dalam setahun berkat irigasi baru.",
    "Jalan lingkar utara ditutup sampai akhir pekan karena ada perbaikan jembatan.",
    "Tim voli putri melaju ke babak akhir setelah menang tiga set langsung.",
    "Bupati meresmikan pasar ikan di pelabuhan lama pada Senin pagi tadi.",
    "Hujan deras merendam tiga desa di lereng utara sejak Minggu malam.",
    "Sekolah dasar itu menerima meja baru dari para alumni tahun lalu.",
    "Nelayan kembali melaut setelah badai reda pada akhir pekan kemarin.",
]
SIDE = (
    "<div class=side><h4>Terpopuler</h4>"
    + "".join(f"<div><a href=/s{n}>{h}</a></div>" for n, h in enumerate(H))
    + "</div>"
)
RELATED = [f"<p><a href=/r{n}>{h}</a></p>" for n, h in enumerate(H)]
WRAPPED = textwrap.wrap(f"{A} {B} {C}", 50)
W = "<br>\n".join(WRAPPED)

ARTICLES = {
    "photo1": (
        page(f"<div class=foto><h1>Panen di Tirta</h1><img src=a.jpg><p>{S1}</p></div>", "Panen di Tirta"),
        [S1],
    ),
    "photo2": (
        page(
            f"{M}<div class=foto><h1>Panen di Tirta</h1><img src=a.jpg><div class=isi>{S1} {S2}</div></div><div>© Kabar Waru</div>",  # noqa: E501
            "Panen di Tirta",
        ),
        [f"{S1} {S2}"],
    ),
    "photo3": (
        page(f"<h1>Panen di Tirta</h1><figure><img src=a.jpg><figcaption>{S1}</figcaption></figure>", "Panen di Tirta"),
        [S1],
    ),
    "photo4": (page(f"{M}<main><h1>Panen di Tirta</h1><img><span>{S1}</span></main>", "Panen di Tirta"), [S1]),
    "photo5-short": (
        page("<article><h1>Panen di Tirta</h1><p>Petani memanen padi di Tirta.</p></article>", "Panen di Tirta"),
        ["Petani memanen padi di Tirta."],
    ),
    "photo6-two-short": (
        page(f"<article><h1>Panen di Tirta</h1><p>Petani memanen padi.</p><p>{S2}</p></article>", "Panen di Tirta"),
        ["Petani memanen padi.", S2],
    ),
    "nostop": (
        page(
            "<article><h1>Panen di Tirta</h1><p>Seorang petani memanen padi di sawah Desa Tirta, Kabupaten Waru, Senin (4/3)</p></article>",  # noqa: E501
            "Panen di Tirta",
        ),
        ["Seorang petani memanen padi di sawah Desa Tirta, Kabupaten Waru, Senin (4/3)"],
    ),
    "photo-credit": (
        page(
            f"<article><h1>Panen di Tirta</h1><p>{S1[:-1]} (4/3/2024). ANTARA FOTO/Laksmi Handayani/wsj.</p></article>",
            "Panen di Tirta",
        ),
        [f"{S1[:-1]} (4/3/2024). ANTARA FOTO/Laksmi Handayani/wsj."],
    ),
    "layout1": (
        page(
            f"<table><tr><td width=150>{M}</td><td><h1>Embung Waru Mulai Diisi</h1><p>{A}</p><p>{B}</p><p>{C}</p></td></tr></table>"  # noqa: E501
        ),
        [A, B, C],
    ),
    "layout2": (
        page(
            f"<table><tr><td colspan=2>Kabar Waru</td></tr><tr><td>{M}</td><td><table><tr><td><b>Embung Waru Mulai Diisi</b></td></tr><tr><td>{A}<br><br>{B}<br><br>{C}</td></tr></table></td></tr></table>"  # noqa: E501
        ),
        [A, B, C],
    ),
    "layout3": (
        page(
            f"<center><table border=0><tbody><tr><td><font size=5>Embung Waru Mulai Diisi</font></td></tr><tr><td><font size=2>{A}</font></td></tr><tr><td><font size=2>{B}</font></td></tr><tr><td>{C}</td></tr></tbody></table></center>"  # noqa: E501
        ),
        [A, B, C],
    ),
    "layout4": (
        page(
            f"<table><tr><td>{M}</td><td><h1>Embung Waru Mulai Diisi</h1>{A}<p>{B}<p>{C}</td><td><h4>Terpopuler</h4>{M}</td></tr></table>"  # noqa: E501
        ),
        [A, B, C],
    ),
    "layout-short": (
        page(f"<table><tr><td>{M}</td><td><h1>Embung Waru Mulai Diisi</h1><p>{A}</p></td></tr></table>"),
        [A],
    ),
    "br1": (page(f"<div><h1>Embung Waru Mulai Diisi</h1>{A}<br>{B}<br>{C}</div>"), [A, B, C]),
    "br2": (page(f"<h1>Embung Waru Mulai Diisi</h1><br>{A}<br><br>{B}<br><br>{C}<br>"), [A, B, C]),
    "br3": (
        page(
            "<body><b>Embung Waru Mulai Diisi</b><br>\n"
            + A.replace(" pada", "<br>\npada")
            + "<br><br>\n"
            + B
            + "<br>\n"
            + C
        ),
        [*A.replace(" pada", "\npada").split("\n"), B, C],
    ),
    "br4": (page(f"<p>{A}<br/>{B}<br/>{C}</p>"), [A, B, C]),
    "br5-short": (page(f"<div>{M}</div><div><h1>Embung Waru Mulai Diisi</h1>{A}<br></div>"), [A]),
    "br-pre": (page(f"<h1>Embung Waru Mulai Diisi</h1><pre>{A}\n\n{B}\n</pre>"), [A, B]),
    "a table of data": (
        page(
            f"<article><h1>Embung Waru Mulai Diisi</h1><p>{A}</p><table><tr><th>Desa</th><th>Panen</th></tr><tr><td>Tirta</td><td>40 ton</td></tr></table><p>{B}</p></article>"  # noqa: E501
        ),
        [A, "| Desa | Panen |", "|---|---|", "| Tirta | 40 ton |", B],
    ),
    "div-only": (page(f"<div><div>Embung Waru Mulai Diisi</div><div>{A}</div><div>{B}</div></div>"), [A, B]),
    "one-en": (
        page(
            "<article><h1>Rain returns</h1><p>Rain fell on the northern slopes on Monday for the first time since May.</p></article>",  # noqa: E501
            "Rain returns",
        ),
        ["Rain fell on the northern slopes on Monday for the first time since May."],
    ),
    "quote-end": (
        page(
            "<article><h1>Rain returns</h1><p>“It has been a long wait for all of us here,” said Anna Reed</p></article>",  # noqa: E501
            "Rain returns",
        ),
        ["“It has been a long wait for all of us here,” said Anna Reed"],
    ),
    "side-first": (page(f"{SIDE}<div><h1>Panen di Tirta</h1><p>{S1}</p></div>", "Panen di Tirta"), [S1]),
    "side-after": (
        page(f"<div><h1>Panen di Tirta</h1><p>{S1} {S2}</p></div>{SIDE}", "Panen di Tirta - Kabar Waru"),
        [f"{S1} {S2}"],
    ),
    "interleaved": (
        page(f"<h1>Embung Waru Mulai Diisi</h1><p>{A}</p>{RELATED[0]}<p>{B}</p>{RELATED[1]}<p>{C}</p>{RELATED[2]}"),
        [A, B, C],
    ),
    "h1-selflink": (
        page(f"<div class=post><h2><a href=/embung>Embung Waru Mulai Diisi</a></h2><p>{A}</p><p>{B}</p></div>"),
        [A, B],
    ),
    "td-cells-lines": (
        page(
            f"<table width=700><tr><td><img></td></tr><tr><td>{M}</td></tr><tr><td><h2>Embung Waru Mulai Diisi</h2></td></tr><tr><td>Senin, 4 Maret 2024</td></tr><tr><td>{A}</td></tr><tr><td>{B}</td></tr></table>"  # noqa: E501
        ),
        [A, B],
    ),
    "font-br": (
        page(
            f"<font face=Arial><b>Embung Waru Mulai Diisi</b><br><i>Senin, 4 Maret 2024</i><br><br>{A}<br><br>{B}<br><br>{C}<br><br>(lks)</font>"  # noqa: E501
        ),
        [A, B, C],
    ),
    "tweet-first": (
        page(
            f"<article><h1>Embung Waru Mulai Diisi</h1><blockquote class=twitter-tweet><p>Embung Waru mulai diisi hari ini, warga senang sekali.</p>— Pemkab Waru (@pemkabwaru) <a href=https://t.co/x>July 1, 2024</a></blockquote><p>{A}</p><p>{B}</p></article>"  # noqa: E501
        ),
        ["Embung Waru mulai diisi hari ini, warga senang sekali.", "— Pemkab Waru (@pemkabwaru) July 1, 2024", A, B],
    ),
    "short-dated": (
        page(
            f"<article><h1>Embung Waru Mulai Diisi</h1><p>Embung selesai pada 1 Juli 2024.</p><p>{A}</p><p>Diresmikan 3 Juli 2024</p><p>{B}</p></article>"  # noqa: E501
        ),
        ["Embung selesai pada 1 Juli 2024.", A, "Diresmikan 3 Juli 2024", B],
    ),
    "photo-related-above": (
        page(f"<article><h1>Panen di Tirta</h1><img><p>{S1}</p>{RELATED[1]}{RELATED[2]}</article>", "Panen di Tirta"),
        [S1],
    ),
    "kicker": (
        page(
            f"<article><div>PERTANIAN</div><h1>Embung Waru Mulai Diisi</h1><div>Oleh Laksmi Handayani</div><p>{A}</p><p>{B}</p></article>"  # noqa: E501
        ),
        [A, B],
    ),
    "amp-short": (
        page(
            f"<div class=content><h1>Embung Waru Mulai Diisi</h1><p class=date>4 Maret 2024</p><p>{A}</p></div>{SIDE}"
        ),
        [A],
    ),
    "span-article": (
        page(f"<div><h1>Embung Waru Mulai Diisi</h1><div><span>{A}</span><br><span>{B}</span></div></div>"),
        [A, B],
    ),
    "video": (
        page(f"<h1>Panen di Tirta</h1><video src=a.mp4></video><div class=desc>{S1}</div>{SIDE}", "Panen di Tirta"),
        [S1],
    ),
    "table-in-layout": (
        page(
            f"<table><tr><td>{M}</td><td><h1>Embung Waru Mulai Diisi</h1><p>{A}</p><table><tr><td>Desa</td><td>Panen</td></tr><tr><td>Tirta</td><td>40 ton</td></tr></table><p>{B}</p></td></tr></table>"  # noqa: E501
        ),
        [A, "| Desa | Panen |", "| Tirta | 40 ton |", B],
    ),
    "wrapped": (page(f"<h1>Embung Waru Mulai Diisi</h1><div>{W}</div>"), [" ".join(WRAPPED)]),
    "wrapped-body": (page(f"<b>Embung Waru Mulai Diisi</b><br><br>{W}"), [" ".join(WRAPPED)]),
    "wrapped-td": (
        page(f"<table><tr><td><b>Embung Waru Mulai Diisi</b><br>{W}</td></tr></table>"),
        [" ".join(WRAPPED)],
    ),
    "unclosed": (
        page(
            f"<table border=0><tr><td valign=top>{M}<td><font size=+2>Embung Waru Mulai Diisi</font><p>{A}<p>{B}<p>{C}</table>"  # noqa: E501
        ),
        [A, B, C],
    ),
    "three-col": (
        page(
            f"<table><tr><td colspan=3><img></td></tr><tr><td>{M}{M}</td><td><span class=judul>Embung Waru Mulai Diisi</span><br><span class=tgl>Senin, 4 Maret 2024 10:15 WIB</span><br><br><div align=justify>{A}<br><br>{B}<br><br>{C}</div></td><td><b>Terpopuler</b><br>"  # noqa: E501
            + "<br>".join(f"<a href=/s{n}>{h}</a>" for n, h in enumerate(H))
            + "</td></tr><tr><td colspan=3>Copyright 2004 Kabar Waru. Seluruh isi laman dilindungi oleh undang-undang hak cipta.</td></tr></table>"  # noqa: E501
        ),
        [A, B, C],
    ),
    "cell-paras": (
        page(
            "<table><tr><td><h2>Embung Waru Mulai Diisi</h2></td></tr>"
            + "".join(f"<tr><td><p>{x}</p></td></tr>" for x in (A, B, C))
            + "</table>"
        ),
        [A, B, C],
    ),
    "photo-nohead": (page(f"<div><img src=a.jpg><p>{S1}</p></div>", "Panen di Tirta - Kabar Waru"), [S1]),
    "photo-fig-two": (
        page(f"<h1>Panen di Tirta</h1><figure><img><figcaption>{S1} {S2}</figcaption></figure>", "Panen di Tirta"),
        [f"{S1} {S2}"],
    ),
    "short-p2": (
        page(
            f"<div class=post><h1>Panen di Tirta</h1><p>{S2}</p><p>Harga gabah ikut naik di pasar desa itu.</p></div>",
            "Panen di Tirta",
        ),
        [S2, "Harga gabah ikut naik di pasar desa itu."],
    ),
    "first-short-then-date": (
        page(
            f"<article><h1>Embung Waru Mulai Diisi</h1><p>Warga senang.</p><p>3 Maret 2024</p><p>{A}</p><p>{B}</p></article>",  # noqa: E501
            head='<meta property="article:published_time" content="2024-03-04">',
        ),
        ["Warga senang.", "3 Maret 2024", A, B],
    ),
    "caption-p-first": (
        page(
            f"<article><h1>Embung Waru Mulai Diisi</h1><p>Embung di Desa Tirta, Senin, 4 Maret 2024 (Kabar/Laksmi)</p><p>{A}</p><p>{B}</p></article>"  # noqa: E501
        ),
        ["Embung di Desa Tirta, Senin, 4 Maret 2024 (Kabar/Laksmi)", A, B],
    ),
    "q-and-a": (
        page(
            f"<article><h1>Tanya Embung</h1><p>Kapan embung diisi?</p><p>Mulai 3 Maret 2024.</p><p>{B}</p></article>",
            "Tanya Embung",
        ),
        ["Kapan embung diisi?", "Mulai 3 Maret 2024.", B],
    ),
    "chronology": (
        page(
            f"<article><h1>Kronologi Banjir Waru</h1><p>{A}</p><p>3 Maret 2024</p><p>{B}</p><p>4 Maret 2024</p><p>{C}</p></article>",  # noqa: E501
            "Kronologi Banjir Waru",
        ),
        [A, "3 Maret 2024", B, "4 Maret 2024", C],
    ),
    "instagram": (
        page(
            f"<article><h1>Embung Waru Mulai Diisi</h1><p>{A}</p><blockquote class=instagram-media><p>Embung Waru</p><p>A post shared by Pemkab Waru (@pemkabwaru) on <time datetime=2019-05-05T10:00:00+00:00>May 5, 2019 at 10:00am PDT</time></p></blockquote><p>{B}</p></article>"  # noqa: E501
        ),
        [A, "Embung Waru", "A post shared by Pemkab Waru (@pemkabwaru) on May 5, 2019 at 10:00am PDT", B],
    ),
}

LISTS = {
    "ul": page(
        "<h1>Indeks</h1><ul>" + "".join(f"<li><a href=/a{n}>{h}</a></li>" for n, h in enumerate(H)) + "</ul>",
        "Indeks Berita",
    ),
    "ul-dated": page(
        "<h1>Indeks</h1><ul>"
        + "".join(
            f"<li><span>Senin, {n + 1} Juli 2024 10:0{n}</span> <a href=/a{n}>{h}</a></li>" for n, h in enumerate(H)
        )
        + "</ul>",
        "Indeks Berita",
    ),
    "cards": page(
        "<h1>Ekonomi</h1>"
        + "".join(f"<div class=card><h3><a href=/a{n}>{h}</a></h3><p>{T[n]}</p></div>" for n, h in enumerate(H)),
        "Ekonomi",
    ),
    "cards-nolink-teaser": page(
        "<h1>Ekonomi</h1><main>"
        + "".join(
            f"<article><h2><a href=/a{n}>{h}</a></h2><span>2 jam lalu</span><p>{T[n]} {T[(n + 1) % 8]} {T[(n + 2) % 8]}</p><a href=/a{n}>Selengkapnya</a></article>"  # noqa: E501
            for n, h in enumerate(H)
        )
        + "</main>",
        "Ekonomi",
    ),
    "flat": page(
        "<div>" + "".join(f"<h3><a href=/a{n}>{h}</a></h3><p>{T[n]}</p>" for n, h in enumerate(H)) + "</div>",
        "Kabar Waru",
    ),
    "table": page(
        "<table>"
        + "".join(f"<tr><td><img></td><td><a href=/a{n}><b>{h}</b></a><br>{T[n]}</td></tr>" for n, h in enumerate(H))
        + "</table>",
        "Kabar Waru",
    ),
    "sentence-links": page(
        "<div>" + "".join(f"<p><a href=/a{n}>{t}</a></p>" for n, t in enumerate(T)) + "</div>", "Kabar Waru"
    ),
    "two": page(
        "<div class=list>"
        + "".join(f"<div><a href=/a{n}>{h}</a><p>{T[n]}</p></div>" for n, h in enumerate(H[:2]))
        + "</div>",
        "Kabar Waru",
    ),
    "one-then-list": page(
        f"<div class=hl><h2><a href=/a0>{H[0]}</a></h2><p>{T[0]}</p></div><ul>"
        + "".join(f"<li><a href=/a{n}>{h}</a></li>" for n, h in enumerate(H))
        + "</ul>",
        "Kabar Waru",
    ),
    "wrap-link": page(
        "<div>" + "".join(f"<a href=/a{n}><h3>{h}</h3><p>{T[n]}</p></a>" for n, h in enumerate(H)) + "</div>",
        "Kabar Waru",
    ),
    "dl": page(
        "<dl>" + "".join(f"<dt><a href=/a{n}>{h}</a></dt><dd>{T[n]}</dd>" for n, h in enumerate(H)) + "</dl>",
        "Kabar Waru",
    ),
    "tag": page(
        "<h1>Topik: Embung</h1><p>Kumpulan berita tentang embung di Kabupaten Waru yang terbaru dan terlengkap.</p>"
        + "".join(
            f"<div><h3><a href=/a{n}>{h}</a></h3><time datetime=2024-07-0{n + 1}>{n + 1} Juli 2024</time></div>"
            for n, h in enumerate(H)
        ),
        "Topik: Embung",
    ),
    "br-list": page(
        "<div><b>Berita terbaru</b><br>"
        + "".join(f"<a href=/a{n}>{h}</a><br>{T[n]}<br><br>" for n, h in enumerate(H))
        + "</div>",
        "Kabar Waru",
    ),
    "br-links": page(
        "<div>" + "".join(f"- <a href=/a{n}>{h}</a> (0{n + 1}/07/2024)<br>" for n, h in enumerate(H)) + "</div>",
        "Kabar Waru",
    ),
    "search": page(
        "<h1>Hasil pencarian</h1><p>Menampilkan 8 hasil untuk kata kunci embung di semua kanal.</p>"
        + "".join(f"<div><a href=/a{n}>{h}</a><div>{T[n][:50]}...</div></div>" for n, h in enumerate(H)),
        "Hasil pencarian",
    ),
    "login": page(
        "<h1>Masuk</h1><form><p>Masukkan alamat surel dan kata sandi untuk masuk ke akun Anda di situs ini.</p></form>",
        "Masuk",
    ),
    "404": page(
        "<h1>404</h1><p>Halaman yang Anda cari tidak ditemukan atau sudah dipindahkan ke alamat lain.</p>", "404"
    ),
    "h-nolink": page("<div>" + "".join(f"<h3>{h}</h3>" for h in H) + "</div>", "Kabar Waru"),
    "fig-grid": page(
        "<h1>Foto</h1>"
        + "".join(
            f"<figure><a href=/f{n}><img></a><figcaption><a href=/f{n}>{T[n]}</a></figcaption></figure>"
            for n in range(8)
        ),
        "Foto",
    ),
    "fig-grid-nolink": page(
        "<h1>Foto</h1>"
        + "".join(f"<figure><a href=/f{n}><img alt='x'></a><figcaption>{T[n]}</figcaption></figure>" for n in range(8)),
        "Foto",
    ),
    "more-links": page(
        "<h1>Ekonomi</h1>"
        + "".join(
            f"<div class=x><h3>{h}</h3><p>{T[n]}</p><a href=/a{n}>Baca selengkapnya</a></div>" for n, h in enumerate(H)
        ),
        "Ekonomi",
    ),
    "more-inline": page(
        "<h1>Ekonomi</h1>"
        + "".join(
            f"<div class=x><h3>{h}</h3><p>{T[n]} <a href=/a{n}>Selengkapnya</a></p></div>" for n, h in enumerate(H)
        ),
        "Ekonomi",
    ),
    "author": page(
        "<h1>Laksmi Handayani</h1><p>Laksmi Handayani adalah wartawan Kabar Waru sejak 2012 dan meliput pertanian.</p>"
        + "".join(f"<div><h3><a href=/a{n}>{h}</a></h3><p>{T[n]}</p></div>" for n, h in enumerate(H)),
        "Laksmi Handayani - Kabar Waru",
    ),
    "img-link-title-nolink": page(
        "<h1>Ekonomi</h1>"
        + "".join(
            f"<div class=row><a href=/a{n}><img></a><div><b>{h}</b><br>{T[n]}</div></div>" for n, h in enumerate(H)
        ),
        "Ekonomi",
    ),
    "a-block-spans": page(
        "<div>"
        + "".join(f"<a href=/a{n}><span class=t>{h}</span> <span class=d>{T[n]}</span></a>" for n, h in enumerate(H))
        + "</div>",
        "Kabar Waru",
    ),
    "lists-in-td": page(
        "<table><tr><td>"
        + "<br>".join(f"<a href=/a{n}>{h}</a><br><font size=1>{T[n]}</font>" for n, h in enumerate(H))
        + "</td><td>"
        + M
        + "</td></tr></table>",
        "Kabar Waru",
    ),
    "comment": page(
        "<h1>Arsip Juli 2024</h1><p>"
        + "</p><p>".join(f"Senin, {n + 1} Juli 2024: <a href=/a{n}>{t}</a>" for n, t in enumerate(T))
        + "</p>",
        "Arsip",
    ),
    "tag-en": page(
        "<h1>Topic: Rain</h1><p>The latest news and stories about rain from our reporters across the region.</p>"
        + "".join(f"<div><h3><a href=/a{n}>{h}</a></h3></div>" for n, h in enumerate(H)),
        "Topic: Rain",
    ),
    "li-teaser-date": page(
        "<h1>Indeks</h1><ul>"
        + "".join(
            f"<li><div class=d>Senin, {n + 1} Juli 2024</div><h2><a href=/a{n}>{h}</a></h2><div class=k>Ekonomi</div><p>{T[n]}</p></li>"  # noqa: E501
            for n, h in enumerate(H)
        )
        + "</ul>",
        "Indeks",
    ),
    "section-blocks": page(
        "".join(
            f"<section><h2>{s}</h2><div><h3><a href=/a{n}>{H[n]}</a></h3><p>{T[n]}</p></div><ul><li><a href=/b{n}>{H[(n + 3) % 8]}</a></li><li><a href=/c{n}>{H[(n + 5) % 8]}</a></li></ul></section>"  # noqa: E501
            for n, s in enumerate(("Nasional", "Ekonomi", "Bola", "Tekno"))
        ),
        "Kabar Waru",
    ),
    "single-hl-og": page(
        f"<main><div><h2><a href=/a0>{H[0]}</a></h2><p>{T[0]} {T[1]}</p></div>"
        + "".join(f"<div><h3><a href=/a{n}>{h}</a></h3></div>" for n, h in enumerate(H))
        + "</main>",
        "Kabar Waru",
        '<meta property="og:type" content="website">',
    ),
}


@pytest.fixture
def article(tmp_path):
    def read_one(html):
        path = tmp_path / "halaman.html"
        path.write_text(html, encoding="utf-8")
        (found,) = read(path)
        return found

    return read_one


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_is_found_whole(article, name):
    html, lines = ARTICLES[name]
    found = article(html)
    assert (found.status, [line for line in found.text.split("\n") if line]) == ("ok", lines)


@pytest.mark.parametrize("name", LISTS)
def test_a_page_without_an_article_is_empty(article, name):
    found = article(LISTS[name])
    assert (found.status, found.text, found.message) == ("empty", "", "no article text found in the page")


def test_a_post_dates_itself_and_not_the_article(article):
    assert article(ARTICLES["tweet-first"][0]).published is None
    assert article(ARTICLES["instagram"][0]).published is None
    assert article(ARTICLES["three-col"][0]).published == "2024-03-04T10:15"


BASE = "https://kabar.example/read/2024/07/03/embung-waru-mulai-diisi"
URL = f"<link rel=canonical href='{BASE}'>"
TEXT = f"<article><h1>Embung Waru Mulai Diisi</h1><p>{A}</p><p>{B}</p><p>{C}</p></article>"
PAGES = [
    ("<div>Halaman 1 dari 2</div>", "", (1, 2)),
    ("<div>1 dari 2 halaman</div>", "", (1, 2)),
    ("<p>Page 2 of 3</p>", "", (2, 3)),
    ("<div>Hal. 1/4</div>", "", (1, 4)),
    ("<div>Halaman: <b>1</b> <a href='?page=2'>2</a> <a href='?page=3'>3</a> <a>Selanjutnya</a></div>", "", (1, 3)),
    (f"<div><span>1</span><a href='{BASE}?page=2'>2</a></div>", URL, (1, 2)),
    ("<div>1 <a href='/read/2024/07/03/embung-waru-mulai-diisi/2/'>2</a></div>", URL, (1, 2)),
    ("<ul><li>1</li><li><a href='https://x.example/embung-waru-mulai-diisi?hal=2'>2</a></li></ul>", "", (1, 2)),
    ("", f"{URL}<link rel=next href='{BASE}?page=2'>", (1, 2)),
    (
        "<div>Page <a href='?page=1'>1</a> | 2 | <a href='?page=3'>3</a></div>",
        f"<link rel=canonical href='{BASE}?page=2'>",
        (2, 3),
    ),
    ("", f"{URL}<link rel=next href='https://kabar.example/read/2024/07/04/panen-padi'>", None),
    ("<div>Berita lainnya <span>1</span> <a href='/terkini?page=2'>2</a></div>", URL, None),
    ("<div>Halaman 1 dari 1</div>", "", None),
    ("<p>Buku itu tebalnya 300 halaman, kata penulisnya di Waru.</p>", "", None),
    ("<div>Komentar <a href='#c2'>2</a></div>", URL, None),
    ("<div>Skor 1 - 2</div>", "", None),
]


@pytest.mark.parametrize(("behind", "head", "numbers"), PAGES)
def test_a_page_of_several_says_so(article, behind, head, numbers):
    found = article(page(TEXT + behind, head=head))
    assert found.text.startswith(f"{A}\n{B}\n{C}")
    assert (found.message or "").startswith("perhaps only page {} of {}".format(*numbers) if numbers else "")
    assert numbers or found.message is None
