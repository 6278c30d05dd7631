"""A number in a text, and what the words beside it make of it; between the two stand the rules of quantities."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A number as found: its place, exact value and form."""

    start: int
    end: int
    value: Decimal
    form: str  # plain, vague or fraction
    digits: str  # the digits it begins with, if any
    multiplied: bool  # a magnitude word is part of it


@dataclass(frozen=True, slots=True)
class Sense:
    """What a number means by the words around it. Kind `bare` is a number alone, `none` no quantity."""

    kind: str
    value: Decimal
    start: int
    end: int
    currencies: tuple[str, ...] = ()
    unit: str | None = None
    sure: bool = True  # its unit is listed
    rough: bool = False  # `30-an`
    part: bool = False  # in hundredths of a currency
    per: str | None = None  # the other side of a rate that has a number of its own
