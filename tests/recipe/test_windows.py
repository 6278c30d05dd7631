"""Training windows: what the student reads stays aligned with what the teacher said."""

import random

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")

from tokenizers import Tokenizer, models, pre_tokenizers
from warta_models.recipe.distill import TaughtWindow
from warta_models.recipe.windows import Encoder, cut


@pytest.fixture
def encode() -> Encoder:
    """Lower-case letters are pieces of their own, capitals come in pairs: re-cased words have other pieces."""
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *"abcdefghijklmnopqrstuvwxyz", "Bu", "An"]
    tokenizer = Tokenizer(models.WordPiece({piece: i for i, piece in enumerate(pieces)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "removed")
    return Encoder(tokenizer)


def targets(words: list[str]) -> list[np.ndarray]:
    return [np.eye(13, dtype=bool)[i % 13] for i in range(len(words))]


def test_a_window_begins_where_the_next_word_has_no_room() -> None:
    tokenizer = Tokenizer(models.WordLevel({"<unk>": 3}, unk_token="<unk>"))
    words = [str(i) for i in range(7)]
    parts = list(cut(words, targets(words), Encoder(tokenizer), 3))
    assert [part.words for part in parts] == [words[:3], words[3:6], words[6:]]
    assert [part.pieces for part in parts] == [[0, 3, 3, 3, 2], [0, 3, 3, 3, 2], [0, 3, 2]]
    assert np.array_equal(np.concatenate([part.targets for part in parts]), np.stack(targets(words)))


def test_a_window_in_lower_case_is_the_same_words(encode: Encoder) -> None:
    words = ["Budi", "dan", "Ani"]
    (part,) = cut(words, targets(words), encode, 20)
    window = TaughtWindow(part.words, part.pieces, part.heads, part.targets, 100)
    lower = window.recased({"lower": 1.0, "title": 0.0}, encode, random.Random(0))
    assert lower.words == ["budi", "dan", "ani"]
    assert len(lower.heads) == len(lower.targets) == 3
    assert list(lower.rows) == list(window.rows) == [100, 101, 102]
    assert window.as_written and not lower.as_written
    assert window.recased({"lower": 0.0, "title": 0.0}, encode, random.Random(0)) is window
