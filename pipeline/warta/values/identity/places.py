"""Which places of different articles are one.

One name makes one place, in the usual form of its language: abbreviations written out (`Jabar` is `Jawa Barat`), and a
country under one name in all languages. A part is not the whole: `Jakarta Selatan` stays apart from `Jakarta`, as
`Kabupaten Bogor` does from `Bogor`. A name without its kind is the one with it (`Kota Bandung`), as in one article,
unless the corpus knows several of the name (`Kota Gorontalo`, `Provinsi Gorontalo`).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from warta.values.identity.clusters import Clusters
from warta.values.identity.corpus import Members, country_name
from warta.values.identity.rules import IdentityRules
from warta.values.names.aliases import Words, fold
from warta.values.names.bodies import place_words, without_kind


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name's words in their usual form, and those that are left `short` of its kind."""

    words: Words
    short: Words


@lru_cache(maxsize=100_000)
def read_place(text: str, language: str | None, rules: IdentityRules) -> PlaceName:
    """The name in a text, by the rules of a language.

    >>> from warta.values.identity.rules import identity_rules
    >>> read_place("Kota Bandung", "id", identity_rules())
    PlaceName(words=('kota', 'bandung'), short=('bandung',))
    >>> read_place("Jerman", "id", identity_rules()) == read_place("Germany", "en", identity_rules())
    True
    """
    names = rules.bodies[rules.known(language)]
    words = place_words(text, names) or (text,)
    if words not in names.countries:
        words = names.states.get(words, words)
    if words in names.countries:
        country = fold(country_name(" ".join(words), language))
        return PlaceName(country, country)
    return PlaceName(words, without_kind(words, names))


def join_places(members: Members, names: Sequence[PlaceName]) -> Clusters:
    """The places of a corpus as clusters, by their names."""
    # An article may use two names of one place: unlike people, such two are joined.
    clusters = Clusters(range(len(members)))
    first: dict[Words, int] = {}
    for member, name in enumerate(names):
        clusters.join(first.setdefault(name.words, member), member, ("name",))
    kinded: defaultdict[Words, list[int]] = defaultdict(list)
    for words, member in first.items():
        if (short := names[member].short) != words and short in first:
            kinded[short].append(member)
    for short, fuller in kinded.items():
        if len(fuller) == 1:
            clusters.join(fuller[0], first[short], (f"short name: {members.names[first[short]]}",))
    return clusters
