"""Dates of publication as sources give them: ISO 8601, kept as it stands."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

ISO = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)? ?(?:Z|[+-]\d\d(?::?\d\d)?)?)?", re.IGNORECASE
)
# Near misses that leave no doubt: slashes or nothing between the year's parts, a zone's name behind the time.
YEAR_FIRST = re.compile(r"(\d{4})[/.]?(\d\d)[/.]?(\d\d)(?=$|[T ])")
ZONE_NAME = re.compile(r"(?<=\d) ?[A-Z]{2,5}$")
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
    >>> normalize_published("03/02/2016")
    """
    value = " ".join(value[:100].split())
    for form in (value, ZONE_NAME.sub("", YEAR_FIRST.sub(r"\1-\2-\3", value))):
        if is_published(form):
            return form
    if not MAIL_DATE.fullmatch(value):
        return None
    try:
        return parsedate_to_datetime(value).isoformat()
    except ValueError:
        return None
