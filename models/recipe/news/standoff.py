"""Gold files as stand-off data and back: offsets and values without the text that they are of.

A corpus is a JSON Lines file. A line with `article` begins an article and tells its source's id and its text's
SHA-256; the lines behind it are its entries, in the gold file's order. Offsets are code points, end exclusive: `span`
of the entry's own words, `measure_span` of what says what a figure measures, `surfaces` of one place for each form of a
name. An empty cell is left out.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warta.errors import UsageError

from .sources import SourceArticle, hash_text

Entry = dict[str, Any]
Gold = dict[str, Any]

NAME = ("name", "surfaces")

# The topics of a gold file with the name of one entry and its fields, in the gold file's order.
TOPICS: dict[str, tuple[str, tuple[str, ...]]] = {
    "persons": ("person", NAME),
    "organizations": ("organization", NAME),
    "places": ("place", NAME),
    "titles": ("title", ("person", "title", "title_normalized", "organization", "status", "start", "end")),
    "dates": ("date", ("text", "start", "end", "type", "value")),
    "figures": (
        "figure",
        (
            *("text", "start", "end", "kind", "value", "value_max", "qualifier", "currency", "unit", "measure"),
            *("measure_text", "entity", "per", "as_of", "source", "modality"),
        ),
    ),
    "quotes": ("quote", ("speaker", "text", "start", "end", "direct")),
}
ENTRIES = {name: (topic, fields) for topic, (name, fields) in TOPICS.items()}
HEADER = ("article", "source", "sha256", "language", "published")

# Fields of a gold entry that hold words of the text; offsets stand for them.
WORDS = frozenset(("text", "title", "surfaces", "measure_text"))


@dataclass(frozen=True, slots=True)
class Standoff:
    """The annotation of one article without its text; `source` is its id in the public source."""

    article: str
    source: str
    sha256: str
    language: str
    published: str | None
    entries: tuple[Entry, ...]


def split(gold: Gold, source: SourceArticle) -> Standoff:
    """The gold file's annotation without its text.

    Raises UsageError when the file says anything that stand-off data cannot give back.
    """
    text = gold["text"]
    entries = (_strip(name, entry, text) for topic, (name, _) in TOPICS.items() for entry in gold.get(topic, ()))
    standoff = Standoff(gold["id"], source.id, hash_text(text), gold["language"], gold.get("published"), tuple(entries))
    if restore(standoff, source) != gold:
        raise UsageError(f"{gold['id']}: it has fields or words that stand-off data does not hold; check it first")
    return standoff


def restore(standoff: Standoff, source: SourceArticle | None = None) -> Gold:
    """The gold file's content; without the source, what can be said without the text."""
    text = source.text if source else None
    gold: Gold = {"id": standoff.article, "language": standoff.language, "published": standoff.published}
    if source:
        gold |= {"title": source.title, "text": source.text}
    gold |= {topic: [] for topic in TOPICS}
    for entry in standoff.entries:
        topic, fields = ENTRIES[entry["entry"]]
        gold[topic].append(_fill(entry, fields, text))
    return gold


def _strip(name: str, entry: Mapping[str, Any], text: str) -> Entry:
    stripped: Entry = {"entry": name}
    if "start" in entry:
        stripped["span"] = [entry["start"], entry["end"]]
    for field, value in entry.items():
        if field == "surfaces":
            stripped["surfaces"] = [_place(surface, text) for surface in value]
        elif field == "measure_text" and value is not None:
            stripped["measure_span"] = _place(value, text, entry["start"])
        elif field not in WORDS and field not in ("start", "end") and value is not None:
            stripped[field] = value
    return stripped


def _fill(entry: Entry, fields: Iterable[str], text: str | None) -> dict[str, Any]:
    filled: dict[str, Any] = {}
    for field in fields:
        if field in ("start", "end"):
            filled[field] = entry["span"][field == "end"]
        elif field not in WORDS:
            filled[field] = entry.get(field)
        elif text is None:
            continue
        elif field == "surfaces":
            filled[field] = [text[start:end] for start, end in entry["surfaces"]]
        elif field == "measure_text":
            span = entry.get("measure_span")
            filled[field] = span and text[slice(*span)]
        else:
            filled[field] = text[slice(*entry["span"])]
    if "optional" in entry:
        filled["optional"] = entry["optional"]
    return filled


def _place(words: str, text: str, near: int = 0) -> list[int]:
    """Where the words stand, as whole words if they do so anywhere, nearest to an offset."""
    escaped = re.escape(words)
    for pattern in (rf"(?<!\w){escaped}(?!\w)", escaped):
        starts = [found.start() for found in re.finditer(pattern, text)]
        if starts:
            start = min(starts, key=lambda start: abs(start - near))
            return [start, start + len(words)]
    raise UsageError(f"{words!r} is not in the text; correct the entry")


def read_corpus(path: Path) -> list[Standoff]:
    """Every article of a corpus's file, in its order.

    Raises UsageError, naming the line, when one is not stand-off data.
    """
    articles: list[tuple[dict[str, Any], list[Entry]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            data = json.loads(line)
            if "article" in data:
                articles.append(({field: data.get(field) for field in HEADER}, []))
            elif data["entry"] in ENTRIES:
                articles[-1][1].append(data)
            else:
                raise ValueError(f"unknown entry {data['entry']!r}")
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise UsageError(f"{path}:{number}: not a line of stand-off data ({error!r})") from error
    return [Standoff(**header, entries=tuple(entries)) for header, entries in articles]


def write_corpus(path: Path, articles: Sequence[Standoff]) -> None:
    """Write a corpus's file, its articles in the order of their ids."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for article in sorted(articles, key=lambda article: article.article):
            for line in _to_lines(article):
                file.write(json.dumps(line, ensure_ascii=False, separators=(", ", ": ")) + "\n")


def _to_lines(article: Standoff) -> Iterator[Entry]:
    header = {field: getattr(article, field) for field in HEADER}
    yield {field: value for field, value in header.items() if value is not None}
    yield from article.entries


def write_gold(gold: Gold, folder: Path) -> None:
    """Write a gold file, named by its id, into the folder."""
    content = json.dumps(gold, ensure_ascii=False, indent=1)
    (folder / f"{gold['id']}.json").write_text(content, encoding="utf-8", newline="\n")


def read_changes(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    """By article, the figures (start, end) that are a change or come of one, with `up` or `down`.

    Of an article that is not there nobody has looked.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {
        row["article"]: {(start, end): change for change in ("up", "down") for start, end in row[change]}
        for row in rows
    }


def with_changes(gold: Gold, changes: Mapping[tuple[int, int], str]) -> Gold:
    """The gold file's content with `change` in each figure: up, down or None."""
    figures = [{**figure, "change": changes.get((figure["start"], figure["end"]))} for figure in gold["figures"]]
    return {**gold, "figures": figures}
