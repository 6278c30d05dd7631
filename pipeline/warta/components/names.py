"""`warta_names`: names of persons, organizations, places and more, as `doc.ents` and `doc._.names`."""

from collections.abc import Mapping

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

import warta.components.doc  # noqa: F401  (declares the Doc extensions)
from warta.components.engines import DEFAULT_NAMES, Engine, Name, Stateful, load_engine
from warta.components.words import STRETCH, line_starts, sentence_starts, words_of
from warta.languages import has_pack, load_pack
from warta.records import Mention
from warta.values.casing import ACRONYM, is_capitals, is_small, lines, restore_capitals


class Names:
    """Sets `doc.ents` and `doc._.names` (one Mention per entity, same order), and `doc._.cased`.

    `doc._.cased` is the text with the capitals that lines without any, or with nothing else, would have by their
    names: what the components behind this one read. None where every line has its own. `forms` are the words that do
    not simply begin with a capital in a name.

    Entities that a pipeline before it has set are kept, with score 1, unless `overwrite`; a recognised name that
    touches one of them is left out.
    """

    def __init__(self, engine: Engine, *, overwrite: bool, forms: Mapping[str, str]) -> None:
        self._engine = engine
        self._overwrite = overwrite
        self._forms = forms

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        words = words_of(doc)
        lines = line_starts(doc, words)
        breaks, sentences = frozenset(lines), sentence_starts(doc, words, lines)
        texts = [word.text for word in words]
        scores: dict[tuple[int, int], float] = {}
        spans: list[Span] = []
        for name in self._read(doc, texts, breaks, sentences):
            span = Span(doc, words[name.start].i, words[name.end - 1].i + 1, label=name.label)
            spans.append(span)
            scores[span.start, span.end] = name.score
        kept = [] if self._overwrite else list(doc.ents)
        taken = {i for span in kept for i in range(span.start, span.end)}
        fresh = [span for span in spans if taken.isdisjoint(range(span.start, span.end))]
        doc.ents = filter_spans([*kept, *fresh])
        doc._.names = tuple(
            Mention(ent.label_, ent.text, ent.start_char, ent.end_char, scores.get((ent.start, ent.end), 1.0))
            for ent in doc.ents
        )
        doc._.cased = self._recase(doc, words, texts, breaks, sentences)
        return doc

    def _read(self, doc: Doc, texts: list[str], breaks: frozenset[int], sentences: list[int]) -> list[Name]:
        """The names; the states of the words go to `doc._.encoded`, for heads to read, where the engine has any.

        Of a text of more than STRETCH words none are kept: the reader encodes it again, stretch by stretch.
        """
        engine = self._engine
        if not isinstance(engine, Stateful) or not engine.has_states or len(texts) > STRETCH:
            return engine.names(texts, breaks, sentences)
        doc._.encoded = engine.encode(texts, breaks, sentences)
        return engine.decode(doc._.encoded, breaks)

    def _recase(
        self, doc: Doc, words: list[Token], texts: list[str], breaks: frozenset[int], sentences: list[int]
    ) -> str | None:
        """The text with capitals at the names in lines whose case tells nothing; None where there is no such line."""
        caseless = [
            (words[start].idx, words[end - 1].idx + len(texts[end - 1]))
            for start, end in lines(len(words), breaks)
            if is_small(texts[start:end]) or is_capitals(texts[start:end])
        ]
        if not caseless:
            return None
        openers = [words[i].idx for i in {0, *sentences}]
        names = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        return restore_capitals(doc.text, caseless, names, openers, self._forms)


@Language.factory(
    "warta_names",
    default_config={"engine": "onnx", "model": DEFAULT_NAMES, "threads": 1, "overwrite": False},
    assigns=["doc.ents", "doc._.names", "doc._.cased"],
)
def create_names(nlp: Language, name: str, engine: str, model: str, threads: int, overwrite: bool) -> Names:
    """Make the component.

    `engine` is `onnx` (Warta's own models: `model` is a shipped one's name or a folder), `spacy` (`model` is an
    installed pipeline) or `stanza` (`model` is an installed package that makes one, `warta_stanza_id`); `threads` are
    ONNX Runtime's within one window.
    """
    return Names(load_engine(engine, model, threads), overwrite=overwrite, forms=_forms(nlp.lang or ""))


def _forms(language: str) -> dict[str, str]:
    """How the words are written that do not simply begin with a capital in a name: `dan`, `PT`."""
    if not has_pack(language):
        return {}
    words = load_pack(language).names
    acronyms = (form for form in words.leading_legal_forms if len(form) < ACRONYM)
    return {**{word: word for word in words.connectives}, **{form: form.upper() for form in acronyms}}
