"""Distil a names model into fewer or narrower layers.

`python -m warta_models.recipe.distill CONFIG --teacher FILE [--student FILE] --encoder DIR --corpora DIR --out DIR`

The student begins as some of the teacher's layers, or with `--student` as an earlier run left it, and learns, on the
annotated corpora and on plain text, the teacher's label probabilities and the hidden states behind some of the layers
that it took over (as in Jiao et al. 2020, TinyBERT). The teacher reads every window once, as it was written; what it
said lies in `OUT/taught/` and serves all epochs. The student reads some in lower case or in title case, other ones in
every epoch, and is to say the same. Stages make the student narrower one after the other; each leaves its `best.pt` in
`OUT/stage-N/`, and resumes from its `last.pt` there as training does.
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
from .network import Tagger, build, partial_loss, student
from .train import collate, fit
from .windows import Encoder, Window, batches, encode_words, epoch, recase

# Batches from which a stage learns which neurons to keep.
SAMPLED = 30


@dataclass(frozen=True, slots=True)
class TaughtWindow(Window):
    """A window, where its words begin in what the teacher said, and whether they are cased as the teacher saw them."""

    offset: int
    as_written: bool = True

    @property
    def rows(self) -> np.ndarray:
        """The places of its words in what the teacher said."""
        return np.arange(self.offset, self.offset + len(self.heads))

    def recased(self, shares: dict[str, float], encode: Encoder, draw: random.Random) -> "TaughtWindow":
        """The window as it is, or all in lower or title case, by the configured shares."""
        words = recase(self.words, shares, draw)
        if words is self.words:
            return self
        pieces, heads = encode_words(words, encode)
        return TaughtWindow(words, pieces, heads, self.targets, self.offset, as_written=False)


def draw_windows(config: dict, encode: Encoder, corpora_dir: Path) -> list[TaughtWindow]:
    """All windows of the run: several draws of the annotated corpora, with other names swapped in, and plain text.

    All are cased as written.
    """
    corpora = {**read(corpora_dir, "train"), "text": texts(corpora_dir)}
    as_written = {**config, "case": {"lower": 0.0, "title": 0.0}}
    names = gazetteer(corpora_dir)
    found: list[TaughtWindow] = []
    offset = 0
    for number in range(config["distillation"]["draws"]):
        for window in epoch(corpora, encode, as_written, names, random.Random(config["seed"] * 1000 + number)):
            found.append(TaughtWindow(window.words, window.pieces, window.heads, window.targets, offset))
            offset += len(window.heads)
    return found


def teach(teacher: Tagger, windows: list[TaughtWindow], config: dict, out: Path) -> tuple[np.ndarray, np.ndarray]:
    """The teacher's logits (words, labels) and hidden states (words, layers, size), in half precision, on disk."""
    layers = config["distillation"]["compared"]
    size = teacher.encoder.config.hidden_size
    words = windows[-1].offset + len(windows[-1].heads)
    folder = out / "taught"
    folder.mkdir(parents=True, exist_ok=True)
    done = (folder / "done").exists()
    shapes = {"logits": (words, len(LABELS)), "states": (words, len(layers), size)}
    logits, states = (
        np.memmap(folder / f"{name}.f16", np.float16, "r" if done else "w+", shape=shape)
        for name, shape in shapes.items()
    )
    if done:
        return logits, states
    teacher.eval()
    for batch in batches(windows, config["training"]["batch_pieces"], random.Random(0)):
        ids, mask, heads, _ = collate(batch)
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            said, behind = teacher.states(ids, mask, heads)
        rows = np.concatenate([window.rows for window in batch])
        logits[rows] = said.half().numpy()
        states[rows] = torch.stack([behind[number - 1] for number in layers], dim=1).half().numpy()
    (folder / "done").touch()
    return logits, states


def distill(
    config: dict, teacher_file: Path, student_file: Path | None, encoder_dir: Path, corpora_dir: Path, out: Path
) -> None:
    """Run the configured distillation, stage after stage; `student_file` has the first stage's shape."""
    torch.manual_seed(config["seed"])
    options, weights = config["training"], config["distillation"]
    encode = Encoder(Tokenizer.from_file(str(encoder_dir / "tokenizer.json")))
    model = Tagger(BertModel.from_pretrained(encoder_dir, add_pooling_layer=False))
    model.load_state_dict(torch.load(teacher_file, weights_only=True))
    windows = draw_windows(config, encode, corpora_dir)
    taught = teach(model, windows, config, out)
    sample = [
        collate(batch)[:3]
        for batch in list(batches(windows, options["batch_pieces"], random.Random(config["seed"])))[:SAMPLED]
    ]
    dev = read(corpora_dir, "dev")
    score = partial(score_corpora, encode=encode, dev=dev, window=config["encoder"]["window"])
    layers, epoch_number = weights["layers"], 0
    for number, stage in enumerate(config["stages"], 1):
        folder = out / f"stage-{number}"
        folder.mkdir(parents=True, exist_ok=True)
        shape = (stage["width"], stage["whole"], stage["marks"])
        if student_file and number == 1:
            model = build(model.encoder.config, len(layers), *shape)
            model.load_state_dict(torch.load(student_file, weights_only=True))
        else:
            model = student(model, layers, *shape, sample)
        layers = list(range(1, len(layers) + 1))
        plan = []
        for _ in range(stage["epochs"]):
            epoch_number += 1
            draw = random.Random(config["seed"] * 1000 + epoch_number)
            shown = [window.recased(config["case"], encode, draw) for window in windows]
            plan.append(list(batches(shown, options["batch_pieces"], draw)))
        fit(model, plan, partial(mimic, model, taught, weights), score, options, folder)
        model.load_state_dict(torch.load(folder / "best.pt", weights_only=True))


def mimic(
    model: Tagger, taught: tuple[np.ndarray, np.ndarray], weights: dict, batch: list[TaughtWindow]
) -> torch.Tensor:
    """The loss of what the teacher, and the corpora, say of a batch's words.

    Hidden states are compared where both saw the same text: what a first layer holds of a capital is not to be guessed.
    """
    ids, mask, heads, targets = collate(batch)
    same = torch.tensor([window.as_written for window in batch for _ in window.heads])
    rows = np.concatenate([window.rows for window in batch])
    logits, states = (torch.from_numpy(said[rows].astype(np.float32)) for said in taught)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said, behind = model.states(ids, mask, heads)
    own = torch.stack([behind[weights["layers"].index(number)] for number in weights["compared"]], dim=1)
    own, states = own.float()[same], states[same]
    apart = (own - states).square().sum((0, 2)) / states.square().sum((0, 2)).clamp(min=1.0)
    mimicry = -(logits.softmax(-1) * said.float().log_softmax(-1)).sum(-1).mean()
    return mimicry + weights["states"] * apart.mean() + weights["gold"] * partial_loss(said, targets)


def main() -> None:
    """Read the arguments and distil."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("--teacher", type=Path, required=True, help="the teacher's best.pt")
    parser.add_argument("--student", type=Path, help="a best.pt of the same shape to go on from")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    distill(config, arguments.teacher, arguments.student, arguments.encoder, arguments.corpora, arguments.out)


if __name__ == "__main__":
    main()
