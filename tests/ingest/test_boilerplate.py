from pathlib import Path

import pytest

from warta.ingest.boilerplate import drop_boilerplate, is_boilerplate, is_signature
from warta.languages import codes, load_pack

# A line of the set: `-` goes, `+` stays.
LINES = (Path(__file__).parent / "boilerplate_lines.txt").read_text(encoding="utf-8").splitlines()
GOES = [line[2:] for line in LINES if line.startswith("- ")]
STAYS = [line[2:] for line in LINES if line.startswith("+ ")]


def test_the_set_is_large_and_of_both_kinds():
    assert len(GOES) >= 200
    assert len(STAYS) >= 200
    assert not set(GOES) & set(STAYS)


@pytest.mark.parametrize("line", GOES)
def test_what_goes(line):
    assert is_boilerplate(line) or is_signature(line)


@pytest.mark.parametrize("line", STAYS)
def test_what_stays(line):
    assert not (is_boilerplate(line) or is_signature(line))


def test_forms_of_both_languages():
    packs = [load_pack(code).boilerplate for code in codes()]
    forms = [form for pack in packs for form in (*pack.labels, *pack.openers, *pack.lines, *pack.patterns)]
    assert len(set(forms)) >= 120
    assert all(min(len(pack.labels), len(pack.lines), len(pack.patterns)) >= 20 for pack in packs)


def test_lines_go_and_paragraphs_stay_apart():
    text = "Harga naik.\n\nBaca juga: Stok aman\n\nPanen mundur.\nIklan\nHujan turun.\n\n(dwl/bdh)"
    assert drop_boilerplate(text) == "Harga naik.\n\nPanen mundur.\nHujan turun."


def test_names_stay_where_the_text_is_given():
    text = "Harga naik.\n\nBaca juga: Stok aman\n\nEditor: Dewi Lestari\nReporting by Jane Doe; Editing by John Roe"
    assert drop_boilerplate(text, signatures=False).split("\n\n")[1].startswith("Editor: Dewi Lestari")
    assert drop_boilerplate(text) == "Harga naik."


def test_a_newsletter_box_goes_with_what_is_in_it():
    text = "Akhir berita.\n\nNewsletter yang direkomendasikan\n\nKabar Pagi: ringkasan berita ekonomi setiap hari.\n\nDaftar di sini."  # noqa: E501
    assert drop_boilerplate(text) == "Akhir berita."
    assert (
        drop_boilerplate("The end.\nRecommended newsletter\nMorning Paper: business every day.\nSign up here.")
        == "The end."
    )


def test_a_box_without_an_end_takes_nothing_with_it():
    text = "Recommended newsletter\n" + "\n".join(f"Sentence number {number}." for number in range(9))
    assert drop_boilerplate(text) == text.split("\n", 1)[1]


def test_a_text_of_boilerplate_alone_stays():
    assert drop_boilerplate("Advertisement") == "Advertisement"


@pytest.mark.parametrize(
    "text",
    ["Baca juga: " + "a" * 1_000_000, "\n".join(["Baca juga"] * 20_000), "(" * 400 + "\n" + " " * 400, "Read " * 80],
)
def test_hostile_lines_end(text):
    drop_boilerplate(text)
