"""The network: the multilingual encoder and one linear layer over each word's first piece."""

from pathlib import Path

import torch
from torch import nn
from transformers import BertConfig, BertModel

from .labels import LABELS


class Tagger(nn.Module):
    """Label scores for every piece of a batch of windows."""

    def __init__(self, encoder: BertModel, labels: int = len(LABELS)) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(encoder.config.hidden_size, labels)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Logits (windows, pieces, labels) for ids and mask of shape (windows, pieces)."""
        return self.states(input_ids, attention_mask)[0]

    def states(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """Logits, and the hidden states (windows, pieces, size) behind each layer."""
        out = self.encoder(input_ids=input_ids, attention_mask=attention_mask, output_hidden_states=True)
        return self.head(self.dropout(out.last_hidden_state)), list(out.hidden_states[1:])


def student(teacher: Tagger, layers: list[int], width: int) -> Tagger:
    """A smaller tagger that begins as the teacher's embeddings, head, and the named layers (counted from 1).

    Of each layer's feed-forward part the `width` neurons with the heaviest weights are taken over.
    """
    config = {**teacher.encoder.config.to_dict(), "num_hidden_layers": len(layers), "intermediate_size": width}
    attention = teacher.encoder.config._attn_implementation
    model = Tagger(
        BertModel._from_config(BertConfig.from_dict(config), attn_implementation=attention, add_pooling_layer=False)
    )
    model.encoder.embeddings.load_state_dict(teacher.encoder.embeddings.state_dict())
    for own, number in zip(model.encoder.encoder.layer, layers, strict=True):
        state = teacher.encoder.encoder.layer[number - 1].state_dict()
        heaviness = state["intermediate.dense.weight"].norm(dim=1) * state["output.dense.weight"].norm(dim=0)
        kept = heaviness.topk(width).indices.sort().values
        for name in ("intermediate.dense.weight", "intermediate.dense.bias"):
            state[name] = state[name][kept]
        state["output.dense.weight"] = state["output.dense.weight"][:, kept]
        own.load_state_dict(state)
    model.head.load_state_dict(teacher.head.state_dict())
    return model


def load_network(config: dict, encoder_dir: Path, checkpoint: Path) -> Tagger:
    """A trained tagger, in the shape that its configuration gives it."""
    encoder = BertModel.from_pretrained(encoder_dir, add_pooling_layer=False, attn_implementation="eager")
    model, small = Tagger(encoder), config.get("distillation")
    if small:
        model = student(model, small["layers"], small["width"])
    model.load_state_dict(torch.load(checkpoint, weights_only=True))
    return model.eval()


def partial_loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Mean of -log(sum of the probabilities of the allowed labels); `targets` is boolean, shaped as `logits`."""
    logits = logits.float()
    return (logits.logsumexp(-1) - logits.masked_fill(~targets, -1e9).logsumexp(-1)).mean()
