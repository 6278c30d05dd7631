"""What was found in an article, highlighted in its text."""

from warta.highlights.marks import Mark
from warta.highlights.view import Highlights, show

__all__ = ["Highlights", "Mark", "show"]
