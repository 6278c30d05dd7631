"""The language pack: one typed record per topic, each read from `<code>/<topic>.toml` when first asked for."""

import tomllib
from dataclasses import fields
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

from warta.errors import WartaError
from warta.languages.boilerplate import BoilerplateMarks
from warta.languages.calendar import CalendarWords
from warta.languages.figures import FigureWords
from warta.languages.identity import IdentityWords
from warta.languages.measures import MeasureWords
from warta.languages.names import NameWords
from warta.languages.numbers import NumberWords
from warta.languages.quotes import QuoteWords
from warta.languages.sentences import SentenceRules
from warta.languages.tells import Tells
from warta.languages.titles import TitleWords

FOLDER = Path(__file__).parent
Topic = TypeVar("Topic")


class LanguagePack:
    """The data of one language: typed, frozen topics, each loaded once. Hashable by identity, so it can key a cache."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __repr__(self) -> str:
        return f"LanguagePack({self.code!r})"

    @cached_property
    def boilerplate(self) -> BoilerplateMarks:
        """Lines that are not the article's."""
        return self._topic("boilerplate", BoilerplateMarks)

    @cached_property
    def calendar(self) -> CalendarWords:
        """Words of dates, times, durations and sets."""
        return self._topic("calendar", CalendarWords)

    @cached_property
    def figures(self) -> FigureWords:
        """Currencies, units, counted nouns, qualifiers, measure words."""
        return self._topic("figures", FigureWords)

    @cached_property
    def identity(self) -> IdentityWords:
        """Names, roles and bodies too common to tell who is who by."""
        return self._topic("identity", IdentityWords)

    @cached_property
    def measures(self) -> MeasureWords:
        """Words that say what a figure measures."""
        return self._topic("measures", MeasureWords)

    @cached_property
    def names(self) -> NameWords:
        """Honorifics, legal forms and particles of names."""
        return self._topic("names", NameWords)

    @cached_property
    def numbers(self) -> NumberWords:
        """Number words, magnitudes and the marks that group digits."""
        return self._topic("numbers", NumberWords)

    @cached_property
    def quotes(self) -> QuoteWords:
        """Words of reported speech and of its speakers."""
        return self._topic("quotes", QuoteWords)

    @cached_property
    def sentences(self) -> SentenceRules:
        """Abbreviations that end no sentence."""
        return self._topic("sentences", SentenceRules)

    @cached_property
    def tells(self) -> Tells:
        """Words by which the language is known."""
        return self._topic("tells", Tells)

    @cached_property
    def titles(self) -> TitleWords:
        """Roles with their English names, status words, clauses that give a title."""
        return self._topic("titles", TitleWords)

    def _topic(self, name: str, kind: type[Topic]) -> Topic:
        data = tomllib.loads((FOLDER / self.code / f"{name}.toml").read_text(encoding="utf-8"))
        known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
        if unknown := sorted(set(data) - known):
            raise WartaError(
                f"languages/{self.code}/{name}.toml: unknown {', '.join(unknown)}; known: {', '.join(sorted(known))}"
            )
        return kind(**{key: _freeze(value) for key, value in data.items()})


def _freeze(value: Any) -> Any:
    """Lists as tuples, so that a pack cannot change."""
    if isinstance(value, list):
        return tuple(_freeze(item) for item in value)
    if isinstance(value, dict):
        return {key: _freeze(item) for key, item in value.items()}
    return value


def codes() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have a pack.

    >>> codes()
    ('en', 'id')
    """
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and any(path.glob("*.toml"))))


def has_pack(code: str) -> bool:
    """Whether Warta has data for the language."""
    return code in codes_set()


@cache
def codes_set() -> frozenset[str]:
    """`codes()` as a set, looked up once."""
    return frozenset(codes())


@cache
def load_pack(code: str) -> LanguagePack:
    """The pack of a language; the same object on every call.

    Raises WartaError when there is no such pack.
    """
    if not has_pack(code):
        raise WartaError(f"no language pack for {code!r}; there are: {', '.join(codes())}")
    return LanguagePack(code)
