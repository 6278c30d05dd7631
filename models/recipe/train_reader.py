"""Train a reader: a names model's encoder and heads over its word states, on annotated news and the names corpora.

    python -m warta_models.recipe.train_reader CONFIG --start MODEL --news DIR... [--without FILE] --corpora DIR \
        --out DIR [--fold N]

Starts from an exported names model (`restore`). With `--fold`, the articles of that fold (of five, by subject) are
left out and scored after every other epoch. Resumes from `OUT/last.pt`; writes `OUT/best.pt`, the moving average of
the weights at the end.
"""

import argparse
import json
import random
import time
import tomllib
from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from warta.components.engines.capitals import level_capitals
from warta.reading.windows import room_around, windows

from .articles import Article, find_articles, fold_of, read_articles
from .corpora import gazetteer, read
from .evaluate import score_corpora
from .heads import Heads, Prepared, losses, prepare
from .network import Carried, Tagger, partial_loss
from .reader_scores import count_links, count_names, count_spans, new_tally, rates
from .restore import restore
from .train import collate
from .windows import Encoder, batches, encode_words, epoch

FOLDS = 5


class Reader(nn.Module):
    """A tagger and the heads over its last states."""

    def __init__(self, tagger: Tagger, dropout: float) -> None:
        super().__init__()
        self.tagger = tagger
        self.heads = Heads(tagger.encoder.config.hidden_size, dropout)


@dataclass(slots=True)
class Lower:
    """An article behind the layers that stay as they are: its windows carried so far, and where their words belong.

    `owners` has, for each window, the article's words it judges: which of the window's (indices) and which of the
    article's.
    """

    carried: list[Carried]
    owners: list[tuple[torch.Tensor, torch.Tensor]]


def lower_part(tagger: Tagger, article: Article, encode: Encoder, config: dict, case: str = "") -> Lower:
    """The article's windows through the frozen layers; where windows overlap, that with more around a word counts."""
    texts = level_capitals(list(article.words.texts))
    if case == "lower":
        texts = [text.lower() for text in texts]
    encoder = config["encoder"]
    sizes = [len(encode(text)) for text in texts]
    seen, judge = np.full(len(texts), -1), np.full(len(texts), -1)
    parts, carried = [], []
    for start, end in windows(sizes, article.sentence_starts, encoder["window"] - 2, encoder["overlap"]):
        pieces, heads = encode_words(texts[start:end], encode)
        around = room_around(np.array(heads), len(pieces), opens=not start, closes=end == len(texts))
        better = around > seen[start:end]
        seen[start:end][better] = around[better]
        judge[start:end][better] = len(parts)
        parts.append((start, end))
        ids, marks = torch.tensor([pieces]), torch.zeros(1, len(pieces), dtype=torch.bool)
        marks[0, heads] = True
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            one = tagger.carry(tagger.begin(ids, torch.ones_like(ids), marks), 0, config["training"]["frozen"])
        carried.append(Carried(*(part.clone() for part in one)))
    owners = []
    for number, (start, end) in enumerate(parts):
        chosen = torch.from_numpy(np.flatnonzero(judge[start:end] == number))
        owners.append((chosen, chosen + start))
    return Lower(carried, owners)


def upper_part(tagger: Tagger, lowers: list[Lower], frozen: int) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """Name logits and word states of each article, from behind the frozen layers."""
    windows_of = [one for lower in lowers for one in lower.carried]
    places = max(one.hidden.shape[1] for one in windows_of)
    size = windows_of[0].hidden.shape[2]
    hidden = torch.zeros(len(windows_of), places, size)
    attended = torch.zeros(len(windows_of), places, dtype=torch.bool)
    words = torch.zeros(len(windows_of), places, dtype=torch.bool)
    for row, one in enumerate(windows_of):
        count = one.hidden.shape[1]
        hidden[row, :count] = one.hidden[0].float()
        attended[row, :count], words[row, :count] = one.attended[0], one.words[0]
    out = tagger.carry(Carried(hidden, attended, words, words), frozen, len(tagger.encoder.encoder.layer))
    flat = out.hidden[out.words]
    logits = tagger.head(tagger.dropout(flat))
    named, states = [], []
    at = 0
    for lower in lowers:
        index, place = [], []
        for one, (chosen, target) in zip(lower.carried, lower.owners, strict=True):
            index.append(chosen + at)
            place.append(target)
            at += int(one.words.sum())
        order = torch.cat(index)[torch.cat(place).argsort()]
        states.append(flat[order].float())
        named.append(logits[order].float())
    return named, states


