"""The label set of the names models, and how each corpus's tags map onto it."""

import numpy as np

TYPES = ("PER", "ORG", "LOC", "NORP", "PRODUCT", "EVENT")
LABELS = ("O", *(f"{prefix}-{kind}" for kind in TYPES for prefix in "BI"))
INDEX = {label: i for i, label in enumerate(LABELS)}

# What a tag of a corpus may mean. One type: the tag means it. Several: the corpus mixes them and the model is free
# among them. "O" among them: the tag also covers things that are no name of ours.
CORPUS_TYPES: dict[str, dict[str, tuple[str, ...]]] = {
    "idner": {"PER": ("PER",), "ORG": ("ORG",), "LOC": ("LOC",)},
    "nergrit": {"PERSON": ("PER",), "ORGANISATION": ("ORG",), "PLACE": ("LOC",)},
    "nerp": {
        "PPL": ("PER",),
        "PLC": ("LOC",),
        "EVT": ("EVENT",),
        "IND": ("ORG", "PRODUCT"),
        "FNB": ("O", "PRODUCT"),
    },
    "dee": {"Person": ("PER",), "Organisation": ("ORG",), "Place": ("LOC",)},
    "worldwide": {
        "Person": ("PER",),
        "Organization": ("ORG",),
        "Location": ("LOC",),
        "Facility": ("LOC",),
        "NORP": ("NORP",),
        "Product": ("PRODUCT",),
        "Misc": ("O", "EVENT"),
        "Date": ("O",),
        "Money": ("O",),
    },
    "news": {"PER": ("PER",), "ORG": ("ORG",), "LOC": ("LOC",)},
    "text": {},
}

# Types that a corpus does not annotate, or annotates only in part: its "O" may hide one of them.
UNANNOTATED: dict[str, tuple[str, ...]] = {
    "idner": ("NORP", "PRODUCT", "EVENT"),
    "nergrit": ("NORP", "PRODUCT", "EVENT"),
    "nerp": ("ORG", "NORP"),
    "dee": ("NORP", "PRODUCT", "EVENT"),
    "worldwide": ("EVENT",),
    "news": ("NORP", "PRODUCT", "EVENT"),
    "text": TYPES,
}


def allowed(corpus: str, tag: str) -> np.ndarray:
    """Labels that a corpus's tag leaves open: a boolean vector over `LABELS`.

    The loss scores a token against the sum of the probabilities of these labels, so that nothing is learned from
    what a corpus does not annotate (partial-annotation loss).

    >>> [LABELS[i] for i in allowed("nerp", "B-IND").nonzero()[0]]
    ['B-ORG', 'B-PRODUCT']
    >>> [LABELS[i] for i in allowed("idner", "B-PER").nonzero()[0]]
    ['B-PER']
    """
    mask = np.zeros(len(LABELS), dtype=bool)
    prefix, _, name = tag.partition("-")
    if not name:
        mask[INDEX["O"]] = True
        for kind in UNANNOTATED[corpus]:
            mask[INDEX[f"B-{kind}"]] = mask[INDEX[f"I-{kind}"]] = True
        return mask
    for kind in CORPUS_TYPES[corpus][name]:
        if kind == "O":
            mask |= allowed(corpus, "O")
        else:
            mask[INDEX[f"{prefix}-{kind}"]] = True
    return mask
