"""What a reading says, put into the records of a document: figures, quotations, titles."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from warta.components.doc import PackedParagraph, paragraphs, view
from warta.components.text import sentence_starts, text_of
from warta.languages import LanguagePack
from warta.reading.reading import Arc, Reading, Span
from warta.records import Entity, Figure, Quote, Title
from warta.values.titles.english import english_title

WORD = re.compile(r"\w+")
# Words of a reported clause, at least: a shorter one tells nothing.
LEAST = 3
# Characters around a reported clause in which its verb is looked for.
REACH = 120


@dataclass(frozen=True, slots=True)
class Told:
    """A reading by its spans: the arcs and classes of each, by role and feature."""

    reading: Reading
    arcs: Mapping[int, Mapping[str, list[Arc]]]
    classes: Mapping[int, Mapping[str, tuple[str, float]]]
    entities: Mapping[str, Entity]
    dates: Mapping[tuple[int, int], str]

    @classmethod
    def of(cls, doc: Doc) -> "Told":
        """What the document's reading says."""
        reading: Reading = doc._.reading
        arcs: dict[int, dict[str, list[Arc]]] = {}
        for arc in reading.arcs:
            arcs.setdefault(arc.source, {}).setdefault(arc.role, []).append(arc)
        classes: dict[int, dict[str, tuple[str, float]]] = {}
        for each in reading.classes:
            classes.setdefault(each.source, {})[each.feature] = (each.value, each.score)
        entities = {entity.key: entity for entity in (*doc._.people, *doc._.organizations, *doc._.locations)}
        dates = {(date.start, date.end): date.value for date in doc._.dates}
        return cls(reading, arcs, classes, entities, dates)

    def partner(self, span: int, role: str) -> tuple[Span, float] | None:
        """The likeliest span in a role to this one, with its chance."""
        found = self.arcs.get(span, {}).get(role)
        return (self.reading.spans[found[0].target], found[0].score) if found else None

    def chosen(self, span: int, feature: str) -> tuple[str, float] | None:
        """The word chosen of a closed list, with its chance."""
        return self.classes.get(span, {}).get(feature)


def complete(doc: Doc) -> None:
    """Set `doc._.figures`, `doc._.quotes` and `doc._.titles` anew, with what the document's reading says."""
    told = Told.of(doc)
    by_kind: dict[str, dict[tuple[int, int], int]] = {}
    for number, span in enumerate(told.reading.spans):
        by_kind.setdefault(span.kind, {})[span.start, span.end] = number
    sentences = sentence_starts(doc)
    doc._.figures = tuple(
        _figure(figure, by_kind.get("FIGURE", {}).get((figure.start, figure.end)), told, by_kind, sentences, doc)
        for figure in doc._.figures
    )
    doc._.quotes = tuple(_quotes(doc, told, by_kind))
    doc._.titles = tuple(_titles(doc, told, by_kind))
    view(doc, "figures", "FIGURE", doc._.figures)
    view(doc, "quotes", "QUOTE", doc._.quotes)
    view(doc, "titles", "TITLE", doc._.titles)


def _figure(
    figure: Figure,
    span: int | None,
    told: Told,
    by_kind: Mapping[str, Mapping[tuple[int, int], int]],
    sentences: Sequence[int],
    doc: Doc,
) -> Figure:
    if span is None:
        return figure
    holder, source, date = (told.partner(span, role) for role in ("holder", "source", "as_of"))
    measure, modality, change = (told.chosen(span, feature) for feature in ("measure", "modality", "change"))
    scores = [found[1] for found in (holder, source, date, measure) if found]
    words = _nearest(figure, by_kind.get("MEASURE", {}), sentences) if measure else None
    return replace(
        figure,
        measure=measure[0] if measure else None,
        measure_text=text_of(doc)[words[0] : words[1]] if words else None,
        entity=told.entities[holder[0].entity].name if holder else None,
        entity_key=holder[0].entity if holder else None,
        source=told.entities[source[0].entity].name if source else None,
        source_key=source[0].entity if source else None,
        as_of=told.dates[date[0].start, date[0].end] if date else None,
        change=change[0] if change else None,
        modality=modality[0] if modality else None,
        score=min(scores) if scores else None,
    )


def _nearest(figure: Figure, places: Mapping[tuple[int, int], int], sentences: Sequence[int]) -> tuple[int, int] | None:
    """The place nearest to a figure in its sentence."""
    at = bisect_right(sentences, figure.start)
    low = sentences[at - 1] if at else 0
    high = sentences[at] if at < len(sentences) else max([end for _, end in places], default=0)
    inside = [place for place in places if low <= place[0] and place[1] <= high]
    return min(inside, key=lambda place: (max(figure.start - place[1], place[0] - figure.end), place[0]), default=None)


