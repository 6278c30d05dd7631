"""How large the report of many articles is, and how long its pages take to open in headless Chromium.

    python tests/benchmarks/report.py TABLES [--articles N] [--rounds N]

The tables of a run are repeated, under other ids, until there are N articles. A page is opened anew in each round; the
figures are the median seconds until the overview is drawn, until the table of figures is there, which needs all of the
page's data, and until an article is shown with its marks; in brackets those that the page's process worked for.
"""

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from warta.reports.report import write_report
from warta.reports.run import Run, read_run

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

# By what is waited for: the address that is opened, and what is there when it is.
VIEWS = {
    "overview": ("#view=overview", ".part.money"),
    "table": ("#view=tables&table=figures", "tbody tr"),
    "reader": ("#view=reader", ".text mark"),
}


def repeat_run(run: Run, articles: int) -> Run:
    """The run's articles over and over, each time under ids of their own."""
    times = -(-articles // len(run.articles))
    copies = [
        (article.article_id, f"{article.article_id[:-4]}{turn:04}") for turn in range(times) for article in run.articles
    ]
    kept = copies[:articles]
    rows = {article.article_id: article for article in run.articles}
    return Run(
        articles=[renamed(rows[old], old, new) for old, new in kept],
        texts={new: run.texts[old] for old, new in kept if old in run.texts},
        found={
            kind: {new: [renamed(row, old, new) for row in found.get(old, ())] for old, new in kept}
            for kind, found in run.found.items()
        },
        people=run.people,
        organizations=run.organizations,
    )


def renamed(row: Any, old: str, new: str) -> Any:
    """The row as one of the article with the new id."""
    ids = {field.name: getattr(row, field.name) for field in fields(row) if field.name.endswith("_id")}
    return replace(row, **{name: value.replace(old, new) for name, value in ids.items() if value})


def opening_times(browser: Browser, page: Path, rounds: int) -> Iterator[str]:
    """The median seconds until each view of a page is there, and those that its process worked for."""
    for name, (address, sign) in VIEWS.items():
        taken, worked = [], []
        for _ in range(rounds):
            context = browser.new_context()  # and so a process of its own
            tab = context.new_page()
            start = perf_counter()
            tab.goto(page.as_uri() + address)
            tab.wait_for_selector(sign)
            taken.append(perf_counter() - start)
            worked.append(process_seconds(tab))
            context.close()
        yield f"{name} {statistics.median(taken):.2f} s ({statistics.median(worked):.2f} s of work)"


def process_seconds(tab: Page) -> float:
    """The processor's seconds that the tab's process has taken so far: on a busy machine the fairer figure."""
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable")
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "ProcessTime")


def main() -> None:
    """Make the report, open its pages, print the figures."""
    parser = argparse.ArgumentParser(description="Size and opening time of a report")
    parser.add_argument("tables", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    run = repeat_run(read_run(options.tables), options.articles)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        start = perf_counter()
        pages = write_report(run, Path(folder) / "report.html")
        print(f"{len(run.articles)} articles on {len(pages)} pages, written in {perf_counter() - start:.1f} s")
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for page in pages:
            times = ", ".join(opening_times(browser, page, options.rounds))
            print(f"{page.name}: {page.stat().st_size / 1e6:.2f} MB; {times}")
        browser.close()


if __name__ == "__main__":
    main()
