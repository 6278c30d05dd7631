"""The files in LibreOffice, set to English and to Indonesian: days are days, numbers numbers, nothing computes."""

import csv
import datetime
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.tables.some_rows import article, date, figure, mention, only
from warta.tables.rows import SHEETS, columns
from warta.tables.writers import Settings, load_writer

pytestmark = pytest.mark.slow

SOFFICE = shutil.which("soffice")
LOCALES = ("en-US", "id-ID")

# What a fresh LibreOffice takes from the system, said to it directly: languages need not be installed for this.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop>
</item>
</oor:items>
"""

# Options of its CSV filter: separator, quote, UTF-8 and first line in front; to write, the ninth asks for cells as they
# are shown and the last for all sheets.
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
OPEN_SEMICOLONS = "Text - txt - csv (StarCalc):59,34,76,1"
OPEN_COMMAS = "Text - txt - csv (StarCalc):44,34,76,1"

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

ROWS = only(
    articles=[
        article("a1", title="=1+1", published_day=datetime.date(2024, 9, 26), language_score=0.25, characters=12_345),
        article("b2", title="@kota", url="https://x.example/b2"),
    ],
    dates=[date(datetime.date(2024, 9, 26)), date(datetime.date(1900, 3, 1)), date(datetime.date(1900, 2, 28))],
    figures=[figure(2_500_000_000_000.0), figure(1_234.5, text="1.234,5", article_id="b2"), figure(-0.25)],
    mentions=[mention("=HYPERLINK(1)"), mention("0012")],
)

Convert = Callable[..., Path]


@pytest.fixture(scope="module", params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-calc")
    return request.param


@pytest.fixture(scope="module")
def convert(locale: str, tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Opens files in a LibreOffice of that locale and saves them in another form; gives the folder."""
    home = tmp_path_factory.mktemp(f"office-{locale}")
    (home / "user").mkdir()
    (home / "user" / "registrymodifications.xcu").write_text(PROFILE.format(locale=locale), encoding="utf-8")

    def run(form: str, *paths: Path, opening: str | None = None) -> Path:
        out = tmp_path_factory.mktemp("converted")
        how = [f"--infilter={opening}"] if opening else []
        command = [str(SOFFICE), f"-env:UserInstallation={home.as_uri()}", "--headless", *how]
        command += ["--convert-to", form, "--outdir", str(out), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        return out

    return run


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workbook")
    load_writer("xlsx").write(ROWS, folder)
    return folder / "warta.xlsx"


def read_cells(path: Path) -> dict[str, list[list[ElementTree.Element]]]:
    """The cells of every sheet of a flat OpenDocument file; one that stands for many empty ones is one."""
    sheets = ElementTree.parse(path).getroot().iter(f"{TABLE}table")
    return {
        sheet.attrib[f"{TABLE}name"]: [row.findall(f"{TABLE}table-cell") for row in sheet.iter(f"{TABLE}table-row")]
        for sheet in sheets
    }


def read_columns(rows: list[list[ElementTree.Element]], lines: int) -> dict[str, list[ElementTree.Element]]:
    """The cells below each name of the first row."""
    spread = [
        [cell for cell in row for _ in range(min(int(cell.get(f"{TABLE}number-columns-repeated", 1)), 50))]
        for row in rows[: lines + 1]
    ]
    names = ["".join(cell.itertext()).strip() for cell in spread[0]]
    return {name: [row[place] for row in spread[1:]] for place, name in enumerate(names) if name}


def kind(cell: ElementTree.Element) -> str | None:
    return cell.get(f"{OFFICE}value-type")


def number(cell: ElementTree.Element) -> float:
    return float(cell.attrib[f"{OFFICE}value"])


def test_the_workbook_opens_with_its_types(convert: Convert, workbook: Path) -> None:
    sheets = read_cells(convert("fods", workbook) / "warta.fods")
    assert list(sheets) == ["README", *SHEETS]
    assert not [cell for rows in sheets.values() for row in rows for cell in row if cell.get(f"{TABLE}formula")]

    figures = read_columns(sheets["figures"], 3)
    assert [number(cell) for cell in figures["value"]] == [2_500_000_000_000.0, 1_234.5, -0.25]
    assert [kind(cell) for cell in figures["text"]] == ["string"] * 3
    dates = read_columns(sheets["dates"], 3)
    assert [kind(cell) for cell in dates["earliest"]] == ["date", "date", "string"]
    assert [cell.get(f"{OFFICE}date-value") for cell in dates["earliest"]] == ["2024-09-26", "1900-03-01", None]
    mentions = read_columns(sheets["mentions"], 2)
    assert [("".join(cell.itertext()).strip(), kind(cell)) for cell in mentions["text"]] == [
        ("=HYPERLINK(1)", "string"),
        ("0012", "string"),
    ]
    articles = read_columns(sheets["articles"], 2)
    assert [kind(articles[name][0]) for name in ("title", "published_day", "characters")] == ["string", "date", "float"]
    links = [link.attrib["{http://www.w3.org/1999/xlink}href"] for link in figures["article_id"][1].iter(f"{TEXT}a")]
    assert links == ["#articles.A3"]


def test_the_workbook_shows_numbers_as_its_reader_writes_them(convert: Convert, workbook: Path, locale: str) -> None:
    folder = convert(ALL_SHEETS, workbook)
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"warta-{name}.csv" for name in ("README", *SHEETS))
    shown: dict[str, list[dict[str, str]]] = {}
    for table in SHEETS:
        with (folder / f"warta-{table}.csv").open(encoding="utf-8", newline="") as file:
            shown[table] = list(csv.DictReader(file))
        assert not shown[table] or list(shown[table][0]) == [column.name for column in columns(table)]
    expected = {
        "en-US": (["2,500,000,000,000", "1,234.5", "-0.25"], "12,345", "0.25"),
        "id-ID": (["2.500.000.000.000", "1.234,5", "-0,25"], "12.345", "0,25"),
    }[locale]
    first = shown["articles"][0]
    assert ([line["value"] for line in shown["figures"]], first["characters"], first["language_score"]) == expected
    assert first["published_day"] == "2024-09-26"


def test_csv_of_its_country_opens_with_its_types(convert: Convert, locale: str, tmp_path: Path) -> None:
    dialect, opening = {"en-US": ("excel", OPEN_COMMAS), "id-ID": ("excel-id", OPEN_SEMICOLONS)}[locale]
    load_writer("csv").write(ROWS, tmp_path, Settings(csv_dialect=dialect))
    folder = convert(
        "fods", *(tmp_path / f"{table}.csv" for table in ("figures", "dates", "mentions")), opening=opening
    )
    figures = read_columns(read_cells(folder / "figures.fods")["figures"], 3)
    assert [number(cell) for cell in figures["value"]] == [2_500_000_000_000.0, 1_234.5, -0.25]
    dates = read_columns(read_cells(folder / "dates.fods")["dates"], 3)
    days = [cell.get(f"{OFFICE}date-value") for cell in dates["earliest"]]
    assert days == ["2024-09-26", "1900-03-01", "1900-02-28"]
    mentions = read_cells(folder / "mentions.fods")["mentions"]
    assert not [cell for row in mentions for cell in row if cell.get(f"{TABLE}formula")]
