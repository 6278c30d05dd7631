"""The pipeline: a spaCy `Language` with Warta's components, and an article's way through it."""

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import get_lang_class

import warta.components.doc  # noqa: F401  (declares the Doc extensions)
from warta.article import Article
from warta.components.engines import DEFAULT_NAMES, has_heads, parse_engine
from warta.components.stages import is_left_out
from warta.components.tokenizer import create_tokenizer
from warta.languages import has_pack

PIPES = (
    "warta_sentences",
    "warta_names",
    "warta_entities",
    "warta_dates",
    "warta_titles",
    "warta_figures",
    "warta_quotes",
    "warta_reader",
)

# Real pages reach megabytes; the components work in windows and lines, so length costs time and not memory.
MAX_LENGTH = 20_000_000


def load(language: str, names: str = DEFAULT_NAMES, without: tuple[str, ...] = ()) -> Language:
    """A pipeline for articles in `language` (ISO 639-1), every component in place but those of stages in `without`.

    `names` is the model or engine that recognises names: a shipped model, a folder with one, or `spacy:PIPELINE`.
    Raises WartaError when there is none.

    A language without a pack gets names alone: its other rows would depend on a language nobody taught Warta.

    >>> load("id").pipe_names[:3], load("id").pipe_names[-1]
    (['warta_sentences', 'warta_names', 'warta_entities'], 'warta_reader')
    """
    return _load(language, names, without)


@cache
def _load(language: str, names: str, without: tuple[str, ...]) -> Language:
    engine, model = parse_engine(names)
    nlp = get_lang_class(language if has_pack(language) else "xx")(
        max_length=MAX_LENGTH, create_tokenizer=create_tokenizer
    )
    heads = model if engine == "onnx" and has_heads(model) else DEFAULT_NAMES
    configs = {"warta_names": {"engine": engine, "model": model}, "warta_reader": {"model": heads}}
    for pipe in PIPES:
        if is_left_out(pipe, without):
            continue
        nlp.add_pipe(pipe, config=configs.get(pipe, {}))
    return nlp


def annotate(article: Article, names: str = DEFAULT_NAMES, without: tuple[str, ...] = ()) -> Doc:
    """The article's text with everything found in it; paragraphs are read in their own languages."""
    nlp = load(article.language or "xx", names, without)
    doc = nlp.make_doc(article.text)
    doc._.published = article.published_day
    doc._.byline = article.byline
    if article.paragraphs:
        spans = [doc.char_span(p.start, p.end, label=p.language, alignment_mode="expand") for p in article.paragraphs]
        doc.spans["paragraphs"] = SpanGroup(doc, name="paragraphs", spans=[span for span in spans if span is not None])
    return nlp(doc)
