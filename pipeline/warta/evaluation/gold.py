"""Gold files: one JSON object per article, read into an `Annotation` and checked on the way."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from warta.errors import UsageError
from warta.evaluation.annotation import Annotation, Name
from warta.records import Figure, Quote, Timex, Title

TEXT = (str,)
TEXT_OR_NULL = (str, type(None))
NUMBER = (int, float)
OFFSETS = {"start": (int,), "end": (int,)}

# The fields of a gold file and the types that each may have; other fields are left alone.
ARTICLE_FIELDS: dict[str, tuple[type, ...]] = {
    "id": TEXT,
    "language": TEXT,
    "text": TEXT,
    **dict.fromkeys(("persons", "organizations", "titles", "dates", "figures", "quotes"), (list,)),
}
RECORD_FIELDS: dict[str, dict[str, tuple[type, ...]]] = {
    "persons": {"name": TEXT, "surfaces": (list,)},
    "organizations": {"name": TEXT, "surfaces": (list,)},
    "titles": {
        "person": TEXT,
        "title": TEXT,
        "title_normalized": TEXT_OR_NULL,
        "organization": TEXT_OR_NULL,
        "status": TEXT,
        **OFFSETS,
    },
    "dates": {"text": TEXT, "type": TEXT, "value": TEXT, **OFFSETS},
    "figures": {
        "text": TEXT,
        "kind": TEXT,
        "value": NUMBER,
        "value_max": (*NUMBER, type(None)),
        "qualifier": TEXT,
        **dict.fromkeys(("currency", "unit", "measure", "entity"), TEXT_OR_NULL),
        **OFFSETS,
    },
    "quotes": {"speaker": TEXT_OR_NULL, "text": TEXT, **OFFSETS},
}


def find_gold(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """The gold files named, and in folders, recursively, every `*.json`; each once, sorted by path.

    Raises UsageError when a path does not exist or nothing is found.
    """
    files: set[Path] = set()
    for path in map(Path, paths):
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder; name gold files or a folder of them")
        files.update(path.rglob("*.json") if path.is_dir() else (path,))
    if not files:
        raise UsageError("no gold articles found; name *.json files annotated by the guidelines, or a folder of them")
    return tuple(sorted(files))


def read_gold(paths: Sequence[str | Path]) -> tuple[Annotation, ...]:
    """Every gold article in the files and folders.

    Raises UsageError when there is none, when a file is not a gold file, or when two have one id.
    """
    articles: dict[str, Annotation] = {}
    for path in find_gold(paths):
        article = read_gold_file(path)
        if article.article in articles:
            raise UsageError(f"{path}: the id {article.article!r} stands in another gold file too; give each its own")
        articles[article.article] = article
    return tuple(articles.values())


def read_gold_file(path: Path) -> Annotation:
    """One gold article.

    Raises UsageError, naming the file, the place and the cure, when it is not JSON, lacks a field, has one of the
    wrong type, or when an annotated span is not in the text where it says it is.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: not a gold file ({error}); it must hold one JSON object in UTF-8") from error
    _check_fields(path, "the file", data, ARTICLE_FIELDS)
    if not data["id"] or Path(data["id"]).name != data["id"]:
        raise UsageError(f"{path}: the id {data['id']!r} must be a plain file name, for it names the article's source")
    for topic, known in RECORD_FIELDS.items():
        for number, record in enumerate(data[topic]):
            where = f"{topic}[{number}]"
            _check_fields(path, where, record, known)
            if "start" in record:
                _check_span(path, where, record, data["text"])
    return Annotation(
        article=data["id"],
        text=data["text"],
        languages=(data["language"],),
        persons=tuple(_name(record) for record in data["persons"]),
        organizations=tuple(_name(record) for record in data["organizations"]),
        titles=tuple(_title(record) for record in data["titles"]),
        dates=tuple(_date(record) for record in data["dates"]),
        figures=tuple(_figure(record) for record in data["figures"]),
        quotes=tuple(_quote(record) for record in data["quotes"]),
        title=data.get("title"),
        published=data.get("published"),
    )


def _check_fields(path: Path, where: str, record: Any, known: dict[str, tuple[type, ...]]) -> None:
    if not isinstance(record, dict):
        raise UsageError(f"{path}: {where} is not a JSON object; it needs the fields {', '.join(known)}")
    for field, types in known.items():
        if field not in record:
            raise UsageError(f"{path}: {where} lacks {field!r}; add it")
        if not isinstance(record[field], types) or isinstance(record[field], bool):
            wanted = " or ".join("null" if kind is type(None) else kind.__name__ for kind in types)
            raise UsageError(f"{path}: {where}: {field!r} is {record[field]!r}; make it {wanted}")


def _check_span(path: Path, where: str, record: dict[str, Any], text: str) -> None:
    start, end = record["start"], record["end"]
    surface = record["text"] if "text" in record else record["title"]
    if not 0 <= start < end or text[start:end] != surface:
        raise UsageError(f"{path}: {where}: {surface!r} is not at {start}:{end} of the text; correct start and end")


def _name(record: dict[str, Any]) -> Name:
    return Name(record["name"], tuple(record["surfaces"]))


def _title(record: dict[str, Any]) -> Title:
    return Title(
        text=record["title"],
        start=record["start"],
        end=record["end"],
        person=record["person"],
        person_key="",
        normalized=record["title_normalized"] or "",
        status=record["status"],
        organization=record["organization"],
    )


def _date(record: dict[str, Any]) -> Timex:
    return Timex(record["text"], record["start"], record["end"], record["type"], record["value"])


def _figure(record: dict[str, Any]) -> Figure:
    return Figure(
        text=record["text"],
        start=record["start"],
        end=record["end"],
        kind=record["kind"],
        value=record["value"],
        value_max=record["value_max"],
        qualifier=record["qualifier"],
        currency=record["currency"],
        unit=record["unit"],
        measure=record["measure"],
        entity=record["entity"],
    )


def _quote(record: dict[str, Any]) -> Quote:
    return Quote(record["text"], record["start"], record["end"], kind="direct", speaker=record["speaker"])
