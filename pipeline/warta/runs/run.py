"""A run: many sources in, tables out."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import cast

from warta.article import Article
from warta.components.engines import DEFAULT_NAMES
from warta.errors import UsageError
from warta.ingest import SUFFIXES, Source, find_sources
from warta.runs.executors import run_items
from warta.runs.folder import check_free, stage_files
from warta.runs.manifest import write_manifest
from warta.runs.options import Options, parse_formats
from warta.runs.process import ArticleWork, Item
from warta.runs.settle import settle_duplicates
from warta.runs.tables import Tables, summarise
from warta.tables.build import Rows
from warta.tables.identity import add_identities, build_identities, read_names
from warta.tables.rows import TABLES, TextRow
from warta.tables.texts import write_texts
from warta.tables.writers import FORMATS, load_writer
from warta.values.identity.records import ArticleNames

Input = str | os.PathLike[str] | Article
Progress = Callable[[int, int], None]

SHARED_SUFFIXES = (".jsonl", ".csv", ".rss", ".atom", ".xml")


def extract(
    sources: Input | Iterable[Input],
    *,
    out: str | os.PathLike[str] | None = None,
    formats: str | Sequence[str] = FORMATS,
    published: str | None = None,
    language: str | None = None,
    limit: int | None = None,
    jobs: int | None = None,
    overwrite: bool = False,
    names: str = DEFAULT_NAMES,
    progress: Progress | None = None,
) -> Tables:
    """Read articles and give the tables of what is in them; with `out`, also write them there.

    `sources` are files, folders, `-` for standard input, or articles that are already read. `published` (ISO 8601) and
    `language` (ISO 639-1) hold for articles that don't say themselves. `limit` stops after so many articles. `jobs` are
    worker processes (None: as many as pay), which need a script's own calls under `if __name__ == "__main__":`.
    `names` is the model that recognises names, a shipped one or a folder, or `spacy:PIPELINE` for an installed one.
    `progress` is called with the number of articles done and of inputs found.

    The same inputs and options give the same tables and the same bytes, whatever `jobs` is. An article that cannot be
    read or annotated is a row of `articles` with status `error`. Raises UsageError for what cannot be done as asked,
    such as an `out` that holds a run without `overwrite`; then nothing is written.
    """
    options = Options(
        out=Path(out) if out is not None else None,
        formats=parse_formats(formats),
        published=published,
        language=language,
        limit=limit,
        jobs=jobs,
        overwrite=overwrite,
        names=names,
    )
    given = [sources] if isinstance(sources, str | os.PathLike | Article) else list(sources)
    if options.out is None:
        items, passed_over = find_items(given, None)
        rows = collect_rows(items, options, progress)
        return Tables(rows, summarise(rows, passed_over, ()))
    check_free(options.out, overwrite=options.overwrite)
    items, passed_over = find_items(given, options.out)
    with stage_files(options.out) as folder:
        rows = collect_rows(items, options, progress)
        notes = write_rows(rows, options.formats, folder)
        tables = Tables(rows, summarise(rows, passed_over, notes))
        write_manifest(folder, options, tables.summary)
    return tables


def find_items(given: Sequence[Input], out: Path | None) -> tuple[list[Item], Mapping[str, int]]:
    """What there is to work on, in order, and how many files were passed over for what reason.

    Raises UsageError when paths are given and nothing is found there, or when `out` is one of them.
    """
    articles = [item for item in given if isinstance(item, Article)]
    paths = [item for item in given if not isinstance(item, Article)]
    if not paths:
        return list(articles), {}
    for path in paths:
        if out is not None and path != "-" and out.resolve() == Path(path).resolve():
            raise UsageError(f"--out {out} is the input itself: name another folder")
    found = find_sources([path if isinstance(path, str) else Path(path) for path in paths], exclude=out)
    sources = list(found)
    if not sources:
        places = ", ".join(map(str, paths))
        raise UsageError(f"no articles found in {places}: name files or folders with {', '.join(sorted(SUFFIXES))}")
    return [*sources, *articles], found.passed_over


def collect_rows(items: Sequence[Item], options: Options, progress: Progress | None) -> Rows:
    """All rows of a run by table, in the order of the sources, those of the corpus in the order of first appearance."""
    rows: Rows = {table: [] for table in TABLES}
    names: list[ArticleNames] = []
    work = ArticleWork(options.published, options.language, options.names)
    # Every item has one article at least, so that no more than `limit` items are needed.
    ready = islice(read_shared(items, work), options.limit)
    with closing(run_items(work, ready, options.jobs)) as results:
        for done, article in enumerate(islice(settle_duplicates(results), options.limit), start=1):
            for table, found in article.items():
                rows[table] += found
            names.append(read_names(article))
            if progress:
                progress(done, len(items))
    return add_identities(rows, build_identities(names))


def read_shared(items: Iterable[Item], work: ArticleWork) -> Iterator[Item]:
    """The items, where those that only this process can read, or that several workers shall share, are read already.

    That is standard input, and files of several articles.
    """
    for item in items:
        if isinstance(item, Source) and (item.path is None or item.path.suffix.lower() in SHARED_SUFFIXES):
            yield from work.read(item)
        else:
            yield item


def write_rows(rows: Rows, formats: Sequence[str], folder: Path) -> tuple[str, ...]:
    """Write all tables in every format, and the clean texts; returns the writers' notes."""
    write_texts(cast(list[TextRow], rows["texts"]), folder)
    return tuple(note for name in formats for note in load_writer(name).write(rows, folder))
