"""Topic `figures` of a language pack: currencies, units, counted nouns, qualifiers, measure words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The fields are the keys of `<code>/figures.toml`."""
