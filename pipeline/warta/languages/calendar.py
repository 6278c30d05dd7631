"""Topic `calendar` of a language pack: words of dates, times, durations and sets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The fields are the keys of `<code>/calendar.toml`."""
