"""Readers of the public corpora (named in corpora/public.toml) from a folder that the user gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence. `words` and `tags` have one length; tags are the corpus's own, in BIO form."""

    corpus: str
    document: str
    words: tuple[str, ...]
    tags: tuple[str, ...]


def _blocks(path: Path, column: int = 1) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Words and their tags, in `column`, of each block of lines between blank lines.

    Columns are parted by tabs or, where a line has none, by spaces. Nested names stand in further columns: the
    outermost counts.
    """
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split("\t") if "\t" in line else line.split()
        if len(fields) > column and fields[0].strip():
            words.append(fields[0].split()[0])
            tags.append(fields[column].strip())
        elif words:
            yield tuple(words), tuple(tags)
            words, tags = [], []


def _bio(tags: tuple[str, ...]) -> tuple[str, ...]:
    """BIO tags from plain ones, where a run of one tag is one name."""
    return tuple(
        tag if tag == "O" else ("I-" if i and tags[i - 1] == tag else "B-") + tag for i, tag in enumerate(tags)
    )


def read(folder: Path, split: str) -> dict[str, list[Sentence]]:
    """All corpora below `folder` (its `ner/`), by name; `split` is `train` or `dev`.

    Consecutive sentences of one `document` stand next to each other in the source, so that they can share a window.
    """
    ner = folder / "ner"
    files = {
        "idner": (ner / f"idner-news-2k/{split}.txt", 2),
        "nergrit": (ner / f"nergrit/{split}.txt", 1),
        "nerp": (ner / f"nerp/{split}.txt", 1),
    }
    corpora = {
        name: [Sentence(name, name, words, tags) for words, tags in _blocks(path, column)]
        for name, (path, column) in files.items()
    }
    if split == "train":
        corpora["dee"] = [
            Sentence("dee", "dee", words, _bio(tags)) for words, tags in _blocks(ner / "dee-gold/train.txt")
        ]
    corpora["worldwide"] = [
        Sentence("worldwide", path.name, words, tags)
        for path in sorted((ner / f"en-worldwide/{split}").glob("*.tsv"))
        for words, tags in _blocks(path)
        if not words[0].startswith(("http://", "https://"))
    ]
    return corpora


def texts(folder: Path) -> list[Sentence]:
    """Text without annotation, for a student to watch its teacher on: paragraphs of `raw/en`, sentences of `ud`."""
    found = [
        Sentence("text", path.name, tuple(words), ("O",) * len(words))
        for path in sorted((folder / "raw/en").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()[1:]
        if len(words := re.findall(r"\w+(?:['’.-]\w+)*|[^\w\s]", line)) > 2
    ]
    for path in sorted((folder / "ud").glob("*.conllu")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
            # A form like `2-3` spans the words below it, which then repeat it in parts.
            words = [row[1].split()[0] for row in rows if row[0].isdigit()]
            if words:
                found.append(Sentence("text", path.name, tuple(words), ("O",) * len(words)))
    return found


def gazetteer(folder: Path) -> dict[str, list[tuple[str, ...]]]:
    """Names for swapping into training sentences, by label, each split into words."""
    files = {"PER": "person", "ORG": "organization", "LOC": "place"}
    return {
        label: [
            tuple(line.split())
            for line in (folder / f"gazetteer/{name}.txt").read_text(encoding="utf-8", errors="ignore").splitlines()
            if line.strip() and len(line.split()) <= 6 and "(" not in line
        ]
        for label, name in files.items()
    }
