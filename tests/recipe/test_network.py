"""The network of the recipe: narrowed, and exported to what Warta runs."""

import random
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")
pytest.importorskip("onnx")

import onnxruntime  # noqa: E402
from tokenizers import Tokenizer, models, pre_tokenizers  # noqa: E402
from warta_models.recipe.export import export  # noqa: E402
from warta_models.recipe.network import Tagger, build, student  # noqa: E402
from warta_models.recipe.train import collate  # noqa: E402
from warta_models.recipe.windows import Encoder, Window, cut  # noqa: E402

LAYERS = 4
WORDS = [f"{a}{b}" for a in "kstmr" for b in ("a", "i", "u", "ang", "is")]


@pytest.fixture(scope="module")
def encoder_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny encoder and its tokenizer, of letters, so that every word has several pieces."""
    folder = tmp_path_factory.mktemp("encoder")
    letters = {letter: i for i, letter in enumerate(["<s>", "<pad>", "</s>", "<unk>", *"abcdefghijklmnopqrstuvwxyz"])}
    tokenizer = Tokenizer(models.WordLevel(letters, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.save(str(folder / "tokenizer.json"))
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=len(letters),
        hidden_size=32,
        num_hidden_layers=LAYERS,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=64,
        initializer_range=0.4,
    )
    transformers.BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


def load(encoder_dir: Path, whole: int = LAYERS, marks: bool = False) -> Tagger:
    torch.manual_seed(1)
    encoder = transformers.BertModel.from_pretrained(encoder_dir, add_pooling_layer=False)
    return Tagger(encoder, whole=whole, marks=marks).eval()


def draw_windows(encoder_dir: Path, count: int) -> list[Window]:
    encode = Encoder(Tokenizer.from_file(str(encoder_dir / "tokenizer.json")))
    draw = random.Random(0)
    texts = [draw.choices(WORDS, k=draw.randint(2, 9)) for _ in range(count)]
    return [part for text in texts for part in cut(text, [np.ones(13, dtype=bool)] * len(text), encode, 60)]


def judge(model: Tagger, windows: list[Window]) -> np.ndarray:
    ids, mask, heads, _ = collate(windows)
    with torch.inference_mode():
        return model(ids, mask, heads).numpy()


@pytest.mark.parametrize("marks", [False, True])
@pytest.mark.parametrize("whole", [1, 2, LAYERS])
def test_words_are_judged_alike_alone_and_in_company(encoder_dir: Path, whole: int, marks: bool) -> None:
    model, windows = load(encoder_dir, whole, marks), draw_windows(encoder_dir, 5)
    alone = np.concatenate([judge(model, [window]) for window in windows])
    assert np.allclose(judge(model, windows), alone, atol=1e-4)


@pytest.mark.filterwarnings("ignore")  # PyTorch's exporter warns of itself
def test_what_is_exported_is_what_was_trained(encoder_dir: Path, tmp_path: Path) -> None:
    windows = draw_windows(encoder_dir, 20)
    shapes = [(1, False), (1, True), (2, False), (2, True), (LAYERS, False)]
    trained = {shape: np.concatenate([judge(load(encoder_dir, *shape), [w]) for w in windows]) for shape in shapes}
    for (whole, marks), expected in trained.items():
        torch.save(load(encoder_dir).state_dict(), tmp_path / "best.pt")
        config = {
            "encoder": {"window": 64, "overlap": 8},
            "distillation": {"layers": [1, 2, 3, 4]},
            "stages": [{"width": 64, "whole": whole, "marks": marks}],
        }
        export(config, encoder_dir, tmp_path / "best.pt", tmp_path / f"{whole}-{marks}")
        session = onnxruntime.InferenceSession(str(tmp_path / f"{whole}-{marks}" / "model.onnx"))
        logits = np.concatenate(
            [session.run(None, {"input_ids": np.array([w.pieces]), "heads": np.array(w.heads)})[0][0] for w in windows]
        )
        apart = {other: np.abs(logits - one).mean() for other, one in trained.items()}
        assert min(apart, key=apart.get) == (whole, marks)  # its own network's, but for what eight bits lose
        assert apart[whole, marks] < 0.1 * np.abs(expected).mean()


def test_a_student_of_all_layers_and_neurons_is_its_teacher(encoder_dir: Path) -> None:
    teacher, windows = load(encoder_dir), draw_windows(encoder_dir, 40)
    same = student(teacher, [1, 2, 3, 4], 64, LAYERS, False, [collate(windows)[:3]]).eval()
    assert np.allclose(judge(same, windows), judge(teacher, windows), atol=0.05)


def test_neurons_that_say_nothing_new_go_first(encoder_dir: Path) -> None:
    teacher, windows = load(encoder_dir), draw_windows(encoder_dir, 40)
    with torch.no_grad():
        for layer in teacher.encoder.encoder.layer:
            # Every second neuron says what the one before it says.
            layer.intermediate.dense.weight[1::2] = layer.intermediate.dense.weight[::2]
            layer.intermediate.dense.bias[1::2] = layer.intermediate.dense.bias[::2]
            layer.output.dense.weight[:, 1::2] = 0.01 * layer.output.dense.weight[:, ::2]
    narrow = student(teacher, [1, 2, 3, 4], 32, LAYERS, False, [collate(windows)[:3]]).eval()
    assert np.allclose(judge(narrow, windows), judge(teacher, windows), atol=0.05)


def test_a_network_is_built_in_the_shape_asked_for(encoder_dir: Path) -> None:
    shape = transformers.BertConfig.from_pretrained(encoder_dir)
    model = build(shape, 2, 16, 1, True)
    assert len(model.encoder.encoder.layer) == 2
    assert model.encoder.encoder.layer[0].intermediate.dense.out_features == 16
    assert (model.whole, model.marks) == (1, True)
