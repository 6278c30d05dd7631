"""Annotated news as a reader is trained on it: words, what each kind of span covers, who belongs to whom.

Files are those that `warta_models.recipe.news join` makes: one JSON object an article, by the project's guideline.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np

from warta.components.pipeline import load
from warta.components.reader import cue_tables
from warta.components.words import line_starts, reading_words, sentence_starts, words_of
from warta.languages import load_pack
from warta.reading.candidates import FIGURES, Anchor, Mentions, date_bucket, is_period
from warta.reading.cues import Cues
from warta.reading.heads import CHANGES, MEASURES, MODALITIES, SPAN_KINDS, STATUSES, unit_bucket
from warta.reading.words import Words

from .labels import LABELS, allowed

UNKNOWN = -1  # a word of which the annotation does not say whether it is part of a span
NO_CUES = Cues((), (), ())


@dataclass(frozen=True, slots=True)
class Link:
    """An anchor's partners in a role: the entities that are right, or, with `none`, nobody."""

    anchor: int
    role: str
    entities: frozenset[int]
    none: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a figure: its accepted measures (indices, the last is none), its modality, and whether it is a
    change, UNKNOWN where nobody looked.
    """

    anchor: int
    kind: int
    unit: int
    measures: tuple[int, ...]
    modality: int
    change: int


@dataclass(slots=True, eq=False)
class Article:
    """One article. `names` is boolean (words, labels); `spans` (words, kinds) holds 0 outside, 1 first word, 2 inside,
    UNKNOWN; anchors are in text order for each kind.
    """

    id: str
    group: str
    language: str
    words: Words
    sentence_starts: list[int]
    names: np.ndarray
    spans: np.ndarray
    mentions: Mentions
    anchors: list[Anchor] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    statuses: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    cues: Cues = NO_CUES


def several(value: object) -> list:
    """A cell's accepted answers: one, or a list of them."""
    return list(value) if isinstance(value, list) else [value]


def fold_of(group: str, folds: int) -> int:
    """The fold of an article by its subject, so that one event never stands on both sides."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % folds


def find_articles(folders: Sequence[Path], without: Path | None = None) -> list[Path]:
    """The gold files in the folders, but for the articles whose ids stand in a file, one a line."""
    left_out = set(without.read_text(encoding="utf-8").split()) if without else set()
    return sorted(path for folder in folders for path in folder.glob("*.json") if path.stem not in left_out)


def read_articles(paths: Sequence[Path]) -> Iterator[Article]:
    """The articles in the files, in their order."""
    for path in paths:
        yield _article(json.loads(path.read_text(encoding="utf-8")))


def _article(gold: dict) -> Article:
    text = gold["text"]
    nlp = load(gold["language"], without=("names", "figures", "titles", "quotes"))
    doc = nlp.make_doc(text)
    day = doc._.published = date.fromisoformat(gold["published"]) if gold["published"] else None
    for name, pipe in nlp.pipeline:
        if name in ("warta_sentences", "warta_dates"):
            doc = pipe(doc)
    tokens = words_of(doc)
    lines = line_starts(doc, tokens)
    starts = sentence_starts(doc, tokens, lines)
    words = reading_words([token.text for token in tokens], tokens, starts, lines)
    entities = [
        (label, {entity["name"], *entity["surfaces"]})
        for key, label in (("persons", "PER"), ("organizations", "ORG"), ("places", "LOC"))
        for entity in gold[key]
    ]
    found = _occurrences(text, words, entities)
    names = np.tile(allowed("news", "O"), (len(words), 1))
    for first, behind, label, _ in found:
        for i in range(first, behind):
            names[i] = False
            names[i, LABELS.index(("B-" if i == first else "I-") + label)] = True
    dates = [(*words.range(each.start, each.end), each.value) for each in doc._.dates if is_period(each.value)]
    rows = [*found, *((a, b, "DATE", len(entities) + i) for i, (a, b, _) in enumerate(dates) if b > a)]
    outlet = re.split(r"[_\d]{2,}", gold["id"])[0] if gold["language"] == "en" else gold["published"] or gold["id"]
    article = Article(
        gold["id"],
        outlet,
        gold["language"],
        words,
        starts,
        names,
        np.zeros((len(words), len(SPAN_KINDS)), dtype=np.int64),
        Mentions.of(sorted(rows), {len(entities) + i: date_bucket(each[2], day) for i, each in enumerate(dates)}),
    )
    tables = cue_tables(load_pack(gold["language"]))
    article.cues = Cues(*(table.find(words, 0, len(words)) for table in tables))
    known = {surface: i for i, (_, surfaces) in reversed(list(enumerate(entities))) for surface in surfaces}
    values = {len(entities) + i: value for i, (*_, value) in enumerate(dates)}
    _add_figures(article, gold, known, values)
    _add_quotes(article, gold, known)
    _add_titles(article, gold, known, found)
    return article


def _occurrences(text: str, words: Words, entities: Sequence[tuple[str, set[str]]]) -> list[tuple[int, int, str, int]]:
    """Every place of the entities' surfaces as (first word, word behind, label, entity), the longest first."""
    taken = np.zeros(len(words), dtype=bool)
    found = []
    surfaces = [(surface, number) for number, (_, all_of) in enumerate(entities) for surface in all_of if surface]
    for surface, number in sorted(surfaces, key=lambda each: (-len(each[0]), each[1])):
        for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text):
            first, behind = words.range(*match.span())
            if behind > first and not taken[first:behind].any():
                taken[first:behind] = True
                found.append((first, behind, entities[number][0], number))
    return sorted(found)


