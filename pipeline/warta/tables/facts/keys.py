"""What one fact is: the key under which the figures of several articles are about the same."""

import datetime
import re

from warta.tables.rows import FigureRow

# TIMEX3 values of a day, a month, a quarter, a half or a year.
PERIOD = re.compile(r"\d{4}(?:-(?:\d\d(?:-\d\d)?|Q[1-4]|H[12]))?")
# What is only ever the amount of a change.
AMOUNTS = frozenset(("increase", "decline"))
SEPARATOR = "/"


def fact_key(figure: FigureRow, entity_key: str | None, published: datetime.date | None, is_level: bool) -> str | None:
    """The key of a figure; None where the text leaves open whose it is, what it measures or when it holds.

    The period is that of `as_of` as it is written, else the month of publication. A figure that is the amount of a
    change is no fact of its own: `is_level` says that its words tell what was reached.
    """
    if entity_key is None or figure.measure is None or figure.value is None:
        return None
    if figure.measure in AMOUNTS or (figure.change is not None and not is_level):
        return None
    period = fact_period(figure.as_of, published)
    if period is None:
        return None
    unit = figure.currency or figure.unit or ""
    planned = ("planned",) if figure.modality == "planned" else ()
    return SEPARATOR.join((entity_key, figure.measure, figure.kind, unit, figure.per or "", period, *planned))


def fact_period(as_of: str | None, published: datetime.date | None) -> str | None:
    """The period for which a figure holds.

    >>> fact_period("2023-Q4", None), fact_period("PRESENT_REF", datetime.date(2024, 5, 4)), fact_period(None, None)
    ('2023-Q4', '2024-05', None)
    """
    if as_of is not None and PERIOD.fullmatch(as_of):
        return as_of
    return f"{published:%Y-%m}" if published else None
