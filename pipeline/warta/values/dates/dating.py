"""The value of a phrase of time: what its words say, against the day of publication and the dates the text has named.

Pure functions from `Fields` and `Frame` to a TIMEX3 type and value. Nothing here knows a language or reads a clock:
without a day of publication, and none named before, a relative phrase stays underspecified (`XXXX-WXX-3`,
`XXXX-11-17`). Types and values are those of the TimeML 1.2.1 guidelines; each family says below which it gives.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from warta.values.dates.calendar import (
    add_units,
    last_weekday,
    make_day,
    next_weekday,
    unit_value,
    weekday_of_week,
    year_of_day,
    year_of_month,
)
from warta.values.dates.phrases import Fields, Phrase
from warta.values.dates.timex import day_range

Value = tuple[str, str]

UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}
# How many of a unit of the clock make a day.
CLOCK_UNITS = {"TH": 24, "TM": 1440, "TS": 86400}
# Half of a unit is said in the next smaller one.
HALVES = {
    "Y": (6, "M"),
    "M": (2, "W"),
    "D": (12, "TH"),
    "TH": (30, "TM"),
    "TM": (30, "TS"),
    "DE": (5, "Y"),
    "CE": (50, "Y"),
}
# A bare `(5/12)` is a date only when it lies so near to the publication, in days.
BRACKET_REACH = 100
# A year of two digits is one up to so many ahead; where no day of publication tells, one up to 2049.
YEARS_AHEAD = 10
SHORT_YEARS = 2049


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phrase is read against.

    `day` is the day that the text named last; `week`, `month` and `year` are the first days of what it named last that
    is at least so fine. `weekdays` are the days that it has given with a date. `direction` says whether the sentence
    looks back (-1) or ahead (+1), 0 where it tells nothing; `after` is the day that the other end of a range begins
    at, `joined` says whether the phrase stands right behind another, as in a range or list, and `rated` whether behind
    an amount. `numeric_order` is the order of day and month by the mark between them.
    """

    published: date | None = None
    day: date | None = None
    week: date | None = None
    month: date | None = None
    year: date | None = None
    direction: int = 0
    after: date | None = None
    joined: bool = False
    bygone: bool = False
    rated: bool = False
    weekdays: tuple[date, ...] = ()
    numeric_order: tuple[tuple[str, str], ...] = (("/", "DMY"), ("-", "DMY"), (".", "DMY"))

    @property
    def anchor(self) -> date | None:
        """The day from which the nearest one is sought."""
        return self.after or self.published

    @property
    def lean(self) -> int:
        """Where to look for it: ahead of the other end of a range, else as the sentence looks."""
        return 1 if self.after else self.direction

    def named(self, unit: str) -> date | None:
        """What the text named last, fine enough to count such units from; else the day of publication."""
        coarse = {"W": self.week, "WE": self.week, "M": self.month, "Q": self.month, "H": self.month}
        return (self.year if unit in ("Y", "DE", "CE") else coarse.get(unit, self.day)) or self.published


def value_phrase(phrase: Phrase, frame: Frame) -> Value | None:
    """The TIMEX3 type and value of a phrase, or None where its words name no time there is (`31/2/2015`)."""
    fields = phrase.fields
    if fields.year is not None and fields.year < 100 and phrase.family != "short_year":
        fields = replace(fields, year=_full_year(fields.year, phrase.family, frame))
    return FAMILIES[phrase.family](fields, frame)


def _full_year(year: int, family: str, frame: Frame) -> int:
    """A year of two digits in its century: a decade is over, a birth is past, any other is not far ahead."""
    if frame.published is None:
        last = SHORT_YEARS
    elif family == "decade":
        last = frame.published.year - 10
    else:
        last = frame.published.year + (0 if frame.bygone else YEARS_AHEAD)
    century = last // 100 * 100
    return century + year - (100 if century + year > last else 0)


def value_day(fields: Fields, frame: Frame) -> Value | None:
    """A day (TIMEX3 `DATE`), with its part or clock time where named (`TIME`)."""
    fields = _ordered(fields, frame)
    _, value = _day(fields, frame)
    return _timed(value, fields) if value else None


def value_later_day(fields: Fields, frame: Frame) -> Value | None:
    """The second day of `January 10-12` (TIMEX3 `DATE`, one tag an end): in the month that the first day named."""
    first = frame.day
    if first is None or fields.day is None or not frame.joined:
        return None
    return value_day(replace(fields, month=first.month, year=fields.year or first.year), frame)


