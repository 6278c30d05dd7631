"""Work in worker processes: an item that hangs or ends its process fails alone, and the worker is replaced."""

import gc
import logging
import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from queue import SimpleQueue

import pyarrow as pa
from pebble import ProcessExpired, ProcessPool

from warta.errors import MEMORY as MEMORY_CURE
from warta.errors import PassingError, WartaError, describe_passing, is_passing
from warta.runs.executors import available_cpus, take_few
from warta.runs.interrupts import hold_back
from warta.runs.items import Item
from warta.runs.lean import spare_pandas
from warta.runs.parts import Parts, collect
from warta.runs.work import Work, describe_fault

# Starting a worker costs seconds, for the libraries and the model: it pays from about so many items on, or characters
# of them in memory.
ITEMS_PER_WORKER = 50
SIZE_PER_WORKER = 1_000_000
ITEMS_AHEAD = 4  # per worker: enough that none waits, few enough to keep memory flat
VAIN = 3  # times that trouble was given a second chance and stayed: then it is left to the next run
TRIES = 3  # of an item that was under way when all workers broke down together
ITEMS_PER_LIFE = 5000  # then a worker is replaced: spaCy remembers every word that it has seen
MEMORY = 4 << 30  # bytes that a worker may take: one article must not take the machine down
GARBAGE = 50_000, 20  # objects and rounds before Python looks for unused ones: what is loaded stays, and is a million
GRACE = 60  # seconds after which a worker that hangs ends by itself, should its parent be gone

