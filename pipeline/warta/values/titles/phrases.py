"""Title phrases: a role with the status words and the body around it (`mantan CEO Lumen`, `Lumen's former CEO`)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from warta.languages import LanguagePack, load_pack
from warta.languages.titles import TitleWords
from warta.records import Entity, Named
from warta.values.countries import ARTICLED, country_names, english_country_names
from warta.values.titles.roles import Phrases, Role, RoleGrammar, role_grammars, split

TOKEN = re.compile(r"['’]s\b|(?:[A-Z]\.){2,}|[^\W_]+|(?<=\w)-(?=\w)|[^\w\s]")
SAID_AS = {"'s": "s", ",": ","}  # marks that a title may run over
CLOSE = {"(": ")", "[": "]"}
TAIL = 9  # words after a role that a term of office or a list number may take it to
DESCRIBED = 3  # unknown words between an article and its role
NOUNS = 5  # words that say what a body is, before its name
KINDS = ("territorial", "national", "corporate", "relational", "royal")  # what a deputy shares with the office
WORDS_KEPT = 10_000  # words of which it is remembered whether a role may begin with them
UNTAGGED = 6  # words that an organization no model has seen may have


class Item(NamedTuple):
    """A word, a mark or a name of a sentence; `kind` is `word`, `mark`, `PER`, `ORG` or `LOC`."""

    kind: str
    text: str
    lower: str
    start: int
    end: int
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """Where a role is held: a canonical name, and the entity's key when it is an organization of the article."""

    name: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A role in a sentence: items `first`..`last` (exclusive) with all that belongs to it, the title's own characters.

    `status` is None where no word tells it; `own_body` is the noun that alone names the body (`the company's founder`),
    `bodied` says that a pronoun does (`its founder`), `homeland` the same of a state (`the President of the Republic`).
    """

    first: int
    last: int
    start: int
    end: int
    head: str
    normalized: str
    words: int
    status: str | None = None
    body: Body | None = None
    plural: bool = False
    determined: bool = False
    possessed: bool = False
    bodied: bool = False
    definite: bool = False
    own_body: str = ""
    territorial: bool = False
    corporate: bool = False
    relational: bool = False
    incomplete: bool = False
    capital: bool = False
    national: bool = False
    royal: bool = False
    homeland: bool = False
    posting: str = ""
    trade: bool = False
    team: bool = False
    sportive: bool = False


@dataclass(frozen=True, slots=True)
class Right:
    """What belongs to a role on its right, up to the item `last`; `posting` is where its holder is sent (`to Peru`)."""

    last: int
    status: str | None = None
    body: Body | None = None
    own: str = ""
    homeland: bool = False
    posting: str = ""
    posted: int = 0  # the end of a posting that directly follows the role, else 0


def read_items(
    text: str, start: int, end: int, names: Sequence[Named], abbreviations: frozenset[str] = frozenset()
) -> list[Item]:
    """The words, marks and names of `text[start:end]`; `names` lie in it, in order, without overlap.

    A hyphen inside a word and the full stop of an abbreviation (in lower case) are no items, so that `co-founder`,
    `vice-president` and `Lt. Gen.` read as their words; the full stop lies within the abbreviation's place.
    """
    items: list[Item] = []
    at = start
    for name in names:
        items.extend(_tokens(text, at, name.start, abbreviations))
        surface = text[name.start : name.end]
        items.append(Item(name.entity.label, surface, surface.lower(), name.start, name.end, name.entity))
        at = name.end
    items.extend(_tokens(text, at, end, abbreviations))
    return items


def _tokens(text: str, start: int, end: int, abbreviations: frozenset[str]) -> Iterator[Item]:
    before = ""
    for match in TOKEN.finditer(text, start, end):
        token = match.group()
        if token == "-" and _inside_word(text, match.start(), start, end):
            continue
        if token == "." and before in abbreviations:
            continue
        before = token.lower()
        plain = before.replace("’", "'").replace(".", "") or token
        stop = match.end() + (before in abbreviations and text.startswith(".", match.end(), end))
        yield Item("word" if token[0].isalnum() else "mark", token, plain, match.start(), stop)


def _inside_word(text: str, at: int, start: int, end: int) -> bool:
    """Whether the character at `at` has letters or digits of `text[start:end]` on both sides."""
    return start < at < end - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def function_words(words: TitleWords) -> frozenset[str]:
    """The words that only join: what they part is no description of a role or a body."""
    links = (*words.clause_links, *words.organization_links)
    phrases = (*words.not_modifiers, *words.joiners, *words.relatives, *words.copulas, *links)
    return frozenset(word for phrase in phrases for word in phrase.split())


class PhraseReader:
    """Finds title phrases in a sentence, for one language pack."""

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.titles
        self.either = frozenset(pack.names.either)
        self.words = words
        self.grammars = role_grammars(pack)
        self.status_before, self.status_after = Phrases(words.status_before), Phrases(words.status_after)
        self.determiners = Phrases((*words.determiners, *words.plural_marks))
        self.articles = Phrases(words.articles)
        self.plural_marks = frozenset(words.plural_marks)
        self.links = Phrases(words.organization_links)
        self.kinds = Phrases(words.kinds)
        self.own = Phrases(words.own_body)
        states = {**country_names(pack.code), **words.demonyms}
        self.demonyms = Phrases(states)
        self.adjectives = {split(word): state for word, state in words.demonyms.items()}
        self.english = english_country_names(pack.code)
        self.barred = function_words(words) - frozenset(word for phrase in words.determiners for word in phrase.split())
        self.homelands = Phrases(words.homelands)
        self.owners = Phrases((*words.own_body, *words.homelands))
        self.ordinals = Phrases(words.ordinals)
        self.realms = Phrases(words.realms)
        self.idioms = Phrases(words.idioms)
        self.epithets = Phrases(words.epithets)
        self.regions = frozenset(words.regions)
        self.states = {split(name): state for name, state in states.items()}
        self.abbreviations = frozenset(words.abbreviations)
        self.not_names = frozenset(pack.names.not_names)
        self.institutions = frozenset(words.institutions)
        self.honorifics = frozenset((*pack.names.honorifics, *words.addresses))
        self.tails = Phrases(words.tails)
        packs = (words, *(load_pack(code).titles for code in words.borrows))
        self.sets = {
            name: frozenset(" ".join(split(role)) for titles in packs for role in getattr(titles, name))
            for name in (*KINDS, "incomplete", "trades", "posted", "team", "sided", "sportive")
        }
        self.before_roles = frozenset(word for titles in packs for word in (*titles.prefixes, *titles.fronts))
        self.parties = Phrases(words.parties)
        self.ages, self.ended = Phrases(words.ages), Phrases(words.ended)
        self.based = frozenset(words.based)
        self.shared = Phrases(words.common_bodies)
        self.located = frozenset(words.located)
        self.world_regions = frozenset(words.world_regions)
        self.may_begin = lru_cache(maxsize=WORDS_KEPT)(self._may_begin)

    def find(self, items: Sequence[Item]) -> list[TitlePhrase]:
        """The sentence's title phrases in order, none overlapping another."""
        texts = [item.text if item.kind == "word" else SAID_AS.get(item.lower, "") for item in items]
        lowers = [text.lower().replace(".", "") for text in texts]
        bodies = frozenset(index for index, item in enumerate(items) if item.kind == "ORG")
        roles: list[tuple[Role, RoleGrammar]] = []
        index = 0
        while index < len(items):
            if not self.may_begin(lowers[index]):
                index += 1
                continue
            grammars = self.grammars[:1] if "." in items[index].text else self.grammars  # `Tuti, M.P.` is a degree
            read = [(role, grammar) for grammar in grammars if (role := grammar.read(texts, lowers, index, bodies))]
            idiom = self.idioms.at(lowers, index)
            if idiom and all(role.end <= index + len(idiom) for role, _ in read):
                index += len(idiom)
                continue
            if not read:
                index += 1
                continue
            best = max(read, key=lambda pair: (pair[0].end, len(pair[0].head)))
            placed = self._placed(items, lowers, *best, roles[-1][0].start if roles else 0)
            if placed is not best[0] and roles and roles[-1][0].end > placed.start:
                roles.pop()  # `chief` of `chief Asia economist`
            best = (placed, best[1])
            if not (roles and self._describes(items, lowers, roles[-1][0], best[0])):
                roles.append(best)
            index = best[0].end
        phrases: list[TitlePhrase] = []
        floor = 0
        for number, (role, grammar) in enumerate(roles):
            ceiling = roles[number + 1][0].start if number + 1 < len(roles) else len(items)
            phrase = self._phrase(items, lowers, role, grammar, floor, ceiling)
            phrases.append(phrase)
            floor = phrase.last
        return phrases

    def _placed(
        self, items: Sequence[Item], lowers: Sequence[str], role: Role, grammar: RoleGrammar, floor: int
    ) -> Role:
        """The role with the region that it is about, and the rank before that: `senior Asia economist`."""
        at = role.start - 2
        if grammar.words.modifiers_follow or at + 1 < floor or at < -1 or items[at + 1].kind != "LOC":
            return role
        region = items[at + 1]
        alone = region.lower in self.world_regions and items[role.start].text.islower()
        if alone and not (at >= floor and items[at].kind == "word" and (lowers[at],) in grammar.tables["fronts"]):
            head, normalized = f"{region.lower} {role.head}", f"{region.text} {role.normalized}"
            return replace(role, start=at + 1, head=head, normalized=normalized)
        if at < floor or items[at].kind != "word":
            return role
        front = grammar.tables["fronts"].get((lowers[at],))
        if front is None or not items[at].text.islower() or self._is("territorial", role.head):
            return role
        return replace(role, start=at, normalized=f"{front} {items[at + 1].text} {role.normalized}")

    def _may_begin(self, lower: str) -> bool:
        """Whether a role or an idiom may begin with a word in lower case; most words can begin neither."""
        return lower in self.idioms.first or any(grammar.may_begin(lower) for grammar in self.grammars)

    def _describes(self, items: Sequence[Item], lowers: Sequence[str], before: Role, role: Role) -> bool:
        """Whether a role's word only says what a body is: `partner of the blockchain developer Lumen`."""
        link = self.links.at(lowers, before.end)
        if not link or role.end >= len(items) or items[role.end].kind != "ORG":
            return False
        between = items[before.end + len(link) : role.end]
        return len(between) < NOUNS and all(
            item.kind == "word" and item.text.islower() and item.lower not in self.barred for item in between
        )

    def _phrase(
        self, items: Sequence[Item], lowers: Sequence[str], role: Role, grammar: RoleGrammar, floor: int, ceiling: int
    ) -> TitlePhrase:
        post = role.head in self.sets["corporate"]  # a post of a firm in spite of the office in it
        territorial = role.head in self.sets["territorial"] if post else self._is("territorial", role.head)
        first, status, determined, plural, left, own_left = self._left(items, lowers, role, grammar, floor, territorial)
        right = self._right(items, lowers, role, ceiling, territorial)
        return TitlePhrase(
            first=first,
            last=right.last,
            start=items[role.start].start,
            end=items[(right.posted or role.end) - 1].end,
            head=role.head,
            normalized=role.normalized + right.posting,
            words=role.end - role.start,
            status=status if status and right.status in (None, "current") else right.status,
            body=left or right.body,
            plural=role.plural or plural,
            determined=determined,
            bodied=first < role.start and lowers[first] in self.words.body_possessives,
            definite=first < role.start and lowers[first] in self.words.definite,
            possessed=first < role.start and lowers[first] in self.words.possessives,
            own_body=own_left or right.own,
            territorial=territorial,
            national=role.head in self.sets["national"] if post else self._is("national", role.head),
            royal=self._is("royal", role.head),
            homeland=right.homeland or bool(own_left and self.homelands.at(own_left.split(), 0)),
            posting=right.posting,
            trade=role.head in self.sets["trades"],
            team=role.head in self.sets["team"],
            sportive=role.head in self.sets["sportive"],
            corporate=self._is("corporate", role.head),
            relational=self._is("relational", role.head),
            incomplete=role.head in self.sets["incomplete"],
            capital=items[role.start].text[:1].isupper(),
        )

    def _is(self, kind: str, head: str) -> bool:
        """Whether the role, or the role that it deputises for (`wakil bupati`), is of the kind."""
        words = head.split()
        while words:
            if " ".join(words) in self.sets[kind]:
                return True
            if words.pop(0) not in self.before_roles:
                break
        return False

    def _left(
        self,
        items: Sequence[Item],
        lowers: Sequence[str],
        role: Role,
        grammar: RoleGrammar,
        floor: int,
        territorial: bool,
    ) -> tuple[int, str | None, bool, bool, Body | None, str]:
        """What belongs to a role on its left: where it begins, status, determiner, plural mark, body, own body."""
        index, status, determined, plural = role.start, None, False, False
        body: Body | None = None
        own = ""
        while index > floor:
            if entry := _ending(self.status_before, lowers, index, floor):
                status = status or self.words.status_before[" ".join(entry)]
                index -= len(entry)
            elif entry := _ending(self.determiners, lowers, index, floor):
                determined, plural = True, plural or " ".join(entry) in self.plural_marks
                index -= len(entry)
            elif entry := _ending(self.ordinals, lowers, index, floor):
                index -= len(entry)
            elif (
                items[index - 1].text == "."
                and index - 1 > floor
                and _ending(self.status_before, lowers, index - 1, floor)
            ):
                index -= 1  # `Plt. Gubernur`
            elif (
                index - 3 > floor
                and self._aside(items, index - 3, index) == index
                and _ending(self.status_before, lowers, index - 3, floor)
            ):
                index -= 3  # `Pelaksana Harian (Plh) Kepala`
            elif aged := self._aged(items, lowers, index, floor):
                index = aged
            elif lowers[index - 1] in self.based and index - 3 > floor and items[index - 2].text == "-":
                index -= 3  # `a Singapore-based director`
            elif grammar.words.modifiers_follow or body or own or determined:
                break
            else:
                step = 1 if items[index - 1].lower == "'s" and index - 1 > floor else 0
                step = 3 if self._aside(items, index - 3, index) == index and index - 3 > floor else step
                before = items[index - 1 - step]
                if before.kind in ("ORG", "LOC"):
                    sided = before.kind == "LOC" and role.head in self.sets["sided"]
                    body = self._body(before, territorial or sided)
                    index -= 1 + step
                elif entry := _ending(self.demonyms, lowers, index - step, floor):
                    body = Body(self.states[entry]) if territorial else None
                    index -= len(entry) + step
                elif entry := _ending(self.owners if step else self.own, lowers, index - step, floor):
                    own = " ".join(entry)
                    index -= len(entry) + step
                elif step == 1 and before.kind == "word" and self._noun_of_article(items, lowers, index - 2, floor):
                    index -= 2  # `the film's producer`
                elif not step and (described := self._described(items, lowers, index, floor)):
                    index = described
                else:
                    break
        return index, status, determined, plural, body, own

    def _aged(self, items: Sequence[Item], lowers: Sequence[str], end: int, floor: int) -> int:
        """Where an age in front of a role begins (`29-year-old trader`), 0 for none."""
        entry = _ending(self.ages, lowers, end, floor)
        at = end - len(entry or ()) - 1
        return at if entry and at > floor and items[at].text.isdigit() else 0

    def _noun_of_article(self, items: Sequence[Item], lowers: Sequence[str], at: int, floor: int) -> bool:
        """Whether a plain noun with its article stands at `at`."""
        plain = items[at].text.isalpha() and items[at].text.islower() and lowers[at] not in self.barred
        return plain and _ending(self.articles, lowers, at, floor) is not None

    def _described(self, items: Sequence[Item], lowers: Sequence[str], end: int, floor: int) -> int:
        """Where words unknown to any list begin that only describe a role behind its article (`a seasoned lawyer`)."""
        for index in range(end - 1, max(floor, end - DESCRIBED - 1), -1):
            if items[index].kind != "word" or lowers[index] in self.barred or not lowers[index].isalpha():
                return 0
            if _ending(self.articles, lowers, index, floor):
                return index
        return 0

    def _right(
        self, items: Sequence[Item], lowers: Sequence[str], role: Role, ceiling: int, territorial: bool
    ) -> Right:
        """What belongs to a role on its right."""
        index, status = role.end, None
        body: Body | None = None
        while index < ceiling:
            if entry := self.status_after.at(lowers, index):
                status = self.words.status_after[" ".join(entry)]
                index += len(entry)
            elif items[index].text in CLOSE and (entry := self.status_after.at(lowers, index + 1)):
                status = self.words.status_after[" ".join(entry)]
                index += len(entry) + 1
                index += index < ceiling and items[index].text == CLOSE[items[index - len(entry) - 1].text]
            elif entry := self.epithets.at(lowers, index) or self.ordinals.at(lowers, index):
                index += len(entry)
            else:
                break
        own, homeland = "", False
        sent: list[str] = []
        preposition, posted = "", 0
        posts = role.head in self.sets["posted"]
        while index < ceiling:
            link = self.links.at(lowers, index)
            after = index + (len(link) if link else 0)
            if after >= ceiling or not (link or self.words.modifiers_follow):
                break
            if (
                not link
                and territorial
                and (body or sent)
                and lowers[index] in self.words.joiners
                and items[index + 1 : index + 2]
            ):
                after = index + 1  # `Duta Besar Indonesia untuk Tiongkok dan Mongolia`
                if items[after].kind != "LOC" and not self.demonyms.at(lowers, after):
                    break
            posting = (link and " ".join(link) in self.words.posting_links) or (sent and after > index)
            about = not territorial and not body and link and link[0] == "for" and index == role.end
            about = about and items[after].lower in self.world_regions  # `regional director for Africa`
            if ((posts and posting) or about) and (reached := self._place(items, lowers, after, ceiling)):
                place, end = reached
                preposition = preposition or ("for" if link and link[0] == "for" else "to")
                posted = end if index in (role.end, posted) else posted
                sent.append(place)
                index = end
                continue
            realm = after + len(self.realms.at(lowers, after) or ())
            if territorial and realm < ceiling and (items[realm].kind == "LOC" or self.demonyms.at(lowers, realm)):
                after = realm  # `Presiden Republik Peru`
            if link and (length := self._homeland(items, lowers, after)):
                homeland, index = True, after + length
                continue
            after = self._over_owner(items, lowers, after, ceiling) if link else after
            named = self._over_nouns(items, lowers, after, ceiling, linked=bool(link))
            if items[named].kind in ("ORG", "LOC"):
                found_there = items[named].kind == "LOC" and link == ("in",) and role.head in self.located
                body = _preferred(body, self._body(items[named], territorial and not found_there))
                index = self._over_regions(items, lowers, self._aside(items, named + 1, ceiling), ceiling)
            elif (link or after > index or not body) and (entry := self.demonyms.at(lowers, after)):
                body = body or (Body(self.states[entry]) if territorial else None)
                index = after + len(entry)
            elif named > after and not body and items[named].text[:1].isupper() and items[named].kind == "word":
                index, body = self._untagged(items, named, ceiling)
            elif not body and items[after].text[:1].isupper() and (entry := self.shared.at(lowers, after)):
                body = Body(" ".join(item.text for item in items[after : after + len(entry)]))
                index = after + len(entry)
            elif not body and not own and (entry := self.own.at(lowers, after)):
                own, index = " ".join(entry), after + len(entry)
            elif (link or not body) and self._names_body(
                items, lowers, after, linked=bool(link), territorial=territorial
            ):
                index, unknown = self._untagged(items, after, ceiling)
                body = body or unknown
            else:
                break
        if not body and (party := self.parties.at(lowers, index)) and index + len(party) <= ceiling:
            index += len(party)
        if tail := self.tails.at(lowers, index):
            end = index + len(tail)
            while end < ceiling and (items[end].kind == "word" or items[end].text == "-") and end - role.end < TAIL:
                end += 1
            if body or (end < len(items) and items[end].kind in ("PER", "mark")):
                index = end
        if status is None and self.ended.at(lowers, index):
            status = "former"
        place = f" {preposition} {' and '.join(sent)}" if sent else ""
        return Right(index, status, body, own, homeland, place, posted)

    def _over_owner(self, items: Sequence[Item], lowers: Sequence[str], at: int, ceiling: int) -> int:
        """Steps over whose the body is that follows: `of the territory's Lumen`, `at Oak School's Ash Centre`."""
        owner = items[at]
        if at + 1 < ceiling and lowers[at] in self.words.body_possessives and items[at + 1].kind == "ORG":
            return at + 1
        if at + 2 >= ceiling or items[at + 1].lower != "'s" or items[at + 2].kind != "ORG":
            return at
        noun = owner.kind == "word" and owner.text.isalpha() and owner.text.islower() and lowers[at] not in self.barred
        return at + 2 if noun or owner.kind in ("ORG", "LOC") else at

    def _place(self, items: Sequence[Item], lowers: Sequence[str], at: int, ceiling: int) -> tuple[str, int] | None:
        """The English name of the place that begins at `at`, and its end."""
        if at >= ceiling:
            return None
        if items[at].kind == "LOC":
            return _with_article(self.english.get(items[at].lower, items[at].text)), at + 1
        if (entry := self.demonyms.at(lowers, at)) and items[at].text[:1].isupper():
            state = self.states[entry]
            return _with_article(self.english.get(state.lower(), state)), at + len(entry)
        return None

    def _homeland(self, items: Sequence[Item], lowers: Sequence[str], at: int) -> int:
        """The length of a noun that means the speaker's own country, 0 for none; a model may take it for a name."""
        if items[at].kind in ("ORG", "LOC"):
            return int(self.homelands.at(split(items[at].text), 0) == split(items[at].text))
        return len(self.homelands.at(lowers, at) or ())

    def _over_regions(self, items: Sequence[Item], lowers: Sequence[str], index: int, ceiling: int) -> int:
        """Steps over where a body is: `Kementerian Agama Kota Solo`."""
        while index + 1 < ceiling and lowers[index] in self.regions and items[index + 1].kind == "LOC":
            index += 2
        while index + 2 < len(items) and items[index].text == "," and items[index + 1].kind == "LOC":
            if items[index + 2].text != ",":
                break
            index += 2  # `students at the Lumen School, Doha, Ann and Bo`
        return index

    def _over_nouns(self, items: Sequence[Item], lowers: Sequence[str], at: int, ceiling: int, *, linked: bool) -> int:
        """Steps over the nouns that say what a body is (`of the chip maker Lumen`), where its name follows them."""
        index = at
        while index < ceiling and (kind := self.kinds.at(lowers, index)):
            index += len(kind)
        known = index > at
        if not known and not linked:
            return at
        while (
            index < min(ceiling - 1, at + NOUNS)
            and items[index].kind == "word"
            and items[index].text.islower()
            and lowers[index] not in self.barred
        ):
            index += 1
        if index >= ceiling or not (items[index].kind == "ORG" or (known and items[index].text[:1].isupper())):
            return at
        return index

    def _names_body(
        self, items: Sequence[Item], lowers: Sequence[str], at: int, *, linked: bool, territorial: bool
    ) -> bool:
        """Whether a body or a place that no one recognised begins at `at`."""
        if not items[at].text[:1].isupper() or items[at].kind != "word" or lowers[at] in self.not_names:
            return False
        if lowers[at] in self.honorifics:
            return False
        return lowers[at] in self.institutions or (territorial and not linked and self.words.modifiers_follow)

    def _aside(self, items: Sequence[Item], index: int, ceiling: int) -> int:
        """The end of an acronym in brackets, or behind a word (`atau Bawaslu`), that begins at `index`, or `index`."""
        if 0 < index < len(items) - 1 and items[index].lower in self.either and items[index - 1].entity is not None:
            return index + 2 if items[index + 1].entity is items[index - 1].entity else index
        if (
            index > 0
            and index + 2 < len(items)
            and items[index].text in CLOSE
            and items[index + 2].text == CLOSE[items[index].text]
        ):
            return (
                index + 3
                if items[index + 1].kind in ("ORG", "LOC", "word") and not items[index + 1].text.isdigit()
                else index
            )
        return index

    def _untagged(self, items: Sequence[Item], index: int, ceiling: int) -> tuple[int, Body]:
        """An organization that no one recognised: an institution's word and the capitals behind it."""
        end = index + 1
        while (
            end < min(ceiling, index + UNTAGGED)
            and items[end].kind in ("word", "LOC", "ORG")
            and items[end].text[:1].isupper()
        ):
            end += 1
        return end, Body(" ".join(item.text for item in items[index:end]))

    def _state(self, words: tuple[str, ...]) -> str | None:
        """The country that an adjective or a form of its full name means: `Portuguese Republic`, `Republik Peru`."""
        if state := self.adjectives.get(words):
            return state
        if words in self.states:
            return None
        for size in range(1, len(words)):
            for realm, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
                if self.realms.at(realm, 0) == realm and rest in self.states:
                    return self.states[rest]
        return None

    def _body(self, item: Item, territorial: bool) -> Body | None:
        if item.entity is None or (item.kind == "LOC" and not territorial):
            return None
        if item.kind != "PER" and (state := self._state(split(item.text))):
            return Body(state) if territorial else None
        return Body(item.entity.name, item.entity.key if item.kind == "ORG" else None)


def _with_article(place: str) -> str:
    return f"the {place}" if place in ARTICLED else place


def _preferred(one: Body | None, other: Body | None) -> Body | None:
    """The first body; an organization before a place."""
    if one and other and one.key is None and other.key is not None:
        return other
    return one or other


def _ending(phrases: Phrases, lowers: Sequence[str], end: int, floor: int) -> tuple[str, ...] | None:
    """The longest phrase that ends just before `end`, not reaching below `floor`."""
    for length in range(min(3, end - floor), 0, -1):
        if (entry := phrases.at(lowers[end - length : end], 0)) and len(entry) == length:
            return entry
    return None


@cache
def phrase_reader(pack: LanguagePack) -> PhraseReader:
    """The reader of a pack's title phrases, built once."""
    return PhraseReader(pack)
