"""Names of countries in a language, from Unicode CLDR by way of Babel."""

from functools import cache

from babel import Locale

UNIONS = frozenset(("UN", "EU", "EZ"))
"""Codes of CLDR's territories that are bodies of states."""

ARTICLED = frozenset(
    (
        "United States",
        "United Kingdom",
        "United Arab Emirates",
        "Netherlands",
        "Philippines",
        "Bahamas",
        "Gambia",
        "Maldives",
        "Seychelles",
        "Comoros",
        "Solomon Islands",
        "Marshall Islands",
        "Dominican Republic",
        "Central African Republic",
        "Vatican",
        "United Nations",
        "European Union",
        "Czech Republic",
        "US",
        "USA",
        "UK",
        "UAE",
        "UN",
        "EU",
        "Holy See",
        "Hague",
    )
)
"""Names that English puts an article before."""


@cache
def country_names(language: str) -> dict[str, str]:
    """The countries' usual names in the language (ISO 639-1), by their lower-case form.

    >>> "arab saudi" in country_names("id"), "saudi arabia" in country_names("en")
    (True, True)
    """
    return {name.lower(): name for name in _territories(language).values()}


@cache
def english_country_names(language: str) -> dict[str, str]:
    """The countries' English names by their lower-case form in the language.

    >>> english_country_names("id")["arab saudi"]
    'Saudi Arabia'
    """
    english = _territories("en")
    return {name.lower(): english[code] for code, name in _territories(language).items() if code in english}


def _territories(language: str) -> dict[str, str]:
    territories = Locale(language).territories
    return {
        code: name for code, name in territories.items() if len(code) == 2 and code.isalpha() and code not in UNIONS
    }
