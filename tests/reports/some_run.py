"""A small run written by hand: articles in both languages, with everything that can be found in them."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from warta.article import article_id
from warta.tables.rows import (
    TABLES,
    ArticleRow,
    DateRow,
    FigureRow,
    LocationRow,
    MentionRow,
    OrganizationAllRow,
    OrganizationRow,
    PeopleRow,
    PersonRow,
    QuoteRow,
    Row,
    TextRow,
    TitleRow,
)
from warta.tables.texts import write_texts
from warta.tables.writers import load_writer


@dataclass(frozen=True)
class Written:
    """An article and what is found in it, each by its words; a name's first words are the name."""

    source: str
    title: str | None
    text: str
    language: str = "id"
    day: str | None = None
    url: str | None = None
    persons: Sequence[Sequence[str]] = ()
    organizations: Sequence[Sequence[str]] = ()
    outlets: Sequence[str] = ()  # names of some organizations
    places: Sequence[str] = ()
    others: Sequence[str] = ()
    titles: Sequence[tuple[str, str, str, str | None]] = ()  # words, English form, person, organization
    dates: Sequence[tuple[str, str]] = ()  # words, value
    money: Sequence[tuple[str, float, str]] = ()  # words, value, currency
    counts: Sequence[tuple[str, float, str]] = ()  # words, value, unit
    quotes: Sequence[tuple[str, str]] = ()  # words, speaker
    status: str = "ok"

    @property
    def id(self) -> str:
        return article_id(self.source, self.sha256)

    @property
    def sha256(self) -> str:
        return sha256(self.text.encode()).hexdigest()

    def find(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)


SEA = Written(
    source="laut.html",
    title="Koperasi Bahari menambah kapal",
    text=(
        "🌊 Ketua Koperasi Bahari, Ratna Dewi, mengatakan dana Rp2,5 miliar cair pada Senin.\n"
        "“Kami membeli 12 kapal karena Direktur Bank Teluk setuju tahun ini,” kata Ratna di Ambon.\n"
        "Lomba Layar digelar pula."
    ),
    day="2025-03-12",
    url="https://berita.example/laut",
    persons=[["Ratna Dewi", "Ratna di"]],
    organizations=[["Koperasi Bahari"], ["Bank Teluk"]],
    places=["Ambon"],
    others=["Lomba Layar"],
    titles=[("Ketua", "Chair", "Ratna Dewi", "Koperasi Bahari"), ("Direktur Bank", "Director", "Ratna Dewi", None)],
    dates=[("Senin", "2025-03-10"), ("tahun ini", "2025")],
    money=[("Rp2,5 miliar", 2.5e9, "IDR")],
    counts=[("12 kapal", 12, "ship")],
    quotes=[("Kami membeli 12 kapal karena Direktur Bank Teluk setuju tahun ini", "Ratna Dewi")],
)

MILL = Written(
    source="mill.html",
    title="Mill town sells its mill",
    text="Mayor Ann Lowe said the mill fetched $3 million on Friday. Ann Lowe thanked 40 bidders.",
    language="en",
    day="2025-03-14",
    url="https://courier.example/mill",
    persons=[["Ann Lowe"]],
    titles=[("Mayor", "Mayor", "Ann Lowe", None)],
    dates=[("Friday", "2025-03-14")],
    money=[("$3 million", 3e6, "USD")],
    counts=[("40 bidders", 40, "bidder")],
)

SCRIPT = "<script>window.ran = 1</script>"
HOSTILE = Written(
    source="jahat.html",
    title=f"</script>{SCRIPT}<img src=x onerror='window.ran = 1'>",
    text=f'<!-- {SCRIPT} \u2028 "><svg onload=window.ran=1> --> ${{window.ran = 1}} ]]> Tamu <b>Ucok</b> datang.',
    day="2025-03-13",
    url="javascript:window.ran=1",
    persons=[["<b>Ucok</b>"]],
)

