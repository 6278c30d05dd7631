import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import warta
from tests.reports.some_run import RUN, write_run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# As a container without sandbox, graphics and network needs it.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A headless Chromium, the one that the system has."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="the report in a browser needs Playwright: pip install 'warta[browser]'"
    )
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("the report in a browser needs Chromium: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def report_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the small run."""
    folder = tmp_path_factory.mktemp("report")
    (page,) = warta.report(write_run(RUN, folder / "tables"), folder / "report.html", language="en")
    return page
