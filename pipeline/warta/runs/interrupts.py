"""Requests to end that come at a bad time."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hold_back(*names: str) -> Iterator[list[int]]:
    """Signals of these names count when the block ends; gives the numbers of those that are held back.

    Only the main thread is interrupted by signals: in another nothing is held back.
    """
    if threading.current_thread() is not threading.main_thread():
        yield []
        return
    held: list[int] = []
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    heard = {number: handler for number, handler in before.items() if handler not in (signal.SIG_IGN, None)}
    for number in heard:
        signal.signal(number, lambda number, frame: held.append(number))
    try:
        yield list(heard)
    finally:
        for number, handler in heard.items():
            signal.signal(number, handler)
        if held:
            signal.raise_signal(held[0])