def value_bracket(fields: Fields, frame: Frame) -> Value | None:
    """A day and month alone (TIMEX3 `DATE`), which may also be a fraction or a score: only near the publication."""
    day, value = _day(_ordered(fields, frame), frame)
    if day is None or value is None or frame.published is None or abs((day - frame.published).days) > BRACKET_REACH:
        return None
    return "DATE", value


def value_clock(fields: Fields, frame: Frame) -> Value | None:
    """A clock time (TIMEX3 `TIME`), on the day it names, else the day named last, else the publication's."""
    if (
        fields.near is None
        and fields.weekday is None
        and fields.day is None
        and fields.first is None
        and fields.shift is None
    ):
        day = frame.day or frame.published
        return _timed(day.isoformat() if day else UNKNOWN["D"], fields)
    if fields.weekday is None and fields.day is None and fields.first is None and fields.near is None:
        fields = replace(fields, near=0, shift=None)
    return value_day(fields, frame)


def value_month(fields: Fields, frame: Frame) -> Value | None:
    """A month (TIMEX3 `DATE`, `YYYY-MM`): of its year, or the one that the sentence means."""
    if fields.month is None:
        return None
    year = _named_year(fields, frame)
    if fields.step is not None and (named := frame.named("Y")):
        year = named.year
    if year is None and (anchor := frame.anchor):
        if fields.shift is not None and not fields.year_shift:
            year = _shifted_month_year(anchor, fields.month, fields.shift)
        else:
            year = year_of_month(anchor, fields.month, frame.lean)
    return "DATE", f"{_digits(year, 4)}-{fields.month:02}"


def value_year(fields: Fields, frame: Frame) -> Value | None:
    """A year in digits (TIMEX3 `DATE`, `YYYY`)."""
    return "DATE", _digits(fields.year, 4)


def value_short_year(fields: Fields, frame: Frame) -> Value | None:
    """The second year of `2014/15` (TIMEX3 `DATE`, one tag an end): only the one that follows."""
    first = frame.year.year if frame.year else None
    return (
        ("DATE", _digits(first + 1, 4))
        if first is not None and fields.year is not None and (first + 1 - fields.year) % 100 == 0
        else None
    )


def value_decade(fields: Fields, frame: Frame) -> Value | None:
    """A decade (TIMEX3 `DATE`, `YYY`): its first three digits (`1980-an`, `the 1980s`)."""
    return ("DATE", f"{fields.year // 10:03}") if fields.year is not None and fields.year % 10 == 0 else None


def value_century(fields: Fields, frame: Frame) -> Value | None:
    """A century (TIMEX3 `DATE`, `YY`): the two digits its years share."""
    return ("DATE", f"{fields.ordinal - 1:02}") if fields.ordinal and fields.ordinal <= 99 else None


def value_part_of_year(fields: Fields, frame: Frame) -> Value | None:
    """A quarter or half of a year (TIMEX3 `DATE`, `YYYY-Qn`, `YYYY-Hn`)."""
    most = {"Q": 4, "H": 2}.get(fields.unit or "", 0)
    ordinal = fields.ordinal or 0
    if not 0 < ordinal <= most:
        return None
    year = _named_year(fields, frame)
    if year is None and (anchor := frame.published):
        month = (ordinal - 1) * 12 // most + 1
        year = anchor.year - (month > anchor.month and frame.direction <= 0)
    return "DATE", f"{_digits(year, 4)}-{fields.unit}{ordinal}"


def value_season(fields: Fields, frame: Frame) -> Value | None:
    """A season of a year (TIMEX3 `DATE`, `YYYY-SU`)."""
    year = _named_year(fields, frame)
    if year is None and frame.published:
        year = _year_of_season(frame.published, fields.season or "WI", fields.shift or 0)
    return "DATE", f"{_digits(year, 4)}-{fields.season}"


def value_week_of_month(fields: Fields, frame: Frame) -> Value | None:
    """A week of a month (TIMEX3 `DATE`, `YYYY-Wnn`): the ISO week of its first, eighth, … day."""
    month = value_month(fields, frame) if fields.month else _unit("M", fields.shift or 0, frame.published)
    if month is None or not fields.ordinal or fields.ordinal > 5:
        return None
    year, _, number = month[1].partition("-")
    if "X" in month[1]:
        return "DATE", UNKNOWN["W"]
    day = make_day(int(year), int(number), min(7 * fields.ordinal - 6, 28))
    return _unit("W", 0, day)


