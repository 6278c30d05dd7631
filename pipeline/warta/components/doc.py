"""What every component shares: the `Doc` extensions, the paragraphs with their language packs, the token view."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc, Span, SpanGroup

from warta.components.text import text_of
from warta.languages import LanguagePack, has_pack, load_pack
from warta.records import Named

# doc._.published is the article's day of publication (datetime.date) or None, doc._.byline who its page says wrote it;
# doc._.cased the text with capitals put back, or None where it has its own, doc._.encoded the words' states until they
# are read, doc._.reading what the reader made of them; the others are tuples of records.
EXTENSIONS: dict[str, object] = {
    "published": None,
    "byline": None,
    "cased": None,
    "encoded": None,
    "reading": None,
    "names": (),
    "people": (),
    "organizations": (),
    "locations": (),
    "dates": (),
    "figures": (),
    "titles": (),
    "quotes": (),
}
for _name, _default in EXTENSIONS.items():
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


class Located(Protocol):
    """Any record with offsets."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class PackedParagraph:
    """A stretch of the document's text (code points, end exclusive) and the language pack that reads it."""

    start: int
    end: int
    pack: LanguagePack


def paragraphs(doc: Doc) -> Iterator[PackedParagraph]:
    """The document's paragraphs, each with its language's pack.

    Languages come from the labels of `doc.spans["paragraphs"]` where that group stands; otherwise lines are paragraphs
    and the language is the document's (`nlp.lang`). A language without a pack gives no paragraph.
    """
    if "paragraphs" in doc.spans:
        for span in doc.spans["paragraphs"]:
            if has_pack(span.label_):
                yield PackedParagraph(span.start_char, span.end_char, load_pack(span.label_))
        return
    if not has_pack(doc.lang_):
        return
    start = 0
    for line in text_of(doc).splitlines(keepends=True):
        if line.strip():
            yield PackedParagraph(start, start + len(line.rstrip()), load_pack(doc.lang_))
        start += len(line)


def named(doc: Doc) -> Iterator[Named]:
    """Every mention of the document's entities, in text order; where two overlap, the earlier, then the longer one."""
    entities = (*doc._.people, *doc._.organizations, *doc._.locations)
    mentions = (Named(mention.start, mention.end, entity) for entity in entities for mention in entity.mentions)
    at = 0
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.start >= at:
            yield mention
            at = mention.end


def view(doc: Doc, name: str, label: str, records: Iterable[Located]) -> None:
    """Show records as `doc.spans[name]`, widened to whole tokens; the records themselves keep their exact offsets."""
    spans: list[Span] = []
    for record in records:
        span = doc.char_span(record.start, record.end, label=label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans[name] = SpanGroup(doc, name=name, spans=spans)
