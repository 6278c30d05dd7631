"""What a page says of its article in JSON-LD, in schema.org's words."""

import json
import re
from collections.abc import Iterator

from json_repair import repair_json
from lxml.html import HtmlElement

ARTICLE_TYPE = re.compile(r"article$|posting$|^report$", re.IGNORECASE)
# Things in things, as deep as any page nests them.
DEPTH = 8
# Marks by which sites hide a script from other readers; around them stand signs of comments.
HIDING = re.compile(r"<!\[CDATA\[|\]\]>")
OPENING = re.compile(r"[{\[]")
# Longer damaged JSON is left: its repair takes some seconds a megabyte.
LONGEST_DAMAGED = 300_000


def linked_article(tree: HtmlElement) -> dict[str, object]:
    """The page's first article in JSON-LD, graphs and lists opened; empty where there is none."""
    for script in tree.iter("script"):
        if script.get("type", "").strip().casefold() != "application/ld+json" or not script.text:
            continue
        for thing in things(_load(script.text)):
            if _is_article(thing):
                return thing
    return {}


def _load(source: str) -> object:
    """The value of JSON, also of damaged JSON: with bare quotes in it, without a comma, with one too many."""
    source = HIDING.sub("", source)
    start = OPENING.search(source)
    source = source[start.start() if start else len(source) :]
    try:
        return json.loads(source[: max(source.rfind("}"), source.rfind("]")) + 1], strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        return repair_json(source, return_objects=True) if len(source) <= LONGEST_DAMAGED else None
    except (ValueError, RecursionError):
        return None


def has_whole_body(article: dict[str, object], text: str) -> bool:
    """Whether all of the body that the page states in JSON-LD is in the text that it shows, to judge by the length."""
    body = article.get("articleBody")
    return isinstance(body, str) and len(body) <= 1.1 * len(text)


def things(value: object, depth: int = DEPTH) -> Iterator[dict[str, object]]:
    """The things in a JSON-LD value: it may be one, a list of them, or a graph or page that holds them."""
    if depth and isinstance(value, list):
        for item in value:
            yield from things(item, depth - 1)
    elif depth and isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from things(value.get(key), depth - 1)


def nested(value: object) -> list[dict[str, object]]:
    """A value's things where it should be a list of them."""
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]


def stated_names(value: object, depth: int = DEPTH) -> Iterator[str]:
    """The names in a value that may be a string, a thing with a name, or a list of these."""
    if isinstance(value, str) and value.strip():
        yield value.strip()
    elif depth and isinstance(value, dict):
        yield from stated_names(value.get("name"), depth - 1)
    elif depth and isinstance(value, list):
        for item in value:
            yield from stated_names(item, depth - 1)


def _is_article(thing: dict[str, object]) -> bool:
    kinds = thing.get("@type")
    return any(
        isinstance(kind, str) and ARTICLE_TYPE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )
