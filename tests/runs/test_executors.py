from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from tests.runs.conftest import tree
from tests.runs.stand_in import CRASH, FAULT, HANG, LOOP, PATIENCE, SHORT, SHOT, StandIn
from warta.article import Article
from warta.errors import UsageError, WartaError
from warta.runs import executors, extract
from warta.runs.executors import choose_executor, work_here
from warta.runs.items import Item
from warta.runs.parts import MemoryParts
from warta.runs.workers import Workers

Write = Callable[..., Path]


class Broken(StandIn):
    def prepare(self) -> None:
        raise WartaError("no model: install it")


def items(*texts: str) -> list[Item]:
    return [Item(Article(f"{place:016}", f"{place}", "0" * 64, text)) for place, text in enumerate(texts)]


def contents(parts: MemoryParts) -> dict[int, list[dict]]:
    """The results by the keys of their items."""
    tables = [parts.read(name, ["item", "articles", "limit", "passing"]) for name in parts.names()]
    return {row["item"]: row for row in pa.concat_tables(tables).to_pylist()}


def test_workers_give_the_same_as_this_process() -> None:
    work, given = StandIn(), items(*map(str, range(30)))
    here, there = MemoryParts(), MemoryParts()
    assert sum(work_here(work, given, here)) == sum(Workers(2, 60)(work, given, there)) == 30
    assert contents(here) == contents(there)


def test_items_that_hang_or_crash_fail_alone() -> None:
    given = items("1", HANG, "2", LOOP, "3", CRASH, "4", FAULT, "5")
    parts = MemoryParts()
    assert sum(Workers(2, PATIENCE)(StandIn(), given, parts)) == len(given)
    results = contents(parts)
    told = {item.name: (results[item.key]["articles"][0]["message"], results[item.key]["limit"]) for item in given}
    assert [message for message, _ in told.values()][::2] == [None] * 5
    for late in ("1", "3"):
        assert told[late] == (
            f"it took longer than {PATIENCE} seconds: split it, leave it out, or allow more by --timeout",
            PATIENCE,
        )
    for crashed in ("5", "7"):
        assert told[crashed][0].startswith("it ended the process that worked on it")
        assert told[crashed][1] is None


@pytest.mark.parametrize(
    ("executor", "kind"), [(work_here, SHORT), (Workers(1, 60), SHORT), (Workers(1, 60), SHOT), (Workers(2, 60), SHOT)]
)
def test_trouble_that_passes_is_tried_again_by_a_fresh_worker(
    executor: executors.Executor, kind: str, tmp_path: Path
) -> None:
    given = items("1", f"{kind} 1 {tmp_path / 'once'}", "2", f"{kind} 2 {tmp_path / 'twice'}", "3")
    parts = MemoryParts()
    assert sum(executor(StandIn(), given, parts)) == len(given)
    told = [contents(parts)[item.key] for item in given]
    assert [row["passing"] for row in told] == [False, False, False, True, False]
    assert [row["articles"][0]["status"] for row in told] == ["ok", "ok", "ok", "error", "ok"]
    message = told[3]["articles"][0]["message"]
    assert ("too little memory: get more" if kind == SHORT else "killed from outside") in message
    if executor is not work_here:
        assert all(len(set((tmp_path / name).read_text().split())) == 2 for name in ("once", "twice"))


def test_trouble_that_stays_is_not_tried_for_ever(tmp_path: Path) -> None:
    given = items(*(f"{SHORT} 9 {tmp_path / str(number)}" for number in range(30)))
    parts = MemoryParts()
    assert sum(Workers(1, 60)(StandIn(), given, parts)) == len(given)
    assert [contents(parts)[item.key]["passing"] for item in given] == [True] * 30
    tries = [len((tmp_path / str(number)).read_text().split()) for number in range(30)]
    assert set(tries[:10]) == {2}
    assert set(tries[-5:]) == {1}