def _link(article: Article, role: str, answers: object, known: dict[str, int]) -> None:
    """Tie the last anchor to those whom the annotation names; left out where it names somebody unknown here."""
    accepted = several(answers)
    entities = frozenset(known[answer] for answer in accepted if answer in known)
    none = None in accepted
    if entities or none:
        article.links.append(Link(len(article.anchors) - 1, role, entities, none))


def _add_figures(article: Article, gold: dict, known: dict[str, int], dates: dict[int, str]) -> None:
    for figure in sorted(gold["figures"], key=lambda each: each["start"]):
        first, behind = article.words.range(figure["start"], figure["end"])
        if behind == first:
            continue
        article.anchors.append(Anchor(first, behind, "FIGURE", figure["kind"]))
        _link(article, "holder", figure["entity"], known)
        _link(article, "source", figure["source"], known)
        accepted = several(figure["as_of"])
        right = frozenset(number for number, value in dates.items() if value in accepted)
        # Where nobody looked for changes, times were rarely written down: that one is missing says nothing there.
        none = None in accepted and "change" in figure
        if right or none:
            article.links.append(Link(len(article.anchors) - 1, "as_of", right, none))
        answers = [MEASURES.index(measure) if measure else len(MEASURES) for measure in several(figure["measure"])]
        unit = unit_bucket(several(figure["unit"])[0] or figure["currency"] or "", figure["per"] or "")
        article.told.append(
            Told(
                len(article.anchors) - 1,
                FIGURES.index(figure["kind"]),
                unit,
                tuple(answers),
                MODALITIES.index(figure["modality"]),
                CHANGES.index(figure["change"]) if "change" in figure else UNKNOWN,
            )
        )


def _mark(article: Article, kind: str, first: int, behind: int) -> None:
    column = article.spans[:, SPAN_KINDS.index(kind)]
    column[first] = 1
    column[first + 1 : behind] = 2


def _add_quotes(article: Article, gold: dict, known: dict[str, int]) -> None:
    for quote in sorted(gold["quotes"], key=lambda each: each["start"]):
        first, behind = article.words.range(quote["start"], quote["end"])
        if behind == first:
            continue
        kind = "QUOTE" if quote["direct"] else "REPORTED"
        article.anchors.append(Anchor(first, behind, kind))
        _link(article, "speaker", quote["speaker"], known)
        if kind == "REPORTED":
            _mark(article, kind, first, behind)


def _add_titles(
    article: Article, gold: dict, known: dict[str, int], found: Sequence[tuple[int, int, str, int]]
) -> None:
    """Titles as spans and anchors. An article's title is annotated once: of its words elsewhere nothing is known."""
    column = article.spans[:, SPAN_KINDS.index("TITLE")]
    lower = [word.lower() for word in article.words.texts]
    spans: dict[tuple[int, int], list[dict]] = {}
    for title in gold["titles"]:
        first, behind = article.words.range(title["start"], title["end"])
        if behind > first:
            spans.setdefault((first, behind), []).append(title)
    for first, behind in spans:
        column[[i for i, word in enumerate(lower) if word in {lower[first], lower[behind - 1]}]] = UNKNOWN
    for first, behind in spans:
        phrase = lower[first:behind]
        for at in range(len(lower) - len(phrase) + 1):
            if lower[at : at + len(phrase)] == phrase:
                column[at : at + len(phrase)] = UNKNOWN
    ends = {behind: entity for _, behind, _, entity in found}
    starts = {first: entity for first, _, _, entity in found}
    for (first, behind), titles in spans.items():
        holders = {known.get(title["person"]) for title in titles}
        phrase = lower[first:behind]
        for at in range(len(lower) - len(phrase) + 1):
            beside = starts.get(at + len(phrase)), ends.get(at), ends.get(at - 1)
            if lower[at : at + len(phrase)] == phrase and holders & set(beside) - {None}:
                _mark(article, "TITLE", at, at + len(phrase))
    for (first, behind), titles in sorted(spans.items()):
        _mark(article, "TITLE", first, behind)
        article.anchors.append(Anchor(first, behind, "TITLE"))
        number = len(article.anchors) - 1
        people = frozenset(known[title["person"]] for title in titles if title["person"] in known)
        if people:
            article.links.append(Link(number, "bearer", people, False))
        bodies = [body for title in titles for body in several(title["organization"])]
        _link(article, "body", bodies, known)
        statuses = {STATUSES.index(status) for title in titles for status in several(title["status"])}
        article.statuses.append((number, tuple(sorted(statuses))))
