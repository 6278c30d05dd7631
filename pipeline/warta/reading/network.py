"""The heads at work: word states in, spans, arcs and classes out, by ONNX Runtime. Knows nothing of spaCy."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from warta.reading.candidates import ASKED, FIGURES, KINDS, ROLES, Anchor, Mentions, Pairs, all_pairs
from warta.reading.cues import FEATURES, Cue, Cues, cue_features
from warta.reading.heads import CHANGES, HOLDERS, MEASURES, MODALITIES, SPAN_KINDS, STATUSES
from warta.reading.pools import BESIDE_ANCHOR, BESIDE_MENTION, LONGEST, near_words
from warta.reading.words import Words


@dataclass(frozen=True, slots=True)
class Tagged:
    """A stretch of words that the network tagged, `behind` exclusive."""

    first: int
    behind: int
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Linked:
    """An anchor's partner in a role: the mention of the entity that speaks most for it."""

    anchor: int
    mention: int
    role: str
    score: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of a closed list of words, or None, for an anchor."""

    anchor: int
    feature: str
    value: str | None
    score: float


class Network:
    """The heads in an ONNX file, with thresholds in their model's configuration under `heads`."""

    def __init__(self, heads: Path, configuration: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(heads), options, providers=["CPUExecutionProvider"])
        config = json.loads(configuration.read_text(encoding="utf-8"))["heads"]
        # How spans of each kind are made of words (`_spans`).
        self._spans: dict[str, dict[str, Any]] = config["spans"]
        # Added to the logit of there being no partner, by role and kind of anchor.
        self._none: dict[str, float] = config["none"]
        # Added to the logits of classes, by feature and word.
        self._lean: dict[str, dict[str, float]] = config["lean"]
        # Added to the logit of a measure whose cue stands right before a figure.
        self._beside: float = config["beside"]
        # How likely a second partner must be beside the best, by role.
        self._also: dict[str, float] = config["also"]

    def tag(self, logits: np.ndarray, words: Words) -> list[Tagged]:
        """Spans among the words from logits (words, 3 x SPAN_KINDS), in text order; none runs over a sentence."""
        parted = logits.reshape(len(logits), len(SPAN_KINDS), 3)
        found = [
            span
            for number, kind in enumerate(SPAN_KINDS)
            for span in _spans(_softmax(parted[:, number]), kind, words.sentences, **self._spans[kind])
        ]
        return sorted(found, key=lambda span: (span.first, span.behind))

    def link(
        self,
        states: np.ndarray,
        words: Words,
        anchors: Sequence[Anchor],
        units: Sequence[int],
        mentions: Mentions,
        told: Cues,
    ) -> tuple[list[Linked], list[Chosen]]:
        """Partners and classes of the anchors, by their order; `units` are the buckets of those that are figures."""
        if not anchors:
            return [], []
        figures = [number for number, anchor in enumerate(anchors) if anchor.kind == "FIGURE"]
        titles = [number for number, anchor in enumerate(anchors) if anchor.kind == "TITLE"]
        pairs = all_pairs(anchors, mentions, words)
        ranges = [(anchor.first, anchor.behind) for anchor in anchors]
        asked = figures or [0]  # ONNX Runtime ends the process where a product has no rows
        own = [ranges[number] for number in asked]
        kinds = [FIGURES.index(anchors[number].detail) for number in figures] or [0]
        named = list(zip(mentions.first, mentions.behind, mentions.behind, strict=True))
        sums = np.concatenate([np.zeros((1, states.shape[1])), states.cumsum(axis=0, dtype=np.float64)])
        inputs = {
            "states": states,
            "anchors": _pooled(sums, [(a, min(b, a + LONGEST), b) for a, b in ranges], BESIDE_ANCHOR),
            "mentions": _pooled(sums, named, BESIDE_MENTION),
            "figures": np.array(asked, dtype=np.int64),
            "near": near_words(own, len(words)),
            "kinds": np.array(kinds, dtype=np.int64),
            "units": np.array(units or [0], dtype=np.int64),
            "measure_cues": _told(own, told.measures, words, len(MEASURES)),
            "modality_cues": _told(own, told.modalities, words, len(MODALITIES)),
            "change_cues": _told(own, told.changes, words, len(CHANGES)),
        }
        for role in ROLES:
            inputs |= {
                f"{role}_anchors": pairs[role].anchors,
                f"{role}_mentions": pairs[role].mentions,
                f"{role}_features": pairs[role].features,
            }
        names = [output.name for output in self._session.get_outputs()]
        out = dict(zip(names, self._session.run(names, inputs), strict=True))
        out["measure"][:, :-1] += self._beside * _beside(own, told.measures)
        measures = list(self._choices(figures, "measure", (*MEASURES, None), out["measure"]))
        partners = partial(self._partners, anchors=anchors, mentions=mentions)
        freely = list(partners("holder", pairs["holder"], out["holder_scores"], out["holder_none"]))
        barred = _barred(measures, pairs["holder"], mentions)
        out["holder_scores"] = np.where(barred, -np.inf, out["holder_scores"])
        links = [
            link for role in ROLES for link in partners(role, pairs[role], out[f"{role}_scores"], out[f"{role}_none"])
        ]
        held = {link.anchor for link in links if link.role == "holder"}
        person = KINDS.index("PER")
        links += [
            replace(link, role="through")
            for link in freely
            if link.anchor not in held and mentions.kind[link.mention] == person
        ]
        chosen = [
            *measures,
            *self._choices(figures, "modality", MODALITIES, out["modality"]),
            *self._choices(figures, "change", CHANGES, out["change"]),
            *self._choices(titles, "status", STATUSES, out["status"][titles]),
        ]
        return sorted(links, key=lambda link: (link.anchor, link.role)), chosen

    def _choices(
        self, anchors: Sequence[int], feature: str, values: Sequence[str | None], logits: np.ndarray
    ) -> Iterator[Chosen]:
        """The likeliest word of a closed list for each anchor."""
        lean = self._lean.get(feature, {})
        chances = _softmax(logits + np.array([lean.get(value or "", 0.0) for value in values], dtype=np.float32))
        for anchor, row in zip(anchors, chances, strict=False):  # more rows than figures where there is none
            best = int(row.argmax())
            yield Chosen(anchor, feature, values[best], float(row[best]))

    def _partners(
        self,
        role: str,
        pairs: Pairs,
        scores: np.ndarray,
        none: np.ndarray,
        anchors: Sequence[Anchor],
        mentions: Mentions,
    ) -> Iterator[Linked]:
        """An entity's score is that of all its mentions together, beside those of the others and of nobody."""
        bounds = np.searchsorted(pairs.anchors, np.arange(len(anchors) + 1))
        for number, anchor in enumerate(anchors):
            if role not in ASKED[anchor.kind]:
                continue
            low, high = bounds[number], bounds[number + 1]
            if low == high:
                continue
            own = mentions.entity[pairs.mentions[low:high]]
            entities, of = np.unique(own, return_inverse=True)
            top = float(scores[low:high].max())
            if top == -np.inf:
                continue
            sums = np.zeros(len(entities))
            np.add.at(sums, of, np.exp(scores[low:high] - top))
            nobody = np.exp(float(none[number]) + self._none.get(f"{role} {anchor.kind}", 0.0) - top)
            chances = sums / (sums.sum() + nobody)
            best = int(chances.argmax())
            if sums[best] <= nobody:
                continue
            chosen = [best]
            if role in self._also:
                chosen += [i for i in np.argsort(-chances, kind="stable")[1:] if chances[i] >= self._also[role]]
            for each in chosen:
                places = np.flatnonzero(of == each)
                mention = int(pairs.mentions[low + places[scores[low:high][places].argmax()]])
                yield Linked(number, mention, role, float(chances[each]))


