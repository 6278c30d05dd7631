"""A command watched from outside: its time, its processors' time, and the memory of it and of its workers."""

import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import psutil

INTERVAL = 0.5


@dataclass(frozen=True, slots=True)
class Sample:
    """Megabytes of resident memory after so many seconds: of the process, and of each of its children.

    Pages that processes share count for each of them.
    """

    seconds: float
    parent: float
    children: tuple[float, ...]

    @property
    def whole(self) -> float:
        """All processes together."""
        return self.parent + sum(self.children)


@dataclass(frozen=True, slots=True)
class Watched:
    """A command that ended: seconds by the clock and of the processors, and its memory over time."""

    seconds: float
    processor: float
    samples: tuple[Sample, ...]

    @property
    def peak(self) -> Sample:
        """When most memory was taken."""
        return max(self.samples, key=lambda sample: sample.whole)


def watch(command: Sequence[str | Path]) -> Watched:
    """Run a command to its end. Raises CalledProcessError, with what it wrote, when it fails."""
    spent = _children_seconds()
    start = perf_counter()
    samples = []
    process = psutil.Popen(
        list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
    )
    while True:
        try:
            _, errors = process.communicate(timeout=INTERVAL)
            break
        except subprocess.TimeoutExpired:
            samples.append(_sample(process, perf_counter() - start))
    if process.returncode not in (0, 1):  # 1: an article with status error
        print(errors.decode(errors="replace"), file=sys.stderr)
        raise subprocess.CalledProcessError(process.returncode, [str(part) for part in command])
    return Watched(perf_counter() - start, _children_seconds() - spent, tuple(samples) or (Sample(0.0, 0.0, ()),))


def _sample(process: psutil.Process, seconds: float) -> Sample:
    try:
        children = process.children(recursive=True)
    except psutil.Error:
        children = []
    return Sample(seconds, _resident(process), tuple(filter(None, map(_resident, children))))


def _resident(process: psutil.Process) -> float:
    try:
        return process.memory_info().rss / 1e6
    except psutil.Error:  # gone since
        return 0.0


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
