"""The report without a browser: what it holds, what cannot get out of it, how it is cut into pages."""

import base64
import hashlib
import json
import re
import zlib
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

import pytest

import warta
from tests.reports.some_run import EMPTY, HOSTILE, MILL, RUN, SCRIPT, SEA, Written, write_run
from warta.cli import main
from warta.errors import UsageError
from warta.reports import pages
from warta.reports.islands import shown_columns
from warta.reports.render import ASSETS, SCRIPTS
from warta.reports.words import languages, read_words


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return write_run(RUN, tmp_path / "tables")


class Elements(HTMLParser):
    """The elements of a page as (name, attributes, text directly inside)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(("", {}, ""))

    def handle_data(self, data: str) -> None:
        if self.found:
            tag, attributes, text = self.found[-1]
            self.found[-1] = (tag, attributes, text + data)

    def of(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(attributes, text) for name, attributes, text in self.found if name == tag]


def unpack(page: str) -> dict[str, dict]:
    scripts = Elements(page).of("script")
    return {
        attributes["id"].removeprefix("island-"): json.loads(zlib.decompress(base64.b64decode(text)))
        for attributes, text in scripts
        if attributes.get("id")
    }


def read_report(folder: Path, **options: str) -> str:
    (page,) = warta.report(folder, folder.parent / "report.html", **options)
    return page.read_text(encoding="utf-8")


def test_the_page_is_put_beside_the_tables(run: Path) -> None:
    assert warta.report(run) == (run / "report.html",)


def test_nothing_comes_from_elsewhere(run: Path) -> None:
    elements = Elements(read_report(run)).found
    addresses = [
        value for _, attributes, _ in elements for name, value in attributes.items() if name in ("src", "href")
    ]
    assert addresses and all(address.startswith(("#", "data:")) for address in addresses)


def test_only_the_pages_own_script_may_run(run: Path) -> None:
    page = Elements(read_report(run))
    ((policy, _),) = [meta for meta in page.of("meta") if meta[0].get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy["content"].split(";"))
    (script,) = [text for attributes, text in page.of("script") if "type" not in attributes]
    ((_, style),) = page.of("style")
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == digest(script)
    assert rules["style-src"] == digest(style)
    assert rules["require-trusted-types-for"] == "'script'"
    assert "unsafe" not in policy["content"]


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_no_text_of_an_article_stands_in_the_markup(run: Path) -> None:
    page = read_report(run)
    for text in (SCRIPT, "window.ran", "javascript:", "onerror", "Ucok", "\u2028", "Bahari"):
        assert text not in page
    islands = unpack(page)
    assert islands["articles"]["title"][0] == HOSTILE.title
    assert islands["texts"]["text"] == [HOSTILE.text, None, SEA.text, MILL.text]


def test_our_script_never_makes_markup_of_texts() -> None:
    code = "".join((ASSETS / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    assert not re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|</script", code
    )
    assert {path.stem for path in ASSETS.glob("*.js")} == set(SCRIPTS)


def test_places_count_as_browsers_do(run: Path) -> None:
    islands = unpack(read_report(run))
    units = SEA.text.encode("utf-16-le")
    figures = islands["figures"]
    number = figures["value"].index(2.5e9)
    assert units[2 * figures["start"][number] : 2 * figures["end"][number]].decode("utf-16-le") == "Rp2,5 miliar"
    assert "text" not in figures, "the text of the article tells it"


def test_words_that_the_text_does_not_tell_are_kept(tmp_path: Path) -> None:
    folder = write_run([MILL], tmp_path / "tables", ["csv"])
    table = folder / "figures.csv"
    table.write_text(table.read_text(encoding="utf-8-sig").replace("$3 million", "3m dollars"), encoding="utf-8-sig")
    assert unpack(read_report(folder))["figures"]["text"] == ["3m dollars", "40 bidders"]


def test_the_same_tables_give_the_same_bytes_in_every_format(tmp_path: Path) -> None:
    reports = {read_report(write_run(RUN, tmp_path / form / "tables", [form])) for form in ("parquet", "sqlite", "csv")}
    assert len(reports) == 1


def test_the_overview_counts(run: Path) -> None:
    overview = unpack(read_report(run))["overview"]
    assert overview["articles"] == 4
    assert overview["statuses"] == {"ok": 3, "empty": 1}
    assert overview["languages"] == {"id": 2, "en": 1}
    assert overview["days"] == [["2025-03-12", "id", 1], ["2025-03-13", "id", 1], ["2025-03-14", "en", 1]]
    assert [named["name"] for named in overview["people"]] == ["Ratna Dewi", "<b>Ucok</b>", "Ann Lowe"]
    assert [holder["title"] for holder in overview["holders"]] == ["Chair", "Director", "Mayor"]
    assert overview["sources"] == [["", 1], ["berita.example", 1], ["courier.example", 1]]
    assert [(currency["code"], currency["figures"]) for currency in overview["money"]] == [("IDR", 1), ("USD", 1)]
    assert overview["money"][0]["dots"][0]["place"]["article"] == SEA.id


def test_outlets_stand_in_no_ranking_and_no_count(tmp_path: Path) -> None:
    by_it = Written(
        source="a.txt",
        title="Kapal tiba",
        text="AMBON (Kabar Nusa) - Kapal milik Bank Teluk tiba.",
        organizations=[["Kabar Nusa"], ["Bank Teluk"]],
        outlets=["Kabar Nusa"],
    )
    islands = unpack(read_report(write_run([by_it], tmp_path / "tables")))
    assert [named["name"] for named in islands["overview"]["organizations"]] == ["Bank Teluk"]
    assert islands["overview"]["totals"]["organizations_all"] == 1
    assert islands["organizations_all"]["name"] == ["Bank Teluk"]
    assert islands["organizations"]["name"] == ["Kabar Nusa", "Bank Teluk"]
    assert islands["organizations"]["role"] == ["outlet", None]


def test_an_outlet_is_counted_where_it_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("AMBON (ANTARA) - Kapal itu tiba, kata Ratna Dewi kepada ANTARA.", encoding="utf-8")
    of_it = "Perusahaan berita ANTARA menjual kantor di Ambon. Direktur ANTARA Ratna Dewi mundur."
    (tmp_path / "b.txt").write_text(of_it, encoding="utf-8")
    warta.extract(tmp_path, out=tmp_path / "tables", formats="parquet", language="id")
    (named,) = unpack(read_report(tmp_path / "tables"))["overview"]["organizations"]
    assert (named["name"], named["articles"], named["mentions"]) == ("ANTARA", 1, 2)


def test_a_run_of_nothing(tmp_path: Path) -> None:
    islands = unpack(read_report(write_run([EMPTY], tmp_path / "tables")))
    assert islands["overview"]["days"] == islands["overview"]["money"] == []
    assert islands["texts"] == {"text": [None]}


def long_articles(count: int) -> list[Written]:
    """Articles that don't pack well, for no two have the same words."""
    digests = (hashlib.sha256(str(number).encode()).hexdigest() for number in range(count))
    return [
        Written(f"{digest[:8]}.txt", digest[:20], f"{digest * 30} {number}") for number, digest in enumerate(digests)
    ]


