import gzip
import io
import tarfile
import warnings
import zipfile
from collections import Counter

import pytest

from warta.ingest import find_sources, read_source, split_source

TEXT = "Jembatan lama di Sungai Lawang ditutup selama tiga pekan, kata kepala dinas pada Senin."
PAGE = f"<html><body><article><p>{TEXT}</p></article></body></html>"
CURE = r": .*(unpack|leave|split|get the archive again)"


def make_zip(*members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of two members with one name
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


def make_tar(*members):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in members:
            content = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def make_gzipped_tar(*members):
    return gzip.compress(make_tar(*members))


KINDS = [("a.zip", make_zip), ("a.tar", make_tar), ("a.tar.gz", make_gzipped_tar), ("A.TGZ", make_gzipped_tar)]
kinds = pytest.mark.parametrize(("name", "make"), KINDS, ids=[name for name, _ in KINDS])


def read_all(path, content, **options):
    """All articles of an archive, and what was passed over in it."""
    path.write_bytes(content)
    (source,) = find_sources([path])
    passed_over = Counter()
    pieces = split_source(source, passed_over=passed_over, **options)
    articles = [article for piece in pieces for article in read_source(piece, language="id", **options)]
    assert len({article.source for article in articles}) == len(articles)
    return articles, passed_over


def statuses(articles, name):
    return {article.source.removeprefix(f"{name}/"): article.status for article in articles}


@kinds
def test_every_format_is_read_in_an_archive(tmp_path, name, make):
    members = [
        ("berita/satu.html", PAGE),
        ("berita/dua.txt", TEXT),
        ("tiga.jsonl", f'{{"text": "{TEXT}"}}\nbukan json\n'),
        ("empat.csv", f'text\n"{TEXT}"\n'),
        ("LIMA.MD", f"# Jembatan\n\n{TEXT}"),
    ]
    articles, passed_over = read_all(tmp_path / name, make(*members))
    assert statuses(articles, name) == {
        "berita/satu.html": "ok",
        "berita/dua.txt": "ok",
        "tiga.jsonl#1": "ok",
        "tiga.jsonl#2": "error",
        "empat.csv#1": "ok",
        "LIMA.MD": "ok",
    }
    assert {article.text for article in articles if article.status == "ok"} == {TEXT}
    assert not passed_over


@kinds
def test_what_folders_pass_over_archives_pass_over(tmp_path, name, make):
    passed = [
        "README.md",
        "x/metadata.csv",
        ".git/a.txt",
        "x/.b.txt",
        "__MACOSX/a.html",
        "x_files/iklan.html",
        "foto.jpg",
    ]
    articles, passed_over = read_all(
        tmp_path / name, make(*((member, "file\n") for member in passed), ("x/metadata.txt", TEXT))
    )
    assert [article.source for article in articles] == [f"{name}/x/metadata.txt"]
    assert passed_over == {
        "README": 1,
        "metadata.csv": 1,
        "hidden": 3,
        "files of a saved page": 1,
        "unsupported type": 1,
    }


@kinds
def test_metadata_in_an_archive_goes_before_that_beside_it(tmp_path, name, make):
    (tmp_path / "metadata.csv").write_text(f"file,title,byline\n{name},Luar,Dewi\n", encoding="utf-8")
    rows = "file,title,published\nx/a.txt,Dalam,2024-06-03\nb.txt,Salah,\n"
    members = [("k/x/a.txt", TEXT), ("k/c.txt", TEXT), ("k/metadata.csv", rows)]
    first, second = read_all(tmp_path / name, make(*members))[0]
    assert (first.title, first.byline, first.published, first.published_source) == (
        "Dalam",
        "Dewi",
        "2024-06-03",
        "metadata",
    )
    assert (second.title, second.published) == ("Luar", None)


@kinds
def test_a_name_is_only_a_name(tmp_path, name, make):
    members = ["../../etc/a.txt", "/abs/b.txt", "./c.txt", "d/../e.txt", "f\n\x1b[31m.txt", "g\u202etxt.txt", "h.txt"]
    articles, _ = read_all(tmp_path / name, make(*((member, TEXT) for member in members)))
    assert list(statuses(articles, name)) == [
        "etc/a.txt",
        "abs/b.txt",
        "c.txt",
        "d/e.txt",
        "f\\n\\x1b[31m.txt",
        "g\\u202etxt.txt",
        "h.txt",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


@kinds
def test_members_of_one_name_are_told_apart(tmp_path, name, make):
    articles, _ = read_all(
        tmp_path / name, make(*(("a.tar.txt", f"{TEXT} {n}") for n in range(3)), ("./a.tar.txt", ""))
    )
    assert list(statuses(articles, name)) == ["a.tar.txt", "a.tar (2).txt", "a.tar (3).txt", "a.tar (4).txt"]
    assert len({article.article_id for article in articles}) == 4


@kinds
@pytest.mark.parametrize("inner", ["b.zip", "b.tar.gz", "b.tgz", "b.warc.gz"])
def test_an_archive_in_an_archive_is_not_opened(tmp_path, name, make, inner):
    articles, _ = read_all(tmp_path / name, make((inner, make_zip(("a.txt", TEXT))), ("c.txt", TEXT)))
    assert statuses(articles, name) == {inner: "error", "c.txt": "ok"}
    assert "unpack it" in articles[0].message


@kinds
def test_a_member_too_large_is_not_read(tmp_path, name, make):
    articles, _ = read_all(tmp_path / name, make(("a.txt", "kata " * 50), ("b.txt", TEXT)), max_bytes=200)
    assert statuses(articles, name) == {"a.txt": "error", "b.txt": "ok"}
    assert "--max-size" in articles[0].message


@kinds
def test_an_archive_without_articles_has_its_row(tmp_path, name, make):
    ((article,), passed_over) = read_all(tmp_path / name, make(("foto.jpg", b"")))
    assert (article.source, article.status, passed_over) == (name, "empty", {"unsupported type": 1})


@kinds
@pytest.mark.parametrize("content", [b"", b"bukan arsip" * 200, b"\x1f\x8b\x08\x00", b"PK\x03\x04"])
def test_what_is_no_archive_is_an_error_with_the_cure(tmp_path, name, make, content):
    ((article,), _) = read_all(tmp_path / name, content)
    assert (article.source, article.status) == (name, "error")
    assert ("get the archive again" if content else "the file is empty: ") in article.message


@kinds
def test_an_archive_cut_anywhere_gives_what_can_be_read(tmp_path, name, make):
    whole = make(*((f"{number}.txt", f"{TEXT} {number}") for number in range(5)))
    for end in range(0, len(whole), len(whole) // 15):
        articles, _ = read_all(tmp_path / name, whole[:end])
        texts = [article.text for article in articles if article.status == "ok"]
        assert texts == [f"{TEXT} {number}" for number in range(len(texts))]
        assert articles[-1].status == "error" or len(texts) == 5


@kinds
def test_an_archive_with_damage_never_raises(tmp_path, name, make):
    whole = make(*((f"{number}.txt", f"{TEXT} {number}") for number in range(3)))
    for place in range(0, len(whole), len(whole) // 30):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        assert read_all(tmp_path / name, bytes(damaged))[0]


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    articles, _ = read_all(tmp_path / "a.zip", make_zip(("bom.txt", b"0" * 5_000_000), ("b.txt", TEXT)))
    assert statuses(articles, "a.zip") == {"bom.txt": "error", "b.txt": "ok"}
    assert "leave it out" in articles[0].message


@pytest.mark.parametrize("member", ["bom.bin", "bom.txt"])
def test_a_bomb_in_a_gzipped_tar_is_not_unpacked(tmp_path, monkeypatch, member):
    monkeypatch.setattr("warta.ingest.tar_members.SOME", 10_000)
    members = [("a.txt", TEXT), (member, bytes(5_000_000)), ("b.txt", TEXT)]
    articles, _ = read_all(tmp_path / "a.tgz", make_gzipped_tar(*members))
    assert (articles[0].source, articles[0].status) == ("a.tgz/a.txt", "ok")
    assert (articles[-1].source, articles[-1].status) == ("a.tgz", "error")
    assert "leave it out" in articles[-1].message


def test_many_small_members_are_a_bomb_too(tmp_path, monkeypatch):
    monkeypatch.setattr("warta.ingest.archives.SOME", 10_000)
    members = [(f"{number}.txt", b"0" * 900_000) for number in range(5)]
    articles, _ = read_all(tmp_path / "a.zip", make_zip(*members))
    assert (articles[-1].source, articles[-1].status) == ("a.zip", "error")
    assert "leave it out" in articles[-1].message


def test_a_zip_of_too_many_members_is_not_listed(tmp_path, monkeypatch):
    monkeypatch.setattr("warta.ingest.zip_members.LONGEST_LIST", 100)
    assert read_all(tmp_path / "a.zip", make_zip(("a.txt", TEXT)))[0][0].status == "ok"
    ((article,), _) = read_all(tmp_path / "b.zip", make_zip(("a.txt", TEXT), ("b.txt", TEXT)))
    assert (article.source, article.status) == ("b.zip", "error")
    assert "split it" in article.message


def test_an_encrypted_member_names_the_cure(tmp_path):
    content = bytearray(make_zip(("rahasia.txt", TEXT)))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + place] |= 1
    ((article,), _) = read_all(tmp_path / "a.zip", bytes(content))
    assert (article.source, article.status) == ("a.zip/rahasia.txt", "error")
    assert "password" in article.message


def test_names_in_utf_8_that_do_not_say_so(tmp_path):
    content = make_zip(("berita\\dari Aceh – 2.txt", TEXT))
    content = content.replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00")  # takes the mark of UTF-8 off
    articles, _ = read_all(tmp_path / "a.zip", content)
    assert list(statuses(articles, "a.zip")) == ["berita/dari Aceh – 2.txt"]


def test_links_in_archives_are_not_followed(tmp_path):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, kind in (("a.txt", tarfile.SYMTYPE), ("b.txt", tarfile.LNKTYPE), ("c.txt", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
    ((article,), passed_over) = read_all(tmp_path / "a.tar", stream.getvalue())
    assert (article.status, passed_over) == ("empty", {"link in an archive": 2})
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = 0o120777 << 16
    ((article,), passed_over) = read_all(tmp_path / "a.zip", make_zip((link, "/etc/hostname")))
    assert (article.status, passed_over) == ("empty", {"link in an archive": 1})


def test_members_come_one_at_a_time(tmp_path):
    path = tmp_path / "a.tar.gz"
    path.write_bytes(make_gzipped_tar(("a.txt", TEXT), ("b.txt", TEXT)))
    (source,) = find_sources([path])
    pieces = split_source(source)
    assert next(pieces).name == "a.tar.gz/a.txt"
    pieces.close()
