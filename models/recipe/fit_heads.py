"""Fit the heads anew on the states that an exported model gives: those that they will see at work, rounded to int8.

    python -m warta_models.recipe.fit_heads CONFIG --model DIR --checkpoint FILE --news DIR... [--without FILE] \
        [--fold N]

Begins with the heads of the checkpoint and writes `heads.onnx` in the model's folder. Takes minutes.
"""

import argparse
import json
import random
import tomllib
from pathlib import Path

import torch
from torch import nn

from warta.components.engines.onnx import load_tagger

from .articles import Article, find_articles, fold_of, read_articles
from .export_reader import export_heads
from .heads import Heads, link_losses, prepare
from .reader_scores import count_links, count_spans, new_tally, rates
from .train_reader import FOLDS


def states_of(model: Path, articles: list[Article]) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Word states and logits of spans of each article, by the exported model."""
    tagger = load_tagger(model, 2)
    out = []
    for article in articles:
        lines = article.words.lines
        breaks = frozenset((lines[1:] != lines[:-1]).nonzero()[0] + 1)
        encoded = tagger.encode(list(article.words.texts), breaks, article.sentence_starts)
        out.append((torch.from_numpy(encoded.states), torch.from_numpy(encoded.spans)))
    return out


def fit(config: dict, model: Path, checkpoint: Path, news: list[Path], without: Path | None, fold: int | None) -> None:
    """Fit the heads; see the module's docstring."""
    options = config["heads"]
    torch.manual_seed(config["seed"])
    articles = list(read_articles(find_articles(news, without)))
    states = states_of(model, articles)
    ready = [prepare(article) for article in articles]
    left = [i for i, one in enumerate(articles) if fold is not None and fold_of(one.group, FOLDS) == fold]
    kept = [i for i in range(len(articles)) if i not in set(left)]
    heads = Heads(states[0][0].shape[1], config["training"]["dropout"])
    trained = torch.load(checkpoint, weights_only=True)
    known = {key.removeprefix("heads."): value for key, value in trained.items() if key.startswith("heads.")}
    heads.load_state_dict(known, strict=False)
    own = {name: value for name, value in heads.named_parameters() if "cues" in name}
    rest = [value for name, value in heads.named_parameters() if name not in own]
    groups = [{"params": [*own.values()], "lr": 20 * options["learning_rate"]}, {"params": rest}]
    optimizer = torch.optim.AdamW(groups, lr=options["learning_rate"], weight_decay=options["weight_decay"])
    steps = options["epochs"] * -(-len(kept) // options["articles"])
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)

    def told(when: str) -> None:
        heads.eval()
        tally = new_tally()
        with torch.inference_mode():
            for i in left:
                count_spans(tally, articles[i], states[i][1])
                count_links(tally, heads, articles[i], ready[i], states[i][0])
        print(json.dumps({"when": when, **rates(tally)}), flush=True)

    told("before")
    for number in range(options["epochs"]):
        heads.train()
        order = random.Random(config["seed"] + number).sample(kept, len(kept))
        for at in range(0, len(order), options["articles"]):
            group = order[at : at + options["articles"]]
            total = torch.zeros(())
            for i in group:
                each = link_losses(heads, articles[i], ready[i], heads.dropout(states[i][0]))
                total = total + sum(
                    (config["weights"].get(key, 1.0) * value for key, value in each.items()), torch.zeros(())
                ) / len(group)
            if total.requires_grad:
                total.backward()
                nn.utils.clip_grad_norm_(heads.parameters(), config["training"]["clip"])
                optimizer.step()
            schedule.step()
            optimizer.zero_grad()
        told(f"epoch {number + 1}")
    export_heads(heads.eval(), states[0][0].shape[1], model / "heads.onnx")


def main() -> None:
    """Read the arguments and fit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--news", type=Path, nargs="+", required=True)
    parser.add_argument("--without", type=Path)
    parser.add_argument("--fold", type=int)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    fit(config, arguments.model, arguments.checkpoint, arguments.news, arguments.without, arguments.fold)


if __name__ == "__main__":
    main()
