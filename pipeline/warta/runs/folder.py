"""The output folder: what in it is Warta's own, what a run keeps there, and how its files get into place."""

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from warta.errors import UsageError, WartaError, reason
from warta.runs.inventory import Inventory, read_inventory
from warta.runs.parts import FileParts
from warta.runs.place import KEPT, TABLES, Place
from warta.runs.recipe import Recipe, tell_changes
from warta.tables.texts import FOLDER as TEXTS
from warta.tables.writers import FORMATS, load_writer

RUN_FILE = "run.json"
RECIPE_FILE = f"{KEPT}/recipe.json"
FINISHED_FILE = f"{KEPT}/finished.json"
INVENTORY_FILE = f"{KEPT}/inventory.parquet"
TEXT_FILE = re.compile(rf"{TEXTS}/(?:a-)?[0-9a-f]{{16}}\.txt")  # up to version 0.2 without `a-`


def own_files(place: Place) -> list[str]:
    """The files in a place that a run of Warta has written for its user, in any format."""
    names = {RUN_FILE, *(name for form in FORMATS for name in load_writer(form).files())}
    return [
        *(name for name in place.sizes() if name in names),
        *(name for name in place.sizes(TEXTS) if TEXT_FILE.fullmatch(name)),
    ]


def own_formats(place: Place) -> list[str]:
    """The formats that files of a run lie in a place in."""
    names = place.sizes()
    return [form for form in FORMATS if not names.keys().isdisjoint(load_writer(form).files())]


def look_into(place: Place, *, overwrite: bool) -> Inventory | None:
    """What the tables in a place are made of, if a run wrote there.

    Raises UsageError when the place is no folder, holds files of such names that no run has written, or when nothing
    tells any more what its tables are made of.
    """
    try:
        if place.is_file():
            raise UsageError(f"--out {place} is a file: name a folder")
        known = RUN_FILE in place.sizes() or place.sizes(KEPT)
        if not (overwrite or known) and (files := own_files(place)):
            raise UsageError(f"--out {place} holds {files[0]}, which no run wrote there: add --overwrite to replace it")
        earlier = read_inventory(place.read(INVENTORY_FILE) if INVENTORY_FILE in place.sizes(KEPT) else None)
        if earlier is None and not overwrite and RUN_FILE in place.sizes():
            raise UsageError(
                f"--out {place} holds tables, but nothing tells any more what they are made of ({INVENTORY_FILE}): add "
                "--overwrite to replace them, or name another folder"
            )
        return earlier
    except OSError as error:
        raise UsageError(
            f"cannot look into --out {place} ({reason(error)}): check that you may read and write there, or name "
            "another folder"
        ) from error


class RunFolder:
    """An output folder in the hands of one run.

    Beside the tables it keeps, in `.warta`, what the next run goes on from: the results of each article (`parts`), how
    they were made (`recipe.json`), and what the tables were put together from (`finished.json`).
    """

    def __init__(self, place: Place, parts: FileParts, stage: Path) -> None:
        self.place = place
        self.parts = parts
        self._stage = stage
        shutil.rmtree(stage, ignore_errors=True)  # a killed run's

    def recipe(self) -> Recipe:
        """How the results were made that are kept here; nothing when there are none."""
        return self._read_json(RECIPE_FILE)

    def begin(self, recipe: Recipe, *, overwrite: bool) -> tuple[str, ...]:
        """Drop earlier results that were made otherwise, or that shall be replaced; the notes say so."""
        before = self.recipe()
        if before == recipe and not overwrite:
            self.parts.mend()
            return ()
        self._drop(FINISHED_FILE)
        self.parts.clear()
        self._write_json(RECIPE_FILE, recipe)
        return (f"started over: {tell_changes(before, recipe)}",) if before and before != recipe else ()

    def finished(self, state: str) -> dict[str, Any] | None:
        """What was noted when tables were put together from the same state, if these still stand there."""
        noted = self._read_json(FINISHED_FILE)
        return noted if noted.get("state") == state and noted["files"].items() <= self._sizes().items() else None

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
        self._drop(FINISHED_FILE, RUN_FILE)
        found = (Path(folder, name) for folder, _, names in os.walk(self._stage) for name in names)
        staged = sorted(path.relative_to(self._stage).as_posix() for path in found)
        self.place.take(self._stage, staged)
        self.place.remove({*own_files(self.place), *self.place.sizes(TABLES)}.difference(staged))
        self._write_json(RUN_FILE, manifest)
        sizes = self._sizes()
        files = {name: sizes[name] for name in staged if name in sizes}
        self._write_json(FINISHED_FILE, {"state": state, "files": files, **note})

    def _sizes(self) -> dict[str, int]:
        """All files beside the texts."""
        return self.place.sizes() | self.place.sizes(TABLES)

    def _drop(self, *names: str) -> None:
        self.place.remove((self.place.sizes() | self.place.sizes(KEPT)).keys() & set(names))

    def _read_json(self, name: str) -> dict[str, Any]:
        """A file of ours; nothing when it is missing or broken."""
        try:
            return json.loads(self.place.read(name))
        except (FileNotFoundError, ValueError):
            return {}

    def _write_json(self, name: str, content: Mapping[str, Any]) -> None:
        self.place.write(name, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())


@contextmanager
def open_folder(place: Place) -> Iterator[RunFolder]:
    """The folder at a place, made if need be, for this run alone.

    Of a run that kept nothing, nothing is left. Raises UsageError when it cannot be written, or another run is at it;
    WartaError when the disk or the network refuses later on.
    """
    try:
        with place.hold() as (parts, stage):
            yield RunFolder(place, parts, stage)
    except OSError as error:
        raise WartaError(
            f"writing into --out {place} failed ({reason(error)}): {place.cure(error)}; the same command goes on from "
            "there"
        ) from error
