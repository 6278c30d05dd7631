import importlib.util
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest

from tests.runs.conftest import tree
from tests.runs.stand_in import CRASH, LOOP, PATIENCE, StandIn
from warta.errors import UsageError, WartaError
from warta.runs import extract, run
from warta.runs.items import Item
from warta.runs.options import Options

Write = Callable[..., Path]
REPOSITORY = Path(__file__).parents[2]

needs_ray = [
    pytest.mark.slow,
    pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="needs Ray: pip install 'warta[ray]'"),
    pytest.mark.filterwarnings("default"),  # what Ray's own code is warned of
]


@dataclass(frozen=True)
class Killer(StandIn):
    """The first time that it meets a text with `fatal` in it, it kills the Ray worker that it works for."""

    mark: Path = Path()

    def run(self, item: Item) -> pa.RecordBatch:
        if "fatal" in item.content.path.read_text(encoding="utf-8") and not self.mark.exists():
            self.mark.touch()
            os.kill(os.getppid(), signal.SIGKILL)
        return super().run(item)


@dataclass(frozen=True)
class Unready(StandIn):
    def prepare(self) -> None:
        raise WartaError("no model: install it")


def small_machine() -> dict[str, int]:
    """Where its helpers listen is told, for it gives up when a busy machine is slow in finding that out."""
    ports = "metrics_agent_port", "metrics_export_port", "runtime_env_agent_port", "dashboard_agent_listen_port"
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in ports]
        for free in sockets:
            free.bind(("127.0.0.1", 0))
        numbers = [free.getsockname()[1] for free in sockets]
    return {"num_cpus": 1, "object_store_memory": 100_000_000, **dict(zip(ports, numbers, strict=True))}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A cluster of two machines, so to speak, with a processor each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("PYTHONPATH", str(REPOSITORY))
        from ray.cluster_utils import Cluster

        cluster = Cluster(initialize_head=True, head_node_args={**small_machine(), "include_dashboard": False})
        cluster.add_node(**small_machine())
        yield cluster.address
        cluster.shutdown()


class TestOnACluster:
    pytestmark = needs_ray

    def test_the_tables_are_those_of_a_local_run(
        self, address: str, write_articles: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        articles = write_articles(60)
        for name, word in (("b.txt", CRASH), ("c.txt", LOOP), ("d.txt", "fatal")):
            (articles / name).write_text(f"Ratri Kalvari membuka jalan {word}.", encoding="utf-8")
        mark = tmp_path / "mark"
        monkeypatch.setattr(run, "ArticleWork", partial(Killer, mark=mark))
        monkeypatch.setattr("warta.runs.ray.ROUND", 2)
        told: list[int] = []
        there = extract(
            articles,
            out=tmp_path / "there",
            without="names",
            timeout=PATIENCE,
            executor="ray",
            address=address,
            progress=lambda done, total: told.append(done),
        )
        assert mark.exists()
        assert told[-1] == 63
        assert there.summary.statuses == {"error": 2, "ok": 61}
        monkeypatch.setattr(run, "ArticleWork", StandIn)
        extract(articles, out=tmp_path / "here", without="names", timeout=PATIENCE, jobs=2)
        assert tree(tmp_path / "there") == tree(tmp_path / "here")

    def test_a_run_goes_on_whoever_began_it(
        self, stand_in: None, address: str, write_articles: Write, tmp_path: Path
    ) -> None:
        articles = write_articles(20)
        extract(articles, out=tmp_path / "mixed", without="names", executor="here")
        (articles / "satu" / "0.txt").unlink()
        (articles / "satu" / "new.txt").write_text("Omar Halimun membuka 17 jalan.", encoding="utf-8")
        told: list[int] = []
        extract(
            articles,
            out=tmp_path / "mixed",
            without="names",
            executor="ray",
            address=address,
            progress=lambda done, total: told.append(done),
        )
        assert len(told) == 1
        extract(articles, out=tmp_path / "fresh", without="names", executor="here")
        assert tree(tmp_path / "mixed") == tree(tmp_path / "fresh")

    def test_the_tables_may_lie_where_only_this_process_writes(
        self, stand_in: None, address: str, write_articles: Write, tmp_path: Path
    ) -> None:
        fsspec = pytest.importorskip("fsspec")
        articles = write_articles(20)
        extract(articles, out="memory://bucket/tables", without="names", executor="ray", address=address)
        fsspec.filesystem("memory").get("/bucket/tables", str(tmp_path / "there"), recursive=True)
        extract(articles, out=tmp_path / "here", without="names", executor="here")
        assert tree(tmp_path / "there") == tree(tmp_path / "here")

    def test_work_that_cannot_be_prepared_ends_the_run(
        self, address: str, write_articles: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(run, "ArticleWork", Unready)
        with pytest.raises(WartaError, match="no model"):
            extract(write_articles(3), without="names", executor="ray", address=address)


def test_an_address_is_a_clusters() -> None:
    with pytest.raises(UsageError, match="--executor ray"):
        Options(address="localhost:6379")


def test_ray_is_installed_by_who_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match=r"pip install 'warta\[ray\]'"):
        Options(executor="ray")
