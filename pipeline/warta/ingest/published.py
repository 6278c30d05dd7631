"""Dates of publication as sources give them: ISO 8601, kept as it stands."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from warta.ingest.date_line import read_date_line

ISO = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)? ?(?:Z|[+-]\d\d(?::?\d\d)?)?)?", re.IGNORECASE
)
# Near misses that leave no doubt: slashes, dots or nothing between the year's parts, a zone's name or other short word
# before or behind the time, an hour of one digit or by halves of the day.
YEAR_FIRST = re.compile(r"(\d{4})(?:([/.-])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))(?!\d)")
SHORT_WORD = re.compile(r"(?<![A-Za-z])(?![AaPp][Mm]\b)[A-Za-z]{2,5}(?![A-Za-z])")
CLOCK = re.compile(
    r"([T\s,|@–-]*)(\d{1,2})[:.](\d\d)([:.]\d\d(?:[.,]\d{1,9})?)?\s*([AaPp])?(?(5)[Mm]\b)[\s()]*(Z|[+-]\d\d(?::?\d\d)?)?[\s()]*"
)
# What clocks and spreadsheets say that were never set.
ZERO_DAYS = frozenset(["0001-01-01", "1900-01-01", "1969-12-31", "1970-01-01"])
# Seconds since 1970, from 2001 to 2286, or milliseconds.
EPOCH = re.compile(r"[1-9]\d{9}(?:\d{3})?")
DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
# The date of mail and feeds, by RFC 822: `Tue, 23 Feb 2016 14:52:00 +0700`.
MAIL_DATE = re.compile(r"(?:[A-Za-z]{3}, ?)?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)?(?: [A-Z]{1,5}| [+-]\d{4})?")


def is_published(value: str) -> bool:
    """Whether the value is a day, or a day and time with or without offset, in ISO 8601's extended form.

    >>> [is_published(value) for value in ("2024-09-26", "2024-09-26T10:00+07:00", "26/9/2024", "2024-02-30")]
    [True, True, False, False]
    """
    if not ISO.fullmatch(value):
        return False
    try:
        date.fromisoformat(value[:10])
        datetime.fromisoformat(f"{value[:10]}T{value[11:].replace(' ', '').upper()}" if len(value) > 10 else value)
    except ValueError:
        return False
    return True


def normalize_published(value: str) -> str | None:
    """The ISO 8601 form of a date that a machine wrote, in that form or a near one; None for any other.

    Nothing is converted between time zones, and a date whose day and month could change places is none.

    >>> normalize_published("2016/02/23 14:52:00 WIB"), normalize_published("Tue, 23 Feb 2016 14:52:00 +0700")
    ('2016-02-23 14:52:00', '2016-02-23T14:52:00+07:00')
    >>> normalize_published("2016-02-23WIB14:52:00+07:00")
    '2016-02-23T14:52:00+07:00'
    >>> normalize_published("03/02/2016")
    >>> normalize_published("1970-01-01T00:00:00Z")
    """
    value = " ".join(value[:100].split())
    for form in (value, _tidy(value), _from_mail(value)):
        if form and is_published(form) and not is_zero_day(form):
            return form
    return None


def read_written(value: str, language: str | None) -> str | None:
    """The ISO 8601 form of a date as people, or a machine's clock, write it; None for any other text.

    Seconds or milliseconds since 1970 are UTC. A date whose day and month could change places is read day first in
    Indonesian, and is none where the language is not given.

    >>> read_written("Senin, 4 Maret 2024 07:00 WIB", None), read_written("1709510400", None)
    ('2024-03-04T07:00', '2024-03-04T00:00:00+00:00')
    >>> read_written("04/03/2024", "id"), read_written("04/03/2024", "en"), read_written("kemarin", "id")
    ('2024-03-04', None, None)
    """
    value = " ".join(value[:100].split())
    if EPOCH.fullmatch(value):
        return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
    if language == "id" and (slashed := DAY_FIRST.fullmatch(value)):
        written = f"{slashed[4]}-{slashed[3].zfill(2)}-{slashed[1].zfill(2)}"
        return written if is_published(written) else None
    return read_date_line(value)


def is_zero_day(value: str) -> bool:
    """Whether the day is one that a clock says which was never set, and no day of publication.

    >>> is_zero_day("1970-01-01T07:00:00+07:00"), is_zero_day("1970-01-02")
    (True, False)
    """
    return value[:10] in ZERO_DAYS


def _tidy(value: str) -> str | None:
    """A near miss in ISO 8601, as close to how it is written as that allows."""
    day = YEAR_FIRST.match(value)
    if not day:
        return None
    written = "-".join([day[1], (day[3] or day[5]).zfill(2), (day[4] or day[6]).zfill(2)])
    behind = value[day.end() :]
    if is_published(written + behind):
        return written + behind
    time = CLOCK.fullmatch(SHORT_WORD.sub(" ", behind))
    if not time:
        return None if behind.strip() else written
    gap = " " if behind[:1] in (" ", ",") else "T"
    seconds = f":{time[4][1:]}" if time[4] else ""
    hour = int(time[2])
    if time[5]:
        hour = hour % 12 + (12 if time[5].casefold() == "p" else 0)
    return f"{written}{gap}{hour:02}:{time[3]}{seconds}{time[6] or ''}"


def _from_mail(value: str) -> str | None:
    if not MAIL_DATE.fullmatch(value):
        return None
    try:
        return parsedate_to_datetime(value).isoformat()
    except ValueError:
        return None
