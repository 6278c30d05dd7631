"""What a document's text is and where its sentences begin; light, for it does not load spaCy."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def text_of(doc: "Doc") -> str:
    """The document's text as it is read: with its capitals put back where it has none (`doc._.cased`)."""
    cased: str | None = doc._.cased
    return _text(doc) if cased is None else cased


@lru_cache(maxsize=1)
def _text(doc: "Doc") -> str:
    """The document's text, kept for whoever asks next: spaCy puts it together from the tokens every time."""
    return doc.text


def sentence_starts(doc: "Doc") -> list[int]:
    """The code points where sentences begin; none where no component has marked them."""
    return [sentence.start_char for sentence in doc.sents] if doc.has_annotation("SENT_START") else []
