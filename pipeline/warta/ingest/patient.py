"""Files whose reading may never return: on a network disk that is gone, or fed by a program that has nothing to say.

The system lets nobody break off a read that waits. So another thread reads, and is left behind when it does not return.
"""

import errno
import threading
from collections.abc import Callable
from io import BufferedReader, FileIO, RawIOBase
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from typing_extensions import Buffer

PATIENCE = 30.0  # seconds for one read
BUFFER = 128_000  # bytes


def open_patiently(path: Path, patience: float | None = None) -> BinaryIO:
    """A file open for reading, each read of which raises TimeoutError after `patience` seconds (None: `PATIENCE`).

    Raises OSError when it cannot be opened.
    """
    return BufferedReader(PatientFile(path, PATIENCE if patience is None else patience), BUFFER)


class PatientFile(RawIOBase):
    """A file on disk, opened and read by another thread."""

    def __init__(self, path: Path, patience: float) -> None:
        self._patience = patience
        self._file: FileIO = _ask(FileIO, str(path), patience=patience)

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """Whether it is more than a stream."""
        return self._file.seekable()

    def readinto(self, buffer: "Buffer") -> int:
        """Read into a buffer; gives the number of bytes."""
        view = memoryview(buffer).cast("B")
        # Not right into the buffer, which is gone when the read returns late.
        content: bytes = _ask(self._file.read, len(view), patience=self._patience)
        view[: len(content)] = content
        return len(content)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place in the file."""
        return self._file.seek(offset, whence)

    def fileno(self) -> int:
        """The system's number of the file."""
        return self._file.fileno()

    def close(self) -> None:
        """Close it; one that is still being read closes when that returns."""
        if not self.closed:
            super().close()
            _ask(self._file.close, patience=self._patience)


class _Reader(threading.Thread):
    """A thread that does what it is asked to, one thing after the other."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.asked: SimpleQueue[Callable[[], Any]] = SimpleQueue()
        self.told: SimpleQueue[tuple[Any, OSError | None]] = SimpleQueue()

    def run(self) -> None:
        while True:
            call = self.asked.get()
            try:
                self.told.put((call(), None))
            except OSError as error:
                self.told.put((None, error))


# Each thread's own reader, so that none waits for another's file.
_own = threading.local()


def _ask(call: Callable[..., Any], *given: object, patience: float) -> Any:
    """What a call gives, if it returns in time; else its thread is left behind, and TimeoutError raised."""
    reader: _Reader | None = getattr(_own, "reader", None)
    if reader is None or not reader.is_alive():
        reader = _own.reader = _Reader()
        reader.start()
    reader.asked.put(lambda: call(*given))
    try:
        result, error = reader.told.get(timeout=patience)
    except Empty:
        _own.reader = None
        raise TimeoutError(errno.ETIMEDOUT, f"nothing of it could be read for {patience:g} seconds") from None
    if error is not None:
        raise error
    return result