CRASHED = (
    "it ended the process that worked on it: it is larger or stranger than Warta can bear; split it or leave it out "
    "(the same command tries it again)"
)
KILLED = (
    "the process that worked on it was killed from outside, as systems do when memory runs short: "
    f"{MEMORY_CURE}; the same command tries it again"
)
ENDED_FROM_OUTSIDE = {-getattr(signal, name) for name in ("SIGKILL", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
LATE = "it took longer than {:g} seconds: split it, leave it out, or allow more by --timeout"
UNABLE = "worker processes cannot start: put the call under `if __name__ == '__main__':`, or ask for executor='here'"


@dataclass(frozen=True, slots=True)
class Workers:
    """An executor: `jobs` worker processes (None: as many as pay), `timeout` seconds for each item."""

    jobs: int | None
    timeout: float

    def __call__(self, work: Work, items: Iterable[Item], parts: Parts) -> Generator[int, None, None]:
        """Work on the items; a failure to start workers, or to prepare the work in them, raises WartaError."""
        waiting = iter(items)
        first = take_few(waiting, available_cpus() * ITEMS_PER_WORKER)
        if not first:
            return
        jobs = self.jobs or _paying(first)
        with collect(parts) as collector, Crew(work, jobs, self.timeout) as crew:
            for results in crew.work_off(chain(first, waiting)):
                collector.add(results)
                yield results.num_rows


def _paying(first: Sequence[Item]) -> int:
    """How many workers pay for the first items of a run, be they many or large."""
    worth = len(first) // ITEMS_PER_WORKER + sum(item.size for item in first) // SIZE_PER_WORKER
    return max(1, min(worth, available_cpus()))


class Crew:
    """Workers that start with the first items, and stay for more of them until they are dismissed.

    Raises WartaError when they cannot start, or cannot prepare the work.
    """

    def __init__(self, work: Work, jobs: int, timeout: float) -> None:
        self._work = work
        self._jobs = jobs
        self._timeout = timeout
        self._pool: ProcessPool | None = None
        self._vain = 0

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *error: object) -> None:
        self.dismiss()

    def dismiss(self) -> None:
        """End the workers, whatever they are at."""
        if self._pool is not None:
            _close_pool(self._pool)
            self._pool = None

    def work_off(self, items: Iterable[Item]) -> Generator[pa.RecordBatch, None, None]:
        """The results of all items, as they come; fresh workers try again what came to grief by what may pass."""
        items = iter(items)
        troubled = True
        while troubled:
            again: list[Item] = []
            yield from self._work_until_done(items, again)
            troubled = bool(again)
            if troubled:
                self.dismiss()
                failed = 0
                for results in self._work_until_done(iter(again), None):
                    failed += results["passing"][0].as_py()
                    yield results
                self._vain = self._vain + 1 if failed == len(again) else 0

    def _work_until_done(
        self, items: Iterator[Item], troubled: list[Item] | None
    ) -> Generator[pa.RecordBatch, None, None]:
        """Work on the items, with fresh workers whenever the pool as a whole has broken down.

        Those that came to grief by what may pass gather in `troubled`, and when these are many, the work ends for now;
        without it they fail.
        """
        tries: Counter[int] = Counter()
        left: deque[Item] = deque()
        while (again := (yield from self._work_until_broken(left, items, troubled))) is not None:
            tries.update(item.key for item in again)
            for item in again:
                if tries[item.key] >= TRIES:
                    yield self._work.fail(item, CRASHED, passing=True)
                else:
                    left.append(item)

    def _work_until_broken(
        self, left: deque[Item], items: Iterator[Item], troubled: list[Item] | None
    ) -> Generator[pa.RecordBatch, None, list[Item] | None]:
        """Work on what is left and on the items; gives those that were under way when the pool broke down."""
        under_way: dict[Future, Item] = {}
        done: SimpleQueue[Future] = SimpleQueue()
        most = self._jobs * ITEMS_AHEAD
        pool = self._pool = self._pool or _open_pool(self._work, self._jobs)
        while True:
            room = 0 if troubled and len(troubled) >= most else most - len(under_way)
            for item in islice(_take(left, items), room):
                try:
                    future = pool.schedule(_run, (self._work, item, self._timeout), timeout=self._timeout)
                except RuntimeError:  # broken down since
                    self.dismiss()
                    return [item, *under_way.values()]
                under_way[future] = item
                future.add_done_callback(done.put)
            if not under_way:
                return None
            ended = done.get()
            try:
                results = self._result(under_way[ended], ended, troubled)
            except BrokenProcessPool:
                self.dismiss()
                return list(under_way.values())
            del under_way[ended]
            if results is not None:
                yield results

    def _result(self, item: Item, future: Future, troubled: list[Item] | None) -> pa.RecordBatch | None:
        """What an item gave, or what stands for its failure; None when it is to be tried again."""
        try:
            return future.result()
        except TimeoutError:
            return self._work.fail(item, LATE.format(self._timeout), self._timeout)
        except PassingError as error:
            message = str(error)
        except ProcessExpired as error:
            message = KILLED if error.exitcode in ENDED_FROM_OUTSIDE else CRASHED
        except (WartaError, BrokenProcessPool):
            raise
        except Exception as error:
            return self._work.fail(item, describe_fault(error))
        if troubled is None or self._vain >= VAIN:
            return self._work.fail(item, message, passing=True)
        troubled.append(item)
        return None


def _take(left: deque[Item], items: Iterator[Item]) -> Iterator[Item]:
    """What is left first, then the items, each when it is asked for."""
    while (item := left.popleft() if left else next(items, None)) is not None:
        yield item


def _open_pool(work: Work, jobs: int) -> ProcessPool:
    # Fresh processes: a fork would copy locks that other threads hold.
    level = logging.getLogger().level
    try:
        pool = ProcessPool(jobs, ITEMS_PER_LIFE, _start_worker, (work, level), get_context("spawn"))
    except OSError as error:
        raise WartaError(f"worker processes cannot start: {describe_passing(error)}") from error
    try:
        _start(pool).result()
    except BaseException as error:
        _close_pool(pool)
        if isinstance(error, BrokenProcessPool):
            raise WartaError(UNABLE) from error
        raise
    return pool


def _close_pool(pool: ProcessPool) -> None:
    pool.stop()
    pool.join()


def _start(pool: ProcessPool) -> Future:
    """Start the workers, deaf to Ctrl-C and a closing terminal from the first moment on: both are for their parent.

    Here both count when that is done: a process cut off while it starts prints a traceback. This thread's signals are
    blocked, which processes inherit; another thread may be told all the same.
    """
    with hold_back("SIGINT", "SIGHUP") as numbers, _block(numbers):
        return pool.schedule(_raise_failure)


@contextmanager
def _block(numbers: Collection[int]) -> Iterator[None]:
    if not numbers or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _run(work: Work, item: Item, timeout: float) -> pa.RecordBatch:
    """The results of an item. A worker that hangs when its parent is gone has nobody else to end it."""
    _raise_failure()
    if not hasattr(signal, "setitimer"):
        return work.run(item)
    signal.setitimer(signal.ITIMER_REAL, timeout + GRACE)
    try:
        return work.run(item)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


# Why the worker could not be prepared: told when it is asked for, for the pool would start another for ever.
_failure: Exception | None = None


def _start_worker(work: Work, log_level: int) -> None:
    """A worker logs as much as its parent, ends with it, keeps within its memory, and has the work prepared."""
    global _failure
    logging.basicConfig(level=log_level)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit_memory()
    gc.set_threshold(*GARBAGE)
    try:
        spare_pandas()
        work.prepare()
    except Exception as error:
        _failure = WartaError(f"no work can begin: {describe_passing(error)}") if is_passing(error) else error


def _raise_failure() -> None:
    if _failure is not None:
        raise _failure


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on this system
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard), hard))
