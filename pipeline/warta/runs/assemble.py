"""From the results of a run to its tables: in memory, or streamed into files."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

from warta.runs.folder import RunFolder
from warta.runs.manifest import build_manifest
from warta.runs.options import Options
from warta.runs.ordered import compact, is_scattered, order_results
from warta.runs.parts import Parts
from warta.runs.place import TABLES
from warta.runs.recipe import Recipe
from warta.runs.settle import settle_tables
from warta.runs.tables import Summary, Tables, summarise
from warta.runs.wanted import Wanted
from warta.tables.rows import TextRow
from warta.tables.stored import stored_tables
from warta.tables.texts import write_texts
from warta.tables.writers import load_writer, parquet


def assemble_rows(parts: Parts, wanted: Wanted, options: Options, passed_over: Mapping[str, int]) -> Tables:
    """The tables in memory."""
    settled = settle_tables(order_results(parts, wanted, options.timeout), options.limit)
    rows = {table: list(found) for table, found in settled.items()}
    return Tables(rows, summarise(rows, passed_over, ()))


def assemble_files(
    folder: RunFolder,
    stage: Path,
    wanted: Wanted,
    options: Options,
    recipe: Recipe,
    passed_over: Mapping[str, int],
    state: str,
) -> Summary:
    """The tables in the folder, with `run.json`, in every format; nothing is held but what tells who is who.

    They are written to `stage`, and moved into their places with whatever else lies there.
    Parquet comes first: the other formats are made from it, and tables are read from it later on.
    """
    ordered = order_results(folder.parts, wanted, options.timeout)
    if is_scattered(ordered):
        compact(ordered)
        ordered = order_results(folder.parts, wanted, options.timeout)
    place = stage / parquet_place(options)
    place.mkdir(exist_ok=True)
    parquet.write(settle_tables(ordered, options.limit), place)
    rows = stored_tables(str(place))
    write_texts(cast(Iterable[TextRow], rows["texts"]), stage)
    others = [name for name in options.formats if name != "parquet"]
    notes = tuple(note for name in others for note in load_writer(name).write(rows, stage, options.settings))
    summary = summarise(rows, passed_over, notes)
    folder.move_in(build_manifest(recipe, options, summary), state, {"summary": asdict(summary)})
    return summary


def reopen(noted: Mapping[str, Any]) -> Summary:
    """The summary of a run that was finished earlier."""
    summary = noted["summary"]
    return Summary(**summary | {name: tuple(summary[name]) for name in ("errors", "notes", "nothing")})


def parquet_place(options: Options) -> str:
    """Where, in the output folder, the tables are as Parquet."""
    return "" if "parquet" in options.formats else TABLES
