"""`warta_figures`: money, percentages, counts, measures and multiples, with what they measure and whose they are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from warta.components.doc import PackedParagraph, named, paragraphs, view
from warta.components.text import sentence_starts, text_of
from warta.languages import LanguagePack
from warta.records import Figure, Named
from warta.values.figures.carried import carried
from warta.values.figures.holders import holder_of
from warta.values.figures.measured import is_change, measure_of, unit_of
from warta.values.figures.money import MoneyContext
from warta.values.figures.quantities import Quantity, decimal_mark_of, find_quantities


@Language.factory("warta_figures", assigns=["doc._.figures", "doc.spans"])
def create_figures(nlp: Language, name: str) -> "Figures":
    """The factory of `nlp.add_pipe("warta_figures")`."""
    return Figures()


class Figures:
    """Finds figures, writes them to `doc._.figures` and shows them in `doc.spans["figures"]`.

    Numbers inside names (`doc.ents`) and dates (`doc._.dates`) are left alone; entities come from `doc._.people`,
    `doc._.organizations` and `doc._.locations`, sentences from the document where it has them.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the document and hand it back."""
        doc._.figures = tuple(find_figures(doc))
        view(doc, "figures", "FIGURE", doc._.figures)
        return doc


def find_figures(doc: Doc) -> Iterator[Figure]:
    """The document's figures in text order."""
    names = _holders(doc)
    blocked = sorted(
        [(ent.start_char, ent.end_char) for ent in doc.ents] + [(date.start, date.end) for date in doc._.dates]
    )
    sentences = sentence_starts(doc)
    whole = text_of(doc)
    decimal_mark = decimal_mark_of(whole)
    contexts: dict[str, MoneyContext] = {}
    for paragraph in paragraphs(doc):
        context = contexts.setdefault(paragraph.pack.code, MoneyContext(whole, paragraph.pack))
        first, last = (bisect_left(blocked, (place,)) for place in (paragraph.start, paragraph.end))
        inside = [(start - paragraph.start, end - paragraph.start) for start, end in blocked[first:last]]
        text = whole[paragraph.start : paragraph.end]
        found: list[Figure] = []
        for quantity in find_quantities(text, paragraph.pack, inside, context, decimal_mark):
            start, end = _sentence(quantity.start + paragraph.start, paragraph, sentences)
            figure = _figure(whole, quantity.moved(paragraph.start), (start, end), names, paragraph.pack)
            if found and found[-1].start >= start:
                found[-1], figure = _completed(whole, found[-1], figure, paragraph.pack)
            found.append(figure)
        yield from found


def _sentence(position: int, paragraph: PackedParagraph, sentences: list[int]) -> tuple[int, int]:
    """Where the sentence around a place begins and ends, inside its paragraph."""
    index = bisect_right(sentences, position)
    start = sentences[index - 1] if index else 0
    end = sentences[index] if index < len(sentences) else paragraph.end
    return max(paragraph.start, start), min(paragraph.end, end)


def _figure(text: str, quantity: Quantity, sentence: tuple[int, int], names: list[Named], pack: LanguagePack) -> Figure:
    measure = measure_of(text, quantity, sentence[0], pack)
    holder = holder_of(text, quantity, measure, sentence, names, pack) if names else None
    return Figure(
        text=text[quantity.start : quantity.end],
        start=quantity.start,
        end=quantity.end,
        kind=quantity.kind,
        value=float(quantity.value),
        value_max=None if quantity.value_max is None else float(quantity.value_max),
        qualifier=quantity.qualifier,
        currency=quantity.currency,
        unit=unit_of(quantity, measure),
        per=quantity.per,
        measure=measure,
        entity=holder.name if holder else None,
        entity_key=holder.key if holder else None,
    )


def _completed(text: str, last: Figure, figure: Figure, pack: LanguagePack) -> tuple[Figure, Figure]:
    """Two figures of a sentence, each with what is said of both: in `fell 40 cents to $73 a barrel` both are prices."""
    alike = figure.kind == last.kind != "count"
    taken = carried(text, last.end, figure.start, alike, pack)
    own = figure.kind != "percent" and is_change(last.measure, pack)
    if taken.measure and figure.measure is None and not own:
        figure = replace(figure, measure=last.measure)
    elif taken.measure and alike and last.measure is None:
        last = replace(last, measure=figure.measure)
    if taken.entity and figure.entity is None:
        figure = replace(figure, entity=last.entity, entity_key=last.entity_key)
    return last, figure


def _holders(doc: Doc) -> list[Named]:
    """The names that may own a figure, in text order; an organization that completes a title owns nothing."""
    titles = {title.end for title in doc._.titles}
    return [name for name in named(doc) if name.label == "PER" or name.start - 1 not in titles]
