"""The heads over an article's word states as torch modules, and their losses: spans, partners by role, classes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from warta.reading import cues
from warta.reading.candidates import FEATURES, FIGURES, ROLES, Anchor, all_pairs
from warta.reading.heads import CHANGES, MEASURES, MODALITIES, SPAN_KINDS, STATUSES, UNITS
from warta.reading.pools import AROUND, BESIDE_ANCHOR, BESIDE_MENTION, near_words, pools

from .articles import UNKNOWN, Article

WIDTH = 128
# How much a figure of each modality counts: all but the first are rare.
RARER = (1.0, 3.0, 2.5, 4.0)


class Heads(nn.Module):
    """All heads. `size` is that of the word states; a text is one article at a time."""

    def __init__(self, size: int, dropout: float) -> None:
        super().__init__()
        self.spans = nn.Sequential(nn.Linear(size, 192), nn.GELU(), nn.Linear(192, 3 * len(SPAN_KINDS)))
        self.anchor = nn.Sequential(nn.Linear(3 * size, WIDTH), nn.GELU())
        self.mention = nn.Sequential(nn.Linear(3 * size, WIDTH), nn.GELU())
        self.roles = nn.ModuleDict({role: Role() for role in ROLES})
        self.figure = Figure(size)
        self.status = nn.Linear(WIDTH, len(STATUSES))
        self.dropout = nn.Dropout(dropout)


class Role(nn.Module):
    """Scores of mentions as an anchor's partner, and of there being none."""

    def __init__(self) -> None:
        super().__init__()
        self.anchor, self.mention = nn.Linear(WIDTH, 96), nn.Linear(WIDTH, 96, bias=False)
        self.both, self.features = nn.Linear(WIDTH, 96, bias=False), nn.Linear(FEATURES, 96, bias=False)
        self.score, self.none = nn.Linear(96, 1), nn.Linear(WIDTH, 1)

    def forward(self, anchor: torch.Tensor, mentions: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        """Scores (mentions,) for anchor (WIDTH,), mentions (mentions, WIDTH), features (mentions, FEATURES)."""
        hidden = self.anchor(anchor) + self.mention(mentions) + self.both(anchor * mentions) + self.features(features)
        return self.score(functional.gelu(hidden))[:, 0]


class Figure(nn.Module):
    """A figure's measure and modality: what stands around it, weighed by attention, its kind and unit, the cues."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.key, self.value, self.query = nn.Linear(size, 64), nn.Linear(size, WIDTH), nn.Linear(WIDTH, 64)
        self.places = nn.Embedding(2 * AROUND + 2, 1)
        self.unit, self.kind = nn.Embedding(UNITS, 32), nn.Embedding(len(FIGURES), 16)
        self.hidden = nn.Sequential(nn.Linear(2 * WIDTH + 48, WIDTH), nn.GELU())
        self.measure = nn.Linear(WIDTH, len(MEASURES) + 1)
        self.cues = nn.Embedding(len(FIGURES), cues.FEATURES)
        self.modality_cues = nn.Parameter(torch.full((len(MODALITIES), cues.FEATURES), 0.3))
        self.change_cues = nn.Parameter(torch.full((len(CHANGES), cues.FEATURES), 0.5))
        self.modality, self.change = nn.Linear(WIDTH, len(MODALITIES)), nn.Linear(WIDTH, len(CHANGES))
        nn.init.constant_(self.cues.weight, 0.5)

    def forward(
        self, anchors: torch.Tensor, states: torch.Tensor, near: torch.Tensor, kinds: torch.Tensor, units: torch.Tensor
    ) -> torch.Tensor:
        """Hidden (figures, WIDTH). `near` (figures, places) holds words, -1 where there is none."""
        known = near >= 0
        around = states[near.clamp(min=0)]
        places = self.places.weight[: near.shape[1], 0]
        weights = torch.einsum("fd,fpd->fp", self.query(anchors), self.key(around)) / 8 + places
        weights = weights.masked_fill(~known, -1e4).softmax(-1)
        seen = torch.einsum("fp,fpd->fd", weights, self.value(around))
        return self.hidden(torch.cat([anchors, seen, self.unit(units), self.kind(kinds)], dim=1))


@dataclass(slots=True)
class Prepared:
    """What an article's heads are given beside its states, made once."""

    anchor_pools: torch.Tensor
    mention_pools: torch.Tensor
    pairs: list[tuple[str, int, np.ndarray, torch.Tensor, torch.Tensor, torch.Tensor, bool]]
    near: torch.Tensor
    cues: tuple[torch.Tensor, torch.Tensor, torch.Tensor]


def prepare(article: Article) -> Prepared:
    """Pooling, pairs and features of an article."""
    count = len(article.words)
    ranges = [(anchor.first, anchor.behind) for anchor in article.anchors]
    mention_ranges = list(zip(article.mentions.first.tolist(), article.mentions.behind.tolist(), strict=True))
    by_role = all_pairs(article.anchors, article.mentions, article.words)
    pairs = []
    for link in article.links:
        every = by_role[link.role]
        own = np.flatnonzero(every.anchors == link.anchor)
        found = every.mentions[own]
        entities = article.mentions.entity[found]
        right = torch.from_numpy(np.isin(entities, list(link.entities)))
        if right.any() or link.none:
            features = torch.from_numpy(every.features[own])
            pairs.append((link.role, link.anchor, found, features, right, torch.from_numpy(entities), link.none))
    figures = [article.anchors[told.anchor] for told in article.told]
    return Prepared(
        torch.from_numpy(pools(ranges, count, BESIDE_ANCHOR)),
        torch.from_numpy(pools(mention_ranges, count, BESIDE_MENTION)),
        pairs,
        torch.from_numpy(near_words([(each.first, each.behind) for each in figures], count)),
        (
            _told(article, figures, article.cues.measures, len(MEASURES)),
            _told(article, figures, article.cues.modalities, len(MODALITIES)),
            _told(article, figures, article.cues.changes, len(CHANGES)),
        ),
    )


def _told(article: Article, figures: list[Anchor], found: Sequence[cues.Cue], meanings: int) -> torch.Tensor:
    """Features (figures, meanings, FEATURES) of the cues around an article's figures."""
    told = [cues.cue_features(each.first, each.behind, found, article.words, meanings) for each in figures]
    return torch.from_numpy(np.array(told, dtype=np.float32).reshape(len(figures), meanings, cues.FEATURES))


def pooled(matrix: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
    """Means (ranges, 3 x size) by an averaging matrix."""
    return (matrix @ states).permute(1, 0, 2).flatten(1)


def measure_logits(heads: Heads, hidden: torch.Tensor, kinds: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
    """Logits (figures, measures + 1), the last of there being none."""
    told = torch.einsum("fmc,fc->fm", features, heads.figure.cues(kinds))
    return heads.figure.measure(hidden) + functional.pad(told, (0, 1))


def modality_logits(heads: Heads, hidden: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
    """Logits (figures, modalities)."""
    return heads.figure.modality(hidden) + torch.einsum("fmc,mc->fm", features, heads.figure.modality_cues)


def change_logits(heads: Heads, hidden: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
    """Logits (figures, changes), the first of there being none."""
    return heads.figure.change(hidden) + torch.einsum("fmc,mc->fm", features, heads.figure.change_cues)


def losses(heads: Heads, article: Article, ready: Prepared, states: torch.Tensor) -> dict[str, torch.Tensor]:
    """The mean loss of each head on an article's word states (words, size), where it has something to learn."""
    states = heads.dropout(states)
    return span_losses(heads, article, states) | link_losses(heads, article, ready, states)


def span_losses(heads: Heads, article: Article, states: torch.Tensor) -> dict[str, torch.Tensor]:
    """The losses of the spans' marks, by kind."""
    out: dict[str, torch.Tensor] = {}
    logits = heads.spans(states).view(len(states), len(SPAN_KINDS), 3)
    targets = torch.from_numpy(article.spans)
    for number, kind in enumerate(SPAN_KINDS):
        known = targets[:, number] != UNKNOWN
        out[kind] = functional.cross_entropy(logits[known, number], targets[known, number])
    return out


def link_losses(heads: Heads, article: Article, ready: Prepared, states: torch.Tensor) -> dict[str, torch.Tensor]:
    """The losses of partners by role, and of the classes."""
    out: dict[str, torch.Tensor] = {}
    if not article.anchors:
        return out
    anchors = heads.dropout(heads.anchor(pooled(ready.anchor_pools, states)))
    mentions = heads.dropout(heads.mention(pooled(ready.mention_pools, states)))
    by_role: dict[str, list[torch.Tensor]] = {}
    for role, number, found, features, right, _, none in ready.pairs:
        head = heads.roles[role]
        scores = torch.cat([head(anchors[number], mentions[found], features), head.none(anchors[number])])
        mask = torch.cat([right, torch.tensor([none])])
        loss = scores.logsumexp(0) - scores[mask].logsumexp(0)
        by_role.setdefault(role, []).append(loss)
    out.update({role: torch.stack(each).mean() for role, each in by_role.items()})
    if article.told:
        kinds = torch.tensor([told.kind for told in article.told])
        units = torch.tensor([told.unit for told in article.told])
        own = anchors[[told.anchor for told in article.told]]
        hidden = heads.dropout(heads.figure(own, states, ready.near, kinds, units))
        logits = measure_logits(heads, hidden, kinds, ready.cues[0])
        right = torch.zeros(logits.shape, dtype=torch.bool)
        for row, told in enumerate(article.told):
            right[row, list(told.measures)] = True
        out["measure"] = (logits.logsumexp(-1) - logits.masked_fill(~right, -1e9).logsumexp(-1)).mean()
        changes = torch.tensor([told.change for told in article.told])
        if (changes != UNKNOWN).any():
            said = change_logits(heads, hidden, ready.cues[2])
            out["change"] = functional.cross_entropy(said, changes, ignore_index=UNKNOWN)
        out["modality"] = functional.cross_entropy(
            modality_logits(heads, hidden, ready.cues[1]),
            torch.tensor([told.modality for told in article.told]),
            weight=torch.tensor(RARER),
        )
    if article.statuses:
        logits = heads.status(anchors[[number for number, _ in article.statuses]])
        right = torch.zeros(logits.shape, dtype=torch.bool)
        for row, (_, statuses) in enumerate(article.statuses):
            right[row, list(statuses)] = True
        out["status"] = (logits.logsumexp(-1) - logits.masked_fill(~right, -1e9).logsumexp(-1)).mean()
    return out
