"""Files whose reading never returns end after a while, and others are read as ever."""

import os
import random
import threading
from pathlib import Path

import pytest

from warta.errors import is_passing
from warta.ingest import find_sources, opening, patient, read_source, split_source
from warta.ingest.patient import open_patiently


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes pipes pass for regular files: what nobody writes into is waited for, when it is opened or read."""
    monkeypatch.setattr(patient, "PATIENCE", 0.2)
    monkeypatch.setattr(opening, "S_ISREG", lambda mode: True)


@pytest.mark.parametrize("size", [0, 1, 127_999, 128_000, 128_001, 300_000])
def test_a_file_is_read_as_ever(size: int, tmp_path: Path) -> None:
    content = random.Random(size).randbytes(size)
    (tmp_path / "a").write_bytes(content)
    with open_patiently(tmp_path / "a") as stream, (tmp_path / "a").open("rb") as plain:
        assert stream.read() == content
        assert stream.read() == b""
        for place in (size // 2, size, 0):
            assert stream.seek(place) == plain.seek(place)
            assert stream.read(1000) == plain.read(1000)
            assert stream.tell() == plain.tell()
            assert stream.readline() == plain.readline()
        assert stream.seek(0, os.SEEK_END) == size


def test_what_cannot_be_opened_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_patiently(tmp_path / "a")
    with pytest.raises(IsADirectoryError):
        open_patiently(tmp_path)


@pytest.mark.parametrize("opened", [False, True])
def test_a_read_that_does_not_return_is_given_up(opened: bool, never: None, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    writer = os.open(tmp_path / "a.txt", os.O_RDWR) if opened else None
    (source,) = find_sources([tmp_path / "a.txt"])
    with pytest.raises(TimeoutError, match="nothing of it could be read") as raised:
        list(read_source(source))
    assert is_passing(raised.value)
    (tmp_path / "b.txt").write_text("Jembatan lama ditutup.", encoding="utf-8")
    assert [article.status for article in read_source(*find_sources([tmp_path / "b.txt"]))] == ["ok"]
    if writer is not None:
        os.close(writer)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.xml", "a.zip", "a.tar", "a.tar.gz", "a.warc"])
def test_a_file_of_several_that_cannot_be_read_is_a_row(name: str, never: None, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    (piece,) = split_source(*find_sources([tmp_path / name]))
    (article,) = read_source(piece)
    assert (article.source, article.status) == (name, "error")
    assert "nothing of it could be read for 0.2 seconds): see that the disk" in article.message


def test_readers_of_two_threads_do_not_wait_for_each_other(never: None, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    (tmp_path / "b").write_bytes(b"satu")
    waiting = threading.Thread(target=lambda: open_patiently(tmp_path / "a", 60).close())
    waiting.start()
    with open_patiently(tmp_path / "b") as stream:
        assert stream.read() == b"satu"
    assert waiting.is_alive()
    writer = os.open(tmp_path / "a", os.O_RDWR)
    waiting.join()
    os.close(writer)
