"""Written date lines, such as `Selasa, 23 Februari 2016 11:22 WIB` below a headline, and days in addresses."""

import re
from collections.abc import Collection
from datetime import date
from functools import cache

from babel import Locale

from warta.ingest.lines import compact
from warta.languages import codes, load_pack

URL_DAY = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|$)")
# A date line holds the date and little else: a label, a place, the name of a time zone.
LONGEST = 90
TIME = re.compile(
    r"[\s,|@()/–—−-]{0,6}(?:[^\W\d_]{2,5}:?\s*)?([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.]([0-5]\d))?(?:\s*([ap])\.?m\b)?",
    re.IGNORECASE,
)
# The time before the date: "14:52 WIB, 23 Februari 2016".
TIME_BEFORE = re.compile(
    r"\b([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.]([0-5]\d))?(?:\s*([ap])\.?m\b)?\s*(?:[^\W\d_]{2,5}\b)?[\s,|/–—−-]{0,6}([^\W\d_]*),?\s*$",
    re.IGNORECASE,
)
# Behind a dash an article begins: "JAKARTA, 3 Februari 2016 -" is its first words.
DASHES = ("-", "–", "—")
# The name of a time zone behind a clock time, with or without the offset.
ZONE = re.compile(r"^\.?\s*\(?(?:[A-Z]{2,5}|[a-z]{3,4})\b\)?(?:\s?[+-]\d{1,2}:?(?:\d\d)?)?")
# What sets apart the parts of a line; the longest name in one, and words of names that need no capital.
PARTS = re.compile(r"[|•·»()\[\]]|\s[-–—−/]|[-–—−/]\s")
COMMAS = re.compile(r"[,;]|\.\s")
NAME_WORDS = 5
SHORT_WORD = 4
WORD = re.compile(r"[^\W_](?:[^\W_]|['’](?=\w))*")
DIGIT = re.compile(r"\d")
STOPS = (".", "!", "?", "…")
# How often the page was seen: "1.229 Views".
VIEWS = re.compile(r"\d[\d.,]*\s?[^\W\d_]{1,12}(?:\s[^\W\d_]{1,12})?")
# The name of an account, which dates a post.
HANDLE = re.compile(r"@\w")


def read_date_line(line: str, names: Collection[str] = ()) -> str | None:
    """The ISO 8601 form of a line that is a date, in any pack's language or in digits; None for any other line.

    Beside the date may stand its weekday, clock time and zone; words such as "Published on"; `names`, the site's and
    the writers' in letters and digits only; where a clock time shows what the line is, any short name set apart and a
    count of views. Whatever says more, a sentence, a caption, a post's name and day, is no date line.

    >>> read_date_line("Selasa, 23 Februari 2016 - 11:22 WIB"), read_date_line("Posted on March 3, 2021 at 4:05 pm")
    ('2016-02-23T11:22', '2021-03-03T16:05')
    >>> read_date_line("Jumat, 04/03/2016"), read_date_line("Kabar Lawang | 4 Maret 2016", {"kabarlawang"})
    ('2016-03-04', '2016-03-04')
    >>> read_date_line("Last updated: March 3, 2021")
    >>> read_date_line("Korban wafat pada 23 Februari 2016.")
    """
    line = line.strip()
    if len(line) > LONGEST or line.startswith(DASHES) or line.endswith(DASHES) or HANDLE.search(line):
        return None
    if (update := _updates().search(line)) and update.start():
        line = line[: update.start()]
    for match in _date_pattern().finditer(line):
        day = _day(match, line)
        if day is None:
            continue
        before, behind = line[: match.start()], line[match.end() :]
        if time := TIME.match(behind):
            behind = behind[time.end() :]
        elif time := TIME_BEFORE.search(before):
            before = before[: time.start()] + time[5]
        behind = ZONE.sub("", behind, count=1) if time else behind
        if not stands_alone(before, behind, names, is_timed=time is not None):
            return None
        return day.isoformat() + (_clock(time) if time else "")
    return None


def stands_alone(before: str, behind: str, names: Collection[str] = (), *, is_timed: bool = True) -> bool:
    """Whether the words before and behind a date say nothing else.

    >>> stands_alone("Posted on ", " by Dewi Lestari"), stands_alone("Proyek dimulai pada ", ".")
    (True, False)
    """
    if len(before) + len(behind) > LONGEST or _updates().match(before):
        return False
    *apart, last = PARTS.split(before)
    first, *others = PARTS.split(behind)
    # What only a comma, or nothing, sets apart from the date belongs to it: a place, what a picture shows.
    beside = [part for rest in (last, first) for part in COMMAS.split(rest)]
    return all(_says_nothing(part, names, is_timed=is_timed and _is_credit(part)) for part in beside) and all(
        _says_nothing(part, names, is_timed=is_timed) for part in (*apart, *others)
    )


def _says_nothing(part: str, names: Collection[str], *, is_timed: bool) -> bool:
    """Whether a part of a line beside its date is no more than a label, or a name."""
    words = [_letters(word) for word in WORD.findall(part)]
    if all(word in _labels() for word in words) or "".join(words) in names:
        return True
    part = part.strip()
    named = without_credit(part)
    if compact(named) in names:
        return True
    if part.endswith(STOPS) or not is_timed:
        return False
    if VIEWS.fullmatch(part):
        return True
    names_found = named.split()
    return len(names_found) <= NAME_WORDS and all(
        (word != word.lower() or len(word) < SHORT_WORD or "." in word) and not DIGIT.search(word)
        for word in names_found
    )


def _is_credit(part: str) -> bool:
    return _credit().match(part.strip()) is not None


def without_credit(line: str) -> str:
    """The line without a word such as "By" or "Editor" in front of the names in it.

    >>> without_credit("Oleh: Dewi Lestari")
    'Dewi Lestari'
    """
    return _credit().sub("", line)


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
            (number for word in WORD.findall(line) if (number := _weekdays().get(_letters(word))) is not None), None
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
    """Words in front of the date of a later version of the page."""
    words = [word for code in codes() for word in load_pack(code).boilerplate.updates]
    return re.compile(rf"\W*\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _labels() -> frozenset[str]:
    """Words that may stand beside a date without saying more: those before one, and the weekdays."""
    words = {
        word.casefold() for code in codes() for label in load_pack(code).boilerplate.dated for word in label.split()
    }
    return frozenset(words | _weekdays().keys())


@cache
def _credit() -> re.Pattern[str]:
    """A word before the names of who wrote or edited."""
    packs = [load_pack(code).boilerplate for code in codes()]
    words = sorted({word for pack in packs for word in pack.bylines + pack.credits}, key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(map(re.escape, words))})\b\W*", re.IGNORECASE)


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


def _letters(word: str) -> str:
    """The word in lower case, without apostrophes."""
    return word.casefold().replace("'", "").replace("\u2019", "")


@cache
def _weekdays() -> dict[str, int]:
    """Weekday names, wide and short, letters only, of the languages with a pack; Monday is 0."""
    names = {
        _letters(name.rstrip(".")): number
        for code in codes()
        for width in ("wide", "abbreviated")
        for number, name in Locale(code).days["format"][width].items()
    }
    for code in codes():
        lexicons = load_pack(code).calendar.lexicons
        for lexicon in ("weekdays", "weekdays_short"):
            names |= {_letters(name): int(number) - 1 for name, number in lexicons.get(lexicon, {}).items()}
    return names
