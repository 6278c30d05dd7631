"""A run: many sources in, tables out."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, replace

from warta.article import Article
from warta.components.engines import DEFAULT_NAMES
from warta.runs.assemble import assemble_files, assemble_rows, parquet_place, reopen
from warta.runs.executors import choose_executor
from warta.runs.folder import RunFolder, check_place, open_folder
from warta.runs.items import Input, Inputs, count_inputs, find_items
from warta.runs.options import MAX_SIZE, TIMEOUT, Options, parse_formats, parse_stages
from warta.runs.parts import MemoryParts, Parts
from warta.runs.place import open_place, parse_out
from warta.runs.recipe import Recipe, describe_recipe
from warta.runs.tables import Tables
from warta.runs.wanted import Wanted, finished_keys
from warta.runs.work import ArticleWork
from warta.tables.writers import DEFAULTS, FORMATS

Progress = Callable[[int, int], None]


def extract(
    sources: Input | Iterable[Input],
    *,
    out: str | os.PathLike[str] | None = None,
    formats: str | Sequence[str] = FORMATS,
    csv_dialect: str = DEFAULTS.csv_dialect,
    published: str | None = None,
    language: str | None = None,
    limit: int | None = None,
    jobs: int | None = None,
    overwrite: bool = False,
    names: str = DEFAULT_NAMES,
    without: str | Sequence[str] = (),
    timeout: float = TIMEOUT,
    max_size: float = MAX_SIZE,
    executor: str | None = None,
    address: str | None = None,
    progress: Progress | None = None,
) -> Tables:
    """Read articles and give the tables of what is in them; with `out`, also write them there.

    `sources` are files, folders, `-` for standard input, or articles that are already read. `formats` are csv, xlsx,
    parquet and sqlite; `csv_dialect` is `excel`, or `excel-id` for Indonesian spreadsheets. `published` (ISO 8601) and
    `language` (ISO 639-1) hold for articles that don't say themselves. `limit` stops after so many articles.
    `names` is the model that recognises names, a shipped one or a folder, or `spacy:PIPELINE` for an installed one.
    `without` leaves out stages: names, dates, figures, titles, quotes.

    `jobs` are worker processes, which need a script's own calls under `if __name__ == "__main__":`; without it a few
    articles are read in this process (`executor="here"`), more by as many workers as pay (`executor="local"`). In a
    worker an article may take `timeout` seconds; one that hangs or crashes fails alone. `max_size` is the size of the
    largest article, in megabytes. `progress` is called with the number of articles done and of inputs found.

    A run into an `out` that holds an earlier one goes on from there: only new and changed articles are read, those that
    are gone leave the tables. Another version or model, or options that change what is read, start over, as `overwrite`
    does; a note of the summary says so. A killed run loses nothing that it had kept: the same call ends it. `out` may
    be an address that fsspec writes to (`s3://bucket/tables`), and the call may then come from another machine.

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
        names=names,
        without=parse_stages(without),
        timeout=timeout,
        max_size=max_size,
        executor=executor,
        address=address,
    )
    given = [sources] if isinstance(sources, str | os.PathLike | Article) else list(sources)
    inputs = find_items(given, out=options.out, max_bytes=options.max_bytes, limit=limit)
    tell = _teller(progress, given, options)
    if options.out is None:
        parts = MemoryParts()
        return assemble_rows(parts, work_off(inputs, parts, options, tell), options, inputs.passed_over)
    place = open_place(options.out)
    check_place(place, overwrite=overwrite)
    recipe = describe_recipe(options)
    with open_folder(place) as folder:
        return extract_into(folder, inputs, options, recipe, tell)


def extract_into(folder: RunFolder, inputs: Inputs, options: Options, recipe: Recipe, tell: Progress) -> Tables:
    """Work on what is new in the inputs, and bring the folder's tables up to date."""
    notes = folder.begin(recipe, overwrite=options.overwrite)
    wanted = work_off(inputs, folder.parts, options, tell)
    shape = asdict(replace(options, out=None, jobs=None, overwrite=False, executor=None, address=None))
    state = json.dumps([wanted.digest(), shape, sorted(inputs.passed_over.items())])
    noted = folder.finished(state) if wanted.skipped == len(wanted) else None
    if noted is not None:
        summary = reopen(noted)
    else:
        summary = assemble_files(folder, wanted, options, recipe, inputs.passed_over, state)
    rows = folder.place.tables(parquet_place(options))
    return Tables(rows, replace(summary, notes=(*notes, *summary.notes)))


def work_off(inputs: Inputs, parts: Parts, options: Options, tell: Progress) -> Wanted:
    """Have all items worked on whose results are not there yet; gives which results the run wants."""
    work = ArticleWork(options.published, options.language, options.names, options.without, options.max_bytes)
    wanted = Wanted(finished_keys(parts, options.timeout))
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
