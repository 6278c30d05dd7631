"""Items worked on by many machines: Ray Data hands them out in batches, and their results come back as they are done.

Beside every Ray worker stands a worker process of our own (`workers.Crew`): what hangs or crashes an article ends that
one, and Ray's goes on. When a Ray worker is lost itself, or its machine, its batch is done again elsewhere. Batches are
tasks, not actors: Ray keeps the processes of tasks, and so the loaded model, from one round to the next.
"""

import logging
import os
import pickle
import platform
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from types import ModuleType
from typing import Any

import pyarrow as pa

from warta.errors import WartaError, describe
from warta.ingest import Source
from warta.runs.executors import available_cpus, take_few
from warta.runs.items import Item
from warta.runs.parts import Parts, collect
from warta.runs.results import SCHEMA
from warta.runs.work import Work
from warta.runs.workers import Crew

BATCH = 8  # items: what is done again when a worker is lost, and waited for at the end of a round
ROUND = 64  # batches per processor: a round is a dataset of Ray's, and the next one is read meanwhile
STORE = 200_000_000  # bytes of shared memory of a cluster that is started here


@dataclass(frozen=True, slots=True)
class RayCluster:
    """An executor: the cluster at `address`, or one on this machine; `jobs` processors of it, by default all.

    `address` is as for `ray.init`; without it that of the environment's `RAY_ADDRESS` is taken, or the one that the
    calling program is connected to.
    """

    jobs: int | None
    timeout: float
    address: str | None

    def __call__(self, work: Work, items: Iterable[Item], parts: Parts) -> Generator[int, None, None]:
        """Work on the items; a cluster that fails raises WartaError."""
        batches = _make_batches(iter(items))
        first = list(islice(batches, 1))
        if not first:
            return
        ray = load_ray()
        with collect(parts) as collector, _connect(ray, self.address, self.jobs), _told(ray):
            upcoming = first
            while upcoming:
                cpus = self.jobs or int(ray.cluster_resources().get("CPU", 1)) or 1
                upcoming += islice(batches, ROUND * cpus - len(upcoming))
                now, upcoming = upcoming, []
                with closing(self._work_off(ray, work, now)) as done:
                    for results in done:
                        for batch in results.to_batches():
                            collector.add(batch)
                        yield results.num_rows
                        upcoming += islice(batches, 1)

    def _work_off(self, ray: ModuleType, work: Work, batches: Sequence[bytes]) -> Generator[pa.Table, None, None]:
        """The results of batches, each as it is done."""
        rows = [{"items": batch} for batch in batches]
        dataset = ray.data.from_items(rows, override_num_blocks=len(rows)).map(
            work_on_batch,
            fn_args=[work, self.timeout, version("warta")],
            num_cpus=1,
            concurrency=self.jobs,
        )
        for table in dataset.iter_batches(batch_size=None, batch_format="pyarrow"):
            for row in table.to_pylist():
                if row["failure"]:
                    raise WartaError(row["failure"])
                yield pa.ipc.open_stream(row["results"]).read_all()


def load_ray() -> ModuleType:
    """Ray with its data library, here because it takes seconds; it reports nothing to anyone."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    import ray
    import ray.data

    return ray


@contextmanager
def _connect(ray: ModuleType, address: str | None, jobs: int | None) -> Iterator[None]:
    """A session with a cluster: the one that is there already, or one that ends here."""
    if ray.is_initialized():
        yield
        return
    address = address or os.environ.get("RAY_ADDRESS")
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
    try:
        if address:
            ray.init(address, **quiet)
        else:
            own = {"num_cpus": jobs or available_cpus(), "object_store_memory": STORE, "include_dashboard": False}
            ray.init("local", **own, **quiet)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise WartaError(
            f"no Ray cluster answers at {address or 'this machine'} ({describe(error)}): start one by `ray start "
            "--head`, or leave out --address"
        ) from error
    try:
        yield
    finally:
        ray.shutdown()


@contextmanager
def _told(ray: ModuleType) -> Iterator[None]:
    """Ray Data without bars and chatter; its failures are told in one line."""
    context = ray.data.DataContext.get_current()
    log = logging.getLogger("ray.data")
    before = context.enable_progress_bars, log.level
    context.enable_progress_bars = False
    log.setLevel(logging.CRITICAL)
    try:
        yield
    except ray.exceptions.RayError as error:
        raise WartaError(
            f"the Ray cluster failed ({describe(error)}): mend it; the same command goes on from there"
        ) from error
    finally:
        context.enable_progress_bars = before[0]
        log.setLevel(before[1])


def _make_batches(items: Iterator[Item]) -> Iterator[bytes]:
    while batch := take_few(items, BATCH):
        yield pickle.dumps(batch)


# The worker process beside this one, and what it is for.
_crew: tuple[Work, float, Crew] | None = None


def work_on_batch(row: dict[str, Any], work: Work, timeout: float, wanted: str) -> dict[str, Any]:
    """In a Ray worker: the results of a batch, or the one line that ends the run."""
    items: list[Item] = pickle.loads(row["items"])
    try:
        if version("warta") != wanted:
            raise WartaError(f"it has Warta {version('warta')}, the run is of {wanted}: install that everywhere")
        _check_places(items)
        results = pa.Table.from_batches(list(_crew_for(work, timeout).work_off(items)), SCHEMA).combine_chunks()
    except WartaError as error:
        return {"results": b"", "failure": f"{platform.node()}: {error}"}
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, SCHEMA, options=pa.ipc.IpcWriteOptions(compression="zstd")) as stream:
        stream.write_table(results)
    return {"results": sink.getvalue().to_pybytes(), "failure": ""}


def _crew_for(work: Work, timeout: float) -> Crew:
    global _crew
    if _crew is not None and _crew[:2] != (work, timeout):
        _crew[2].dismiss()
        _crew = None
    if _crew is None:
        _crew = work, timeout, Crew(work, 1, timeout)
    return _crew[2]


def _check_places(items: Sequence[Item]) -> None:
    """Raises WartaError when files are to be read that this machine cannot have: not even their folders are here."""
    paths = [item.content.path for item in items if isinstance(item.content, Source) and item.content.path]
    if paths and not any(path.parent.exists() for path in paths):
        raise WartaError(
            f"there is no {paths[0].parent} here: give inputs that all machines see, on a shared disk or as s3:// and "
            "gs:// addresses"
        )
