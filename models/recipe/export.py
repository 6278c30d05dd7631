"""Export a trained names model to a folder that Warta runs: ONNX, weights in int8, with its tokenizer and labels.

`python -m warta_models.recipe.export CONFIG --encoder DIR --checkpoint FILE --out DIR`
"""

import argparse
import json
import shutil
import tempfile
import tomllib
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from torch import nn

from .labels import LABELS
from .network import PieceTagger, Tagger, load_network
from .windows import LONGEST_WORD


def export(config: dict, encoder_dir: Path, checkpoint: Path, out: Path) -> None:
    """Write `model.onnx` (int8), `tokenizer.json` and `config.json` to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    write_network(load_network(config, encoder_dir, checkpoint), None, out / "model.onnx")
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


def write_network(tagger: Tagger, spans: nn.Module | None, path: Path) -> None:
    """Write the network as int8 ONNX, with the outputs `spans` and `states` where there is a head for spans."""
    model = PieceTagger(tagger, spans).eval()
    outputs = ["logits"] if spans is None else ["logits", "spans", "states"]
    ids = torch.ones((1, 16), dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        torch.onnx.export(
            model,
            (ids, torch.ones_like(ids)),
            str(plain),
            input_names=["input_ids", "attention_mask"],
            output_names=outputs,
            dynamic_axes={name: {1: "pieces"} for name in ("input_ids", "attention_mask", *outputs)},
            opset_version=17,
            dynamo=False,
        )
        shape = tagger.encoder.config
        optimized = optimize_model(
            str(plain), model_type="bert", num_heads=shape.num_attention_heads, hidden_size=shape.hidden_size
        )
        keep = partial(keep_words, whole=tagger.whole, marks=tagger.marks)
        for change in (drop_mask, keep, part_skip_norms, approximate_gelu):
            change(optimized.model.graph)
        optimized.prune_graph(allow_remove_graph_inputs=True)
        optimized.save_model_to_file(str(fused))
        quantize_dynamic(
            str(fused),
            str(path),
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
    for output in graph.output:
        output.type.tensor_type.shape.dim[1].dim_param = "words"


def _keep_marks(graph: onnx.GraphProto) -> str:
    """Name the places of words' first pieces between those of the two marks; of words alone something is given out."""
    for name, number in (("first", 0), ("one", 1), ("last", -1)):
        graph.initializer.append(numpy_helper.from_array(np.array([number]), name))
    graph.node.extend(
        [
            helper.make_node("Shape", ["input_ids"], ["pieces"], start=1),
            helper.make_node("Sub", ["pieces", "one"], ["end"]),
            helper.make_node("Concat", ["first", "heads", "end"], ["kept"], axis=0),
        ]
    )
    given = {output.name: f"marked_{output.name}" for output in graph.output}
    for node in graph.node:
        node.input[:] = [given.get(name, name) for name in node.input]
        node.output[:] = [given.get(name, name) for name in node.output]
    graph.node.extend(
        helper.make_node("Slice", [marked, "one", "last", "one"], [name]) for name, marked in given.items()
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
