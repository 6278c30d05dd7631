"""A shipped names model as a network in training: its int8 weights taken back to floats.

Rounding to eight bits loses little that a few steps of training don't find again; the float weights of a model are
not shipped.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig

from .labels import LABELS
from .network import Tagger, build


def restore(folder: Path) -> Tagger:
    """The tagger whose export lies in `folder` (`model.onnx` as `export` writes it)."""
    graph = onnx.load(str(folder / "model.onnx")).graph
    values = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    attentions = [node for node in graph.node if node.op_type == "QAttention"]
    products = [node for node in graph.node if node.op_type == "MatMulInteger" and "head" not in node.output[0]]
    pieces = _floats(values, "encoder.embeddings.pieces.weight")
    places = values["encoder.embeddings.places"]
    width = values[products[1].input[1]].shape[1]
    config = BertConfig(
        vocab_size=pieces.shape[0],
        hidden_size=pieces.shape[1],
        num_attention_heads=_attribute(attentions[0], "num_heads"),
        max_position_embeddings=places.shape[0],
        type_vocab_size=1,
        attention_probs_dropout_prob=0.0,  # trains twice as fast without
        layer_norm_eps=next(_attribute(node, "epsilon") for node in graph.node if node.op_type == "LayerNormalization"),
        pad_token_id=1,
        attn_implementation="sdpa",
    )
    whole, marks = _whole_layers(graph)
    model = build(config, len(attentions), width, whole, marks)
    state = {
        "encoder.embeddings.word_embeddings.weight": pieces,
        "encoder.embeddings.position_embeddings.weight": places,
        "encoder.embeddings.token_type_embeddings.weight": np.zeros((1, pieces.shape[1]), np.float32),
        "encoder.embeddings.LayerNorm.weight": values["encoder.embeddings.norm.weight"],
        "encoder.embeddings.LayerNorm.bias": values["encoder.embeddings.norm.bias"],
        "head.bias": values["head.bias"],
        "head.weight": _floats(values, _head(graph)).T,
    }
    for number, attention in enumerate(attentions):
        to, here = f"encoder.encoder.layer.{number}.", f"encoder.encoder.layer.{number}."
        weights = np.split(_floats(values, attention.input[1].removesuffix("_quantized")), 3, axis=1)
        biases = np.split(values[attention.input[2]], 3)
        for name, weight, bias in zip(("query", "key", "value"), weights, biases, strict=True):
            state[f"{to}attention.self.{name}.weight"], state[f"{to}attention.self.{name}.bias"] = weight.T, bias
        for part, product in zip(
            ("attention.output.dense", "intermediate.dense", "output.dense"),
            products[3 * number : 3 * number + 3],
            strict=True,
        ):
            state[f"{to}{part}.weight"] = _floats(values, product.input[1].removesuffix("_quantized")).T
            state[f"{to}{part}.bias"] = values[f"{here}{part}.bias"]
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            for name in ("weight", "bias"):
                state[f"{to}{part}.{name}"] = values[f"{here}{part}.{name}"]
    model.load_state_dict({name: torch.tensor(np.ascontiguousarray(value)) for name, value in state.items()})
    if model.head.out_features != len(LABELS):
        raise SystemExit(f"{folder}: another set of labels than this recipe's")
    return model.eval()


def _floats(values: dict[str, np.ndarray], name: str) -> np.ndarray:
    """The weights called `name`, from their int8 form."""
    quantized, zero = values[f"{name}_quantized"].astype(np.float32), values[f"{name}_zero_point"].astype(np.float32)
    return (quantized - zero) * values[f"{name}_scale"]


def _head(graph: onnx.GraphProto) -> str:
    """The name of the last product's weights: the labels'."""
    last = [node for node in graph.node if node.op_type == "MatMulInteger"][-1]
    return last.input[1].removesuffix("_quantized")


def _attribute(node: onnx.NodeProto, name: str) -> float | int:
    return next(onnx.helper.get_attribute_value(each) for each in node.attribute if each.name == name)


def _whole_layers(graph: onnx.GraphProto) -> tuple[int, bool]:
    """How many layers see all pieces, and whether the end marks go on behind them."""
    seen = whole = 0
    for node in graph.node:
        seen += node.op_type == "QAttention"
        if node.op_type == "Gather" and node.output[0].endswith("_heads"):
            whole = seen  # of the two such nodes the later stands behind the last whole layer's attention
    return whole, any("kept" in node.output for node in graph.node)
