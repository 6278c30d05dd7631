"""The public texts that `corpora/news` annotates, from their sources' own files, as they were read by the annotators.

One folder of the user's holds `raw/indosum`, `raw/ntrex` and `raw/en`, named in `corpora/public.toml`.
"""

import html
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from warta.errors import UsageError

OPENING, CLOSING = "“", "”"

Wanted = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """An article of a public source: its id there, its headline (empty where the source has none) and its text."""

    id: str
    title: str
    text: str


def hash_text(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def read_source(corpus: str, sources: Path, wanted: Collection[str] | None = None) -> Iterator[SourceArticle]:
    """The articles of a corpus below the folder `sources`, or those with a wanted id; none where it has no folder.

    Raises UsageError when a file is not in one of the forms that its source is known to have.
    """
    folder, read = SOURCES[corpus]
    return read(sources / folder, lambda name: wanted is None or name in wanted)


def _read_indosum(folder: Path, is_wanted: Wanted) -> Iterator[SourceArticle]:
    """IndoSum as its authors publish it, articles of tokens, or with the words put together again as `text`."""
    for where, record in _records(folder):
        (name,) = _texts(where, record, "id")
        if is_wanted(name):
            # An id is the time of taking in and the beginning of the headline.
            title = name.partition("-")[2].replace("-", " ").strip()
            paragraphs = record.get("paragraphs")
            (text,) = [join_paragraphs(paragraphs)] if paragraphs else _texts(where, record, "text")
            yield SourceArticle(name, title, text)


def _read_ntrex(folder: Path, is_wanted: Wanted) -> Iterator[SourceArticle]:
    """NTREX's Indonesian lines with the ids of their documents, or records of `url` and `text` without headline.

    The first line of a document is its headline in the source, and the second was read as such by the annotators.
    """
    for where, record in _records(folder):
        name, text = _texts(where, record, "url", "text")
        if is_wanted(name):
            yield _without_headline(name, text.split("\n"))
    paths = [next(iter(sorted(folder.rglob(name))), None) for name in NTREX_FILES]
    lines, ids = ([] if path is None else _lines(path) for path in paths)
    if len(lines) != len(ids):
        raise UsageError(f"{folder}: {' and '.join(NTREX_FILES)} differ in length; fetch both from the same version")
    for name, group in groupby(zip(ids, lines, strict=True), key=lambda pair: pair[0]):
        if is_wanted(name):
            yield _without_headline(name, [_clean(line) for _, line in group][1:])


def _without_headline(name: str, lines: Sequence[str]) -> SourceArticle:
    return SourceArticle(name, lines[0] if lines else "", "\n".join(lines[1:]))


def _read_worldwide(folder: Path, is_wanted: Wanted) -> Iterator[SourceArticle]:
    """Files of one article, whose first line is its address."""
    for path in sorted(folder.rglob("*.txt")):
        if is_wanted(path.stem):
            yield SourceArticle(path.stem, "", "\n".join(_lines(path)[1:]).strip())


NTREX_FILES = ("newstest2019-ref.ind.txt", "DOCUMENT_IDS.tsv")

# Each corpus with its folder and how it is read.
SOURCES: dict[str, tuple[str, Callable[[Path, Wanted], Iterator[SourceArticle]]]] = {
    "indosum": ("raw/indosum", _read_indosum),
    "ntrex": ("raw/ntrex", _read_ntrex),
    "worldwide": ("raw/en", _read_worldwide),
}


def join_paragraphs(paragraphs: Iterable[Iterable[Sequence[str]]]) -> str:
    """The text of an article from the tokens of its sentences, a paragraph a line.

    >>> join_paragraphs([[["Kopi", "(", "arabika", ")", "naik", "."], ["Ya", "."]], [["Selesai"]]])
    'Kopi (arabika) naik. Ya.\\nSelesai'
    """
    texts = (join_tokens(token for sentence in paragraph for token in sentence) for paragraph in paragraphs)
    return "\n".join(text for text in texts if text)


def join_tokens(tokens: Iterable[str]) -> str:
    """Words put together again from their tokens.

    Punctuation is tied to the word before it, brackets to what they hold, hyphens and slashes to the words on both
    sides; straight quotation marks open and close by turns. The texts were annotated as these rules made them, also
    where those are too simple (`4-3 - 3`: a character between two hyphens is tied to one of them).

    >>> join_tokens(["Harga", "turun", "10", "%", ",", '"', "kata", "Bu", "Rini", '"', "(", "3", "/", "4", ")", "."])
    'Harga turun 10%, "kata Bu Rini" (3/4).'
    >>> join_tokens(["ke", "-", "2", ",", "formasi", "4", "-", "3", "-", "3", "A", "-", "-", "B"])
    'ke-2, formasi 4-3 - 3 A -- B'
    """
    straight = " ".join(tokens).split('"')
    marks = (OPENING if turn % 2 == 0 else CLOSING for turn in range(len(straight) - 1))
    text = straight[0] + "".join(mark + part for mark, part in zip(marks, straight[1:], strict=True))
    for pattern, tied in TIES:
        text = pattern.sub(tied, text)
    return " ".join(text.split())


# In this order. Blanks are tokens too, and keep a hyphen or slash behind them from being tied.
TIES = tuple(
    (re.compile(pattern), tied)
    for pattern, tied in (
        (rf"{OPENING}\s*", '"'),
        (rf"\s*{CLOSING}", '"'),
        (r"\s+([,.;:?!)\]%…])", r"\1"),
        (r"([(\[])\s+", r"\1"),
        (r"(\w) - (\w)", r"\1-\2"),
        (r"(?<=\d) / (?=\d)", "/"),
        (r"(\w) / (\w)", r"\1/\2"),
        (r"(\d)/ (\d{1,2})(?!\d)", r"\1/\2"),
        (r" - - ", " -- "),
    )
)


def _records(folder: Path) -> Iterator[tuple[str, Any]]:
    """What the lines of the folder's JSON Lines files hold, each with where it stands; blank lines hold nothing."""
    for path in sorted(folder.rglob("*.jsonl")):
        for number, line in enumerate(_lines(path), 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                raise UsageError(f"{path}:{number}: not JSON ({error}); fetch the file again") from error
            yield f"{path}:{number}", record


def _texts(where: str, record: Any, *fields: str) -> list[str]:
    """Fields of a record that hold text."""
    if not isinstance(record, dict) or not all(isinstance(record.get(field), str) for field in fields):
        raise UsageError(f"{where}: no record with {' and '.join(fields)}; put the source's own files there")
    return [record[field] for field in fields]


def _lines(path: Path) -> list[str]:
    """The lines of a file, which other marks than a line feed don't end; a damaged one hashes to something else."""
    return path.read_text(encoding="utf-8", errors="replace").removesuffix("\n").split("\n")


def _clean(line: str) -> str:
    """The line without HTML's entities and runs of blanks."""
    return " ".join(html.unescape(line).split())
