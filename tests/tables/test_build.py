import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from warta.article import Article
from warta.records import Figure, Mention, Timex
from warta.tables.build import build_rows
from warta.tables.rows import ARTICLE_TABLES

Annotate = Callable[[Article], Doc]

# The column that repeats the words at start:end, for the tables that have one.
EVIDENCE = {"titles": "title", "dates": "text", "figures": "text", "quotes": "text", "mentions": "text"}


def test_every_table_is_there(article: Article, annotate: Annotate) -> None:
    counts = {table: len(rows) for table, rows in build_rows(article, annotate(article)).items()}
    assert counts == {
        "articles": 1,
        "texts": 1,
        "persons": 1,
        "titles": 2,
        "organizations": 1,
        "locations": 1,
        "dates": 2,
        "figures": 2,
        "quotes": 1,
        "mentions": 5,
    }


def test_without_document_only_the_article(article: Article) -> None:
    rows = build_rows(replace(article, status="empty", text="", message="no text"), None)
    assert {table for table, found in rows.items() if found} == {"articles"}
    assert list(rows) == list(ARTICLE_TABLES)


def test_article_row(article: Article) -> None:
    (row,) = build_rows(article, None)["articles"]
    assert row.characters == len(article.text)
    assert row.published == "2024-06-03T09:00:00+07:00"
    assert row.published_day == datetime.date(2024, 6, 3)


def test_cells_repeat_their_evidence(article: Article, annotate: Annotate) -> None:
    rows = build_rows(article, annotate(article))
    for table, column in EVIDENCE.items():
        for row in rows[table]:
            assert article.text[row.start : row.end] == getattr(row, column)


def test_ids_join_the_tables(article: Article, annotate: Annotate) -> None:
    rows = build_rows(article, annotate(article))
    person, company = f"{article.article_id}-p1", f"{article.article_id}-o1"
    assert rows["persons"][0].person_id == rows["titles"][0].person_id == rows["quotes"][0].speaker_id == person
    assert rows["titles"][0].organization_id == rows["figures"][1].entity_id == company
    assert rows["titles"][1].organization_id is None
    assert [row.entity_id for row in rows["mentions"]] == [
        company,
        person,
        None,
        person,
        f"{article.article_id}-l1",
    ]


def test_a_key_without_an_entity_is_no_id(article: Article, annotate: Annotate) -> None:
    doc = annotate(article)
    doc._.people = ()
    assert build_rows(article, doc)["titles"][0].person_id is None


def test_persons_count_their_mentions(article: Article, annotate: Annotate) -> None:
    (row,) = build_rows(article, annotate(article))["persons"]
    assert (row.name, row.mentions, article.text[row.start : row.end]) == ("Sari Wulan", 2, "Sari Wulan")


def test_mentions_are_those_of_persons_and_what_is_nobodys(article: Article, annotate: Annotate) -> None:
    doc = annotate(article)
    recognised = Mention("PER", "Energi Sari Wulan", 23, 40, 0.6)  # two names in one, as a model may give them
    doc._.names = (recognised, *(name for name in doc._.names if name.start > recognised.end))
    rows = build_rows(article, doc)
    assert [(row.label, row.text, row.entity_id and row.entity_id[-2:]) for row in rows["mentions"]] == [
        ("ORG", "PT Nusa Energi", "o1"),
        ("PER", "Sari Wulan", "p1"),
        ("PRODUCT", "Senin", None),
        ("PER", "Sari", "p1"),
        ("LOC", "Ambon", "l1"),
    ]


def test_the_role_of_an_organization(article: Article, annotate: Annotate) -> None:
    doc = annotate(article)
    assert build_rows(article, doc)["organizations"][0].role is None
    doc._.organizations = tuple(replace(body, role="outlet") for body in doc._.organizations)
    assert build_rows(article, doc)["organizations"][0].role == "outlet"


