"""The entity recogniser of an installed spaCy pipeline as an engine."""

from collections.abc import Sequence
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from warta.components.engines.engine import Name, label_map, stretches
from warta.errors import WartaError

# What recognisers don't need: these cost time, and a parser would move the sentence starts.
NEEDLESS = ("tagger", "morphologizer", "parser", "senter", "sentencizer", "attribute_ruler", "lemmatizer")


class SpacyEngine:
    """Runs the pipeline over words that are already split; its labels become ours, those without one are left out."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self.version = str(nlp.meta.get("version", ""))

    def names(
        self, words: Sequence[str], breaks: frozenset[int] = frozenset(), sentences: Sequence[int] = ()
    ) -> list[Name]:
        """The names among the words, in order, each with score 1: spaCy's recognisers give none."""
        found: list[Name] = []
        starts = breaks.union(sentences)
        for first, behind in stretches(len(words), sorted(starts)):
            doc = Doc(
                self._nlp.vocab,
                words=list(words[first:behind]),
                sent_starts=[i == first or i in starts for i in range(first, behind)],
            )
            for _, pipe in self._nlp.pipeline:
                doc = pipe(doc)
            found += [
                Name(first + ent.start, first + ent.end, label_map()[ent.label_], 1.0)
                for ent in doc.ents
                if ent.label_ in label_map()
            ]
        return found


@cache
def load_spacy(pipeline: str) -> SpacyEngine:
    """The engine of an installed pipeline or of one in a folder, loaded once per process.

    Raises WartaError when there is none, or none that names anything.
    """
    try:
        nlp = spacy.load(pipeline, exclude=NEEDLESS)
    except OSError as error:
        raise WartaError(f"no spaCy pipeline {pipeline!r}: install it, or name another") from error
    labels = {label for pipe in nlp.pipe_names for label in nlp.pipe_labels.get(pipe, ())}
    if labels.isdisjoint(label_map()):
        raise WartaError(f"the spaCy pipeline {pipeline!r} recognises no names: name one with an entity recogniser")
    return SpacyEngine(nlp)
