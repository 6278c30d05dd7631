"""A page as HTML: one file with its style, its script and its data inside, and a policy that lets nothing else run."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from warta.highlights.kinds import KINDS
from warta.reports.islands import pack, shown_columns
from warta.reports.overview import Overview
from warta.reports.pages import Page
from warta.reports.words import DEFAULT, languages, read_words
from warta.tables.meanings import read_meanings

ASSETS = Path(__file__).parent / "assets"
GENERATOR = "Warta report"

# One script, put together in this order: each file uses only what stands before it.
SCRIPTS = (
    "dom",
    "data",
    "words",
    "links",
    "card",
    "charts",
    "overview",
    "spans",
    "describe",
    "reader",
    "tables",
    "main",
)

# Nothing from elsewhere, no script but the page's own, and no text that ever becomes markup (trusted types).
POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def render_page(number: int, page: Page, overview: Overview, files: Sequence[str], language: str | None) -> str:
    """The HTML of the page with this number, from 1 on.

    `files` are the names of all pages. `language` is that of the interface when the page opens, None for what the
    browser asks for. All that comes from articles lies in the packed data, which no parser takes for markup.
    """
    script, style = _script(), _style()
    settings = {
        "version": version("warta"),
        "language": language,
        "words": {code: read_words(code) for code in languages()},
        "kinds": {name: {"label": kind.label} for name, kind in KINDS.items()},
        "columns": shown_columns(),
        "meanings": {
            code: {table: meaning.columns for table, meaning in read_meanings(code).items()} for code in languages()
        },
        "page": number,
        "first": page.first,
        "files": files,
    }
    return _template().render(
        generator=GENERATOR,
        policy=POLICY.format(script=_digest(script), style=_digest(style)),
        language=language or DEFAULT,
        names={code: read_words(code)["name"] for code in languages()},
        words=read_words(language or DEFAULT),
        style=style,
        script=script,
        islands={"settings": pack(settings), "overview": pack(asdict(overview)), **page.islands},
    )


def _read(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    return "\n".join(_read(f"{name}.js") for name in SCRIPTS)


@cache
def _style() -> str:
    colours = [f".kind-{name} {{ --own: {kind.colour}; --on-own: {kind.ink}; }}\n" for name, kind in KINDS.items()]
    return _read("report.css") + "".join(colours)


@cache
def _template() -> Template:
    return Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True).from_string(
        _read("page.html")
    )


def _digest(text: str) -> str:
    """What a policy calls an inline script or style by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