def test_context_is_the_sentence_on_one_line(article: Article, annotate: Annotate) -> None:
    rows = build_rows(article, annotate(article))
    assert rows["dates"][0].context == (
        "Direktur Utama PT Nusa Energi Sari Wulan mengatakan laba naik 7 persen pada Senin (3/6/2024)."
    )
    assert rows["figures"][1].context == "Nilai perusahaan itu Rp2,5 triliun di Ambon."


def test_context_is_the_line_where_there_are_no_sentences(article: Article, blank: Language) -> None:
    doc = blank(article.text)
    doc._.dates = (Timex("tahun ini", article.text.index("tahun"), 0, "DATE", "2024"),)
    (row,) = build_rows(article, doc)["dates"]
    assert row.context == article.text.splitlines()[1]


@pytest.mark.parametrize(
    ("kind", "value", "earliest", "latest", "grain"),
    [
        ("DATE", "2024-06", datetime.date(2024, 6, 1), datetime.date(2024, 6, 30), "month"),
        ("TIME", "2024-06-03TMO", datetime.date(2024, 6, 3), datetime.date(2024, 6, 3), "part-of-day"),
        ("DATE", "PAST_REF", None, None, None),
        ("DURATION", "P2W", None, None, None),
        ("SET", "2024", None, None, None),
    ],
)
def test_days_of_dates(
    article: Article, blank: Language, kind: str, value: str, earliest: object, latest: object, grain: object
) -> None:
    doc = blank(article.text)
    doc._.dates = (Timex(article.text[:8], 0, 8, kind, value),)
    (row,) = build_rows(article, doc)["dates"]
    assert (row.earliest, row.latest, row.granularity) == (earliest, latest, grain)


def test_what_no_file_can_hold_is_replaced_at_its_place(article: Article, blank: Language) -> None:
    broken = replace(article, text="nilai \ud83d7 persen", title="\udc00")
    doc = blank("nilai _7 persen")
    doc._.figures = (Figure("\ud83d7 persen", 6, 15, "percent", float("inf"), float("nan")),)
    rows = build_rows(broken, doc)
    assert rows["texts"][0].text[6:15] == rows["figures"][0].text == "\ufffd7 persen"
    assert rows["articles"][0].title == "\ufffd"
    assert (rows["figures"][0].value, rows["figures"][0].value_max) == (None, None)


def test_empty_texts_are_unknown(article: Article) -> None:
    (row,) = build_rows(replace(article, title="", url=""), None)["articles"]
    assert (row.title, row.url) == (None, None)


def test_cells_repeat_the_words_as_they_are_written_whatever_case_they_were_read_in(
    article: Article, annotate: Annotate
) -> None:
    small = replace(article, text=article.text.lower())
    rows = build_rows(small, annotate(article))
    assert [row.text for row in rows["quotes"]] == ["kami tetap berhati-hati tahun ini."]
    assert {row.name for row in rows["persons"]} == {"Sari Wulan"}


@pytest.mark.parametrize("place", [0, 120, 239])
def test_context_of_a_long_sentence_is_cut_at_words_around_its_evidence(
    article: Article, blank: Language, place: int
) -> None:
    words = [f"kata{index}" for index in range(240)]
    text = " ".join(words)
    start = text.index(words[place])
    doc = blank.make_doc(text)
    doc._.dates = (Timex(words[place], start, start + len(words[place]), "DATE", "2024"),)
    (row,) = build_rows(replace(article, text=text), doc)["dates"]
    assert len(row.context) <= 500 and len(row.context) > 480
    assert words[place] in row.context.strip("…").split()
    assert set(row.context.strip("…").split()) <= set(words)
    assert row.context.startswith("…") == (place > 0) and row.context.endswith("…") == (place < 239)


def test_context_of_one_endless_word_is_cut_inside_it(article: Article, blank: Language) -> None:
    text = "a" * 5000 + "2024" + "b" * 5000
    doc = blank.make_doc(text)
    doc._.dates = (Timex("2024", 5000, 5004, "DATE", "2024"),)
    (row,) = build_rows(replace(article, text=text), doc)["dates"]
    assert len(row.context) <= 500 and "2024" in row.context
