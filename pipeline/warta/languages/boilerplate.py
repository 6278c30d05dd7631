"""Topic `boilerplate` of a language pack: lines that are not the article's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BoilerplateMarks:
    """The fields are the keys of `<code>/boilerplate.toml`."""
