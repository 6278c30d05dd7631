"""Runs into addresses: the same tables, the same resume, and nobody sees half a file."""

import importlib.util
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Semaphore
from types import SimpleNamespace
from urllib.request import Request, urlopen

import pytest

from tests.runs.conftest import tree
from tests.runs.stand_in import SLOW, StandIn
from warta.cli import main
from warta.errors import UsageError, WartaError
from warta.ingest import find_sources, read_source, split_source
from warta.runs import Tables, claims, extract
from warta.runs.items import find_items
from warta.runs.place import LocalPlace, open_place, parse_out
from warta.runs.remote_place import RemotePlace

fsspec = pytest.importorskip("fsspec")

Write = Callable[..., Path]
ADDRESS = "memory://bucket/tables"


@pytest.fixture(autouse=True)
def memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """An empty store in the memory of this process, and claims that lapse soon."""
    monkeypatch.setattr(claims, "BEAT", 0.05)
    monkeypatch.setattr(claims, "LAPSE", 0.3)
    files = fsspec.filesystem("memory")
    empty(files)  # it is the whole process's: other tests leave things there
    yield files
    empty(files)


def empty(files: object) -> None:
    files.store.clear()  # type: ignore[attr-defined]
    files.pseudo_dirs[:] = [""]  # type: ignore[attr-defined]


def run(source: Path | str, out: Path | str = ADDRESS, **options: object) -> Tables:
    return extract(source, out=out, **{"without": "names", "formats": "csv,sqlite", **options})


def shown(files: object, root: str = "/bucket/tables") -> dict[str, bytes]:
    """The files that a user sees at an address, with their bytes."""
    names = {path.removeprefix(f"{root}/"): path for path in files.find(root)}
    return {name: files.cat_file(path) for name, path in names.items() if "/." not in f"/{name}"}


def kept(files: object, folder: str = "parts") -> list[str]:
    return files.find(f"/bucket/tables/.warta/{folder}")


def state(files: object) -> dict[str, object]:
    return {path: files.modified(path) for path in files.find("/bucket/tables")}


@pytest.mark.parametrize(
    "options",
    [{"executor": "here", "formats": "csv,xlsx,parquet,sqlite"}, {"jobs": 2, "formats": "csv,sqlite"}],
)
def test_the_bytes_are_those_of_a_local_run(
    options: dict, stand_in: None, write_articles: Write, tmp_path: Path, memory: object
) -> None:
    folder = write_articles(12)
    here, there = run(folder, tmp_path / "out", formats=options["formats"]), run(folder, **options)
    assert shown(memory) == tree(tmp_path / "out")
    assert here.summary == there.summary
    assert list(here) == list(there)
    assert all(here[table].equals(there[table]) for table in here)
    assert all(list(here.rows[table]) == list(there.rows[table]) for table in here)
    assert kept(memory, "claims") == []


def test_a_finished_run_is_not_done_again(worked: list[str], write_articles: Write, memory: object) -> None:
    folder = write_articles(9)
    first, before = run(folder), state(memory)
    worked.clear()
    second = run(folder)
    assert worked == []
    assert state(memory) == before
    assert first.summary == second.summary
    assert all(first[table].equals(second[table]) for table in first)


def test_only_what_is_new_is_read_and_what_is_gone_leaves(
    worked: list[str], write_articles: Write, tmp_path: Path, memory: object
) -> None:
    folder = write_articles(12)
    run(folder)
    worked.clear()
    (folder / "satu" / "00.txt").write_text("Wulan Kalvari pulang pada hari ke-3.", encoding="utf-8")
    (folder / "dua" / "5.txt").unlink()
    run(folder, formats="csv,parquet", prune=True)
    assert worked == ["satu/00.txt"]
    run(folder, tmp_path / "fresh", formats="csv,parquet")
    assert shown(memory) == tree(tmp_path / "fresh")
    assert kept(memory, "tables") == []


@pytest.mark.parametrize(
    ("changed", "note"), [({"published": "2024-06-03"}, "started over: published is now"), ({"overwrite": True}, None)]
)
def test_starting_over(
    changed: dict, note: str | None, worked: list[str], write_articles: Write, tmp_path: Path, memory: object
) -> None:
    folder = write_articles(5)
    run(folder)
    parts = kept(memory)
    worked.clear()
    if note:
        with pytest.raises(UsageError, match="add --overwrite"):
            run(folder, **changed)
        assert kept(memory) == parts
    notes = run(folder, **changed | {"overwrite": True}).summary.notes
    assert [told[: len(note or "")] for told in notes] == ([note] if note else [])
    assert len(worked) == 5
    assert set(kept(memory)).isdisjoint(parts)
    run(folder, tmp_path / "fresh", **changed)
    assert shown(memory) == tree(tmp_path / "fresh")


