"""`warta_reader`: what belongs to what: figures' holders, measures and sources, quotations' speakers, titles' bodies.

The components before it find what exact grammars find; this one asks the network about all of it at once, leaves its
`Reading` in `doc._.reading` and completes the records in `doc._.figures`, `doc._.quotes` and `doc._.titles`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from warta.components.completing import SPOKEN, complete
from warta.components.doc import named, paragraphs
from warta.components.engines import DEFAULT_NAMES, load_heads
from warta.components.engines.onnx import Encoded, Tagger
from warta.components.text import text_of
from warta.components.words import STRETCH, line_starts, reading_words, sentence_starts, words_of
from warta.languages import LanguagePack
from warta.reading.candidates import ASKED, KINDS, Anchor, Mentions, date_bucket, is_period
from warta.reading.cues import Cue, Cues, CueTable, nearest_cue
from warta.reading.heads import CHANGES, MEASURES, MODALITIES, SPAN_KINDS, unit_bucket
from warta.reading.network import Network
from warta.reading.reading import Arc, Class, Reading, Span, ordered
from warta.reading.words import Words


@dataclass(frozen=True, slots=True)
class Given:
    """A span with what the network is told of it: a figure's kind, and the bucket of its unit or of a date's period."""

    span: Span
    detail: str = ""
    bucket: int = 0


class Reader:
    """Reads a document by the heads of `network`; words that have no states yet are encoded by `encoder`."""

    def __init__(self, encoder: Tagger, network: Network) -> None:
        self._encoder = encoder
        self._network = network

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        tokens = words_of(doc)
        lines = line_starts(doc, tokens)
        sentences = sentence_starts(doc, tokens, lines)
        text = text_of(doc)
        texts = [text[token.idx : token.idx + len(token.text)] for token in tokens]
        words = reading_words(texts, tokens, sentences, lines)
        spans: list[Span] = []
        arcs: list[Arc] = []
        classes: list[Class] = []
        given = sorted(_given(doc), key=lambda each: each.span)
        for first, behind in _stretches(len(words), lines):
            part = words.part(first, behind)
            encoded: Encoded | None = doc._.encoded
            if encoded is None or encoded.model != self._encoder.model:
                breaks = frozenset(i - first for i in lines if first < i < behind)
                own = [i - first for i in sentences if first <= i < behind]
                encoded = self._encoder.encode([token.text for token in tokens[first:behind]], breaks, own)
            reading = self._read(doc, part, encoded, given)
            base = len(spans)
            spans += reading.spans
            arcs += [arc._replace(source=arc.source + base, target=arc.target + base) for arc in reading.arcs]
            classes += [each._replace(source=each.source + base) for each in reading.classes]
        doc._.encoded = None
        doc._.reading = Reading(tuple(spans), tuple(arcs), tuple(classes))
        complete(doc)
        return doc

    def _read(self, doc: Doc, words: Words, encoded: Encoded, given: list[Given]) -> Reading:
        """The reading of a stretch of the document."""
        if not len(words):
            return Reading()
        low, high = int(words.starts[0]), int(words.ends[-1])
        known = [each for each in given if low <= each.span.start and each.span.end <= high]
        taken = {kind: np.zeros(len(words), dtype=bool) for kind in SPAN_KINDS}
        for each in known:
            if each.span.kind in taken:
                taken[each.span.kind][slice(*words.range(each.span.start, each.span.end))] = True
        for tag in self._network.tag(encoded.spans, words):
            if not taken[tag.kind][tag.first : tag.behind].any():  # what a rule found stays as it is
                start, end = int(words.starts[tag.first]), int(words.ends[tag.behind - 1])
                known.append(Given(Span(start, end, tag.kind, tag.score)))
        known.sort(key=lambda each: each.span)
        entities: dict[str, int] = {}
        dates: dict[int, int] = {}
        rows, of_mention, anchors, of_anchor, units = [], [], [], [], []
        for number, each in enumerate(known):
            span = each.span
            first, behind = words.range(span.start, span.end)
            if behind <= first:
                continue
            if span.kind in KINDS:
                key = span.entity or f"{span.kind} {span.start}"
                entity = entities.setdefault(key, len(entities))
                rows.append((first, behind, span.kind, entity))
                dates[entity] = each.bucket
                of_mention.append(number)
            elif span.kind in ASKED:
                anchors.append(Anchor(first, behind, span.kind, each.detail))
                of_anchor.append(number)
                units += [each.bucket] if span.kind == "FIGURE" else []
        cues = _cues(doc, words)
        linked, chosen = self._network.link(encoded.states, words, anchors, units, Mentions.of(rows, dates), cues)
        arcs = [Arc(of_anchor[link.anchor], of_mention[link.mention], link.role, link.score) for link in linked]
        classes = [
            Class(of_anchor[choice.anchor], choice.feature, choice.value, choice.score)
            for choice in chosen
            if choice.value is not None
        ]
        spans = [each.span for each in known]
        for choice in chosen:
            anchor = anchors[choice.anchor]
            if choice.feature == "measure" and choice.value:
                cue = nearest_cue(anchor.first, anchor.behind, cues.measures, words, MEASURES.index(choice.value))
                if cue:
                    arcs.append(Arc(of_anchor[choice.anchor], len(spans), "measure", choice.score))
                    spans.append(Span(int(words.starts[cue.first]), int(words.ends[cue.behind - 1]), "MEASURE"))
        return ordered(spans, arcs, classes)


def _given(doc: Doc) -> Iterator[Given]:
    """What other components found: mentions of entities, dates, figures, quotations, titles."""
    for mention in named(doc):
        yield Given(Span(mention.start, mention.end, mention.label, entity=mention.key))
    for date in doc._.dates:
        if is_period(date.value):
            yield Given(Span(date.start, date.end, "DATE"), bucket=date_bucket(date.value, doc._.published))
    for figure in doc._.figures:
        unit = unit_bucket(figure.unit or figure.currency or "", figure.per or "")
        yield Given(Span(figure.start, figure.end, "FIGURE"), figure.kind, unit)
    for quote in doc._.quotes:
        if quote.kind in SPOKEN:
            yield Given(Span(quote.start, quote.end, SPOKEN[quote.kind]))
    for start, end in sorted({(title.start, title.end) for title in doc._.titles}):
        yield Given(Span(start, end, "TITLE"))


def _cues(doc: Doc, words: Words) -> Cues:
    """The words that say what figures measure and how they are meant, by the language of each paragraph."""
    found: tuple[list[Cue], list[Cue], list[Cue]] = ([], [], [])
    for paragraph in paragraphs(doc):
        place = words.range(paragraph.start, paragraph.end)
        for own, table in zip(found, cue_tables(paragraph.pack), strict=True):
            own += table.find(words, *place)
    return Cues(*found)


@cache
def cue_tables(pack: LanguagePack) -> tuple[CueTable, CueTable, CueTable]:
    """The pack's cues of measures, modalities and changes, made once."""
    words, enclitics = pack.measures, pack.figures.enclitics
    return (
        CueTable(words.cues, MEASURES, enclitics),
        CueTable(words.modalities, MODALITIES, enclitics),
        CueTable(words.changes, CHANGES, enclitics),
    )


def _stretches(words: int, lines: list[int]) -> Iterator[tuple[int, int]]:
    """Ranges of words to read at once, whole lines as far as they fit."""
    start = 0
    places = np.array([*lines, words], dtype=np.int64)
    while words - start > STRETCH:
        fitting = places[(places > start) & (places <= start + STRETCH)]
        end = int(fitting[-1]) if fitting.size else start + STRETCH
        yield start, end
        start = end
    yield start, words


@Language.factory(
    "warta_reader",
    default_config={"model": DEFAULT_NAMES, "threads": 1},
    assigns=["doc._.reading", "doc._.figures", "doc._.quotes", "doc._.titles"],
)
def create_reader(nlp: Language, name: str, model: str, threads: int) -> Reader:
    """Make the component: `model` is a shipped model's name or a folder with heads; `threads` are ONNX Runtime's."""
    return Reader(*load_heads(model, threads))
