import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.runs.conftest import tree
from warta.article import Article
from warta.errors import UsageError
from warta.ingest import Source, SourceRecord
from warta.runs import extract
from warta.runs.items import find_items
from warta.tables.rows import ARTICLE_TABLES

PROSE = "Tiga desa di kaki gunung itu kini punya jalan baru. Warga menyambutnya dengan kerja bakti pada hari Minggu."
ENGLISH = "Nine villages below the mountain have a new road now. Residents greeted it with a day of work on Sunday."


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(PROSE, encoding="utf-8")
    (folder / "b.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "c.txt").write_text(PROSE, encoding="utf-8")
    (folder / "d.txt").write_text("", encoding="utf-8")
    (folder / "e.txt").write_text(f"{PROSE} Lalu kerusakan itu datang.", encoding="utf-8")
    (folder / "f.json").write_text("{", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


@pytest.mark.usefixtures("quick")
class TestWithoutModels:
    def test_every_input_has_its_row(self, articles: Path) -> None:
        tables = extract(articles)
        assert dict(zip(tables["articles"]["source"], tables["articles"]["status"], strict=True)) == {
            "a.txt": "ok",
            "b.txt": "ok",
            "c.txt": "duplicate",
            "d.txt": "empty",
            "e.txt": "error",
            "f.json": "error",
        }
        assert tables["figures"]["text"].tolist() == ["Tiga", "Nine"]
        assert tables.summary.statuses == {"duplicate": 1, "empty": 1, "error": 2, "ok": 2}
        assert tables.summary.passed_over == {"unsupported type": 1}

    def test_an_exception_is_one_line_in_the_articles_row(self, articles: Path) -> None:
        frame = extract(articles / "e.txt")["articles"]
        (message,) = frame["message"]
        assert message.startswith("ValueError: dua baris; ")

    def test_no_path_writes_nothing(self, articles: Path) -> None:
        before = tree(articles.parent)
        extract([articles])
        assert tree(articles.parent) == before

    def test_the_same_run_gives_the_same_bytes(self, articles: Path, tmp_path: Path) -> None:
        extract(articles, out=tmp_path / "one")
        extract(articles, out=tmp_path / "two")
        assert tree(tmp_path / "one") == tree(tmp_path / "two")
        assert sorted(tree(tmp_path / "one"))[:2] == ["articles.csv", "articles.parquet"]

    def test_texts_are_those_of_articles_that_are_ok(self, articles: Path, tmp_path: Path) -> None:
        tables = extract(articles, out=tmp_path / "out", formats="csv")
        texts = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "out" / "texts").iterdir()}
        assert texts == dict(zip(tables["texts"]["article_id"], tables["texts"]["text"], strict=True))
        assert sorted(texts.values()) == sorted([PROSE, ENGLISH])

    def test_run_json_tells_what_made_the_tables(self, articles: Path, tmp_path: Path) -> None:
        extract(articles, out=tmp_path / "out", formats=["sqlite"], published="2024-06-03", without="quotes")
        run = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
        assert set(run) == {"warta", "model", "options", "counts"}
        assert run["options"] == {
            "formats": ["sqlite"],
            "csv_dialect": "excel",
            "published": "2024-06-03",
            "language": None,
            "limit": None,
            "without": ["quotes"],
            "timeout": 300,
            "max_size": 50,
        }
        assert run["counts"]["statuses"] == {"duplicate": 1, "empty": 1, "error": 2, "ok": 2}
        assert run["counts"]["rows"]["figures"] == 2

    def test_a_limit_counts_articles(self, articles: Path, tmp_path: Path) -> None:
        lines = [json.dumps({"text": f"{number} {PROSE}"}) for number in range(9)]
        (articles / "aa.jsonl").write_text("\n".join(lines), encoding="utf-8")
        tables = extract(articles, limit=3)
        assert tables["articles"]["source"].tolist() == ["a.txt", "aa.jsonl#1", "aa.jsonl#2"]

    def test_articles_already_read(self) -> None:
        article = Article(article_id="0" * 16, source="mine", sha256="0" * 64, text=PROSE, language="id")
        tables = extract(article)
        assert tables["figures"]["article_id"].tolist() == ["0" * 16]
        assert extract([article])["articles"].equals(tables["articles"])

    def test_an_article_does_not_depend_on_its_company(self, articles: Path) -> None:
        alone, together = extract(articles / "b.txt"), extract(articles)
        for table in ARTICLE_TABLES:
            mine = together[table][together[table]["article_id"] == alone["articles"]["article_id"][0]]
            assert mine.reset_index(drop=True).astype(str).equals(alone[table].astype(str))

    def test_options_hold_where_articles_are_silent(self, articles: Path) -> None:
        frame = extract(articles / "a.txt", published="2024-06-03", language="en")["articles"]
        assert frame.loc[0, ["published", "published_source", "language"]].tolist() == ["2024-06-03", "option", "en"]

    def test_progress_is_told(self, articles: Path) -> None:
        told: list[tuple[int, int]] = []
        extract(articles, progress=lambda done, total: told.append((done, total)))
        assert told == [(number, 6) for number in range(1, 7)]

    def test_files_of_an_earlier_run_that_are_not_asked_for_go(self, articles: Path, tmp_path: Path) -> None:
        extract(articles, out=tmp_path / "out", formats="csv")
        extract(articles, out=tmp_path / "out", formats="sqlite", prune=True)
        found = sorted(path.name for path in (tmp_path / "out").iterdir())
        assert found == [".warta", "metadata.json", "run.json", "texts", "warta.sqlite"]

    def test_tables_that_no_run_wrote_are_left_alone(self, articles: Path, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "articles.csv").write_text("mine")
        with pytest.raises(UsageError, match=r"articles.csv.*--overwrite"):
            extract(articles, out=tmp_path / "out", formats="csv")
        assert tree(tmp_path / "out") == {"articles.csv": b"mine"}
        extract(articles, out=tmp_path / "out", formats="csv", overwrite=True)

    @pytest.mark.parametrize("formats", ["csv", "parquet"])
    def test_frames_are_the_same_from_files_and_from_memory(self, formats: str, articles: Path, tmp_path: Path) -> None:
        held, stored = extract(articles), extract(articles, out=tmp_path / "out", formats=formats)
        assert held.summary == stored.summary
        assert all(held[table].equals(stored[table]) for table in held)
        assert all(list(held.rows[table]) == list(stored.rows[table]) for table in held)

    def test_an_article_larger_than_allowed_says_so(self, articles: Path) -> None:
        frame = extract(articles, max_size=0.00005)["articles"].set_index("source")
        assert "larger than 50 bytes" in frame.loc["a.txt", "message"]
        assert "--max-size" in frame.loc["a.txt", "message"]

    def test_the_output_folder_is_not_read(self, articles: Path) -> None:
        extract(articles, out=articles / "tables", formats="csv")
        tables = extract(articles, out=articles / "tables", formats="csv", overwrite=True)
        assert tables.summary.articles == 6
        assert tables.summary.passed_over["output folder"] == 1

    @pytest.mark.parametrize("inputs", [[], ["nowhere"], ["empty"]])
    def test_nothing_to_read(self, inputs: list[str], tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        if inputs:
            with pytest.raises(UsageError):
                extract([tmp_path / name for name in inputs], out=tmp_path / "out")
        else:
            assert extract(inputs).summary.articles == 0
        assert not (tmp_path / "out").exists()

    def test_the_input_is_no_place_for_tables(self, articles: Path) -> None:
        with pytest.raises(UsageError, match="is the input itself"):
            extract(articles, out=articles)


@pytest.mark.usefixtures("quick")
def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(PROSE.encode())))
    tables = extract("-")
    assert tables["articles"][["source", "status"]].to_numpy().tolist() == [["-", "ok"]]


