"""`.md`: Markdown rendered to plain text, its front matter read as metadata."""

import re
from functools import cache

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from warta.ingest.encoding import decode
from warta.ingest.record import Metadata, Record, digest

FRONT_MATTER = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(.*?\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
# Names that other tools give the same things.
ALIASES = {
    "title": "title",
    "byline": "byline",
    "author": "byline",
    "site_name": "site_name",
    "url": "url",
    "published": "published",
    "date": "published",
}
# Longer text is no hand-written Markdown, and the parser's time grows faster than the text.
MAX_CHARACTERS = 2_000_000


def read_markdown(content: bytes) -> Record:
    """The file as one article; a heading of the first level that opens it is its title."""
    text = decode(content)
    stated = Metadata()
    notes: tuple[str, ...] = ()
    if found := FRONT_MATTER.match(text):
        text = text[found.end() :]
        try:
            stated = _front_matter(found[1] or "")
        except (yaml.YAMLError, RecursionError):
            notes = ("the front matter is no valid YAML and is left out",)
    heading, body = render(text)
    return Record(digest(content), text=body, stated=stated.or_else(Metadata(title=heading)), notes=notes)


def _front_matter(source: str) -> Metadata:
    """The metadata, every value as written: YAML's own reading of dates would shift them to UTC."""
    values = yaml.load(source, Loader=yaml.BaseLoader)
    stated: dict[str, str] = {}
    for key, value in values.items() if isinstance(values, dict) else ():
        name = ALIASES.get(str(key).casefold())
        if isinstance(value, list):
            value = "; ".join(item for item in value if isinstance(item, str))
        if name and isinstance(value, str) and value.strip():
            stated.setdefault(name, value.strip())
    return Metadata(**stated)


def render(source: str) -> tuple[str | None, str]:
    """The opening first-level heading, if there is one, and the text behind it: one paragraph a block, without markup.

    >>> render("# Banjir surut\\n\\nAir **mulai** surut, kata [Sari](https://example.org).\\n\\n- Warga pulang")
    ('Banjir surut', 'Air mulai surut, kata Sari.\\n\\nWarga pulang')
    """
    if len(source) > MAX_CHARACTERS:
        return None, source
    blocks: list[str] = []
    heading: str | None = None
    cells: list[str] | None = None
    tokens = _parser().parse(source)
    for number, token in enumerate(tokens):
        if token.type == "inline":
            text = _inline(token.children or [])
            if number == 1 and tokens[0].tag == "h1":
                heading = text
            elif cells is not None:
                cells.append(text)
            else:
                blocks.append(text)
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            blocks.append(" ".join(cells or []))
            cells = None
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.strip("\n"))
    return heading, "\n\n".join(block for block in blocks if block.strip())


def _inline(tokens: list[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
    return "".join(parts)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")
