"""Topic `measures` of a language pack: words that say what a figure measures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class MeasureWords:
    """`cues` are the phrases, in lower case, of each measure of the closed list (`reading/measures.tsv`)."""

    cues: dict[str, tuple[str, ...]]
