"""Calendar arithmetic and TIMEX3 values."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.values.dates.calendar import add_units, last_weekday, next_weekday, unit_value, weekday_of_week
from warta.values.dates.dating import FAMILIES, Frame
from warta.values.dates.phrases import Fields
from warta.values.dates.timex import day_range, granularity

UNITS = ("D", "W", "WE", "M", "Q", "H", "Y", "DE", "CE")


@pytest.mark.parametrize(
    ("value", "size", "earliest", "latest"),
    [
        ("20", "century", "2000-01-01", "2099-12-31"),
        ("198", "decade", "1980-01-01", "1989-12-31"),
        ("2024", "year", "2024-01-01", "2024-12-31"),
        ("2024-H2", "half", "2024-07-01", "2024-12-31"),
        ("2024-Q1", "quarter", "2024-01-01", "2024-03-31"),
        ("2023-WI", "season", "2023-12-01", "2024-02-29"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("2024-W01", "week", "2024-01-01", "2024-01-07"),
        ("2023-W46-WE", "weekend", "2023-11-18", "2023-11-19"),
        ("2024-W01-3", "day", "2024-01-03", "2024-01-03"),
        ("2024-09-26", "day", "2024-09-26", "2024-09-26"),
        ("2014-12-30TMO", "part-of-day", "2014-12-30", "2014-12-30"),
        ("2014-12-30T14", "hour", "2014-12-30", "2014-12-30"),
        ("2014-12-30T24:00", "minute", "2014-12-30", "2014-12-30"),
        ("XXXX-WXX-3", "day", None, None),
        ("XXXX-11-17", "day", None, None),
        ("XXXX-11", "month", None, None),
        ("XXXX", "year", None, None),
        ("0000", "year", None, None),
        ("2015-02-30", "day", None, None),
    ],
)
def test_days_and_size_of_a_value(value: str, size: str, earliest: str | None, latest: str | None) -> None:
    assert granularity("DATE", value) == size
    assert day_range(value) == (
        date.fromisoformat(earliest) if earliest else None,
        date.fromisoformat(latest) if latest else None,
    )


@pytest.mark.parametrize("value", ["PAST_REF", "PRESENT_REF", "FUTURE_REF", "P6.5Y", "PXM", "PT2H30M"])
def test_lengths_and_references_name_no_days(value: str) -> None:
    assert day_range(value) == (None, None)
    assert granularity("DURATION" if value.startswith("P") and "_" not in value else "DATE", value) is None


@given(st.text(max_size=20))
def test_any_string_is_read_without_error(value: str) -> None:
    first, last = day_range(value)
    assert (first is None) == (last is None)
    granularity("DATE", value)


@given(st.dates(), st.sampled_from(UNITS))
def test_a_day_lies_in_its_unit(day: date, unit: str) -> None:
    first, last = day_range(unit_value(day, unit))
    if first and last and unit != "WE":
        assert first <= day <= last


@given(st.dates(), st.integers(-5000, 5000), st.sampled_from(UNITS))
def test_steps_never_raise(day: date, count: int, unit: str) -> None:
    found = add_units(day, count, unit)
    assert found is None or (found >= day) == (count >= 0)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 7))
def test_weekdays_are_near(day: date, weekday: int) -> None:
    last, following, same = last_weekday(day, weekday), next_weekday(day, weekday), weekday_of_week(day, weekday)
    assert last and following and same
    assert {found.isoweekday() for found in (last, following, same)} == {weekday}
    assert 0 <= (day - last).days < 7 and 0 < (following - day).days <= 7
    assert same.isocalendar()[:2] == day.isocalendar()[:2]


SMALL = st.none() | st.integers(-2, 40)


@given(
    st.sampled_from(sorted(set(FAMILIES) - {"holiday"})),
    st.builds(
        Fields,
        weekday=st.none() | st.integers(1, 7),
        near=st.none() | st.integers(-2, 2),
        day=st.none() | st.integers(1, 31),
        month=st.none() | st.integers(1, 12),
        year=st.none() | st.integers(1000, 2100),
        first=st.none() | st.integers(0, 99),
        second=st.none() | st.integers(0, 99),
        shift=st.none() | st.integers(-1, 1),
        step=st.none() | st.integers(-1, 1),
        ordinal=SMALL,
        number=st.none() | st.floats(0, 1e15),
        unit=st.sampled_from(("D", "W", "M", "Y", "Q", "H", "DE", "CE", "WE")),
        hour=st.none() | st.integers(0, 24),
        part=st.sampled_from((None, "MO", "AF", "EV", "NI")),
    ),
    st.none() | st.dates(),
)
def test_valuing_never_raises(family: str, fields: Fields, published: date | None) -> None:
    value = FAMILIES[family](fields, Frame(published=published))
    if value:
        first, last = day_range(value[1])
        assert first is None or last is None or first <= last
