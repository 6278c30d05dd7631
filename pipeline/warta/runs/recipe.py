"""What shapes the rows of an article: results that were made in another way are no good for a run."""

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from warta.components.engines import describe_engine
from warta.runs.options import Options

Recipe = Mapping[str, Any]


def describe_recipe(options: Options) -> Recipe:
    """Version, model and options, in plain values. Raises WartaError when there is no such model."""
    return {
        "warta": version("warta"),
        "model": None if "names" in options.without else describe_engine(options.names),
        "published": options.published,
        "language": options.language,
        "without": list(options.without),
        "max_size": options.max_size,
    }


def tell_changes(before: Recipe, now: Recipe) -> str:
    """In which points two recipes differ.

    >>> tell_changes({"warta": "0.2.0", "language": None}, {"warta": "0.3.0", "language": None})
    'warta is now 0.3.0 (was 0.2.0)'
    """
    changes = [
        f"{name} is now {_tell(now.get(name))} (was {_tell(before.get(name))})"
        for name in {**before, **now}
        if before.get(name) != now.get(name)
    ]
    return "; ".join(changes)


def _tell(value: Any) -> str:
    match value:
        case dict():
            return " ".join(str(part)[:12] for part in value.values())
        case list():
            return ", ".join(map(str, value)) or "none"
        case None:
            return "none"
        case _:
            return str(value)
