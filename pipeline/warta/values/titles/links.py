"""Who holds which title: title phrases and the persons of the same sentence, tied by how the language writes it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from warta.languages import LanguagePack
from warta.records import Entity
from warta.values.titles.phrases import Item, TitlePhrase, function_words
from warta.values.titles.roles import Phrases

Unit = Item | TitlePhrase
CLAUSE = 16  # units between a person and the word that gives the title
RANK = 3  # words of a rank
LATIN = 0x24F  # the last of the Latin letters
DESCRIBED = 3  # unknown words before a role in apposition
SENTENCE = 80  # units behind a title in which its holder may leave
NOUNS = 3  # words of what a role is about, before its demonstrative
HELD = 4  # words between a role and its holder in a passive clause
HARD = frozenset(".;:!?")
OPENERS = frozenset(",(–—-")


@dataclass(frozen=True, slots=True)
class Holding:
    """A person holds a title; `phrase` is where the text says so."""

    person: Entity
    phrase: TitlePhrase
    status: str


def to_units(items: Sequence[Item], phrases: Sequence[TitlePhrase]) -> list[Unit]:
    """The sentence with every title phrase as one unit."""
    units: list[Unit] = []
    at = 0
    for phrase in phrases:
        units.extend(items[at : phrase.first])
        units.append(phrase)
        at = phrase.last
    units.extend(items[at:])
    return units


class TitleLinker:
    """Finds the holdings of a sentence, for one language pack."""

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.titles
        self.words = words
        self.honorifics = frozenset(
            word.replace(".", "")
            for phrase in (*pack.names.honorifics, *pack.names.ambiguous_honorifics, *words.addresses)
            for word in phrase.split()
        )
        self.joiners = frozenset((*words.joiners, "&", "/"))
        self.naming = Phrases((*words.naming, *words.copulas))
        self.relatives = Phrases((*words.relatives, *words.copulas, *words.clause_links))
        self.examples = Phrases(words.examples)
        self.links = Phrases(words.clause_links)
        self.function_words = function_words(words)
        self.held = Phrases(words.held)
        self.bodies = Phrases((*words.organization_links, *words.domain_links))
        self.attribution = Phrases(words.attribution)
        self.adverbs = frozenset(words.adverbs)
        self.joined = Phrases(words.joiners)
        self.speech = Phrases(words.speech)
        self.predicate = re.compile(words.predicate_shape) if words.predicate_shape else None
        self.departures = Phrases(words.departures)
        self.beginnings = frozenset(words.beginnings)
        self.reporting = frozenset(words.reporting)
        self.complements = frozenset(words.complements)
        self.capacities = Phrases(words.capacities)

    def link(self, units: Sequence[Unit], topic: Entity | None = None) -> list[Holding]:
        """Every (person, title) of the sentence, in the order of the titles.

        `topic` is the person whom a pronoun at the sentence's beginning means, where one is known.
        """
        lowers = [unit.lower if isinstance(unit, Item) and unit.kind == "word" else "" for unit in units]
        found: list[tuple[int, Entity, str | None]] = []
        persons = [index for index, unit in enumerate(units) if isinstance(unit, Item) and unit.kind == "PER"]
        for index in persons:
            found.extend(self._before(units, lowers, index))
        for index in persons:
            found.extend(self._after(units, lowers, index, {at for at, _, _ in found}))
        tied = {at for at, _, _ in found}
        for index, unit in enumerate(units):
            if isinstance(unit, TitlePhrase) and index not in tied:
                clause = (
                    self._clause(units, lowers, index, topic)
                    or self._joined_clause(units, lowers, index, found)
                    or self._held(units, lowers, index)
                    or self._in_capacity(units, lowers, index)
                )
                found.extend(clause)
        holdings = []
        for at, person, status in sorted(found, key=lambda entry: entry[0]):
            phrase = units[at]
            if isinstance(phrase, TitlePhrase) and not (phrase.incomplete and phrase.words == 1 and not phrase.body):
                told = phrase.status or status or self._departed(units, lowers, at)
                holdings.append(Holding(person, phrase, told or "current"))
        return holdings

    # -- before the name

    def _before(
        self, units: Sequence[Unit], lowers: Sequence[str], person: int
    ) -> list[tuple[int, Entity, str | None]]:
        """Titles in front of the name at `person`, and of the names listed behind it that share them."""
        chain = self._chain(units, lowers, person)
        if not chain:
            return []
        listed = self._listed(units, lowers, person)
        people = [units[index] for index in listed]
        entities = [unit.entity for unit in people if isinstance(unit, Item) and unit.entity]
        phrases = [units[index] for index in chain]
        roles = [phrase for phrase in phrases if isinstance(phrase, TitlePhrase)]
        if roles[-1].relational and not roles[-1].body and (other := self._agent(units, lowers, person)):
            return [(chain[-1], other, None)]
        if len(entities) == 1 and any(role.plural for role in roles):
            return []  # `the officials Smith met`
        if len(chain) > 1 and len(entities) == len(chain) and self._joined(units, lowers, chain):
            status = roles[0].status or roles[-1].status
            return [(at, entity, status) for at, entity in zip(chain, entities, strict=True)]
        found: list[tuple[int, Entity, str | None]] = []
        common = len(entities) > 1 and not self.words.plurals and self._in_common(units, lowers, listed)
        for at, role in zip(chain, roles, strict=True):
            shared = role.plural or (common and role.trade and not role.determined and not role.status)
            found.extend((at, entity, None) for entity in (entities if shared else entities[:1]))
        return found

    def _in_common(self, units: Sequence[Unit], lowers: Sequence[str], listed: Sequence[int]) -> bool:
        """Whether a noun without plural in front of a list is said of all its names (`penyanyi A dan B`)."""
        last = listed[-1]
        if not any(lowers[at] in self.joiners for at in range(listed[0], last)):
            return False
        follows = units[last + 2] if last + 2 < len(units) and _mark(units, last + 1, ",(") else None
        return not isinstance(follows, TitlePhrase) and not (
            last + 1 < len(units) and isinstance(units[last + 1], TitlePhrase)
        )

    def _agent(self, units: Sequence[Unit], lowers: Sequence[str], person: int) -> Entity | None:
        """Who acts for the person behind a title (`pengacara A, B, mengatakan`): B."""
        at = self._over_age(units, person + 1)
        if not _mark(units, at, ","):
            return None
        at += 1
        while at < len(units) and lowers[at] in self.honorifics:
            at += 1
        unit = units[at] if at < len(units) else None
        if (
            isinstance(unit, Item)
            and unit.kind == "PER"
            and self._closed(units, lowers, at)
            and len(self._listed(units, lowers, at)) == 1
        ):
            return unit.entity
        return None

    def _chain(self, units: Sequence[Unit], lowers: Sequence[str], person: int) -> list[int]:
        """The indices of the title phrases that end in front of the person, in order."""
        at = self._back_over_honorifics(units, lowers, person - 1)
        at = self._introduced(units, lowers, at, person)
        if at > 2 and _mark(units, at, ")") and _mark(units, at - 2, "(") and isinstance(units[at - 3], TitlePhrase):
            at -= 3  # `Wakil Menteri Keuangan (Wamenkeu)`
        chain: list[int] = []
        while at >= 0 and isinstance(units[at], TitlePhrase):
            chain.insert(0, at)
            at -= 1
            if self._ranked(units, lowers, at, chain[0], person):
                at -= 1
                continue
            skipped = at
            while skipped >= 0 and (lowers[skipped] in self.joiners or _mark(units, skipped, "&/")):
                skipped -= 1
            united = any(word in self.words.uniting for word in lowers[skipped + 1 : at + 1])
            if skipped < at and skipped >= 0 and (self._coordinated(units, skipped, chain[0], united=united)):
                at = skipped
        return chain

    def _ranked(self, units: Sequence[Unit], lowers: Sequence[str], comma: int, rank: int, person: int) -> bool:
        """Whether a comma parts an office from the rank of its holder (`Kapolres Blora, AKBP A, hadir`)."""
        unit, office = units[rank], units[comma - 1] if comma > 0 else None
        if not _mark(units, comma, ",") or not isinstance(unit, TitlePhrase) or not isinstance(office, TitlePhrase):
            return False
        if not unit.capital or unit.words > RANK or unit.body or unit.corporate or office.plural:
            return False
        closed = self._closed(units, lowers, person)
        told = office.body is not None and closed if office.definite else office.body or office.status
        if office.determined and told and not self._apposed(units, comma - 1):
            return True  # `a former mayor of Kent, Senator A`
        if office.definite and office.corporate and self._set_off(units, lowers, comma - 1, person):
            return True  # `the chairperson, Chief Justice A, agreed`
        return closed and not unit.territorial and self._opens(units, lowers, comma - 1)

    def _set_off(self, units: Sequence[Unit], lowers: Sequence[str], office: int, person: int) -> bool:
        """Whether the name behind an office stands between commas, in no list."""
        listed = office > 0 and (_mark(units, office - 1, ",") or lowers[office - 1] in self.joiners)
        after = person + 2 < len(units) and _mark(units, person + 1, ",")
        return after and not listed and lowers[person + 2] not in self.joiners and bool(lowers[person + 2])

    def _back_over_honorifics(self, units: Sequence[Unit], lowers: Sequence[str], at: int) -> int:
        while at >= 0 and (
            lowers[at] in self.honorifics or (_mark(units, at, ".") and at and lowers[at - 1] in self.honorifics)
        ):
            at -= 1
        return at - 1 if at >= 0 and _mark(units, at, "“\"'‘") and at and isinstance(units[at - 1], TitlePhrase) else at

    def _introduced(self, units: Sequence[Unit], lowers: Sequence[str], at: int, person: int) -> int:
        """Steps over what may stand between a title and its name: a comma, `:`, `bernama`, a relative clause."""
        if at < 1 or isinstance(units[at], TitlePhrase):
            return at
        if _mark(units, at, ":"):
            return at - 1
        if _mark(units, at, "–—-") and _mark(units, person + 1, "–—-") and isinstance(units[at - 1], TitlePhrase):
            return at - 1 if not self._apposed(units, at - 1) else at  # `his aide - A - left`
        start = at
        for phrases in (self.examples, self.naming):
            if length := _ends(phrases, lowers, start):
                start -= length
                break
        if start < at:
            start -= start > 0 and _mark(units, start, ",")
            if isinstance(units[start], TitlePhrase):
                return start if not self._apposed(units, start) else at
            return self._plural_far(units, lowers, start)
        if not _mark(units, at, ","):
            return at
        about = self._about(units, lowers, at - 1)
        if about >= 0 and (self._closed(units, lowers, person) or about == 0 or _mark(units, about - 1, ",")):
            return about if not self._apposed(units, about) else at
        if self._closed(units, lowers, person) or self._opens(units, lowers, at - 1):
            phrase = at - 1
            if isinstance(units[phrase], TitlePhrase):
                return phrase if not self._apposed(units, phrase) else at
            return self._relative_clause(units, lowers, phrase)
        return at

    def _plural_far(self, units: Sequence[Unit], lowers: Sequence[str], at: int) -> int:
        """`the players who came, such as A`: a plural role a few words in front of the list."""
        for index in range(at, max(-1, at - 8), -1):
            unit = units[index]
            if isinstance(unit, TitlePhrase):
                return index if unit.plural else -1
            if unit.kind == "PER" or unit.text in HARD:
                break
        return -1

    def _about(self, units: Sequence[Unit], lowers: Sequence[str], at: int) -> int:
        """The role before nouns and a demonstrative that end at `at` (`ketua panitia lomba ini`), -1 for none."""
        if lowers[at] not in self.words.demonstratives:
            return -1
        for index in range(at - 1, max(-1, at - 2 - NOUNS), -1):
            unit = units[index]
            if isinstance(unit, TitlePhrase):
                return index
            if unit.kind != "word" or lowers[index] in self.function_words:
                break
        return -1

    def _relative_clause(self, units: Sequence[Unit], lowers: Sequence[str], at: int) -> int:
        """`the secretary who came to the house, X,`: the role in front of a short relative clause."""
        for index in range(at, max(0, at - 8), -1):
            unit = units[index]
            if isinstance(unit, TitlePhrase) or unit.kind in ("PER", "mark"):
                return -1
            if lowers[index] in self.words.relatives and isinstance(units[index - 1], TitlePhrase):
                return index - 1 if not self._apposed(units, index - 1) else -1
        return -1

    def _coordinated(self, units: Sequence[Unit], first: int, second: int, *, united: bool) -> bool:
        """Whether two phrases joined by a word are titles of one person rather than two persons."""
        one, two = units[first], units[second]
        if not isinstance(one, TitlePhrase) or not isinstance(two, TitlePhrase) or self._apposed(units, first):
            return False
        if one.plural == two.plural and (one.status == two.status == "incoming" or one.plural):
            return True
        if united:
            return True
        leading = not self.words.modifiers_follow and two.body is None  # `EAT founder and president`
        plain = one.capital and two.capital and not (one.determined or one.body) and one.head != two.head
        if leading and plain:
            return True  # `Prime Minister and Foreign Minister Cruz`
        same = leading or one.body is None or one.body == two.body
        return (
            one.status != two.status
            or (same and not (one.territorial and two.territorial))
            or self._several(units, second)
        )

    def _several(self, units: Sequence[Unit], second: int) -> bool:
        """Whether more than one name follows the second phrase (`presiden dan wakil presiden, A dan B`)."""
        after = units[second + 1 : second + 5]
        return sum(isinstance(unit, Item) and unit.kind == "PER" for unit in after) > 1

    def _joined(self, units: Sequence[Unit], lowers: Sequence[str], chain: Sequence[int]) -> bool:
        return all(second - first > 1 for first, second in pairwise(chain))

    def _listed(self, units: Sequence[Unit], lowers: Sequence[str], person: int) -> list[int]:
        """The person and the names listed behind: `A, B dan C`."""
        listed = [person]
        at = self._over_bracket(units, person + 1)
        while at < len(units):
            start = at
            while at < len(units) and (
                lowers[at] in self.joiners
                or _mark(units, at, ",-&–/")
                or _ahead(self.examples, lowers, at)
                or lowers[at] in self.words.list_words
            ):
                at += 1
            while at < len(units) and lowers[at] in self.honorifics:
                at += 1
            unit = units[at] if at < len(units) else None
            if at == start or not isinstance(unit, Item) or unit.kind != "PER":
                break
            listed.append(at)
            at = self._over_bracket(units, at + 1)
        return listed

    def _apposed(self, units: Sequence[Unit], phrase: int) -> bool:
        """Whether the phrase stands behind a name's comma."""
        if phrase < 2 or not _mark(units, phrase - 1, ",(–—-"):
            return False
        before = units[phrase - 2]
        return isinstance(before, Item) and (before.kind == "PER" or before.text == ")")

    def _closed(self, units: Sequence[Unit], lowers: Sequence[str], person: int) -> bool:
        """Whether the name is set off on its right as an apposition is."""
        after = person + 1
        if after >= len(units) or _mark(units, after, ",.;)(–—-:") or lowers[after] in self.joiners:
            return True
        if lowers[after] in self.words.person_links and _kind(units, after + 1) in ("ORG", "LOC"):
            return self.words.modifiers_follow and _mark(units, after + 2, ",.")  # `X dari LBH Y, `
        return self.words.modifiers_follow and lowers[after] in self.words.relatives

    def _opens(self, units: Sequence[Unit], lowers: Sequence[str], phrase: int) -> bool:
        """Whether a title with its body begins the sentence or an attribution: `kata Dirut Bank A, X di Solo`."""
        unit = units[phrase]
        if not isinstance(unit, TitlePhrase) or unit.body is None:
            return False
        return (
            phrase == 0
            or _mark(units, phrase - 1, ",")
            or max(_ends(leads, lowers, phrase - 1) for leads in (self.attribution, self.speech)) > 0
        )

    # -- behind the name

    def _after(
        self, units: Sequence[Unit], lowers: Sequence[str], person: int, taken: set[int]
    ) -> list[tuple[int, Entity, str | None]]:
        """Titles in apposition behind the name at `person`."""
        unit = units[person]
        if not isinstance(unit, Item) or unit.entity is None:
            return []
        at, bracket = self._over_age(units, person + 1), False
        opened = at < len(units) and _mark(units, at, ",(–—-")
        if opened:
            bracket = _mark(units, at, "(")
            at = self._over_age(units, at + 1)
        start = at
        while at < len(units) and at - start < 8 and (length := _ahead(self.relatives, lowers, at)):
            at += length
        if at > start and any(word in self.words.negations for word in lowers[start:at]):
            return []
        if not (opened or (at > start and lowers[start] in self.words.relatives) or self._bare(units, at)):
            return []
        if opened and at + 2 < len(units) and _person(units, at) and _mark_text(units, at + 1, "'s"):
            at = start = at + 2  # `A, B's lawyer`
        found: list[tuple[int, Entity, str | None]] = []
        status = self._told(lowers[start:at])
        at = self._over_description(units, lowers, at) if opened else at
        start = at if at > start and not status else start
        while at < len(units):
            phrase = units[at]
            if not isinstance(phrase, TitlePhrase) or at in taken or self._owned(units, lowers, at, bracket):
                break
            if self._attended(units, lowers, person, at):
                break
            sharing = self._sharing(units, lowers, person) if phrase.plural else []
            if phrase.plural and not sharing:
                break
            found.extend((at, other, status) for other in sharing)
            if _mark_text(units, at + 1, "'s"):
                break
            if not found and at == start and self._new_clause(units, lowers, person, at):
                break
            found.append((at, unit.entity, status))
            at += 1
            if at < len(units) and _mark(units, at, ",") and at + 1 < len(units) and lowers[at + 1] in self.joiners:
                at += 1
            if at < len(units) and (lowers[at] in self.joiners or _mark(units, at, "&/,")):
                at += 1
                while at < len(units) and (length := _ahead(self.relatives, lowers, at)):
                    at += length
        return found

    def _over_description(self, units: Sequence[Unit], lowers: Sequence[str], at: int) -> int:
        """Steps over words that describe a role in apposition without an article: `, award-winning filmmaker,`."""
        if self.words.modifiers_follow:
            return at
        for end in range(at, min(at + DESCRIBED + 1, len(units))):
            unit = units[end]
            if isinstance(unit, TitlePhrase):
                closed = end + 1 == len(units) or _mark(units, end + 1, ",.;)") or unit.body is not None
                return end if closed and not unit.capital else at
            if not lowers[end].isalpha() or not unit.text.islower() or lowers[end] in self.function_words:
                break
        return at

    def _sharing(self, units: Sequence[Unit], lowers: Sequence[str], person: int) -> list[Entity]:
        """The other persons of the list that ends with the name at `person`: `A and B, founders of Lumen`."""
        others: list[Entity] = []
        at = person - 1
        while at >= 0:
            start = at
            while at >= 0 and (lowers[at] in self.joiners or _mark(units, at, ",&") or lowers[at] in self.honorifics):
                at -= 1
            unit = units[at] if at >= 0 else None
            if at == start or not isinstance(unit, Item) or unit.kind != "PER" or unit.entity is None:
                break
            others.insert(0, unit.entity)
            at -= 1
        return others

    def _attended(self, units: Sequence[Unit], lowers: Sequence[str], person: int, phrase: int) -> bool:
        """Whether the phrase is one more of a list of officials, unnamed: `Menteri A, Kapolri, dan Gubernur B`."""
        if person < 1 or not isinstance(units[person - 1], TitlePhrase):
            return False
        at, unit = phrase + 1, units[phrase]
        at += _mark(units, at, ",")
        if at >= len(units) or lowers[at] not in self.joiners:
            return False
        if isinstance(unit, TitlePhrase) and unit.definite:
            return True
        return (
            at + 2 < len(units)
            and isinstance(units[at + 1], TitlePhrase)
            and isinstance(units[at + 2], Item | TitlePhrase)
            and self._owned(units, lowers, at + 1, False)
        )

    def _bare(self, units: Sequence[Unit], phrase: int) -> bool:
        """Whether a title follows a name without a comma: `Nara Lestari anggota DPR`, `Ann Lee former mayor of L`."""
        unit = units[phrase] if phrase < len(units) else None
        if not isinstance(unit, TitlePhrase) or unit.capital:
            return False
        if not self.words.modifiers_follow:
            return unit.status == "former" and unit.body is not None
        return unit.body is not None and unit.body.key is not None

    def _owned(self, units: Sequence[Unit], lowers: Sequence[str], phrase: int, bracket: bool) -> bool:
        """Whether the phrase belongs to the name that follows it."""
        at = phrase + 1
        while at < len(units) and (
            isinstance(units[at], TitlePhrase) or lowers[at] in self.honorifics or _mark(units, at, ".")
        ):
            at += 1
        unit = units[at] if at < len(units) else None
        return not bracket and isinstance(unit, Item) and unit.kind == "PER"

    def _new_clause(self, units: Sequence[Unit], lowers: Sequence[str], person: int, phrase: int) -> bool:
        """Whether the phrase begins a clause of its own: `menurut Andi, presiden akan datang`."""
        unit = units[phrase]
        after = units[phrase + 1] if phrase + 1 < len(units) else None
        if not isinstance(unit, TitlePhrase) or not isinstance(after, Item) or after.kind != "word":
            return False
        back = self._back_over_honorifics(units, lowers, person - 1)
        if back >= 0 and _ends(self.speech, lowers, back) and not unit.body and self._predicate(units, lowers, phrase):
            return True
        quoted = back >= 0 and _ends(self.attribution, lowers, back) > 0
        if quoted and not unit.determined and self._predicate(units, lowers, phrase):
            return True
        if quoted and not (unit.body or unit.own_body or unit.determined):
            return True
        if after.lower in self.joiners or after.lower in self.words.relatives or _ahead(self.links, lowers, phrase + 1):
            return False
        if unit.possessed:
            return True
        if not self.words.modifiers_follow and _ahead(self.bodies, lowers, phrase + 1):
            return False  # `Ann Lee, director of the board`
        described = unit.determined and not unit.definite
        return not (unit.body or unit.own_body or described or unit.words > 1)

    def _predicate(self, units: Sequence[Unit], lowers: Sequence[str], phrase: int) -> bool:
        """Whether the phrase, or the last of those joined to it, is the subject of what follows."""
        at = phrase + 1
        while at + 1 < len(units) and lowers[at] in self.joiners and isinstance(units[at + 1], TitlePhrase):
            at += 2
        return self.predicate is not None and at < len(units) and bool(self.predicate.fullmatch(lowers[at]))

    def _over_bracket(self, units: Sequence[Unit], at: int) -> int:
        """Steps over a short bracket: `(Defence)`."""
        if _mark(units, at, "("):
            for end in range(at + 2, min(at + 6, len(units))):
                if _mark(units, end, ")"):
                    return end + 1
        return at

    def _over_age(self, units: Sequence[Unit], at: int) -> int:
        """Steps over `(52)`, `52,` and a bracketed handle or nickname."""
        if at + 2 < len(units) and _mark(units, at, "("):
            for end in range(at + 2, min(at + 5, len(units))):
                if _mark(units, end, ")"):
                    inner = units[at + 1 : end]
                    plain = all(
                        isinstance(unit, Item)
                        and (unit.kind in ("mark", "PER") or unit.text.isdigit() or end - at > 2 or _foreign(unit.text))
                        for unit in inner
                    )
                    return end + 1 if plain or _mark(units, at + 1, "@") else at
        if at + 1 < len(units) and isinstance(unit := units[at], Item) and unit.text.isdigit() and len(unit.text) <= 2:
            return at + 1 + _mark(units, at + 1, ",")
        return at

    # -- in a clause

    def _clause(
        self, units: Sequence[Unit], lowers: Sequence[str], phrase: int, topic: Entity | None
    ) -> list[tuple[int, Entity, str | None]]:
        """The person who is, becomes or leaves what the phrase names."""
        if _ends(self.joined, lowers, phrase - 1) > 1:
            return []  # `A as well as Ministers B and C`
        last = phrase - 1
        while last > 0 and lowers[last] in self.adverbs:
            last -= 1
        length = _ends(self.links, lowers, last)
        if not length:
            return []
        start = last + 1 - length
        if length == 1 and any(word in self.words.possessives for word in lowers[max(0, start - 2) : start]):
            return []  # `praised his achievements as president`
        subject = start - 2 - (start > 2 and lowers[start - 2] in self.words.articles)
        if subject >= 0 and _kind(units, start - 1) == "ORG" and lowers[subject] in self.complements:
            return []  # `he feared that the League was its leader`
        words = list(lowers[start:phrase])[::-1]
        found: list[tuple[int, Entity, str | None]] = []
        at = start - 1
        while at >= 0 and start - at <= CLAUSE:
            unit = units[at]
            if (
                isinstance(unit, Item)
                and unit.text in HARD
                and not (unit.text == "." and at and lowers[at - 1] in self.honorifics)
            ):
                break
            if isinstance(unit, Item) and unit.kind == "PER" and unit.entity is not None:
                back = self._back_over_titles(units, lowers, at - 1)
                if _mark_text(units, at + 1, "'s") and not (length > 1 and start == at + 2):
                    return found  # `Lee's father is a teacher`, but `Lee's role as president`
                if back >= 0 and lowers[back] in self.words.agents:
                    at = back - 1
                    continue
                if back >= 0 and lowers[back] in self.words.replacing and not found:
                    found.append((phrase, unit.entity, "former"))
                    words.clear()
                    at = back - 1
                    continue
                if any(word in self.words.negations for word in words):
                    return found
                title = units[phrase]
                if isinstance(title, TitlePhrase) and title.plural and not self._sharing(units, lowers, at):
                    return found  # `A was given a team of bodyguards`
                if " ".join(lowers[last + 1 - length : last + 1]) in self.beginnings:
                    found.append((phrase, unit.entity, "former"))
                    return found
                if length == 1 and lowers[start] in self.words.past_copulas and self._reported(lowers, back, at, start):
                    found.append((phrase, unit.entity, None))  # `says that A was a teacher`
                    return found
                nearby = [word for word in reversed(lowers[max(0, at - 4) : at]) if word]
                found.append((phrase, unit.entity, self._told([*words[::-1]][::1], nearby)))
                return found
            if lowers[at]:
                words.append(lowers[at])
            at -= 1
        pronoun = any(word in self.words.pronouns for word in words)
        if pronoun and topic and not found and not any(word in self.words.negations for word in words):
            found.append((phrase, topic, self._told(words[::-1])))
        return found

    def _reported(self, lowers: Sequence[str], before: int, person: int, copula: int) -> bool:
        """Whether what a person was is reported of the present: `that A was` behind a verb of saying."""
        told = before >= 1 and lowers[before] in self.complements and lowers[before - 1] in self.reporting
        return told and copula == person + 1

    def _joined_clause(
        self, units: Sequence[Unit], lowers: Sequence[str], phrase: int, found: Sequence[tuple[int, Entity, str | None]]
    ) -> list[tuple[int, Entity, str | None]]:
        """Who holds the title that a clause gives (`will serve as leader and spokesman`) holds the one joined to it."""
        if phrase < 2 or lowers[phrase - 1] not in self.joiners or self._owned(units, lowers, phrase, False):
            return []
        return [(phrase, person, status) for at, person, status in found[-1:] if at == phrase - 2 and phrase - 2 > 0]

    def _held(self, units: Sequence[Unit], lowers: Sequence[str], phrase: int) -> list[tuple[int, Entity, str | None]]:
        """The holder whom a passive clause names: `Jabatan Ketua KPU kini dipegang Rina`."""
        for at in range(phrase + 1, min(phrase + 1 + HELD, len(units))):
            if length := _ahead(self.held, lowers, at):
                holder = units[at + length] if at + length < len(units) else None
                if isinstance(holder, Item) and holder.kind == "PER" and holder.entity is not None:
                    return [(phrase, holder.entity, None)]
            if not lowers[at]:
                break
        return []

    def _in_capacity(
        self, units: Sequence[Unit], lowers: Sequence[str], phrase: int
    ) -> list[tuple[int, Entity, str | None]]:
        """The subject behind what opens its sentence: `As chairman of Lumen, A spoke`."""
        title, comma = units[phrase], phrase + 1
        if not phrase or _ahead(self.capacities, lowers, 0) != phrase or not _mark(units, comma, ","):
            return []
        at = comma + 1
        while at < len(units) and lowers[at] in self.honorifics:
            at += 1
        holder = units[at] if at < len(units) else None
        if not isinstance(holder, Item) or holder.kind != "PER" or holder.entity is None:
            return []
        alone = at + 1 < len(units) and bool(lowers[at + 1]) and lowers[at + 1] not in self.joiners
        plural = isinstance(title, TitlePhrase) and title.plural
        return [(phrase, holder.entity, None)] if alone and not plural else []

    def _back_over_titles(self, units: Sequence[Unit], lowers: Sequence[str], at: int) -> int:
        while at >= 0 and (isinstance(units[at], TitlePhrase) or lowers[at] in self.honorifics):
            at -= 1
        return at

    def _told(self, words: Sequence[str], nearby: Sequence[str] = ()) -> str | None:
        """What the words of a clause say of a title's time; those nearest to the title count first, `nearby` last."""
        table = self.words.clause_status
        if any(word in self.words.past_copulas for word in words[-2:]) and words[-1] not in table:
            return "former"
        told = [table[word] for word in reversed(words) if word in table] or [
            table[word] for word in nearby if word in table
        ]
        if not told:
            return None
        if told[0] == "former":
            return "current" if any(word in self.words.announced for word in words) else "former"
        return "incoming" if "incoming" in told else told[0]

    def _departed(self, units: Sequence[Unit], lowers: Sequence[str], phrase: int) -> str | None:
        """`former` where the sentence goes on to say that its one holder has left."""
        after = lowers[phrase + 1 : phrase + 1 + SENTENCE]
        left = any(self.departures.at(after, index) for index in range(len(after)))
        return "former" if left and not any(word in self.words.announced for word in after) else None


