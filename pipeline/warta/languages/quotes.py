"""Topic `quotes` of a language pack: words by which speech is reported, and by which its speaker is meant."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuoteWords:
    """The fields are the keys of `<code>/quotes.toml`; words are lower-cased, patterns are regular expressions.

    Reporting: `verbs` have their subject before them (`mengatakan`, `said`), behind `inverted` ones it follows
    (`kata`, `said`), in `clitics` it hangs on them (`katanya`). `sources` lead to a speaker without a verb
    (`menurut`, `according to`). `lead_ins` may stand between a quotation and its clause (`demikian`, `as`).
    `noun_verbs` are those of the verbs that are nouns behind an article or a preposition. A verb behind one of the
    `verb_links` (`untuk`, `to`) or of the pattern `participles` has its subject from the verb before it.
    The pattern `passives` is of verbs whose subject does nothing (`disebut`, `was`).
    `complementizers` begin a reported clause (`bahwa`, `that`) behind one of the `indirect_verbs`, or behind the person
    told (`addressing_verbs`); where `comma_reports`, a comma begins it too (`X mengatakan, …`). Where
    `closing_clauses`, a clause may end a sentence subject first (`…, X said.`). `comments` are patterns of clauses that
    speak of the quotation before them (`made the remarks`).

    Speakers: `pronouns` say whom they mean: `m`, `f`, `person`, `body`, `group`. `definite_before`/`definite_after`
    make a noun phrase mean someone already named, `indefinite` words someone new,
    `anonymous` ones nobody who is named. `plural` is a pattern of words that
    mean several people, `plural_marks` of words before such. `bodies` are nouns for organizations, `voices` for what
    speaks in their name, `kin` for someone by another's name. `subject_ends` end the phrase behind an
    inverted verb; `prepositions` keep a name from being the subject; behind `relatives` a clause about the name before
    them begins, behind `subordinators` one that is not the main one. `conjunctions` join two names.

    Not speech: `works` are nouns and verbs before the title of a work or the name of a thing. `function_words` hold
    clauses together and stand in no term.

    Posts: `first_person` words; where a site frames an embedded post, `post_openers` are patterns of the line before it
    and `post_authors` of what stands before its author's name.
    """

    verbs: tuple[str, ...]
    inverted: tuple[str, ...]
    clitics: tuple[str, ...]
    noun_verbs: tuple[str, ...]
    verb_links: tuple[str, ...]
    participles: str
    passives: str
    sources: tuple[str, ...]
    lead_ins: tuple[str, ...]
    complementizers: tuple[str, ...]
    indirect_verbs: tuple[str, ...]
    addressing_verbs: tuple[str, ...]
    comma_reports: bool
    closing_clauses: bool
    comments: tuple[str, ...]
    pronouns: dict[str, str]
    definite_before: tuple[str, ...]
    definite_after: tuple[str, ...]
    indefinite: tuple[str, ...]
    anonymous: tuple[str, ...]
    plural: str
    plural_marks: tuple[str, ...]
    bodies: tuple[str, ...]
    voices: tuple[str, ...]
    kin: tuple[str, ...]
    subject_ends: tuple[str, ...]
    prepositions: tuple[str, ...]
    relatives: tuple[str, ...]
    subordinators: tuple[str, ...]
    conjunctions: tuple[str, ...]
    works: tuple[str, ...]
    function_words: tuple[str, ...]
    first_person: tuple[str, ...]
    post_openers: tuple[str, ...]
    post_authors: tuple[str, ...]
