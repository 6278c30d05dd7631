"""Articles that are in memory: texts, and rows of a DataFrame."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from warta.article import Article
from warta.errors import UsageError
from warta.ingest.fields import names_of, plain_name, read_fields
from warta.ingest.reading import read_source
from warta.ingest.source import SourceRecord

if TYPE_CHECKING:
    import pandas as pd


def read_texts(texts: Sequence[str], published: str | None, language: str | None) -> Iterator[Article]:
    """The articles of texts, called `text#1` and so on. Raises UsageError when one is no text."""
    if isinstance(texts, str):
        raise UsageError("texts is one text: give a list, texts=[text]")
    for number, text in enumerate(texts, 1):
        if not isinstance(text, str):
            raise UsageError(f"texts[{number - 1}] is no text but {type(text).__name__}: give strings")
        yield from _read("text", number, {"text": text}, published, language)


def read_frame(frame: "pd.DataFrame", published: str | None, language: str | None) -> Iterator[Article]:
    """The articles of a DataFrame's rows, called `row#1` and so on; its columns are those of a CSV file.

    Raises UsageError when it has neither a column `text` nor `html`.
    """
    if names_of("text", "html").isdisjoint(plain_name(str(name)) for name in frame.columns):
        raise UsageError("the DataFrame has neither a column `text` nor `html`: name the one with the articles so")
    for number, row in enumerate(frame.to_dict("records"), 1):
        values = {str(name): _cell(value) for name, value in row.items()}
        yield from _read("row", number, {name: value for name, value in values.items() if value}, published, language)


def _read(
    kind: str, number: int, values: Mapping[str, str], published: str | None, language: str | None
) -> Iterator[Article]:
    content = json.dumps(values, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    record = read_fields(content, values, number)
    yield from read_source(SourceRecord(f"{kind}#{number}", record), published=published, language=language)


def _cell(value: object) -> str:
    """A cell as a CSV file would hold it: nothing for what is missing, a day in ISO 8601."""
    if value is None or value != value or str(value) in ("NaT", "<NA>"):  # NaN is not itself
        return ""
    if hasattr(value, "isoformat"):
        moment = str(value.isoformat())
        return moment.removesuffix("T00:00:00")
    return str(value)
