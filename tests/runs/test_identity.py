"""Who is who across the articles of a run, in what it gives back and in every file."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from warta.article import Article
from warta.records import Entity, Mention
from warta.runs import extract, process

FIRST = "Ratri Kalvari membuka jalan baru ke desa itu. Ratri Kalvari lalu menanam pohon bersama warga."
SECOND = "Jembatan itu diresmikan Ratri Kalvari pada hari Minggu, dan Omar Halimun memotong pitanya."


@pytest.fixture(autouse=True)
def named(blank: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs without models: two capitalised words are a person."""

    def annotate(article: Article, *options: object) -> Doc:
        doc = blank(article.text)
        found: dict[str, list[Mention]] = {}
        for name in re.finditer(r"[A-Z]\w+ [A-Z]\w+", article.text):
            found.setdefault(name.group(), []).append(Mention("PER", name.group(), *name.span(), 1.0))
        doc._.names = tuple(mention for mentions in found.values() for mention in mentions)
        doc._.people = tuple(
            Entity(f"p{number}", "PER", name, tuple(mentions))
            for number, (name, mentions) in enumerate(found.items(), 1)
        )
        return doc

    monkeypatch.setattr(process, "annotate", annotate)
    monkeypatch.setattr(process, "load_engine", lambda *names, threads: None)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(FIRST, encoding="utf-8")
    (folder / "c.txt").write_text(SECOND, encoding="utf-8")
    (folder / "metadata.csv").write_text("file,published\na.txt,2024-06-03\nc.txt,2024-05-01\n", encoding="utf-8")
    return folder


def test_a_duplicate_counts_once(articles: Path) -> None:
    tables = extract(articles)
    assert tables["articles"]["status"].tolist() == ["ok", "duplicate", "ok"]
    assert tables["people"][["name", "articles", "mentions"]].to_numpy().tolist() == [
        ["Ratri Kalvari", 2, 3],
        ["Omar Halimun", 1, 1],
    ]
    assert tables["people"].loc[0, ["first_seen", "last_seen"]].astype(str).tolist() == ["2024-05-01", "2024-06-03"]


def test_keys_join_the_tables(articles: Path) -> None:
    tables = extract(articles)
    joined = tables["persons"].merge(tables["people"], on="person_key", suffixes=("_there", ""))
    assert sorted(joined["name"]) == ["Omar Halimun", "Ratri Kalvari", "Ratri Kalvari"]
    assert tables["organizations_all"].columns[0] == tables["organizations"].columns[-2] == "organization_key"


def test_every_format_has_them(articles: Path, tmp_path: Path) -> None:
    keys = extract(articles, out=tmp_path / "out")["people"]["person_key"].tolist()
    out = tmp_path / "out"
    assert pd.read_csv(out / "people.csv")["person_key"].tolist() == keys
    assert pd.read_parquet(out / "people.parquet")["person_key"].tolist() == keys
    book = openpyxl.load_workbook(out / "warta.xlsx")
    assert [cell.value for cell in book["people"]["A"]] == ["person_key", *keys]
    assert book["organizations_all"]["A1"].value == "organization_key"
    with closing(sqlite3.connect(out / "warta.sqlite")) as database:
        of_articles = (
            "SELECT DISTINCT people.person_key FROM persons JOIN people USING (person_key) ORDER BY articles DESC"
        )
        assert [key for (key,) in database.execute(of_articles)] == keys


def test_a_key_stays_when_articles_are_added(articles: Path, tmp_path: Path) -> None:
    before = extract(articles / "c.txt")["people"].set_index("name")["person_key"]
    after = extract(articles)["people"].set_index("name")["person_key"]
    assert before["Ratri Kalvari"] == after["Ratri Kalvari"]
