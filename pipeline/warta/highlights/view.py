"""`warta.show`: a text with its marks, in Jupyter, as a web page and in a terminal.

The markup is our own and not displaCy's: its `ent` style draws no overlaps, and its `span` style draws them by token,
so that a date inside the token `(18/11/2015).Lalu` would be drawn over all of it.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from typing import Protocol

from spacy.tokens import Doc

from warta.article import Article
from warta.components.pipeline import annotate
from warta.errors import UsageError
from warta.highlights.kinds import KINDS, Kind
from warta.highlights.marks import Mark, doc_marks
from warta.highlights.nesting import Edge, nest

NO_LANGUAGE = "xx"  # as spaCy says it

# What no page and no terminal should be sent: control characters, and halves of surrogate pairs.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

# Fills let the theme's ground and ink through, so that one set of colours serves light and dark. The outer of two
# marks has the deeper underline. Labels are left out when the text is copied.
STYLE = """
.warta { line-height: 2.1; white-space: pre-wrap; overflow-wrap: anywhere; max-width: 60em }
.warta mark { color: inherit; padding: .1em .1em .12em; border-bottom: 2px solid; border-radius: .2em }
.warta mark.d0 { padding-bottom: .42em }
.warta mark.d1 { padding-bottom: .27em }
.warta small { font: 600 .68em/1.2 system-ui, sans-serif; padding: .05em .35em; margin-left: .25em; border-radius: .3em;
  display: inline-block; max-width: 100%; user-select: none; white-space: normal }
.warta .legend { line-height: 2; margin: 0 0 .6em; white-space: normal }
.warta .legend span { margin-right: 1.2em; white-space: nowrap }
.warta .legend small { margin: 0 .35em 0 0 }
"""

PAGE_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 60em; padding: 0 1rem }
"""

