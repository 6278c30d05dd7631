"""What one figure takes from the one before it: `5.7% last year, compared with 3.8%`, `Rp 3 juta dari Rp 2 juta`."""

from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from warta.languages import LanguagePack
from warta.values.figures.measured import measure_table

# The most words between two figures of one measure.
MOST = 7
CHARACTERS = 60
LISTED = frozenset(("", ","))


@dataclass(frozen=True, slots=True)
class Carried:
    """Whether a figure has the measure and the entity of the one before it, where its own words name none."""

    measure: bool
    entity: bool


NOTHING = Carried(False, False)
BOTH = Carried(True, True)


@cache
def _carriers(pack: LanguagePack) -> tuple[Set[str], Set[str], Set[str]]:
    words = pack.figures
    measures = measure_table(pack)
    named = frozenset((*measures.all_before.values, *words.clause_ends)) - frozenset(words.carriers)
    return frozenset(words.carriers), frozenset(words.sum_joints), named


def carried(text: str, end: int, start: int, alike: bool, pack: LanguagePack) -> Carried:
    """What a figure at `start` takes from the one that ends at `end`, in the same sentence.

    `alike` says that both are money, or both percentages.
    """
    if not 0 <= start - end <= CHARACTERS:
        return NOTHING
    between = text[end:start].casefold()
    if between.strip() == "(":
        return BOTH
    carriers, joints, named = _carriers(pack)
    words = [word.strip(",()") for word in between.split()]
    if len(words) > MOST or any(word in named for word in words):
        return NOTHING
    if any(word in carriers for word in words):
        return BOTH
    listed = between.strip() in LISTED | joints or between.strip(", ") in joints
    return Carried(alike, True) if listed else NOTHING