def score(reader: Reader, articles: list[Article], ready: list[Prepared], lowers: list[Lower], frozen: int) -> dict:
    """Scores on articles left out: see `reader_scores`."""
    reader.eval()
    tally = new_tally()
    for article, one, lower in zip(articles, ready, lowers, strict=True):
        with torch.inference_mode():
            with torch.autocast("cpu", dtype=torch.bfloat16):
                named, states = upper_part(reader.tagger, [lower], frozen)
            count_names(tally, article, named[0])
            count_spans(tally, article, reader.heads.spans(states[0]))
            count_links(tally, reader.heads, article, one, states[0])
    return rates(tally)


def train(
    config: dict,
    start: Path,
    news: list[Path],
    without: Path | None,
    corpora_dir: Path,
    out: Path,
    fold: int | None,
) -> None:
    """Train as configured; see the module's docstring."""
    torch.manual_seed(config["seed"])
    out.mkdir(parents=True, exist_ok=True)
    options, encoder = config["training"], config["encoder"]
    encode = Encoder(Tokenizer.from_file(str(start / "tokenizer.json")))
    articles = list(read_articles(find_articles(news, without)))
    kept = [one for one in articles if fold is None or fold_of(one.group, FOLDS) != fold]
    left = [one for one in articles if fold is not None and fold_of(one.group, FOLDS) == fold]
    ready = {id(one): prepare(one) for one in articles}
    print(f"{len(kept)} articles to learn from, {len(left)} left out", flush=True)

    teacher = restore(start)
    reader = Reader(deepcopy(teacher), options["dropout"])
    frozen = options["frozen"]
    reader.tagger.encoder.embeddings.requires_grad_(False)
    for layer in reader.tagger.encoder.encoder.layer[:frozen]:
        layer.requires_grad_(False)
    lowers = {(id(one), ""): lower_part(teacher, one, encode, config) for one in articles}
    print("frozen layers read", flush=True)
    corpora, dev, names = read(corpora_dir, "train"), read(corpora_dir, "dev"), gazetteer(corpora_dir)
    steps = options["epochs"] * -(-len(kept) // options["articles"])
    replay = _replay(corpora, encode, config, names, steps)
    average = AveragedModel(reader, multi_avg_fn=get_ema_multi_avg_fn(options["average"]))
    fresh = [*reader.heads.parameters()]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in reader.tagger.parameters() if p.requires_grad], "lr": options["learning_rate"]},
            {"params": fresh, "lr": options["head_learning_rate"]},
        ],
        weight_decay=options["weight_decay"],
    )
    warmup = max(1, round(options["warmup"] * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warmup, max(0.02, (steps - step) / max(1, steps - warmup)))
    )
    parts = {"reader": reader, "average": average, "optimizer": optimizer, "schedule": schedule}
    done = 0
    if (out / "last.pt").exists():
        state = torch.load(out / "last.pt", weights_only=True)
        for name, part in parts.items():
            part.load_state_dict(state[name])
        done = state["step"]

    layers = len(teacher.encoder.encoder.layer)
    clock, smooth = time.monotonic(), defaultdict(float)

    def replayed(step: int) -> torch.Tensor:
        """The loss on a batch of the names corpora: what they say, and what the start says of it."""
        ids, mask, heads, targets = collate(replay[step])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with torch.no_grad():
                carried = teacher.carry(teacher.begin(ids, mask, heads), 0, frozen)
                heard = teacher.carry(carried, frozen, layers)
                heard = teacher.head(heard.hidden[heard.words])
            said = reader.tagger.carry(carried, frozen, layers)
            said = reader.tagger.head(reader.tagger.dropout(said.hidden[said.words]))
        mimic = functional.kl_div(
            said.float().log_softmax(-1), heard.float().log_softmax(-1), log_target=True, reduction="batchmean"
        )
        smooth["replay"] = 0.95 * smooth["replay"] + 0.05 * mimic.item()
        return config["weights"]["replay"] * (mimic + 0.5 * partial_loss(said, targets))

    order = _order(kept, options, config["seed"])
    for step in range(done, steps):
        reader.train()
        group, case = order[step]
        for one in group:
            if (id(one), case) not in lowers:
                lowers[id(one), case] = lower_part(teacher, one, encode, config, case)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            named, states = upper_part(reader.tagger, [lowers[id(one), case] for one in group], frozen)
        total = torch.zeros(())
        for article, logits, own in zip(group, named, states, strict=True):
            each = losses(reader.heads, article, ready[id(article)], own)
            each["names"] = partial_loss(logits, torch.from_numpy(article.names))
            for key, value in each.items():
                smooth[key] = 0.98 * smooth[key] + 0.02 * value.item()
                total = total + config["weights"].get(key, 1.0) * value / len(group)
        if step % options["replay_every"] == 0:
            total = total + replayed(step)
        total.backward()
        nn.utils.clip_grad_norm_(reader.parameters(), options["clip"])
        optimizer.step()
        average.update_parameters(reader)
        schedule.step()
        optimizer.zero_grad()
        if (step + 1) % 20 == 0:
            rate = (step + 1 - done) / (time.monotonic() - clock)
            told = " ".join(f"{key} {value:.3f}" for key, value in sorted(smooth.items()))
            print(f"step {step + 1}/{steps} {rate:.2f}/s {told}", flush=True)
        if (step + 1) % 200 == 0 or step + 1 == steps:
            state = {name: part.state_dict() for name, part in parts.items()}
            torch.save({**state, "step": step + 1}, out / "last.tmp")
            (out / "last.tmp").replace(out / "last.pt")
            torch.save(average.module.state_dict(), out / "best.pt")
        if (left and (step + 1) % (steps // 2) == 0) or step + 1 == steps:
            found = score(
                average.module,
                left,
                [ready[id(one)] for one in left],
                [lowers[id(one), ""] for one in left],
                frozen,
            )
            print(json.dumps({"step": step + 1, **found}), flush=True)
    scores = score_corpora(average.module.tagger, encode, dev, encoder["window"])
    print(json.dumps(scores), flush=True)


def _order(kept: list[Article], options: dict, seed: int) -> list[tuple[list[Article], str]]:
    """The articles of each step, every article once an epoch, some of them in lower case."""
    order = []
    for number in range(options["epochs"]):
        draw = random.Random(seed * 1000 + number)
        shuffled = draw.sample(kept, len(kept))
        for at in range(0, len(shuffled), options["articles"]):
            case = "lower" if draw.random() < options["lower"] else ""
            order.append((shuffled[at : at + options["articles"]], case))
    return order


def _replay(corpora: dict, encode: Encoder, config: dict, names: dict, steps: int) -> list:
    """A batch of the names corpora for each step."""
    out: list = []
    number = 0
    while len(out) < steps:
        draw = random.Random(config["seed"] * 1000 + 500 + number)
        drawn = list(epoch(corpora, encode, config, names, draw))
        out += list(batches(drawn, config["training"]["batch_pieces"], draw))
        number += 1
    return out[:steps]


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("--start", type=Path, required=True, help="the names model to start from")
    parser.add_argument("--news", type=Path, nargs="+", required=True, help="folders of annotated articles")
    parser.add_argument("--without", type=Path, help="a file of ids, one a line, of articles to leave out")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fold", type=int)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    train(
        config,
        arguments.start,
        arguments.news,
        arguments.without,
        arguments.corpora,
        arguments.out,
        arguments.fold,
    )


if __name__ == "__main__":
    main()