def _spans(
    chances: np.ndarray, kind: str, sentences: np.ndarray, least: float, gap: int, shortest: int
) -> Iterator[Tagged]:
    """Runs of words likelier than `least` to belong to a span, from chances (words, 3) of being outside, first, inside.

    Runs of one sentence with at most `gap` words between them are one, unless the second begins with a first word;
    those of fewer words than `shortest` are none.
    """
    inside = chances[:, 1] + chances[:, 2]
    member = inside > least
    begins = member & ((chances[:, 1] > chances[:, 2]) | np.append(True, sentences[1:] != sentences[:-1]))
    edges = np.flatnonzero(np.diff(np.concatenate([[False], member, [False]]).astype(np.int8)))
    runs: list[list[int]] = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        cuts = [start, *(start + 1 + np.flatnonzero(begins[start + 1 : end])).tolist(), end]
        for first, behind in pairwise(cuts):
            last = runs[-1] if runs else None
            if last and not begins[first] and first - last[1] <= gap and sentences[first] == sentences[last[0]]:
                last[1] = behind
            else:
                runs.append([first, behind])
    for first, behind in runs:
        if behind - first >= shortest:
            yield Tagged(first, behind, kind, float(inside[first:behind].mean()))


def _barred(measures: Sequence[Chosen], pairs: Pairs, mentions: Mentions) -> np.ndarray:
    """Which pairs of figures and holders their measures rule out (`HOLDERS`): boolean (pairs,)."""
    barred = np.zeros(len(pairs.anchors), dtype=bool)
    for chosen in measures:
        if chosen.value is None or len(HOLDERS[chosen.value]) == len(ROLES["holder"]):
            continue
        low, high = np.searchsorted(pairs.anchors, [chosen.anchor, chosen.anchor + 1])
        allowed = [KINDS.index(kind) for kind in HOLDERS[chosen.value]]
        barred[low:high] = ~np.isin(mentions.kind[pairs.mentions[low:high]], allowed)
    return barred


