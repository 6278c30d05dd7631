"""A Stanza pipeline with an entity recogniser as an engine."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from itertools import pairwise
from typing import Any

from warta.components.engines.engine import Name, label_map, stretches
from warta.errors import WartaError

# Words of a sentence that the encoder behind a Stanza model reads at once: it has room for 512 pieces.
LONGEST_SENTENCE = 150


class StanzaEngine:
    """Runs the pipeline over words that are already split; its labels become ours, those without one are left out."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline

    def names(
        self, words: Sequence[str], breaks: frozenset[int] = frozenset(), sentences: Sequence[int] = ()
    ) -> list[Name]:
        """The names among the words, in order, each with score 1: Stanza's recogniser gives none."""
        parts = [
            (first + start, first + end)
            for first, behind in pairwise(sorted({0, *breaks, *sentences, len(words)}))
            for start, end in stretches(behind - first, (), most=LONGEST_SENTENCE)
        ]
        if not parts:
            return []
        document = self._pipeline([list(words[start:end]) for start, end in parts])
        found: list[Name] = []
        for (first, _), sentence in zip(parts, document.sentences, strict=True):
            for ent in sentence.ents:
                if ent.type in label_map():
                    start, end = (first + token.id[0] for token in (ent.tokens[0], ent.tokens[-1]))
                    found.append(Name(start - 1, end, label_map()[ent.type], 1.0))
        return found


@cache
def load_stanza(package: str) -> StanzaEngine:
    """The engine of an installed package whose `pipeline()` makes a `stanza.Pipeline`, loaded once per process.

    Raises WartaError when it is not installed.
    """
    package_version(package)
    return StanzaEngine(import_module(package).pipeline(tokenize_pretokenized=True, use_gpu=False))


def package_version(package: str) -> str:
    """The version of such a package, without loading it. Raises WartaError when it is not installed."""
    distribution = package.replace("_", "-")
    try:
        return version(distribution)
    except PackageNotFoundError as error:
        raise WartaError(f"no Stanza package {package!r}: pip install {distribution}") from error
