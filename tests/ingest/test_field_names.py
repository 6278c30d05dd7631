"""Articles in JSON and CSV whose fields are called as people call them."""

import json
from pathlib import Path

import pytest

import warta

TEXT = "Wali Kota Mandala Hendra Wicaksono membuka pameran buku di alun-alun kemarin. Biayanya Rp 2 miliar."


@pytest.mark.parametrize(
    "fields",
    [
        {"text": TEXT, "title": "Pameran", "published": "2024-03-04", "url": "https://contoh.id/3"},
        {"content": TEXT, "headline": "Pameran", "date": "2024-03-04 07:00:00", "link": "https://contoh.id/3"},
        {"isi_berita": TEXT, "judul": "Pameran", "tanggal": "2024-03-04", "tautan": "https://contoh.id/3"},
        {"Isi": TEXT, "Judul Berita": "Pameran", "Tgl": "2024-03-04", "URL": "https://contoh.id/3"},
        {
            "text": "",
            "body": TEXT,
            "title": None,
            "judul": "Pameran",
            "pubdate": "2024-03-04",
            "url": "https://contoh.id/3",
        },
    ],
)
def test_the_usual_names_of_both_languages_are_known(tmp_path: Path, fields: dict[str, str | None]) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "0"} | fields) + "\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(
        ";".join(fields) + "\n" + ";".join(f'"{value or ""}"' for value in fields.values()) + "\n", encoding="utf-8"
    )
    articles = list(warta.read(tmp_path))
    assert [article.text for article in articles] == [TEXT, TEXT]
    assert {(article.title, article.url) for article in articles} == {("Pameran", "https://contoh.id/3")}
    assert {(article.published or "")[:10] for article in articles} == {"2024-03-04"}


def test_a_fields_own_name_goes_first(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"content": "Ringkasan.", "text": TEXT}), encoding="utf-8")
    assert [article.text for article in warta.read(tmp_path)] == [TEXT]


def test_a_file_without_any_such_column_says_which_are_needed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("nomor;harga\n1;2\n", encoding="utf-8")
    (article,) = warta.read(tmp_path)
    assert article.status == "error"
    assert article.message and "names no column `text` or `html`" in article.message


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("4 Maret 2024", "2024-03-04"),
        ("Senin, 4 Maret 2024 07:00 WIB", "2024-03-04"),
        ("March 4, 2024", "2024-03-04"),
        ("Mon, 04 Mar 2024 07:00:00 +0700", "2024-03-04"),
        ("13/03/2024", "2024-03-13"),
        (1709510400, "2024-03-04"),
        ("1709510400000", "2024-03-04"),
        ("kemarin", None),
        ("04/03/2024", None),
        (True, None),
    ],
)
def test_days_as_people_write_them_are_read_and_told(tmp_path: Path, written: object, day: str | None) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"text": TEXT, "published": written}), encoding="utf-8")
    (article,) = warta.read(tmp_path)
    assert (str(article.published_day) if article.published_day else None) == day
    assert bool(article.message) == (written != "Mon, 04 Mar 2024 07:00:00 +0700")


def test_day_and_month_that_could_change_places_are_told_apart_by_the_language(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,published\na.txt,04/03/2024\n", encoding="utf-8")
    (article,) = warta.read(tmp_path, language="id")
    assert str(article.published_day) == "2024-03-04" and "is read as 2024-03-04" in str(article.message)
    (article,) = warta.read(tmp_path)
    assert article.published_day is None and "'04/03/2024' is left out" in str(article.message)
