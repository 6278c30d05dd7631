"""A run's files at an address that fsspec opens: `s3://`, `gs://`, `abfs://`, and whatever else it writes to.

The run works in a temporary folder of this machine, which needs room for all parts and for the tables: there its parts
are read, and there the tables are made. A part is sent to the address as soon as it is complete, so that a run may be
gone on with from another machine, and the tables are when all are made, `run.json` as the last. Workers know nothing
of this: only the process that leads the run must reach the address, on a Ray cluster its driver.

Nobody sees half a file. A store of objects shows an object when all of it is there; elsewhere a file is sent under
another name and renamed.
"""

import errno
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
from pyarrow.fs import FSSpecHandler, PyFileSystem

from warta.errors import WartaError, describe
from warta.ingest.remote import open_address, protocols
from warta.runs.claims import claim
from warta.runs.parts import FileParts
from warta.runs.place import KEPT, PARTS, STAGE, TABLES
from warta.tables.stored import StoredTable, stored_tables
from warta.tables.whole import unfinished_name

# Stores of objects, which have no folders to be made either.
STORES = {"s3", "gs", "abfs", "oss", "oci"}
AT_ONCE = 100_000_000  # bytes that are sent together: libraries hold them in memory


@contextmanager
def _as_refusals() -> Iterator[None]:
    """The libraries that open addresses raise what they like where a disk would raise OSError."""
    try:
        yield
    except (OSError, WartaError):
        raise
    except Exception as error:
        raise OSError(errno.EIO, describe(error)) from error


class RemotePlace:
    """A folder at an address."""

    def __init__(self, address: str, *, own_connection: bool = False) -> None:
        self._address = address
        self._files, root = open_address(address, skip_instance_cache=own_connection)
        self._root = root.rstrip("/")
        self._is_store = not STORES.isdisjoint(protocols(self._files))

    def __str__(self) -> str:
        return self._address

    def cure(self, error: OSError) -> str:
        """What to do about what was refused: here, or there."""
        return "see that it can be reached and written, and that the folder for temporary files (TMPDIR) has room"

    @_as_refusals()
    def is_file(self) -> bool:
        """Whether it is a file instead."""
        self._files.invalidate_cache()
        return self._files.isfile(self._root)

    @_as_refusals()
    def sizes(self, folder: str = "") -> dict[str, int]:
        """The names of the files right in a folder, with their sizes in bytes."""
        path = self._path(folder).rstrip("/")
        self._files.invalidate_cache()  # another machine may have written since
        try:
            entries = self._files.ls(path, detail=True)
        except FileNotFoundError:
            return {}
        files = {entry["name"].rpartition("/")[2]: entry for entry in entries if entry["type"] == "file"}
        # A store of objects may hold an empty one with the name of the folder.
        return {f"{folder}/{name}".lstrip("/"): entry["size"] for name, entry in files.items() if name}

    @_as_refusals()
    def read(self, name: str) -> bytes:
        """A file's content."""
        return self._files.cat_file(self._path(name))

    @_as_refusals()
    def write(self, name: str, content: bytes) -> None:
        """Write a file wholly or not at all."""
        self._make_folders([name])
        self._files.pipe_file(self._sent_to(name), content)
        self._settle(name)

    @_as_refusals()
    def take(self, source: Path, names: Sequence[str]) -> None:
        """Send files from under the folder `source` to the same names here, small ones many at a time."""
        self._make_folders(names)
        for batch in _batches(source, names):
            self._files.put([str(source / name) for name in batch], [self._sent_to(name) for name in batch])
        for name in names:
            self._settle(name)

    @_as_refusals()
    def fetch(self, names: Sequence[str], folder: Path) -> None:
        """Copy files from here to the same names under a folder of this machine."""
        self._files.get([self._path(name) for name in names], [str(folder / name) for name in names])

    @_as_refusals()
    def remove(self, names: Iterable[str]) -> None:
        """Remove files that are there."""
        if paths := [self._path(name) for name in names]:
            self._files.rm(paths)

    @contextmanager
    def hold(self) -> Iterator[tuple[FileParts, Path]]:
        """Take the place by a claim that is renewed: see `claims`."""
        aside = RemotePlace(self._address, own_connection=True)  # so that the claim waits for no table that is sent
        with TemporaryDirectory(prefix="warta-", ignore_cleanup_errors=True) as here, claim(aside):
            try:
                yield RemoteParts(self, Path(here)), Path(here, STAGE)
            except BaseException:
                with suppress(OSError):  # the one that is under way is to be told
                    if not self.sizes(PARTS):
                        self.remove([*self.sizes(KEPT), *self.sizes(TABLES)])
                raise

    def tables(self, folder: str) -> Mapping[str, StoredTable]:
        """The tables that lie in a folder as Parquet; read from the address whenever they are asked for."""
        return stored_tables(self._path(folder).rstrip("/"), PyFileSystem(FSSpecHandler(self._files)))

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _sent_to(self, name: str) -> str:
        if self._is_store:
            return self._path(name)
        folder, _, file = self._path(name).rpartition("/")
        return f"{folder}/{unfinished_name(file)}"

    def _make_folders(self, names: Sequence[str]) -> None:
        """Make the folders of files; of a store of objects this would make a bucket."""
        if not self._is_store:
            for folder in {self._path(name).rpartition("/")[0] for name in names}:
                self._files.makedirs(folder, exist_ok=True)

    def _settle(self, name: str) -> None:
        """Give a file that was sent its name."""
        if self._is_store:
            return
        if self._files.exists(self._path(name)):  # some refuse to replace a file
            self._files.rm_file(self._path(name))
        self._files.mv(self._sent_to(name), self._path(name))


def _batches(source: Path, names: Sequence[str]) -> Iterator[list[str]]:
    """Files that are sent together: those that may be in memory together."""
    batch: list[str] = []
    held = 0
    for name in names:
        size = (source / name).stat().st_size
        if batch and held + size > AT_ONCE:
            yield batch
            batch, held = [], 0
        batch.append(name)
        held += size
    if batch:
        yield batch


class RemoteParts(FileParts):
    """Parts at an address, with copies of them under `here`, from which they are read."""

    def __init__(self, place: RemotePlace, here: Path) -> None:
        super().__init__(here / PARTS)
        self._place = place
        self._here = here

    def add(self, results: pa.Table) -> str:
        """Keep results as one more part."""
        name = super().add(results)
        try:
            self._place.take(self._here, [f"{PARTS}/{name}"])
        except BaseException:
            super().remove(name)
            raise
        return name

    def remove(self, name: str) -> None:
        """Drop a part."""
        self._place.remove([f"{PARTS}/{name}"])
        super().remove(name)

    def clear(self) -> None:
        """Drop all parts."""
        self._place.remove(self._place.sizes(PARTS))
        super().clear()

    def mend(self) -> None:
        """Fetch the parts that earlier runs left; those that are broken or of another make are dropped."""
        there = list(self._place.sizes(PARTS))
        self._place.fetch(there, self._here)
        super().mend()
        sound = {f"{PARTS}/{name}" for name in self.names()}
        self._place.remove(name for name in there if name not in sound)
