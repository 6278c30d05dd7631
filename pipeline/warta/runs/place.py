"""Where the files of a run lie, by what a run needs of such a place; and the one that is a folder here."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from warta.errors import UsageError, cure, reason
from warta.ingest.sources import is_address
from warta.runs.interrupts import hold_back
from warta.runs.parts import FileParts
from warta.tables.stored import StoredTable, stored_tables
from warta.tables.whole import write_whole

KEPT = ".warta"
PARTS = f"{KEPT}/parts"
TABLES = f"{KEPT}/tables"  # where the Parquet tables lie when they are not among the formats
STAGE = f"{KEPT}/stage"


class Place(Protocol):
    """A folder that a run writes into. Names are paths in it, parted by `/`; `str` is as the user named it.

    What a disk or a network refuses raises OSError.
    """

    def cure(self, error: OSError) -> str:
        """What to do about what was refused."""

    def is_file(self) -> bool:
        """Whether it is a file instead."""

    def sizes(self, folder: str = "") -> dict[str, int]:
        """The names of the files right in a folder, with their sizes in bytes; none where there is no such folder."""

    def read(self, name: str) -> bytes:
        """A file's content."""

    def write(self, name: str, content: bytes) -> None:
        """Write a file wholly or not at all."""

    def take(self, source: Path, names: Sequence[str]) -> None:
        """Bring files from under the folder `source` to the same names here, each at once; maybe they are moved."""

    def remove(self, names: Iterable[str]) -> None:
        """Remove files that are there."""

    def hold(self) -> AbstractContextManager[tuple[FileParts, Path]]:
        """Take the place for one run alone: its parts, and where it may make a folder to write tables into.

        Of a run that fails and has kept nothing, nothing is left. Raises UsageError when the place cannot be written,
        or another run is at it.
        """

    def tables(self, folder: str) -> Mapping[str, StoredTable]:
        """The tables that lie in a folder as Parquet."""


def open_place(out: Path | str) -> Place:
    """The place at a path, or at an address. Raises UsageError for an address that nothing installed opens."""
    if isinstance(out, Path):
        return LocalPlace(out)
    from warta.runs.remote_place import RemotePlace  # here, for few need it

    return RemotePlace(out)


def parse_out(out: str | os.PathLike[str]) -> Path | str:
    """The path that was meant, or the address as it stands; an address of a folder here is its path.

    Raises UsageError for an address that nothing installed opens.

    >>> parse_out("tables") == Path("tables")
    True
    """
    text = os.fspath(out)
    if not is_address(text):
        return Path(text)
    from warta.ingest.remote import open_address, protocols  # here, for few need it

    files, root = open_address(text)
    return Path(root) if "file" in protocols(files) else text


class LocalPlace:
    """A folder on a disk of this machine, or on one that looks so."""

    def __init__(self, out: Path) -> None:
        self._out = out

    def __str__(self) -> str:
        return str(self._out)

    def cure(self, error: OSError) -> str:
        """What to do about what was refused."""
        return cure(error)

    def is_file(self) -> bool:
        """Whether it is a file instead."""
        return self._out.exists() and not self._out.is_dir()

    def sizes(self, folder: str = "") -> dict[str, int]:
        """The names of the files right in a folder, with their sizes in bytes."""
        if not (self._out / folder).is_dir():
            return {}
        prefix = f"{folder}/" if folder else ""
        with os.scandir(self._out / folder) as entries:
            return {f"{prefix}{entry.name}": entry.stat().st_size for entry in entries if entry.is_file()}

    def read(self, name: str) -> bytes:
        """A file's content."""
        return (self._out / name).read_bytes()

    def write(self, name: str, content: bytes) -> None:
        """Write a file wholly or not at all."""
        with write_whole(self._out / name) as file:
            file.write(content)

    def take(self, source: Path, names: Sequence[str]) -> None:
        """Move files from under the folder `source` to the same names here."""
        if hasattr(os, "sync"):
            os.sync()
        for folder in {(self._out / name).parent for name in names}:
            folder.mkdir(exist_ok=True)
        for name in names:
            (source / name).replace(self._out / name)

    def remove(self, names: Iterable[str]) -> None:
        """Remove files, and the folders in the place that are empty then."""
        folders = set()
        for name in names:
            (self._out / name).unlink()
            folders.add((self._out / name).parent)
        _remove_empty(folders - {self._out})

    @contextmanager
    def hold(self) -> Iterator[tuple[FileParts, Path]]:
        """Take the place by a lock, which the system frees when the process is gone."""
        kept = self._out / KEPT
        missing = [folder for folder in (kept, self._out, *self._out.parents) if not folder.exists()]
        lock = FileLock(kept / "lock", blocking=False)
        try:
            self._take(kept, lock)
            yield FileParts(self._out / PARTS), self._out / STAGE
        except BaseException:
            if lock.is_locked and not any(_entries(self._out / PARTS)):
                shutil.rmtree(kept, ignore_errors=True)
            _remove_empty(missing)
            raise
        finally:
            lock.release()

    def _take(self, kept: Path, lock: FileLock) -> None:
        """Make the folder and lock it."""
        try:
            with hold_back("SIGINT", "SIGTERM", "SIGHUP"):  # a lock's file that nobody holds would stay
                kept.mkdir(parents=True, exist_ok=True)
                lock.acquire()
        except Timeout as error:
            raise UsageError(
                f"another run is writing into --out {self}: wait for it, or name another folder"
            ) from error
        except OSError as error:
            raise UsageError(f"cannot write into --out {self} ({reason(error)}): name another folder") from error

    def tables(self, folder: str) -> Mapping[str, StoredTable]:
        """The tables that lie in a folder as Parquet."""
        return stored_tables(str(self._out / folder))


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        if folder.is_dir() and not any(_entries(folder)):
            folder.rmdir()


def _entries(folder: Path) -> Iterator[Path]:
    return folder.iterdir() if folder.is_dir() else iter(())
