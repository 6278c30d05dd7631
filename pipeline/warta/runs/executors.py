"""Who does the work: this process, or worker processes. All give the same results in the same order."""

import logging
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from typing import Protocol, TypeVar

from warta.errors import WartaError

Item = TypeVar("Item")
Result = TypeVar("Result")
ItemIn = TypeVar("ItemIn", contravariant=True)
ResultOut = TypeVar("ResultOut", covariant=True)

# Starting a worker costs seconds, for the libraries and the model: it pays from about this many items on.
ITEMS_PER_WORKER = 50
ITEMS_AHEAD = 8  # per worker: enough that none waits while results are taken in order, few enough to keep memory flat
CRASHED = (
    "it ended the process that worked on it: it is larger or stranger than Warta can bear; split it or leave it out"
)


class Work(Protocol[ItemIn, ResultOut]):
    """What is done to items, in whatever process; it travels to workers by pickle."""

    def prepare(self) -> None:
        """Load what takes long, once per process."""

    def run(self, item: ItemIn) -> Iterable[ResultOut]:
        """The results of one item."""

    def fail(self, item: ItemIn, message: str) -> ResultOut:
        """The result that stands for an item that ended its process."""


def run_items(
    work: Work[Item, Result], items: Iterable[Item], jobs: int | None = None
) -> Generator[Result, None, None]:
    """The results of all items in the items' order, by `jobs` processes (None: as many as pay).

    Raises WartaError when the work cannot be prepared or workers cannot start.
    """
    waiting = iter(items)
    if jobs is None:
        first = list(islice(waiting, available_cpus() * ITEMS_PER_WORKER))
        waiting = chain(first, waiting)
        jobs = max(1, len(first) // ITEMS_PER_WORKER)
    return run_workers(work, waiting, jobs) if jobs > 1 else run_here(work, waiting)


def available_cpus() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_here(work: Work[Item, Result], items: Iterable[Item]) -> Generator[Result, None, None]:
    """Work in this process, one item at a time."""
    work.prepare()
    for item in items:
        yield from work.run(item)


def run_workers(work: Work[Item, Result], items: Iterable[Item], jobs: int) -> Generator[Result, None, None]:
    """Work in `jobs` processes; an item that ends its process fails alone and takes no neighbour with it."""
    waiting = iter(items)
    window: deque[tuple[Item, Future[list[Result]]]] = deque()
    pool = _start_pool(work, jobs)
    try:
        while True:
            for item in islice(waiting, jobs * ITEMS_AHEAD - len(window)):
                window.append((item, _submit(pool, work, item)))
            if not window:
                return
            if _is_broken(window[0][1]):
                pool.shutdown()
                yield from _repeat_alone(work, window)
                window.clear()
                pool = _start_pool(work, jobs)
            else:
                yield from window.popleft()[1].result()
    finally:
        pool.shutdown(cancel_futures=True)


def _repeat_alone(work: Work[Item, Result], window: Iterable[tuple[Item, Future[list[Result]]]]) -> Iterator[Result]:
    """After a crash, the results of all items under way: one at a time, so that the one to blame shows."""
    pool = _start_pool(work, 1)
    try:
        for item, future in window:
            if not _is_broken(future):
                yield from future.result()
                continue
            again = _submit(pool, work, item)
            if not _is_broken(again):
                yield from again.result()
                continue
            yield work.fail(item, CRASHED)
            pool.shutdown()
            pool = _start_pool(work, 1)
    finally:
        pool.shutdown()


def _start_pool(work: Work[Item, Result], jobs: int) -> ProcessPoolExecutor:
    # Fresh processes: a fork would copy locks that other threads hold.
    level = logging.getLogger().level
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _prepare_worker, (level,))
    try:
        pool.submit(work.prepare).result()
    except BrokenProcessPool as error:
        message = "worker processes cannot start: put the call under `if __name__ == '__main__':`, or ask for one job"
        raise WartaError(message) from error
    except BaseException:
        # A worker whose parent goes while it starts would print a traceback.
        pool.shutdown(cancel_futures=True)
        raise
    return pool


def _submit(pool: ProcessPoolExecutor, work: Work[Item, Result], item: Item) -> Future[list[Result]]:
    """A future also when the pool has broken in the meantime."""
    try:
        return pool.submit(_work, work, item)
    except BrokenProcessPool as error:
        broken: Future[list[Result]] = Future()
        broken.set_exception(error)
        return broken


def _work(work: Work[Item, Result], item: Item) -> list[Result]:
    return list(work.run(item))


def _is_broken(future: Future[list[Result]]) -> bool:
    """Waits for the future; whether its process ended under it."""
    return isinstance(future.exception(), BrokenProcessPool)


def _prepare_worker(log_level: int) -> None:
    """A worker logs as much as its parent, leaves Ctrl-C to it, and ends with it."""
    logging.basicConfig(level=log_level)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
