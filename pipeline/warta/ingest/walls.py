"""Pages that show only the beginning of an article, the rest being for subscribers."""

import re
from functools import cache

from lxml.html import HtmlElement

from warta.languages import codes, load_pack

# A longer text is the article, whatever stands beside it.
STUB = 2500
# A line that speaks of subscribers is no longer than this, and its element holds little else.
LONGEST = 250
SHOWN = ("p", "h1", "h2", "h3", "h4", "h5", "div", "span", "strong", "a", "button", "li", "label")


def is_stub(tree: HtmlElement, article: dict[str, object], text: str) -> bool:
    """Whether a page says that the text it shows is not all: in its JSON-LD, or in a line for its readers."""
    if len(text) > STUB:
        return False
    if str(article.get("isAccessibleForFree")).casefold() == "false":
        return True
    return any(_is_wall(element) for element in tree.iter(*SHOWN))


def _is_wall(element: HtmlElement) -> bool:
    if len(element) > 4:
        return False
    line = " ".join(element.text_content()[: 2 * LONGEST].split())
    return 0 < len(line) <= LONGEST and bool(_walls().match(line))


@cache
def _walls() -> re.Pattern[str]:
    walls = [wall for code in codes() for wall in load_pack(code).boilerplate.walls]
    return re.compile("|".join(f"(?:{wall})" for wall in walls), re.IGNORECASE)
