"""Names of countries in a language, from Unicode CLDR by way of Babel."""

from functools import cache

from babel import Locale


@cache
def country_names(language: str) -> dict[str, str]:
    """The countries' usual names in the language (ISO 639-1), by their lower-case form.

    >>> "arab saudi" in country_names("id"), "saudi arabia" in country_names("en")
    (True, True)
    """
    territories = Locale(language).territories
    return {name.lower(): name for code, name in territories.items() if len(code) == 2 and code.isalpha()}
