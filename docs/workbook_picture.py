"""Take the README's picture of a run's workbook: `python docs/workbook_picture.py TABLES docs/workbook.png`.

LibreOffice opens it and prints its first rows; `pdftoppm` (poppler-utils) makes pictures of the pages.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageChops

# The sheets shown, the last column and row of each.
SHOWN = (("README", "E", 20), ("titles", "G", 12), ("figures", "J", 12), ("mentions", "G", 12))
MARGIN = 20
WHITE = (255, 255, 255)


def cut_sheets(workbook: Path, target: Path) -> None:
    """A workbook with only the sheets and cells shown, set up to be printed as a screen would show them."""
    book = openpyxl.load_workbook(workbook)
    for name in book.sheetnames:
        if name not in dict((name, 0) for name, *_ in SHOWN):
            del book[name]
    for name, column, row in SHOWN:
        prepare(book[name], column, row)
    book.save(target)


def prepare(sheet: Worksheet, column: str, row: int) -> None:
    """Print these cells of a sheet on one page, with grid, headings and name."""
    sheet.print_area = f"A1:{column}{row}"
    sheet.print_title_rows = None
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    sheet.print_options.gridLines = sheet.print_options.headings = True
    sheet.oddHeader.left.text = "&A"
    sheet.oddHeader.left.size = 14
    sheet.oddHeader.left.font = "Liberation Sans,Bold"


def draw_pages(workbook: Path, folder: Path) -> list[Image.Image]:
    """The printed pages without their white edges."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(workbook)]
    subprocess.run(office, check=True, capture_output=True)
    subprocess.run(["pdftoppm", "-r", "170", "-png", workbook.with_suffix(".pdf"), folder / "page"], check=True)
    return [crop(Image.open(path).convert("RGB")) for path in sorted(folder.glob("page*.png"))]


def crop(page: Image.Image) -> Image.Image:
    """What is not white."""
    return page.crop(ImageChops.difference(page, Image.new("RGB", page.size, WHITE)).getbbox())


def stack(pages: list[Image.Image]) -> Image.Image:
    """All pages in one picture, one below the other and equally wide, in few colours."""
    width = max(page.width for page in pages)
    pages = [page.resize((width, page.height * width // page.width), Image.Resampling.LANCZOS) for page in pages]
    height = sum(page.height + 2 * MARGIN for page in pages)
    picture = Image.new("RGB", (width + 2 * MARGIN, height), WHITE)
    top = MARGIN
    for page in pages:
        picture.paste(page, (MARGIN, top))
        top += page.height + 2 * MARGIN
    return picture.quantize(64, dither=Image.Dither.NONE)


def main() -> None:
    """Read the workbook, write the picture."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cut_sheets(Path(sys.argv[1]) / "warta.xlsx", folder / "cut.xlsx")
        stack(draw_pages(folder / "cut.xlsx", folder)).save(sys.argv[2], optimize=True)


if __name__ == "__main__":
    main()
