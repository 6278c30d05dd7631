"""Which found record stands for which gold record: one-to-one pairings, one rule per kind of table.

Every rule takes the found and the gold annotation of one article, spans in the gold text, and returns the pairs.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from warta.evaluation.annotation import Annotation, Name
from warta.records import Figure, Quote, Timex, Title

Pairs = list[tuple[Any, Any]]
Matcher = Callable[[Annotation, Annotation], Pairs]

Left = TypeVar("Left")
Right = TypeVar("Right")
Spanned = TypeVar("Spanned", Timex, Figure, Quote)


def fold(text: str | None) -> str:
    """The text as it is compared: without case, one kind of apostrophe, single spaces; nothing is as good as empty.

    >>> fold("  Jum’at  Legi"), fold(None)
    ("jum'at legi", '')
    """
    return " ".join((text or "").casefold().replace("’", "'").split())


def same_number(found: float | None, gold: float | None) -> bool:
    """Whether two numbers are one but for rounding; NaN counts as None.

    >>> same_number(1e11 + 1, 1e11), same_number(7, 7.5), same_number(None, 7), same_number(float("nan"), None)
    (True, False, False, True)
    """
    if found is None or found != found or gold is None or gold != gold:
        return (found is None or found != found) and (gold is None or gold != gold)
    return abs(found - gold) <= 1e-6 * max(1.0, abs(found), abs(gold))


def match_first(found: Iterable[Left], gold: Iterable[Right], same: Callable[[Left, Right], bool]) -> Pairs:
    """Pairs each found record, in order, with the first gold record still free that is the same."""
    pairs: Pairs = []
    free = list(gold)
    for left in found:
        for index, right in enumerate(free):
            if same(left, right):
                pairs.append((left, free.pop(index)))
                break
    return pairs


def match_spans(found: Sequence[Spanned], gold: Sequence[Spanned]) -> Pairs:
    """Pairs records whose spans overlap, the largest overlap first, among equals the spans closest in length."""
    candidates = []
    for i, left in enumerate(found):
        for j, right in enumerate(gold):
            overlap = min(left.end, right.end) - max(left.start, right.start)
            if overlap > 0:
                difference = abs((left.end - left.start) - (right.end - right.start))
                candidates.append((overlap, -difference, i, j))
    pairs: Pairs = []
    used_found: set[int] = set()
    used_gold: set[int] = set()
    for _, _, i, j in sorted(candidates, reverse=True):
        if i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
            pairs.append((found[i], gold[j]))
    return pairs


def match_languages(found: Annotation, gold: Annotation) -> Pairs:
    """The article's language with the gold's, where the run has the article."""
    return list(zip(found.languages, gold.languages, strict=False))


def match_persons(found: Annotation, gold: Annotation) -> Pairs:
    """Persons by any surface that the gold gives them."""
    return match_first(found.persons, gold.persons, _is_surface)


def match_person_names(found: Annotation, gold: Annotation) -> Pairs:
    """Persons by canonical name."""
    return match_first(found.persons, gold.persons, same_name)


def match_organizations(found: Annotation, gold: Annotation) -> Pairs:
    """Organizations by any surface that the gold gives them."""
    return match_first(found.organizations, gold.organizations, _is_surface)


def match_organization_names(found: Annotation, gold: Annotation) -> Pairs:
    """Organizations by canonical name."""
    return match_first(found.organizations, gold.organizations, same_name)


def match_titles(found: Annotation, gold: Annotation) -> Pairs:
    """Titles of one person, by any surface, where one title's words hold the other's."""
    surfaces = {fold(person.name): _surfaces(person) for person in gold.persons}

    def same(left: Title, right: Title) -> bool:
        words, gold_words, person = fold(left.text), fold(right.text), fold(right.person)
        held = bool(words) and (words in gold_words or gold_words in words)
        return held and fold(left.person) in surfaces.get(person, {person})

    return match_first(found.titles, gold.titles, same)


def match_dates(found: Annotation, gold: Annotation) -> Pairs:
    """Dates by overlapping spans."""
    return match_spans(found.dates, gold.dates)


def match_figures(found: Annotation, gold: Annotation) -> Pairs:
    """Figures by overlapping spans."""
    return match_spans(found.figures, gold.figures)


def match_quotes(found: Annotation, gold: Annotation) -> Pairs:
    """Quotations by overlapping spans."""
    return match_spans(found.quotes, gold.quotes)


def same_name(found: Name, gold: Name) -> bool:
    """Whether the canonical names agree."""
    return fold(found.name) == fold(gold.name)


def _surfaces(name: Name) -> set[str]:
    return {fold(name.name), *map(fold, name.surfaces)}


def _is_surface(found: Name, gold: Name) -> bool:
    return fold(found.name) in _surfaces(gold)
