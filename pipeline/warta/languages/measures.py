"""Topic `measures` of a language pack: words that say what a figure measures, and how it is meant."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class MeasureWords:
    """Phrases in lower case: `cues` of each measure of the closed list (`reading/measures.tsv`), `modalities` of each
    modality but `actual`, `changes` of `up` and `down`, `levels` before what was reached by a change.
    """

    cues: dict[str, tuple[str, ...]]
    modalities: dict[str, tuple[str, ...]]
    changes: dict[str, tuple[str, ...]]
    levels: tuple[str, ...]
