"""`warta_quotes`: who said what: direct quotations, speech reported in clauses, embedded posts."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from warta.components.doc import named, paragraphs, view
from warta.components.text import text_of
from warta.records import Quote
from warta.values.quotes.reading import Day, Text, find_quotes
from warta.values.quotes.speakers import Role, role_words

DAY = len("2024-09-26")
CALENDAR_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")


@Language.factory("warta_quotes", assigns=["doc._.quotes", "doc.spans"])
def create_quotes(nlp: Language, name: str) -> "Quotes":
    """The factory of `nlp.add_pipe("warta_quotes")`."""
    return Quotes()


class Quotes:
    """Finds quotations, writes them to `doc._.quotes` and shows them in `doc.spans["quotes"]`.

    Speakers come from `doc._.people` and `doc._.organizations`, those named by their office from `doc._.titles`, the
    day of a post from `doc._.dates`; what is not there gives quotations without speakers or days.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the document and hand it back."""
        doc._.quotes = tuple(read_quotes(doc))
        view(doc, "quotes", "QUOTE", doc._.quotes)
        return doc


def read_quotes(doc: Doc) -> list[Quote]:
    """The document's quotations in text order."""
    texts = [Text(paragraph.start, paragraph.end, paragraph.pack) for paragraph in paragraphs(doc)]
    return find_quotes(text_of(doc), texts, list(named(doc)), _roles(doc), _days(doc))


def _roles(doc: Doc) -> list[Role]:
    return [
        Role(title.start, role_words(title.text), title.person_key, title.organization_key) for title in doc._.titles
    ]


def _days(doc: Doc) -> list[Day]:
    """Those of the document's dates that are a calendar day, with or without the time of day."""
    return [Day(date.start, date.end, date.value[:DAY]) for date in doc._.dates if CALENDAR_DAY.match(date.value)]
