"""Pages that list articles: headlines that lead elsewhere, with the first words of what is there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from warta.ingest.blocks import block_lines
from warta.ingest.boilerplate import is_boilerplate
from warta.ingest.lines import compact, is_prose

# What a page shows and a reader takes for no text of its own.
HIDDEN = ("script", "style", "noscript", "template", "head", "iframe", "object", "svg", "select", "textarea")
# A link of so many words is a headline; a longer text behind one is no teaser.
HEADLINE_WORDS = 4
TEASER = 400
# A teaser is among so many lines behind its headline: the day and the rubric stand between.
BETWEEN = 4
SEVERAL = 3
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
NOWHERE = ("#", "javascript:", "mailto:")
# Letters and digits by which a line of the text is found in the page.
KEY = 80
# Lines of a text that are looked at, and letters of links: enough for any list, and a bound for hostile pages.
MOST_LINES = 200
MOST_LETTERS = 200_000


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: its lines, each with its block, and the links that lead elsewhere: headlines, "Read more"."""

    lines: Sequence[tuple[str, HtmlElement]]
    headlines: frozenset[str]
    more: frozenset[str]


def look_at(tree: HtmlElement) -> Shown:
    """What a parsed page shows, before anything is taken out of it."""
    links = [link for link in tree.iter("a") if not (link.get("href") or "#").startswith(NOWHERE)]
    texts = {" ".join(link.text_content().split()) for link in links}
    return Shown(
        list(block_lines(tree, HIDDEN)),
        frozenset(compact(text) for text in texts if len(text.split(None, HEADLINE_WORDS)) >= HEADLINE_WORDS),
        frozenset(compact(text) for text in texts if is_boilerplate(text)),
    )


def is_list(text: str, shown: Shown, title: str | None) -> bool:
    """Whether a text that was found in a page is links to other articles, with their teasers, rather than an article.

    A teaser stands behind a headline that is a link, or before one of several links such as "Read more". So do some
    paragraphs of an article, but neither its first nor most of them.
    """
    headlines = shown.headlines - {compact(title or "")}
    linked = "\n".join(headlines)[:MOST_LETTERS]
    teasers = _teasers(shown, headlines, compact(title or ""))
    lines = [line for line in text.split("\n")[:MOST_LINES] if len(line.split(None, HEADLINE_WORDS)) >= HEADLINE_WORDS]
    others = [
        line for line in lines if (key := compact(line)[:KEY]) in linked or (key in teasers and len(line) < TEASER)
    ]
    size, other = sum(map(len, lines)), sum(map(len, others))
    first = next(filter(is_prose, lines), None)
    return 2 * other > size and (first in others or 5 * other > 4 * size)


def _teasers(shown: Shown, headlines: Collection[str], title: str) -> set[str]:
    """The beginnings of the lines that stand where a list has its teasers."""
    teasers: set[str] = set()
    before_more: list[str] = []
    last = ""
    since = BETWEEN
    for line, block in shown.lines:
        key = compact(line)
        if key in headlines:
            since = 0
        elif key == title or block.tag in HEADINGS:
            since = BETWEEN
        elif key in shown.more:
            before_more.append(last)
        elif since < BETWEEN:
            teasers.add(key[:KEY])
            since = BETWEEN if is_prose(line) else since + 1
        last = key[:KEY]
    return teasers.union(before_more if len(before_more) >= SEVERAL else ())
