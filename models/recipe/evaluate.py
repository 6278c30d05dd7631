"""Exact-span F1 of a names model on the development splits, each corpus by the types that it annotates.

`python -m warta_models.recipe.evaluate MODEL_DIR --corpora DIR [--case lower|upper]` scores an exported model folder.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from warta.components.engines.onnx import Tagger, level_capitals

from .corpora import Sentence, read
from .labels import CORPUS_TYPES, LABELS

Span = tuple[int, int, str]
Predict = Callable[[Sequence[str]], list[str]]


def spans(tags: Sequence[str]) -> set[Span]:
    """Names of a BIO sequence as (first word, last word + 1, type); an `I-` that continues nothing starts a name."""
    found: set[Span] = set()
    start = 0
    for i in range(len(tags) + 1):
        tag = tags[i] if i < len(tags) else "O"
        before = tags[i - 1] if i else "O"
        continues = tag.startswith("I-") and before[2:] == tag[2:]
        if i and before != "O" and not continues:
            found.add((start, i, before[2:]))
        if not continues:
            start = i
    return found


def gold_spans(sentence: Sentence) -> set[Span]:
    """Gold names whose corpus type stands for exactly one of our types (Facility is LOC)."""
    types = CORPUS_TYPES[sentence.corpus]
    return {
        (start, end, types[kind][0])
        for start, end, kind in spans(sentence.tags)
        if len(types[kind]) == 1 and types[kind][0] in {"PER", "ORG", "LOC"}
    }


def score(sentences: Sequence[Sentence], predict: Predict) -> dict[str, float]:
    """Precision, recall and F1 (percent) of PER, ORG and LOC, as far as the corpus annotates them."""
    counted = {kinds[0] for kinds in CORPUS_TYPES[sentences[0].corpus].values() if len(kinds) == 1}
    tally: Counter[str] = Counter()
    for sentence in sentences:
        gold = gold_spans(sentence)
        found = {s for s in spans(predict(sentence.words)) if s[2] in counted & {"PER", "ORG", "LOC"}}
        tally.update(right=len(gold & found), found=len(found), gold=len(gold))
    precision = 100 * tally["right"] / max(1, tally["found"])
    recall = 100 * tally["right"] / max(1, tally["gold"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 2), "recall": round(recall, 2), "f1": round(f1, 2)}


def calibration_error(scores: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error (percent) of names' scores, each with whether the name is right.

    The mean gap between score and share of right names over equal bins of the score, each by its number of names
    (Naeini et al. 2015).

    >>> calibration_error([(0.9, True)] * 9 + [(0.9, False)])
    0.0
    """
    if not scores:
        return 0.0
    values, right = np.array([score for score, _ in scores]), np.array([ok for _, ok in scores])
    places = np.minimum((values * bins).astype(int), bins - 1)
    gaps = [
        abs(values[places == place].mean() - right[places == place].mean()) * (places == place).mean()
        for place in np.unique(places)
    ]
    return round(100 * float(sum(gaps)), 2)


def judge_names(
    model: Tagger, sentences: Sequence[Sentence], change: Callable[[str], str] = str
) -> list[tuple[float, bool]]:
    """The score of every name that the model finds, and whether it is right.

    Names of types that the corpus does not annotate are left out. `change` is done to each word first.
    """
    counted = {kinds[0] for kinds in CORPUS_TYPES[sentences[0].corpus].values() if len(kinds) == 1}
    judged: list[tuple[float, bool]] = []
    for sentence in sentences:
        gold = gold_spans(sentence)
        found = model.names([change(word) for word in sentence.words])
        judged += [
            (name.score, (name.start, name.end, name.label) in gold)
            for name in found
            if name.label in counted & {"PER", "ORG", "LOC"}
        ]
    return judged


def score_corpora(model, encode, dev: dict[str, list[Sentence]], window: int) -> dict[str, dict[str, float]]:
    """Scores of a network in training, sentence by sentence."""
    import torch

    from .windows import cut

    def predict(words: Sequence[str]) -> list[str]:
        blank = [np.zeros(len(LABELS), dtype=bool)] * len(words)
        tags: list[str] = []
        for part in cut(level_capitals(words), blank, encode, window - 2):
            ids = torch.tensor([part.pieces])
            logits = model(ids, torch.ones_like(ids))[0, part.heads]
            tags += [LABELS[i] for i in logits.argmax(-1).tolist()]
        return tags

    model.eval()
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        return {name: score(sentences, predict) for name, sentences in dev.items()}


def main() -> None:
    """Score an exported model on the development splits: F1, and the calibration error of its names' scores."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--case", choices=("lower", "upper"))
    arguments = parser.parse_args()
    model = Tagger(arguments.model)
    change = {"lower": str.lower, "upper": str.upper, None: str}[arguments.case]

    for name, sentences in read(arguments.corpora, "dev").items():
        row = score(sentences, lambda words: model.tags([change(word) for word in words]))
        error = calibration_error(judge_names(model, sentences, change))
        print(json.dumps({"corpus": name, **row, "ece": error}), flush=True)


if __name__ == "__main__":
    main()
