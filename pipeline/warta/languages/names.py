"""Topic `names` of a language pack: what stands around names, and how names are shortened."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class NameWords:
    """The fields are the keys of `<code>/names.toml`; every one may be left out.

    Words are given without a final full stop, which the text may or may not write; capitals do not matter, except in
    `degrees`. Tables map the folded short form to its expansion.
    """

    # persons
    honorifics: tuple[str, ...] = ()  # never part of a name
    # part of some names: taken off where the article has the name without, or, if also an honorific, before two words
    ambiguous_honorifics: tuple[str, ...] = ()
    male: tuple[str, ...] = ()  # those of the honorifics that tell the gender
    female: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()  # words of office and rank that stand before a name
    domains: tuple[str, ...] = ()  # what may follow a role before the name: `Luar Negeri`
    place_offices: tuple[str, ...] = ()  # roles that the name of a place follows: `Bupati Bogor`
    local_offices: tuple[str, ...] = ()  # those of them whose holders are called by their first name
    village_offices: tuple[str, ...] = ()  # those whose place a recogniser hardly knows: `Lurah`
    seat_offices: tuple[str, ...] = ()  # offices that the name of a place stands before: `Kashmir chief minister`
    seat_hyphens: tuple[str, ...] = ()  # a hyphen ties them to the name of a place: `-based`
    ranks: tuple[str, ...] = ()  # ranks and academic titles: no part of the body or the place named before them
    degrees: tuple[str, ...] = ()  # academic degrees behind a name
    patronymics: tuple[str, ...] = ()  # the next word is the father's name, not the person's own
    name_fronts: tuple[str, ...] = ()  # small words, as written, that begin a name: `I`, `Ni`
    given_fronts: tuple[str, ...] = ()  # as written, what begins a given name with common words: `Anak Agung`
    fronted: tuple[str, ...] = ()  # first names that they stand before: `Wayan`
    given_abbreviations: tuple[str, ...] = ()  # first names that a full stop abbreviates: `Muh.`
    particles: tuple[str, ...] = ()  # belong to the name but identify nobody
    alias_cues: tuple[str, ...] = ()  # between a name and the same person's other name
    alias_words: tuple[str, ...] = ()  # those behind which a capitalised word is a name whatever it looks like
    either: tuple[str, ...] = ()  # between an organization's name and its acronym
    numbered_units: tuple[str, ...] = ()  # units of the forces that a number names: `Kodim 1312`
    hyphen_words: tuple[str, ...] = ()  # a hyphen ties them to a name that they are no part of: `-led`
    spellings: dict[str, str] = field(default_factory=dict)  # letters that spell one sound
    # organizations
    legal_forms: tuple[str, ...] = ()
    leading_legal_forms: tuple[str, ...] = ()  # those that begin a name
    kinds: tuple[str, ...] = ()  # a leading word that a short form leaves out: `Partai`, `Bank`
    described_nouns: tuple[str, ...] = ()  # what a body is said to be behind its name: `, band asal Bandung`
    described_openers: tuple[str, ...] = ()  # an article in front of it, up to two words before the noun
    described_ends: tuple[str, ...] = ()  # what goes on behind its noun
    own_bodies: tuple[str, ...] = ()  # a body told by whose it is, before its name: `her company`
    descriptors: tuple[str, ...] = ()  # a noun that tells what a body is and begins no name: `Maskapai`, `Carmaker`
    activities: tuple[str, ...] = ()  # a final word that a short form leaves out: `Group`, `Airlines`
    local_bodies: tuple[str, ...] = ()  # bodies that a place name completes: `Dinas Kesehatan`, `DPRD`
    state_suffixes: tuple[str, ...] = ()  # a final `Republik Indonesia` that changes nothing
    generic_bodies: tuple[str, ...] = ()  # no name on their own: they link to a longer name or are dropped
    heads: tuple[str, ...] = ()  # nouns that begin an organization's name, when capitalised
    bound_heads: tuple[str, ...] = ()  # the same, also where written small: `timnas Indonesia`
    body_nouns: tuple[str, ...] = ()  # nouns that end an organization's name, when capitalised: `Union`
    institutions: tuple[str, ...] = ()  # nouns that end a body's name and never a place's: `Hospital`
    governments: tuple[str, ...] = ()  # phrases that name a government, `{}` for its country: `government of {}`
    state_bodies: tuple[str, ...] = ()  # bodies named with their country, `{}` for it: `{} national team`
    named_offices: tuple[str, ...] = ()  # bodies named with common nouns, when capitalised: `Cabinet Office`
    office_fronts: tuple[str, ...] = ()  # words that may end a body's name or begin an office: `Group`
    inner_units: tuple[str, ...] = ()  # parts of a body, which belong to the office before them: `Divisi`
    inner_bodies: tuple[str, ...] = ()  # such parts, but bodies of their own where no head noun follows: `Pusat`
    grades: tuple[str, ...] = ()  # ranks behind an office: `Peneliti Senior`
    outer_heads: tuple[str, ...] = ()  # those of the heads that begin no part of another body's name: `Kementerian`
    named_after: tuple[str, ...] = ()  # heads that a person's name completes: `Universitas Islam Negeri`
    role_suffixes: tuple[str, ...] = ()  # words that go on a role, and begin no name behind it: `Senior`
    offices: tuple[str, ...] = ()  # words that begin the name of an office: the acronym behind it is a person's
    office_contractions: tuple[str, ...] = ()  # offices in one word, which recognisers take for organizations
    office_prefixes: tuple[str, ...] = ()  # how such words begin: `kapol`
    platforms: tuple[str, ...] = ()  # companies whose name is also that of the place where people write
    platform_cues: tuple[str, ...] = ()  # words before a platform that make it such a place: `on`, `akun`
    platform_tails: tuple[str, ...] = ()  # the same behind it: `handle`
    buildings: tuple[str, ...] = ()  # seats of government, bodies where they act
    building_cues: tuple[str, ...] = ()  # words before them that make them places
    medium_nouns: tuple[str, ...] = ()  # nouns behind the name of a medium: `newspaper`
    medium_heads: tuple[str, ...] = ()  # nouns in front of it: `kantor berita`
    told_media: tuple[str, ...] = ()  # between a speaker and any medium with an article: `told the`
    told_ends: tuple[str, ...] = ()  # words behind such a medium
    media_cues: tuple[str, ...] = ()  # words before a known medium, or one that a day follows: `kepada Harian, Senin`
    days: tuple[str, ...] = ()
    name_links: tuple[str, ...] = ()  # small words inside an organization's name
    media: tuple[str, ...] = ()  # media whose name could be a person's or a place's
    not_organizations: tuple[str, ...] = ()  # acronyms, platforms and products that recognisers take for organizations
    thing_heads: tuple[str, ...] = ()  # words that begin the name of a ship, an election, a law or a contest
    thing_tails: tuple[str, ...] = ()  # the same at the end: `Act`, `Cup`
    adjectives: tuple[str, ...] = ()  # words that begin the names of many bodies and name none alone: `African`
    # places
    place_heads: tuple[str, ...] = ()  # nouns that begin the name of a place that recognisers take for a body: `Rutan`
    place_tails: tuple[str, ...] = ()  # the same at the end: `Prison`
    place_prepositions: tuple[str, ...] = ()  # words before a place that never stand before a person: `ke`
    place_words: tuple[str, ...] = ()  # nouns that begin a place's name of two words: `Lembah`, `Tanjung`
    place_sides: tuple[str, ...] = ()  # words that end a place's name: `Selatan`
    place_kinds: tuple[str, ...] = ()  # a leading word that changes nothing: `Kota`, `Provinsi`
    # all
    abbreviations: dict[str, str] = field(default_factory=dict)
    connectives: tuple[str, ...] = ()  # words that acronyms skip
    conjunctions: tuple[str, ...] = ()  # join two names
    not_names: tuple[str, ...] = ()  # never a name on their own
