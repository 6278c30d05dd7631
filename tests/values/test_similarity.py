import random
from pathlib import Path

import pytest

from warta.values.similarity import find_near_duplicates, sign_text

SAMPLE = Path(__file__).parents[2] / "corpora/sample"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*")) if path.suffix in (".txt", ".md")]


def near(*texts):
    return find_near_duplicates(map(sign_text, texts))


def change_lead(lines):
    return ["Pejabat itu menyampaikan keterangannya di hadapan wartawan pada sore hari.", *lines[1:]]


def cut_paragraph(lines):
    return lines[:2] + lines[3:]


def add_headline(lines):
    return ["Ini Alasan Pemerintah, Simak Penjelasannya", *lines]


def add_credits(lines):
    return [*lines, "(ANT/Reuters) Pewarta: Budi Santoso", "Editor: Sri Wahyuni"]


def change_marks(lines):
    return [line.replace('"', "”").replace(",", " ,").upper() for line in lines]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:20])
@pytest.mark.parametrize("edit", [change_lead, cut_paragraph, add_headline, add_credits, change_marks])
def test_an_edited_article_is_nearly_the_same(text, edit):
    lines = [line for line in text.split("\n") if line]
    assert near(text, "\n".join(edit(lines))) == [None, 0]


def test_different_articles_are_not():
    assert near(*TEXTS) == [None] * len(TEXTS)


BULLETIN = "Gempa bumi bermagnitudo {} mengguncang {} pada {} pukul {} WIB. Pusat gempa berada di {}, kata BMKG."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            BULLETIN.format("5,1", "Maluku Tengah", "Senin", "04.12", "laut 40 kilometer barat daya Masohi"),
            BULLETIN.format("4,3", "Pesisir Selatan", "Kamis", "21.50", "darat 11 kilometer tenggara Painan"),
        ),
        (
            "The central bank kept its key rate at 6 percent on Tuesday, citing its weak currency and food prices.",
            "Citing food prices and its weak currency, the bank on Tuesday held rates: 6 percent remains the key rate.",
        ),
        ("Ya.", "Tidak."),
        ("?", "!"),
    ],
)
def test_the_same_form_or_event_is_not_the_same_text(one, other):
    assert near(one, other) == [None, None]


def test_the_first_earlier_one_counts_whatever_stands_between():
    words = [f"kata{number}" for number in range(300)]
    first, second, third = (" ".join(words[start : start + 200]) for start in (0, 50, 100))
    assert near("Air surut.", first, TEXTS[0], second, third, first) == [None, None, None, 1, 3, 1]


def test_many_copies_and_none_at_all():
    signature = sign_text(TEXTS[0])
    assert find_near_duplicates([signature] * 20_000) == [None] + [0] * 19_999
    assert find_near_duplicates([]) == []


def test_chance_makes_no_duplicates():
    chance = random.Random(1)
    assert set(find_near_duplicates(chance.randbytes(128) for _ in range(20_000))) == {None}
