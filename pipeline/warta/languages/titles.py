"""Topic `titles` of a language pack: roles with their English names, and the words that tie a role to a person."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The fields are the keys of `<code>/titles.toml`; all words are lower case, one space between them.

    `roles` maps a role to its English normal form; `{}` in it takes the role's domain (`Minister of {}`), a form
    without `{}` takes it in front (`Observer`: `Political Observer`). `prefixes` and `fronts` are words that stand in
    front of the role in English (`wakil`: `Deputy`), `domains` what a role is about, `attributes` their English form
    before a noun where that differs, `units` the parts of an institution (`biro`: `the {} Bureau`). `territorial` roles
    are held for the place beside them, `national` ones for the article's country, `corporate` ones in the body the
    article is about, `relational` ones for a client; `incomplete` ones say nothing without a body or a domain. `trades`
    are roles that two names behind one mention share where nouns have no plural (`penyanyi A dan B`), `posted` roles
    keep the place they are sent to (`posting_links`), `team` roles lead the club that an article is about, `sided` ones
    play for the country in front, `royal` ones reign with the others of their house, and `seats` tells by which words
    the body of a role is known (`judge`: `court`). `epithets` praise a holder behind the role, `homelands` mean the
    speaker's own country, `realms` are what a country's full name calls it (`Republic of`), `articles` begin a phrase
    whose unknown words only describe, `idioms` look like roles and are none, `ordinals` count a role's holders,
    `uniting` joiners give one person two roles, `held` goes before a holder (`held by`), `offices_of` names the body
    that a contracted office leads (`kapolres`: `polres`), `regions` lead from a body to its place, `person_links` from
    a name to its body; `definite` words show that a title means someone already named, but behind `moments` (`saat
    itu`), `demonstratives` end the noun that a role is about (`ketua panitia lomba ini`). `speech` verbs and
    `predicate_shape` show where an attribution ends and a clause begins. `field_adjectives` tell the domain before them
    (`hubungan korporat`), `fielded` roles may be about a field that no list knows and take it by `field_links`
    (`lecturer in law`), `field_shape` is the last word of an unknown field in capitals, `based` ends a word that a
    place begins (`Oslo-based`), `ages` follow a number, `ended` says behind a role that it is over, `represented` parts
    a body from who speaks for it (`led by`), `adverbs` may part a clause's link from its role, `sportive` roles are
    held in the club of the sentence, `addresses` honour a holder beside the honorifics of names, and English leaves out
    the `corps` behind a rank (`Letkol Inf`). `named_nouns` are nouns of bodies that stand in the bodies' names too
    (`the museum`: `Tide Museum`). `directions` part a country from who goes there (`to the US`), `governments` name a
    state with its country, `states` are whose an office is where nothing else is said, `realms_of` the parts of a
    country that have an office (`chief minister`), `located` roles are not held for the place behind `in`,
    `world_regions` are what a post may be about (`Africa director`). `beginnings` tell how a career began (`began as`),
    `reporting` verbs with a `complements` word behind them report the past (`says that A was`), `common_bodies` have
    one name in many states, `capacities` open a sentence with what its subject is, `entering` verbs take a body and
    then, behind a `joined_as` word, the post (`joined Lumen as editor`). `borrows` are languages whose titles are also
    written in this one.
    """

    modifiers_follow: bool
    borrows: tuple[str, ...] = ()
    roles: dict[str, str] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
    fronts: dict[str, str] = field(default_factory=dict)
    domains: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    plurals: dict[str, str] = field(default_factory=dict)
    modifier_shape: str = ""
    role_shape: str = ""
    not_modifiers: tuple[str, ...] = ()
    domain_links: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    status_before: dict[str, str] = field(default_factory=dict)
    status_after: dict[str, str] = field(default_factory=dict)
    determiners: tuple[str, ...] = ()
    plural_marks: tuple[str, ...] = ()
    organization_links: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    territorial: tuple[str, ...] = ()
    national: tuple[str, ...] = ()
    corporate: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    own_body: tuple[str, ...] = ()
    demonyms: dict[str, str] = field(default_factory=dict)
    naming: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    clause_links: tuple[str, ...] = ()
    clause_status: dict[str, str] = field(default_factory=dict)
    replacing: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    list_words: tuple[str, ...] = ()
    home_country: str | None = None
    departures: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    past_copulas: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    body_possessives: tuple[str, ...] = ()
    relational: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    posted: tuple[str, ...] = ()
    posting_links: tuple[str, ...] = ()
    team: tuple[str, ...] = ()
    sided: tuple[str, ...] = ()
    royal: tuple[str, ...] = ()
    seats: dict[str, str] = field(default_factory=dict)
    epithets: tuple[str, ...] = ()
    homelands: tuple[str, ...] = ()
    realms: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    uniting: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    offices_of: dict[str, str] = field(default_factory=dict)
    regions: tuple[str, ...] = ()
    person_links: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    demonstratives: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    predicate_shape: str = ""
    incomplete: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    field_adjectives: tuple[str, ...] = ()
    fielded: tuple[str, ...] = ()
    based: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    represented: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    sportive: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    field_shape: str = ""
    corps: tuple[str, ...] = ()
    named_nouns: tuple[str, ...] = ()
    field_links: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    governments: tuple[str, ...] = ()
    states: dict[str, str] = field(default_factory=dict)
    realms_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    located: tuple[str, ...] = ()
    world_regions: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    reporting: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()
    common_bodies: tuple[str, ...] = ()
    capacities: tuple[str, ...] = ()
    entering: tuple[str, ...] = ()
    joined_as: tuple[str, ...] = ()
