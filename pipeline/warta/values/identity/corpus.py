"""The names of a corpus in parallel lists: what is held of each article is a few numbers and texts that repeat."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from warta.languages import has_pack
from warta.values.countries import english_country_names
from warta.values.identity.records import ArticleNames, Named


@dataclass(slots=True)
class Members:
    """The persons, organizations or places of all articles: one entry of each list per member, in source order."""

    ids: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    forms: list[tuple[str, ...]] = field(default_factory=list)  # those other than the name

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class CorpusRole:
    """A title of a person, in an organization by its place among the members, or in a country by its English name.

    `written` is what the article calls the country.
    """

    title: str
    organization: int | None = None
    country: str | None = None
    written: str | None = None


@dataclass(slots=True)
class Corpus:
    """All names; `roles` by the person's place among the members."""

    people: Members = field(default_factory=Members)
    organizations: Members = field(default_factory=Members)
    places: Members = field(default_factory=Members)
    roles: dict[int, list[CorpusRole]] = field(default_factory=dict)
    languages: list[str | None] = field(default_factory=list)
    days: list[datetime.date | None] = field(default_factory=list)


def read_corpus(articles: Iterable[ArticleNames]) -> Corpus:
    """Go once through the articles, in the order of their sources."""
    corpus = Corpus()
    texts: dict[str, str] = {}
    for number, article in enumerate(articles):
        corpus.languages.append(article.language)
        corpus.days.append(article.day)
        people = _add(corpus.people, number, article.people, texts)
        organizations = _add(corpus.organizations, number, article.organizations, texts)
        _add(corpus.places, number, article.places, texts)
        for role in article.roles:
            if (person := people.get(role.person_id)) is None:
                continue
            title = texts.setdefault(role.title, role.title)
            held = CorpusRole(title, organization=organizations.get(role.organization_id or ""))
            if held.organization is None and role.organization:
                held = CorpusRole(
                    title, country=country_name(role.organization, article.language), written=role.organization
                )
            corpus.roles.setdefault(person, []).append(held)
    return corpus


def _add(members: Members, article: int, found: tuple[Named, ...], texts: dict[str, str]) -> dict[str, int]:
    """Add the names of one article; returns their places by id. A text that repeats is held once."""
    places = {}
    for named in found:
        places[named.id] = len(members)
        members.ids.append(named.id)
        members.names.append(texts.setdefault(named.name, named.name))
        members.articles.append(article)
        members.mentions.append(named.mentions)
        members.forms.append(tuple(texts.setdefault(form, form) for form in named.forms if form != named.name))
    return places


def country_name(name: str, language: str | None) -> str:
    """One name for a country in all languages, small; a region keeps its own."""
    names = english_country_names(language) if language and has_pack(language) else {}
    return names.get(name.lower(), name).lower()