def test_more_than_a_page_holds_goes_on_in_further_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LARGEST", 4_000)
    monkeypatch.setattr(pages, "PAGE_WEIGHT", 20_000)
    articles = long_articles(25)
    files = warta.report(write_run(articles, tmp_path / "tables"), tmp_path / "out.html")
    assert [file.name for file in files][:3] == ["out.html", "out-2.html", "out-3.html"]
    islands = [unpack(file.read_text(encoding="utf-8")) for file in files]
    assert list(chain.from_iterable(page["articles"]["source"] for page in islands)) == [
        each.source for each in articles
    ]
    assert [page["settings"]["page"] for page in islands] == list(range(1, len(files) + 1))
    firsts = [page["settings"]["first"] for page in islands]
    assert [articles[first - 1].source for first in firsts] == [page["articles"]["source"][0] for page in islands]
    assert len({json.dumps(page["overview"]) for page in islands}) == 1


def test_pages_of_an_earlier_longer_report_are_removed_and_nothing_else(tmp_path: Path, run: Path) -> None:
    first = warta.report(run)[0]
    first.with_name("report-2.html").write_bytes(first.read_bytes())
    first.with_name("report-3.html").write_text("<p>not ours</p>", encoding="utf-8")
    first.with_name("report-4.html").write_bytes(first.read_bytes())
    warta.report(run)
    assert sorted(path.name for path in run.glob("report*")) == ["report-3.html", "report-4.html", "report.html"]


def test_what_cannot_be_done_is_said(run: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="choose from en, id"):
        warta.report(run, language="jv")
    with pytest.raises(UsageError, match="no such folder"):
        warta.report(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="no articles table"):
        warta.report(tmp_path)


def test_the_command(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    page = tmp_path / "laporan.html"
    assert main(["report", str(run), "--out", str(page), "--language", "id"]) == 0
    assert '<html lang="id">' in page.read_text(encoding="utf-8")
    out, err = capsys.readouterr()
    assert out == "" and "laporan.html" in err
    assert main(["report", str(tmp_path / "nowhere")]) == 2


def paths(words: dict, before: str = "") -> dict[str, str]:
    """The words by their paths, such as `view.reader`."""
    found: dict[str, str] = {}
    for key, value in words.items():
        found |= paths(value, f"{before}{key}.") if isinstance(value, dict) else {f"{before}{key}": value}
    return found


def test_the_languages_say_the_same() -> None:
    english, indonesian = paths(read_words("en")), paths(read_words("id"))
    plural = {path for path in english if path.startswith("count.") and path.endswith(".one")}
    assert english.keys() - plural == indonesian.keys()
    for path, text in indonesian.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[path])), path


def test_there_are_words_for_everything() -> None:
    code = "".join((ASSETS / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    wanted = set(re.findall(r'\bword\("([\w.]+)"', code)) | set(re.findall(r'data-word="([\w.]+)"', code))
    columns = {f"column.{column['name']}" for shown in shown_columns().values() for column in shown}
    for language in languages():
        assert (wanted | columns) - paths(read_words(language)).keys() == set()
