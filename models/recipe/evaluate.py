"""Exact-span F1 of a names model on the development splits, each corpus by the types that it annotates.

`python -m warta_models.recipe.evaluate MODEL --corpora DIR [--case lower|upper]`

MODEL is an exported model's folder, or another engine in its short form (`spacy:PIPELINE`, `stanza`).
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from warta.components.engines import Engine, Name, load_engine, parse_engine
from warta.components.engines.capitals import level_capitals

from .corpora import Sentence, read
from .labels import CORPUS_TYPES, LABELS

Span = tuple[int, int, str]


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


def counted_types(corpus: str) -> set[str]:
    """Which of PER, ORG and LOC a corpus annotates."""
    return {kinds[0] for kinds in CORPUS_TYPES[corpus].values() if len(kinds) == 1} & {"PER", "ORG", "LOC"}


def score(sentences: Sequence[Sentence], found: Iterable[set[Span]]) -> dict[str, float]:
    """Precision, recall and F1 (percent) of what was found in each sentence, by the types that its corpus annotates."""
    tally: Counter[str] = Counter()
    for sentence, names in zip(sentences, found, strict=True):
        gold = gold_spans(sentence)
        types = counted_types(sentence.corpus)
        tally.update(right=len(gold & names), found=sum(kind in types for *_, kind in names), gold=len(gold))
    return rates(**tally)


def rates(right: int, found: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 (percent) from counts of names."""
    precision, recall = 100 * right / max(1, found), 100 * right / max(1, gold)
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


def find_names(model: Engine, sentences: Sequence[Sentence], change: Callable[[str], str] = str) -> list[list[Name]]:
    """The names that the model finds in each sentence, `change` done to each word first."""
    return [model.names([change(word) for word in sentence.words]) for sentence in sentences]


def judge_names(sentences: Sequence[Sentence], found: Iterable[list[Name]]) -> list[tuple[float, bool]]:
    """The score of every name found, of the types that its corpus annotates, and whether it is right."""
    return [
        (name.score, (name.start, name.end, name.label) in gold_spans(sentence))
        for sentence, names in zip(sentences, found, strict=True)
        for name in names
        if name.label in counted_types(sentence.corpus)
    ]


def predict_tags(model, encode, words: Sequence[str], labels: Sequence[str], window: int) -> list[str]:
    """The best label of each word by a network in training."""
    import torch

    from .train import collate
    from .windows import cut

    blank = [np.zeros(len(labels), dtype=bool)] * len(words)
    tags: list[str] = []
    for part in cut(level_capitals(words), blank, encode, window - 2):
        ids, mask, heads, _ = collate([part])
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(ids, mask, heads)
        tags += [labels[i] for i in logits.argmax(-1).tolist()]
    return tags


def score_corpora(model, encode, dev: dict[str, list[Sentence]], window: int) -> dict[str, dict[str, float]]:
    """Scores of a network in training, sentence by sentence."""
    model.eval()
    return {
        name: score(sentences, [spans(predict_tags(model, encode, one.words, LABELS, window)) for one in sentences])
        for name, sentences in dev.items()
    }


def main() -> None:
    """Score an exported model on the development splits: F1, and the calibration error of its names' scores."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--case", choices=("lower", "upper"))
    arguments = parser.parse_args()
    model = load_engine(*parse_engine(arguments.model), threads=1)
    change = {"lower": str.lower, "upper": str.upper, None: str}[arguments.case]
    for name, sentences in read(arguments.corpora, "dev").items():
        found = find_names(model, sentences, change)
        row = score(sentences, [{(one.start, one.end, one.label) for one in names} for names in found])
        error = calibration_error(judge_names(sentences, found))
        print(json.dumps({"corpus": name, **row, "ece": error}), flush=True)


if __name__ == "__main__":
    main()
