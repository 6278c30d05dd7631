"""Pages that list articles: headlines that lead elsewhere, with the first words of what is there."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from warta.ingest.blocks import block_lines
from warta.ingest.boilerplate import is_boilerplate
from warta.ingest.lines import compact, is_prose
from warta.ingest.page_tree import page_address

# What a page shows and a reader takes for no text of its own.
HIDDEN = ("script", "style", "noscript", "template", "head", "iframe", "object", "svg", "select", "textarea")
# A link of so many words is a headline; a longer text behind one is no teaser.
HEADLINE_WORDS = 4
TEASER = 700
# A teaser is among so many lines behind its headline: the day and the rubric stand between.
BETWEEN = 4
SEVERAL = 3
# So many elements with headlines, side by side, are a list; a short text beside them is its preface.
LIST = 4
PREFACE = 250
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
# Letters and digits by which a line of the text is found in the page.
KEY = 80
# Lines of a text that are looked at, and letters of links: enough for any list, and a bound for hostile pages.
MOST_LINES = 200
MOST_LETTERS = 200_000


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: its lines, each with its block, and its links elsewhere, by their letters and digits.

    Links are headlines or such as "Read more"; `linked` are lines that are mostly links, `prefaces` those that stand
    beside a list of headlines.
    """

    lines: Sequence[tuple[str, HtmlElement]]
    headlines: Sequence[str]
    more: Collection[str]
    linked: Collection[str]
    prefaces: Collection[str]


def look_at(tree: HtmlElement) -> Shown:
    """What a parsed page shows, before anything is taken out of it."""
    lines = list(block_lines(tree, HIDDEN))
    links = [(link, " ".join(link.text_content().split())) for link in tree.iter("a") if page_address(link)]
    headlines = [(link, text) for link, text in links if len(text.split(None, HEADLINE_WORDS)) >= HEADLINE_WORDS]
    inside, size = Counter[HtmlElement](), Counter[HtmlElement]()
    blocks = {block for _, block in lines}
    for link, text in headlines:
        inside[next((holder for holder in (link, *link.iterancestors()) if holder in blocks), tree)] += len(text)
    for line, block in lines:
        size[block] += len(line)
    lists = _lists(link for link, _ in headlines)
    return Shown(
        lines=lines,
        headlines=tuple(dict.fromkeys(compact(text) for _, text in headlines)),
        more={compact(text) for text in {text for _, text in links} if is_boilerplate(text)},
        linked={compact(line)[:KEY] for line, block in lines if 2 * inside[block] > size[block]},
        prefaces={
            compact(line)[:KEY] for line, block in lines if not lists.isdisjoint(_above(block)) and is_prose(line)
        },
    )


def is_list(text: str, shown: Shown, title: str | None, *, is_told: bool) -> bool:
    """Whether a text that was found in a page is links to other articles, with their teasers, rather than an article.

    A teaser stands behind a headline that is a link, or before one of several links such as "Read more". So do some
    paragraphs of an article, but neither its first nor most of them. `is_told` says that the page calls itself an
    article, or tells its day or writer; on another, a few words beside a list are its preface.
    """
    headline = compact(title or "")
    linked = "\n".join(link for link in shown.headlines if link != headline)[:MOST_LETTERS]
    teasers = _teasers(shown, headline)
    lines = [line for line in text.split("\n")[:MOST_LINES] if len(line.split(None, HEADLINE_WORDS)) >= HEADLINE_WORDS]
    keys = {line: compact(line)[:KEY] for line in lines}
    others = [
        line
        for line, key in keys.items()
        if key in linked or key in shown.linked or (key in teasers and len(line) < TEASER)
    ]
    size, other = sum(map(len, keys)), sum(map(len, others))
    first = next(filter(is_prose, lines), None)
    if 2 * other > size and (first in others or 5 * other > 4 * size):
        return True
    return not is_told and len(text) < PREFACE and first is not None and keys[first] in shown.prefaces


def _lists(links: Iterable[HtmlElement]) -> set[HtmlElement]:
    """The elements that have headlines in several of their children."""
    holders: Counter[HtmlElement] = Counter()
    seen: set[HtmlElement] = set()
    for link in links:
        child = link
        while child not in seen and (parent := child.getparent()) is not None:
            seen.add(child)
            holders[parent] += 1
            child = parent
    return {holder for holder, children in holders.items() if children >= LIST}


def _above(block: HtmlElement) -> list[HtmlElement]:
    """The element that holds a block, and the one that holds that."""
    parent = block.getparent()
    return [holder for holder in (parent, parent.getparent() if parent is not None else None) if holder is not None]


def _teasers(shown: Shown, title: str) -> set[str]:
    """The beginnings of the lines that stand where a list has its teasers."""
    headlines = set(shown.headlines) - {title}
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