def value_unit(fields: Fields, frame: Frame) -> Value | None:
    """A week, month, year… counted from the publication (TIMEX3 `DATE`): `last week`, `tahun ini`."""
    unit = fields.unit or "D"
    if unit == "WE" and fields.shift is None:
        return _unit(
            unit,
            -(frame.direction <= 0 and frame.published is not None and frame.published.isoweekday() < 6),
            frame.published,
        )
    return _unit(unit, fields.shift or 0, frame.published)


def value_step(fields: Fields, frame: Frame) -> Value | None:
    """A unit counted from what the text named last (TIMEX3 `DATE`): `hari berikutnya`, `the same year`."""
    unit = fields.unit or "D"
    found = _unit(unit, fields.step or 0, frame.named(unit))
    return _timed(found[1], fields) if found and unit == "D" else found


def value_distance(fields: Fields, frame: Frame) -> Value | None:
    """So many units before or after (TIMEX3 `DATE`): the publication for `ago`, what was named last for `later`."""
    sign = fields.shift if fields.shift is not None else fields.step or 0
    if fields.vague:
        return "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF"
    unit = fields.unit or "D"
    number = ((fields.number or 0) + (fields.half or 0)) * sign
    base = frame.published if fields.step is None else frame.named(unit)
    if unit.startswith("T"):
        if fields.step is not None and abs(number) < CLOCK_UNITS[unit]:
            return "DURATION", _period(_plain(abs(number)), unit)
        return _unit("D", int(number / CLOCK_UNITS[unit]), base)
    if number % 1:
        small = HALVES.get(unit)
        if small is None or small[1].startswith("T"):
            return "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF"
        number, unit = int(number * 2 * small[0]), small[1]
    return _unit(unit, int(number), base) or ("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")


def value_duration(fields: Fields, frame: Frame) -> Value | None:
    """A length of time (TIMEX3 `DURATION`): `P6.5Y`, `PT2H30M`, vague ones `PXM`."""
    unit = fields.unit or "X"
    if fields.vague or (fields.number is None and fields.half is None):
        return "DURATION", "PXX" if unit == "X" else _period("X", unit)
    if unit == "X":
        return None
    if fields.number is None and fields.half is not None and unit in HALVES:
        number, unit = HALVES[unit]
        return "DURATION", _period(_plain(number), unit)
    value = _period(_plain((fields.number or 0) + (fields.half or 0)), unit)
    if fields.minor is not None and fields.minor_unit:
        seconds_read_whole = fields.minor_unit == "TS" and fields.minor >= 1000  # `19.053 detik`
        minor = _period(_plain(fields.minor / 1000 if seconds_read_whole else fields.minor), fields.minor_unit)
        value += minor[1:] if "T" not in value or not minor.startswith("PT") else minor[2:]
    return "DURATION", value


def value_rate(fields: Fields, frame: Frame) -> Value | None:
    """One unit behind an amount is what comes again (`five dollars a day`: `P1D`), else a length of time."""
    return value_set(fields, frame) if frame.rated else value_duration(replace(fields, number=1), frame)


def value_set(fields: Fields, frame: Frame) -> Value | None:
    """What comes again (TIMEX3 `SET`): `P1D` for every day, `XXXX-WXX-1` for every Monday."""
    if fields.weekday:
        return "SET", _timed(f"XXXX-WXX-{fields.weekday}", fields)[1]
    if fields.month:
        return "SET", f"XXXX-{fields.month:02}" + (f"-{fields.day:02}" if fields.day else "")
    if fields.part or fields.hour is not None:
        return "SET", _timed(UNKNOWN["D"], fields)[1]
    if fields.season:
        return "SET", f"XXXX-{fields.season}"
    if fields.unit == "WE":
        return "SET", UNKNOWN["WE"]
    return "SET", _period(_plain(fields.number or 1), fields.unit or "D")


def value_ref(fields: Fields, frame: Frame) -> Value | None:
    """The past, the present, the future (TIMEX3 `DATE`, `PAST_REF` and its like)."""
    return "DATE", fields.ref or "PRESENT_REF"


