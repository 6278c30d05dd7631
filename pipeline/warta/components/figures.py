"""`warta_figures`: money, percentages, counts, measures and multiples, with their values; the reader says whose."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from warta.components.doc import paragraphs, view
from warta.components.text import text_of
from warta.records import Figure
from warta.values.figures.money import MoneyContext
from warta.values.figures.quantities import Quantity, decimal_mark_of, find_quantities


@Language.factory("warta_figures", assigns=["doc._.figures", "doc.spans"])
def create_figures(nlp: Language, name: str) -> "Figures":
    """The factory of `nlp.add_pipe("warta_figures")`."""
    return Figures()


class Figures:
    """Finds figures, writes them to `doc._.figures` and shows them in `doc.spans["figures"]`.

    Numbers inside names (`doc.ents`) and dates (`doc._.dates`) are left alone. What a figure measures, whose it is and
    all else that other words say of it is for `warta_reader`.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the document and hand it back."""
        doc._.figures = tuple(find_figures(doc))
        view(doc, "figures", "FIGURE", doc._.figures)
        return doc


def find_figures(doc: Doc) -> Iterator[Figure]:
    """The document's figures in text order."""
    blocked = sorted(
        [(ent.start_char, ent.end_char) for ent in doc.ents] + [(date.start, date.end) for date in doc._.dates]
    )
    whole = text_of(doc)
    decimal_mark = decimal_mark_of(whole)
    contexts: dict[str, MoneyContext] = {}
    for paragraph in paragraphs(doc):
        context = contexts.setdefault(paragraph.pack.code, MoneyContext(whole, paragraph.pack))
        first, last = (bisect_left(blocked, (place,)) for place in (paragraph.start, paragraph.end))
        inside = [(start - paragraph.start, end - paragraph.start) for start, end in blocked[first:last]]
        text = whole[paragraph.start : paragraph.end]
        for quantity in find_quantities(text, paragraph.pack, inside, context, decimal_mark):
            yield _figure(whole, quantity.moved(paragraph.start))


def _figure(text: str, quantity: Quantity) -> Figure:
    return Figure(
        text=text[quantity.start : quantity.end],
        start=quantity.start,
        end=quantity.end,
        kind=quantity.kind,
        value=float(quantity.value),
        value_max=None if quantity.value_max is None else float(quantity.value_max),
        qualifier=quantity.qualifier,
        currency=quantity.currency,
        unit=quantity.unit,
        per=quantity.per,
    )
