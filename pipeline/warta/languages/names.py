"""Topic `names` of a language pack: honorifics, legal forms and particles of names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameWords:
    """The fields are the keys of `<code>/names.toml`."""
