import io
import json
import os

import pytest

from warta.article import Article
from warta.ingest import Source, SourceRecord, find_sources, fingerprint, read_source, split_source

TEXT = "Jembatan lama di Sungai Lawang ditutup selama tiga pekan, kata kepala dinas pada Senin."
ITEM = f"<item><title>Jembatan</title><description>{TEXT}</description></item>"
FEED = f"<rss><channel><title>Kabar</title>{ITEM}{ITEM}</channel></rss>"
SEVERAL = {
    "a.jsonl": f'{{"text": "{TEXT}"}}\nbukan json\n{{"html": "<p>{TEXT}</p>"}}\n',
    "b.csv": f"title,text\nJembatan,{TEXT}\nsatu sel\n",
    "c.rss": FEED,
    "d.xml": "bukan umpan",
}


def only_source(path, content):
    path.write_text(content, encoding="utf-8")
    (source,) = find_sources([path])
    return source


@pytest.mark.parametrize("name", SEVERAL)
def test_pieces_make_the_same_articles_as_the_whole(tmp_path, name):
    source = only_source(tmp_path / name, SEVERAL[name])
    pieces = list(split_source(source))
    assert all(isinstance(piece, SourceRecord) for piece in pieces)
    assert [article for piece in pieces for article in read_source(piece)] == list(read_source(source))
    assert [piece.name for piece in pieces] == [article.source for article in read_source(source)]


def test_a_file_of_several_may_be_in_memory(tmp_path):
    source = Source(None, "arsip.zip/a.jsonl", content=SEVERAL["a.jsonl"].encode())
    assert [article.status for article in read_source(source)] == ["ok", "error", "ok"]
    assert [piece.name for piece in split_source(source)] == [f"arsip.zip/a.jsonl#{n}" for n in (1, 2, 3)]


def test_a_file_of_one_article_is_not_opened():
    source = Source(None, "a.html", content=b"")
    assert list(split_source(source)) == [source]


def test_standard_input_becomes_a_piece(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (piece,) = split_source(*find_sources(["-"]))
    assert (piece.name, piece.content) == ("-", TEXT.encode())
    (article,) = read_source(piece)
    assert (article.source, article.text) == ("-", TEXT)


def test_pieces_come_one_at_a_time(tmp_path):
    source = only_source(tmp_path / "a.jsonl", f'{{"text": "{TEXT}"}}\n' * 3)
    pieces = split_source(source)
    assert next(pieces).name == "a.jsonl#1"
    with source.path.open("a", encoding="utf-8") as stream:
        stream.write("{}\n")
    *_, last = pieces
    assert (last.name, last.record.number) == ("a.jsonl", None)
    assert "run again" in last.record.problem


def test_a_file_that_changes_while_it_is_read(tmp_path, monkeypatch):
    source = only_source(tmp_path / "a.txt", TEXT)
    fstat, calls = os.fstat, []

    def change(number):
        if calls.append(number) or len(calls) == 2:
            with source.path.open("a", encoding="utf-8") as stream:
                stream.write("Lagi.")
        return fstat(number)

    monkeypatch.setattr(os, "fstat", change)
    (article,) = read_source(source)
    assert (article.status, article.message) == (
        "error",
        "changed while it was read: run again when nothing writes to it any more",
    )


def test_a_file_that_may_not_be_read(tmp_path):
    source = only_source(tmp_path / "a.txt", TEXT)
    source.path.chmod(0)
    if os.access(source.path, os.R_OK):
        pytest.skip("this user may read everything")
    (article,) = read_source(source)
    assert article.status == "error"
    assert "may be read" in article.message


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (article,) = read_source(Source(tmp_path / "a.txt", "a.txt"))
    assert "no regular file" in article.message


def test_a_fingerprint_changes_with_the_file_and_its_metadata(tmp_path):
    source = only_source(tmp_path / "a.txt", TEXT)
    before = fingerprint(source)
    assert fingerprint(*find_sources([source.path])) == before
    (tmp_path / "metadata.csv").write_text("file,title\na.txt,Jembatan\n", encoding="utf-8")
    named = fingerprint(*find_sources([source.path]))
    source.path.write_text(TEXT + " Lagi.", encoding="utf-8")
    changed = fingerprint(*find_sources([source.path]))
    source.path.unlink()
    assert len({before, named, changed, fingerprint(source)}) == 4


def test_a_fingerprint_of_what_is_in_memory_is_of_its_content():
    items = [Source(None, "a.html", content=b"1"), Source(None, "a.html", content=b"2")]
    items += [
        piece
        for text in (TEXT, "\ud83d")
        for piece in split_source(Source(None, "a.jsonl", content=json.dumps({"text": text}).encode()))
    ]
    items += [Article("1", "a", "2", text="Satu."), Article("1", "a", "2", text="Dua.")]
    prints = [fingerprint(item) for item in items]
    assert len(set(prints)) == len(items)
    assert prints == [fingerprint(item) for item in items]
