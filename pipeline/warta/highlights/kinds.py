"""What is highlighted: the kinds with their labels and colours, from `kinds.toml`, for every view of an article."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of highlight.

    `label` is its name in the legend by language (ISO 639-1); `colour` and `ink`, the colour of writing on it, are
    `#rrggbb`.
    """

    name: str
    code: str
    label: dict[str, str]
    colour: str
    ink: str


def read_kinds() -> dict[str, Kind]:
    """The kinds by name, in the order of the legend.

    >>> list(read_kinds())
    ['persons', 'organizations', 'locations', 'titles', 'dates', 'figures', 'quotes', 'names']
    """
    data = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8"))
    return {name: Kind(name, **fields) for name, fields in data.items()}


KINDS = read_kinds()
