"""`warta_sentences`: sentence boundaries by rule over language data, on any Doc, pre-split words included."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Token

from warta.components.doc import paragraphs
from warta.languages import LanguagePack

STOPS = frozenset({".", "!", "?", "…", "...", "..", "?!", "!?", "!!", "!!!", "??", "???", "....", ".....", "?!?"})
CLOSERS = frozenset({'"', "”", "’", "'", "»", ")", "]", "''", ")."})
OPENERS = frozenset({'"', "“", "‘", "'", "«", "(", "[", "``", "-", "–", "—", "•"})
QUOTES = frozenset({'"', "'"})


class Sentences:
    """Sets `is_sent_start` on every token. A line break always ends a sentence."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        spans = list(paragraphs(doc))
        ends = [span.end for span in spans]
        tokens = list(doc)
        marks = _Marks(tokens)
        # 1 begins a sentence, -1 does not; spaCy takes both as unsigned.
        starts = np.full(len(tokens), -1, dtype=np.int64)
        starts[:1] = 1
        for i, token in enumerate(tokens):
            text = token.text
            if "\n" in text and token.is_space:
                starts[i + 1 : i + 2] = 1
            elif text in STOPS or text[-1] == ".":
                at = bisect_right(ends, token.idx)
                if at < len(spans) and spans[at].start <= token.idx:
                    start = _boundary(marks, i, spans[at].pack)
                    if start is not None:
                        starts[start] = 1
        doc.from_array([SENT_START], starts.view(np.uint64))  # type: ignore[arg-type]
        return doc


@dataclass(slots=True)
class _Marks:
    """The tokens, and what is asked about the marks among them, kept so that runs of marks are walked over once."""

    tokens: list[Token]
    even: dict[int, bool] = field(default_factory=dict)  # straight mark -> whether its line has even many before it
    behind: dict[int, tuple[int, int] | None] = field(default_factory=dict)  # end of a run of stops -> what follows
    run: tuple[int, int] = (0, 0)  # the run of stops last walked over

    def __post_init__(self) -> None:
        seen: Counter[str] = Counter()
        for i, token in enumerate(self.tokens):
            if token.is_space and "\n" in token.text:
                seen.clear()
            elif token.text in QUOTES:
                self.even[i] = seen[token.text] % 2 == 0
                seen[token.text] += 1

    def stops_end(self, i: int) -> int:
        """Where the run of stops behind token `i` ends."""
        first, last = self.run
        if not first <= i < last:
            last = i + 1
            while last < len(self.tokens) and self.tokens[last].text in STOPS:
                last += 1
            self.run = (i, last)
        return last

    def following(self, end: int) -> tuple[int, int] | None:
        """The token behind closing marks where a sentence may begin, and its first word; None at a line's end."""
        if end not in self.behind:
            self.behind[end] = self._following(end)
        return self.behind[end]

    def _following(self, j: int) -> tuple[int, int] | None:
        tokens = self.tokens
        while j < len(tokens) and tokens[j].text in CLOSERS and not (tokens[j].text in QUOTES and self._opens(j)):
            j += 1
        if j >= len(tokens) or (tokens[j].is_space and "\n" in tokens[j].text):
            return None
        start = j
        while j < len(tokens) and (tokens[j].text in OPENERS or tokens[j].is_space):
            j += 1
        return (start, j) if j < len(tokens) else None

    def _opens(self, j: int) -> bool:
        """Whether the straight mark at `j` opens: by the space before it or, glued on both sides, by earlier marks."""
        if self.tokens[j - 1].whitespace_:
            return True
        return not self.tokens[j].whitespace_ and self.even[j]


def _boundary(marks: _Marks, i: int, pack: LanguagePack) -> int | None:
    """The index of the token that begins a sentence because token `i` ended one, or None."""
    tokens = marks.tokens
    text = tokens[i].text
    if text in STOPS:
        word = tokens[i - 1].text if i and not tokens[i - 1].whitespace_ else ""
    elif text.endswith(".") and len(text) > 1:
        word = text[:-1]
    else:
        return None
    found = marks.following(marks.stops_end(i))
    if found is None:
        return None
    start, j = found
    following, spaced = tokens[j].text, bool(tokens[start - 1].whitespace_) or j > start
    if not (following[0].isupper() or following[0].isdigit()):
        return None
    quoted = j > start
    if (
        text.endswith(".")
        and not text.startswith("..")
        and not _stop_ends(word, following, tokens, i, spaced, quoted, pack)
    ):
        return None
    while tokens[start].is_space and start < j:
        start += 1
    return start


def _stop_ends(
    word: str, following: str, tokens: list[Token], i: int, spaced: bool, quoted: bool, pack: LanguagePack
) -> bool:
    """Whether a full stop behind `word` ends a sentence; `following` may stand behind a space or an opening mark."""
    never, maybe, starters, glued = _sets(pack)
    low = word.casefold()
    starter = following.casefold() in starters
    if low in never:
        return False
    if low in maybe:
        return starter or quoted
    if not spaced and (following.casefold() in glued or following.isdigit() or len(following) == 1):
        return False
    if len(word) == 1 and word.isalpha():
        return starter or word.islower()
    # A number that opens a line is its numbering.
    opens_line = i < 2 or tokens[i - 2].is_space
    return not (word.isdigit() and opens_line)


@cache
def _sets(pack: LanguagePack) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    rules = pack.sentences
    return frozenset(rules.never_final), frozenset(rules.maybe_final), frozenset(rules.starters), frozenset(rules.glued)


@Language.factory("warta_sentences", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> Sentences:
    """Make the component."""
    return Sentences()
