"""Topic `numbers` of a language pack: number words, magnitudes and digit marks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The fields are the keys of `<code>/numbers.toml`."""
