"""Topic `tells` of a language pack: short words by which a language is known, and told from its close relatives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tells:
    """The fields are the keys of `<code>/tells.toml`."""

    function_words: tuple[str, ...]
    """The most frequent short words of the language, in lower case, that set it apart from unrelated languages."""
    own_words: tuple[str, ...]
    """Frequent words that the relatives don't have, or spell otherwise."""
    relatives: dict[str, tuple[str, ...]]
    """By ISO 639-1 code, languages easily taken for this one, each with frequent words that this one does not have."""
    lookalikes: dict[str, tuple[str, ...]]
    """By the same codes, further codes under which the second detector reports that language."""
