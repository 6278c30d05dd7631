"""Export a trained names model to a folder that Warta runs: ONNX, weights in int8, with its tokenizer and labels.

`python -m warta_models.recipe.export CONFIG --encoder DIR --checkpoint FILE --out DIR`
"""

import argparse
import json
import shutil
import tempfile
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from transformers import BertConfig

from .labels import LABELS
from .network import PieceTagger, load_network
from .windows import LONGEST_WORD


def export(config: dict, encoder_dir: Path, checkpoint: Path, out: Path) -> None:
    """Write `model.onnx` (int8), `tokenizer.json` and `config.json` to `out`."""
    tagger = load_network(config, encoder_dir, checkpoint)
    model = PieceTagger(tagger).eval()
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.ones((1, 16), dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model,
            (ids, torch.ones_like(ids)),
            str(plain),
            input_names=["input_ids", "attention_mask"],
            output_names=["logits"],
            dynamic_axes={name: {1: "pieces"} for name in ("input_ids", "attention_mask", "logits")},
            opset_version=17,
            dynamo=False,
        )
        shape = tagger.encoder.config
        keep = partial(keep_words, whole=tagger.whole, marks=tagger.marks)
        quantize(plain, out / "model.onnx", shape, drop_mask, keep)
    shutil.copyfile(encoder_dir / "tokenizer.json", out / "tokenizer.json")
    described = {
        "labels": LABELS,
        "window": config["encoder"]["window"],
        "overlap": config["encoder"]["overlap"],
        "longest_word": LONGEST_WORD,
        # Scores as the network gives them, until `calibrate` has found a better one.
        "temperature": 1.0,
    }
    (out / "config.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")


def quantize(plain: Path, out: Path, shape: BertConfig, *changes: Callable[[onnx.GraphProto], None]) -> None:
    """Write a network in int8, its operators fused, with further changes to its graph made before."""
    optimized = optimize_model(
        str(plain), model_type="bert", num_heads=shape.num_attention_heads, hidden_size=shape.hidden_size
    )
    for change in (*changes, part_skip_norms, approximate_gelu):
        change(optimized.model.graph)
    optimized.prune_graph(allow_remove_graph_inputs=True)
    fused = plain.with_name("fused.onnx")
    optimized.save_model_to_file(str(fused))
    quantize_dynamic(
        str(fused),
        str(out),
        weight_type=QuantType.QInt8,
        per_channel=True,
        # Shape inference stops at the fused operators; everything behind them is float.
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def drop_mask(graph: onnx.GraphProto) -> None:
    """Take the mask away: one window runs at a time, so that there is nothing to mask."""
    for node in graph.node:
        if node.op_type == "Attention":
            del node.input[3:]


def keep_words(graph: onnx.GraphProto, whole: int, marks: bool) -> None:
    """Make words' first pieces (`heads`) an input: behind the attention of the last whole layer no other goes on.

    With `marks` the two end marks do, up to the last layer.
    """
    last = [node for node in graph.node if node.op_type == "Attention"][whole - 1]
    chosen = {name: f"{name}_heads" for name in (last.input[0], last.output[0])}
    for node in graph.node:
        if node is not last:
            node.input[:] = [chosen.get(name, name) for name in node.input]
    places = _keep_marks(graph) if marks else "heads"
    graph.node.extend(helper.make_node("Gather", [name, places], [kept], kept, axis=1) for name, kept in chosen.items())
    graph.input.append(helper.make_tensor_value_info("heads", onnx.TensorProto.INT64, ["words"]))
    graph.output[0].type.tensor_type.shape.dim[1].dim_param = "words"


def _keep_marks(graph: onnx.GraphProto) -> str:
    """Name the places of words' first pieces between those of the two marks; only words' logits are given out."""
    for name, number in (("first", 0), ("one", 1), ("last", -1)):
        graph.initializer.append(numpy_helper.from_array(np.array([number]), name))
    logits = graph.output[0].name
    (head,) = (node for node in graph.node if logits in node.output)
    head.output[:] = ["marked_logits"]
    graph.node.extend(
        [
            helper.make_node("Shape", ["input_ids"], ["pieces"], start=1),
            helper.make_node("Sub", ["pieces", "one"], ["end"]),
            helper.make_node("Concat", ["first", "heads", "end"], ["kept"], axis=0),
            helper.make_node("Slice", ["marked_logits", "one", "last", "one"], [logits]),
        ]
    )
    return "kept"


def part_skip_norms(graph: onnx.GraphProto) -> None:
    """Make every SkipLayerNormalization an Add and a LayerNormalization.

    ONNX Runtime 1.31 takes five times as long for the two in one, on CPU: a fifth of the whole model's time.
    """
    products = {node.output[0] for node in graph.node if node.op_type == "MatMul"}
    nodes = []
    for node in graph.node:
        if node.op_type != "SkipLayerNormalization":
            nodes.append(node)
            continue
        residual, product, scale, shift, *bias = node.input
        if residual in products:
            residual, product = product, residual
        before = product
        for added in (*bias, residual):
            name = f"{node.output[0]}_{len(nodes)}"
            nodes.append(helper.make_node("Add", [before, added], [name], name))
            before = name
        epsilon = next(attribute.f for attribute in node.attribute if attribute.name == "epsilon")
        nodes.append(
            helper.make_node(
                "LayerNormalization", [before, scale, shift], node.output[:1], node.name, axis=-1, epsilon=epsilon
            )
        )
    del graph.node[:]
    graph.node.extend(nodes)


def approximate_gelu(graph: onnx.GraphProto) -> None:
    """Take GELU by its tanh approximation (Hendrycks and Gimpel 2016): within 0.001, in two thirds of the time."""
    for node in graph.node:
        if node.op_type == "BiasGelu":
            node.op_type = "FastGelu"


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    export(config, arguments.encoder, arguments.checkpoint, arguments.out)


if __name__ == "__main__":
    main()
