"""Take the README's pictures of a run's report: `python docs/report_pictures.py TABLES docs`.

Headless Chromium opens the report; the overview goes to `report-overview.png`, the reader, with the card of one figure
open, to `report-reader.png`.
"""

import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

import warta

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZE = {"width": 1280, "height": 1000}
WHOLE_WIDTH = 900
COLOURS = 256  # enough for a page of text, and a third of the bytes

# The article shown, by words of its headline, and the mark whose card is open.
ARTICLE = "Laba Nusa Energi"
MARK = 'mark[data-kind="figures"] >> nth=1'


def save(page: Page, file: Path, *, whole: bool = False) -> None:
    """What the window shows, or the whole page in smaller print, as a picture of few bytes."""
    shot = page.screenshot(animations="disabled", full_page=whole)
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    if whole:
        picture = picture.resize((WHOLE_WIDTH, picture.height * WHOLE_WIDTH // picture.width), Image.Resampling.LANCZOS)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def take_pictures(report: Path, folder: Path) -> None:
    """Open the report and look at it as a reader would."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(viewport=SIZE, locale="en-GB", reduced_motion="reduce")
        page.goto(report.as_uri())
        page.wait_for_selector("body[data-shown]")
        save(page, folder / "report-overview.png", whole=True)
        page.get_by_role("link", name="Reader").click()
        page.locator(".list a", has_text=ARTICLE).first.click()
        page.wait_for_selector(f".reading h1:has-text('{ARTICLE}')")
        page.locator(MARK).hover()
        save(page, folder / "report-reader.png")
        browser.close()


def main() -> None:
    """Make the report, take the pictures."""
    tables, folder = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as scratch:
        (report, *_) = warta.report(tables, Path(scratch) / "report.html", language="en")
        take_pictures(report, folder)


if __name__ == "__main__":
    main()
