"""Gold files: one JSON object per article, read into an `Annotation` and checked on the way.

A file of the guideline's first edition, which knows no `places` and says less of figures, is read as it is: what it
does not annotate is not measured.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from warta.errors import UsageError
from warta.evaluation.annotation import Annotation, DateEntry, FigureEntry, Name, QuoteEntry, TitleEntry
from warta.evaluation.cells import Cell, fold

TEXT = (str,)
NUMBER = (int, float)
EMPTY = type(None)
# A cell may hold a list where more than one answer is right.
CELL = (str, EMPTY, list)
OFFSETS = {"start": (int,), "end": (int,)}
NAME = {"name": TEXT, "surfaces": (list,)}

Fields = Mapping[str, tuple[type, ...]]

# The fields of a gold file and the types that each may have; other fields are left alone.
ARTICLE_FIELDS: Fields = {
    "id": TEXT,
    "language": TEXT,
    "text": TEXT,
    **dict.fromkeys(("persons", "organizations", "titles", "dates", "figures", "quotes"), (list,)),
}
RECORD_FIELDS: dict[str, Fields] = {
    "persons": NAME,
    "organizations": NAME,
    "places": NAME,
    "titles": {
        "person": TEXT,
        "title": TEXT,
        **dict.fromkeys(("title_normalized", "organization", "status"), CELL),
        **OFFSETS,
    },
    "dates": {"text": TEXT, "type": TEXT, "value": (str, list), **OFFSETS},
    "figures": {
        "text": TEXT,
        "kind": TEXT,
        "value": NUMBER,
        "value_max": (*NUMBER, EMPTY),
        "qualifier": TEXT,
        "currency": (str, EMPTY),
        **dict.fromkeys(("unit", "measure", "entity"), CELL),
        **OFFSETS,
    },
    "quotes": {"speaker": CELL, "text": TEXT, **OFFSETS},
}
# Fields that a file or a record may lack.
LATER_ARTICLE_FIELDS: Fields = {"title": (str, EMPTY), "published": (str, EMPTY), "places": (list,)}
LATER_FIELDS: Fields = {
    "as_of": CELL,
    "source": CELL,
    "modality": (str, EMPTY),
    "direct": (bool,),
    "optional": (bool,),
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
    _check_fields(path, "the file", data, ARTICLE_FIELDS, LATER_ARTICLE_FIELDS)
    if not data["id"] or Path(data["id"]).name != data["id"]:
        raise UsageError(f"{path}: the id {data['id']!r} must be a plain file name, for it names the article's source")
    for topic, known in RECORD_FIELDS.items():
        for number, record in enumerate(data.get(topic, [])):
            where = f"{topic}[{number}]"
            _check_fields(path, where, record, known, LATER_FIELDS)
            if "start" in record:
                _check_span(path, where, record, data["text"])
    persons, organizations, places = (
        tuple(map(_name, data.get(topic, []))) for topic in ("persons", "organizations", "places")
    )
    names = _other_names((*persons, *organizations, *places))
    return Annotation(
        article=data["id"],
        text=data["text"],
        languages=(data["language"],),
        persons=persons,
        organizations=organizations,
        places=places,
        titles=tuple(_title(record, names) for record in data["titles"]),
        dates=tuple(_date(record) for record in data["dates"]),
        figures=tuple(_figure(record, names) for record in data["figures"]),
        quotes=tuple(_quote(record, names) for record in data["quotes"] if record.get("direct", True)),
        reported=tuple(_quote(record, names) for record in data["quotes"] if not record.get("direct", True)),
        unannotated=frozenset(_find_unannotated(data)),
        title=data.get("title"),
        published=data.get("published"),
    )


def _find_unannotated(data: dict[str, Any]) -> Iterator[str]:
    """What the file says nothing about, which is other than saying that there is none of it."""
    if "places" not in data:
        yield "places"
    elif not data["dates"]:
        yield "dates"  # files with places were annotated without dates
    second_edition = "annotations" in data or "places" in data
    if not second_edition and all(quote.get("direct", True) for quote in data["quotes"]):
        yield "reported"
    for cell in ("as_of", "source", "modality"):
        if any(cell not in figure for figure in data["figures"]):
            yield cell


def _check_fields(path: Path, where: str, record: Any, known: Fields, later: Fields) -> None:
    if not isinstance(record, dict):
        raise UsageError(f"{path}: {where} is not a JSON object; it needs the fields {', '.join(known)}")
    for field, types in chain(known.items(), later.items()):
        if field not in record and field in later:
            continue
        if field not in record:
            raise UsageError(f"{path}: {where} lacks {field!r}; add it")
        if not _has_type(record[field], types):
            wanted = " or ".join("null" if kind is EMPTY else kind.__name__ for kind in types)
            raise UsageError(f"{path}: {where}: {field!r} is {record[field]!r}; make it {wanted}")
        if list in types and str in types and isinstance(record[field], list):
            _check_answers(path, where, field, record[field])


def _has_type(value: Any, types: tuple[type, ...]) -> bool:
    return type(value) in types  # not isinstance, to which a bool is an int


def _check_answers(path: Path, where: str, field: str, values: list[Any]) -> None:
    if not values or not all(isinstance(value, str | None) for value in values):
        raise UsageError(f"{path}: {where}: {field!r} is {values!r}; list at least one text or null")


def _check_span(path: Path, where: str, record: dict[str, Any], text: str) -> None:
    start, end = record["start"], record["end"]
    surface = record["text"] if "text" in record else record["title"]
    if not 0 <= start < end or text[start:end] != surface:
        raise UsageError(f"{path}: {where}: {surface!r} is not at {start}:{end} of the text; correct start and end")


def _other_names(names: Iterable[Name]) -> dict[str, tuple[str, ...]]:
    """What stands for a name too: for a canonical name every surface of it, for a surface its canonical name."""
    others: dict[str, tuple[str, ...]] = {}
    for name in names:
        canonical = fold(name.name)
        others[canonical] = (*others.get(canonical, ()), *name.surfaces)
        for surface in {fold(surface) for surface in name.surfaces} - {canonical}:
            others[surface] = (*others.get(surface, ()), name.name)
    return others


def _cell(value: str | list[str | None] | None) -> Cell:
    return tuple(value) if isinstance(value, list) else value


def _name_cell(value: str | list[str | None] | None, names: dict[str, tuple[str, ...]]) -> Cell:
    """The answers, and behind them every other name of whom they name."""
    cells = value if isinstance(value, list) else [value]
    return (*cells, *(other for cell in cells for other in names.get(fold(cell), ())))


def _name(record: dict[str, Any]) -> Name:
    return Name(record["name"], tuple(record["surfaces"]), record.get("optional", False))


def _title(record: dict[str, Any], names: dict[str, tuple[str, ...]]) -> TitleEntry:
    return TitleEntry(
        text=record["title"],
        start=record["start"],
        end=record["end"],
        person=record["person"],
        normalized=_cell(record["title_normalized"]),
        status=_cell(record["status"]),
        organization=_name_cell(record["organization"], names),
        optional=record.get("optional", False),
    )


def _date(record: dict[str, Any]) -> DateEntry:
    return DateEntry(
        text=record["text"],
        start=record["start"],
        end=record["end"],
        type=record["type"],
        value=_cell(record["value"]),
        optional=record.get("optional", False),
    )


def _figure(record: dict[str, Any], names: dict[str, tuple[str, ...]]) -> FigureEntry:
    return FigureEntry(
        text=record["text"],
        start=record["start"],
        end=record["end"],
        kind=record["kind"],
        value=record["value"],
        value_max=record["value_max"],
        qualifier=record["qualifier"],
        currency=record["currency"],
        unit=_cell(record["unit"]),
        measure=_cell(record["measure"]),
        entity=_name_cell(record["entity"], names),
        as_of=_cell(record.get("as_of")),
        source=_name_cell(record.get("source"), names),
        modality=record.get("modality"),
        optional=record.get("optional", False),
    )


def _quote(record: dict[str, Any], names: dict[str, tuple[str, ...]]) -> QuoteEntry:
    return QuoteEntry(
        text=record["text"],
        start=record["start"],
        end=record["end"],
        speaker=_name_cell(record["speaker"], names),
        optional=record.get("optional", False),
    )
