"""Whether annotated articles keep to the guideline's forms: closed lists, offsets, names that somebody bears."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from warta.errors import UsageError

from .standoff import TOPICS, WORDS, Gold

STATUSES = {"current", "former", "acting", "incoming"}
KINDS = {"money", "percent", "count", "measure", "multiple"}
QUALIFIERS = {"exact", "at_least", "at_most", "about"}
MODALITIES = {"actual", "reported", "planned", "denied"}
DATE_TYPES = {"DATE", "TIME", "DURATION", "SET"}

# TIMEX3 values: references, calendar units and the part of a day behind them, and lengths of time.
TIMEX_VALUE = re.compile(
    r"(PAST|PRESENT|FUTURE)_REF"
    r"|(\d{2,4}s?|XXXX)(-(\d{2}|W\d{2}(-WE)?|Q[1-4X]|H[12]|S[PU]|FA|WI|XX|WXX(-\w+)?)(-(\d{2}|XX))?)?"
    r"(T(MO|AF|EV|NI|DT|\d{2}(:\d{2})?))?"
    r"|T\d{2}:\d{2}"
    r"|P(?=[\dXT])[\dX.]*(DE|CE|[YMWDT\dXH.S/])*"
)


def read_measures(path: Path) -> frozenset[str]:
    """The closed list of measures: the first column of the table, without its heading.

    Raises UsageError when there is no such file.
    """
    if not path.exists():
        raise UsageError(f"{path}: no such file; name the folder that holds the list of measures with --news")
    return frozenset(line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:])


def find_problems(gold: Gold, measures: Collection[str]) -> Iterator[str]:
    """Everything wrong with an article, in words; one without `text` is checked as far as that goes."""
    for topic, (_, fields) in TOPICS.items():
        known = {*fields, "optional"}
        for number, entry in enumerate(gold.get(topic, ())):
            if missing := [f for f in fields if f not in entry and ("text" in gold or f not in WORDS)]:
                yield f"{topic}[{number}] lacks {', '.join(missing)}"
            elif unknown := sorted(entry.keys() - known):
                yield f"{topic}[{number}] has unknown fields: {', '.join(unknown)}"
            else:
                problems = [*_span_problems(entry, gold.get("text")), *CHECKS[topic](entry, gold, measures)]
                yield from (f"{topic}[{number}]: {problem}" for problem in problems)
    for topic in ("persons", "organizations", "places"):
        counts = Counter(entry.get("name") for entry in gold.get(topic, ()))
        yield from (f"{topic}: {name!r} stands twice" for name, count in counts.items() if count > 1)
    for topic in ("dates", "figures"):
        spans = Counter(
            (entry.get("start"), entry.get("end"), str(entry.get("value"))) for entry in gold.get(topic, ())
        )
        yield from (f"{topic}: an entry at {span[0]} stands twice" for span, count in spans.items() if count > 1)


def _span_problems(entry: dict[str, Any], text: str | None) -> Iterator[str]:
    if "start" not in entry:
        return
    start, end = entry["start"], entry["end"]
    if not 0 <= start < end:
        yield f"{start}:{end} is no stretch of text"
    elif text is not None and text[start:end] != entry.get("text", entry.get("title")):
        yield f"{entry.get('text', entry.get('title'))!r} is not at {start}:{end}"


def _name_problems(entry: dict[str, Any], gold: Gold, measures: Collection[str]) -> Iterator[str]:
    if not str(entry["name"]).strip():
        yield "it has no name"
    for surface in entry.get("surfaces", ()):
        if not surface or surface not in gold["text"]:
            yield f"{surface!r} is not in the text"


def _title_problems(entry: dict[str, Any], gold: Gold, measures: Collection[str]) -> Iterator[str]:
    if entry["person"] not in _names(gold, "persons"):
        yield f"{entry['person']!r} is not among the persons"
    if wrong := set(_several(entry["status"])) - STATUSES:
        yield f"status {sorted(map(str, wrong))} is none of {sorted(STATUSES)}"
    yield from _strangers(entry, "organization", gold, "persons", "organizations", "places")


def _date_problems(entry: dict[str, Any], gold: Gold, measures: Collection[str]) -> Iterator[str]:
    if entry["type"] not in DATE_TYPES:
        yield f"type {entry['type']!r} is none of {sorted(DATE_TYPES)}"
    yield from _value_problems(entry, "value")


def _figure_problems(entry: dict[str, Any], gold: Gold, measures: Collection[str]) -> Iterator[str]:
    for field, words in (("kind", KINDS), ("qualifier", QUALIFIERS), ("modality", MODALITIES)):
        if entry[field] not in words:
            yield f"{field} {entry[field]!r} is none of {sorted(words)}"
    if wrong := [m for m in _several(entry["measure"]) if m is not None and m not in measures]:
        yield f"measure {wrong} is not in the list"
    if (entry["kind"] == "money") != bool(entry["currency"]):
        yield f"kind {entry['kind']!r} with currency {entry['currency']!r}"
    if type(entry["value"]) not in (int, float):
        yield f"value {entry['value']!r} is no number"
    elif entry["value_max"] is not None and entry["value_max"] < entry["value"]:
        yield "it ends below its beginning"
    if entry.get("measure_text") and entry["measure_text"] not in gold["text"]:
        yield f"{entry['measure_text']!r} is not in the text"
    if entry["as_of"] is not None:
        yield from _value_problems(entry, "as_of")
    for field in ("entity", "source"):
        yield from _strangers(entry, field, gold, "persons", "organizations", "places")


def _quote_problems(entry: dict[str, Any], gold: Gold, measures: Collection[str]) -> Iterator[str]:
    if not isinstance(entry["direct"], bool):
        yield f"direct is {entry['direct']!r}"
    known = _names(gold, "persons", "organizations")
    if strangers := [name for name in _several(entry["speaker"]) if name is not None and name not in known]:
        yield f"speaker {strangers} is neither a person nor an organization"


def _value_problems(entry: dict[str, Any], field: str) -> Iterator[str]:
    for value in _several(entry[field]):
        if not TIMEX_VALUE.fullmatch(str(value)):
            yield f"{field} {value!r} is no TIMEX3 value"


def _strangers(entry: dict[str, Any], field: str, gold: Gold, *topics: str) -> Iterator[str]:
    """Names in a cell that nobody bears; with the text at hand, words of it are good too."""
    text = gold.get("text")
    if text is not None:
        known = _names(gold, *topics)
        for name in _several(entry[field]):
            if name is not None and name not in known and name not in text:
                yield f"{field} {name!r} is not named in the text"


def _names(gold: Gold, *topics: str) -> set[str]:
    return {entry["name"] for topic in topics for entry in gold.get(topic, ())}


def _several(cell: Any) -> list[Any]:
    return cell if isinstance(cell, list) else [cell]


CHECKS = {
    "persons": _name_problems,
    "organizations": _name_problems,
    "places": _name_problems,
    "titles": _title_problems,
    "dates": _date_problems,
    "figures": _figure_problems,
    "quotes": _quote_problems,
}
