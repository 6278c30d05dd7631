"""What a reading says, put into the records of a document: figures, quotations, titles."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from warta.components.doc import PackedParagraph, paragraphs, view
from warta.components.text import text_of
from warta.languages import LanguagePack
from warta.reading.reading import Arc, Reading, Span
from warta.records import Entity, Figure, Quote, Title
from warta.values.titles.english import english_title

# The kinds of quotations whose speakers are read, with their spans' kinds; a post says itself who wrote it.
SPOKEN = {"direct": "QUOTE", "indirect": "REPORTED"}
WORD = re.compile(r"\w+")
# What is counted without a noun by these are people.
OF_PEOPLE = frozenset(
    (
        *("deaths", "injuries", "casualties", "missing", "survivors", "victims", "infections", "affected"),
        *("arrests", "layoffs", "population"),
    )
)
PERSON = "person"
# Words of a reported clause, at least: a shorter one tells nothing.
LEAST = 3
# Characters around a reported clause in which its verb is looked for.
REACH = 120
# How likely a title that no rule knows must be to be taken: by cross-validation, as many right ones as others.
SURE = 0.8
# A person's titles that a further one is compared with, at most.
TITLES = 50


@dataclass(frozen=True, slots=True)
class Told:
    """A reading by its spans: the arcs and classes of each, by role and feature; the places of spans of each kind."""

    spans: Sequence[Span]
    arcs: Mapping[int, Mapping[str, list[Arc]]]
    classes: Mapping[int, Mapping[str, str]]
    chances: Mapping[tuple[int, str], float]
    places: Mapping[str, list[tuple[int, int, int]]]
    entities: Mapping[str, Entity]
    dates: Mapping[tuple[int, int], str]

    @classmethod
    def of(cls, doc: Doc) -> "Told":
        """What the document's reading says."""
        reading: Reading = doc._.reading
        arcs: dict[int, dict[str, list[Arc]]] = {}
        for arc in reading.arcs:
            arcs.setdefault(arc.source, {}).setdefault(arc.role, []).append(arc)
        classes: dict[int, dict[str, str]] = {}
        chances = {}
        for each in reading.classes:
            classes.setdefault(each.source, {})[each.feature] = each.value
            chances[each.source, each.feature] = each.score
        places: dict[str, list[tuple[int, int, int]]] = {}
        for number, span in enumerate(reading.spans):
            places.setdefault(span.kind, []).append((span.start, span.end, number))
        entities = {entity.key: entity for entity in (*doc._.people, *doc._.organizations, *doc._.locations)}
        dates = {(date.start, date.end): date.value for date in doc._.dates}
        return cls(reading.spans, arcs, classes, chances, places, entities, dates)

    def within(self, kind: str, low: int, high: int) -> Iterator[tuple[int, int, int]]:
        """Start, end and index of the spans of a kind that begin in a stretch of the text, in text order."""
        places = self.places.get(kind, [])
        return (places[i] for i in range(bisect_left(places, (low,)), bisect_left(places, (high,))))

    def at(self, kind: str, start: int, end: int) -> int | None:
        """The index of the span of a kind that stands just there."""
        return next((number for _, last, number in self.within(kind, start, start + 1) if last == end), None)

    def partner(self, span: int | None, role: str) -> tuple[Span, float] | None:
        """The likeliest span in a role to this one, with its chance."""
        found = self.arcs.get(span, {}).get(role) if span is not None else None
        return (self.spans[found[0].target], found[0].score) if found else None

    def chosen(self, span: int, feature: str) -> str | None:
        """The word chosen of a closed list."""
        return self.classes.get(span, {}).get(feature)


def complete(doc: Doc) -> None:
    """Set `doc._.figures`, `doc._.quotes` and `doc._.titles` anew, with what the document's reading says."""
    told = Told.of(doc)
    text = text_of(doc)
    doc._.quotes = tuple(_quotes(doc, told, text))
    doc._.titles = tuple(_titles(doc, told, text))
    sentences = [sentence.start_char for sentence in doc.sents]
    bodies = _bodies(doc, sentences)
    doc._.figures = tuple(
        _figure(figure, told, text, bodies, bisect_right(sentences, figure.start)) for figure in doc._.figures
    )
    view(doc, "figures", "FIGURE", doc._.figures)
    view(doc, "quotes", "QUOTE", doc._.quotes)
    view(doc, "titles", "TITLE", doc._.titles)


def _bodies(doc: Doc, sentences: Sequence[int]) -> Mapping[tuple[str, int], Title]:
    """By person and sentence the first title that tells an organization."""
    bodies: dict[tuple[str, int], Title] = {}
    for title in doc._.titles:
        if title.organization:
            bodies.setdefault((title.person_key, bisect_right(sentences, title.start)), title)
    return bodies


def _figure(figure: Figure, told: Told, text: str, bodies: Mapping[tuple[str, int], Title], sentence: int) -> Figure:
    """The figure with what the reading says of it.

    What no person can hold is the organization's in which the person has a title in the same sentence.
    """
    span = told.at("FIGURE", figure.start, figure.end)
    if span is None:
        return figure
    holder, source, date = (told.partner(span, role) for role in ("holder", "source", "as_of"))
    through = told.partner(span, "through")
    body = bodies.get((through[0].entity, sentence)) if through else None
    measure = told.chosen(span, "measure")
    chances = [found[1] for found in (holder, through if body else None, source, date) if found]
    chances += [told.chances[span, "measure"]] if measure else []
    words = told.partner(span, "measure")
    counted = figure.kind == "count" and figure.unit is None and measure in OF_PEOPLE
    return replace(
        figure,
        unit=PERSON if counted else figure.unit,
        measure=measure,
        measure_text=text[words[0].start : words[0].end] if words else None,
        entity=told.entities[holder[0].entity].name if holder else body.organization if body else None,
        entity_key=holder[0].entity if holder else body.organization_key if body else None,
        source=told.entities[source[0].entity].name if source else None,
        source_key=source[0].entity if source else None,
        as_of=told.dates[date[0].start, date[0].end] if date else None,
        change=told.chosen(span, "change"),
        modality=told.chosen(span, "modality"),
        score=min(chances, default=None),
    )


