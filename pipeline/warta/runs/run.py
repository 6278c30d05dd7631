"""A run: many sources in, tables out."""

import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from warta.article import Article
from warta.components.engines import DEFAULT_NAMES
from warta.errors import UsageError
from warta.runs.assemble import assemble_files, assemble_rows, parquet_place, reopen
from warta.runs.changes import Changes, Known, check_gone, count_changes, count_gone, is_much, number_files
from warta.runs.executors import choose_executor
from warta.runs.folder import INVENTORY_FILE, RunFolder, look_into, open_folder, own_formats
from warta.runs.inventory import FOLDER, Inventory, InventoryWriter
from warta.runs.items import Input, Inputs, count_inputs, find_files, find_items
from warta.runs.options import MAX_SIZE, TIMEOUT, Options, parse_formats, parse_stages
from warta.runs.parts import MemoryParts, Parts
from warta.runs.place import open_place, parse_out
from warta.runs.recipe import Recipe, describe_recipe, tell_changes
from warta.runs.renaming import rename_results
from warta.runs.tables import Tables
from warta.runs.wanted import Note, Wanted, count_results, finished_keys
from warta.runs.work import ArticleWork
from warta.tables.writers import DEFAULTS, FORMATS

if TYPE_CHECKING:
    import pandas as pd

Progress = Callable[[int, int], None]
Say = Callable[[str], None]

# Options that leave the tables as they are.
NO_MATTER: dict[str, Any] = {
    "out": None,
    "jobs": None,
    "overwrite": False,
    "prune": False,
    "add": False,
    "executor": None,
    "address": None,
}

log = logging.getLogger(__name__)


def extract(
    sources: "Input | pd.DataFrame | Iterable[Input | pd.DataFrame] | None" = None,
    *,
    texts: Sequence[str] = (),
    out: str | os.PathLike[str] | None = None,
    formats: str | Sequence[str] = FORMATS,
    csv_dialect: str = DEFAULTS.csv_dialect,
    published: str | None = None,
    language: str | None = None,
    limit: int | None = None,
    jobs: int | None = None,
    overwrite: bool = False,
    prune: bool = False,
    add: bool = False,
    names: str = DEFAULT_NAMES,
    without: str | Sequence[str] = (),
    timeout: float = TIMEOUT,
    max_size: float = MAX_SIZE,
    executor: str | None = None,
    address: str | None = None,
    progress: Progress | None = None,
    say: Say | None = None,
) -> Tables:
    """Read articles and give the tables of what is in them; with `out`, also write them there.

    `sources` are files, folders, `-` for standard input, articles that are already read, or DataFrames with the columns
    of a CSV file (`text` or `html`, `title`, `published`, `url`, `byline`); `texts` are the articles' own words.
    `formats` are csv, xlsx, parquet and sqlite; `csv_dialect` is `excel`, or `excel-id` for Indonesian spreadsheets.
    `published` (ISO 8601) and `language` (ISO 639-1) hold for articles that don't say themselves. `limit` stops after
    so many articles.
    `names` is the model that recognises names, a shipped one or a folder, or `spacy:PIPELINE` for an installed one.
    `without` leaves out stages: names, dates, figures, titles, quotes.

    `jobs` are worker processes, which need a script's own calls under `if __name__ == "__main__":`; without it a few
    articles are read in this process (`executor="here"`), more by as many workers as pay (`executor="local"`). In a
    worker an article may take `timeout` seconds; one that hangs or crashes fails alone. `max_size` is the size of the
    largest article, in megabytes. `progress` is called with the number of articles done and of inputs found.

    A run into an `out` that holds an earlier one goes on from there: only new and changed articles are read, and before
    its tables are replaced, `say` is called with a line that counts what is new, changed and gone. Where more than a
    tenth of the articles would be gone, or a format's files, `prune` must allow it; where more than a tenth would be
    read anew, because of another version, model or option, `overwrite` must, which starts over in any case. `add` keeps
    all that is there beside the inputs, as if all had been inputs of one run. A killed run loses nothing that it had
    kept: the same call ends it. `out` may be an address that fsspec writes to (`s3://bucket/tables`), and the call may
    then come from another machine.

    The same inputs and options give the same tables and the same bytes, whoever does the work. An article that cannot
    be read or annotated is a row of `articles` with status `error`. Raises UsageError for what cannot be done as asked;
    then nothing is written. Raises WartaError when the disk or the network refuses.
    """
    options = Options(
        out=parse_out(out) if out is not None else None,
        formats=parse_formats(formats),
        csv_dialect=csv_dialect,
        published=published,
        language=language,
        limit=limit,
        jobs=jobs,
        overwrite=overwrite,
        prune=prune,
        add=add,
        names=names,
        without=parse_stages(without),
        timeout=timeout,
        max_size=max_size,
        executor=executor,
        address=address,
    )
    given = list(_take_in(sources, texts, options))
    tell = _teller(progress, given, options)
    if options.out is None:
        inputs = find_items(given, out=None, max_bytes=options.max_bytes, limit=limit)
        parts = MemoryParts()
        return assemble_rows(parts, work_off(inputs, parts, options, tell), options, inputs.passed_over)
    place = open_place(options.out)
    earlier = look_into(place, overwrite=overwrite)
    kept = earlier if add else None
    inputs = find_items(given, out=options.out, max_bytes=options.max_bytes, limit=limit, kept=kept)
    recipe = describe_recipe(options)
    with open_folder(place) as folder:
        if look_into(place, overwrite=overwrite) != earlier:
            raise UsageError(f"another run has just written into --out {place}: give the same command again")
        if not overwrite:
            check_losses(folder, earlier, number_files(find_files(given, options.out)), options, recipe)
        return extract_into(folder, earlier, inputs, options, recipe, tell, say or log.info)