def value_unknown(fields: Fields, frame: Frame) -> Value | None:
    """A day, month or year of another calendar (TIMEX3 `DATE`, nothing of it known in this one)."""
    return "DATE", UNKNOWN["D" if fields.day is not None else fields.unit or "Y"]


def value_holiday(fields: Fields, frame: Frame) -> Value | None:
    """A day of the year that has a name (TIMEX3 `DATE`)."""
    month, day = map(int, (fields.ref or "12-31").split("-"))
    return value_day(replace(fields, month=month, day=day), frame)


FAMILIES: dict[str, Callable[[Fields, Frame], Value | None]] = {
    "day": value_day,
    "later_day": value_later_day,
    "bracket": value_bracket,
    "clock": value_clock,
    "month": value_month,
    "year": value_year,
    "short_year": value_short_year,
    "decade": value_decade,
    "century": value_century,
    "part_of_year": value_part_of_year,
    "season": value_season,
    "week_of_month": value_week_of_month,
    "unit": value_unit,
    "step": value_step,
    "distance": value_distance,
    "duration": value_duration,
    "rate": value_rate,
    "set": value_set,
    "ref": value_ref,
    "holiday": value_holiday,
    "unknown": value_unknown,
}


def _ordered(fields: Fields, frame: Frame) -> Fields:
    """Day and month of a date of digits, in the order of the mark, unless only the other is possible."""
    if fields.first is None or fields.second is None:
        return fields
    day, month = fields.first, fields.second
    if dict(frame.numeric_order).get(fields.mark or "/") == "MDY":
        day, month = month, day
    if month > 12 >= day or (_is_weekday(fields, month, day, frame) and not _is_weekday(fields, day, month, frame)):
        day, month = month, day
    return replace(fields, day=day, month=month)


def _is_weekday(fields: Fields, day: int, month: int, frame: Frame) -> bool:
    """Whether such a day, of its year or the nearest, falls on the weekday named beside it."""
    if fields.weekday is None or frame.anchor is None:
        return False
    year = fields.year or year_of_day(frame.anchor, month, day, frame.lean)
    found = make_day(year, month, day) if year else None
    return found is not None and found.isoweekday() == fields.weekday


def _day(fields: Fields, frame: Frame) -> tuple[date | None, str | None]:
    """The day that the fields name and its value; no day where it stays open, no value where there is no such day."""
    anchor = frame.anchor
    if fields.day is not None and fields.month is not None:
        year = _named_year(fields, frame)
        if year is None and anchor and fields.shift:
            year = year_of_day(anchor, fields.month, fields.day, fields.shift, reach=0)
        elif year is None and frame.day and (frame.day.month, frame.day.day) == (fields.month, fields.day):
            year = frame.day.year  # the day that was just named
        elif year is None and anchor:
            year = _year_of_weekday(anchor, fields) or year_of_day(anchor, fields.month, fields.day, frame.lean)
        if year is None:
            known = make_day(2000, fields.month, fields.day)
            return None, f"XXXX-{known:%m-%d}" if known else None
        day = make_day(year, fields.month, fields.day)
        return day, day.isoformat() if day else None
    if fields.day is not None:
        return _day_of_month(fields.day, fields.shift, fields.side, frame)
    if anchor is None:
        return None, f"XXXX-WXX-{fields.weekday}" if fields.weekday else UNKNOWN["D"]
    if fields.near is not None:
        found = add_units(frame.published or anchor, fields.near, "D")
        if found and fields.weekday is not None:  # `tonight (Monday)`: the weekday was meant on its own day
            found = last_weekday(found, fields.weekday)
    elif fields.weekday is not None:
        found = _weekday(fields, frame, anchor)
    else:
        found = frame.published
    return found, found.isoformat() if found else None


def _weekday(fields: Fields, frame: Frame, anchor: date) -> date | None:
    """The day of a weekday: by its week, its shift, the date the text gave it, or as the sentence looks."""
    weekday = fields.weekday or 1
    if fields.week is not None:
        return weekday_of_week(anchor, weekday, fields.week)
    if fields.shift is not None:
        if fields.shift > 0:
            return next_weekday(anchor, weekday)
        if fields.shift == 0:
            return weekday_of_week(anchor, weekday)
        before = add_units(anchor, -1, "D")
        return last_weekday(before, weekday) if before else None
    if frame.after:
        return next_weekday(anchor, weekday)
    for day in frame.weekdays:
        if day.isoweekday() == weekday and abs((day - anchor).days) < 7:
            return day
    ahead = frame.direction > 0 and anchor.isoweekday() != weekday
    return next_weekday(anchor, weekday) if ahead else last_weekday(anchor, weekday)


