"""Distil a names model into fewer layers.

`python -m warta_models.recipe.distill CONFIG --teacher FILE --encoder DIR --corpora DIR --out DIR`

The student begins as some of the teacher's layers and learns, on the annotated corpora and on plain text, the
teacher's label probabilities and the hidden states behind the layers that it took over (as in Jiao et al. 2020,
TinyBERT). The teacher reads every window once; what it said lies in `OUT/taught/` and serves all epochs. Resumes from
`OUT/last.pt` as training does.
"""

import argparse
import random
import tomllib
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertModel

from .corpora import gazetteer, read, texts
from .evaluate import score_corpora
from .labels import LABELS
from .network import Tagger, partial_loss, student
from .train import collate, fit
from .windows import Encoder, Window, batches, epoch


@dataclass(frozen=True, slots=True)
class TaughtWindow(Window):
    """A window and where its pieces begin in what the teacher said."""

    offset: int


def draw_windows(config: dict, encode: Encoder, corpora_dir: Path) -> list[TaughtWindow]:
    """All windows of the run: several draws of the annotated corpora, with other names swapped in, and plain text."""
    corpora = {**read(corpora_dir, "train"), "text": texts(corpora_dir)}
    names = gazetteer(corpora_dir)
    found: list[TaughtWindow] = []
    offset = 0
    for number in range(config["distillation"]["draws"]):
        for window in epoch(corpora, encode, config, names, random.Random(config["seed"] * 1000 + number)):
            found.append(TaughtWindow(window.pieces, window.heads, window.targets, offset))
            offset += len(window.pieces)
    return found


def teach(teacher: Tagger, windows: list[TaughtWindow], config: dict, out: Path) -> tuple[np.ndarray, np.ndarray]:
    """The teacher's logits (pieces, labels) and hidden states (pieces, layers, size), in half precision, on disk."""
    layers = config["distillation"]["layers"]
    size = teacher.encoder.config.hidden_size
    pieces = windows[-1].offset + len(windows[-1].pieces)
    folder = out / "taught"
    folder.mkdir(parents=True, exist_ok=True)
    done = (folder / "done").exists()
    shapes = {"logits": (pieces, len(LABELS)), "states": (pieces, len(layers), size)}
    logits, states = (
        np.memmap(folder / f"{name}.f16", np.float16, "r" if done else "w+", shape=shape)
        for name, shape in shapes.items()
    )
    if done:
        return logits, states
    teacher.eval()
    for batch in batches(windows, config["training"]["batch_pieces"], random.Random(0)):
        ids, mask, _, _ = collate(batch)
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            said, behind = teacher.states(ids, mask)
        chosen = torch.stack([behind[number - 1] for number in layers], dim=2)
        for row, window in enumerate(batch):
            end = window.offset + len(window.pieces)
            logits[window.offset : end] = said[row, : len(window.pieces)].half().numpy()
            states[window.offset : end] = chosen[row, : len(window.pieces)].half().numpy()
    (folder / "done").touch()
    return logits, states


def distill(config: dict, teacher_file: Path, encoder_dir: Path, corpora_dir: Path, out: Path) -> None:
    """Run the configured distillation."""
    torch.manual_seed(config["seed"])
    out.mkdir(parents=True, exist_ok=True)
    options, weights = config["training"], config["distillation"]
    encode = Encoder(Tokenizer.from_file(str(encoder_dir / "tokenizer.json")))
    teacher = Tagger(BertModel.from_pretrained(encoder_dir, add_pooling_layer=False))
    teacher.load_state_dict(torch.load(teacher_file, weights_only=True))
    windows = draw_windows(config, encode, corpora_dir)
    logits, states = teach(teacher, windows, config, out)
    model = student(teacher, weights["layers"], weights["width"])
    plan = [
        list(batches(windows, options["batch_pieces"], random.Random(config["seed"] * 1000 + number)))
        for number in range(options["epochs"])
    ]
    dev = read(corpora_dir, "dev")

    def loss_of(batch: list[TaughtWindow]) -> torch.Tensor:
        ids, mask, heads, targets = collate(batch)
        ranges = [range(window.offset, window.offset + len(window.pieces)) for window in batch]
        rows = np.concatenate([np.asarray(one) for one in ranges])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said, behind = model.states(ids, mask)
        real = mask.bool()
        own = torch.stack(behind, dim=2)[real].float()
        shown = torch.from_numpy(states[rows].astype(np.float32))
        apart = (own - shown).square().sum((0, 2)) / shown.square().sum((0, 2))
        soft = torch.from_numpy(logits[rows].astype(np.float32)).softmax(-1)
        places = torch.zeros(mask.numel(), dtype=torch.bool)
        places[heads] = True
        flat = said.flatten(0, 1).float()
        mimicry = -(soft[places[real.flatten()]] * flat[places].log_softmax(-1)).sum(-1).mean()
        return mimicry + weights["states"] * apart.mean() + weights["gold"] * partial_loss(flat[heads], targets)

    score = partial(score_corpora, encode=encode, dev=dev, window=config["encoder"]["window"])
    fit(model, plan, loss_of, score, options, out)


def main() -> None:
    """Read the arguments and distil."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("--teacher", type=Path, required=True, help="the teacher's best.pt")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    distill(config, arguments.teacher, arguments.encoder, arguments.corpora, arguments.out)


if __name__ == "__main__":
    main()