def _mark(units: Sequence[Unit], index: int, marks: str) -> bool:
    unit = units[index] if 0 <= index < len(units) else None
    return isinstance(unit, Item) and unit.kind == "mark" and unit.text in marks


def _kind(units: Sequence[Unit], index: int) -> str:
    unit = units[index] if 0 <= index < len(units) else None
    return unit.kind if isinstance(unit, Item) else ""


def _foreign(text: str) -> bool:
    """Whether a word is of another script, as a name's own spelling is: `(林志陵)`."""
    return text.isalpha() and all(ord(letter) > LATIN for letter in text)


def _person(units: Sequence[Unit], index: int) -> bool:
    unit = units[index] if index < len(units) else None
    return isinstance(unit, Item) and unit.kind == "PER"


def _mark_text(units: Sequence[Unit], index: int, text: str) -> bool:
    unit = units[index] if index < len(units) else None
    return isinstance(unit, Item) and unit.lower == text


def _ends(phrases: Phrases, lowers: Sequence[str], last: int) -> int:
    """The length of the longest phrase whose last word is at `last`; 0 for none."""
    for length in range(min(4, last + 1), 0, -1):
        entry = phrases.at(lowers[last - length + 1 : last + 1], 0)
        if entry and len(entry) == length:
            return length
    return 0


def _ahead(phrases: Phrases, lowers: Sequence[str], index: int) -> int:
    """The length of the longest phrase that begins at `index`; 0 for none."""
    entry = phrases.at(lowers, index)
    return len(entry) if entry else 0


@cache
def title_linker(pack: LanguagePack) -> TitleLinker:
    """The linker of a pack, built once."""
    return TitleLinker(pack)
