"""`warta_entities`: persons, organizations and places of an article, one record each with all their mentions."""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from warta.components.doc import paragraphs
from warta.languages import has_pack, load_pack
from warta.records import Entity, Mention
from warta.values.bodies import body_name, link_organizations, link_places
from warta.values.consistency import agree, media, narrow_people, repeated, without_things
from warta.values.extents import extend_bodies
from warta.values.mentions import absorb, clean
from warta.values.name_rules import NameRules, name_rules, plain_rules
from warta.values.people import link_people, person_name
from warta.values.tokens import tokenize


class Entities:
    """Sets `doc._.people`, `doc._.organizations` and `doc._.locations` from `doc._.names`, or from `doc.ents`.

    The names stay as they were recognised; the entities' mentions are cleaned (no honorific, role or possessive),
    relabelled where the article contradicts itself, and completed where it repeats a name that was missed.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        text = doc.text
        rules = name_rules(load_pack(doc.lang_)) if has_pack(doc.lang_) else plain_rules()
        mentions = complete(text, list(_cleaned(doc, rules)), rules)
        people = [mention for mention in mentions if mention.label == "PER"]
        bodies = [mention for mention in mentions if mention.label == "ORG"]
        places = [mention for mention in mentions if mention.label == "LOC"]
        doc._.people = tuple(
            Entity(f"p{n}", "PER", person_name(group), tuple(group))
            for n, group in enumerate(link_people(text, people, rules), 1)
        )
        doc._.organizations = tuple(
            Entity(f"o{n}", "ORG", body_name(group, rules), tuple(group))
            for n, group in enumerate(link_organizations(text, bodies, rules), 1)
        )
        doc._.locations = tuple(
            Entity(f"l{n}", "LOC", body_name(group, rules), tuple(group))
            for n, group in enumerate(link_places(places, rules), 1)
        )
        return doc


def complete(text: str, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """Cleaned mentions made consistent over the article, with the names that were missed added, in text order."""
    tokens = tokenize(text)
    mentions = without_things(tokens, agree(narrow_people(tokens, mentions, rules), rules), rules)
    mentions = absorb(mentions, repeated(tokens, mentions, "PER", rules))
    mentions = absorb(extend_bodies(tokens, mentions, rules), media(text))
    mentions = absorb(mentions, repeated(tokens, mentions, "ORG", rules))
    return agree(mentions, rules)


def _cleaned(doc: Doc, rules: NameRules) -> Iterator[Mention]:
    """The document's names, cleaned by the language of the paragraph they stand in."""
    names = doc._.names or tuple(Mention(e.label_, e.text, e.start_char, e.end_char, 1.0) for e in doc.ents)
    text = doc.text
    languages = iter(paragraphs(doc))
    paragraph = next(languages, None)
    for mention in sorted(names, key=lambda mention: mention.start):
        while paragraph is not None and paragraph.end <= mention.start:
            paragraph = next(languages, None)
        inside = paragraph is not None and paragraph.start <= mention.start
        yield from clean(text, mention, name_rules(paragraph.pack) if inside and paragraph else rules)


@Language.factory("warta_entities", assigns=["doc._.people", "doc._.organizations", "doc._.locations"])
def create_entities(nlp: Language, name: str) -> Entities:
    """Make the component; it has no settings."""
    return Entities()
