"""The network: the multilingual encoder and one linear layer over each word's first piece."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch
from torch import nn
from transformers import BertConfig, BertModel

from .labels import LABELS
from .windows import END, START

# Ids, their mask, and which of them are words' first pieces, all of shape (windows, pieces).
Texts = tuple[torch.Tensor, torch.Tensor, torch.Tensor]


class Carried(NamedTuple):
    """What goes from layer to layer: hidden states (windows, places, size), and, boolean of shape (windows, places),
    what is attended to and which places are words; `kept` (windows, pieces) is what goes on behind the whole layers.
    """

    hidden: torch.Tensor
    attended: torch.Tensor
    words: torch.Tensor
    kept: torch.Tensor


class Tagger(nn.Module):
    """Label scores for the words of a batch of windows.

    Behind the encoder's first `whole` layers (None: all of them) only words' first pieces go on, and with `marks` the
    two end marks: by then the other pieces, more than every fourth, have told them what they know. Much of a network's
    attention rests on the marks; one that has many layers behind `whole` would have to be trained anew without them.
    """

    def __init__(
        self, encoder: BertModel, labels: int = len(LABELS), whole: int | None = None, marks: bool = False
    ) -> None:
        super().__init__()
        self.encoder = encoder
        self.whole = encoder.config.num_hidden_layers if whole is None else whole
        self.marks = marks
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
        behind = []
        for hidden, _, words in self._layers(self.begin(ids, mask, heads), 0, len(self.encoder.encoder.layer)):
            behind.append(hidden[words])
        return self.head(self.dropout(behind[-1])), behind

    def begin(self, ids: torch.Tensor, mask: torch.Tensor, heads: torch.Tensor) -> Carried:
        """What goes into the first layer."""
        kept = heads | (ids == START) | (ids == END) if self.marks else heads
        return Carried(self.encoder.embeddings(input_ids=ids), mask.bool(), heads, kept)

    def carry(self, carried: Carried, first: int, behind: int) -> Carried:
        """Through the layers from `first` to that before `behind`."""
        for hidden, attended, words in self._layers(carried, first, behind):
            carried = carried._replace(hidden=hidden, attended=attended, words=words)
        return carried

    def _layers(
        self, carried: Carried, first: int, behind: int
    ) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
        hidden, attended, words, kept = carried
        for number in range(first, behind):
            if number == self.whole:
                order = kept.long().argsort(dim=1, descending=True, stable=True)[:, : int(kept.sum(1).max())]
                hidden = hidden.gather(1, order[:, :, None].expand(-1, -1, hidden.shape[2]))
                attended, words = kept.gather(1, order), words.gather(1, order)
            hidden = self.encoder.encoder.layer[number](hidden, attended[:, None, None, :])
            yield hidden, attended, words


class PieceTagger(nn.Module):
    """The same network over all pieces of one window, as it is exported; `export` takes out what only words need.

    The tagger's encoder is changed in place: its embeddings are of one text only.
    """

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.encoder = tagger.encoder
        self.encoder.embeddings = _Embeddings(tagger.encoder.embeddings)
        self.head = tagger.head

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Logits (windows, pieces, labels) for ids and mask of shape (windows, pieces)."""
        return self.head(self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state)


