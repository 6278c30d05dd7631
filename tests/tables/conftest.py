from collections.abc import Callable
from dataclasses import replace

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import warta.components.doc  # noqa: F401
from warta.article import Article, article_id
from warta.records import Entity, Figure, Mention, Quote, Timex, Title

TEXT = """Direktur Utama PT Nusa Energi Sari Wulan mengatakan laba naik 7 persen
pada Senin (3/6/2024). Kata Sari: "Kami tetap berhati-hati tahun ini."
Nilai perusahaan itu Rp2,5 triliun di Ambon."""


@pytest.fixture
def article() -> Article:
    return Article(
        article_id=article_id("ekonomi.txt", "0" * 64),
        source="ekonomi.txt",
        sha256="0" * 64,
        text=TEXT,
        title="Laba naik",
        published="2024-06-03T09:00:00+07:00",
        published_source="page",
        language="id",
        language_score=0.99,
    )


def located(text: str, words: str, nth: int = 0) -> dict:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"text": words, "start": start, "end": start + len(words)}


def mention(text: str, label: str, words: str, nth: int = 0) -> Mention:
    return Mention(label=label, score=0.9, **located(text, words, nth))


@pytest.fixture(scope="session")
def blank() -> Language:
    """A pipeline that knows words and nothing else."""
    return spacy.blank("id")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """A pipeline that knows words and sentences."""
    nlp = spacy.blank("id")
    nlp.add_pipe("sentencizer")
    return nlp


@pytest.fixture
def annotate(nlp: Language) -> Callable[[Article], Doc]:
    """A document with records set by hand on the words of TEXT, wherever they stand in the article's text."""

    def by_hand(article: Article) -> Doc:
        text = article.text
        doc = nlp(text)
        company = mention(text, "ORG", "PT Nusa Energi")
        sari = [mention(text, "PER", "Sari Wulan"), mention(text, "PER", "Sari", 1)]
        ambon = mention(text, "LOC", "Ambon")
        product = mention(text, "PRODUCT", "Senin")
        doc._.names = (company, sari[0], product, sari[1], ambon)
        doc._.people = (Entity("p1", "PER", "Sari Wulan", tuple(sari)),)
        doc._.organizations = (Entity("o1", "ORG", "Nusa Energi", (company,)),)
        doc._.locations = (Entity("l1", "LOC", "Ambon", (ambon,)),)
        title = Title(
            **located(text, "Direktur Utama"),
            person="Sari Wulan",
            person_key="p1",
            normalized="President Director",
            organization="Nusa Energi",
            organization_key="o1",
        )
        doc._.titles = (title, replace(title), replace(title, organization=None, organization_key=None))
        doc._.dates = (
            Timex(**located(text, "Senin (3/6/2024)"), type="DATE", value="2024-06-03"),
            Timex(**located(text, "tahun ini"), type="DATE", value="2024"),
        )
        doc._.figures = (
            Figure(**located(text, "7 persen"), kind="percent", value=7.0, measure="profit"),
            Figure(
                **located(text, "Rp2,5 triliun"),
                kind="money",
                value=2.5e12,
                currency="IDR",
                entity="Nusa Energi",
                entity_key="o1",
            ),
        )
        doc._.quotes = (
            Quote(
                **located(text, "Kami tetap berhati-hati tahun ini."),
                kind="direct",
                speaker="Sari Wulan",
                speaker_key="p1",
                verb="kata",
            ),
        )
        return doc

    return by_hand
