"""Packages whose parts are imported when first asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def import_late(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """A package's `__getattr__`: for each name of `homes`, what the module there calls so.

    >>> import_late("example", {"sqrt": "math"})("sqrt")(9.0)
    3.0
    """

    def get(name: str) -> Any:
        if name in homes:
            return getattr(import_module(homes[name]), name)
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return get
