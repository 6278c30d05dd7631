"""Runs that were stopped, and runs over inputs that have changed since."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from tests.runs.conftest import tree
from tests.runs.stand_in import SLOW
from warta.errors import UsageError, WartaError
from warta.runs import Tables, assemble, extract
from warta.runs.parts import FileParts

Write = Callable[..., Path]


def run(source: Path, out: Path, **options: object) -> Tables:
    return extract(source, out=out, **{"without": "names", "formats": "csv,sqlite", **options})


def test_a_finished_run_is_not_done_again(worked: list[str], write_articles: Write, tmp_path: Path) -> None:
    folder, out = write_articles(9), tmp_path / "out"
    first = run(folder, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    worked.clear()
    second = run(folder, out)
    assert worked == []
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()} == before
    assert first.summary == second.summary
    assert all(first[table].equals(second[table]) for table in first)


@pytest.mark.parametrize("change", ["added", "changed", "removed", "stated", "all"])
def test_only_what_is_new_is_read(change: str, worked: list[str], write_articles: Write, tmp_path: Path) -> None:
    folder, out = write_articles(12), tmp_path / "out"
    run(folder, out)
    worked.clear()
    expected = set()
    if change in ("added", "all"):
        (folder / "satu" / "00.txt").write_text("Wulan Kalvari pulang pada hari ke-3.", encoding="utf-8")
        expected.add("satu/00.txt")
    if change in ("changed", "all"):
        (folder / "dua" / "5.txt").write_text("Bagas Halimun pergi.", encoding="utf-8")
        expected.add("dua/5.txt")
    if change in ("removed", "all"):
        (folder / "dua-tiga" / "7.txt").unlink()  # the text of 8.txt stands there no more
    if change in ("stated", "all"):
        (folder / "satu" / "metadata.csv").write_text("file,published\n3.txt,2024-06-03\n", encoding="utf-8")
        expected.add("satu/3.txt")
    run(folder, out)
    assert set(worked) == expected
    run(folder, tmp_path / "fresh")
    assert tree(out) == tree(tmp_path / "fresh")


def test_formats_are_made_from_what_is_there(worked: list[str], write_articles: Write, tmp_path: Path) -> None:
    folder, out = write_articles(5), tmp_path / "out"
    run(folder, out, formats="csv")
    worked.clear()
    run(folder, out, formats="parquet", limit=3, prune=True)
    assert worked == []
    run(folder, tmp_path / "fresh", formats="parquet", limit=3)
    assert tree(out) == tree(tmp_path / "fresh")
    assert not (out / ".warta" / "tables").exists()


@pytest.mark.parametrize("changed", [{"published": "2024-06-03"}, {"without": "names,dates"}, {"max_size": 7}])
def test_other_options_start_over_and_say_so(
    changed: dict, worked: list[str], write_articles: Write, tmp_path: Path
) -> None:
    folder, out = write_articles(5), tmp_path / "out"
    run(folder, out)
    worked.clear()
    before = tree(out)
    with pytest.raises(UsageError, match=f"5 articles.*{next(iter(changed))} is now .*--overwrite"):
        run(folder, out, **changed)
    assert (worked, tree(out)) == ([], before)
    (note,) = run(folder, out, **changed, overwrite=True).summary.notes
    assert note.startswith(f"started over: {next(iter(changed))} is now ")
    assert len(worked) == 5
    run(folder, tmp_path / "fresh", **changed)
    assert tree(out) == tree(tmp_path / "fresh")


def test_another_version_starts_over(
    worked: list[str], write_articles: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = write_articles(3), tmp_path / "out"
    run(folder, out)
    for text in [*(out / "texts").iterdir()]:
        text.rename(text.with_name(text.name.removeprefix("a-")))  # as up to version 0.2
    worked.clear()
    monkeypatch.setattr("warta.runs.recipe.version", lambda name: "99.1")
    with pytest.raises(UsageError, match=r"warta is now 99\.1 \(was .*--overwrite"):
        run(folder, out)
    notes = run(folder, out, overwrite=True).summary.notes
    assert notes[0].startswith("started over: warta is now 99.1 (was ")
    assert len(worked) == 3
    run(folder, tmp_path / "fresh")
    assert tree(out) == tree(tmp_path / "fresh")


def test_overwrite_starts_over(worked: list[str], write_articles: Write, tmp_path: Path) -> None:
    folder, out = write_articles(3), tmp_path / "out"
    run(folder, out)
    worked.clear()
    assert run(folder, out, overwrite=True).summary.notes == ()
    assert len(worked) == 3


def test_one_run_at_a_time(stand_in: None, write_articles: Write, tmp_path: Path) -> None:
    folder, out = write_articles(3), tmp_path / "out"
    run(folder, out)
    before = tree(out)
    with FileLock(out / ".warta" / "lock"), pytest.raises(UsageError, match="another run is writing"):
        run(folder, out, overwrite=True)
    assert tree(out) == before


@pytest.mark.parametrize("kept", [0, 2])
def test_a_full_disk_loses_nothing(
    kept: int, worked: list[str], write_articles: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = write_articles(9), tmp_path / "out"
    add, added = FileParts.add, []

    def fill(self: FileParts, results: object) -> None:
        if len(added) == kept:
            raise OSError(28, "No space left on device")
        added.append(results)
        add(self, results)

    with monkeypatch.context() as patch:
        patch.setattr("warta.runs.parts.PART_ARTICLES", 2)
        patch.setattr(FileParts, "add", fill)
        with pytest.raises(WartaError, match=r"No space left on device.*goes on from there"):
            run(folder, out)
    assert out.exists() == bool(kept)
    worked.clear()
    run(folder, out)
    assert len(worked) == 9 - 2 * kept
    run(folder, tmp_path / "fresh")
    assert tree(out) == tree(tmp_path / "fresh")


def test_a_disk_that_fills_up_at_the_end_leaves_the_earlier_tables(
    worked: list[str], write_articles: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    out = tmp_path / "out"
    run(write_articles(4), out)
    before = tree(out)
    with monkeypatch.context() as patch:
        patch.setattr(assemble, "write_texts", fail)
        with pytest.raises(WartaError, match="No space left on device"):
            run(write_articles(6), out)
    assert tree(out) == before
    worked.clear()
    assert run(write_articles(6), out).summary.articles == 6
    assert len(worked) == 6  # written anew, so all of another time


def test_what_a_killed_run_left_half_written_is_no_part(
    worked: list[str], write_articles: Write, tmp_path: Path
) -> None:
    folder, out = write_articles(4), tmp_path / "out"
    run(folder, out)
    (part,) = (out / ".warta" / "parts").iterdir()
    part.write_bytes(part.read_bytes()[:-100])
    (out / ".warta" / "parts" / "0.parquet.unfinished").write_bytes(b"PAR1")
    before = tree(out)
    worked.clear()
    run(folder, out)
    assert len(worked) == 4
    assert tree(out) == before
    assert len(list((out / ".warta" / "parts").iterdir())) == 1


def test_an_old_folder_is_tidied(
    worked: list[str], write_articles: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warta.runs.ordered.STRETCH", 4)
    folder, out = write_articles(12), tmp_path / "out"
    for words in ("satu", "dua", "tiga"):
        write_articles(12, words)
        run(folder, out)
    assert len(list((out / ".warta" / "parts").iterdir())) == 1
    run(folder, tmp_path / "fresh")
    assert tree(out) == tree(tmp_path / "fresh")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills processes")
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_run_killed_again_and_again_ends_with_the_same_bytes(
    seed: int, write_articles: Write, tmp_path: Path
) -> None:
    folder, out, chance = write_articles(60, SLOW), tmp_path / "out", random.Random(seed)
    for parts in sorted(chance.sample(range(15), 3)):
        start_and_kill(folder, out, lambda parts=parts: count_parts(out) > parts)
    start_and_kill(folder, out, (out / ".warta" / "stage" / "texts").exists)
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    for place in (out, tmp_path / "fresh"):
        subprocess.run(command(folder, place), check=True, env=environment)
    assert tree(out) == tree(tmp_path / "fresh")
    with closing(sqlite3.connect(out / "warta.sqlite")) as database:
        assert database.execute("SELECT count(*) FROM articles").fetchone() == (60,)


def start_and_kill(folder: Path, out: Path, is_time: Callable[[], bool]) -> None:
    """Start a run and kill it when it is time; one that ends before will do too."""
    with subprocess.Popen(command(folder, out), env={**os.environ, "PYTHONPATH": str(Path.cwd())}) as process:
        while process.poll() is None and not is_time():
            time.sleep(0.005)
        process.kill()


def count_parts(out: Path) -> int:
    return len(list(out.glob(".warta/parts/*.parquet")))


def command(folder: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "tests.runs.stand_in", str(folder), str(out), "2"]
