"""Topic `sentences` of a language pack: where a full stop ends no sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The fields are the keys of `<code>/sentences.toml`.

    `never_final`: abbreviations, without their last stop and lower-cased, that something always follows (`Rp`, `Dr`).
    `maybe_final`: abbreviations that may also end a sentence (`dll`, `Inc`); they do where a starter follows.
    `starters`: words that, capitalised, begin a sentence rather than go on with a name.
    `glued`: words that follow a stop without a space and belong to what stands before it (`Kompas.com`, `Metro.TV`).
    """

    never_final: tuple[str, ...]
    maybe_final: tuple[str, ...]
    starters: tuple[str, ...]
    glued: tuple[str, ...]