PAGE = """<!doctype html>
<html{lang}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Warta</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


class Marked(Protocol):
    """What can be shown besides a `Doc`: a text with marks, as an annotated article of `warta.evaluation` has."""

    @property
    def text(self) -> str: ...  # noqa: D102
    def marks(self) -> Iterable[Mark]: ...  # noqa: D102


@dataclass(frozen=True, slots=True, repr=False)
class Highlights:
    """A text with marks on it. Jupyter draws it, `str` writes it for a terminal, `html` is a page to save.

    `start` and `end` bound what is shown, in code points; `highlights[120:400]` shows that stretch alone, cutting the
    marks that reach out of it. `language` is the text's (ISO 639-1).
    """

    text: str
    marks: tuple[Mark, ...]
    start: int
    end: int
    language: str | None = None

    @property
    def html(self) -> str:
        """A whole web page, without scripts and without anything to load."""
        lang = f' lang="{escape(self.language)}"' if self.language else ""
        return PAGE.format(lang=lang, style=PAGE_STYLE, body=self._repr_html_())

    def __getitem__(self, stretch: slice) -> "Highlights":
        """The same highlights, bounded to a stretch of the whole text."""
        if not isinstance(stretch, slice) or stretch.step is not None:
            raise UsageError("highlights are cut by two offsets: show(doc)[120:400]")
        start, end, _ = stretch.indices(len(self.text))
        return replace(self, start=start, end=max(start, end))

    def __repr__(self) -> str:
        counts = ", ".join(f"{kind.name}: {count}" for kind, count in self._counts())
        return f"Highlights({counts or 'nothing found'})"

    def __str__(self) -> str:
        parts = nest(self.text, self.marks, self.start, self.end)
        return "".join(_printable(part if isinstance(part, str) else _plain(part, self.text)) for part in parts)

    def _repr_html_(self) -> str:
        lang = f' lang="{escape(self.language)}"' if self.language else ""
        legend = "".join(
            f'<span><small class="{kind.name}">{kind.code}</small>{kind.label["en"]} {count}</span> '
            for kind, count in self._counts()
        )
        parts = nest(self.text, self.marks, self.start, self.end)
        body = "".join(_escape(part) if isinstance(part, str) else _markup(part, self.text) for part in parts)
        style = STYLE + "".join(_kind_style(kind) for kind in KINDS.values())
        return (
            f'<style>{style}</style>\n<div class="warta"{lang}>'
            + (f'<p class="legend" lang="en">{legend.rstrip()}</p>' if legend else "")
            + f"{body}</div>"
        )

    def _counts(self) -> list[tuple[Kind, int]]:
        """The kinds in sight, in the order of the legend, and how many marks each has there."""
        seen = Counter(mark.kind for mark in self.marks if max(self.start, mark.start) < min(self.end, mark.end))
        return [(kind, seen[name]) for name, kind in KINDS.items() if name in seen]


def show(found: Doc | Article | Marked, kinds: str | Iterable[str] | None = None) -> Highlights:
    """A text with what was found in it highlighted, each with its normalised value.

    `found` is a document, as `warta.load("id")(text)` gives it, or any `Doc` with some of our components: those that
    have not run show nothing. An article, as `warta.read` gives it, is annotated first; an annotated article of
    `warta.evaluation` is shown as it is. `kinds` keeps only those named of `persons`, `organizations`, `locations`,
    `titles`, `dates`, `figures`, `quotes` and, for other names, `names`. Highlights begin and end at exact code points,
    also inside a token; they may nest and cross.
    Raises UsageError for a kind that is not known, and for what cannot be shown.

    >>> from spacy import blank
    >>> from warta.records import Figure, Timex
    >>> doc = blank("id")("Rapat 3 Juni itu membahas pinjaman Rp2,5 triliun.")
    >>> doc._.dates = (Timex("3 Juni", 6, 12, "DATE", "2024-06-03"),)
    >>> doc._.figures = (Figure("Rp2,5 triliun", 35, 48, "money", 2.5e12, currency="IDR"),)
    >>> show(doc)
    Highlights(dates: 1, figures: 1)
    >>> print(show(doc))
    Rapat [3 Juni](DATE 2024-06-03) itu membahas pinjaman [Rp2,5 triliun](FIG IDR 2,500,000,000,000).
    """
    chosen = _chosen(kinds)
    if isinstance(found, Article):
        found = annotate(found)
    if isinstance(found, Doc):
        marks, language = doc_marks(found), found.lang_
    elif hasattr(found, "marks"):
        marks, language = list(found.marks()), NO_LANGUAGE
    else:
        raise UsageError(f'show takes a Doc, as warta.load("id")(text) gives it, and not {type(found).__name__}')
    return Highlights(
        text=found.text,
        marks=tuple(mark for mark in marks if mark.kind in chosen),
        start=0,
        end=len(found.text),
        language=None if language == NO_LANGUAGE else language,
    )


def _chosen(kinds: str | Iterable[str] | None) -> set[str]:
    chosen = set(KINDS) if kinds is None else {kinds} if isinstance(kinds, str) else set(kinds)
    if unknown := chosen - set(KINDS):
        raise UsageError(f"kinds: {', '.join(sorted(unknown))} not known; choose from {', '.join(KINDS)}")
    return chosen


def _label(mark: Mark, text: str) -> str:
    """The kind, and the value where it says more than the words."""
    code = KINDS[mark.kind].code
    return code if mark.value in (None, text[mark.start : mark.end]) else f"{code} {mark.value}"


def _plain(edge: Edge, text: str) -> str:
    if edge.opens:
        return "["
    return f"]({_label(edge.mark, text)})" if edge.whole else "]"


def _markup(edge: Edge, text: str) -> str:
    mark = edge.mark
    if edge.opens:
        known = (KINDS[mark.kind].label["en"], mark.value, *mark.details, f"{mark.start}–{mark.end}")
        hint = _escape(" · ".join(word for word in known if word))
        return f'<mark class="{mark.kind} d{edge.depth}" title="{hint}">'
    return f"<small>{_escape(_label(mark, text))}</small></mark>" if edge.whole else "</mark>"


def _printable(text: str) -> str:
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _escape(text: str) -> str:
    return escape(_printable(text))


def _kind_style(kind: Kind) -> str:
    """A kind's underline, translucent fill, and label."""
    fill = f"{kind.colour}{'14' if kind.name == 'quotes' else '2e'}"
    return (
        f".warta mark.{kind.name} {{ background: {fill}; border-color: {kind.colour} }}\n"
        f".warta mark.{kind.name} > small, .warta small.{kind.name} "
        f"{{ background: {kind.colour}; color: {kind.ink} }}\n"
    )
