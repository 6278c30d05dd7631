"""Written date lines, such as `Selasa, 23 Februari 2016 11:22 WIB` below a headline, and days in addresses."""

import re
from datetime import date
from functools import cache
from itertools import islice

from babel import Locale
from lxml.html import HtmlElement

from warta.languages import codes, load_pack

URL_DAY = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|$)")
# A date line holds the date and little else: a label, a place, the name of a time zone.
LONGEST = 90
SILENT = frozenset(["script", "style", "head", "title", "option"])
SPACED = 1000
BESIDES = 30
PIECES = 12
TIME = re.compile(
    r"[\s,|@()/–—−-]{0,6}(?:[^\W\d_]{2,5}:?\s*)?([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.]([0-5]\d))?(?:\s*([ap])\.?m\b)?",
    re.IGNORECASE,
)
# The time before the date: "14:52 WIB, 23 Februari 2016".
TIME_BEFORE = re.compile(
    r"\b([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.]([0-5]\d))?(?:\s*([ap])\.?m\b)?\s*(?:[^\W\d_]{2,5}\b)?[\s,|/–—−-]{0,6}(?:[^\W\d_]+,?\s*)?$",
    re.IGNORECASE,
)
# Behind a dash an article begins: "JAKARTA, 3 Februari 2016 -" is its first words.
DASHES = ("-", "–", "—")
LETTERS = re.compile(r"[^\W\d_]")


def find_date_line(tree: HtmlElement, heading: HtmlElement | None) -> str | None:
    """The page's written date, as ISO 8601, with the time where it is written too; None without one.

    Of the date lines with a time, the nearest to the heading; else the first below it without a time. A date without a
    time above the heading says nothing about the article: many pages show the day on which they were saved.
    """
    lines: list[tuple[int, str]] = []
    place = 0
    for number, element in enumerate(tree.iter()):
        if element is heading:
            place = number
        if not isinstance(element.tag, str) or element.tag in SILENT or len(element) > 4:
            continue
        pieces = list(islice(element.itertext(), PIECES + 1))
        if len(pieces) > PIECES or sum(map(len, pieces)) > SPACED:
            continue
        line = " ".join(" ".join(pieces).split())
        if len(line) <= LONGEST and (found := read_date_line(line)):
            lines.append((number, found))
    timed = [(abs(number - place), found) for number, found in lines if "T" in found]
    below = [(number, found) for number, found in lines if number > place]
    return min(timed or below, key=lambda pair: pair[0], default=(0, None))[1]


def read_date_line(line: str) -> str | None:
    """The ISO 8601 form of a line that is a date, in any pack's language or in digits; None for any other line.

    >>> read_date_line("Selasa, 23 Februari 2016 - 11:22 WIB"), read_date_line("Posted on March 3, 2021 at 4:05 pm")
    ('2016-02-23T11:22', '2021-03-03T16:05')
    >>> read_date_line("Jumat, 04/03/2016")
    '2016-03-04'
    >>> read_date_line("Last updated: March 3, 2021")
    >>> read_date_line("Pada 23 Februari 2016 hakim menolak gugatan para petani dari tiga desa")
    """
    if line.rstrip().endswith(DASHES) or _updates().match(line):
        return None
    for match in _date_pattern().finditer(line):
        day = _day(match, line)
        if day is None:
            continue
        time = TIME.match(line, match.end())
        end = time.end() if time else match.end()
        if len(LETTERS.findall(line[: match.start()] + line[end:])) > BESIDES:
            return None
        time = time or TIME_BEFORE.search(line[: match.start()])
        return day.isoformat() + (_clock(time) if time else "")
    return None


def find_url_day(url: str | None) -> str | None:
    """The day in an address such as `https://example.org/2015/11/04/judul`."""
    found = URL_DAY.search(url or "")
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else None
    except ValueError:
        return None


def _day(match: re.Match[str], line: str) -> date | None:
    if match["year___"]:
        return _date(int(match["year___"]), int(match["month__"]), int(match["day__"]))
    year = int(match["year"] or match["year_"] or match["year__"])
    if name := match["month"] or match["month_"]:
        return _date(year, _months()[name.casefold()], int(match["day"] or match["day_"]))
    one, two = int(match["one"]), int(match["two"])
    readings = {_date(year, two, one), _date(year, one, two)} - {None}
    if len(readings) > 1:
        weekday = next(
            (number for name, number in _weekdays().items() if re.search(rf"\b{name}\b", line.casefold())), None
        )
        readings = {day for day in readings if day and day.weekday() == weekday}
    return readings.pop() if len(readings) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(time: re.Match[str]) -> str:
    hour = int(time[1])
    if time[4]:
        hour = hour % 12 + (12 if time[4].casefold() == "p" else 0)
    return f"T{hour:02}:{time[2]}" + (f":{time[3]}" if time[3] else "")


@cache
def _date_pattern() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s.-]+(?P<month>{months})\b[\s.,-]+(?P<year>(?:19|20)\d\d)\b"
        rf"|\b(?P<month_>{months})\b[\s.]+(?P<day_>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_>(?:19|20)\d\d)\b"
        r"|\b(?P<year___>(?:19|20)\d\d)[/-](?P<month__>[01]?\d)[/-](?P<day__>[0-3]?\d)\b"
        r"|\b(?P<one>\d{1,2})[/.-](?P<two>\d{1,2})[/.-](?P<year__>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )


@cache
def _updates() -> re.Pattern[str]:
    """The beginning of a line that dates a later version of the page."""
    words = [word for code in codes() for word in load_pack(code).boilerplate.updates]
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _months() -> dict[str, int]:
    """Month names, wide and short: from the Unicode locale data, and as the packs' own lexicons spell them."""
    months = {
        name.casefold().rstrip("."): number
        for code in codes()
        for width in ("wide", "abbreviated")
        for number, name in Locale(code).months["format"][width].items()
    }
    for code in codes():
        lexicons = load_pack(code).calendar.lexicons
        for lexicon in ("months", "months_short"):
            months |= {name.casefold(): int(number) for name, number in lexicons.get(lexicon, {}).items()}
    return months


@cache
def _weekdays() -> dict[str, int]:
    """Weekday names of the languages with a pack; Monday is 0."""
    return {name.casefold(): number for code in codes() for number, name in Locale(code).days["format"]["wide"].items()}