def _take_in(
    sources: "Input | pd.DataFrame | Iterable[Input | pd.DataFrame] | None", texts: Sequence[str], options: Options
) -> Iterator[Input]:
    """The inputs of a run, with what is in memory read. Raises UsageError where none are named."""
    if sources is None and not texts:
        raise UsageError("nothing to read: name files or folders, or give texts=[…]")
    alone = isinstance(sources, str | os.PathLike | Article) or _is_frame(sources)
    given: Any = [sources] if alone else () if sources is None else sources
    for each in given:
        if _is_frame(each):
            # Imported when asked for, as is all that reads articles.
            from warta.ingest.memory import read_frame

            yield from read_frame(each, options.published, options.language)
        elif isinstance(each, str) and "\n" in each:
            raise UsageError(f"{each[:40]!r}… is no path: give articles' own words by texts=[…]")
        else:
            yield each
    if texts:
        from warta.ingest.memory import read_texts

        yield from read_texts(texts, options.published, options.language)


def _is_frame(given: object) -> bool:
    """Whether something is a pandas DataFrame, without importing pandas."""
    kind = type(given)
    return kind.__name__ == "DataFrame" and kind.__module__.partition(".")[0] == "pandas"


def check_losses(
    folder: RunFolder, earlier: Inventory | None, files: np.ndarray, options: Options, recipe: Recipe
) -> None:
    """Raises UsageError, before anything is read, when much of what the folder holds would be lost or done again."""
    out = folder.place
    if not options.prune and (lost := [form for form in own_formats(out) if form not in options.formats]):
        raise UsageError(
            f"--out {out} holds files of the formats {', '.join(lost)}, which --format leaves out: name them too, add "
            "--prune to remove them, or name another folder"
        )
    before = folder.recipe()
    held = len(earlier) if earlier else count_results(folder.parts)
    whole = max(held, min(len(files), options.limit or len(files)))
    if before and before != recipe and held and (options.add or is_much(held, whole)):
        cure = "give the same options" if options.add else "add --overwrite to read them anew"
        raise UsageError(
            f"--out {out} holds {held:,} articles that were read otherwise ({tell_changes(before, recipe)}): {cure}, "
            "or name another folder"
        )
    if earlier and not (options.prune or options.add):
        check_gone(count_gone(earlier, files, options.limit), len(earlier), out)