def _quotes(doc: Doc, told: Told, by_kind: Mapping[str, Mapping[tuple[int, int], int]]) -> list[Quote]:
    """Direct quotations and posts that were found, with their speakers, and the reported clauses."""
    kept = []
    posts = [quote for quote in doc._.quotes if quote.kind == "post"]
    for quote in doc._.quotes:
        span = by_kind.get("QUOTE", {}).get((quote.start, quote.end)) if quote.kind == "direct" else None
        kept.append(quote if span is None else _spoken(quote, span, told))
    text = text_of(doc)
    for paragraph in paragraphs(doc):
        for (start, end), number in by_kind.get("REPORTED", {}).items():
            if not (paragraph.start <= start < paragraph.end):
                continue
            end = _without_stop(text, start, end)
            if len(WORD.findall(text, start, end)) < LEAST or any(start < p.end and p.start < end for p in posts):
                continue
            quote = Quote(text[start:end], start, end, "indirect", verb=_verb(text, start, end, paragraph))
            kept.append(_spoken(quote, number, told))
    return sorted(kept, key=lambda quote: (quote.start, quote.end))


def _spoken(quote: Quote, span: int, told: Told) -> Quote:
    speaker = told.partner(span, "speaker")
    own = told.reading.spans[span].score if quote.kind == "indirect" else 1.0
    return replace(
        quote,
        speaker=told.entities[speaker[0].entity].name if speaker else None,
        speaker_key=speaker[0].entity if speaker else None,
        score=own * speaker[1] if speaker else None,
    )


def _without_stop(text: str, start: int, end: int) -> int:
    """The end of a clause without the marks that end its sentence."""
    while end > start and text[end - 1] in ".,;:!? ":
        end -= 1
    return end


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


def _titles(doc: Doc, told: Told, by_kind: Mapping[str, Mapping[tuple[int, int], int]]) -> list[Title]:
    """The titles that rules found, with bodies where only the reading knows them, and those that it alone knows.

    One title per (person, English form, organization); of two that differ in the organization's being known, that one.
    """
    places = by_kind.get("TITLE", {})
    found = [_embodied(title, places.get((title.start, title.end)), told) for title in doc._.titles]
    known = {(title.start, title.end) for title in doc._.titles}
    text = text_of(doc)
    for paragraph in paragraphs(doc):
        for (start, end), number in places.items():
            if (start, end) not in known and paragraph.start <= start < paragraph.end:
                found += _learned(text, start, end, number, told, paragraph.pack)
    return list(_distinct(sorted(found, key=lambda title: (title.start, title.end))))


def _embodied(title: Title, span: int | None, told: Told) -> Title:
    """The title with the body that the reading knows, where it has none."""
    if span is None:
        return title
    body = told.partner(span, "body")
    if title.organization is not None or body is None:
        return title
    return replace(title, **_body(body[0], told), score=body[1])


def _learned(text: str, start: int, end: int, span: int, told: Told, pack: LanguagePack) -> Iterator[Title]:
    """A title that the reading alone knows, once for each who bears it."""
    body, status = told.partner(span, "body"), told.chosen(span, "status")
    for arc in told.arcs.get(span, {}).get("bearer", []):
        key = told.reading.spans[arc.target].entity
        title = Title(
            text=text[start:end],
            start=start,
            end=end,
            person=told.entities[key].name,
            person_key=key,
            normalized=english_title(text[start:end], pack),
            status=status[0] if status else "current",
            score=arc.score * told.reading.spans[span].score,
        )
        yield replace(title, **_body(body[0], told)) if body else title


def _body(span: Span, told: Told) -> dict[str, str | None]:
    """An organization by name and key; a country or region has no key."""
    entity = told.entities[span.entity]
    return {"organization": entity.name, "organization_key": entity.key if entity.label == "ORG" else None}


def _distinct(titles: Sequence[Title]) -> Iterator[Title]:
    """Each title once; one that repeats words of a person's fuller title adds nothing."""
    kept: list[Title] = []
    for title in titles:
        words = set(title.normalized.lower().split())
        same = [other for other in titles if other.person_key == title.person_key and other is not title]
        fuller = any(words < set(other.normalized.lower().split()) for other in same)
        again = any(
            other.person_key == title.person_key
            and other.normalized == title.normalized
            and (title.organization in (None, other.organization))
            for other in kept
        )
        if (title.score is not None and fuller and title.organization is None) or again:
            continue
        kept.append(title)
        yield title
