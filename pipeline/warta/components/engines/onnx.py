"""The names model at work: words in, labelled words out, by ONNX Runtime. Knows nothing of spaCy."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from warta.components.engines.capitals import Capitals, level_capitals
from warta.components.engines.engine import Name
from warta.reading.windows import room_around, windows

START, END, UNKNOWN = 0, 2, 3
READER = "reader.onnx"  # a reader's own layers, which go on from the names model's first ones


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """What the network says of words, float32: label probabilities (words, labels), logits of spans (words, 3 x kinds)
    and states (words, size), the latter two empty, of shape (words, 0), where the model gives none. `model` tells whose
    states they are.
    """

    model: str
    probabilities: np.ndarray
    spans: np.ndarray
    states: np.ndarray


class Tagger:
    """A token classifier in a folder: `model.onnx`, `tokenizer.json` and `config.json` (labels, window, longest word,
    temperature), `capitals.tsv` where it gains by reading text without capitals a second time, and `reader.onnx` where
    a reader's own layers go on from its first ones.

    Every word is encoded by itself, so that a text gives the same pieces however its spaces were written, and is judged
    at its first piece. Windows overlap and run through the model one at a time: int8 scales are taken from whatever
    runs together, so a window in company would not always get the labels that it gets alone.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.model = str(folder)
        self.labels: tuple[str, ...] = tuple(config["labels"])
        self._room: int = config["window"] - 2
        self._overlap: int = config["overlap"]
        self._longest_word: int = config["longest_word"]
        self._temperature: float = config["temperature"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = self._load(folder / "model.onnx", options)
        self._reader = self._load(folder / READER, options) if (folder / READER).is_file() else None
        outputs = self._reader.get_outputs() if self._reader else []
        self._reader_sizes: tuple[int, int] = tuple(output.shape[2] for output in outputs) or (0, 0)
        self._capitals = Capitals.read(folder)
        self._pieces = lru_cache(maxsize=100_000)(self._cut)
        self._legal = _legal_transitions(self.labels)

    @staticmethod
    def _load(file: Path, options: onnxruntime.SessionOptions) -> onnxruntime.InferenceSession:
        # On CPU the fused operator takes five times as long as its two parts.
        return onnxruntime.InferenceSession(
            str(file), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )

    def _cut(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids[: self._longest_word]
        return tuple(ids) or (UNKNOWN,)

    @property
    def has_states(self) -> bool:
        """Whether the model gives word states and logits of spans, which heads read."""
        return self._reader is not None

    def encode(
        self,
        words: Sequence[str],
        breaks: frozenset[int] = frozenset(),
        sentences: Sequence[int] = (),
        *,
        deep: bool = True,
    ) -> Encoded:
        """What the network says of the words; of spans and states only where it is `deep`.

        Lines without capitals are read again with theirs put back: of the two readings the geometric mean of the
        probabilities counts, and the second one's states.
        """
        level = level_capitals(words, breaks)
        encoded = self._encode(level, sentences, deep)
        for start, end in self._capitals.runs(level, breaks):
            openers = sorted({0, *(i - start for i in sentences if start <= i < end)})
            named = 1 - encoded.probabilities[start:end, 0]
            again = self._encode(self._capitals.restore(level[start:end], named.tolist(), openers), openers, deep)
            both = np.sqrt(encoded.probabilities[start:end] * again.probabilities)
            encoded.probabilities[start:end] = both / both.sum(axis=1, keepdims=True)
            encoded.spans[start:end], encoded.states[start:end] = again.spans, again.states
        return encoded

    def _encode(self, words: Sequence[str], sentences: Sequence[int], deep: bool) -> Encoded:
        """One reading. Where windows overlap, that with more around a word judges it."""
        pieces = [self._pieces(word) for word in words]
        sizes = [len(each) for each in pieces]
        logits = np.zeros((len(words), len(self.labels)), dtype=np.float32)
        spans, states = (np.zeros((len(words), size if deep else 0), dtype=np.float32) for size in self._reader_sizes)
        seen = np.full(len(words), -1, dtype=np.int64)
        for start, end in windows(sizes, sentences, self._room, self._overlap):
            heads = np.cumsum([1, *sizes[start : end - 1]])
            ids = np.array([[START, *(piece for each in pieces[start:end] for piece in each), END]], dtype=np.int64)
            inputs = {"input_ids": ids, "heads": heads}
            around = room_around(heads, ids.shape[1], opens=not start, closes=end == len(words))
            better = around > seen[start:end]
            seen[start:end][better] = around[better]
            if deep and self._reader:
                named, carried = self._session.run(["logits", "carried"], inputs)
                told, read = self._reader.run(["spans", "states"], {"carried": carried})
                spans[start:end][better], states[start:end][better] = told[0][better], read[0][better]
            else:
                (named,) = self._session.run(["logits"], inputs)
            logits[start:end][better] = named[0][better]
        exponents = np.exp(logits - logits.max(axis=1, keepdims=True))
        return Encoded(self.model, exponents / exponents.sum(axis=1, keepdims=True), spans, states)

    def names(
        self, words: Sequence[str], breaks: frozenset[int] = frozenset(), sentences: Sequence[int] = ()
    ) -> list[Name]:
        """The names among the words, in order. A name's score is how likely it is right, in type and in both its ends.

        It is the product of its words' label probabilities and that of not going on, calibrated (`temperature`).

        No name runs into a word in `breaks` (indices of line starts). `sentences` are indices of sentences' first
        words, ascending: where windows are best parted.
        """
        return self.decode(self.encode(words, breaks, sentences, deep=False), breaks)

    def decode(self, encoded: Encoded, breaks: frozenset[int] = frozenset()) -> list[Name]:
        """The names among words that were encoded; see `names`."""
        probabilities = encoded.probabilities
        words = len(probabilities)
        if not words:
            return []
        best = self._decode(probabilities, breaks)
        found: list[Name] = []
        i = 0
        while i < words:
            prefix, _, kind = self.labels[best[i]].partition("-")
            j = i + 1
            if prefix != "O":
                inside = self.labels.index(f"I-{kind}")
                while j < words and best[j] == inside and j not in breaks:
                    j += 1
                chance = float(probabilities[np.arange(i, j), best[i:j]].prod())
                if j < words and j not in breaks:
                    chance *= 1 - float(probabilities[j, inside])
                found.append(Name(i, j, kind, self._calibrate(chance)))
            i = j
        return found

    def _calibrate(self, chance: float) -> float:
        """The chance with its logit divided by the model's temperature (Platt scaling with one parameter)."""
        odds = chance / max(1e-9, 1 - chance)
        tempered = odds ** (1 / self._temperature)
        return tempered / (1 + tempered)

    def _decode(self, probabilities: np.ndarray, breaks: frozenset[int]) -> np.ndarray:
        """Best label of each word. Where the single best ones make no legal sequence, the best legal one (Viterbi)."""
        best = probabilities.argmax(axis=1)
        named = np.flatnonzero(best != 0)
        if not named.size:
            return best
        for stretch in np.split(named, np.flatnonzero(np.diff(named) > 1) + 1):
            first, last = int(stretch[0]), int(stretch[-1]) + 1
            cuts = [first, *(i for i in range(first + 1, last) if i in breaks), last]
            for start, end in pairwise(cuts):
                path = best[start:end]
                if not (self._legal[0, path[0]] and self._legal[path[:-1], path[1:]].all()):
                    best[start:end] = self._viterbi(probabilities[start:end])
        return best

    def _viterbi(self, probabilities: np.ndarray) -> np.ndarray:
        scores = np.log(probabilities + 1e-9)
        penalty = np.where(self._legal, 0.0, -1e9)
        total = scores[0] + penalty[0]
        back = np.zeros(scores.shape, dtype=np.int64)
        for i in range(1, len(scores)):
            ways = total[:, None] + penalty
            back[i] = ways.argmax(axis=0)
            total = ways.max(axis=0) + scores[i]
        path = [int(total.argmax())]
        for i in range(len(scores) - 1, 0, -1):
            path.append(int(back[i, path[-1]]))
        return np.array(path[::-1])


def _legal_transitions(labels: Sequence[str]) -> np.ndarray:
    """Boolean (labels, labels): may the second follow the first? `I-X` follows only `B-X` and `I-X`; label 0 is `O`."""
    return np.array([[not b.startswith("I-") or a[2:] == b[2:] for b in labels] for a in labels])


@cache
def load_tagger(folder: Path, threads: int) -> Tagger:
    """The tagger in a folder, loaded once per process."""
    return Tagger(folder, threads=threads)
