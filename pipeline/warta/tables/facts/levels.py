"""Whether a figure that comes of a change is the level that was reached: `naik menjadi 6 persen`."""

import re
from functools import cache

from warta.languages import has_pack, load_pack
from warta.tables.rows import FigureRow


def is_level(figure: FigureRow, language: str | None) -> bool:
    """Whether a word of reaching stands right before the figure's words in its sentence."""
    if language is None or not has_pack(language):
        return False
    at = figure.context.find(figure.text)
    return at > 0 and _reaching(language).search(figure.context, 0, at) is not None


@cache
def _reaching(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_pack(language).measures.levels))
    return re.compile(rf"\b(?:{words})(?:\s+\w+){{0,2}}\s*$", re.IGNORECASE)