def _told(ranges: Sequence[tuple[int, int]], found: Sequence[Cue], words: Words, meanings: int) -> np.ndarray:
    """Features (figures, meanings, FEATURES) of the cues around figures."""
    told = [cue_features(*each, found, words, meanings) for each in ranges]
    return np.array(told, dtype=np.float32).reshape(len(ranges), meanings, FEATURES)


def _beside(ranges: Sequence[tuple[int, int]], found: Sequence[Cue]) -> np.ndarray:
    """Whether a cue of each measure (figures, measures) ends right before a figure, or a word before it."""
    beside = np.zeros((len(ranges), len(MEASURES)), dtype=np.float32)
    ending: dict[int, list[int]] = {}
    for cue in found:
        ending.setdefault(cue.behind, []).append(cue.meaning)
    for row, (first, _) in enumerate(ranges):
        beside[row, [*ending.get(first, ()), *ending.get(first - 1, ())]] = 1
    return beside


def _pooled(sums: np.ndarray, ranges: Sequence[tuple[int, int, int]], beside: int) -> np.ndarray:
    """Means (ranges, 3 x size) of the states of each range's words, of those before it and of those behind it.

    A range is its first word, the word behind those that stand for it, and the word behind it; `sums` (words + 1, size)
    are the states' sums up to each word.
    """
    first, own, behind = (np.array([each[i] for each in ranges], dtype=np.int64) for i in range(3))
    last = np.minimum(behind + beside, len(sums) - 1)
    parts = [(first, own), (np.maximum(0, first - beside), first), (behind, last)]
    means = [(sums[high] - sums[low]) / np.maximum(1, high - low)[:, None] for low, high in parts]
    return np.concatenate(means, axis=1).astype(np.float32).reshape(len(ranges), 3 * sums.shape[1])


def _softmax(logits: np.ndarray) -> np.ndarray:
    exponents = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return exponents / exponents.sum(axis=-1, keepdims=True)


@cache
def load_network(heads: Path, configuration: Path) -> Network:
    """The heads in a file, loaded once per process."""
    return Network(heads, configuration)
