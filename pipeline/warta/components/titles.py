"""`warta_titles`: the job, office, rank or role that the text gives to a named person."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from warta.components.doc import PackedParagraph, paragraphs, view
from warta.languages import LanguagePack, has_pack
from warta.records import Entity, Title
from warta.values.countries import country_names
from warta.values.title_links import Holding, title_linker, to_units
from warta.values.title_phrases import Body, Item, Located, TitlePhrase, phrase_reader, read_items

CLEAR = 1.5  # an article's main body is named so many times as often as the next


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole article tells about titles: its names in order, its main body, its places, its main country."""

    names: tuple[Located, ...]
    starts: tuple[int, ...]
    body: Body | None
    places: dict[str, Entity]
    countries: tuple[str, ...]
    country: str | None


def find_titles(doc: Doc) -> list[Title]:
    """The document's titles, one per distinct (person, title, organization), at the first occurrence, in text order."""
    text = doc.text  # put together from the tokens every time
    context = _read_context(doc)
    found: list[tuple[Title, TitlePhrase]] = []
    topic: Entity | None = None
    for paragraph in paragraphs(doc):
        for start, end in _sentences(doc, paragraph):
            names = context.names[bisect_left(context.starts, start) : bisect_right(context.starts, end - 1)]
            names = tuple(name for name in names if name.end <= end)
            people = [name.entity for name in names if name.entity.label == "PER"]
            if not people and topic is None:
                continue
            reader = phrase_reader(paragraph.pack)
            items = read_items(text, start, end, names, reader.abbreviations)
            phrases = reader.find(items)
            if phrases:
                holdings = title_linker(paragraph.pack).link(to_units(items, phrases), topic)
                for holding in holdings:
                    title = _title(text, holding, items, holdings, paragraph.pack, context)
                    found.append((title, holding.phrase))
            topic = people[0] if people else topic
    return sorted(_distinct(found), key=lambda title: (title.start, title.end))


def _read_context(doc: Doc) -> Context:
    entities = (*doc._.people, *doc._.organizations, *doc._.locations)
    located = sorted(
        (Located(mention.start, mention.end, entity) for entity in entities for mention in entity.mentions),
        key=lambda name: (name.start, -name.end),
    )
    names: list[Located] = []
    for name in located:
        if not names or name.start >= names[-1].end:
            names.append(name)
    countries = _countries(doc)
    main = _clear(sorted(doc._.organizations, key=lambda entity: -len(entity.mentions)), least=3)
    return Context(
        names=tuple(names),
        starts=tuple(name.start for name in names),
        body=Body(main.name, main.key) if main else None,
        places={mention.text.lower(): entity for entity in doc._.locations for mention in entity.mentions},
        countries=tuple(entity.name for entity in countries),
        country=country.name if (country := _clear(countries)) else None,
    )


def _countries(doc: Doc) -> list[Entity]:
    """The countries among the article's places, those most often named first."""
    known = country_names(doc.lang_) if has_pack(doc.lang_) else {}
    named = [entity for entity in doc._.locations if entity.name.lower() in known]
    return sorted(named, key=lambda entity: -len(entity.mentions))


def _clear(ranked: Sequence[Entity], *, least: int = 1) -> Entity | None:
    """The first of the entities, most often named first, where it stands out."""
    if not ranked or len(ranked[0].mentions) < least:
        return None
    if len(ranked) > 1 and len(ranked[0].mentions) < CLEAR * len(ranked[1].mentions):
        return None
    return ranked[0]


def _sentences(doc: Doc, paragraph: PackedParagraph) -> Iterator[tuple[int, int]]:
    """Character ranges of the paragraph's sentences; the paragraph itself where nobody set sentences."""
    span = doc.char_span(paragraph.start, paragraph.end, alignment_mode="expand")
    if span is None or not doc.has_annotation("SENT_START"):
        yield paragraph.start, paragraph.end
        return
    for sentence in span.sents:  # type: ignore[attr-defined]
        start, end = max(sentence.start_char, paragraph.start), min(sentence.end_char, paragraph.end)
        if start < end:
            yield start, end


def _title(
    text: str,
    holding: Holding,
    items: Sequence[Item],
    holdings: Sequence[Holding],
    pack: LanguagePack,
    context: Context,
) -> Title:
    phrase = holding.phrase
    body = phrase.body or _shared_body(holding, holdings) or _inherited_body(holding, items, pack, context)
    if body and body.key is None and body.name.lower() in context.places:
        body = Body(context.places[body.name.lower()].name)
    return Title(
        text=text[phrase.start : phrase.end],
        start=phrase.start,
        end=phrase.end,
        person=holding.person.name,
        person_key=holding.person.key,
        normalized=phrase.normalized,
        status=holding.status,
        organization=body.name if body else None,
        organization_key=body.key if body else None,
    )


def _shared_body(holding: Holding, holdings: Sequence[Holding]) -> Body | None:
    """The body of the title that is joined to this one: `CEO dan pendiri Twitch`."""
    phrase = holding.phrase
    for other in holdings:
        near = 0 <= other.phrase.first - phrase.last <= 2 or 0 <= phrase.first - other.phrase.last <= 2
        if other.phrase.body and near and (other.phrase.territorial == phrase.territorial or not phrase.capital):
            return other.phrase.body
    return None


def _inherited_body(holding: Holding, items: Sequence[Item], pack: LanguagePack, context: Context) -> Body | None:
    """A post inside a body: the one last named in the sentence, else the article's; a state's office: its country."""
    phrase = holding.phrase
    if phrase.national and (phrase.capital or not phrase.corporate):
        home = pack.titles.home_country
        country = context.country if home is None else next((name for name in context.countries if name == home), None)
        return Body(country) if country else None
    if phrase.national:
        return context.body
    if not (phrase.own_body or phrase.corporate):
        return None
    for item in reversed(items[: phrase.first]):
        if item.kind == "ORG" and item.entity:
            return Body(item.entity.name, item.entity.key)
    return context.body


def _distinct(found: Sequence[tuple[Title, TitlePhrase]]) -> list[Title]:
    """One title per (person, normal form, organization), at its first place.

    A title without organization yields to the same one with it, a bare role to the fuller title that it repeats
    (`menteri` after `Menteri Keuangan`).
    """
    kept: dict[tuple[str, str, str | None], Title] = {}
    heads: dict[tuple[str, str], int] = {}
    for title, phrase in sorted(found, key=lambda pair: pair[0].start):
        exact = (title.person_key, title.normalized, title.organization)
        bare = (title.person_key, title.normalized, None)
        fuller = heads.get((title.person_key, phrase.head), 0) > phrase.words
        known = any(key[:2] == exact[:2] for key in kept)
        if exact in kept or (title.organization is None and (known or fuller)):
            continue
        if bare in kept and kept[bare].status == title.status:
            kept[exact] = replace(
                kept.pop(bare), organization=title.organization, organization_key=title.organization_key
            )
        else:
            kept[exact] = title
        heads[title.person_key, phrase.head] = max(phrase.words, heads.get((title.person_key, phrase.head), 0))
    return list(kept.values())


@Language.factory("warta_titles", assigns=["doc._.titles"])
def create_titles(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that sets `doc._.titles` from the persons, organizations and places of the document."""

    def annotate(doc: Doc) -> Doc:
        titles = tuple(find_titles(doc))
        doc._.titles = titles
        view(doc, "titles", "TITLE", titles)
        return doc

    return annotate
