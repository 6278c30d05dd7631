"""Temporal expressions in both languages: what is found, where, and its TIMEX3 value."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from warta.components.dates import Frame, create_dates, find_dates, numeric_order
from warta.languages import load_pack
from warta.values.dates.timex import day_range, granularity

PUBLISHED = date(2015, 11, 18)
# The heading of the cases that have no day of publication.
UNPUBLISHED = "# Without a day of publication"


def read_cases(language: str) -> list[tuple[str, date | None, tuple[str, ...]]]:
    """The cases of a language: a text, its day of publication, and its expressions as `surface TYPE value`."""
    path = Path(__file__).with_name(f"dates_{language}.txt")
    published: date | None = PUBLISHED
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            published = None if line == UNPUBLISHED else PUBLISHED
        elif line:
            text, found = line.split(" =>")
            cases.append((text, published, tuple(part.strip() for part in found.split(" | ") if part.strip())))
    return cases


def found_in(text: str, language: str, published: date | None = PUBLISHED) -> tuple[str, ...]:
    pack = load_pack(language)
    frame = Frame(published=published, numeric_order=numeric_order(text, pack))
    records, _ = find_dates(text, pack, frame)
    assert all(text[record.start : record.end] == record.text for record in records)
    return tuple(f"{record.text} {record.type} {record.value}" for record in records)


@pytest.mark.parametrize(("text", "published", "expected"), read_cases("id"))
def test_indonesian(text: str, published: date | None, expected: tuple[str, ...]) -> None:
    assert found_in(text, "id", published) == expected


@pytest.mark.parametrize(("text", "published", "expected"), read_cases("en"))
def test_english(text: str, published: date | None, expected: tuple[str, ...]) -> None:
    assert found_in(text, "en", published) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court sat on 4/6/2022.", ("4/6/2022 DATE 2022-04-06",)),
        ("The court sat on 4/6/2022, then on 27.08.2022.", ("4/6/2022 DATE 2022-06-04", "27.08.2022 DATE 2022-08-27")),
        ("The court sat on 27/8/2022.", ("27/8/2022 DATE 2022-08-27",)),
    ],
)
def test_the_text_itself_shows_the_order_of_day_and_month(text: str, expected: tuple[str, ...]) -> None:
    assert found_in(text, "en") == expected


@cache
def blank(language: str) -> Language:
    """spaCy's empty pipeline, made once."""
    return spacy.blank(language)


def make_doc(text: str, language: str, names: tuple[tuple[str, str], ...] = ()) -> Doc:
    doc = blank(language).make_doc(text)
    doc._.published = PUBLISHED
    spans: list[Span | None] = []
    for name, label in names:
        start = text.index(name)
        spans.append(doc.char_span(start, start + len(name), label=label))
    doc.ents = [span for span in spans if span is not None]
    return doc


@pytest.mark.parametrize(
    ("language", "text", "names", "expected"),
    [
        ("id", "Menurut Mei, harga naik Mei lalu.", (("Mei", "PER"),), ["Mei lalu"]),
        ("id", "Toko Sabtu Ceria buka Sabtu.", (("Toko Sabtu Ceria", "ORG"),), ["Sabtu"]),
        ("id", "Ajang Asian Games 2018 usai.", (("Asian Games 2018", "EVENT"),), ["2018"]),
        ("id", "Kelompok Oktober Merah bubar.", (("Oktober Merah", "ORG"),), []),
        ("en", "April Jones left in April.", (("April Jones", "PER"),), ["April"]),
        ("en", "Black Friday Ltd closed on Friday.", (("Black Friday Ltd", "ORG"),), ["Friday"]),
        ("en", "The Expo 2020 site reopened.", (("Expo 2020", "EVENT"),), ["2020"]),
    ],
)
def test_names_hold_no_date_but_their_year(
    language: str, text: str, names: tuple[tuple[str, str], ...], expected: list[str]
) -> None:
    doc = create_dates(blank(language), "warta_dates")(make_doc(text, language, names))
    assert [record.text for record in doc._.dates] == expected


def test_component_stands_alone_and_is_exact_inside_tokens() -> None:
    nlp = spacy.blank("id")
    nlp.add_pipe("warta_dates")
    doc = nlp("Baris satu.\nIa tiba (18/11/2015).Namun ia pulang 3 Mei 2014.")
    assert [(record.text, record.value) for record in doc._.dates] == [
        ("18/11/2015", "2015-11-18"),
        ("3 Mei 2014", "2014-05-03"),
    ]
    assert all(doc.text[record.start : record.end] == record.text for record in doc._.dates)
    assert len(doc.spans["dates"]) == 2


def test_each_paragraph_is_read_in_its_own_language() -> None:
    text = "Ia tiba Senin lalu.\nShe came last Monday."
    doc = blank("id").make_doc(text)
    doc._.published = PUBLISHED
    middle = text.index("\n")
    spans = [doc.char_span(0, middle, label="id"), doc.char_span(middle + 1, len(text), label="en")]
    doc.spans["paragraphs"] = [span for span in spans if span is not None]
    doc = create_dates(blank("id"), "warta_dates")(doc)
    assert [record.value for record in doc._.dates] == ["2015-11-16", "2015-11-16"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "id",
            "Jalan ramai.\nJalan ditutup besok pagi.\n— Dishub Kota (@dishub) November 2, 2015\nKami rapat besok.",
            ["2015-11-03TMO", "2015-11-02", "2015-11-19"],
        ),
        ("en", "The bridge shuts tomorrow. — City Roads (@roads) 2 November 2015", ["2015-11-03", "2015-11-02"]),
        ("en", "The bridge shuts tomorrow. — City Roads (@roads)", ["2015-11-19"]),
    ],
)
def test_the_words_of_a_post_count_from_its_own_day(language: str, text: str, expected: list[str]) -> None:
    doc = create_dates(blank(language), "warta_dates")(make_doc(text, language))
    assert [record.value for record in doc._.dates] == expected


