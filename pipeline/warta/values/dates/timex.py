"""TIMEX3 values read back: the calendar days a value covers, and how fine it is.

The forms are those of TimeML 1.2.1 (TIMEX3, after ISO 8601 and TIMEX2). Seasons are those of the northern hemisphere,
as weather services count them; a century is the hundred years that share its digits.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

# Tried in this order; X stands where a digit is not known.
_GRANULARITIES = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"[^T]+T(?:MO|MI|AF|EV|NI|DT)", "part-of-day"),
        (r"[^T]*T[\dX]{2}", "hour"),
        (r"[^T]*T[\dX]{2}:.*", "minute"),
        (r"[\dX]{4}-W[\dX]{2}-WE", "weekend"),
        (r"[\dX]{4}-W[\dX]{2}-[\dX]|[\dX]{4}-[\dX]{2}-[\dX]{2}", "day"),
        (r"[\dX]{4}-W[\dX]{2}", "week"),
        (r"[\dX]{4}-Q[\dX]", "quarter"),
        (r"[\dX]{4}-H[\dX]", "half"),
        (r"[\dX]{4}-(?:SP|SU|FA|WI)", "season"),
        (r"[\dX]{4}-[\dX]{2}", "month"),
        (r"[\dX]{4}", "year"),
        (r"[\dX]{3}", "decade"),
        (r"[\dX]{2}", "century"),
    )
)

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7])(?:T.*)?)?")
_PART = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|(SP|SU|FA|WI)|(\d\d))")
_YEARS = re.compile(r"\d{2,4}")


def granularity(type_: str, value: str) -> str | None:
    """How fine a value is; None for durations, sets and references such as `PAST_REF`.

    >>> granularity("DATE", "2024-W39"), granularity("TIME", "2014-12-30TMO"), granularity("DURATION", "P2W")
    ('week', 'part-of-day', None)
    """
    if type_ not in ("DATE", "TIME"):
        return None
    return next((name for pattern, name in _GRANULARITIES if pattern.fullmatch(value)), None)


def day_range(value: str) -> tuple[date | None, date | None]:
    """The first and the last calendar day that a TIMEX3 value covers; `(None, None)` where it names no days.

    >>> day_range("2024-09")
    (datetime.date(2024, 9, 1), datetime.date(2024, 9, 30))
    >>> day_range("XXXX-WXX-3"), day_range("P2W")
    ((None, None), (None, None))
    """
    try:
        return _days(value)
    except (ValueError, OverflowError):  # a form that names no day of the years 1-9999
        return None, None


def _days(value: str) -> tuple[date | None, date | None]:
    if found := _DAY.fullmatch(value):
        day = date(*map(int, found.groups()))
        return day, day
    if found := _WEEK.fullmatch(value):
        year, week, part = found.groups()
        monday = date.fromisocalendar(int(year), int(week), 1)
        first, last = {None: (1, 7), "WE": (6, 7)}.get(part) or (int(part), int(part))
        return monday + timedelta(days=first - 1), monday + timedelta(days=last - 1)
    if found := _PART.fullmatch(value):
        year, quarter, half, season, month = found.groups()
        if quarter:
            return _months(int(year), int(quarter) * 3 - 2, 3)
        if half:
            return _months(int(year), int(half) * 6 - 5, 6)
        return _months(int(year), SEASON_MONTHS[season], 3) if season else _months(int(year), int(month), 1)
    if _YEARS.fullmatch(value):
        span = 10 ** (4 - len(value))
        return date(int(value) * span, 1, 1), date(int(value) * span + span - 1, 12, 31)
    return None, None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """The first day of the month and the last day of the `count`-th from it."""
    years, last = divmod(month + count - 2, 12)
    return date(year, month, 1), date(year + years, last + 1, monthrange(year + years, last + 1)[1])
