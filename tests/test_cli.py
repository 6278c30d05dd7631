import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from warta import runs
from warta.article import Article
from warta.cli import main
from warta.errors import UsageError
from warta.runs.tables import Tables, summarise
from warta.tables.build import build_rows
from warta.tables.rows import TABLES, Rows
from warta.tables.writers.csv import unescape_text

# The column that repeats the words at start:end, for the tables that have one.
EVIDENCE = {"titles": "title", "dates": "text", "figures": "text", "quotes": "text", "mentions": "text"}


@pytest.fixture
def fake_run(monkeypatch: pytest.MonkeyPatch) -> dict:
    """In place of a run: what it was asked for, and the articles' statuses that it gives."""
    asked: dict = {"statuses": ["ok"]}

    def extract(sources: list[str], **options: object) -> Tables:
        asked.update(options, sources=sources)
        rows: Rows = {table: [] for table in TABLES}
        for number, status in enumerate(asked["statuses"]):
            article = Article(f"{number:016}", f"[{number}].txt", "0" * 64, status=status, message="rusak: perbaiki")
            rows["articles"] += build_rows(article, None)["articles"]
        return Tables(rows, summarise(rows, {"README": 1}, ("warta.xlsx: cut",)))

    monkeypatch.setattr(runs, "extract", extract)
    return asked


def test_version(capsys: pytest.CaptureFixture) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"warta {version('warta')}\n"


@pytest.mark.parametrize("command", [[], ["extract"], ["evaluate"]])
def test_help(command: list[str], capsys: pytest.CaptureFixture) -> None:
    assert main([*command, "--help"]) == 0
    assert "Usage: warta" in capsys.readouterr().out


def test_options_reach_the_run(fake_run: dict) -> None:
    line = (
        "extract a b --out o --format csv,sqlite --published 2024-09-26 --language id --limit 3 --jobs 2 --overwrite -v"
        " --prune --add --names spacy:xx --without quotes --timeout 9 --max-size 2.5 --executor here"
        " --csv-dialect excel-id"
    )
    assert main(line.split()) == 0
    fake_run.pop("progress")
    fake_run.pop("say")
    assert fake_run == {
        "statuses": ["ok"],
        "sources": ["a", "b"],
        "out": "o",
        "formats": "csv,sqlite",
        "csv_dialect": "excel-id",
        "published": "2024-09-26",
        "language": "id",
        "limit": 3,
        "jobs": 2,
        "overwrite": True,
        "prune": True,
        "add": True,
        "names": "spacy:xx",
        "without": "quotes",
        "timeout": 9,
        "max_size": 2.5,
        "executor": "here",
        "address": None,
    }


@pytest.mark.parametrize(("statuses", "code"), [(["ok", "empty", "duplicate"], 0), (["ok", "error"], 1), ([], 0)])
def test_exit_code_says_whether_an_article_failed(statuses: list[str], code: int, fake_run: dict) -> None:
    fake_run["statuses"] = statuses
    assert main(["extract", "a", "--out", "o"]) == code


