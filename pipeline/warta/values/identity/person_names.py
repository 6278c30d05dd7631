"""The name of a person: what of it says who it is, and whether another can be the same one's."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from rapidfuzz.distance import OSA

from warta.values.identity.rules import IdentityRules
from warta.values.names.aliases import Words, fold, is_initial, is_short_person, spelling

_TYPO_WORD = 6  # shortest part of a name in which one letter may be wrong: `Rahma` and `Rahmi` are two
_COMMON_PARTS = 2  # three common parts are seldom found together in two people
_VOWELS = frozenset("aeiou")
_BLOCK_PARTS = 5  # parts of a name that are looked at together; longer names are lists or titles


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as folded `words`, its `parts` (no particles, no initials) in one spelling, its `initials`.

    `own` are the parts less those that name the father. `common`: so many people have the name that it alone tells
    nobody.
    """

    words: Words
    parts: Words
    initials: Words
    own: Words
    common: bool

    @property
    def full(self) -> bool:
        """Whether the name has several parts."""
        return len(self.parts) > 1


@lru_cache(maxsize=100_000)
def read_person(text: str, rules: IdentityRules) -> PersonName:
    """The name in a text.

    >>> from warta.values.identity.rules import identity_rules
    >>> read_person("Moh. Soeharto bin Kartodirdjo", identity_rules()).parts
    ('muhamad', 'suharto', 'kartodirjo')
    >>> read_person("J. Kalvari", identity_rules()).initials
    ('j',)
    >>> read_person("Budi Santoso", identity_rules()).common, read_person("Budi Halimun", identity_rules()).common
    (True, False)
    """
    words = fold(text)
    said = [word for word in words if word not in rules.particles] or list(words)
    parts = {word: spell(word, rules) for word in said if not is_initial(word)}
    fathers = {after for word, after in pairwise(words) if word in rules.patronymics}
    return PersonName(
        words=words,
        parts=tuple(parts.values()),
        initials=tuple(word for word in said if is_initial(word)),
        own=tuple(part for word, part in parts.items() if word not in fathers),
        common=len(parts) <= _COMMON_PARTS and all(part in rules.common_names for part in parts.values()),
    )


def spell(word: str, rules: IdentityRules) -> str:
    """A part of a name written out and in one spelling."""
    return spelling(rules.short_names.get(word, word), rules.spellings)


def closeness(a: PersonName, b: PersonName) -> int:
    """How near two full names are: 2 one name in two spellings, 1 one without a part of the other, 0 two names.

    >>> from warta.values.identity.rules import identity_rules
    >>> def near(*texts): return closeness(*(read_person(text, identity_rules()) for text in texts))
    >>> near("Muhammad Yusuf", "Moh. Yusuf"), near("Rian A. Kalvari", "Rian Kalvari")
    (2, 2)
    >>> near("Rian Yusuf Kalvari", "Rian Kalvari"), near("Rian Kalvari", "Rina Kalvari")
    (1, 0)
    """
    if a.initials and b.initials and a.initials != b.initials:
        return 0
    if sorted(a.parts) == sorted(b.parts):
        return 2
    if len(a.parts) == len(b.parts) and _is_misspelt(a.parts, b.parts):
        return 2
    shorter, longer = sorted((a, b), key=lambda name: (len(name.parts), len(name.initials)))
    return int(is_short_person((*shorter.parts,), (*longer.parts,), frozenset(), {}))


def _is_misspelt(a: Words, b: Words) -> bool:
    """Whether all parts are the same but one, and that differs in one letter."""
    differing = [(one, other) for one, other in zip(a, b, strict=True) if one != other]
    if len(differing) != 1:
        return False
    ((one, other),) = differing
    return (
        min(len(one), len(other)) >= _TYPO_WORD
        and one[0] == other[0]
        and one.isalpha()
        and other.isalpha()
        and OSA.distance(one, other, score_cutoff=1) <= 1
    )


def blocks(name: PersonName) -> Iterator[tuple[str, str]]:
    """Keys of which two full names that are close share one: any two parts, by their consonants."""
    skeletons = sorted({skeleton(part) for part in name.parts[:_BLOCK_PARTS]})
    yield from combinations(skeletons, 2)


@lru_cache(maxsize=100_000)
def skeleton(part: str) -> str:
    """The first letter and the consonants behind it, less the `h` that spellings add and drop.

    >>> skeleton("muhamad"), skeleton("mohamed"), skeleton("ahmad")
    ('mmd', 'mmd', 'amd')
    """
    return part[0] + "".join(letter for letter in part[1:] if letter not in _VOWELS and letter != "h")
