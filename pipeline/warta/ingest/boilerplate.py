"""Lines that are not the article's: related links, newsletters, sharing, advertising, by the language packs' marks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from warta.languages import codes, load_pack

# A longer line is prose. The bound also keeps the patterns cheap on hostile text.
LONGEST = 400
# Lines between the first and the last line of a box.
BOX_LINES = 4
# What follows a label and makes the line a pointer: a colon, a dash, an arrow, a bar.
POINTS = r"\s*(?:[:：|»›>→]|\s[-–—]\s)\s*"
# Marks in front of a label: arrows, bullets, brackets.
FRONT = r"\W{0,6}"
# The end of a line that reads like a headline: any but the marks that end a sentence.
NO_STOP = r"(?<![.,;…])(?<![.,;…!?][”’\"'])"
BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Marks:
    """All languages' marks, compiled: a whole line, a line of names, and the first and last line of a box."""

    line: re.Pattern[str]
    signature: re.Pattern[str]
    box_first: re.Pattern[str]
    box_last: re.Pattern[str]


def drop_boilerplate(text: str, *, signatures: bool = True) -> str:
    """The text without its boilerplate lines; a line goes as a whole or stays as a whole.

    Lines that only name writers, editors and photographers go too, unless `signatures` is false.

    Every language's marks count, whatever the article's language: sites mix them. A text of nothing else stays.

    >>> drop_boilerplate("Harga beras naik.\\n\\nBaca juga: Stok beras aman\\n\\nAdvertisement\\n\\nPanen mundur.")
    'Harga beras naik.\\n\\nPanen mundur.'
    """
    lines = text.split("\n")
    kept: list[str] = []
    box = 0
    for number, line in enumerate(lines):
        box = box or _box_length(lines, number)
        if box:
            box -= 1
        elif not (is_boilerplate(line) or (signatures and is_signature(line))):
            kept.append(line)
    if len(kept) == len(lines) or not any(kept):
        return text
    return BLANK_LINES.sub("\n\n", "\n".join(kept)).strip("\n")


def is_boilerplate(line: str) -> bool:
    """Whether the line, taken alone, is none of the article's.

    >>> is_boilerplate("(Baca: Harga beras naik)"), is_boilerplate("Baca juga buku itu sampai selesai, kata guru kami.")
    (True, False)
    """
    line = line.strip()
    return 0 < len(line) <= LONGEST and bool(_marks().line.fullmatch(line))


def is_signature(line: str) -> bool:
    """Whether the line only names who wrote, edited or photographed.

    >>> is_signature("Penulis: Dewi Lestari"), is_signature("(dwl/bdh)"), is_signature("Penulis buku itu hadir.")
    (True, True, False)
    """
    line = line.strip()
    return 0 < len(line) <= LONGEST and bool(_marks().signature.fullmatch(line))


def _box_length(lines: list[str], first: int) -> int:
    """How many lines the box takes that begins here; 0 where none does."""
    marks = _marks()
    if len(lines[first]) > LONGEST or not marks.box_first.fullmatch(lines[first].strip()):
        return 0
    inside = 0
    for number in range(first + 1, len(lines)):
        line = lines[number].strip()
        if len(line) <= LONGEST and marks.box_last.fullmatch(line):
            return number - first + 1
        inside += bool(line)
        if inside > BOX_LINES:
            break
    return 0


@cache
def _marks() -> Marks:
    packs = [load_pack(code).boilerplate for code in codes()]
    labels = [label for pack in packs for label in pack.labels]
    long_labels, all_labels = _choice(label for label in labels if " " in label), _choice(labels)
    openers = _choice(label for pack in packs for label in pack.openers)
    shouts = _choice(label for pack in packs for label in pack.shouts)
    credits = _choice(credit for pack in packs for credit in pack.bylines + pack.credits)
    lines = _choice(line for pack in packs for line in pack.lines)
    patterns = "|".join(f"(?:{pattern})" for pack in packs for pattern in pack.patterns)
    walls = "|".join(f"(?:{wall})" for pack in packs for wall in pack.walls)
    forms = (
        rf"\W*{all_labels}\W*",
        rf"{FRONT}{long_labels}{POINTS}.+",
        rf"{FRONT}{all_labels}{POINTS}.+{NO_STOP}",
        rf"[(\[]\s*{all_labels}{POINTS}.+[)\]]\.?",
        rf"{FRONT}{openers}\s.+{NO_STOP}",
        rf"(?-i:{FRONT}{shouts}(?:\s*[:|]|\s)\s*(?=.*[a-z]).+{NO_STOP})",
        rf"\W*{lines}\W*",
        rf"(?:{walls}).*",
        patterns,
    )
    names = (
        rf"{FRONT}{credits}\s*[:/|]\s*.{{2,100}}{NO_STOP}",
        rf"[(\[]\s*{credits}\s*[:/|]\s*.{{2,100}}[)\]]\.?",
        *(pattern for pack in packs for pattern in pack.signatures),
    )
    boxes = [box for pack in packs for box in pack.boxes]
    return Marks(
        line=re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE),
        signature=re.compile("|".join(f"(?:{form})" for form in names), re.IGNORECASE),
        box_first=re.compile("|".join(f"(?:{first})" for first, _ in boxes), re.IGNORECASE),
        box_last=re.compile("|".join(f"(?:{last})" for _, last in boxes), re.IGNORECASE),
    )


def _choice(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, any space or apostrophe in them."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    sources = (re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered)
    return f"(?:{'|'.join(sources)})"
