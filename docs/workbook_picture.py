"""Take the README's picture of a run's workbook: `python docs/workbook_picture.py TABLES docs/workbook.png`.

LibreOffice opens and prints it; `pdftoppm` (of poppler-utils) makes pictures of the pages. Excel's own typeface is not
free: with `fonts-crosextra-carlito` its like stands in for it.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageChops

DOTS_PER_INCH = 120
MARGIN = 16  # in dots
WHITE = (255, 255, 255)
GRID = Border(*[Side(style="thin", color="D4D4D4")] * 4)


@dataclass(frozen=True)
class View:
    """What is shown of a sheet: so many rows, if asked for only those where a column is filled, as if by its filter."""

    sheet: str
    last_column: str
    rows: int
    filled: str | None = None


# Each line of the picture is one or more views side by side.
SHOWN = (
    (View("README", "E", 16),),
    (View("titles", "G", 8, filled="F"),),
    (View("figures", "J", 8, filled="J"),),
    (View("dates", "I", 12), View("mentions", "G", 12)),
)


def cut_book(workbook: Path, target: Path, views: list[View]) -> None:
    """A workbook with the views only, in their order, set up to be printed as a screen would show them."""
    book = openpyxl.load_workbook(workbook)
    shown = [book[view.sheet] for view in views]
    for sheet in set(book.worksheets) - set(shown):
        book.remove(sheet)
    book._sheets = shown  # openpyxl has no other way to order them
    for view in views:
        cut_sheet(book[view.sheet], view)
    book.save(target)


def cut_sheet(sheet: Worksheet, view: View) -> None:
    """Print the view of a sheet, and nothing else of it."""
    left = view.rows
    last = 0
    while left and last < sheet.max_row:
        last += 1
        if last > 1 and view.filled and sheet[f"{view.filled}{last}"].value is None:
            sheet.row_dimensions[last].hidden = True
        else:
            left -= 1
    area = f"A1:{view.last_column}{last}"
    for row in sheet[area]:
        for cell in row:
            cell.border = GRID
    sheet.print_area = area
    sheet.print_title_rows = None
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.sheet_properties.pageSetUpPr.fitToPage = False
    sheet.page_setup.scale = 75
    sheet.oddHeader.left.text = "&A"
    sheet.oddHeader.left.size = 13
    sheet.oddHeader.left.font = "Carlito,Bold"


def print_pages(workbook: Path, folder: Path) -> list[Image.Image]:
    """The printed pages without their white edges."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(workbook)]
    subprocess.run(office, check=True, capture_output=True)
    pages = folder / "page"
    subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", workbook.with_suffix(".pdf"), pages], check=True)
    return [crop(Image.open(path).convert("RGB")) for path in sorted(folder.glob("page*.png"))]


def crop(page: Image.Image) -> Image.Image:
    """The page without its white edges."""
    return page.crop(ImageChops.difference(page, Image.new("RGB", page.size, WHITE)).getbbox())


def join(pictures: list[Image.Image], *, across: bool) -> Image.Image:
    """Pictures in one, side by side or one below the other, with white between them."""
    along = [picture.width if across else picture.height for picture in pictures]
    thick = max(picture.height if across else picture.width for picture in pictures)
    length = sum(along) + MARGIN * (len(pictures) - 1) * 2
    joined = Image.new("RGB", (length, thick) if across else (thick, length), WHITE)
    place = 0
    for picture, step in zip(pictures, along, strict=True):
        joined.paste(picture, (place, 0) if across else (0, place))
        place += step + 2 * MARGIN
    return joined


def frame(picture: Image.Image) -> Image.Image:
    """The picture with a white margin, in few colours."""
    framed = Image.new("RGB", (picture.width + 2 * MARGIN, picture.height + 2 * MARGIN), WHITE)
    framed.paste(picture, (MARGIN, MARGIN))
    return framed.quantize(128, dither=Image.Dither.NONE)


def main() -> None:
    """Read the workbook, write the picture."""
    views = [view for line in SHOWN for view in line]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cut_book(Path(sys.argv[1]) / "warta.xlsx", folder / "cut.xlsx", views)
        pages = iter(print_pages(folder / "cut.xlsx", folder))
        lines = [join([next(pages) for _ in line], across=True) for line in SHOWN]
    frame(join(lines, across=False)).save(sys.argv[2], optimize=True)


if __name__ == "__main__":
    main()
