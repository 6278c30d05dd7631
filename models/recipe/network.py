"""The network: the multilingual encoder and one linear layer over each word's first piece."""

from pathlib import Path

import torch
from torch import nn
from transformers import BertConfig, BertModel
from transformers.models.bert.modeling_bert import BertAttention

from .labels import LABELS


class Tagger(nn.Module):
    """Label scores for the words of a batch of windows.

    Behind the encoder's first `whole` layers (None: all of them) only words' first pieces go on: the others have told
    them by then what they knew, and every fourth piece is one of the others.
    """

    def __init__(self, encoder: BertModel, labels: int = len(LABELS), whole: int | None = None) -> None:
        super().__init__()
        self.encoder = encoder
        self.whole = encoder.config.num_hidden_layers if whole is None else whole
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(encoder.config.hidden_size, labels)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Logits (words, labels), window after window; see `states`."""
        return self.states(ids, mask, heads)[0]

    def states(
        self, ids: torch.Tensor, mask: torch.Tensor, heads: torch.Tensor
    ) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """Logits (words, labels), and the words' hidden states (words, size) behind each layer.

        `ids` and `mask` have the shape (windows, pieces); `heads` is boolean of that shape, true at words' first
        pieces.
        """
        hidden = self.encoder.embeddings(input_ids=ids)
        attended, words = mask.bool(), heads
        behind = []
        for number, layer in enumerate(self.encoder.encoder.layer):
            if number == self.whole:
                order = heads.long().argsort(dim=1, descending=True, stable=True)[:, : int(heads.sum(1).max())]
                hidden = hidden.gather(1, order[:, :, None].expand(-1, -1, hidden.shape[2]))
                attended = words = heads.gather(1, order)
            hidden = layer(hidden, attended[:, None, None, :])
            behind.append(hidden[words])
        return self.head(self.dropout(behind[-1])), behind


class PieceTagger(nn.Module):
    """The same network over all pieces, as it is exported; `export` takes out what only words need."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.encoder = tagger.encoder
        self.head = tagger.head

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Logits (windows, pieces, labels) for ids and mask of shape (windows, pieces)."""
        return self.head(self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state)


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


def trim(model: Tagger, heads: int, whole: int) -> Tagger:
    """The tagger with `heads` attention heads a layer, those with the heaviest outputs, and words alone behind `whole`.

    Its encoder is changed in place.
    """
    for layer in model.encoder.encoder.layer:
        _trim_heads(layer.attention, heads)
    trimmed = Tagger(model.encoder, model.head.out_features, whole)
    trimmed.head.load_state_dict(model.head.state_dict())
    return trimmed


def _trim_heads(attention: BertAttention, heads: int) -> None:
    part, joined = attention.self, attention.output.dense
    size = part.attention_head_size
    output = joined.weight.view(joined.out_features, -1, size)
    value = part.value.weight.view(-1, size, part.value.in_features)
    heaviness = output.norm(dim=(0, 2)) * value.norm(dim=(1, 2))
    kept = heaviness.topk(heads).indices.sort().values
    rows = (kept[:, None] * size + torch.arange(size)).flatten()
    for name in ("query", "key", "value"):
        setattr(part, name, _linear(getattr(part, name).weight[rows], getattr(part, name).bias[rows]))
    attention.output.dense = _linear(joined.weight[:, rows], joined.bias)
    part.num_attention_heads, part.all_head_size = heads, heads * size


def _linear(weight: torch.Tensor, bias: torch.Tensor) -> nn.Linear:
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.load_state_dict({"weight": weight.detach(), "bias": bias.detach()})
    return layer


def load_network(config: dict, encoder_dir: Path, checkpoint: Path) -> Tagger:
    """A trained tagger, in the shape that its configuration gives it."""
    encoder = BertModel.from_pretrained(encoder_dir, add_pooling_layer=False, attn_implementation="eager")
    model = Tagger(encoder)
    if small := config.get("distillation"):
        model = student(model, small["layers"], small["width"])
    if trimmed := config.get("trimming"):
        model = trim(model, trimmed["heads"], trimmed["whole"])
    model.load_state_dict(torch.load(checkpoint, weights_only=True))
    return model.eval()


def partial_loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Mean of -log(sum of the probabilities of the allowed labels); `targets` is boolean, shaped as `logits`."""
    logits = logits.float()
    return (logits.logsumexp(-1) - logits.masked_fill(~targets, -1e9).logsumexp(-1)).mean()