WORDS = {  # pieces of phrases, to be put together at random
    "id": "Rabu ( ) 18 / 11 2015 pagi dua setengah tahun lalu Mei - 10 Januari pukul 14.00 WIB setiap akhir pekan",
    "en": "Wednesday , May 5 2015 last next two years ago the first quarter of 7 p.m. every few weeks later month",
}


@pytest.mark.parametrize("language", ["id", "en"])
@settings(max_examples=80)
@given(data=st.data())
def test_any_text_gives_exact_spans_and_ordered_days(language: str, data: st.DataObject) -> None:
    pieces = st.one_of(st.sampled_from(WORDS[language].split()), st.text(max_size=6))
    text = data.draw(st.lists(pieces, max_size=25).map(" ".join))
    published = data.draw(st.none() | st.dates())
    records, _ = find_dates(text, load_pack(language), Frame(published=published))
    end = 0
    for record in records:
        assert record.start >= end and text[record.start : record.end] == record.text
        end = record.end
        first, last = day_range(record.value)
        assert (first is None) == (last is None)
        assert first is None or last is None or first <= last
        known = record.type in ("DURATION", "SET") or record.value.endswith("_REF")
        assert known == (granularity(record.type, record.value) is None)


MONTHS = {
    "id": (
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
# Ways to write a day: its number, the month as a word and as a number, the year, the weekday.
RENDERINGS = {
    "id": (
        "{d} {month} {y}",
        "tanggal {d} {month} {y}",
        "{d:02} {month} tahun {y}",
        "{d}-{month}-{y}",
        "{d}/{m}/{y}",
        "{d:02}-{m:02}-{y}",
        "{d}.{m}.{y}",
        "{y}-{m:02}-{d:02}",
        "{month} {d}, {y}",
        "{weekday}, {d} {month} {y}",
        "{weekday} {d} {month} {y}",
        "{weekday} ({d}/{m}/{y})",
        "{weekday} ({d:02}-{m:02}-{y})",
        "hari {weekday} tanggal {d} {month} {y}",
    ),
    "en": (
        "{month} {d}, {y}",
        "{month} {d} {y}",
        "{d} {month} {y}",
        "the {d} of {month} {y}",
        "{d}-{month}-{y}",
        "{m}/{d}/{y}",
        "{d}.{m}.{y}",
        "{y}-{m:02}-{d:02}",
        "{weekday}, {month} {d}, {y}",
        "{weekday} {d} {month} {y}",
        "{weekday} ({month} {d}, {y})",
    ),
}
FRAMES = {"id": "Ia tiba {}.", "en": "She came on {}."}


@pytest.mark.parametrize("language", ["id", "en"])
@settings(max_examples=60)
@given(day=st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)), published=st.none() | st.dates())
def test_a_rendered_date_reads_back_as_itself(language: str, day: date, published: date | None) -> None:
    for form in RENDERINGS[language]:
        text = form.format(
            d=day.day,
            m=day.month,
            y=day.year,
            month=MONTHS[language][day.month - 1],
            weekday=DAYS[language][day.isoweekday() - 1],
        )
        sentence = FRAMES[language].format(text)
        assert found_in(sentence, language, published) == (f"{text} DATE {day.isoformat()}",)


@pytest.mark.parametrize("language", ["id", "en"])
@settings(max_examples=40)
@given(month=st.integers(1, 12), year=st.integers(1800, 2099))
def test_a_rendered_month_reads_back_as_itself(language: str, month: int, year: int) -> None:
    text = f"{MONTHS[language][month - 1]} {year}"
    assert found_in(FRAMES[language].format(text), language) == (f"{text} DATE {year:04}-{month:02}",)


@pytest.mark.parametrize("language", ["id", "en"])
@settings(max_examples=60)
@given(day=st.dates(min_value=date(1000, 1, 10), max_value=date(9999, 12, 20)))
def test_days_around_the_publication_read_back(language: str, day: date) -> None:
    words = {"id": ("kemarin", "hari ini", "besok"), "en": ("yesterday", "today", "tomorrow")}[language]
    for shift, word in zip((-1, 0, 1), words, strict=True):
        value = (day + timedelta(days=shift)).isoformat()
        assert found_in(f"({word})", language, day) == (f"{word} DATE {value}",)


@pytest.mark.parametrize("language", ["id", "en"])
@settings(max_examples=150)
@given(text=st.text(max_size=200), published=st.none() | st.dates())
def test_no_string_raises(language: str, text: str, published: date | None) -> None:
    pack = load_pack(language)
    records, _ = find_dates(text, pack, Frame(published=published, numeric_order=numeric_order(text, pack)))
    assert all(text[record.start : record.end] == record.text for record in records)


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_case_stands_twice(language: str) -> None:
    cases = read_cases(language)
    assert len({text for text, _, _ in cases}) == len(cases)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("piece", ["1", " ", "1,", "2014-", "dua juta ", "two million ", "a ", "@", "(1/"])
def test_a_long_line_without_a_date_ends(language: str, piece: str) -> None:
    text = piece * (200_000 // len(piece))
    records, _ = find_dates(text, load_pack(language), Frame(published=PUBLISHED))
    assert all(text[record.start : record.end] == record.text for record in records)
