"""What was found in an article, highlighted in its text.

Kinds and their colours are light; what draws documents brings spaCy, and is imported when first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warta.highlights.marks import Mark
    from warta.highlights.view import Highlights, show

__all__ = ["Highlights", "Mark", "show"]

_HOMES = {"Highlights": "view", "Mark": "marks", "show": "view"}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