def test_files_that_no_run_wrote_are_not_replaced(worked: list[str], write_articles: Write, memory: object) -> None:
    memory.pipe({"/bucket/tables/articles.csv": b"mine", "/bucket/tables/notes.txt": b"mine too"})
    folder = write_articles(3)
    with pytest.raises(UsageError, match=r"holds articles.csv, which no run wrote there: add --overwrite"):
        run(folder)
    assert len(shown(memory)) == 2
    run(folder, formats="sqlite", overwrite=True)
    assert {"notes.txt", "run.json"} < set(shown(memory))
    assert "articles.csv" not in shown(memory)


def test_a_network_that_fails_loses_nothing(
    worked: list[str], write_articles: Write, tmp_path: Path, memory: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As libraries do that open addresses, with errors of their own."""
    folder, take, sent = write_articles(9), RemotePlace.take, []

    def fail(self: RemotePlace, source: Path, names: list[str]) -> None:
        if len(sent) == 2:
            raise ConnectionError("the wire is\ncut")
        sent.append(names)
        take(self, source, names)

    with monkeypatch.context() as patch:
        patch.setattr("warta.runs.parts.PART_ARTICLES", 2)
        patch.setattr(RemotePlace, "take", fail)
        with pytest.raises(WartaError, match=r"the wire is cut.*TMPDIR.*the same command goes on from there"):
            run(folder)
    assert len(kept(memory)) == 2
    assert shown(memory) == {}
    worked.clear()
    run(folder)
    assert len(worked) == 5
    run(folder, tmp_path / "fresh")
    assert shown(memory) == tree(tmp_path / "fresh")


def test_of_a_run_that_kept_nothing_nothing_is_left(
    write_articles: Write, memory: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unready(StandIn):
        def prepare(self) -> None:
            raise WartaError("no model: install it")

    monkeypatch.setattr("warta.runs.run.ArticleWork", Unready)
    with pytest.raises(WartaError, match="no model"):
        run(write_articles(3))
    assert memory.find("/bucket") == []


def test_no_more_is_sent_at_a_time_than_memory_holds(
    stand_in: None, write_articles: Write, tmp_path: Path, memory: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, sent = type(memory).put, []

    def note(self: object, sources: list[str], paths: list[str], **options: object) -> None:
        sent.append(sum(Path(source).stat().st_size for source in sources) if len(sources) > 1 else 0)
        put(self, sources, paths, **options)

    monkeypatch.setattr(type(memory), "put", note)
    monkeypatch.setattr("warta.runs.remote_place.AT_ONCE", 500)
    folder = write_articles(30)
    run(folder)
    assert len(sent) > 5
    assert 0 < max(sent) <= 500
    run(folder, tmp_path / "fresh")
    assert shown(memory) == tree(tmp_path / "fresh")


def test_half_a_file_is_never_seen(
    stand_in: None, write_articles: Write, tmp_path: Path, memory: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, put = write_articles(4), type(memory).put_file

    def tear(self: object, source: str, path: str, **options: object) -> None:
        put(self, source, path, **options)
        if path.endswith("persons.csv.unfinished"):
            self.pipe_file(path, self.cat_file(path)[:10])
            raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(type(memory), "put_file", tear)
        with pytest.raises(WartaError, match="Input/output error"):
            run(folder)
    assert shown(memory) == {}
    run(folder)
    run(folder, tmp_path / "fresh")
    assert shown(memory) == tree(tmp_path / "fresh")


def test_broken_parts_are_dropped(worked: list[str], write_articles: Write, tmp_path: Path, memory: object) -> None:
    folder = write_articles(4)
    run(folder)
    (part,) = kept(memory)
    memory.pipe({part: memory.cat_file(part)[:-100], part.replace("parts/", "parts/.") + ".unfinished": b"PAR1"})
    before = shown(memory)
    worked.clear()
    run(folder)
    assert len(worked) == 4
    assert shown(memory) == before
    assert len(kept(memory)) == 1


class TestTwoRuns:
    def test_one_that_is_alive_is_left_alone(
        self, worked: list[str], write_articles: Write, memory: object, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = write_articles(3)
        run(folder)
        before = shown(memory)
        monkeypatch.setattr(claims, "LAPSE", 60)  # for a busy machine; the other's sign of life comes long before
        with claims.claim(open_place(ADDRESS)), pytest.raises(UsageError, match="another run is writing into --out"):
            run(folder, overwrite=True)
        assert shown(memory) == before
        assert kept(memory, "claims") == []

    def test_one_that_was_killed_is_outlasted(
        self, worked: list[str], write_articles: Write, memory: object, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        memory.pipe_file("/bucket/tables/.warta/claims/0123-7", b"")
        waits: list[float] = []
        clock = SimpleNamespace(monotonic=lambda: sum(waits), sleep=waits.append)
        monkeypatch.setattr(claims, "time", clock)
        run(write_articles(3))
        assert sum(waits) >= claims.LAPSE
        assert len(worked) == 3
        assert kept(memory, "claims") == []

    def test_one_that_ends_meanwhile_is_not_waited_for(self, memory: object, monkeypatch: pytest.MonkeyPatch) -> None:
        memory.pipe_file("/bucket/tables/.warta/claims/0123-7", b"")
        monkeypatch.setattr(claims, "LAPSE", 60)
        waits = []

        def wait(seconds: float) -> None:
            waits.append(seconds)
            memory.rm_file("/bucket/tables/.warta/claims/0123-7")

        monkeypatch.setattr(claims.time, "sleep", wait)
        with claims.claim(open_place(ADDRESS)):
            assert len(waits) == 1

    def test_a_claim_is_renewed_under_another_name(self, memory: object, monkeypatch: pytest.MonkeyPatch) -> None:
        standing: list[list[str]] = []
        renewed, renew = Semaphore(0), claims.Claim.renew

        def renew_and_tell(self: claims.Claim) -> None:
            renew(self)
            standing.append(kept(memory, "claims"))
            renewed.release()

        monkeypatch.setattr(claims.Claim, "renew", renew_and_tell)
        with claims.claim(open_place(ADDRESS)):
            assert all(renewed.acquire(timeout=300) for _ in range(3))
        assert {len(names) for names in standing} == {1}
        assert len({name for (name,) in standing}) == len(standing)
        assert kept(memory, "claims") == []


class TestPlaces:
    def test_the_output_is_no_input(self, write_articles: Write, memory: object) -> None:
        memory.pipe({f"/bucket/{name}.txt": b"Rapat dibuka." for name in ("a", "tables/texts/b", "tables-2/c")})
        found = find_items(["memory://bucket"], out=ADDRESS, max_bytes=100, limit=None)
        assert [item.name for item in found.items] == ["a.txt", "tables-2/c.txt"]
        assert found.passed_over == {"output folder": 1}

    def test_it_cannot_be_the_input_itself(self, memory: object) -> None:
        memory.pipe_file("/bucket/tables/a.txt", b"Rapat dibuka.")
        with pytest.raises(UsageError, match="is the input itself"):
            run(f"{ADDRESS}/")

    def test_it_cannot_be_a_file(self, write_articles: Write, memory: object) -> None:
        memory.pipe_file("/bucket/tables", b"")
        with pytest.raises(UsageError, match=r"memory://bucket/tables is a file: name a folder"):
            run(write_articles(1))

    @pytest.mark.parametrize("out", ["tables", "{}/tables", "file://{}/tables", "local://{}/tables"])
    def test_a_folder_here_is_a_folder_however_it_is_named(self, out: str, tmp_path: Path) -> None:
        place = parse_out(out.format(tmp_path))
        assert isinstance(open_place(place), LocalPlace)
        assert place.name == "tables"


@pytest.mark.parametrize(
    ("address", "words"), [("nosuch://bucket/tables", "nosuch"), ("gs://bucket/tables", "gcsfs for gs://")]
)
def test_what_opens_the_address_is_missing(
    address: str,
    words: str,
    write_articles: Write,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture,
) -> None:
    monkeypatch.setitem(sys.modules, "gcsfs", None)
    assert main(["extract", str(write_articles(1)), "--out", address]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert (told.count("\n"), "Traceback" in told) == (1, False)


@pytest.mark.parametrize("refused", ["ls", "pipe_file"])
def test_an_address_that_refuses_is_told_in_one_line(
    refused: str,
    write_articles: Write,
    memory: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture,
) -> None:
    class NoCredentialsError(Exception):
        """As libraries raise it: no OSError."""

    def refuse(*_: object, **__: object) -> None:
        raise NoCredentialsError("unable to\nlocate credentials")

    monkeypatch.setattr(type(memory), refused, refuse)
    assert main(["extract", str(write_articles(1)), "--out", ADDRESS, "--without", "names"]) == 2
    told = capsys.readouterr().err
    assert "--out memory://bucket/tables (NoCredentialsError: unable to locate credentials): " in told
    assert told.count("\n") == 1


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills processes")
def test_a_run_killed_again_and_again_ends_with_the_same_bytes(
    stand_in: None, write_articles: Write, tmp_path: Path
) -> None:
    folder, there = write_articles(40, SLOW), tmp_path / "there"
    command = [sys.executable, "-m", "tests.runs.shelf", str(folder), f"shelf://{there}", "2"]
    options = {"env": {**os.environ, "PYTHONPATH": str(Path.cwd())}}
    moments = [
        lambda: len(list(there.glob(".warta/parts/*.parquet"))) > 2,  # in the midst of the work
        lambda: any(there.glob(".*.unfinished")),  # while tables are sent
        (there / "articles.csv").exists,  # while they get their names
    ]
    for is_time in moments:
        with subprocess.Popen(command, **options) as process:
            while process.poll() is None and not is_time():
                time.sleep(0.002)
            process.kill()
    subprocess.run(command, check=True, **options)
    assert not list(there.glob(".warta/claims/*"))
    run(folder, tmp_path / "fresh", executor="here")
    assert tree(there) == tree(tmp_path / "fresh")


needs_server = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("s3fs", "moto", "flask", "flask_cors")),
    reason="needs an S3 server: pip install s3fs 'moto[s3]' flask flask-cors",
)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """The file system of an S3 server in this process, with a bucket `news`."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    # What servers hold belongs to the process: an earlier test's bucket would still be there.
    urlopen(Request(f"http://{host}:{port}/moto-api/reset", method="POST")).close()
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    files = fsspec.filesystem("s3", skip_instance_cache=True)
    type(files).clear_instance_cache()
    files.mkdir("news")
    yield files
    type(files).clear_instance_cache()
    server.stop()


@needs_server
@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_bucket_is_read_as_a_folder_is(tmp_path: Path, bucket: object) -> None:
    files = {
        "a.txt": "Rapat dibuka di Balai Kota pada hari Senin.",
        "b.jsonl": '{"text": "Satu kalimat saja."}\n{"text": "Dua kalimat saja."}\n',
        "c/d.csv": "title,text\nBanjir,Air surut pada hari Senin.\n",
        "metadata.csv": "file,published\na.txt,2024-05-01\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        bucket.pipe_file(f"news/in/{name}", text.encode())
    here, there = (
        [list(read_source(piece)) for source in find_sources([place]) for piece in split_source(source)]
        for place in (tmp_path, "s3://news/in")
    )
    assert len(here) == 4
    assert there == here
    assert here[0][0].published == "2024-05-01"


@needs_server
@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # what the server's own code is warned of
def test_a_bucket(worked: list[str], write_articles: Write, tmp_path: Path, bucket: object) -> None:
    folder = write_articles(12)
    there = run(folder, "s3://news/runs/one", formats="csv,parquet")
    here = run(folder, tmp_path / "out", formats="csv,parquet")
    assert shown(bucket, "news/runs/one") == tree(tmp_path / "out")
    assert all(here[table].equals(there[table]) for table in here)
    worked.clear()
    (folder / "dua" / "5.txt").unlink()
    (folder / "satu" / "00.txt").write_text("Wulan Kalvari pulang pada hari ke-3.", encoding="utf-8")
    run(folder, "s3://news/runs/one", prune=True)
    assert worked == ["satu/00.txt"]
    run(folder, tmp_path / "fresh")
    bucket.invalidate_cache()
    assert shown(bucket, "news/runs/one") == tree(tmp_path / "fresh")
    with pytest.raises(UsageError, match=r"cannot write into --out s3://nobody/runs \(.*bucket does not exist.*\)"):
        run(folder, "s3://nobody/runs")
    assert not bucket.exists("nobody")
