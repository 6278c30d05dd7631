"""The tables `facts` and `conflicts`: every figure with whose it is and who says so, and what articles tell apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from warta.tables.facts.agreement import Claim, Ledger, Told
from warta.tables.facts.keys import fact_key
from warta.tables.facts.levels import is_level
from warta.tables.identity import IdentityTables
from warta.tables.rows import ArticleRow, ConflictRow, EntityKind, FactRow, FigureRow, Rows
from warta.values.dates.timex import day_range

READ = ("articles", "figures")
# What the key of a person, an organization or a place begins with.
KINDS: Mapping[str, EntityKind] = {"p": "person", "o": "organization", "l": "place"}
SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Facts:
    """How the facts of a corpus are told, by their keys, and what everybody in it is called, by theirs."""

    identities: IdentityTables
    names: Mapping[str, str]
    told: Mapping[str, Told]

    @classmethod
    def of(cls, articles: Iterable[Rows], identities: IdentityTables) -> "Facts":
        """From the rows of each article in `READ`, in order, gone through once."""
        ledger, firsts = Ledger(), dict[str, str]()
        for rows in articles:
            article = cast(ArticleRow, rows["articles"][0])
            first = article.article_id
            if article.near_duplicate_of:
                first = firsts[article.article_id] = firsts.get(article.near_duplicate_of, article.near_duplicate_of)
            for figure in cast(list[FigureRow], rows["figures"]):
                key = _key(figure, article, identities)
                if key and figure.value is not None and figure.modality != "denied":
                    ledger.add(key, first, Claim(figure.value, figure.value_max, figure.qualifier))
        return cls(identities, identities.names(), ledger.told())

    def rows(self, articles: Iterable[Rows]) -> Iterator[FactRow]:
        """The table `facts`, from the same articles."""
        for rows in articles:
            article = cast(ArticleRow, rows["articles"][0])
            for figure in cast(list[FigureRow], rows["figures"]):
                if figure.value is not None:
                    yield self._row(article, figure, figure.value)

    def conflicts(self, articles: Iterable[Rows]) -> list[ConflictRow]:
        """The table `conflicts`: the facts that don't agree, each value once, by key in order of first appearance."""
        apart: dict[str, dict[Claim, list[FactRow]]] = {}
        for fact in self.rows(articles):
            if fact.agrees == "no" and fact.fact_key:
                claim = Claim(fact.value, fact.value_max, fact.qualifier)
                apart.setdefault(fact.fact_key, {}).setdefault(claim, []).append(fact)
        return [_conflict(facts) for claims in apart.values() for facts in claims.values()]

    def _row(self, article: ArticleRow, figure: FigureRow, value: float) -> FactRow:
        entity_key = self.identities.key(figure.entity_id)
        source_key = self.identities.key(figure.source_id)
        key = _key(figure, article, self.identities)
        told = self.told.get(key) if key and figure.modality != "denied" else None
        first_day = day_range(figure.as_of)[0] if figure.as_of else None
        return FactRow(
            day=first_day or article.published_day,
            entity=self.names.get(entity_key, figure.entity) if entity_key else figure.entity,
            measure=figure.measure,
            kind=figure.kind,
            value=value,
            value_max=figure.value_max,
            currency=figure.currency,
            unit=figure.unit,
            per=figure.per,
            qualifier=figure.qualifier,
            change=figure.change,
            as_of=figure.as_of,
            modality=figure.modality,
            source=self.names.get(source_key, figure.source) if source_key else figure.source,
            published_day=article.published_day,
            headline=article.title,
            site_name=article.site_name,
            url=article.url,
            text=figure.text,
            context=figure.context,
            entity_key=entity_key,
            entity_kind=KINDS[entity_key[0]] if entity_key else None,
            source_key=source_key,
            language=article.language,
            article_id=article.article_id,
            start=figure.start,
            end=figure.end,
            score=figure.score,
            fact_key=key,
            stated_by=told.stated_by if told else None,
            agrees=told.agrees if told else None,
        )


def _key(figure: FigureRow, article: ArticleRow, identities: IdentityTables) -> str | None:
    entity_key = identities.key(figure.entity_id)
    return fact_key(figure, entity_key, article.published_day, is_level(figure, article.language))


def _conflict(facts: list[FactRow]) -> ConflictRow:
    """One value of a fact, with all who tell it."""
    first = facts[0]
    sources = dict.fromkeys(name.replace(";", ",") for fact in facts if (name := fact.source or fact.site_name))
    return ConflictRow(
        fact_key=first.fact_key or "",
        entity=first.entity or "",
        measure=first.measure or "",
        kind=first.kind,
        day=first.day,
        published_day=first.published_day,
        value=first.value,
        qualifier=first.qualifier,
        value_max=first.value_max,
        currency=first.currency,
        unit=first.unit,
        per=first.per,
        sources=SEPARATOR.join(sources) or None,
        articles=len({fact.article_id for fact in facts}),
        context=first.context,
        article_id=first.article_id,
    )