EMPTY = Written(source="kosong.html", title=None, text="", status="empty")
RUN = (HOSTILE, EMPTY, SEA, MILL)


def make_tables(articles: Iterable[Written]) -> dict[str, list[Row]]:
    """The rows of a run over the articles."""
    tables: dict[str, list[Row]] = {table: [] for table in TABLES}
    for article in articles:
        for table, rows in _rows(article).items():
            tables[table] += rows
    return tables


def write_run(articles: Iterable[Written], folder: Path, formats: Sequence[str] = ("parquet",)) -> Path:
    """The folder of a run over the articles."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = make_tables(articles)
    write_texts(tables["texts"], folder)
    for name in formats:
        load_writer(name).write(tables, folder)
    return folder


def _rows(article: Written) -> Mapping[str, list[Row]]:
    key = article.id
    day = datetime.date.fromisoformat(article.day) if article.day else None
    about = ArticleRow(
        article_id=key,
        source=article.source,
        url=article.url,
        title=article.title,
        byline=None,
        site_name=None,
        published=article.day,
        language=article.language,
        language_score=0.99,
        characters=len(article.text),
        sha256=article.sha256,
        status=article.status,
        message=None,
        published_day=day,
        published_source="page" if day else None,
        near_duplicate_of=None,
    )
    if article.status != "ok":
        return {"articles": [about]}
    persons = {names[0]: f"{key}-p{number}" for number, names in enumerate(article.persons, 1)}
    bodies = {names[0]: f"{key}-o{number}" for number, names in enumerate(article.organizations, 1)}
    places = {name: f"{key}-l{number}" for number, name in enumerate(article.places, 1)}
    return {
        "articles": [about],
        "texts": [TextRow(key, article.text)],
        "persons": [
            PersonRow(key, persons[names[0]], names[0], len(names), *article.find(names[0]), f"p-{names[0]}")
            for names in article.persons
        ],
        "titles": [
            TitleRow(key, persons[person], person, words, english, body, "current", *article.find(words), None, "")
            for words, english, person, body in article.titles
        ],
        "organizations": [
            OrganizationRow(
                *(key, bodies[names[0]], names[0], len(names), *article.find(names[0]), f"o-{names[0]}"),
                role="outlet" if names[0] in article.outlets else None,
            )
            for names in article.organizations
        ],
        "locations": [LocationRow(key, places[name], name, 1, *article.find(name)) for name in article.places],
        "dates": [
            DateRow(key, words, "DATE", value, day, day, "day", *article.find(words), "")
            for words, value in article.dates
        ],
        "figures": [
            *(
                FigureRow(key, w, "money", v, None, "exact", code, None, None, None, *article.find(w), None, None, "")
                for w, v, code in article.money
            ),
            *(
                FigureRow(key, w, "count", v, None, "about", None, unit, None, None, *article.find(w), None, None, "")
                for w, v, unit in article.counts
            ),
        ],
        "quotes": [
            QuoteRow(key, persons[speaker], speaker, words, "kata", *article.find(words), "direct", None)
            for words, speaker in article.quotes
        ],
        "mentions": [
            *(_mention(article, "PER", name, persons[names[0]]) for names in article.persons for name in names),
            *(_mention(article, "ORG", name, bodies[names[0]]) for names in article.organizations for name in names),
            *(_mention(article, "LOC", name, places[name]) for name in article.places),
            *(_mention(article, "EVENT", name, None) for name in article.others),
        ],
        "people": [
            PeopleRow(f"p-{names[0]}", names[0], 1, len(names), day, day, "Chair", None, None, None)
            for names in article.persons
        ],
        "organizations_all": [
            OrganizationAllRow(f"o-{names[0]}", names[0], 1, len(names), day, day, None, None, None, None, 1)
            for names in article.organizations
        ],
    }


def _mention(article: Written, label: str, words: str, owner: str | None) -> MentionRow:
    return MentionRow(article.id, label, words, owner, 0.9, *article.find(words))
