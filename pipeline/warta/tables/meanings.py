"""What the tables mean, in words for readers: one file per language in `meanings/`, for whatever shows the tables."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from warta.tables.rows import TABLES, columns

FOLDER = Path(__file__).parent / "meanings"
LANGUAGES = ("en", "id")


@dataclass(frozen=True, slots=True)
class TableMeaning:
    """What a row of a table is, and what each of its columns holds, by name in writing order."""

    row: str
    columns: dict[str, str]


@cache
def read_meanings(language: str = "en") -> dict[str, TableMeaning]:
    """The meaning of every table, by name in writing order, in one of `LANGUAGES`.

    >>> read_meanings("en")["figures"].columns["currency"]
    'Currency of money (ISO 4217)'
    >>> read_meanings("id")["figures"].columns["currency"]
    'Mata uang (ISO 4217)'
    """
    words = _read(language)
    common = words["all"]["columns"]
    return {
        table: TableMeaning(
            words[table]["row"],
            {column.name: (common | words[table]["columns"])[column.name] for column in columns(table)},
        )
        for table in TABLES
    }


def read_guide(language: str = "en") -> tuple[str, ...]:
    """A few lines on how to read the sheets, in one of `LANGUAGES`."""
    return tuple(_read(language)["guide"])


@cache
def _read(language: str) -> dict:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
