"""Calendar arithmetic on days: steps by unit, the day of a name, and TIMEX3 values of the unit around a day.

Units are named as TIMEX3 names them: `D`, `W`, `WE` (weekend), `M`, `Q`, `H` (half-year), `Y`, `DE` (decade), `CE`
(century). Nothing here reads a clock or knows a language.
"""

from calendar import monthrange
from datetime import date, timedelta

MONTHS_OF = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
DAYS_OF = {"D": 1, "W": 7, "WE": 7}

# From here on a day of the year before or after is as likely as this year's.
FAR_DAYS = 120


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such.

    >>> make_day(2015, 2, 29) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_units(day: date, count: int, unit: str) -> date | None:
    """The day `count` units later (earlier when negative), clipped to its month; None outside the years 1-9999.

    >>> add_units(date(2024, 3, 31), -1, "M")
    datetime.date(2024, 2, 29)
    """
    try:
        if unit in DAYS_OF:
            return day + timedelta(days=count * DAYS_OF[unit])
        months = day.year * 12 + day.month - 1 + count * MONTHS_OF[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def unit_value(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit that the day lies in.

    >>> [unit_value(date(2023, 11, 17), unit) for unit in ("D", "W", "WE", "M", "Q", "H", "Y", "DE", "CE")]
    ['2023-11-17', '2023-W46', '2023-W46-WE', '2023-11', '2023-Q4', '2023-H2', '2023', '202', '20']
    """
    year, week, _ = day.isocalendar()
    return {
        "D": day.isoformat(),
        "W": f"{year:04}-W{week:02}",
        "WE": f"{year:04}-W{week:02}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04}-H{(day.month + 5) // 6}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}",
        "CE": f"{day.year // 100:02}",
    }[unit]


def weekday_of_week(day: date, weekday: int, weeks: int = 0) -> date | None:
    """The day of that ISO weekday (1 is Monday) in the week of `day`, or in one `weeks` later.

    >>> weekday_of_week(date(2015, 11, 18), 1, weeks=1)
    datetime.date(2015, 11, 23)
    """
    return add_units(day, weekday - day.isoweekday() + 7 * weeks, "D")


def last_weekday(day: date, weekday: int) -> date | None:
    """The latest day of that ISO weekday up to and including `day`.

    >>> last_weekday(date(2015, 11, 18), 3), last_weekday(date(2015, 11, 18), 5)
    (datetime.date(2015, 11, 18), datetime.date(2015, 11, 13))
    """
    return add_units(day, -((day.isoweekday() - weekday) % 7), "D")


def next_weekday(day: date, weekday: int) -> date | None:
    """The first day of that ISO weekday after `day`.

    >>> next_weekday(date(2015, 11, 18), 3), next_weekday(date(2015, 11, 18), 5)
    (datetime.date(2015, 11, 25), datetime.date(2015, 11, 20))
    """
    return add_units(day, (weekday - day.isoweekday() - 1) % 7 + 1, "D")


def year_of_day(anchor: date, month: int, day: int, direction: int, reach: int = FAR_DAYS) -> int | None:
    """The year of a day named without one: the nearest to the anchor, for news gives the year of any other.

    Only where both are over `reach` days off does the `direction` decide (-1 before the anchor, +1 after it).

    >>> [year_of_day(date(2022, 7, 27), *day, -1) for day in ((8, 27), (12, 31))]
    [2022, 2021]
    """
    days = [
        found for year in range(anchor.year - 4, anchor.year + 5) if year > 0 and (found := make_day(year, month, day))
    ]
    days.sort(key=lambda found: abs((found - anchor).days))
    if direction and days and abs((days[0] - anchor).days) > reach:
        days = [found for found in days if (found - anchor).days * direction >= 0]
    return days[0].year if days else None


def year_of_month(anchor: date, month: int, direction: int) -> int:
    """The year of a month named alone: the last such month, unless the sentence looks ahead or the next is near.

    >>> [year_of_month(date(2014, 11, 19), 1, direction) for direction in (-1, 0, 1)]
    [2014, 2015, 2015]

    A month that is next is meant so even where the sentence looks back: `target Desember, katanya`.
    """
    ahead = (month - anchor.month) % 12
    if direction > 0 or ahead <= 2 + direction:
        return anchor.year + (month < anchor.month)
    return anchor.year - (month > anchor.month)
