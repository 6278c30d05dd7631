"""What the heads of a reader answer with: kinds of spans, titles' statuses, measures, modalities."""

import zlib
from importlib.resources import files

# Kinds of spans that the network finds among the words, beside names.
SPAN_KINDS = ("TITLE", "REPORTED")
STATUSES = ("current", "former", "acting", "incoming")
MODALITIES = ("actual", "reported", "planned", "denied")
CHANGES = (None, "up", "down")
# The closed list of measures (`measures.tsv`, with what each means and whose it can be); a figure may also have none.
_TABLE = [
    line.split("\t")
    for line in files(__package__).joinpath("measures.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
MEASURES = tuple(measure for measure, _, _ in _TABLE)
_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
# By measure the kinds of mentions that can hold it: a limit, no guess.
HOLDERS = {measure: frozenset(_KINDS[kind] for kind in kinds.split()) for measure, _, kinds in _TABLE}
# Units are told apart by a hash of their names.
UNITS = 64


def unit_bucket(unit: str, per: str) -> int:
    """The bucket, 0 to UNITS - 1, of a figure's unit or currency and the other side of its rate."""
    return zlib.crc32(f"{unit}/{per}".encode()) % UNITS
