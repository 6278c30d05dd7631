"""Gold articles written for these tests, and tables that a run over them would write."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from warta.evaluation.annotation import Annotation, DateEntry, FigureEntry, QuoteEntry, TitleEntry
from warta.evaluation.cells import best
from warta.evaluation.gold import read_gold_file
from warta.tables import rows as tables
from warta.tables.writers import load_writer

INDONESIAN = {
    "id": "tambak-udang",
    "language": "id",
    "published": "2024-05-07",
    "title": "Tambak Lestari tambah modal",
    "text": (
        "Direktur utama Tambak Lestari, Rini Wulandari, mengatakan perusahaan meraih Rp2,5 miliar pada Senin lalu. "
        "“Kami akan menambah 40 pekerja tahun ini,” kata Rini. Mantan bendahara Koperasi Segara, Ujang Pratama, setuju."
    ),
    "persons": [
        {"name": "Rini Wulandari", "surfaces": ["Rini Wulandari", "Rini"]},
        {"name": "Ujang Pratama", "surfaces": ["Ujang Pratama"]},
    ],
    "organizations": [
        {"name": "Tambak Lestari", "surfaces": ["Tambak Lestari"]},
        {"name": "Koperasi Segara", "surfaces": ["Koperasi Segara"]},
    ],
    "titles": [
        {
            "person": "Rini Wulandari",
            "title": "Direktur utama",
            "title_normalized": "President Director",
            "organization": "Tambak Lestari",
            "status": "current",
        },
        {
            "person": "Ujang Pratama",
            "title": "bendahara",
            "title_normalized": "Treasurer",
            "organization": "Koperasi Segara",
            "status": "former",
        },
    ],
    "dates": [
        {"text": "Senin lalu", "type": "DATE", "value": "2024-05-06"},
        {"text": "tahun ini", "type": "DATE", "value": "2024"},
    ],
    "figures": [
        {
            "text": "Rp2,5 miliar",
            "kind": "money",
            "value": 2500000000,
            "value_max": None,
            "qualifier": "exact",
            "currency": "IDR",
            "unit": None,
            "measure": "funding",
            "entity": "Tambak Lestari",
        },
        {
            "text": "40 pekerja",
            "kind": "count",
            "value": 40,
            "value_max": None,
            "qualifier": "exact",
            "currency": None,
            "unit": "worker",
            "measure": "headcount",
            "entity": None,
        },
    ],
    "quotes": [{"speaker": "Rini Wulandari", "text": "Kami akan menambah 40 pekerja tahun ini,", "direct": True}],
}

ENGLISH = {
    "id": "salt-works",
    "language": "en",
    "published": "2024-05-07",
    "title": "Salt works close",
    "text": "Harbour Salt lost 12% in 2023, said Nora O’Dell, chief engineer. “Nobody here expected that,” she said.",
    "persons": [{"name": "Nora O’Dell", "surfaces": ["Nora O’Dell"]}],
    "organizations": [{"name": "Harbour Salt", "surfaces": ["Harbour Salt"]}],
    "titles": [
        {
            "person": "Nora O’Dell",
            "title": "chief engineer",
            "title_normalized": "Chief Engineer",
            "organization": "Harbour Salt",
            "status": "current",
        }
    ],
    "dates": [{"text": "2023", "type": "DATE", "value": "2023"}],
    "figures": [
        {
            "text": "12%",
            "kind": "percent",
            "value": 12,
            "value_max": None,
            "qualifier": "exact",
            "currency": None,
            "unit": None,
            "measure": "loss",
            "entity": "Harbour Salt",
        }
    ],
    "quotes": [{"speaker": "Nora O’Dell", "text": "Nobody here expected that,", "direct": True}],
}

WriteRun = Callable[..., Path]


def locate(article: dict) -> dict:
    """The gold article with the offsets of every record put in."""
    located = dict(article)
    for topic in ("titles", "dates", "figures", "quotes"):
        located[topic] = []
        for record in article[topic]:
            surface = record["title"] if topic == "titles" else record["text"]
            start = article["text"].index(surface)
            located[topic].append(record | {"start": start, "end": start + len(surface)})
    return located


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder of two gold articles."""
    folder = tmp_path / "gold"
    folder.mkdir()
    for article in map(locate, (INDONESIAN, ENGLISH)):
        (folder / f"{article['id']}.json").write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")
    return folder