class UpperLayers(nn.Module):
    """A reader's own layers over what the names model carries to them, one window, as they are exported.

    The tagger's encoder is changed in place. The mask is there for attention to be known as such; `export` takes it
    out.
    """

    def __init__(self, tagger: Tagger, frozen: int, spans: nn.Module) -> None:
        super().__init__()
        self.encoder = tagger.encoder
        self.encoder.encoder.layer = tagger.encoder.encoder.layer[frozen:]
        self.encoder.embeddings = _Carried()
        self.marks = tagger.marks
        self.spans = spans

    def forward(self, carried: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of spans and states (1, words, …) from states (1, words and end marks, size)."""
        hidden = self.encoder(inputs_embeds=carried, attention_mask=attention_mask).last_hidden_state
        words = hidden[:, 1:-1] if self.marks else hidden
        return self.spans(words), words


class _Carried(nn.Module):
    """In the embeddings' place: what is given goes on as it is."""

    def forward(self, inputs_embeds: torch.Tensor, **_: object) -> torch.Tensor:
        return inputs_embeds


class _Embeddings(nn.Module):
    """BERT's embeddings without a second text: place and text are one table."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        self.pieces, self.norm = bert.word_embeddings, bert.LayerNorm
        self.places = nn.Parameter(bert.position_embeddings.weight + bert.token_type_embeddings.weight[0])

    def forward(self, input_ids: torch.Tensor, **_: object) -> torch.Tensor:
        return self.norm(self.pieces(input_ids) + self.places[: input_ids.shape[1]])


def build(shape: BertConfig, layers: int, width: int, whole: int, marks: bool) -> Tagger:
    """An untrained tagger shaped as `shape`, but for its number of layers and the width of their feed-forward parts."""
    config = {**shape.to_dict(), "num_hidden_layers": layers, "intermediate_size": width}
    encoder = BertModel._from_config(
        BertConfig.from_dict(config), attn_implementation=shape._attn_implementation, add_pooling_layer=False
    )
    return Tagger(encoder, whole=whole, marks=marks)


def student(teacher: Tagger, layers: list[int], width: int, whole: int, marks: bool, sample: list[Texts]) -> Tagger:
    """A smaller tagger that begins as the teacher's embeddings, head, and the named layers (counted from 1).

    Of each layer's feed-forward part the `width` neurons stay that add most to its output over the `sample`; what they
    add is weighed anew (ridge regression), so that the output stays as it was as nearly as it can.
    """
    model = build(teacher.encoder.config, len(layers), width, whole, marks)
    model.encoder.embeddings.load_state_dict(teacher.encoder.embeddings.state_dict())
    model.head.load_state_dict(teacher.head.state_dict())
    taken = [teacher.encoder.encoder.layer[number - 1] for number in layers]
    products = _neuron_products(teacher, taken, sample)
    for own, layer, product in zip(model.encoder.encoder.layer, taken, products, strict=True):
        state = layer.state_dict()
        weight = state["output.dense.weight"].double()
        kept = (product.diag().sqrt() * weight.norm(dim=0)).topk(width).indices.sort().values
        for name in ("intermediate.dense.weight", "intermediate.dense.bias"):
            state[name] = state[name][kept]
        among = product[kept][:, kept]
        ridge = 1e-4 * among.diag().mean() * torch.eye(width, dtype=torch.float64)
        state["output.dense.weight"] = torch.linalg.solve(among + ridge, product[kept] @ weight.T).T.float()
        own.load_state_dict(state)
    return model


def _neuron_products(tagger: Tagger, layers: list[nn.Module], sample: list[Texts]) -> list[torch.Tensor]:
    """For each of the layers the mean products (width, width) of its feed-forward neurons' activations."""
    sums: list[torch.Tensor] = []
    hooks = []
    for number, layer in enumerate(layers):
        sums.append(torch.zeros(layer.intermediate.dense.out_features, layer.intermediate.dense.out_features))

        def add(_part: nn.Module, _input: object, activations: torch.Tensor, number: int = number) -> None:
            flat = activations.flatten(0, 1)
            sums[number] += flat.T @ flat

        hooks.append(layer.intermediate.register_forward_hook(add))
    tagger.eval()
    with torch.inference_mode():
        for ids, mask, heads in sample:
            tagger(ids, mask, heads)
    for hook in hooks:
        hook.remove()
    return [one.double() / sum(ids.numel() for ids, _, _ in sample) for one in sums]


def load_network(config: dict, encoder_dir: Path, checkpoint: Path) -> Tagger:
    """A trained tagger, in the shape that its configuration gives it in the end."""
    encoder = BertModel.from_pretrained(encoder_dir, add_pooling_layer=False, attn_implementation="eager")
    model = Tagger(encoder)
    if stages := config.get("stages"):
        layers = config["distillation"]["layers"]
        last = stages[-1]
        model = build(encoder.config, len(layers), last["width"], last["whole"], last["marks"])
    model.load_state_dict(torch.load(checkpoint, weights_only=True))
    return model.eval()


def partial_loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Mean of -log(sum of the probabilities of the allowed labels); `targets` is boolean, shaped as `logits`."""
    logits = logits.float()
    return (logits.logsumexp(-1) - logits.masked_fill(~targets, -1e9).logsumexp(-1)).mean()
