"""The output folder: what in it is Warta's own, what a run keeps there, and how its files get into place."""

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from warta.errors import UsageError, WartaError
from warta.runs.parts import FileParts
from warta.runs.recipe import Recipe, tell_changes
from warta.tables.texts import FOLDER as TEXTS
from warta.tables.writers import FORMATS, load_writer

RUN_FILE = "run.json"
KEPT = ".warta"
TABLES = Path(KEPT, "tables")  # where the Parquet tables lie when they are not among the formats
TEXT_FILE = re.compile(r"[0-9a-f]{16}\.txt")


def own_files(out: Path) -> Iterator[Path]:
    """The files in a folder that a run of Warta has written there, in any format."""
    names = [RUN_FILE, *(name for form in FORMATS for name in load_writer(form).files())]
    yield from (out / name for name in names if (out / name).is_file())
    yield from (path for path in _entries(out / TEXTS) if TEXT_FILE.fullmatch(path.name))


def check_place(out: Path, *, overwrite: bool) -> None:
    """Raises UsageError when the folder is none, or holds files of such names that no run has written."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"--out {out} is a file: name a folder")
    known = (out / KEPT).is_dir() or (out / RUN_FILE).is_file()
    if not (overwrite or known) and (file := next(own_files(out), None)):
        raise UsageError(f"--out {out} holds {file.name}, which no run wrote there: add --overwrite to replace it")


class RunFolder:
    """An output folder in the hands of one run.

    Beside the tables it keeps, in `.warta`, what the next run goes on from: the results of each article (`parts`), how
    they were made (`recipe.json`), and what the tables were put together from (`finished.json`).
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self._kept = out / KEPT
        self._stage = self._kept / "stage"
        self._recipe = self._kept / "recipe.json"
        self._finished = self._kept / "finished.json"
        self.parts = FileParts(str((self._kept / "parts").absolute()))
        shutil.rmtree(self._stage, ignore_errors=True)  # a killed run's
        self.parts.mend()

    def begin(self, recipe: Recipe, *, overwrite: bool) -> tuple[str, ...]:
        """Drop earlier results that were made otherwise, or that shall be replaced; the notes say so."""
        before = _read_json(self._recipe)
        if before == recipe and not overwrite:
            return ()
        self._finished.unlink(missing_ok=True)
        self.parts.clear()
        _write_json(self._recipe, recipe)
        return (tell_changes(before, recipe),) if before and before != recipe else ()

    def finished(self, state: str) -> dict[str, Any] | None:
        """What was noted when tables were put together from the same state, if these still stand there."""
        noted = _read_json(self._finished)
        if noted.get("state") != state:
            return None
        files = noted["files"].items()
        return noted if all(_size(self.out / name) == size for name, size in files) else None

    @contextmanager
    def stage(self) -> Iterator[Path]:
        """A folder to write into; see `move_in`."""
        try:
            (self._stage / KEPT).mkdir(parents=True)
            yield self._stage
        finally:
            shutil.rmtree(self._stage, ignore_errors=True)

    def move_in(self, manifest: Mapping[str, Any], state: str, note: Mapping[str, Any]) -> None:
        """Put the staged files into the places of an earlier run's, each at once and `run.json` as the last.

        What is killed in between is put together again by the next run.
        """
        self._finished.unlink(missing_ok=True)
        (self.out / RUN_FILE).unlink(missing_ok=True)
        if hasattr(os, "sync"):
            os.sync()
        moved: set[str] = set()
        for folder, _, names in os.walk(self._stage):
            place = self.out / Path(folder).relative_to(self._stage)
            place.mkdir(exist_ok=True)
            for name in names:
                (Path(folder) / name).replace(place / name)
                moved.add(str(place / name))
        for path in own_files(self.out):
            if str(path) not in moved:
                path.unlink()
        if not any(_entries(self.out / TEXTS)):
            shutil.rmtree(self.out / TEXTS, ignore_errors=True)
        if not (self._stage / TABLES).is_dir():
            shutil.rmtree(self.out / TABLES, ignore_errors=True)
        _write_json(self.out / RUN_FILE, manifest)
        tables = (path for path in map(Path, moved) if path.parent.name != TEXTS)
        files = {str(path.relative_to(self.out)): _size(path) for path in sorted(tables)}
        _write_json(self._finished, {"state": state, "files": files, **note})


@contextmanager
def open_folder(out: Path) -> Iterator[RunFolder]:
    """The folder, made if need be, for this run alone.

    Of a run that kept nothing, nothing is left. Raises UsageError when it cannot be written, or another run is at it;
    WartaError when the disk refuses later on.
    """
    missing = [folder for folder in (out / KEPT, out, *out.parents) if not folder.exists()]
    lock = FileLock(out / KEPT / "lock", blocking=False)
    try:
        (out / KEPT).mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise UsageError(f"another run is writing into --out {out}: wait for it, or name another folder") from error
    except OSError as error:
        _remove_empty(missing)
        raise UsageError(f"cannot write into --out {out} ({error.strerror}): name another folder") from error
    try:
        yield RunFolder(out)
    except BaseException as error:
        if not any(_entries(out / KEPT / "parts")):
            shutil.rmtree(out / KEPT, ignore_errors=True)
        _remove_empty(missing)
        if not isinstance(error, OSError):
            raise
        reason = error.strerror or str(error)
        raise WartaError(
            f"writing into --out {out} failed ({reason}): free some space; the same command goes on from there"
        ) from error
    finally:
        lock.release()


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        if folder.is_dir() and not any(_entries(folder)):
            folder.rmdir()


def _entries(folder: Path) -> Iterator[Path]:
    return folder.iterdir() if folder.is_dir() else iter(())


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None


def _read_json(path: Path) -> dict[str, Any]:
    """A file of ours; nothing when it is missing or broken."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write a file wholly or not at all."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    with unfinished.open("wb") as file:
        file.write((json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
