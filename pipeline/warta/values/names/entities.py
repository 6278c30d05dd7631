"""From cleaned mentions to the persons, organizations and places of one article."""

from collections.abc import Sequence
from dataclasses import dataclass

from warta.records import OUTLET, Entity, Mention
from warta.values.names.aliases import Words, fold
from warta.values.names.bodies import body_name, link_organizations, link_places
from warta.values.names.consistency import (
    agree,
    aliases,
    as_described,
    bylines,
    datelines,
    media,
    narrow_people,
    repeated,
    running_mates,
    seats,
    tickers,
    without_degrees,
    without_openers,
    without_platforms,
    without_things,
)
from warta.values.names.extents import extend_bodies
from warta.values.names.mentions import absorb, apart, whole_names
from warta.values.names.outlets import outlets
from warta.values.names.people import link_people, person_name
from warta.values.names.rules import NameRules
from warta.values.names.runs import unmixed
from warta.values.names.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of an article, each kind in order of first mention."""

    people: tuple[Entity, ...]
    organizations: tuple[Entity, ...]
    locations: tuple[Entity, ...]


def find_entities(text: str, mentions: Sequence[Mention], rules: NameRules, byline: str | None = None) -> Entities:
    """The article's entities; `mentions` are cleaned, `byline` is what the page says of who wrote it."""
    mentions = complete(text, mentions, rules)
    named = outlets(text, mentions, byline, rules)
    people = [mention for mention in mentions if mention.label == "PER"]
    bodies = [mention for mention in mentions if mention.label == "ORG"]
    places = [mention for mention in mentions if mention.label == "LOC"]
    return Entities(
        people=tuple(
            Entity(f"p{n}", "PER", person_name(text, group, rules), tuple(group))
            for n, group in enumerate(link_people(text, people, rules), 1)
        ),
        organizations=tuple(
            Entity(f"o{n}", "ORG", body_name(group, rules), tuple(group), _role(group, named))
            for n, group in enumerate(link_organizations(text, bodies, rules), 1)
        ),
        locations=tuple(
            Entity(f"l{n}", "LOC", body_name(group, rules), tuple(group))
            for n, group in enumerate(link_places(places, rules), 1)
        ),
    )


def _role(mentions: Sequence[Mention], named: set[Words]) -> str | None:
    """What an organization is in the article: `outlet`, if its medium."""
    return OUTLET if any(fold(mention.text) in named for mention in mentions) else None


def complete(text: str, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """Cleaned mentions made consistent over the article, with the names that were missed added, in text order.

    Persons are completed before organizations are lengthened, as a person's name ends an organization's.
    """
    tokens = tokenize(text)
    mentions = whole_names(text, without_degrees(text, apart(mentions), rules), rules)
    mentions = without_openers(tokens, tickers(text, mentions), rules)
    mentions = bylines(text, seats(text, datelines(text, mentions, rules), rules), rules)
    mentions = running_mates(text, mentions)
    mentions = absorb(mentions, aliases(tokens, mentions, rules))
    mentions = narrow_people(tokens, unmixed(tokens, mentions, rules), rules)
    mentions = without_things(tokens, agree(as_described(text, mentions, rules), rules), rules)
    mentions = absorb(mentions, repeated(tokens, mentions, "PER", rules))
    places = [mention for mention in mentions if mention.label == "LOC" and " " in mention.text]
    mentions = absorb(mentions, repeated(tokens, places, "LOC", rules) if places else ())
    mentions = absorb(extend_bodies(tokens, mentions, rules), media(text, rules))
    mentions = absorb(mentions, repeated(tokens, mentions, "ORG", rules))
    return agree(without_platforms(text, mentions, rules), rules)
