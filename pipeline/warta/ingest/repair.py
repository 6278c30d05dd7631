"""Damaged text made whole: mojibake, stray characters and white space; the words stay as they are."""

import re

from ftfy import TextFixerConfig, fix_text

# Everything that would change sound text is off: curly quotes, ligatures and wide characters stay.
MENDING = TextFixerConfig(
    uncurl_quotes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    normalization=None,
    explain=False,
)

# UTF-8 punctuation read as Windows-1252, where ftfy finds the line too mixed to decode.
# The closing quote's last byte (9D) has no character there, and often got lost on the way.
BROKEN_PUNCTUATION = {
    "â€œ": "“",
    "â€\x9d": "”",
    "â€™": "’",
    "â€˜": "‘",
    "â€“": "–",
    "â€”": "—",
    "â€¦": "…",
    "â€¢": "•",
    "â€š": "‚",
    "â€ž": "„",
}
BROKEN = re.compile("|".join(BROKEN_PUNCTUATION))
CUT_OFF_OPENING = re.compile(r"(?:(?<=\s)|(?<=[(\[])|^)â€(?=\w)", re.MULTILINE)
CUT_OFF = "â€"
# A cut-off mark and the space behind it, decoded together by someone before us: a dagger that closes a quotation.
DAGGER = re.compile(r"(“[^“”†\n]*)†(?=(\w?))")

LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
# Control characters, zero-width marks (also inside words), soft hyphens, direction marks, lone surrogates.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
SURROGATE = re.compile(r"[\ud800-\udfff]")
SPACE = re.compile(r"[^\S\n ]")
BLANK_LINES = re.compile(r"\n{3,}")
SPACES = re.compile(r"\s+")


def repair_text(text: str) -> str:
    """The text without encoding damage: `\\n` between lines, at most one blank line, plain spaces, nothing invisible.

    >>> repair_text("Surat itu “tidak lagi rahasiaâ€ .\\r\\n\\r\\n\\r\\n\\u00a0“It’s overâ€\\u200b")
    'Surat itu “tidak lagi rahasia” .\\n\\n“It’s over”'
    """
    text = SURROGATE.sub("\ufffd", text)
    if not text.isascii() or "&" in text:
        text = mend_punctuation(fix_text(mend_punctuation(text), MENDING))
    text = INVISIBLE.sub("", LINE_END.sub("\n", text))
    lines = (line.strip() for line in SPACE.sub(" ", text).split("\n"))
    return BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def repair_line(text: str | None) -> str | None:
    """A title, name or address on one line, repaired; None when nothing is left.

    >>> repair_line("  Gubernur:\\n â€œTidak adaâ€\\x9d ")
    'Gubernur: “Tidak ada”'
    """
    return SPACES.sub(" ", repair_text(text)).strip() or None if text else None


def mend_punctuation(text: str) -> str:
    """Windows-1252 readings of UTF-8 quotes and dashes mended, the cut-off `â€` included.

    A cut-off `â€` is the closing quote that lost its last byte; before a word and after a space it opens. Where it was
    read together with the space behind it, it has become `†`.

    >>> mend_punctuation("kata dia, â€œtidakâ€. â€˜Tidak?â€™ â€œYa,â€ katanya â€” â€lalu pergiâ€")
    'kata dia, “tidak”. ‘Tidak?’ “Ya,” katanya — “lalu pergi”'
    >>> mend_punctuation("“a new team†which he leads")
    '“a new team” which he leads'
    """
    if CUT_OFF in text:
        text = BROKEN.sub(lambda match: BROKEN_PUNCTUATION[match[0]], text)
        text = CUT_OFF_OPENING.sub("“", text).replace(CUT_OFF, "”")
    return DAGGER.sub(lambda match: f"{match[1]}” " if match[2] else f"{match[1]}”", text)
