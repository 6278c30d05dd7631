"""Topic `sentences` of a language pack: abbreviations that end no sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The fields are the keys of `<code>/sentences.toml`."""