def extract_into(
    folder: RunFolder,
    earlier: Inventory | None,
    inputs: Inputs,
    options: Options,
    recipe: Recipe,
    tell: Progress,
    say: Say,
) -> Tables:
    """Work on what is new in the inputs, and bring the folder's tables up to date."""
    notes = folder.begin(recipe, overwrite=options.overwrite)
    known = bring_forward(folder, earlier, inputs) if earlier else None
    with folder.stage() as stage, InventoryWriter(stage / INVENTORY_FILE) as inventory:
        wanted = work_off(inputs, folder.parts, options, tell, inventory.add)
        inventory.finish(inputs.given)
        shape = asdict(replace(options, **NO_MATTER))
        given = [(one.address, one.label) for one in inputs.given]
        state = json.dumps([wanted.digest(), shape, given, sorted(inputs.passed_over.items())])
        noted = folder.finished(state) if wanted.skipped == len(wanted) else None
        if noted is not None:
            summary = reopen(noted)
        else:
            if known:
                say(str(check_changes(folder, known, wanted, options)))
            summary = assemble_files(folder, stage, wanted, options, recipe, inputs.passed_over, state)
    rows = folder.place.tables(parquet_place(options))
    return Tables(rows, replace(summary, notes=(*notes, *summary.notes)))


def bring_forward(folder: RunFolder, earlier: Inventory, inputs: Inputs) -> Known:
    """Give earlier results the names that their articles have among these inputs; gives what the items are then."""
    labels = {one.address: one.label for one in inputs.given}
    keys, places = earlier.numbers("key"), earlier.numbers("place")
    if any(labels.get(one.address, one.label) != one.label for one in earlier.given):
        rename_results(folder.parts, earlier.renamed(inputs.given))
        keys = np.fromiter((now.key for _, now in earlier.renamed(inputs.given)), np.uint64)
    rows = earlier.numbers("kind") != FOLDER
    return Known(keys[rows], places[rows])


def check_changes(folder: RunFolder, earlier: Known, wanted: Wanted, options: Options) -> Changes:
    """What the run changes about the tables. Raises UsageError when much would be lost."""
    changes = count_changes(earlier, wanted)
    if not (options.prune or options.overwrite):
        check_gone(changes.gone, len(earlier.keys), folder.place)
    if missing := len(wanted.kept) - count_results(folder.parts, wanted.kept):
        raise UsageError(
            f"--add cannot keep {missing:,} articles of --out {folder.place}, for their results are damaged: leave out "
            "--add, and give all inputs at once"
        )
    return changes


def work_off(inputs: Inputs, parts: Parts, options: Options, tell: Progress, note: Note = lambda noted: None) -> Wanted:
    """Have all items worked on whose results are not there yet; gives which results the run wants."""
    work = ArticleWork(options.published, options.language, options.names, options.without, options.max_bytes)
    wanted = Wanted(finished_keys(parts, options.timeout), note)
    execute = choose_executor(options.executor, jobs=options.jobs, timeout=options.timeout, address=options.address)
    done = 0
    with closing(execute(work, wanted.unfinished(inputs.items), parts)) as told:
        for articles in told:
            done += articles
            tell(done + wanted.skipped, len(wanted))
    return wanted


def _teller(progress: Progress | None, given: Sequence[Input], options: Options) -> Progress:
    """What is told of progress: of the inputs that there are, or of the pieces found in them when these are more."""
    if progress is None:
        return lambda done, found: None
    total = min(count_inputs(given, options.out), options.limit or sys.maxsize)
    return lambda done, found: progress(done, max(total, found, done))
