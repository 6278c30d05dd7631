"""The network: the multilingual encoder and one linear layer over each word's first piece."""

import torch
from torch import nn
from transformers import BertModel

from .labels import LABELS


class Tagger(nn.Module):
    """Label scores for every piece of a batch of windows."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(encoder.config.hidden_size, len(LABELS))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Logits (windows, pieces, labels) for ids and mask of shape (windows, pieces)."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return self.head(self.dropout(hidden))


def partial_loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Mean of -log(sum of the probabilities of the allowed labels); `targets` is boolean, shaped as `logits`."""
    logits = logits.float()
    return (logits.logsumexp(-1) - logits.masked_fill(~targets, -1e9).logsumexp(-1)).mean()
