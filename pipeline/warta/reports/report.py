"""A run's folder in, one web page out, and further pages where one would be too large."""

import os
from pathlib import Path

from warta.errors import UsageError, WartaError
from warta.reports.overview import survey
from warta.reports.pages import cut_pages
from warta.reports.render import GENERATOR, render_page
from warta.reports.run import Run, read_run
from warta.reports.words import languages
from warta.tables.whole import write_whole

FILE = "report.html"


def report(
    tables: str | os.PathLike[str], out: str | os.PathLike[str] | None = None, *, language: str | None = None
) -> tuple[Path, ...]:
    """Write the report of the run in the folder `tables`; returns the pages written, the first one first.

    `out` is the first page's file, by default `report.html` beside the tables. A page is no larger than 5 MB; where
    the articles need more, they go on in `report-2.html` and so on, each linked with the others. `language` is that of
    the interface when a page opens (`id` or `en`), by default what the reader's browser asks for; it can be switched
    there. The same tables give the same bytes.

    Raises UsageError when `tables` holds no run, or for a language that the interface does not have.
    """
    if language is not None and language not in languages():
        raise UsageError(f"--language {language}: choose from {', '.join(languages())}")
    run = read_run(Path(tables))
    return write_report(run, Path(out) if out is not None else Path(tables) / FILE, language)


def write_report(run: Run, first: Path, language: str | None = None) -> tuple[Path, ...]:
    """Write the report of a run; returns its pages, `first` and those beside it."""
    pages = cut_pages(run)
    files = [_file(first, number) for number in range(1, len(pages) + 1)]
    overview = survey(run, pages)
    try:
        for number, (page, file) in enumerate(zip(pages, files, strict=True), start=1):
            with write_whole(file) as content:
                content.write(render_page(number, page, overview, [file.name for file in files], language).encode())
        _remove_further(first, len(files))
    except OSError as error:
        raise WartaError(f"cannot write {first} ({error.strerror}): name another file with --out") from error
    return tuple(files)


def _file(first: Path, number: int) -> Path:
    return first if number == 1 else first.with_name(f"{first.stem}-{number}{first.suffix}")


def _remove_further(first: Path, pages: int) -> None:
    """Remove the pages that an earlier, longer report left behind, and nothing that is not a report."""
    number = pages + 1
    while _is_report(file := _file(first, number)):
        file.unlink()
        number += 1


def _is_report(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as content:
        return GENERATOR.encode() in content.read(2000)
