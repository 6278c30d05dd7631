"""The database in a Datasette of its own: tables with names behind keys, facets, search, meanings."""

import importlib.util
import json
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.tables.some_rows import article, figure, mention, only, row
from warta.tables.rows import TABLES
from warta.tables.writers import load_writer

Ask = Callable[..., dict]

NO_DATASETTE = importlib.util.find_spec("datasette") is None

FLOOD, STRIKE, BLANK = "a" * 16, "b" * 16, "c" * 16


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    sari = row("people", person_key="p-1", name="Sari Wulan", articles=1, mentions=2)
    budi = row("people", person_key="p-2", name="Budi Santosa", articles=2, mentions=2)
    rows = only(
        articles=[
            article(FLOOD, title="Banjir surut di Rawa Indah", language="id"),
            article(BLANK, status="empty"),
            article(STRIKE, title="Dockers end their strike", language="en"),
        ],
        texts=[
            row("texts", article_id=FLOOD, text="Kafé Sari Wulan kembali buka setelah hujan reda."),
            row("texts", article_id=STRIKE, text="Heavy rain fell while the dockers voted."),
        ],
        persons=[row("persons", article_id=FLOOD, person_id=f"{FLOOD}-p1", name="Sari Wulan", person_key="p-1")],
        figures=[figure(float(number), kind=kind) for number, kind in enumerate(["money", "count", "count"])],
        mentions=[mention("Sari Wulan", article_id=FLOOD), mention("Rain", article_id=BLANK, label="ORG")],
        people=[sari, budi],
    )
    assert load_writer("sqlite").write(rows, folder) == ()
    return folder


def query(folder: Path, sql: str, *values: object) -> list[tuple]:
    with closing(sqlite3.connect(folder / "warta.sqlite")) as database:
        return database.execute(sql, values).fetchall()


FOUND = (
    "SELECT article_id FROM articles WHERE rowid IN (SELECT rowid FROM articles_search WHERE articles_search MATCH ?)"
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("banjir", [FLOOD]),
        ("HUJAN", [FLOOD]),
        ("kafe", [FLOOD]),
        ('"sari wulan"', [FLOOD]),
        ("dockers rain", [STRIKE]),
        ("hujan OR rain", [FLOOD, STRIKE]),
        ("vot*", [STRIKE]),
        ("gempa", []),
    ],
)
def test_search_finds_words_of_headline_and_text(folder: Path, words: str, found: list[str]) -> None:
    assert query(folder, FOUND, words) == [(article_id,) for article_id in found]


def test_search_outlives_tidying_up(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "warta.sqlite").write_bytes((folder / "warta.sqlite").read_bytes())
    with closing(sqlite3.connect(tmp_path / "warta.sqlite")) as database:
        database.execute("VACUUM")
        database.execute("INSERT INTO articles_search (articles_search) VALUES ('integrity-check')")
    assert query(tmp_path, FOUND, "rain") == [(STRIKE,)]


def test_keys_lead_somewhere_by_name(folder: Path) -> None:
    for table in TABLES:
        for _, _, target, _, to, *_ in query(folder, f'PRAGMA foreign_key_list("{table}")'):
            assert to in {name for _, name, *_ in query(folder, f'PRAGMA table_info("{target}")')}


def test_metadata_describes_all_and_nothing_else(folder: Path) -> None:
    about = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))["databases"]["warta"]["tables"]
    assert list(about) == [*TABLES, "article_texts"]
    for table, told in about.items():
        known = {name for _, name, *_ in query(folder, f'PRAGMA table_info("{table}")')}
        mentioned = [*told.get("columns", []), *told.get("facets", [])]
        mentioned += [told[key] for key in ("label_column", "sort_desc") if key in told]
        assert set(mentioned) <= known


def test_without_full_text_search_the_user_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from warta.tables.writers import sqlite

    monkeypatch.setattr(sqlite, "_has_search", lambda database: False)
    notes = sqlite.write(only(articles=[article()]), tmp_path)
    assert notes == ("warta.sqlite: without full-text search, for this Python's SQLite has no FTS5",)
    assert query(tmp_path, "SELECT name FROM sqlite_master WHERE name LIKE '%search%'") == []
    assert "search" not in (tmp_path / "metadata.json").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def ask(folder: Path) -> Iterator[Ask]:
    """Asks the Datasette that shows the folder for a page as JSON."""
    if NO_DATASETTE:
        pytest.skip("Datasette is not installed: pip install datasette")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def fetch(page: str, **parameters: str) -> dict:
        with urlopen(f"http://127.0.0.1:{port}/{page}.json?{urlencode(parameters)}", timeout=60) as answer:
            return json.load(answer)

    try:
        _wait_for(server, lambda: fetch("-/versions"))
        yield fetch
    finally:
        server.terminate()
        server.wait()


def _wait_for(server: subprocess.Popen, attempt: Callable[[], object]) -> None:
    end = time.monotonic() + 300
    while time.monotonic() < end:
        try:
            attempt()
            return
        except (URLError, ConnectionError):
            assert server.poll() is None, "Datasette ended before it answered"
            time.sleep(0.2)
    pytest.fail("Datasette did not answer in five minutes")


def test_datasette_shows_the_names_behind_keys(ask: Ask) -> None:
    (person,) = ask("warta/persons", _labels="on", _shape="objects")["rows"]
    assert person["article_id"] == {"value": FLOOD, "label": "Banjir surut di Rawa Indah"}
    assert person["person_key"] == {"value": "p-1", "label": "Sari Wulan"}
    (sari,) = ask("warta/people/p-1", _shape="objects")["rows"]
    assert sari["name"] == "Sari Wulan"


def test_datasette_shows_rows_of_an_article_without_headline(ask: Ask) -> None:
    rows = ask("warta/mentions", _labels="on", _shape="objects")["rows"]
    assert [row["article_id"]["value"] for row in rows] == [FLOOD, BLANK]


def test_datasette_counts_facets(ask: Ask) -> None:
    facets = ask("warta/figures", _size="0")["facet_results"]
    counts = {name: {value["value"]: value["count"] for value in facet["results"]} for name, facet in facets.items()}
    assert counts["kind"] == {"count": 2, "money": 1}
    assert set(counts) == {"kind", "qualifier", "currency", "change", "modality"}


def test_datasette_sorts_people_by_articles(ask: Ask) -> None:
    rows = ask("warta/people", _shape="objects")["rows"]
    assert [person["name"] for person in rows] == ["Budi Santosa", "Sari Wulan"]
    rows = ask("warta/people", _sort="name", _shape="objects")["rows"]
    assert [person["name"] for person in rows] == ["Budi Santosa", "Sari Wulan"]


@pytest.mark.parametrize("page", ["articles", "article_texts"])
def test_datasette_searches_articles(page: str, ask: Ask) -> None:
    rows = ask(f"warta/{page}", _search="hujan", _shape="objects")["rows"]
    assert [found["title"] for found in rows] == ["Banjir surut di Rawa Indah"]


def test_datasette_shows_the_words_around_a_hit(ask: Ask) -> None:
    rows = ask("warta/search", words="rain -", _shape="objects")["rows"]
    assert [found["words"] for found in rows] == ["Heavy [rain] fell while the dockers voted."]


def test_datasette_tells_what_columns_mean(ask: Ask) -> None:
    told = ask("-/metadata")["databases"]["warta"]["tables"]["figures"]["columns"]
    assert told["currency"] == "Currency of money (ISO 4217)"
