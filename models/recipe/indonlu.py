"""The encoder by IndoNLU's rules: trained on one corpus alone, all its labels, scored on its development split.

`python -m warta_models.recipe.indonlu CONFIG --corpus nergrit|nerp --encoder DIR --corpora DIR --out DIR`

To compare the encoder with those of Wilie et al. 2020 (IndoNLU); nothing of it is shipped. Resumes as training does.
"""

import argparse
import random
import tomllib
from collections import Counter
from functools import partial
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertModel

from .corpora import Sentence, read
from .evaluate import predict_tags, rates, spans
from .network import Tagger as Network
from .train import annotation_loss, fit
from .windows import Encoder, batches, cut


def score_tags(
    model: Network, encode: Encoder, dev: list[Sentence], labels: list[str], window: int
) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of names of all the corpus's types, exact in type and extent."""
    model.eval()
    tally: Counter[str] = Counter()
    for sentence in dev:
        gold, found = spans(sentence.tags), spans(predict_tags(model, encode, sentence.words, labels, window))
        tally.update(right=len(gold & found), found=len(found), gold=len(gold))
    return {dev[0].corpus: rates(**tally)}


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("--corpus", choices=("nergrit", "nerp"), required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    torch.manual_seed(config["seed"])
    arguments.out.mkdir(parents=True, exist_ok=True)
    options, window = config["training"], config["encoder"]["window"]
    train, dev = (read(arguments.corpora, split)[arguments.corpus] for split in ("train", "dev"))
    labels = ["O", *sorted({tag for sentence in train for tag in sentence.tags} - {"O"})]
    targets = dict(zip(labels, np.eye(len(labels), dtype=bool), strict=True))
    encode = Encoder(Tokenizer.from_file(str(arguments.encoder / "tokenizer.json")))
    windows = [
        part
        for sentence in train
        for part in cut(list(sentence.words), [targets[tag] for tag in sentence.tags], encode, window - 2)
    ]
    plan = [
        list(batches(windows, options["batch_pieces"], random.Random(config["seed"] * 1000 + number)))
        for number in range(options["epochs"])
    ]
    model = Network(BertModel.from_pretrained(arguments.encoder, add_pooling_layer=False), len(labels))
    score = partial(score_tags, encode=encode, dev=dev, labels=labels, window=window)
    fit(model, plan, partial(annotation_loss, model), score, options, arguments.out)


if __name__ == "__main__":
    main()
