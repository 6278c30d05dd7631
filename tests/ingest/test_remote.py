from collections.abc import Iterator
from pathlib import Path

import pytest

from warta.errors import UsageError, WartaError
from warta.ingest import find_sources, fingerprint, read_source, split_source
from warta.runs import extract
from warta.runs.items import find_items

fsspec = pytest.importorskip("fsspec")

PROSE = "Tiga desa di kaki gunung itu kini punya jalan baru. Warga menyambutnya dengan kerja bakti pada hari Minggu."
FILES = {
    "b.txt": PROSE,
    "b/2.txt": f"{PROSE} Dua.",
    "b-1.txt": f"{PROSE} Satu.",
    "c/d/e.jsonl": '{"text": "Satu kalimat saja."}\n{"text": "Dua kalimat saja."}\n',
    "c/metadata.csv": "file,published\nd/f.txt,2024-05-01\n",
    "c/d/f.txt": f"{PROSE} Tiga.",
    "README.md": "about",
    "picture.png": "no",
    ".hidden.txt": "no",
    "page_files/x.html": "no",
}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / "news" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "news" / name).write_text(text, encoding="utf-8")
    return tmp_path / "news"


@pytest.fixture
def there() -> Iterator[str]:
    """The same files in a store of objects."""
    store = fsspec.filesystem("memory")
    for name, text in FILES.items():
        store.pipe(f"/bucket/news/{name}", text.encode())
    yield "memory://bucket/news"
    store.rm("/bucket", recursive=True)


def test_an_address_is_read_as_a_folder_is(here: Path, there: str) -> None:
    found, remote = find_sources([here]), find_sources([there])
    local, far = list(found), list(remote)
    assert [source.name for source in far] == [source.name for source in local]
    assert [source.metadata for source in far] == [source.metadata for source in local]
    assert remote.passed_over == found.passed_over
    assert [list(read_source(source)) for source in far] == [list(read_source(source)) for source in local]


def test_one_file_at_an_address(there: str) -> None:
    (source,) = find_sources([f"{there}/b/2.txt"])
    assert (source.name, source.path) == ("2.txt", None)
    (article,) = read_source(source)
    assert article.text == f"{PROSE} Dua."


def test_several_inputs_are_told_apart(here: Path, there: str) -> None:
    names = [source.name for source in find_sources([f"{there}/b", here / "b"])]
    assert names == ["b/2.txt", f"{there}/b/2.txt"]


def test_files_of_several_articles_are_taken_apart(there: str) -> None:
    (source,) = find_sources([f"{there}/c/d/e.jsonl"])
    assert [piece.name for piece in split_source(source)] == ["e.jsonl#1", "e.jsonl#2"]


def test_a_file_that_changes_is_another_item(there: str) -> None:
    def look() -> str:
        (source,) = find_sources([f"{there}/b.txt"])
        return fingerprint(source)

    before = look()
    assert look() == before
    fsspec.filesystem("memory").pipe("/bucket/news/b.txt", b"Lain sama sekali.")
    assert look() != before


def test_a_file_that_is_gone_when_it_is_read_says_so(there: str) -> None:
    (source,) = find_sources([f"{there}/b.txt"])
    fsspec.filesystem("memory").rm("/bucket/news/b.txt")
    (article,) = read_source(source)
    assert article.status == "error"
    assert "cannot be read" in str(article.message)


@pytest.mark.parametrize("address", ["memory://bucket/nothing.txt", "nosuch://bucket/news"])
def test_an_address_that_leads_nowhere(address: str) -> None:
    with pytest.raises(UsageError, match=address):
        find_sources([address])


def test_a_folder_that_cannot_be_listed_ends_the_run(there: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or its articles would leave the tables."""
    store = type(fsspec.filesystem("memory"))
    ls = store.ls

    def refuse(self: object, path: str, **options: object) -> list:
        if path.endswith("/c/d"):
            raise ConnectionError("cut")
        return ls(self, path, **options)

    monkeypatch.setattr(store, "ls", refuse)
    with pytest.raises(WartaError, match=r"bucket/news/c/d cannot be listed \(ConnectionError: cut\)"):
        list(find_sources([there]))


def test_items_of_addresses_have_keys(there: str) -> None:
    items = list(find_items([there], out=None, max_bytes=10_000, limit=None).items)
    assert len({item.key for item in items}) == 6


@pytest.mark.slow
def test_a_run_over_an_address_gives_the_tables_of_a_run_over_the_folder(here: Path) -> None:
    local, remote = extract(here, without="names"), extract(here.as_uri(), without="names")
    assert all(local[table].equals(remote[table]) for table in local)
