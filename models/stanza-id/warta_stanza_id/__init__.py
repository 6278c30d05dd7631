"""Names in Indonesian text for Stanza: `warta_stanza_id.pipeline()` is a `stanza.Pipeline` that needs no network.

>>> nlp = pipeline()
>>> [(name.text, name.type) for name in nlp("Presiden Joko Widodo tiba di Surabaya.").ents]
[('Joko Widodo', 'PER'), ('Surabaya', 'LOC')]
"""

from functools import cache
from pathlib import Path
from typing import Any

import spacy
import stanza
import torch
from spacy.language import Language
from stanza.models.common import doc
from stanza.models.common.foundation_cache import BertRecord, FoundationCache
from stanza.pipeline.processor import ProcessorVariant, register_processor_variant
from transformers import BertModel, PreTrainedTokenizerFast

RESOURCES = Path(__file__).parent / "resources"
# What the checkpoint calls its encoder. No path stands there, so the folder may lie anywhere.
ENCODER = "warta-stanza-id"


def pipeline(**options: Any) -> stanza.Pipeline:
    """An Indonesian pipeline that splits text into sentences and words and names persons, organizations and places.

    `options` are those of `stanza.Pipeline`: with `tokenize_pretokenized=True` it takes sentences that are lists of
    words; `use_gpu=False` keeps it on the processor.
    """
    return stanza.Pipeline(
        **{
            "lang": "id",
            "dir": str(RESOURCES),
            "package": None,
            "processors": {"tokenize": "warta", "ner": "warta"},
            "download_method": None,
            "foundation_cache": _foundation(),
            "logging_level": "WARN",
            **options,
        }
    )


@cache
def _foundation() -> FoundationCache:
    """The encoder under its name. It lies on disk in half precision and works in single."""
    cache = FoundationCache(local_files_only=True)
    folder = RESOURCES / "encoder"
    encoder = BertModel.from_pretrained(folder, add_pooling_layer=False, dtype=torch.float32).eval()
    cache.bert[ENCODER] = BertRecord(encoder, PreTrainedTokenizerFast.from_pretrained(folder), {})
    return cache


@cache
def _splitter() -> Language:
    nlp = spacy.blank("id")
    nlp.add_pipe("warta_sentences")
    return nlp


@register_processor_variant("tokenize", "warta")
class WartaTokenizer(ProcessorVariant):
    """Sentences and words as Warta splits Indonesian news."""

    def __init__(self, config: dict) -> None:
        self._splitter = _splitter()

    def process(self, document: str | doc.Document) -> doc.Document:
        """The text in sentences of words with their places in it."""
        text = document.text if isinstance(document, doc.Document) else document
        sentences = [
            [
                {
                    doc.ID: (number,),
                    doc.TEXT: token.text,
                    doc.MISC: f"{doc.START_CHAR}={token.idx}|{doc.END_CHAR}={token.idx + len(token.text)}",
                }
                for number, token in enumerate((token for token in sentence if not token.is_space), start=1)
            ]
            for sentence in self._splitter(text).sents
        ]
        return doc.Document([sentence for sentence in sentences if sentence], text)