def test_each_record_is_an_item(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(PROSE.encode())))
    (articles / "aa.jsonl").write_text("\n".join([json.dumps({"text": PROSE})] * 2), encoding="utf-8")
    given = [articles, "-", Article("0" * 16, "mine", "0" * 64)]
    found = list(find_items(given, out=None, max_bytes=10**6, limit=None).items)
    assert [type(item.content) for item in found] == [
        Source,
        Source,
        SourceRecord,
        SourceRecord,
        *[Source] * 5,
        Article,
    ]
    assert [item.name for item in found][:4] == ["-", "articles/a.txt", "articles/aa.jsonl#1", "articles/aa.jsonl#2"]
    assert len({item.key for item in found}) == len(found)


def test_what_is_passed_over_is_counted_behind_the_limit(articles: Path) -> None:
    inputs = find_items([articles], out=None, max_bytes=10**6, limit=2)
    assert len(list(inputs.items)) == 2
    assert inputs.passed_over == {"unsupported type": 1}


@pytest.mark.slow
def test_stages_can_be_left_out(sample: Path) -> None:
    whole = extract(sample, limit=3)
    less = extract(sample, limit=3, without="names,quotes")
    assert [table for table in less if less[table].empty] == [
        "persons",
        "titles",
        "organizations",
        "locations",
        "quotes",
        "mentions",
        "people",
        "organizations_all",
        "places_all",
        "statements",
        "positions",
        "conflicts",
    ]
    assert [table for table in whole if whole[table].empty] == ["conflicts"]
    assert set(less["dates"]["value"]) >= set(whole["dates"]["value"])


@pytest.mark.slow
def test_workers_give_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    extract(sample, out=tmp_path / "one", jobs=1)
    extract(sample, out=tmp_path / "two", jobs=2)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