def test_summary_goes_to_stderr(fake_run: dict, capsys: pytest.CaptureFixture) -> None:
    fake_run["statuses"] = ["ok", "error"] + ["error"] * 5 + ["empty"] * 7
    main(["extract", "a", "--out", "o"])
    out, err = capsys.readouterr()
    assert out == ""
    for words in (
        "14 (empty 7, error 6, ok 1)",
        "README 1",
        "warta.xlsx: cut",
        "[1].txt: rusak: perbaiki",
        "and 1 more",
        "and 2 more",
        "[7].txt: rusak",
        "[11].txt: rusak",
        "1 without a day of publication",
        "articles/s",
    ):
        assert words in err
    assert "[12].txt" not in err


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("", "warta --help"),
        ("extrakt", "warta --help"),
        ("extract", "warta extract --help"),
        ("extract a", "--out"),
        ("extract a --out o --colour", "--colour"),
        ("extract a --out o --limit many", "--limit"),
        ("extract a --out o --limit 0", "give 1 or more"),
        ("extract a --out o --format ods", "choose from csv"),
        ("extract a --out o --published kemarin", "write it as 2024-09-26"),
        ("extract a --out o --language jv", "choose from en, id"),
        ("extract a --out o --without pages", "choose from names"),
        ("extract a --out o --timeout 0", "give more"),
        ("extract nowhere --out o", "does not exist"),
        ("extract . --out o", "no articles found"),
        ("evaluate", "warta evaluate --help"),
        ("evaluate nowhere", "nowhere"),
    ],
)
def test_wrong_usage_is_one_line_with_its_cure(
    line: str, cure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(line.split()) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert cure in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("names", ["names-huge", "spacy:xx_no_such_pipeline"])
def test_a_names_model_that_is_not_there_leaves_nothing(
    names: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Rapat dibuka.", encoding="utf-8")
    assert main(["extract", "a.txt", "--out", "o", "--names", names]) == 2
    assert names.removeprefix("spacy:") in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("raised", "code", "words"),
    [
        (UsageError("so: do this"), 2, "warta: so: do this\n"),
        (
            MemoryError(),
            2,
            "warta: there was too little memory: close other programs, use fewer --jobs, or a machine with more "
            "memory; the same command tries it again\n",
        ),
        (KeyboardInterrupt(), 130, "warta: interrupted; the same command goes on from there\n"),
        (
            ZeroDivisionError("oh\nno"),
            70,
            "warta: a fault in Warta (ZeroDivisionError: oh no); -v shows where: please report it\n",
        ),
    ],
)
def test_no_traceback(
    raised: BaseException, code: int, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    def extract(*_: object, **__: object) -> Tables:
        raise raised

    monkeypatch.setattr(runs, "extract", extract)
    assert main(["extract", "a", "--out", "o"]) == code
    assert capsys.readouterr().err == words


@pytest.fixture
def heard_hangup() -> Iterator[None]:
    """SIGHUP as a terminal leaves it, however the tests were started."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.usefixtures("heard_hangup")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_who_is_asked_to_end_says_so(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    def extract(*_: object, **__: object) -> Tables:
        os.kill(os.getpid(), getattr(signal, name))
        time.sleep(600)
        raise AssertionError

    monkeypatch.setattr(runs, "extract", extract)
    before = signal.getsignal(getattr(signal, name))
    assert main(["extract", "a", "--out", "o"]) == 130
    assert capsys.readouterr().err == "warta: interrupted; the same command goes on from there\n"
    assert signal.getsignal(getattr(signal, name)) == before


def test_a_closing_terminal_is_not_heard_under_nohup(fake_run: dict, monkeypatch: pytest.MonkeyPatch) -> None:
    extract = runs.extract

    def hang_up(*given: object, **options: object) -> Tables:
        os.kill(os.getpid(), signal.SIGHUP)
        return extract(*given, **options)

    monkeypatch.setattr(runs, "extract", hang_up)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert main(["extract", "a", "--out", "o"]) == 0
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.fixture(scope="module")
def run(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's tables, by the command line."""
    out = tmp_path_factory.mktemp("run") / "tables"
    assert main(["extract", str(sample), "--out", str(out), "--published", "2024-06-03"]) == 0
    return out


def read(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_cell_repeats_its_evidence(run: Path) -> None:
    texts = {path.stem: path.read_bytes().decode() for path in (run / "texts").iterdir()}
    for table, column in EVIDENCE.items():
        for row in read(run, table):
            words = texts[row["article_id"]][int(row["start"]) : int(row["end"])]
            assert words == unescape_text(row[column])
            assert words.strip() == words != ""


def test_every_id_leads_somewhere(run: Path) -> None:
    ids = {row[key] for table, key in KEYS.items() for row in read(run, table)}
    for table in TABLES:
        if table != "texts":
            for row in read(run, table):
                assert {cell for name, cell in row.items() if name.endswith("_id") and cell} <= ids


KEYS = {
    "articles": "article_id",
    "persons": "person_id",
    "organizations": "organization_id",
    "locations": "location_id",
}


def test_counts_agree(run: Path) -> None:
    counts = json.loads((run / "run.json").read_text(encoding="utf-8"))["counts"]
    assert {table: len(read(run, table)) for table in TABLES if table != "texts"} == {
        table: count for table, count in counts["rows"].items() if table != "texts"
    }
    assert counts["articles"] == sum(counts["statuses"].values()) == sum(counts["languages"].values())


@pytest.mark.slow
@pytest.mark.usefixtures("heard_hangup")  # the command's process takes it over
@pytest.mark.parametrize(("jobs", "name"), [("1", "SIGINT"), ("2", "SIGINT"), ("2", "SIGTERM"), ("2", "SIGHUP")])
def test_interrupted(jobs: str, name: str, sample: Path, tmp_path: Path) -> None:
    line = [sys.executable, "-m", "warta", "extract", str(sample), "--out", str(tmp_path / "o"), "--jobs", jobs]
    with subprocess.Popen(line, stderr=subprocess.PIPE, text=True) as process:
        while not (tmp_path / "o" / ".warta" / "recipe.json").exists() and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(getattr(signal, name))
        _, err = process.communicate()
    assert (process.returncode, err) == (130, "warta: interrupted; the same command goes on from there\n")
    assert not (tmp_path / "o").exists()


@pytest.mark.slow
@pytest.mark.usefixtures("heard_hangup")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_interrupted_as_soon_as_the_folder_is_made(name: str, sample: Path, tmp_path: Path) -> None:
    source, out = next(sample.glob("*.txt")), tmp_path / "o"
    line = [sys.executable, "-m", "warta", "extract", str(source), "--out", str(out), "--without", "names"]
    with subprocess.Popen(line, stderr=subprocess.PIPE, text=True) as process:
        while not out.exists() and process.poll() is None:
            pass
        process.send_signal(getattr(signal, name))
        _, err = process.communicate()
    assert (process.returncode, err) == (130, "warta: interrupted; the same command goes on from there\n")
    assert not out.exists() or any((out / ".warta" / "parts").iterdir())
    assert subprocess.run(line, check=False, capture_output=True).returncode == 0
    assert (out / "articles.csv").exists()
