"""Who does the work. Every executor takes the same items and leaves the same results in the parts, in any order."""

import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import Protocol

import pyarrow as pa

from warta.errors import PassingError, UsageError
from warta.runs.items import Item
from warta.runs.parts import Parts, collect
from warta.runs.work import Work

EXECUTORS = ("here", "local", "ray")
FEW = 100  # items that are done here before workers would have started
MOST_HELD = 50_000_000  # characters of items in memory at a time


class Executor(Protocol):
    """A way of working on items."""

    def __call__(self, work: Work, items: Iterable[Item], parts: Parts) -> Generator[int, None, None]:
        """Work on the items and add their results to the parts; told is, again and again, how many articles came in.

        Items are taken as they are needed, and no more than a few are held. What is worked out before an error or an
        interrupt is kept. Raises WartaError when the work cannot be prepared.
        """


def work_here(work: Work, items: Iterable[Item], parts: Parts) -> Generator[int, None, None]:
    """Work in this process, one item at a time, without limits of time and memory."""
    waiting = iter(items)
    first = take_few(waiting, 1)
    if first:
        work.prepare()
    with collect(parts) as collector:
        for item in chain(first, waiting):
            results = _try_twice(work, item)
            collector.add(results)
            yield results.num_rows


def _try_twice(work: Work, item: Item) -> pa.RecordBatch:
    """The results of an item, of which trouble that may pass is given a second chance."""
    with suppress(PassingError):
        return work.run(item)
    try:
        return work.run(item)
    except PassingError as error:
        return work.fail(item, str(error), passing=True)


def take_few(items: Iterator[Item], most: int) -> list[Item]:
    """The next items, `most` of them or as many as are small enough to be held together."""
    taken: list[Item] = []
    size = 0
    while len(taken) < most and size < MOST_HELD and (item := next(items, None)) is not None:
        taken.append(item)
        size += item.size
    return taken


def available_cpus() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def choose_executor(name: str | None, *, jobs: int | None, timeout: float, address: str | None = None) -> Executor:
    """The executor of a name; without one, worker processes where `jobs` are given or the items are not few.

    Raises UsageError for `jobs` of an executor that has none.
    """
    if name == "here":
        if jobs is not None:
            raise UsageError("this process cannot be several: leave out jobs, or name the executor 'local'")
        return work_here
    if name == "ray":
        from warta.runs.ray import RayCluster

        return RayCluster(jobs, timeout, address)
    from warta.runs.workers import Workers  # here, so that who works in this process need not wait for it

    workers = Workers(jobs, timeout)
    if name == "local" or jobs is not None:
        return workers

    def work_as_pays(work: Work, items: Iterable[Item], parts: Parts) -> Generator[int, None, None]:
        waiting = iter(items)
        first = take_few(waiting, FEW)
        yield from (work_here if len(first) < FEW else workers)(work, chain(first, waiting), parts)

    return work_as_pays
