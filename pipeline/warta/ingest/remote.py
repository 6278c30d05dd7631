"""Inputs at addresses that fsspec opens, `s3://`, `gs://`, `https://` and more: listed here, read by the workers."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO

from warta.errors import InputError, UsageError, WartaError, reason
from warta.ingest.metadata import NAME as METADATA
from warta.ingest.metadata import Stated, find_stated, read_metadata
from warta.ingest.record import Metadata
from warta.ingest.source import Remote, Source, readable
from warta.ingest.sources import passing_over

# What file systems tell of a file that is another when its content is.
STATE = ("size", "ETag", "etag", "md5Hash", "mtime", "LastModified", "last_modified", "updated")
# These have pages that link to others, but no folders.
WITHOUT_FOLDERS = {"http", "https"}


def find_remote(address: str, label: str, passed_over: Counter[str], exclude: Path | str | None) -> Iterator[Source]:
    """The files at an address, in the order of their names, as `find_sources` gives those of a folder.

    Raises UsageError at once when there is nothing, or what opens such addresses is not installed.
    """
    files, root = open_address(address)
    scheme = address.partition("://")[0]
    try:
        if protocols(files).isdisjoint(WITHOUT_FOLDERS) and files.isdir(root):
            walk = _Walk(files, scheme, passed_over, _path_in(files, exclude))
            return walk.folder(root, label and f"{label}/", ())
        info = files.info(root)
    except Exception as error:  # the libraries that open addresses raise what they like
        raise UsageError(
            f"{address} cannot be read ({reason(error)}): check the address, and that you may read it"
        ) from error
    return iter([Source(None, label or readable(_last(root)), remote=Remote(address, _state(info)))])


def open_remote(remote: Remote) -> AbstractContextManager[BinaryIO]:
    """The file's bytes as an open file."""
    files, path = open_address(remote.address)
    return _open(files, path)


def open_address(address: str, **options: Any) -> tuple[Any, str]:
    """The file system of fsspec's that an address belongs to, made with `options`, and the path in it.

    Raises UsageError when what opens such addresses is not installed.
    """
    try:
        from fsspec.core import url_to_fs  # here, for few need it

        return url_to_fs(address, **options)
    except (ImportError, ValueError) as error:
        raise UsageError(
            f"{address} cannot be opened ({error}): addresses are opened by fsspec, with s3fs for s3:// and gcsfs for "
            "gs://; install them by pip"
        ) from error


def _open(files: Any, path: str) -> BinaryIO:
    """A file for reading that can all that one on disk can: what fsspec opens lacks some, as lines of a length."""
    return BufferedReader(files.open(path, "rb"))


def protocols(files: Any) -> set[str]:
    """The names of a file system of fsspec's, as addresses begin with them."""
    return {files.protocol} if isinstance(files.protocol, str) else set(files.protocol)


def _path_in(files: Any, place: Path | str | None) -> str | None:
    """The path of a place in a file system; None where it lies elsewhere."""
    if place is None:
        return None
    other, path = open_address(str(place))
    return path.rstrip("/") if other == files else None


class _Walk:
    """The way through the folders of a file system of fsspec's."""

    def __init__(self, files: Any, scheme: str, passed_over: Counter[str], exclude: str | None) -> None:
        self._files = files
        self._scheme = scheme
        self._passed_over = passed_over
        self._exclude = exclude

    def folder(self, path: str, prefix: str, stated: Stated) -> Iterator[Source]:
        """The sources in a folder and below it; `stated` are the folders above with their `metadata.csv`."""
        entries = [entry for entry in self._list(path) if entry["name"].rstrip("/") != path.rstrip("/")]
        names = {_last(entry["name"]) + "/" * (entry["type"] == "directory"): entry for entry in entries}
        if METADATA in names:
            stated = (*stated, (path.rstrip("/"), self._read_metadata(names[METADATA]["name"])))
        for name in sorted(names, key=readable):
            entry = names[name]
            why = "output folder" if entry["name"].rstrip("/") == self._exclude else _why_not(name)
            if why:
                self._passed_over[why] += 1
            elif name.endswith("/"):
                yield from self.folder(entry["name"], prefix + readable(name), stated)
            else:
                yield Source(
                    None,
                    prefix + readable(name),
                    find_stated(entry["name"], stated),
                    remote=Remote(f"{self._scheme}://{entry['name']}", _state(entry)),
                )

    def _list(self, path: str) -> list[dict[str, Any]]:
        """What is in a folder. Raises WartaError where that is refused, lest articles leave the tables unnoticed."""
        try:
            return self._files.ls(path, detail=True)
        except Exception as error:  # the libraries that open addresses raise what they like
            raise WartaError(
                f"{self._scheme}://{path} cannot be listed ({reason(error)}): see that it can be reached; the same "
                "command goes on from there"
            ) from error

    def _read_metadata(self, path: str) -> Mapping[str, Metadata]:
        try:
            with _open(self._files, path) as stream:
                return read_metadata(stream)
        except (InputError, OSError):
            self._passed_over[f"{METADATA} that cannot be read"] += 1
            return {}


def _why_not(name: str) -> str | None:
    """Why an entry is passed over; None when it is to be read."""
    if name.startswith("."):
        return "hidden"
    if name.endswith("/"):
        return "files of a saved page" if name.endswith("_files/") else None
    return passing_over(name)


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _state(entry: Mapping[str, Any]) -> str:
    return " ".join(f"{key}={entry[key]}" for key in STATE if key in entry)
