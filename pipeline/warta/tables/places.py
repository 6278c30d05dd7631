"""Places across articles: those of one name are one."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from warta.tables.rows import LocationRow, PlaceAllRow
from warta.values.names.aliases import fold

KEY_DIGITS = 16
SEPARATOR = "; "


@dataclass(slots=True)
class Place:
    """What is gathered of one place: how often each spelling of its name stands for it, and when."""

    names: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    mentions: int = 0
    first_seen: datetime.date | None = None
    last_seen: datetime.date | None = None


@dataclass(slots=True)
class Places:
    """The places of a corpus by key, in the order in which they first appear."""

    found: dict[str, Place] = field(default_factory=dict)

    def add(self, rows: Iterable[LocationRow], day: datetime.date | None) -> None:
        """Take in the places of one article, published on `day`."""
        here: dict[str, list[LocationRow]] = {}
        for row in rows:
            here.setdefault(place_key(row.name), []).append(row)
        for key, own in here.items():
            place = self.found.setdefault(key, Place())
            place.names.update(row.name for row in own)
            place.articles += 1
            place.mentions += sum(row.mentions for row in own)
            if day is not None:
                place.first_seen = min(place.first_seen or day, day)
                place.last_seen = max(place.last_seen or day, day)

    def rows(self) -> list[PlaceAllRow]:
        """A row for each place, called as most articles call it."""
        return [_row(key, place) for key, place in self.found.items()]

    def names(self) -> Mapping[str, str]:
        """The name of each place, by its key."""
        return {row.place_key: row.name for row in self.rows()}


def place_key(name: str) -> str:
    """The key of the place of that name, whatever capitals, accents and punctuation it is written with.

    >>> place_key("Jakarta Selatan") == place_key("JAKARTA SELATAN") != place_key("Jakarta")
    True
    """
    words = " ".join(fold(name)) or name
    return f"l-{hashlib.sha256(words.encode()).hexdigest()[:KEY_DIGITS]}"


def _row(key: str, place: Place) -> PlaceAllRow:
    name = max(place.names, key=lambda each: place.names[each])
    others = [other.replace(";", ",") for other in place.names if other != name]
    return PlaceAllRow(
        place_key=key,
        name=name,
        articles=place.articles,
        mentions=place.mentions,
        first_seen=place.first_seen,
        last_seen=place.last_seen,
        joined_by=f"name: {name}" if place.articles > 1 else None,
        other_names=SEPARATOR.join(others) or None,
    )
