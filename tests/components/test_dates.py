"""Temporal expressions in both languages: what is found, where, and its TIMEX3 value."""

from datetime import date
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from warta.components.dates import Frame, create_dates, find_dates, numeric_order
from warta.languages import load_pack
from warta.values.dates.timex import day_range, granularity

PUBLISHED = date(2015, 11, 18)


def read_cases(language: str) -> list[tuple[str, tuple[str, ...]]]:
    """The cases of a language: a text and its expressions as `surface TYPE value`."""
    path = Path(__file__).with_name(f"dates_{language}.txt")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [line.split(" =>") for line in lines]
    return [(text, tuple(part.strip() for part in found.split(" | ") if part.strip())) for text, found in pairs]


def found_in(text: str, language: str, published: date | None = PUBLISHED) -> tuple[str, ...]:
    pack = load_pack(language)
    frame = Frame(published=published, numeric_order=numeric_order(text, pack))
    records, _ = find_dates(text, pack, frame)
    assert all(text[record.start : record.end] == record.text for record in records)
    return tuple(f"{record.text} {record.type} {record.value}" for record in records)


@pytest.mark.parametrize(("text", "expected"), read_cases("id"))
def test_indonesian(text: str, expected: tuple[str, ...]) -> None:
    assert found_in(text, "id") == expected


@pytest.mark.parametrize(("text", "expected"), read_cases("en"))
def test_english(text: str, expected: tuple[str, ...]) -> None:
    assert found_in(text, "en") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Ia tiba Rabu.", ("Rabu DATE XXXX-WXX-3",)),
        ("id", "Ia tiba 17 November.", ("17 November DATE XXXX-11-17",)),
        ("id", "Ia tiba kemarin.", ("kemarin DATE XXXX-XX-XX",)),
        ("id", "Ia tiba tahun lalu.", ("tahun lalu DATE XXXX",)),
        ("id", "Ia tiba pekan lalu.", ("pekan lalu DATE XXXX-WXX",)),
        ("id", "Ia tiba Maret.", ("Maret DATE XXXX-03",)),
        ("id", "Ia tiba Rabu pagi.", ("Rabu pagi TIME XXXX-WXX-3TMO",)),
        ("id", "Ia tiba pukul 14.00.", ("pukul 14.00 TIME XXXX-XX-XXT14:00",)),
        ("id", "Ia tiba kuartal ketiga.", ("kuartal ketiga DATE XXXX-Q3",)),
        ("id", "Ia tiba 3 Mei 2014.", ("3 Mei 2014 DATE 2014-05-03",)),
        ("en", "She came on Wednesday.", ("Wednesday DATE XXXX-WXX-3",)),
        ("en", "She came on November 17.", ("November 17 DATE XXXX-11-17",)),
        ("en", "She came yesterday.", ("yesterday DATE XXXX-XX-XX",)),
        ("en", "She came last month.", ("last month DATE XXXX-XX",)),
        ("en", "She came at 2 p.m.", ("2 p.m. TIME XXXX-XX-XXT14:00",)),
        (
            "en",
            "She came on 3 May 2014 and left the next day.",
            ("3 May 2014 DATE 2014-05-03", "the next day DATE 2014-05-04"),
        ),
    ],
)
def test_without_publication_nothing_is_guessed(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert found_in(text, language, published=None) == expected


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


def make_doc(text: str, language: str, names: tuple[tuple[str, str], ...] = ()) -> Doc:
    doc = spacy.blank(language).make_doc(text)
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
    doc = create_dates(spacy.blank(language), "warta_dates")(make_doc(text, language, names))
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
    doc = spacy.blank("id").make_doc(text)
    doc._.published = PUBLISHED
    middle = text.index("\n")
    spans = [doc.char_span(0, middle, label="id"), doc.char_span(middle + 1, len(text), label="en")]
    doc.spans["paragraphs"] = [span for span in spans if span is not None]
    doc = create_dates(spacy.blank("id"), "warta_dates")(doc)
    assert [record.value for record in doc._.dates] == ["2015-11-16", "2015-11-16"]


WORDS = {  # pieces of phrases, to be put together at random
    "id": "Rabu ( ) 18 / 11 2015 pagi dua setengah tahun lalu Mei - 10 Januari pukul 14.00 WIB setiap akhir pekan",
    "en": "Wednesday , May 5 2015 last next two years ago the first quarter of 7 p.m. every few weeks later month",
}


@pytest.mark.parametrize("language", ["id", "en"])
@settings(max_examples=80, deadline=None)
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


ID_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
EN_MONTHS = "January February March April May June July August September October November December"
MONTHS = {"id": ID_MONTHS.split(), "en": EN_MONTHS.split()}


@settings(max_examples=40, deadline=None)
@given(day=st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_a_rendered_date_reads_back_as_itself(day: date) -> None:
    value = day.isoformat()
    for text in (f"{day.day} {MONTHS['id'][day.month - 1]} {day.year}", f"{day.day}/{day.month}/{day.year}", value):
        assert found_in(f"Ia tiba {text}.", "id") == (f"{text} DATE {value}",)
    for text in (
        f"{MONTHS['en'][day.month - 1]} {day.day}, {day.year}",
        f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}",
        value,
    ):
        assert found_in(f"She came on {text}.", "en") == (f"{text} DATE {value}",)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("piece", ["1", " ", "1,", "2014-", "dua juta ", "two million ", "a ", "@", "(1/"])
def test_a_long_line_without_a_date_ends(language: str, piece: str) -> None:
    text = piece * (200_000 // len(piece))
    records, _ = find_dates(text, load_pack(language), Frame(published=PUBLISHED))
    assert all(text[record.start : record.end] == record.text for record in records)
