"""Scores of a reader on annotated articles with gold spans: spans found, partners by role, classes.

A tally holds, by what is counted, how many are right, found and annotated; F1 comes of it. Of partners and measures
those are counted that the annotation or the reader names: an empty cell earns nothing.
"""

from collections import defaultdict

import numpy as np
import torch

from warta.reading.heads import MEASURES, SPAN_KINDS

from .articles import Article
from .heads import Heads, Prepared, change_logits, measure_logits, modality_logits, pooled
from .labels import INDEX

Tally = dict[str, np.ndarray]


def new_tally() -> Tally:
    """Nothing counted yet."""
    return defaultdict(lambda: np.zeros(3))


def rates(tally: Tally) -> dict[str, float]:
    """F1 in percent of what was counted."""
    return {key: round(100 * 2 * t / max(1, p + g), 1) for key, (t, p, g) in sorted(tally.items())}


def count_names(tally: Tally, article: Article, logits: torch.Tensor) -> None:
    """Names by exact extent and type."""
    found, gold = _names(logits.argmax(-1).numpy()), _names(np.where(article.names[:, 0], 0, article.names.argmax(-1)))
    for kind in ("PER", "ORG", "LOC"):
        labels = INDEX[f"B-{kind}"], INDEX[f"I-{kind}"]
        mine, theirs = ({span for span in spans if span[2] in labels} for spans in (gold, found))
        tally[f"names {kind}"] += (len(mine & theirs), len(theirs), len(mine))


def count_spans(tally: Tally, article: Article, logits: torch.Tensor) -> None:
    """Spans by exact extent and by overlap, those among words of which nothing is known left out."""
    marks = logits.view(len(logits), len(SPAN_KINDS), 3).argmax(-1).numpy()
    for number, kind in enumerate(SPAN_KINDS):
        gold = article.spans[:, number]
        theirs = [span for span in _marked(marks[:, number]) if (gold[slice(*span)] >= 0).any()]
        mine = _marked(np.where(gold < 0, 0, gold))
        over = sum(any(a < d and c < b for c, d in mine) for a, b in theirs)
        tally[f"{kind} exact"] += (len(set(mine) & set(theirs)), len(theirs), len(mine))
        tally[f"{kind} overlap"] += (min(over, len(mine)), len(theirs), len(mine))


def count_links(tally: Tally, heads: Heads, article: Article, ready: Prepared, states: torch.Tensor) -> None:
    """Partners by role and kind of anchor, measures where said, modality where it is not actual, changes, statuses."""
    if not article.anchors:
        return
    anchors = heads.anchor(pooled(ready.anchor_pools, states))
    mentions = heads.mention(pooled(ready.mention_pools, states))
    for role, number, found, features, right, entities, none in ready.pairs:
        scores = heads.roles[role](anchors[number], mentions[found], features)
        best, top = None, float(heads.roles[role].none(anchors[number]))
        for entity in entities.unique().tolist():
            total = float(scores[entities == entity].logsumexp(0))
            if total > top:
                best, top = entity, total
        hit = best is not None and bool(right[entities == best].any())
        said = bool(right.any()) and not none
        tally[f"{role} {article.anchors[number].kind}"] += (hit and said, best is not None and not (hit and none), said)
    if article.told:
        kinds = torch.tensor([told.kind for told in article.told])
        units = torch.tensor([told.unit for told in article.told])
        hidden = heads.figure(anchors[[told.anchor for told in article.told]], states, ready.near, kinds, units)
        measures = measure_logits(heads, hidden, kinds, ready.cues[0]).argmax(-1).tolist()
        modalities = modality_logits(heads, hidden, ready.cues[1]).argmax(-1).tolist()
        changes = change_logits(heads, hidden, ready.cues[2]).argmax(-1).tolist()
        for told, measure, modality, change in zip(article.told, measures, modalities, changes, strict=True):
            none = len(MEASURES)
            said, hit = none not in told.measures, measure in told.measures
            tally["measure"] += (hit and said, measure != none and not (hit and not said), said)
            tally["modality"] += (modality == told.modality != 0, modality != 0, told.modality != 0)
            if told.change >= 0:
                tally["change"] += (change == told.change != 0, change != 0, told.change != 0)
    if article.statuses:
        best = heads.status(anchors[[number for number, _ in article.statuses]]).argmax(-1).tolist()
        for (_, right), found in zip(article.statuses, best, strict=True):
            tally["status"] += (found in right, 1, 1)


def _names(labels: np.ndarray) -> set[tuple[int, int, int]]:
    """Names as (first word, word behind, first label): `B-` labels are odd, each followed by its `I-`."""
    spans, start = set(), None
    for i in range(len(labels) + 1):
        label = int(labels[i]) if i < len(labels) else 0
        inside = start is not None and label and label % 2 == 0 and label - 1 == labels[start]
        if start is not None and not inside:
            spans.add((start, i, int(labels[start])))
            start = None
        if label and not inside:
            start = i if label % 2 else None
    return spans


def _marked(marks: np.ndarray) -> list[tuple[int, int]]:
    """Spans as (first word, word behind) from marks: 1 the first word, 2 inside; one inside may begin a span."""
    spans, start = [], None
    for i in range(len(marks) + 1):
        mark = int(marks[i]) if i < len(marks) else 0
        if start is not None and mark != 2:
            spans.append((start, i))
            start = None
        if mark and start is None:
            start = i
    return spans
