"""What was found in an article, highlighted in its text.

Kinds and their colours are light; what draws documents brings spaCy, and is imported when first asked for.
"""

from typing import TYPE_CHECKING

from warta.lazy import import_late

if TYPE_CHECKING:
    from warta.highlights.marks import Mark
    from warta.highlights.view import Highlights, show

__all__ = ["Highlights", "Mark", "show"]

__getattr__ = import_late(
    __name__,
    {"Highlights": "warta.highlights.view", "Mark": "warta.highlights.marks", "show": "warta.highlights.view"},
)