def _day_of_month(number: int, shift: int | None, side: int | None, frame: Frame) -> tuple[date | None, str | None]:
    """A day of a month not named: this month's unless the sentence looks the other way.

    A `side` is the last such day before the publication (`tanggal 9 kemarin`), or the next one.
    """
    anchor = frame.anchor
    if anchor is None:
        return None, f"XXXX-XX-{number:02}"
    months = shift if shift is not None else 0
    if side is not None:
        months = side * (number >= anchor.day if side < 0 else number <= anchor.day)
    elif shift is None and frame.lean > 0 and number < anchor.day:
        months = 1
    elif shift is None and frame.lean < 0 and number > anchor.day:
        months = -1
    month = add_units(anchor.replace(day=1), months, "M")
    day = make_day(month.year, month.month, number) if month else None
    return day, day.isoformat() if day else None


def _year_of_weekday(anchor: date, fields: Fields) -> int | None:
    """The year in which the day falls on the weekday named with it, nearest to the anchor and not over a year off."""
    if fields.weekday is None:
        return None
    days = (
        make_day(year, fields.month or 1, fields.day or 1)
        for year in (anchor.year, anchor.year - 1, anchor.year + 1)
        if year > 0
    )
    fitting = [day for day in days if day and day.isoweekday() == fields.weekday]
    return min(fitting, key=lambda day: abs((day - anchor).days)).year if fitting else None


def _named_year(fields: Fields, frame: Frame) -> int | None:
    if fields.year is not None:
        return fields.year
    if fields.year_shift is not None and frame.published:
        return frame.published.year + fields.year_shift
    return None


def _shifted_month_year(anchor: date, month: int, shift: int) -> int:
    """The year of `last May` (before this month), `this May` (this year), `next May`."""
    if shift < 0:
        return anchor.year - (month >= anchor.month)
    return anchor.year + (shift > 0 and month <= anchor.month)


def _year_of_season(anchor: date, season: str, shift: int) -> int:
    """The year of `last summer` (over before the anchor), `this summer`, `next summer` (begins after it)."""
    first, last = day_range(f"{anchor.year}-{season}")
    if shift < 0:
        return anchor.year - (last is None or last >= anchor)
    return anchor.year + (shift > 0 and first is not None and first <= anchor)


def _unit(unit: str, count: int, base: date | None) -> Value | None:
    """The unit `count` units from the base."""
    if base is None:
        return "DATE", UNKNOWN[unit]
    start = base.replace(day=1) if unit in ("M", "Q", "H", "Y", "DE", "CE") else base
    found = add_units(start, count, unit)
    return ("DATE", unit_value(found, unit)) if found else None


def _timed(value: str, fields: Fields) -> Value:
    """The day with its clock time or part, as a TIME; else as the DATE it is."""
    if fields.hour is not None:
        hour = _hour(fields.hour, fields.meridiem or fields.part)
        return "TIME", f"{value}T{hour:02}:{fields.minute or 0:02}"
    return ("TIME", f"{value}T{fields.part}") if fields.part else ("DATE", value)


def _hour(hour: int, part: str | None) -> int:
    """The hour on a clock of 24: `2 siang` is 14, `12 a.m.` 0."""
    if part in ("AM", "MO"):
        return 0 if hour == 12 else hour
    afternoon = (part == "PM" and hour < 12) or (part in ("AF", "EV") and hour < 10) or (part == "NI" and 4 < hour < 12)
    if afternoon:
        return hour + 12
    return 24 if part == "NI" and hour == 12 else hour


def _period(number: str, unit: str) -> str:
    """A TIMEX3 period: units of the clock stand behind `T`, a quarter is three months and a half-year six."""
    if unit in ("Q", "H") and number != "X":
        return f"P{_plain(float(number) * (3 if unit == 'Q' else 6))}M"
    if unit in ("Q", "H"):
        return "PXM"
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def _plain(number: float) -> str:
    """A number without trailing zeros: `2`, `6.5`."""
    return f"{number:.4f}".rstrip("0").rstrip(".")


def _digits(year: int | None, width: int) -> str:
    return "X" * width if year is None else f"{year:0{width}}"
