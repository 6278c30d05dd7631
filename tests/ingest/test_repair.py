import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.errors import InputError
from warta.ingest.encoding import decode
from warta.ingest.repair import repair_line, repair_text

INDONESIAN = "“Harga beras naik 5 persen,” kata Rahmat — pedagang di Pasar Senen. Harganya kini £2…"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_that_nothing_declares(encoding):
    assert decode(INDONESIAN.encode(encoding)) == INDONESIAN


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>", "cp1252"),
        ('<?xml version="1.0" encoding="windows-1252"?>', "cp1252"),
        ('<meta charset="utf-8">', "cp1252"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ('<meta charset="klingon">', "cp1252"),
        ('<meta charset="hex">', "cp1252"),
    ],
)
def test_declared_encodings(head, encoding):
    page = f"<html><head>{head}</head><body><p>{INDONESIAN}</p></body></html>"
    assert decode(page.encode(encoding)) == page


def test_other_scripts():
    page = '<meta charset="{}"><p>政府周二宣布增加预算。</p>'
    for encoding in ("gb2312", "gbk"):
        assert "政府周二" in decode(page.format(encoding).encode(encoding))
    assert "政府" in decode(
        page.format("big5").replace("周", "週").replace("预", "預").replace("宣布", "宣佈").encode("big5")
    )


def test_a_character_cut_in_two_costs_only_itself():
    content = (INDONESIAN * 3).encode()
    assert decode(content[:-1])[:-1] == (INDONESIAN * 3)[:-1]


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 20, b"\x89PNG\r\n", b"%PDF-1.4", b"PK\x03\x04", codecs.BOM_UTF8 + bytes(20)]
)
def test_what_is_no_text_is_refused_with_a_cure(content):
    with pytest.raises(InputError, match="save"):
        decode(content)


@given(st.binary(max_size=300))
def test_decoding_gives_text_or_a_refusal(content):
    with contextlib.suppress(InputError):
        repair_text(decode(content)).encode()


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("â€œTidak ada,â€\x9d katanya.", "“Tidak ada,” katanya."),
        ("“Kami siap.â€ Ia pergi.", "“Kami siap.” Ia pergi."),
        ("“Kami siap.â€", "“Kami siap.”"),
        ("“Kami siapâ€, katanya", "“Kami siap”, katanya"),
        ("“Kami siap.â€\nLalu hening.", "“Kami siap.”\nLalu hening."),
        ("dia bilang â€œyaâ€ dan (â€œtidakâ€)", "dia bilang “ya” dan (“tidak”)"),
        ("â€˜Tidakâ€™ bagi Itâ€™s", "‘Tidak’ bagi It’s"),
        ("2019â€“2024 â€” lalu â€¦", "2019–2024 — lalu …"),
        ("a team â€œlike this†which won", "a team “like this” which won"),
        ("Caf\u00c3\u00a9 di Z\u00c3\u00bcrich", "Café di Zürich"),
        ("Harga Â£5 dan â‚¬3", "Harga £5 dan €3"),
        ("AT&amp;T naik", "AT&T naik"),
        ("a\u00a0b\u2009c\td", "a b c d"),
        ("ka\u00adta\u200b ini\ufeff", "kata ini"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a  \n\n\n\n  b\n", "a\n\nb"),
        ("a\x00b\x07c\x1b", "abc"),
    ],
)
def test_damage_is_repaired(damaged, whole):
    assert repair_text(damaged) == whole


@pytest.mark.parametrize(
    "sound",
    [
        "“Ya,” kata ‘Bang’ Ali — it’s fine…",
        "Ｗａｒｔａ ﬁlm ½ kg 5 m² naik 3–4 %",
        "Nama† dan catatan kaki†",
        "François Müller, Şükrü, Nguyễn, 北京",
        "Dua  spasi tetap ada.\n\nAlinea dua.",
        "x < y & y > z",
    ],
)
def test_sound_text_stays_as_it_is(sound):
    assert repair_text(sound) == sound


@given(st.text(max_size=200))
def test_repairing_twice_changes_nothing_more_about_white_space(text):
    repaired = repair_text(text)
    assert repaired == repaired.strip()
    assert "\r" not in repaired
    assert "\n\n\n" not in repaired
    assert not {"\u00a0", "\u200b", "\ufeff", "\x00"} & set(repaired)
    repaired.encode()


@pytest.mark.parametrize(
    "text", ["“" * 200_000, " " * 500_000 + "x", "â€" * 100_000, "a" * 500_000, "&" * 200_000, "\n" * 300_000]
)
def test_hostile_text_ends(text):
    repair_text(text)


def test_lines():
    assert repair_line(" Judul\n  berita ") == "Judul berita"
    assert repair_line(" \u200b ") is None
    assert repair_line(None) is None
