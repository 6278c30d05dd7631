"""What stands on lines of its own in a page, and what runs on in a line."""

import re
from collections.abc import Collection, Iterator
from html import unescape

from lxml.etree import ParserError, iterwalk
from lxml.html import HtmlElement, fragment_fromstring

# Elements that stand in a line of text; everything else begins a line of its own.
INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code del dfn em font i img ins kbd mark noscript q s samp script small span
    strike strong style sub sup time tt u var wbr""".split()  # noqa: SIM905
)
# Elements whose content no reader takes for the text.
SILENT = frozenset(
    """script style noscript template head iframe object svg math form button select option textarea nav aside footer
    figure figcaption audio video amp-ad""".split()  # noqa: SIM905
)
# Characters that no tree of a page can hold.
UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit_for_trees(markup: str) -> str:
    """The markup without the characters that no tree can hold, such as NUL.

    >>> fit_for_trees("<p>Air\\0 surut.\\n</p>")
    '<p>Air surut.\\n</p>'
    """
    return UNFIT.sub("", markup)


def block_lines(tree: HtmlElement, silent: Collection[str] = SILENT) -> Iterator[tuple[str, HtmlElement]]:
    """The lines of an element, one a block, with the block that holds each; white space is closed up.

    The `silent` elements are left out.
    """
    run: list[str] = []
    blocks = [tree]
    walk = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        begins = element.tag not in INLINE and event in ("start", "end")
        if begins:
            if line := " ".join("".join(run).split()):
                yield line, blocks[-1]
            run.clear()
        if event == "start":
            if element.tag in silent:
                walk.skip_subtree()
            else:
                run.append(element.text or "")
            if begins:
                blocks.append(element)
            continue
        if begins:
            blocks.pop()
        if element is not tree:
            run.append(element.tail or "")
    if line := " ".join("".join(run).split()):
        yield line, tree


def block_text(tree: HtmlElement, silent: Collection[str] = SILENT) -> str:
    """The text of an element, one line a block, without the `silent` elements; white space is closed up.

    >>> from lxml.html import fromstring
    >>> block_text(fromstring("<div>Air <b>surut</b>.<p>Warga pulang.</p><script>x</script>Pasar buka.</div>"))
    'Air surut.\\nWarga pulang.\\nPasar buka.'
    """
    return "\n".join(line for line, _ in block_lines(tree, silent))


def free_of_markup(source: str) -> str:
    """The text of a piece of HTML, one line a block; plain text stays as it is.

    >>> free_of_markup("<p>Air surut.</p><p>Warga &amp; pedagang pulang.</p>")
    'Air surut.\\nWarga & pedagang pulang.'
    """
    if "<" not in source:
        return unescape(source).strip()
    try:
        return block_text(fragment_fromstring(fit_for_trees(source), create_parent="div"))
    except (ParserError, ValueError):
        return ""
