"""Topic `identity` of a language pack: which names, roles and bodies are too common to tell who is who by."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class IdentityWords:
    """The fields are the keys of `<code>/identity.toml`; every one may be left out. Words are lower case.

    What a language lists holds for all articles of a corpus, whatever their language: names travel.
    """

    short_names: dict[str, str] = field(default_factory=dict)  # how a name is shortened in writing: `moh`, `wm`
    word_spellings: dict[str, str] = field(default_factory=dict)  # words of bodies' names that are written in two ways
    common_names: tuple[str, ...] = ()  # parts of names that very many people have: two of them name nobody for sure
    common_roles: tuple[str, ...] = ()  # normalized titles that very many people have in one place or body
    generic_words: tuple[str, ...] = ()  # a body named by these alone exists in many places: `Dinas Kesehatan`
    unique_bodies: tuple[str, ...] = ()  # names of such words that only one body has: `Badan Pusat Statistik`
