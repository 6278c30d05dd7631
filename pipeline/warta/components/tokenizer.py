"""spaCy's tokenizer of a language, ready at once: its hyphenated exceptions are added when a text first has them.

spaCy keeps sixteen thousand hyphenated words of Indonesian as one token each. To add them all takes seconds, and a
text has a handful.

spaCy strips a chunk between blanks mark by mark and looks at all that is left of it each time. A chunk of hundreds of
characters is tokenized in pieces, so that time stays linear in it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

# A stop glued to the next sentence (`(3/4/2019).Lalu`, `Corp.ABCD`) ends a token, so that the sentence can begin.
GLUED_STOP = r"(?<=[\w)\]”\"’][\w)\]”\"’])[.!?](?=[“\"(]?[A-Z][\w])"

# A longer chunk between blanks is no word, and longer than most addresses.
LONGEST_CHUNK = 400
PIECE = 32
CHUNK = re.compile(rf"\S{{{LONGEST_CHUNK + 1},}}")
RUN = re.compile(rf"[^\W_]{{1,{LONGEST_CHUNK}}}|[\W_]{{1,{PIECE}}}")

HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:-[^\W\d_]++)++")


class PatientTokenizer(Tokenizer):
    """spaCy's tokenizer, with the same tokens; of its `rules`, those of hyphenated words wait for a text with them."""

    def __init__(self, vocab: Vocab, rules: Mapping[str, Any] | None = None, *affixes: Any, **options: Any) -> None:
        rules = dict(rules or {})
        self._waiting = {word: rules.pop(word) for word in list(rules) if HYPHENATED.fullmatch(word)}
        self._parts = max((word.count("-") + 1 for word in self._waiting), default=0)
        super().__init__(vocab, rules, *affixes, **options)

    def __call__(self, string: str) -> Doc:
        """Tokenize a text."""
        for word in hyphenated_words(string, self._parts):
            self._add(word)
        parts = list(pieces(string))
        if len(parts) == 1:
            return super().__call__(string)
        return Doc.from_docs([super(PatientTokenizer, self).__call__(part) for part in parts], ensure_whitespace=False)

    def __reduce__(self) -> Any:
        self._add_all()
        return super().__reduce__()

    def to_bytes(self, **options: Any) -> bytes:
        """The tokenizer with all its rules, for spaCy's own to read."""
        self._add_all()
        return super().to_bytes(**options)

    def _add(self, word: str) -> None:
        if word in self._waiting:
            self.add_special_case(word, self._waiting.pop(word))

    def _add_all(self) -> None:
        for word in list(self._waiting):
            self._add(word)


def pieces(text: str) -> Iterator[str]:
    """The text in parts that are tokenized alone: whole, but for chunks of hundreds of characters without a blank.

    Runs of letters and digits stay whole as far as chunks do.

    >>> [len(piece) for piece in pieces("kata " + "-" * 500 + " kata")]
    [5, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 20, 5]
    """
    done = 0
    for chunk in CHUNK.finditer(text):
        if chunk.start() > done:
            yield text[done : chunk.start()]
        done = chunk.start()
        for run in RUN.finditer(text, chunk.start(), chunk.end()):
            if run.end() - done > PIECE and run.start() > done:
                yield text[done : run.start()]
                done = run.start()
        yield text[done : chunk.end()]
        done = chunk.end()
    if done < len(text) or not done:
        yield text[done:]


def hyphenated_words(text: str, most: int) -> Iterator[str]:
    """Words with hyphens, and what stands between any of their hyphens, of at most so many parts.

    >>> list(hyphenated_words("Warga (ibu-ibu) menari-nari-lah 2-3 jam", 2))
    ['ibu-ibu', 'menari-nari', 'nari-lah']
    """
    for word in HYPHENATED.findall(text):
        parts = word.split("-")
        for start in range(len(parts) - 1):
            for end in range(start + 2, min(start + most, len(parts)) + 1):
                yield "-".join(parts[start:end])


def create_tokenizer(nlp: Language) -> Tokenizer:
    """The tokenizer that spaCy makes of the language's data, but for one infix more."""
    data = nlp.Defaults
    return PatientTokenizer(
        nlp.vocab,
        data.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(data.prefixes or ()).search,
        suffix_search=compile_suffix_regex(data.suffixes or ()).search,
        infix_finditer=compile_infix_regex([*(data.infixes or ()), GLUED_STOP]).finditer,
        token_match=data.token_match,
        url_match=data.url_match,
    )
