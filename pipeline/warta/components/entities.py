"""`warta_entities`: persons, organizations and places of an article, one record each with all their mentions."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from warta.components.doc import paragraphs
from warta.components.text import text_of
from warta.languages import has_pack, load_pack
from warta.records import Mention
from warta.values.names.entities import find_entities
from warta.values.names.mentions import clean
from warta.values.names.rules import NameRules, name_rules, plain_rules


def annotate_entities(doc: Doc) -> Doc:
    """Set `doc._.people`, `doc._.organizations` and `doc._.locations` from `doc._.names`, or from `doc.ents`.

    The names stay as they were recognised; the entities' mentions are cleaned (no honorific, role or possessive),
    relabelled where the article contradicts itself, and completed where it repeats a name that was missed.
    """
    rules = name_rules(load_pack(doc.lang_)) if has_pack(doc.lang_) else plain_rules()
    text = text_of(doc)
    found = find_entities(text, list(_cleaned(doc, text, rules)), rules, doc._.byline)
    doc._.people = found.people
    doc._.organizations = found.organizations
    doc._.locations = found.locations
    return doc


def _cleaned(doc: Doc, text: str, rules: NameRules) -> Iterator[Mention]:
    """The document's names, cleaned by the language of the paragraph they stand in."""
    names = doc._.names or tuple(Mention(e.label_, e.text, e.start_char, e.end_char, 1.0) for e in doc.ents)
    languages = iter(paragraphs(doc))
    paragraph = next(languages, None)
    for mention in sorted(names, key=lambda mention: mention.start):
        while paragraph is not None and paragraph.end <= mention.start:
            paragraph = next(languages, None)
        inside = paragraph is not None and paragraph.start <= mention.start
        mention = replace(mention, text=text[mention.start : mention.end])
        yield from clean(text, mention, name_rules(paragraph.pack) if inside and paragraph else rules)


@Language.factory("warta_entities", assigns=["doc._.people", "doc._.organizations", "doc._.locations"])
def create_entities(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; it has no settings."""
    return annotate_entities