@pytest.fixture
def perfect(gold: Path) -> tuple[Annotation, Annotation]:
    """What a run would find that makes no mistake: the Indonesian article, the English one."""
    return read_gold_file(gold / "tambak-udang.json"), read_gold_file(gold / "salt-works.json")


@pytest.fixture
def write_run(tmp_path: Path) -> WriteRun:
    """A function that writes annotations as a run's tables and returns their folder."""

    def write(found: Sequence[Annotation], formats: Sequence[str] = ("csv",), extension: str = ".txt") -> Path:
        folder = tmp_path / "tables"
        (folder / "texts").mkdir(parents=True)
        for article in found:
            (folder / "texts" / f"{article.article}-key.txt").write_bytes(article.text.encode())
        content: dict[str, list] = {name: [] for name in tables.TABLES}
        for article in found:
            _add(content, article, extension)
        for name in formats:
            load_writer(name).write(content, folder)
        return folder

    return write


def _add(content: dict[str, list], article: Annotation, extension: str) -> None:
    key = f"{article.article}-key"
    content["articles"].append(
        tables.ArticleRow(
            article_id=key,
            source=f"news/{article.article}{extension}",
            url=None,
            title=article.title,
            byline=None,
            site_name=None,
            published=article.published,
            language=article.languages[0],
            language_score=1.0,
            characters=len(article.text),
            sha256="",
            status="error" if article.problem else "ok",
            message=article.problem,
            published_day=None,
            published_source=None,
            near_duplicate_of=None,
        )
    )
    content["texts"].append(tables.TextRow(key, article.text))
    for number, name in enumerate(article.persons):
        content["persons"].append(tables.PersonRow(key, f"{key}-p{number}", name.name, 1, 0, 1, None))
    for number, name in enumerate(article.organizations):
        content["organizations"].append(tables.OrganizationRow(key, f"{key}-o{number}", name.name, 1, 0, 1, None))
    for number, name in enumerate(article.places):
        content["locations"].append(tables.LocationRow(key, f"{key}-l{number}", name.name, 1, 0, 1))
    content["titles"] += [_title(key, title) for title in article.titles]
    content["dates"] += [_date(key, date) for date in article.dates]
    content["figures"] += [_figure(key, figure) for figure in article.figures]
    content["quotes"] += [_quote(key, quote, "direct") for quote in article.quotes]
    content["quotes"] += [_quote(key, quote, "indirect") for quote in article.reported]


def _title(key: str, title: TitleEntry) -> tables.TitleRow:
    return tables.TitleRow(
        article_id=key,
        person_id=None,
        person=title.person,
        title=title.text,
        title_normalized=best(title.normalized) or "",
        organization=best(title.organization),
        status=best(title.status),
        start=title.start,
        end=title.end,
        organization_id=None,
        context="",
    )


def _date(key: str, date: DateEntry) -> tables.DateRow:
    return tables.DateRow(key, date.text, date.type, best(date.value), None, None, None, date.start, date.end, "")


def _figure(key: str, figure: FigureEntry) -> tables.FigureRow:
    return tables.FigureRow(
        article_id=key,
        text=figure.text,
        kind=figure.kind,
        value=float(figure.value),
        value_max=figure.value_max,
        qualifier=figure.qualifier,
        currency=figure.currency,
        unit=best(figure.unit),
        measure=best(figure.measure),
        entity=best(figure.entity),
        start=figure.start,
        end=figure.end,
        per=None,
        entity_id=None,
        context="",
    )


def _quote(key: str, quote: QuoteEntry, kind: str) -> tables.QuoteRow:
    return tables.QuoteRow(key, None, best(quote.speaker), quote.text, None, quote.start, quote.end, kind, None)
