import os
from collections.abc import Iterator

import pytest

from warta.errors import WartaError
from warta.runs.executors import run_here, run_items, run_workers


class Squares:
    """Work without models: the square of a number, twice over for even ones; a number below zero ends the process."""

    def prepare(self) -> None:
        pass

    def run(self, item: int) -> Iterator[int]:
        if item < 0:
            os._exit(3)
        yield from [item**2] * (2 - item % 2)

    def fail(self, item: int, message: str) -> str:
        return f"{item}: {message.split()[1]}"


class Broken(Squares):
    def prepare(self) -> None:
        raise WartaError("no model: install it")


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(run_here(Squares(), range(4))) == [0, 0, 1, 4, 4, 9]


def test_workers_give_the_same_in_the_same_order() -> None:
    assert list(run_workers(Squares(), range(40), 2)) == list(run_here(Squares(), range(40)))


@pytest.mark.slow
def test_an_item_that_ends_its_process_fails_alone() -> None:
    assert list(run_workers(Squares(), [1, 3, -5, 7, -9, 11], 2)) == [1, 9, "-5: ended", 49, "-9: ended", 121]


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_that_cannot_be_prepared_ends_the_run(jobs: int) -> None:
    with pytest.raises(WartaError, match="no model"):
        list(run_items(Broken(), range(3), jobs))


def test_a_few_items_are_not_worth_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warta.runs.executors.run_workers", lambda work, items, jobs: iter([f"{jobs} workers"]))
    monkeypatch.setattr("warta.runs.executors.available_cpus", lambda: 4)
    assert list(run_items(Squares(), range(1, 99, 2)))[:2] == [1, 9]
    assert list(run_items(Squares(), range(120))) == ["2 workers"]
    assert list(run_items(Squares(), range(10_000))) == ["4 workers"]
