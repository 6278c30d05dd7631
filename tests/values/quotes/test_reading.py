"""Texts that no newspaper prints: long lines of marks and reporting words are read in bounded time, with no names."""

import pytest

from warta.languages import load_pack
from warta.values.quotes.reading import Text, find_quotes


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "“",
        "‘",
        "a ",
        "kata ",
        "said ",
        ", ",
        '"a b c d," said ',
        "— a (@b) ",
        "“a b c d\n",
        "https://t.co/a ",
        "A, who ",
    ],
)
def test_a_text_of_one_piece(piece: str, language: str) -> None:
    text = (piece * 5_000).strip()
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(0, len(lines), max(1, len(lines) // 50))]
    paragraphs = [Text(a, b, load_pack(language)) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    quotes = find_quotes(text, paragraphs, [], [])
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)
