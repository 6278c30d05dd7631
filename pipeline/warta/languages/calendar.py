"""Topic `calendar` of a language pack: words of dates, times, durations and sets, and the patterns they stand in.

A pattern is a regular expression (case ignored, one space stands for any run of blanks) with slots: `{slot:lexicon}`
matches a word of the lexicon and hands its value to the valuing function as `slot` (`{slot:one+other}` takes the
words of several), `{name}` stands for the fragment of that name. Lexicons are the tables of the TOML file that map
words to values; `year`, `day`, `number` and other shapes of digits are built in. A word that is written with a
capital in a lexicon must have one in the text.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The fields are the keys of `<code>/calendar.toml`.

    `numeric_order` is the order of day and month in dates of digits, by the mark between them. `until` is a pattern
    of what stands before the later end of a range. `future` and `past` are patterns of words that tell where their
    sentence looks, `ahead` of those that look ahead at what stands behind them, `deadline` of those that do so right
    before a date. `glance` is a pattern of words before a date that the text only measures another against.
    `bygone` is one of words beside which a year of two digits is never to come, `said` of those that say when somebody
    spoke. Beside `digits_before` and `digits_after` a date of digits is the number of a letter, a law or a file, or a
    coordinate; behind `degrees_before` minutes are no time.
    `rate_before` is one of amounts that make a rate of the unit behind them (`five dollars a day`), `name_before` of
    words that make the word behind them a name, `not_length` of numbers that measure no time (money, a score).
    `not_year_before` and `not_year_after` are patterns beside which four digits count things, `measured_after` of the
    units behind which they always do; `year_before` is one of words that otherwise make a year of the digits behind
    them. Each rule has a `family`, a `pattern` and, where the pattern itself says it, `fields`.
    """

    numeric_order: dict[str, str]
    connectors: str
    until: str
    future: str
    past: str
    ahead: str
    deadline: str
    glance: str
    bygone: str
    said: str
    digits_before: str
    digits_after: str
    degrees_before: str
    rate_before: str
    name_before: str
    not_length: str
    year_before: str
    not_year_before: str
    not_year_after: str
    measured_after: str
    lexicons: dict[str, dict[str, Any]]
    fragments: dict[str, str]
    rules: tuple[dict[str, Any], ...]
