"""What a line of text is by its form: a sentence, prose, a label; and its letters, to compare it by."""

import re

LETTERS = re.compile(r"[^\W_]+")
# A line of prose: some words that end like a sentence.
WORDS = 8
STOP = re.compile(r"[.!?…][”’\"')\]]{0,3}$")
# What ends a line that goes on below it, or that an article's first words end with.
OPEN_ENDS = (":", ",", ";", "-", "–", "—")


def compact(text: str) -> str:
    """Letters and digits in lower case, to compare lines by.

    >>> compact("Harga Beras: Naik 5%")
    'hargaberasnaik5'
    """
    return "".join(LETTERS.findall(text.casefold()))


def is_sentence(line: str) -> bool:
    """Whether the line ends like a sentence.

    >>> is_sentence("“Warga pulang.”"), is_sentence("Warga Pulang")
    (True, False)
    """
    return bool(STOP.search(line[-4:]))


def is_prose(line: str) -> bool:
    """Whether the line is a sentence of some words."""
    return len(line.split(None, WORDS)) >= WORDS and is_sentence(line)


def is_label(line: str) -> bool:
    """Whether the line is a few words that make no sentence and lead to none: a rubric, a place, a name.

    >>> is_label("Nasional"), is_label("MANDALA -"), is_label("Warga berduka.")
    (True, False, False)
    """
    return len(line.split(None, WORDS)) < WORDS and not is_sentence(line) and not line.endswith(OPEN_ENDS)
