"""What is measured: per table the pairing of records, and the fields in which a pair must agree to be right."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from warta.evaluation.annotation import Annotation, DateEntry, FigureEntry, Name, QuoteEntry, TitleEntry
from warta.evaluation.cells import Cell, answers, best, fold, is_accepted
from warta.evaluation.matching import (
    Matcher,
    Pairs,
    match_dates,
    match_figures,
    match_languages,
    match_organization_names,
    match_organizations,
    match_person_names,
    match_persons,
    match_places,
    match_quotes,
    match_reported,
    match_titles,
    same_name,
    same_number,
)
from warta.highlights.marks import format_number

# Characters shown on either side of a mistake.
CONTEXT = 40

Agreement = Callable[[Any, Any], bool]


def _always(*records: object) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of one article are right, found and in the gold, by one measure."""

    right: int
    found: int
    gold: int


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the evaluation. `agree(found, gold)` says whether a matched pair of records is right.

    `needs` is what a gold file must annotate for it. `is_asked(gold)` says whether a gold record counts, and
    `is_given(found, gold)` whether a found one does, matched with a gold record or with None.
    """

    name: str
    table: str
    match: Matcher
    agree: Agreement
    needs: str
    is_asked: Callable[[Any], bool] = _always
    is_given: Callable[[Any, Any], bool] = _always

    def is_annotated(self, gold: Annotation) -> bool:
        """Whether the gold article says anything about this measure."""
        return self.needs not in gold.unannotated

    def is_wrong(self, found: Any, gold: Any) -> bool:
        """Whether a matched pair counts and does not agree."""
        return (self.is_asked(gold) or self.is_given(found, gold)) and not self.agree(found, gold)

    def count(self, found: Annotation, gold: Annotation) -> Count:
        """The records of one article; spans must lie in the same text."""
        sides = split(self.table, self.match, found, gold)
        given = sum(self.is_given(left, right) for left, right in sides.pairs)
        asked = [(left, right) for left, right in sides.pairs if self.is_asked(right)]
        return Count(
            right=sum(self.agree(left, right) for left, right in asked),
            found=given + sum(self.is_given(left, None) for left in sides.spurious),
            gold=len(asked) + sum(map(self.is_asked, sides.missed)),
        )


@dataclass(frozen=True, slots=True)
class Sides:
    """A table's records of one article: matched, missed by the run, and found where the gold has none.

    Optional gold records, and what is paired with them, are in none of these.
    """

    pairs: Pairs
    missed: list[Any]
    spurious: list[Any]


def split(table: str, match: Matcher, found: Annotation, gold: Annotation) -> Sides:
    """The records of a table by what became of them."""
    pairs = match(found, gold)
    # By identity, for equal records may stand in one article.
    found_ids, gold_ids = ({id(pair[side]) for pair in pairs} for side in (0, 1))
    return Sides(
        pairs=[pair for pair in pairs if not _is_optional(pair[1])],
        missed=[right for right in getattr(gold, table) if id(right) not in gold_ids and not _is_optional(right)],
        spurious=[left for left in getattr(found, table) if id(left) not in found_ids],
    )


def _is_optional(gold: object) -> bool:
    return getattr(gold, "optional", False)


def _same(cell: str) -> Agreement:
    """Agreement in a cell: what was found is an answer that the gold accepts."""
    value = attrgetter(cell)
    return lambda found, gold: is_accepted(value(found), value(gold))


def _same_language(found: str, gold: str) -> bool:
    return found == gold


def _same_span(found: DateEntry, gold: DateEntry) -> bool:
    return (found.start, found.end) == (gold.start, gold.end)


def _same_amount(found: FigureEntry, gold: FigureEntry) -> bool:
    return (
        found.kind == gold.kind
        and same_number(found.value, gold.value)
        and same_number(found.value_max, gold.value_max)
        and fold(found.currency) == fold(gold.currency)
    )


def _same_amount_and(cell: str) -> Agreement:
    same = _same(cell)
    return lambda found, gold: _same_amount(found, gold) and same(found, gold)


def _figures(name: str, agree: Agreement, needs: str = "figures") -> Measure:
    return Measure(f"figures: {name}", "figures", match_figures, agree, needs)


def _where_said(cell: str, needs: str = "figures") -> Measure:
    """A cell of figures over those where it is filled in the gold or by the run: empty cells earn nothing.

    Where the gold accepts both an empty cell and what was found, the figure counts on neither side.
    """
    value = attrgetter(cell)

    def is_asked(gold: FigureEntry) -> bool:
        return "" not in answers(value(gold))

    def is_given(found: FigureEntry, gold: FigureEntry | None) -> bool:
        answer = fold(best(value(found)))
        return bool(answer) and not (gold is not None and {"", answer} <= answers(value(gold)))

    return Measure(f"figures: {cell} where said", "figures", match_figures, _same(cell), needs, is_asked, is_given)


def _is_not_actual(figure: FigureEntry, gold: FigureEntry | None = None) -> bool:
    return fold(best(figure.modality)) not in ("", "actual")


MEASURES = (
    Measure("language", "languages", match_languages, _same_language, "languages"),
    Measure("persons: canonical name", "persons", match_person_names, same_name, "persons"),
    Measure("persons: any surface", "persons", match_persons, _always, "persons"),
    Measure("organizations: canonical name", "organizations", match_organization_names, same_name, "organizations"),
    Measure("organizations: any surface", "organizations", match_organizations, _always, "organizations"),
    Measure("places: any surface", "places", match_places, _always, "places"),
    Measure("titles: person+title", "titles", match_titles, _always, "titles"),
    Measure("titles: +organization", "titles", match_titles, _same("organization"), "titles"),
    Measure("titles: +status", "titles", match_titles, _same("status"), "titles"),
    Measure("titles: +normalized", "titles", match_titles, _same("normalized"), "titles"),
    Measure("dates: found (overlap)", "dates", match_dates, _always, "dates"),
    Measure("dates: exact span", "dates", match_dates, _same_span, "dates"),
    Measure("dates: found+value", "dates", match_dates, _same("value"), "dates"),
    _figures("found (overlap)", _always),
    _figures("kind+value+currency", _same_amount),
    _figures("+qualifier", _same_amount_and("qualifier")),
    _figures("+unit", _same_amount_and("unit")),
    _figures("+measure", _same_amount_and("measure")),
    _figures("+entity", _same_amount_and("entity")),
    _where_said("measure"),
    _where_said("entity"),
    _where_said("source", "source"),
    _where_said("as_of", "as_of"),
    _figures("modality", _same_amount_and("modality"), "modality"),
    Measure(
        "figures: modality where not actual",
        "figures",
        match_figures,
        _same("modality"),
        "modality",
        _is_not_actual,
        _is_not_actual,
    ),
    Measure("quotes: found (overlap)", "quotes", match_quotes, _always, "quotes"),
    Measure("quotes: +speaker", "quotes", match_quotes, _same("speaker"), "quotes"),
    Measure("reported speech: found (overlap)", "reported", match_reported, _always, "reported"),
    Measure("reported speech: +speaker", "reported", match_reported, _same("speaker"), "reported"),
)

# How a table's records are paired when its mistakes are listed.
LISTED: dict[str, Matcher] = {
    "languages": match_languages,
    "persons": match_persons,
    "organizations": match_organizations,
    "places": match_places,
    "titles": match_titles,
    "dates": match_dates,
    "figures": match_figures,
    "quotes": match_quotes,
    "reported": match_reported,
}


def describe(record: object) -> str:
    """A record in one line, as the list of mistakes shows it.

    >>> describe(DateEntry("Jumat nanti", 5, 16, "DATE", "2015-11-20"))
    'Jumat nanti → 2015-11-20'
    """
    match record:
        case Name():
            return record.name
        case TitleEntry():
            return _join(record.person, record.text, record.normalized, record.organization, record.status)
        case DateEntry():
            return f"{record.text} → {best(record.value)}"
        case FigureEntry():
            amounts = (record.value,) if record.value_max is None else (record.value, record.value_max)
            amount = " to ".join(map(format_number, amounts))
            cells = (record.unit, record.qualifier, record.measure, record.entity)
            # Most figures have none of these, and old gold never has, so that they are named where they are.
            said = (("as of", record.as_of), ("says", record.source), ("as", record.modality))
            later = [f"{word} {answer}" for word, cell in said if (answer := best(cell))]
            return f"{record.text} → {_join(record.kind, amount, record.currency, *cells, *later)}"
        case QuoteEntry():
            return f"{best(record.speaker) or '–'}: {record.text}"
        case _:
            return str(record)


def _join(*cells: Cell) -> str:
    return " | ".join(best(cell) or "–" for cell in cells)


def find_span(record: object, text: str) -> tuple[int, int] | None:
    """Where a record stands in the text: its span, or the first place of a name; None where it has no place.

    >>> find_span(Name("Rini"), "Kata Rini."), find_span(Name("Ayu"), "Kata Rini.")
    ((5, 9), None)
    """
    match record:
        case Name():
            start = text.find(record.name)
            end = start + len(record.name)
        case TitleEntry() | DateEntry() | FigureEntry() | QuoteEntry():
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
