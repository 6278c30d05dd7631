"""Train a names model: `python -m warta_models.recipe.train CONFIG --encoder DIR --corpora DIR --out DIR`.

Resumes from `OUT/last.pt` where one stands. Writes `OUT/last.pt` after every epoch and every few hundred steps, and
`OUT/best.pt`: the moving average of the weights after the epoch with the best mean F1 over the development splits.
"""

import argparse
import json
import random
import time
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import BertModel

from .corpora import gazetteer, read
from .evaluate import score_corpora
from .network import Tagger, partial_loss
from .windows import PAD, Encoder, Window, batches, epoch

Batch = list[Window]


def collate(windows: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Padded ids, their mask, which of them are words' first pieces, and the words' targets."""
    length = max(len(window.pieces) for window in windows)
    ids = torch.full((len(windows), length), PAD)
    heads = torch.zeros_like(ids, dtype=torch.bool)
    for row, window in enumerate(windows):
        ids[row, : len(window.pieces)] = torch.tensor(window.pieces)
        heads[row, window.heads] = True
    targets = torch.from_numpy(np.concatenate([window.targets for window in windows]))
    return ids, (ids != PAD).long(), heads, targets


def annotation_loss(model: Tagger, batch: Batch) -> torch.Tensor:
    """The loss of what the corpora say of a batch's words."""
    ids, mask, heads, targets = collate(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(ids, mask, heads)
    return partial_loss(logits, targets)


def fit(
    model: Tagger,
    plan: list[list[Batch]],
    loss_of: Callable[[Batch], torch.Tensor],
    score: Callable[[Tagger], dict[str, dict[str, float]]],
    options: dict,
    out: Path,
) -> None:
    """Train `model` on each epoch's batches, or on those missing after the last checkpoint in `out`.

    `loss_of` gives a batch's loss, `score` the development scores of the averaged weights at an epoch's end.
    """
    total = sum(len(part) for part in plan)
    model.encoder.embeddings.requires_grad_(False)
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(options["average"]))
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": options["learning_rate"]},
            {"params": model.head.parameters(), "lr": options["head_learning_rate"]},
        ],
        weight_decay=options["weight_decay"],
    )
    warmup = max(1, round(options["warmup"] * total))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warmup, max(0.0, (total - step) / max(1, total - warmup)))
    )
    parts = {"model": model, "average": average, "optimizer": optimizer, "schedule": schedule}
    step, best = 0, 0.0
    if (out / "last.pt").exists():
        state = torch.load(out / "last.pt", weights_only=True)
        for name, part in parts.items():
            part.load_state_dict(state[name])
        step, best = state["step"], state["best"]

    def save() -> None:
        states = {name: part.state_dict() for name, part in parts.items()}
        torch.save({**states, "step": step, "best": best}, out / "last.tmp")
        (out / "last.tmp").replace(out / "last.pt")

    clock, seen, smooth = time.monotonic(), 0, 0.0
    ends = np.cumsum([len(part) for part in plan])
    for batch in [batch for part in plan for batch in part][step:]:
        model.train()
        loss = loss_of(batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), options["clip"])
        optimizer.step()
        average.update_parameters(model)
        schedule.step()
        optimizer.zero_grad()
        step, seen = step + 1, seen + sum(len(window.heads) for window in batch)
        smooth = 0.98 * smooth + 0.02 * loss.item()
        if step % 50 == 0:
            rate = seen / (time.monotonic() - clock)
            print(f"step {step}/{total} loss {smooth:.4f} {rate:.0f} words/s", flush=True)
        if step % 300 == 0:
            save()
        if step in ends:
            scores = score(average.module)
            mean = sum(row["f1"] for row in scores.values()) / len(scores)
            print(json.dumps({"step": step, "mean_f1": mean, **scores}), flush=True)
            if mean > best:
                best = mean
                torch.save(average.module.state_dict(), out / "best.pt")
            save()


def train(config: dict, encoder_dir: Path, corpora_dir: Path, out: Path) -> None:
    """Fine-tune the encoder on the public corpora as configured."""
    torch.manual_seed(config["seed"])
    out.mkdir(parents=True, exist_ok=True)
    options = config["training"]
    encode = Encoder(Tokenizer.from_file(str(encoder_dir / "tokenizer.json")))
    corpora, dev, names = read(corpora_dir, "train"), read(corpora_dir, "dev"), gazetteer(corpora_dir)
    plan = []
    for number in range(options["epochs"]):
        draw = random.Random(config["seed"] * 1000 + number)
        windows = list(epoch(corpora, encode, config, names, draw))
        plan.append(list(batches(windows, options["batch_pieces"], draw)))
    model = Tagger(BertModel.from_pretrained(encoder_dir, add_pooling_layer=False))

    score = partial(score_corpora, encode=encode, dev=dev, window=config["encoder"]["window"])
    fit(model, plan, partial(annotation_loss, model), score, options, out)


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    train(config, arguments.encoder, arguments.corpora, arguments.out)


if __name__ == "__main__":
    main()
