"""The report in a real Chromium: that it opens, filters, sorts, searches, jumps and speaks both languages, and that
nothing of it runs, asks the network or complains that should not."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import warta
from tests.reports.some_run import EMPTY, HOSTILE, MILL, SEA, write_run
from tests.reports.test_report import long_articles
from warta.reports import pages as paging

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page


class Report:
    """A page of the report, and what it did that it should not: messages of the console, requests."""

    def __init__(self, browser: "Browser", file: Path, **options: object) -> None:
        self.file = file
        self.complaints: list[str] = []
        self.context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900}, **options)
        self.context.set_default_timeout(120_000)  # milliseconds: busy machines are slow
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._note_request)
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))

    def _note_request(self, request: object) -> None:
        url = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.file.parent.as_uri(), "data:", "blob:")):
            self.complaints.append(url)

    def open(self, address: str = "") -> "Page":
        self.page.goto("about:blank")
        self.page.goto(self.file.as_uri() + address)
        self.page.wait_for_selector("body[data-shown]")
        return self.page

    def close(self) -> None:
        self.context.close()
        assert self.complaints == []


@pytest.fixture
def report(browser: "Browser", report_file: Path) -> Iterator[Report]:
    opened = Report(browser, report_file)
    yield opened
    opened.close()


def reader(article: object) -> str:
    return f"#view=reader&article={article.id}"  # type: ignore[attr-defined]


def texts(found: "Locator") -> list[str]:
    return [" ".join(text.split()) for text in found.all_inner_texts()]


def marks(page: "Page") -> list[tuple[str, str]]:
    """The marks of the text, outer ones first: kind and words."""
    found = page.locator(".text mark")
    kinds = found.evaluate_all("marks => marks.map((mark) => mark.dataset.kind)")
    return list(zip(kinds, texts(found), strict=True))


def test_opens_on_the_overview(report: Report) -> None:
    page = report.open()
    assert page.title() == "Warta report"
    assert page.locator("h1").inner_text() == "4 articles"
    assert texts(page.locator(".part h2")) == [
        "Articles by day",
        "Most-named persons",
        "Most-named organizations",
        "Titles held",
        "Sources",
        "Money over time",
    ]
    assert page.locator(".days .bar").count() == 3
    assert page.locator(".money .dot").count() == 2


def test_a_text_has_its_marks_nested(report: Report) -> None:
    page = report.open(reader(SEA))
    assert page.locator(".text p").count() == 3
    assert page.locator(".text").inner_text().replace("\n\n", "\n").strip() == SEA.text
    found = marks(page)
    assert ("persons", "Ratna Dewi") in found and ("names", "Lomba Layar") in found
    inside = texts(page.locator('mark[data-kind="quotes"] mark'))
    assert inside[0] == "12 kapal" and inside[-1] == "tahun ini"
    # A title that crosses into an organization is cut there, and is still one tab stop.
    assert [words for kind, words in found if kind == "titles"] == ["Ketua", "Direktur Bank"]
    assert texts(page.locator('mark[data-kind="organizations"]')) == ["Koperasi Bahari", "Bank", "Teluk"]
    assert page.locator('mark[data-kind="organizations"].rest[tabindex]').count() == 0
    assert page.locator("mark[tabindex='0']").count() == 1


def test_values_show_on_hover_and_on_focus(report: Report) -> None:
    page = report.open(reader(SEA))
    card = page.locator("#card")
    money = page.locator('mark[data-kind="figures"]').first
    money.hover()
    assert "2,500,000,000 IDR" in card.inner_text()
    page.keyboard.press("Escape")
    assert card.is_hidden()
    ship = page.locator('mark[data-kind="quotes"] mark[data-kind="figures"]')
    ship.focus()
    assert "12 ship" in card.inner_text() and "Quote: Ratna Dewi" in card.inner_text()
    assert ship.get_attribute("aria-describedby") == "card"
    page.keyboard.press("ArrowLeft")
    assert "Ratna Dewi" in card.inner_text()
    assert page.evaluate("document.activeElement.dataset.kind") == "quotes"
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.textContent") == "Ketua"


def test_the_legend_filters(report: Report) -> None:
    page = report.open(reader(SEA))
    button = page.get_by_role("button", name=re.compile("^Persons"))
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert "persons" not in {kind for kind, _ in marks(page)}
    assert "titles" in {kind for kind, _ in marks(page)}
    page.get_by_role("button", name="All", exact=True).click()
    assert "persons" in {kind for kind, _ in marks(page)}
    page.get_by_role("button", name="None", exact=True).click()
    assert marks(page) == []


def test_a_row_leads_to_its_words(report: Report) -> None:
    page = report.open("#view=tables&table=figures")
    page.get_by_role("link", name="$3 million").click()
    page.wait_for_selector("mark.flash")
    assert texts(page.locator("mark.flash")) == ["$3 million"]
    assert page.locator(".reading h1").inner_text() == MILL.title
    assert page.locator("mark.flash").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "$3 million"
    page.go_back()
    page.wait_for_selector('body[data-shown="tables"]')
    assert page.get_by_role("link", name="$3 million").is_visible()


@pytest.mark.parametrize(
    ("table", "words", "lit"),
    [
        ("persons", "Ratna Dewi", ["Ratna Dewi"]),
        ("titles", "Ketua", ["Ketua"]),
        ("organizations", "Bank Teluk", ["Bank", "Teluk"]),
        ("locations", "Ambon", ["Ambon"]),
        ("dates", "tahun ini", ["tahun ini"]),
        ("quotes", "Kami membeli", ["Kami membeli 12 kapal karena Direktur Bank Teluk setuju tahun ini"]),
        ("mentions", "Lomba Layar", ["Lomba Layar"]),
        ("mentions", "Ratna di", ["Ratna di"]),
        ("people", "Ratna Dewi", ["Ratna Dewi"]),
        ("organizations_all", "Koperasi Bahari", ["Koperasi Bahari"]),
    ],
)
def test_every_table_leads_to_words(table: str, words: str, lit: list[str], report: Report) -> None:
    page = report.open(f"#view=tables&table={table}")
    page.locator("tbody td:first-child a", has_text=words).first.click()
    page.wait_for_selector("mark.flash")
    assert texts(page.locator("mark.flash")) == lit


def test_an_articles_row_leads_to_the_article_where_it_has_a_text(report: Report) -> None:
    page = report.open("#view=tables&table=articles")
    assert page.locator("tbody tr", has_text=EMPTY.source).locator("a").count() == 0
    page.get_by_role("link", name=MILL.title).click()
    page.wait_for_selector('body[data-shown="reader"]')
    assert page.locator(".reading h1").inner_text() == MILL.title


def test_sorts(report: Report) -> None:
    page = report.open("#view=tables&table=figures")
    first = page.locator("tbody td:first-child > a")
    heads = page.locator("thead th", has_text="Value")
    heads.get_by_role("button").click()
    assert texts(first) == ["12 kapal", "40 bidders", "$3 million", "Rp2,5 miliar"]
    assert heads.get_attribute("aria-sort") == "ascending"
    heads.get_by_role("button").click()
    assert texts(first) == ["Rp2,5 miliar", "$3 million", "40 bidders", "12 kapal"]
    assert heads.get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="Currency").click()
    assert texts(first) == ["Rp2,5 miliar", "$3 million", "12 kapal", "40 bidders"], "unknown cells stand last"


def test_searches(report: Report) -> None:
    page = report.open("#view=tables&table=figures")
    page.get_by_label("Search this table").fill("MONEY mill")
    assert texts(page.locator("tbody td:first-child > a")) == ["$3 million"]
    assert page.get_by_role("status").inner_text() == "1 of 4 rows"
    assert "q=MONEY+mill" in page.url
    page.get_by_label("Search this table").fill("nothing has this")
    assert page.locator("tbody").count() == 0
    page.get_by_role("link", name="Show all rows").click()
    page.wait_for_function("document.querySelectorAll('tbody tr').length === 4")


def test_long_tables_are_paged(browser: "Browser", tmp_path: Path) -> None:
    folder = write_run(long_articles(120), tmp_path / "tables")
    report = Report(browser, warta.report(folder)[0])
    page = report.open("#view=tables&table=articles&sort=source")
    assert page.locator("tbody tr").count() == 50
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    assert page.locator("tbody tr").count() == 20
    assert page.locator(".pager").inner_text().split("\n")[1] == "Rows 101–120"
    report.close()


def test_headlines_are_searched(report: Report) -> None:
    page = report.open(reader(SEA))
    page.get_by_label("Search headlines").fill("mill town")
    assert texts(page.locator(".list li:visible .headline")) == [MILL.title]


def test_the_overview_leads_on(report: Report) -> None:
    page = report.open()
    page.locator(".people").get_by_role("link", name="Ann Lowe").click()
    page.wait_for_selector('body[data-shown="tables"]')
    assert texts(page.locator("tbody td:first-child > a")) == ["Ann Lowe"]
    page.go_back()
    page.wait_for_selector('body[data-shown="overview"]')
    page.locator(".holders").get_by_role("link", name="Ann Lowe").click()
    page.wait_for_selector("mark.flash")
    assert texts(page.locator("mark.flash")) == ["Mayor"]
    page = report.open()
    page.locator(".money .dot").first.click()
    page.wait_for_selector("mark.flash")
    assert texts(page.locator("mark.flash")) == ["Rp2,5 miliar"]
    page = report.open()
    page.locator(".days .bar").last.click()
    page.wait_for_selector('body[data-shown="tables"]')
    assert texts(page.locator("tbody td:first-child > a")) == [MILL.title]


def test_both_languages(report: Report) -> None:
    page = report.open(reader(SEA))
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("button", name="Bahasa Indonesia").click()
    page.wait_for_function("document.documentElement.lang === 'id'")
    assert page.title() == "Laporan Warta"
    assert texts(page.locator(".views a")) == ["Ikhtisar", "Pembaca", "Tabel"]
    assert "Temuan dalam artikel ini" in page.locator(".findings").inner_text()
    page.locator('mark[data-kind="figures"]').first.hover()
    assert "2.500.000.000 IDR" in page.locator("#card").inner_text()
    page = report.open("#view=tables&table=figures")
    assert page.locator("html").get_attribute("lang") == "id", "the choice is kept"


def test_texts_say_their_language(report: Report) -> None:
    for article in (SEA, MILL):
        page = report.open(reader(article))
        assert page.locator(".text").get_attribute("lang") == article.language
        assert page.locator(".reading h1").get_attribute("lang") == article.language


@pytest.mark.parametrize("view", ["#view=overview", "#view=tables&table=articles", "#view=tables&table=persons"])
def test_a_hostile_page_runs_nothing(view: str, report: Report) -> None:
    page = report.open(view)
    assert page.evaluate("window.ran") is None
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.locator("img, svg[onload], b b").count() == 0


def test_a_hostile_text_is_a_text(report: Report) -> None:
    page = report.open(reader(HOSTILE))
    assert page.locator(".reading h1").inner_text() == HOSTILE.title
    assert page.locator(".text").inner_text().strip() == HOSTILE.text
    assert texts(page.locator(".text mark")) == ["<b>Ucok</b>"]
    page.locator(".text mark").hover()
    assert "<b>Ucok</b>" in page.locator("#card").inner_text()
    assert page.evaluate("window.ran") is None


def test_the_policy_stops_what_gets_in(browser: "Browser", report_file: Path) -> None:
    report = Report(browser, report_file)
    page = report.open()
    ways = (
        "const a = document.createElement('script'); a.textContent = 'window.ran = 1'; document.body.append(a)",
        "document.body.innerHTML += '<img src=x onerror=window.ran=1>'",
        "const a = document.createElement('a'); a.setAttribute('onclick', 'window.ran = 1'); a.click()",
        "const a = document.createElement('a'); a.href = 'javascript:window.ran=1'; a.click()",
        "setTimeout('window.ran = 1')",
    )
    for way in ways:
        page.evaluate(f"() => {{ try {{ {way} }} catch {{}} }}")
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    assert report.complaints, "the browser says so"
    report.context.close()


def test_further_pages_are_linked(browser: "Browser", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "PAGE_WEIGHT", 200)
    files = warta.report(write_run([SEA, MILL], tmp_path / "tables"), tmp_path / "laporan baru.html", language="en")
    assert len(files) == 2
    report = Report(browser, files[0])
    page = report.open()
    assert "1–1 of 2 articles" in page.locator("#pages").inner_text()
    page.locator(".holders").get_by_role("link", name="Ann Lowe").click()
    page.wait_for_selector("mark.flash")
    assert page.url.startswith(files[1].as_uri())
    page.locator("#pages").get_by_role("link", name="Page 1").click()
    page.wait_for_selector('body[data-shown="overview"]')
    assert page.url == files[0].as_uri()
    report.close()


def test_a_run_of_nothing(browser: "Browser", tmp_path: Path) -> None:
    report = Report(browser, warta.report(write_run([EMPTY], tmp_path / "tables"), language="en")[0])
    assert "Nothing found." in report.open().locator(".people").inner_text()
    assert "No article of this page has a text." in report.open("#view=reader").locator("#reader").inner_text()
    assert "No row" in report.open("#view=tables&table=figures").locator("#tables").inner_text()
    report.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["#view=overview", reader(SEA), "#view=tables&table=figures"])
def test_accessible(view: str, scheme: str, browser: "Browser", report_file: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe: pip install 'warta[browser]'")
    report = Report(browser, report_file, color_scheme=scheme, reduced_motion="reduce")
    page = report.open(view)
    results = axe.Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    report.close()


def test_motion_is_reduced_where_asked(browser: "Browser", report_file: Path) -> None:
    report = Report(browser, report_file, reduced_motion="reduce")
    page = report.open(f"{reader(MILL)}&at=0-5&kind=titles")
    lit = page.locator("mark.flash")
    assert texts(lit) == ["Mayor"]
    assert lit.evaluate("mark => getComputedStyle(mark).animationName") == "none"
    report.close()


def test_the_keyboard_alone_gets_everywhere(report: Report) -> None:
    page = report.open()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page = report.open()
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector('body[data-shown="reader"]')
