"""What is measured: per table the pairing of records, and the fields in which a pair must agree to be right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from warta.evaluation.annotation import Annotation, Name
from warta.evaluation.matching import (
    Matcher,
    fold,
    match_dates,
    match_figures,
    match_languages,
    match_organization_names,
    match_organizations,
    match_person_names,
    match_persons,
    match_quotes,
    match_titles,
    same_name,
    same_number,
)
from warta.highlights.marks import format_number
from warta.records import Figure, Quote, Timex, Title

# Characters shown on either side of a mistake.
CONTEXT = 40

Agreement = Callable[[Any, Any], bool]


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the evaluation. `agree(found, gold)` says whether a matched pair of records is right."""

    name: str
    table: str
    match: Matcher
    agree: Agreement

    def count_right(self, found: Annotation, gold: Annotation) -> int:
        """How many records of one article are right; spans must lie in the same text."""
        return sum(self.agree(left, right) for left, right in self.match(found, gold))


def _matched(found: object, gold: object) -> bool:
    """Being matched is enough."""
    return True


def _same_language(found: str, gold: str) -> bool:
    return found == gold


def _same_organization(found: Title, gold: Title) -> bool:
    return fold(found.organization) == fold(gold.organization)


def _same_status(found: Title, gold: Title) -> bool:
    return fold(found.status) == fold(gold.status)


def _same_normalized(found: Title, gold: Title) -> bool:
    return fold(found.normalized) == fold(gold.normalized)


def _same_span(found: Timex, gold: Timex) -> bool:
    return (found.start, found.end) == (gold.start, gold.end)


def _same_value(found: Timex, gold: Timex) -> bool:
    return found.value.upper() == gold.value.upper()


def _same_amount(found: Figure, gold: Figure) -> bool:
    return (
        found.kind == gold.kind
        and same_number(found.value, gold.value)
        and same_number(found.value_max, gold.value_max)
        and fold(found.currency) == fold(gold.currency)
    )


def _same_qualifier(found: Figure, gold: Figure) -> bool:
    return _same_amount(found, gold) and found.qualifier == gold.qualifier


def _same_unit(found: Figure, gold: Figure) -> bool:
    return _same_amount(found, gold) and fold(found.unit) == fold(gold.unit)


def _same_measure(found: Figure, gold: Figure) -> bool:
    return _same_amount(found, gold) and fold(found.measure) == fold(gold.measure)


def _same_entity(found: Figure, gold: Figure) -> bool:
    return _same_amount(found, gold) and fold(found.entity) == fold(gold.entity)


def _same_speaker(found: Quote, gold: Quote) -> bool:
    return fold(found.speaker) == fold(gold.speaker)


MEASURES = (
    Measure("language", "languages", match_languages, _same_language),
    Measure("persons: canonical name", "persons", match_person_names, same_name),
    Measure("persons: any surface", "persons", match_persons, _matched),
    Measure("organizations: canonical name", "organizations", match_organization_names, same_name),
    Measure("organizations: any surface", "organizations", match_organizations, _matched),
    Measure("titles: person+title", "titles", match_titles, _matched),
    Measure("titles: +organization", "titles", match_titles, _same_organization),
    Measure("titles: +status", "titles", match_titles, _same_status),
    Measure("titles: +normalized", "titles", match_titles, _same_normalized),
    Measure("dates: found (overlap)", "dates", match_dates, _matched),
    Measure("dates: exact span", "dates", match_dates, _same_span),
    Measure("dates: found+value", "dates", match_dates, _same_value),
    Measure("figures: found (overlap)", "figures", match_figures, _matched),
    Measure("figures: kind+value+currency", "figures", match_figures, _same_amount),
    Measure("figures: +qualifier", "figures", match_figures, _same_qualifier),
    Measure("figures: +unit", "figures", match_figures, _same_unit),
    Measure("figures: +measure", "figures", match_figures, _same_measure),
    Measure("figures: +entity", "figures", match_figures, _same_entity),
    Measure("quotes: found (overlap)", "quotes", match_quotes, _matched),
    Measure("quotes: +speaker", "quotes", match_quotes, _same_speaker),
)

# How a table's records are paired when its mistakes are listed.
LISTED: dict[str, Matcher] = {
    "languages": match_languages,
    "persons": match_persons,
    "organizations": match_organizations,
    "titles": match_titles,
    "dates": match_dates,
    "figures": match_figures,
    "quotes": match_quotes,
}


def disagreements(table: str, found: object, gold: object) -> tuple[str, ...]:
    """The measures of a table by which a matched pair is wrong."""
    return tuple(measure.name for measure in MEASURES if measure.table == table and not measure.agree(found, gold))


def describe(record: object) -> str:
    """A record in one line, as the list of mistakes shows it.

    >>> describe(Timex("Jumat nanti", 5, 16, "DATE", "2015-11-20"))
    'Jumat nanti → 2015-11-20'
    """
    match record:
        case Name():
            return record.name
        case Title():
            parts = [record.person, record.text, record.normalized, record.organization, record.status]
            return " | ".join(part or "–" for part in parts)
        case Timex():
            return f"{record.text} → {record.value}"
        case Figure():
            amounts = (record.value,) if record.value_max is None else (record.value, record.value_max)
            amount = " to ".join(map(format_number, amounts))
            parts = [record.kind, amount, record.currency, record.unit, record.qualifier, record.measure, record.entity]
            return f"{record.text} → {' | '.join(part or '–' for part in parts)}"
        case Quote():
            return f"{record.speaker or '–'}: {record.text}"
        case _:
            return str(record)


def find_span(record: object, text: str) -> tuple[int, int] | None:
    """Where a record stands in the text: its span, or the first place of a name; None where it has no place.

    >>> find_span(Name("Rini"), "Kata Rini."), find_span(Name("Ayu"), "Kata Rini.")
    ((5, 9), None)
    """
    match record:
        case Name():
            start = text.find(record.name)
            end = start + len(record.name)
        case Title() | Timex() | Figure() | Quote():
            start, end = record.start, record.end
        case _:
            return None
    return (start, end) if 0 <= start < end else None


def find_context(span: tuple[int, int] | None, text: str) -> str:
    """The text around a span, in one line.

    >>> find_context((14, 17), "Harga naik di Mei.\\nPabrik itu tutup.")
    'Harga naik di Mei. Pabrik itu tutup.'
    """
    if span is None:
        return ""
    start, end = span
    return " ".join(text[max(0, start - CONTEXT) : end + CONTEXT].split())
