"""Dates of publication as sources give them: ISO 8601, kept as it stands."""

import re
from datetime import date, datetime

ISO = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)? ?(?:Z|[+-]\d\d(?::?\d\d)?)?)?", re.IGNORECASE
)


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
