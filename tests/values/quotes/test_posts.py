"""Embedded posts: where their words begin and end, and who signs them."""

import pytest

from warta.languages import load_pack
from warta.values.quotes.posts import find_posts


def posts(text: str, language: str) -> list[tuple[str, str, str]]:
    return [
        (text[post.start : post.end], post.author, text[post.date_start : post.date_end].strip())
        for post in find_posts(text, load_pack(language))
    ]


@pytest.mark.parametrize("dash", ["—", "–", "--", "-"])
def test_the_line_before_the_signature(dash: str) -> None:
    text = f"The match was long and hard.\n\nNobody beats the rain\n\n{dash} Ana Bell (@ana) May 3, 2024"
    assert posts(text, "en") == [("Nobody beats the rain", "Ana Bell", "May 3, 2024")]


def test_lines_in_the_first_person_belong_to_the_post() -> None:
    text = "Ia lalu pulang ke kota.\nHalo semua!\nSaya pamit hari ini.\nKami akan kembali.\n— Ana (@ana) 3 Mei 2024"
    assert posts(text, "id") == [("Saya pamit hari ini.\nKami akan kembali.", "Ana", "3 Mei 2024")]


def test_a_quotation_ends_the_way_back() -> None:
    text = "“Saya lelah,” katanya.\nSaya pamit hari ini.\n— Ana (@ana) 3 Mei 2024"
    assert [words for words, _, _ in posts(text, "id")] == ["Saya pamit hari ini."]


def test_two_posts_share_no_words() -> None:
    text = "I was first here.\n— Ana (@ana) May 3, 2024\nI was second here.\n— Bo (@bo) May 4, 2024"
    assert [words for words, _, _ in posts(text, "en")] == ["I was first here.", "I was second here."]


@pytest.mark.parametrize(
    "text",
    [
        "Write to Ana Bell (@ana) for more.",
        "Ana Bell (@ana) wrote that the rain would stop — and it did.",
        "— Ana Bell (@ana) May 3, 2024",
        "A post shared by Ana Bell (@ana)",
        "https://t.co/abc\n— Ana Bell (@ana) May 3, 2024",
    ],
)
def test_no_post(text: str) -> None:
    assert posts(text, "en") == []