def _quotes(doc: Doc, told: Told, text: str) -> list[Quote]:
    """The quotations that rules found, with their speakers, and the reported clauses that the reading alone knows."""
    kept = []
    posts = [(quote.start, quote.end) for quote in doc._.quotes if quote.kind == "post"]
    known = {(quote.start, quote.end) for quote in doc._.quotes}
    for quote in doc._.quotes:
        span = told.at(SPOKEN[quote.kind], quote.start, quote.end) if quote.kind in SPOKEN else None
        kept.append(quote if span is None else _spoken(quote, span, told))
    for paragraph in paragraphs(doc):
        for start, last, number in told.within("REPORTED", paragraph.start, paragraph.end):
            end = _without_stop(text, start, last)
            if (start, last) in known or _is_in_post(start, posts) or len(WORD.findall(text, start, end)) < LEAST:
                continue
            quote = Quote(text[start:end], start, end, "indirect", verb=_verb(text, start, end, paragraph))
            kept.append(_spoken(quote, number, told))
    return sorted(kept, key=lambda quote: (quote.start, quote.end))


def _is_in_post(start: int, posts: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the posts, which are in text order and don't overlap."""
    at = bisect_right(posts, (start, len(posts) and posts[-1][1])) - 1
    return at >= 0 and start < posts[at][1]


def _spoken(quote: Quote, span: int, told: Told) -> Quote:
    """The quotation with its speaker; one whom a clause beside it names stays."""
    if quote.speaker is not None:
        return quote
    speaker = told.partner(span, "speaker")
    return replace(
        quote,
        speaker=told.entities[speaker[0].entity].name if speaker else None,
        speaker_key=speaker[0].entity if speaker else None,
        score=told.spans[span].score * speaker[1] if speaker else None,
    )


def _without_stop(text: str, start: int, end: int) -> int:
    """The end of a clause without the marks that end its sentence."""
    return start + len(text[start:end].rstrip(".,;:!? "))


def _verb(text: str, start: int, end: int, paragraph: PackedParagraph) -> str | None:
    """The word of saying that stands nearest to a reported clause in its line."""
    pattern = _saying(paragraph.pack)
    before = list(pattern.finditer(text, max(paragraph.start, start - REACH), start))
    behind = pattern.search(text, end, min(paragraph.end, end + REACH))
    found = [match for match in (before[-1] if before else None, behind) if match]
    return min(found, key=lambda match: max(start - match.end(), match.start() - end)).group() if found else None


@cache
def _saying(pack: LanguagePack) -> re.Pattern[str]:
    """Verbs and prepositions by which a language reports."""
    words = pack.quotes
    clitics = [f"{verb}{clitic}" for verb in words.inverted for clitic in words.clitics]
    known = {*words.verbs, *words.inverted, *words.sources, *clitics}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})\b", re.IGNORECASE)


def _titles(doc: Doc, told: Told, text: str) -> list[Title]:
    """The titles that rules found, and those that the reading alone knows."""
    found = list(doc._.titles)
    known = {(title.start, title.end) for title in doc._.titles}
    for paragraph in paragraphs(doc):
        for start, end, number in told.within("TITLE", paragraph.start, paragraph.end):
            if (start, end) not in known:
                found += _learned(text, start, end, number, told, paragraph.pack)
    return list(_distinct(sorted(found, key=lambda title: (title.start, title.end))))


def _learned(text: str, start: int, end: int, span: int, told: Told, pack: LanguagePack) -> Iterator[Title]:
    """A title that the reading alone knows, once for each who bears it; a country or region as its body has no key."""
    found = told.partner(span, "body")
    body = told.entities[found[0].entity] if found else None
    for arc in told.arcs.get(span, {}).get("bearer", []):
        person = told.entities[told.spans[arc.target].entity]
        score = arc.score * told.spans[span].score
        if score < SURE:
            continue
        yield Title(
            text=text[start:end],
            start=start,
            end=end,
            person=person.name,
            person_key=person.key,
            normalized=english_title(text[start:end], pack),
            status=told.chosen(span, "status") or "current",
            organization=body.name if body else None,
            organization_key=body.key if body and body.label == "ORG" else None,
            score=score,
        )


def _distinct(titles: Sequence[Title]) -> Iterator[Title]:
    """Each title once, with its body where another place tells it.

    One that only the reading knows and that repeats words of the person's fuller title adds nothing.
    """
    embodied = {_office(title) for title in titles if title.organization}
    words: dict[str, list[frozenset[str]]] = {}
    for title in titles:
        words.setdefault(title.person_key, []).append(_words(title))
    told: set[tuple[str, str, str | None]] = set()
    for title in titles:
        fuller = any(_words(title) < other for other in words[title.person_key][:TITLES])
        bare = title.organization is None and (_office(title) in embodied or (title.score is not None and fuller))
        if bare or (*_office(title), title.organization) in told:
            continue
        told.add((*_office(title), title.organization))
        yield title


def _office(title: Title) -> tuple[str, str]:
    return title.person_key, title.normalized


def _words(title: Title) -> frozenset[str]:
    return frozenset(title.normalized.lower().split())