@pytest.mark.parametrize(("kind", "jobs"), [(SHORT, None), (SHORT, 1), (SHOT, 1)])
def test_what_trouble_has_spoilt_is_mended_by_the_next_run(
    kind: str, jobs: int | None, stand_in: None, write_articles: Write, tmp_path: Path
) -> None:
    folder, out = write_articles(6), tmp_path / "out"
    (folder / "satu" / "9.txt").write_text(f"Wulan Kalvari {kind} 2 {tmp_path / 'times'}.", encoding="utf-8")
    options = {"without": "names", "formats": "csv", "jobs": jobs}
    assert extract(folder, out=out, **options).summary.statuses == {"error": 1, "ok": 6}
    assert extract(folder, out=out, **options).summary.statuses == {"ok": 7}
    extract(folder, out=tmp_path / "fresh", **options)
    assert tree(out) == tree(tmp_path / "fresh")


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("place", "error", "cure"),
    [
        ("warta.runs.process.annotate", MemoryError(), "use fewer --jobs"),
        ("warta.ingest.reading.label_language", OSError(28, "No space left on device"), "TMPDIR"),
        ("warta.ingest.reading.search_page", RuntimeError("std::bad_alloc"), "use fewer --jobs"),
        ("warta.ingest.loading.open_source", OSError(24, "Too many open files"), "ulimit"),
        ("warta.ingest.loading.open_source", TimeoutError(110, "Connection timed out"), "network share"),
    ],
)
def test_a_lack_of_memory_or_space_is_no_fault_of_the_article(
    place: str, error: Exception, cure: str, write_articles: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    folder, out = write_articles(3), tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(place, fail)
        tables = extract(folder, out=out, formats="csv")
    assert tables.summary.statuses == {"error": 3}
    assert all(cure in line and "tries it again" in line for line in tables.summary.errors)
    extract(folder, out=out, formats="csv")
    extract(folder, out=tmp_path / "fresh", formats="csv")
    assert tree(out) == tree(tmp_path / "fresh")


@pytest.mark.parametrize("executor", [work_here, Workers(1, 60)])
def test_work_that_cannot_be_prepared_ends_the_run(executor: executors.Executor) -> None:
    with pytest.raises(WartaError, match="no model"):
        list(executor(Broken(), items("1", "2"), MemoryParts()))


@pytest.mark.parametrize("executor", [work_here, Workers(1, 60)])
def test_nothing_to_do_needs_no_preparation(executor: executors.Executor) -> None:
    assert list(executor(Broken(), [], MemoryParts())) == []


def test_what_is_done_is_kept_when_the_work_is_interrupted() -> None:
    parts = MemoryParts()
    told = work_here(StandIn(), items("1", "2", "3"), parts)
    assert next(told) + next(told) == 2
    told.close()
    assert len(contents(parts)) == 2


def test_a_few_items_are_not_worth_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Workers, "__call__", lambda self, work, items, parts: iter([self.jobs, len(list(items))]))
    monkeypatch.setattr(executors, "FEW", 4)

    def work(number: int, name: str | None = None, jobs: int | None = None) -> list[int | None]:
        execute = choose_executor(name, jobs=jobs, timeout=9)
        return list(execute(StandIn(), items(*"0123456789"[:number]), MemoryParts()))

    assert work(3) == [1, 1, 1]
    assert work(9) == [None, 9]
    assert work(3, jobs=2) == [2, 3]
    assert work(3, name="local") == [None, 3]
    assert work(5, name="here") == [1] * 5
    with pytest.raises(UsageError, match="leave out jobs"):
        work(3, name="here", jobs=2)


def test_an_article_that_took_too_long_is_tried_again_with_more_time(
    stand_in: None, write_articles: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = write_articles(3), tmp_path / "out"
    (folder / "satu" / "9.txt").write_text(f"Wulan Kalvari {LOOP}.", encoding="utf-8")
    errors = extract(folder, out=out, without="names", formats="csv", jobs=1, timeout=PATIENCE).summary.errors
    assert any(row.startswith(f"satu/9.txt: it took longer than {PATIENCE} seconds") for row in errors)
    worked: list[str] = []
    monkeypatch.setattr("tests.runs.stand_in.make_trouble", worked.append)
    extract(folder, out=out, without="names", formats="csv", timeout=PATIENCE)
    assert worked == []
    extract(folder, out=out, without="names", formats="csv", timeout=PATIENCE + 1)
    assert f"Wulan Kalvari {LOOP}." in worked
    extract(folder, out=tmp_path / "fresh", without="names", formats="csv", timeout=PATIENCE + 1)
    assert tree(out) == tree(tmp_path / "fresh")


@pytest.mark.parametrize("options", [{"executor": "here"}, {"jobs": 1}, {"jobs": 2}])
def test_whoever_does_the_work_the_bytes_are_the_same(
    options: dict, stand_in: None, write_articles: Write, tmp_path: Path
) -> None:
    folder = write_articles(20)
    extract(folder, out=tmp_path / "one", without="names", formats="csv,parquet")
    extract(folder, out=tmp_path / "two", without="names", formats="csv,parquet", **options)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_workers_are_renewed_before_they_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warta.runs.workers.ITEMS_PER_LIFE", 4)
    parts = MemoryParts()
    assert sum(Workers(1, 60)(StandIn(), items(*map(str, range(9))), parts)) == 9
    assert len(contents(parts)) == 9
