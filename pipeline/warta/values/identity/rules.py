"""The words of all languages that identity across articles asks, compiled once: a corpus mixes languages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from warta.languages import LanguagePack, codes, load_pack
from warta.values.names.aliases import Words, fold, spelling
from warta.values.names.rules import NameRules, name_rules, plain_rules


@dataclass(frozen=True, slots=True, eq=False)
class IdentityRules:
    """Folded words of all packs together, and each language's rules of names. Hashable by identity, as packs are."""

    particles: frozenset[str]
    patronymics: frozenset[str]
    spellings: dict[str, str]
    short_names: dict[str, str]
    word_spellings: dict[str, str]
    common_names: frozenset[str]
    """In one spelling."""
    common_roles: frozenset[str]
    generic_words: frozenset[str]
    generic_bodies: frozenset[Words]
    unique_bodies: frozenset[Words]
    bodies: dict[str | None, NameRules]
    """By language, None for one without a pack."""
    bodies_with_kinds: dict[str | None, NameRules]
    """The same, by which a leading `Bank` or `Hotel` stays: across articles it tells two bodies apart."""

    def known(self, language: str | None) -> str | None:
        """The language, None where it has no pack."""
        return language if language in self.bodies else None


@cache
def identity_rules() -> IdentityRules:
    """The rules of all languages that have a pack."""
    packs = [load_pack(code) for code in codes()]
    bodies: dict[str | None, NameRules] = {None: plain_rules()} | {pack.code: name_rules(pack) for pack in packs}
    spellings = {variant: sound for pack in packs for variant, sound in pack.names.spellings.items()}
    return IdentityRules(
        particles=frozenset(word for pack in packs for word in pack.names.particles),
        patronymics=frozenset(word for pack in packs for word in pack.names.patronymics),
        spellings=spellings,
        short_names={short: long for pack in packs for short, long in pack.identity.short_names.items()},
        word_spellings={word: plain for pack in packs for word, plain in pack.identity.word_spellings.items()},
        common_names=frozenset(spelling(word, spellings) for pack in packs for word in pack.identity.common_names),
        common_roles=frozenset(role for pack in packs for role in pack.identity.common_roles),
        generic_words=frozenset(word for pack in packs for word in pack.identity.generic_words),
        generic_bodies=frozenset(fold(name) for pack in packs for name in _generic_bodies(pack)),
        unique_bodies=frozenset(fold(name) for pack in packs for name in pack.identity.unique_bodies),
        bodies=bodies,
        bodies_with_kinds={code: replace(rules, kinds=frozenset()) for code, rules in bodies.items()},
    )


def _generic_bodies(pack: LanguagePack) -> Iterable[str]:
    return (*pack.names.generic_bodies, *pack.names.local_bodies, *pack.names.kinds, *pack.names.activities)
