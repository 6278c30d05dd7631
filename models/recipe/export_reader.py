"""Export a trained reader to a folder that Warta runs: the names model it started from, its own layers, its heads.

    python -m warta_models.recipe.export_reader CONFIG --start MODEL --checkpoint FILE --out DIR

The names model stays as it was, to the last weight, but for a second output: what its first layers carry, from which
the reader's own layers (`reader.onnx`, int8) go on. Writes `heads.onnx` and `config.json` too; `tokenizer.json` and
`capitals.tsv` are the start's.
"""

import argparse
import json
import shutil
import tempfile
import tomllib
from pathlib import Path

import onnx
import torch
from onnx import helper
from torch import nn
from torch.nn import functional

from warta.reading import cues
from warta.reading.candidates import FEATURES, ROLES
from warta.reading.heads import CHANGES, MEASURES, MODALITIES
from warta.reading.pools import AROUND

from .export import drop_mask, quantize
from .heads import Heads, change_logits, measure_logits, modality_logits
from .network import UpperLayers
from .restore import restore
from .train_reader import Reader

# What is chosen of a closed list for a figure.
CLASSES = ("measure", "modality", "change")


class ExportedHeads(nn.Module):
    """The heads over a whole article at once, every role's pairs in one go; see `warta.reading.network`."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, states, anchors, mentions, figures, near, kinds, units, measures, modalities, changes, *pairs):
        """Scores of pairs and of nobody by role, and the classes' logits."""
        own, others = self.heads.anchor(anchors), self.heads.mention(mentions)
        out = []
        for number, role in enumerate(ROLES):
            head = self.heads.roles[role]
            of, candidates, features = pairs[3 * number : 3 * number + 3]
            anchor, mention = own[of], others[candidates]
            hidden = head.anchor(anchor) + head.mention(mention) + head.both(anchor * mention) + head.features(features)
            out += [head.score(functional.gelu(hidden))[:, 0], head.none(own)[:, 0]]
        hidden = self.heads.figure(own[figures], states, near, kinds, units)
        classes = (
            measure_logits(self.heads, hidden, kinds, measures),
            modality_logits(self.heads, hidden, modalities),
            change_logits(self.heads, hidden, changes),
        )
        return *out, *classes, self.heads.status(own)


def export_heads(heads: Heads, size: int, path: Path) -> None:
    """Write the heads as one ONNX graph."""
    words, anchors, mentions, figures, pairs = 9, 3, 4, 2, 5
    inputs = {
        "states": torch.zeros(words, size),
        "anchors": torch.zeros(anchors, 3 * size),
        "mentions": torch.zeros(mentions, 3 * size),
        "figures": torch.zeros(figures, dtype=torch.long),
        "near": torch.zeros(figures, 2 * AROUND + 2, dtype=torch.long),
        "kinds": torch.zeros(figures, dtype=torch.long),
        "units": torch.zeros(figures, dtype=torch.long),
        "measure_cues": torch.zeros(figures, len(MEASURES), cues.FEATURES),
        "modality_cues": torch.zeros(figures, len(MODALITIES), cues.FEATURES),
        "change_cues": torch.zeros(figures, len(CHANGES), cues.FEATURES),
    }
    axes = {"states": "words", "anchors": "anchors", "mentions": "mentions"}
    axes |= dict.fromkeys(
        ("figures", "near", "kinds", "units", *CLASSES, *(f"{name}_cues" for name in CLASSES)), "figures"
    )
    outputs = []
    for role in ROLES:
        inputs[f"{role}_anchors"] = torch.zeros(pairs, dtype=torch.long)
        inputs[f"{role}_mentions"] = torch.zeros(pairs, dtype=torch.long)
        inputs[f"{role}_features"] = torch.zeros(pairs, FEATURES)
        outputs += [f"{role}_scores", f"{role}_none"]
        axes |= dict.fromkeys((*(f"{role}_{part}" for part in ("anchors", "mentions", "features", "scores")),), role)
        axes[f"{role}_none"] = "anchors"
    outputs += [*CLASSES, "status"]
    axes["status"] = "anchors"
    torch.onnx.export(
        ExportedHeads(heads).eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes={name: {0: axis} for name, axis in axes.items()},
        opset_version=17,
        dynamo=False,
    )


def export(config: dict, start: Path, checkpoint: Path, out: Path) -> None:
    """Write the reader's folder."""
    out.mkdir(parents=True, exist_ok=True)
    frozen = config["training"]["frozen"]
    reader = Reader(restore(start), config["training"]["dropout"])
    reader.load_state_dict(torch.load(checkpoint, weights_only=True), strict=False)
    reader.eval()
    shape = reader.tagger.encoder.config
    shape._attn_implementation = "eager"  # as the names model is exported
    carry_out(start / "model.onnx", frozen, shape.hidden_size, out / "model.onnx")
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            UpperLayers(reader.tagger, frozen, reader.heads.spans).eval(),
            (torch.zeros(1, 16, shape.hidden_size), torch.ones(1, 16, dtype=torch.long)),
            str(plain),
            input_names=["carried", "attention_mask"],
            output_names=["spans", "states"],
            dynamic_axes={
                name: {1: axis}
                for axis, names in (("kept", ("carried", "attention_mask")), ("words", ("spans", "states")))
                for name in names
            },
            opset_version=17,
            dynamo=False,
        )
        quantize(plain, out / "reader.onnx", shape, drop_mask)
    export_heads(reader.heads, shape.hidden_size, out / "heads.onnx")
    for name in ("tokenizer.json", "capitals.tsv"):
        shutil.copyfile(start / name, out / name)
    described = json.loads((start / "config.json").read_text(encoding="utf-8")) | {"heads": config["decoding"]}
    (out / "config.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")


def carry_out(model: Path, layer: int, size: int, out: Path) -> None:
    """Give a names model the output `carried`: the states behind its first so many layers, (1, kept, size)."""
    network = onnx.load(str(model))
    graph = network.graph
    norms = [node for node in graph.node if node.op_type == "LayerNormalization"]
    for output in [output for output in graph.output if output.name == "carried"]:  # of a reader made before
        graph.output.remove(output)
        graph.node.remove(next(node for node in graph.node if "carried" in node.output))
    behind = norms[2 * layer].output[0]  # one norm behind the embeddings, two in each layer
    graph.node.append(helper.make_node("Identity", [behind], ["carried"]))
    graph.output.append(helper.make_tensor_value_info("carried", onnx.TensorProto.FLOAT, [1, "kept", size]))
    onnx.save(network, str(out))


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    export(config, arguments.start, arguments.checkpoint, arguments.out)


if __name__ == "__main__":
    main()
