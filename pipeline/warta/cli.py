"""The command line: parses, calls, prints. Data goes to files and stdout, words to stderr.

Exit codes: 0 fine, 1 an article has status `error`, 2 wrong usage, 70 a fault in Warta, 130 interrupted.
"""

import logging
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from warta import __version__
from warta.errors import WartaError, describe_passing, is_passing

OK, ARTICLE_ERROR, WRONG_USAGE, FAULT, INTERRUPTED = 0, 1, 2, 70, 130

# The base of typer's errors about the command line, by way of the one that typer exports.
CommandLineError: Any = typer.BadParameter.__bases__[0]

ENDINGS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
INTERRUPTION = "interrupted; the same command goes on from there"

log = logging.getLogger("warta")
app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Indonesian and English news articles in, tidy tables out.",
)


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns the exit code.

    `argv` are the arguments without the program's name, by default the process's own.
    """
    with _count_interrupts() as interrupts:
        try:
            code = app(argv, prog_name="warta", standalone_mode=False)
        except CommandLineError as error:
            command = error.ctx.command_path if error.ctx else "warta"
            return _fail(f"{error.format_message().rstrip('.')}; see {command} --help", WRONG_USAGE)
        except WartaError as error:
            return _fail(str(error), WRONG_USAGE)
        except (KeyboardInterrupt, typer.Abort):
            code = INTERRUPTED
        except Exception as error:
            if interrupts:
                return _fail(INTERRUPTION, INTERRUPTED)
            if is_passing(error):
                return _fail(describe_passing(error), WRONG_USAGE)
            log.error("a fault in Warta", exc_info=True)
            return _fail(f"a fault in Warta ({type(error).__name__}: {error}); -v shows where: please report it", FAULT)
        if code == INTERRUPTED:
            # Python ends by the signal, whatever the exit code, once an interruption has left an `exec`, as dataclasses
            # that are being imported use it; one that ends well takes that back.
            exec("")
            return _fail(INTERRUPTION, INTERRUPTED)
        return code or OK


@contextmanager
def _count_interrupts() -> Iterator[list[int]]:
    """A list that grows with every Ctrl-C within: a library that is being loaded makes another error of it.

    The system's requests to end, when it shuts down or a terminal closes, are the same; under `nohup` the latter isn't.
    """
    seen: list[int] = []

    def interrupt(number: int, frame: FrameType | None) -> None:
        seen.append(number)
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield seen
        return
    numbers = [number for number in ENDINGS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, interrupt) for number in numbers}
    try:
        yield seen
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _fail(message: str, code: int) -> int:
    print("warta:", " ".join(message.split()), file=sys.stderr)
    return code


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"warta {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Options of the program itself."""


@app.command()
def extract(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders, or - for one article on stdin.")
    ],
    out: Annotated[str, typer.Option(metavar="DIR", help="The folder to write the tables into, or its address.")],
    formats: Annotated[
        str, typer.Option("--format", metavar="LIST", help="Any of csv,xlsx,parquet,sqlite.")
    ] = "csv,xlsx,parquet,sqlite",
    csv_dialect: Annotated[
        str, typer.Option(metavar="NAME", help="excel, or excel-id: semicolons and decimal commas.")
    ] = "excel",
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication of articles that don't give theirs.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="The articles' language, instead of detecting it: id or en.")
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", help="Stop after N articles.")] = None,
    jobs: Annotated[int | None, typer.Option(metavar="N", help="Worker processes; by default as many as pay.")] = None,
    names: Annotated[
        str,
        typer.Option(
            metavar="MODEL",
            help="What recognises names: names-base, names-small, a folder, spacy:PIPELINE or stanza.",
        ),
    ] = "names-base",
    without: Annotated[
        str, typer.Option(metavar="LIST", help="Stages to leave out, any of names,dates,figures,titles,quotes.")
    ] = "",
    timeout: Annotated[float, typer.Option(metavar="SECONDS", help="The time that one article may take.")] = 300,
    max_size: Annotated[float, typer.Option(metavar="MB", help="The size that one article may have.")] = 50,
    executor: Annotated[
        str, typer.Option(metavar="NAME", help="Who does the work: local, here (no limits), or ray.")
    ] = "local",
    address: Annotated[
        str | None, typer.Option(metavar="HOST:PORT", help="The Ray cluster's; by default one on this machine.")
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Start over instead of going on with the run that DIR holds.")
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Drop articles and formats from DIR that this run leaves out.")
    ] = False,
    add: Annotated[bool, typer.Option("--add", help="Keep the articles that DIR holds, and add these.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show the log.")] = False,
) -> int:
    """Turn articles into tables. Into a DIR that holds a run, only what is new or changed is read.

    The same from Python: warta.extract("articles", out="tables").
    """
    _set_up_log(verbose)
    from warta.runs import extract as run  # here, so that --help need not wait for spaCy
    from warta.runs.options import parse_stages
    from warta.runs.report import describe_run

    console = Console(stderr=True)
    started = time.perf_counter()
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("articles", total=None)

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=max(done, total))

        tables = run(
            inputs,
            out=out,
            formats=formats,
            csv_dialect=csv_dialect,
            published=published,
            language=language,
            limit=limit,
            jobs=jobs,
            overwrite=overwrite,
            prune=prune,
            add=add,
            names=names,
            without=without,
            timeout=timeout,
            max_size=max_size,
            executor=executor,
            address=address,
            # Counting the inputs is a walk of its own, which only a bar that is seen is worth.
            progress=tell if console.is_terminal else None,
            say=lambda line: console.print(Text(line)),
        )
    console.print(describe_run(tables.summary, time.perf_counter() - started, parse_stages(without)))
    console.print(Text(f"tables in {out}"))
    return ARTICLE_ERROR if tables.summary.statuses.get("error") else OK


@app.command()
def evaluate(
    gold: Annotated[
        list[str], typer.Argument(metavar="GOLD...", help="Annotated articles, .json files or folders of them.")
    ],
    tables: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A run over these articles; without it, one is made.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List every mistake too, the worst article first.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show the log.")] = False,
) -> int:
    """Compare tables with annotated articles: precision, recall, F1 and its 95 % interval per table and language.

    The same from Python: warta.evaluate(["gold"], tables="tables").
    """
    _set_up_log(verbose)
    from warta.evaluation import evaluate as measure  # here, so that --help need not wait for spaCy

    evaluation = measure(gold, tables)
    if as_json:
        print(evaluation.to_json())
    else:
        Console().print(evaluation.to_table())
        if errors:
            Console().print(evaluation.to_mistakes_table())
    return OK


@app.command()
def report(
    tables: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that extract wrote.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The page to write; by default report.html in DIR.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="The page's own language, id or en; by default the browser's.")
    ] = None,
) -> int:
    """Make a web page of a run's tables: overview, reader with highlights, searchable tables. It needs no network.

    The same from Python: warta.report("tables").
    """
    from warta.reports import report as write  # here, so that --help need not wait for pyarrow

    console = Console(stderr=True)
    for file in write(tables, out, language=language):
        console.print(Text(f"report in {file} ({file.stat().st_size / 1e6:.1f} MB)"))
    return OK


def _set_up_log(verbose: bool) -> None:
    logging.basicConfig(
        format="%(levelname)s %(name)s: %(message)s",
        level=logging.INFO if verbose else logging.CRITICAL,
        stream=sys.stderr,
        force=True,
    )
