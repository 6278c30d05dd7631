"""Topic `titles` of a language pack: roles with their English names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The fields are the keys of `<code>/titles.toml`."""
