"""Topic `figures` of a language pack: currencies, units, counted nouns, qualifiers, measure words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class FigureWords:
    """The fields are the keys of `<code>/figures.toml`; the comments there say what each is for.

    Phrases are lower case; a hyphen in a phrase stands for a hyphen or a space in the text.
    """

    percent: tuple[str, ...]
    percentage_points: tuple[str, ...]
    basis_points: tuple[str, ...]
    times: tuple[str, ...]
    multiples: dict[str, float]
    per: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    negators: tuple[str, ...]
    qualifiers_behind: dict[str, str]
    bridges: tuple[str, ...]
    rates: dict[str, str]
    between: tuple[str, ...]
    between_joints: tuple[str, ...]
    range_joints: tuple[str, ...]
    sharing_joints: tuple[str, ...]
    either_joints: tuple[str, ...]
    change_openers: tuple[str, ...]
    labels: tuple[str, ...]
    hard_labels: tuple[str, ...]
    year_openers: tuple[str, ...]
    idioms: tuple[str, ...]
    score_words: tuple[str, ...]
    not_nouns: tuple[str, ...]
    verb_prefixes: tuple[str, ...]
    plural_endings: dict[str, str]
    no_plural_endings: tuple[str, ...]
    fraction_tails: tuple[str, ...]
    doubtful_fractions: tuple[str, ...]
    collective_prefixes: tuple[str, ...]
    counted_people: tuple[str, ...]
    partitives: tuple[str, ...]
    amount_openers: tuple[str, ...]
    organization_anaphora: tuple[str, ...]
    person_pronouns: tuple[str, ...]
    possessives: tuple[str, ...]
    speech_verbs: tuple[str, ...]
    clause_ends: tuple[str, ...]
    holder_joints: tuple[str, ...]
    place_openers: tuple[str, ...]
    enclitics: tuple[str, ...]
    headcount_nouns: tuple[str, ...]
    currency_head_first: bool
    currencies: dict[str, str]
    currency_families: dict[str, str]
    doubtful_currencies: tuple[str, ...]
    subunits: dict[str, float]
    time_units: dict[str, str]
    units: dict[str, str]
    magnitude_words: dict[str, str]
    singulars: tuple[str, ...]
    classifiers: dict[str, str]
    nouns: dict[str, str]
    changes: dict[str, str]
    measures: dict[str, dict[str, str]]
    measures_behind: dict[str, dict[str, str]]
