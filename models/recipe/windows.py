"""Training windows: sentences joined, re-cased, with names swapped, encoded into pieces."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from tokenizers import Tokenizer

from warta.components.engines.capitals import level_capitals

from .corpora import Sentence
from .labels import CORPUS_TYPES, allowed

START, PAD, END, UNKNOWN = 0, 1, 2, 3

# Pieces of a word that the model sees: enough for any word, few enough that a web address does not fill a window.
LONGEST_WORD = 12


@dataclass(frozen=True, slots=True)
class Window:
    """An encoded window: `pieces` with end marks, each word's first piece in `heads`, `targets` (words, labels)."""

    words: list[str]
    pieces: list[int]
    heads: list[int]
    targets: np.ndarray


class Encoder:
    """Words to pieces, each word by itself, so that a text gives the same pieces however its spaces were written."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._pieces: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """The ids of a word's pieces, at least one."""
        pieces = self._pieces.get(word)
        if pieces is None:
            pieces = self._tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST_WORD] or [UNKNOWN]
            self._pieces[word] = pieces
        return pieces


target = cache(allowed)


def swap_names(
    words: Sequence[str],
    tags: Sequence[str],
    corpus: str,
    names: dict[str, list[tuple[str, ...]]],
    rates: dict[str, float],
    draw: random.Random,
) -> tuple[list[str], list[str]]:
    """The sentence with some of its mentions replaced by other names of the same kind."""
    out_words: list[str] = []
    out_tags: list[str] = []
    i = 0
    while i < len(words):
        j = i + 1
        kind = tags[i][2:]
        if tags[i].startswith("B-"):
            while j < len(words) and tags[j] == f"I-{kind}":
                j += 1
            labels = CORPUS_TYPES[corpus][kind]
            rate = rates.get(labels[0], 0.0) if len(labels) == 1 and kind != "Facility" else 0.0
            if draw.random() < rate:
                name = draw.choice(names[labels[0]])
                if all(word == word.lower() for word in words[i:j]):
                    name = tuple(part.lower() for part in name)
                out_words += name
                out_tags += [f"B-{kind}"] + [f"I-{kind}"] * (len(name) - 1)
                i = j
                continue
        out_words += words[i:j]
        out_tags += tags[i:j]
        i = j
    return out_words, out_tags


def recase(words: list[str], shares: dict[str, float], draw: random.Random) -> list[str]:
    """The words as they are, or all in lower or title case, by the configured shares."""
    x = draw.random()
    for name, change in (("lower", str.lower), ("title", str.capitalize)):
        x -= shares[name]
        if x < 0:
            return [change(word) for word in words]
    return words


def epoch(
    corpora: dict[str, list[Sentence]],
    encode: Encoder,
    config: dict,
    names: dict[str, list[tuple[str, ...]]],
    draw: random.Random,
) -> Iterator[Window]:
    """One epoch's windows in random order, as the configuration's shares say."""
    room = config["encoder"]["window"] - 2
    groups: list[list[Sentence]] = []
    for name, sentences in corpora.items():
        drawn: list[list[Sentence]] = []
        size = 0
        for sentence in sentences:
            pieces = sum(len(encode(word)) for word in sentence.words)
            joins = drawn and drawn[-1][-1].document == sentence.document and size + pieces <= room
            if joins and draw.random() < config["training"]["join"]:
                drawn[-1].append(sentence)
                size += pieces
            else:
                drawn.append([sentence])
                size = pieces
        whole, part = divmod(config["corpora"][name], 1)
        groups += drawn * int(whole) + draw.sample(drawn, round(len(drawn) * part))
    draw.shuffle(groups)
    for group in groups:
        words: list[str] = []
        targets: list[np.ndarray] = []
        for sentence in group:
            new_words, tags = swap_names(sentence.words, sentence.tags, sentence.corpus, names, config["swap"], draw)
            words += level_capitals(new_words)
            targets += [target(sentence.corpus, tag) for tag in tags]
        yield from cut(recase(words, config["case"], draw), targets, encode, room)


def cut(words: list[str], targets: list[np.ndarray], encode: Encoder, room: int) -> Iterator[Window]:
    """Encoded windows of at most `room` pieces, end marks not counted."""
    first = size = 0
    for i, word in enumerate(words):
        if size + len(encode(word)) > room:
            yield _window(words[first:i], targets[first:i], encode)
            first, size = i, 0
        size += len(encode(word))
    if words:
        yield _window(words[first:], targets[first:], encode)


def _window(words: list[str], targets: list[np.ndarray], encode: Encoder) -> Window:
    return Window(words, *encode_words(words, encode), np.stack(targets))


def encode_words(words: list[str], encode: Encoder) -> tuple[list[int], list[int]]:
    """The words' pieces with end marks, and the place of each word's first piece."""
    pieces, heads = [START], []
    for word in words:
        heads.append(len(pieces))
        pieces += encode(word)
    return [*pieces, END], heads


def batches(windows: Sequence[Window], batch_pieces: int, draw: random.Random) -> Iterator[list[Window]]:
    """Windows of similar length together, at most `batch_pieces` padded pieces a batch, in random order."""
    out: list[list[Window]] = []
    for window in sorted(windows, key=lambda w: (len(w.pieces), draw.random())):
        if out and (len(out[-1]) + 1) * len(window.pieces) <= batch_pieces:
            out[-1].append(window)
        else:
            out.append([window])
    draw.shuffle(out)
    yield from out
