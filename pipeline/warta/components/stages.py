"""The stages of the pipeline that a run may leave out, by name. Knows nothing of spaCy."""

STAGES: dict[str, tuple[str, ...]] = {
    "names": ("warta_names", "warta_entities", "warta_reader"),
    "dates": ("warta_dates",),
    "titles": ("warta_titles",),
    "figures": ("warta_figures",),
    "quotes": ("warta_quotes",),
}
"""By stage, its components. What a stage needs of one that is left out, it goes without."""


def is_left_out(pipe: str, without: tuple[str, ...]) -> bool:
    """Whether a component belongs to one of the stages in `without`.

    >>> is_left_out("warta_entities", ("names",)), is_left_out("warta_sentences", ("names", "dates"))
    (True, False)
    """
    return any(pipe in STAGES[stage] for stage in without)
