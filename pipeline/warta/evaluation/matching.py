"""Which found record stands for which gold record: one-to-one pairings, one rule per kind of table.

Every rule takes the found and the gold annotation of one article, spans in the gold text, and returns the pairs. Sure
gold entries come before optional ones: what is paired with an optional one is left out of the count.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from warta.evaluation.annotation import Annotation, DateEntry, FigureEntry, Name, QuoteEntry
from warta.evaluation.cells import fold, is_accepted

Pairs = list[tuple[Any, Any]]
Matcher = Callable[[Annotation, Annotation], Pairs]

Spanned = TypeVar("Spanned", DateEntry, FigureEntry, QuoteEntry)

# Words in front of a title that make it another one: a deputy is not the one whose deputy he is. They belong to the
# measuring, which must stay what it is when a language's word lists change.
DEPUTY = frozenset(("wakil", "vice", "deputy", "asisten", "assistant"))


def same_number(found: float | None, gold: float | None) -> bool:
    """Whether two numbers are one but for rounding; NaN counts as None.

    >>> same_number(1e11 + 1, 1e11), same_number(7, 7.5), same_number(None, 7), same_number(float("nan"), None)
    (True, False, False, True)
    """
    if found is None or found != found or gold is None or gold != gold:
        return (found is None or found != found) and (gold is None or gold != gold)
    return abs(found - gold) <= 1e-6 * max(1.0, abs(found), abs(gold))


def match_names(found: Iterable[Name], gold: Sequence[Name], same: Callable[[Name, Name], bool]) -> Pairs:
    """Pairs each found name, in order, with the first sure gold name still free that is the same.

    A found name that is a surface of an optional gold name, and of no sure one, is paired with that.
    """
    pairs: Pairs = []
    sure = [name for name in gold if not name.optional]
    free = list(sure)
    for left in found:
        if (index := next((i for i, right in enumerate(free) if same(left, right)), None)) is not None:
            pairs.append((left, free.pop(index)))
        elif not any(_is_surface(left, right) for right in sure):
            pairs += [(left, right) for right in gold if right.optional and _is_surface(left, right)][:1]
    return pairs


def match_spans(found: Sequence[Spanned], gold: Sequence[Spanned]) -> Pairs:
    """Pairs records whose spans overlap, the largest overlap first, among equals the spans closest in length.

    Optional gold records come last.
    """
    candidates = []
    for i, left in enumerate(found):
        for j, right in enumerate(gold):
            overlap = min(left.end, right.end) - max(left.start, right.start)
            if overlap > 0:
                difference = abs((left.end - left.start) - (right.end - right.start))
                candidates.append((not right.optional, overlap, -difference, i, j))
    return _pair_once(((i, j) for *_, i, j in sorted(candidates, reverse=True)), found, gold)


def _pair_once(ranked: Iterable[tuple[int, int]], found: Sequence[Any], gold: Sequence[Any]) -> Pairs:
    """The pairs by their numbers, the best first, each record in one pair at most."""
    pairs: Pairs = []
    used_found: set[int] = set()
    used_gold: set[int] = set()
    for i, j in ranked:
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
    return match_names(found.persons, gold.persons, _is_surface)


def match_person_names(found: Annotation, gold: Annotation) -> Pairs:
    """Persons by canonical name."""
    return match_names(found.persons, gold.persons, same_name)


def match_organizations(found: Annotation, gold: Annotation) -> Pairs:
    """Organizations by any surface that the gold gives them."""
    return match_names(found.organizations, gold.organizations, _is_surface)


def match_organization_names(found: Annotation, gold: Annotation) -> Pairs:
    """Organizations by canonical name."""
    return match_names(found.organizations, gold.organizations, same_name)


def match_places(found: Annotation, gold: Annotation) -> Pairs:
    """Places by any surface that the gold gives them."""
    return match_names(found.places, gold.places, _is_surface)


def match_titles(found: Annotation, gold: Annotation) -> Pairs:
    """Titles of one person, by any surface, where one title's words hold the other's, the most alike first."""
    surfaces = {fold(person.name): _surfaces(person) for person in gold.persons}
    candidates = []
    for i, left in enumerate(found.titles):
        for j, right in enumerate(gold.titles):
            person = fold(right.person)
            if fold(left.person) in surfaces.get(person, {person}) and is_same_title(left.text, right.text):
                likeness = (
                    not right.optional,
                    fold(left.text) == fold(right.text),
                    is_accepted(left.organization, right.organization),
                    is_accepted(left.status, right.status),
                )
                candidates.append((likeness, -i, -j))
    ranked = ((-i, -j) for _, i, j in sorted(candidates, reverse=True))
    return _pair_once(ranked, found.titles, gold.titles)


def is_same_title(found: str, gold: str) -> bool:
    """Whether the words are the same, or the shorter title's stand one after another in the longer.

    >>> is_same_title("direktur keuangan", "Direktur Keuangan dan Umum"), is_same_title("ketua", "wakil ketua")
    (True, False)
    """
    short, long = sorted((fold(found).split(), fold(gold).split()), key=len)
    starts = (i for i in range(len(long) - len(short) + 1) if long[i : i + len(short)] == short)
    start = next(starts, None)
    return bool(short) and start is not None and not DEPUTY & set(long[:start])


def match_dates(found: Annotation, gold: Annotation) -> Pairs:
    """Dates by overlapping spans."""
    return match_spans(found.dates, gold.dates)


def match_figures(found: Annotation, gold: Annotation) -> Pairs:
    """Figures by overlapping spans."""
    return match_spans(found.figures, gold.figures)


def match_quotes(found: Annotation, gold: Annotation) -> Pairs:
    """Direct speech by overlapping spans."""
    return match_spans(found.quotes, gold.quotes)


def match_reported(found: Annotation, gold: Annotation) -> Pairs:
    """Reported speech by overlapping spans."""
    return match_spans(found.reported, gold.reported)


def same_name(found: Name, gold: Name) -> bool:
    """Whether the canonical names agree."""
    return fold(found.name) == fold(gold.name)


def _surfaces(name: Name) -> set[str]:
    return {fold(name.name), *map(fold, name.surfaces)}


def _is_surface(found: Name, gold: Name) -> bool:
    return fold(found.name) in _surfaces(gold)
