"""Roles: where a title begins and ends in a run of words, and its English normal form.

Pure: words in, indices and text out. The lexicon is the language pack's (`languages/<code>/titles.toml`); what a role
is made of (`wakil ketua komisi III`, `deputy finance minister`) is composed from its parts.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from warta.languages import LanguagePack, load_pack
from warta.languages.titles import TitleWords
from warta.values.countries import country_names

WORD = re.compile(r"[^\W_]+")
NUMERAL = re.compile(r"[IVX]{1,5}|\d{1,2}|[A-Z]")
SAID_POSSESSIVE = "s"  # how a possessive mark reads among a title's words
SMALL = frozenset(("of", "and", "the", "for", "on", "in", "at", "to"))
UNKNOWN = 2  # words of a domain that no list knows
NAMED = 3  # such words where they are in capitals
LISTED = 12  # words of a listed domain, its commas among them
MODIFIERS = 9  # words of a title beside its head; real ones stay below


@dataclass(frozen=True, slots=True)
class Role:
    """A title in a run of words: indices `start`..`end` (exclusive), its head by the lexicon, its normal form."""

    start: int
    end: int
    head: str
    normalized: str
    plural: bool = False


class Phrases:
    """A lexicon of phrases, found by their first word, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = split(phrase)
            self.first.setdefault(words[0], []).append(words)
        for entries in self.first.values():
            entries.sort(key=len, reverse=True)

    def at(self, words: Sequence[str], index: int) -> tuple[str, ...] | None:
        """The longest phrase that begins at `index` of the lower-cased words, or None."""
        if index >= len(words):
            return None
        for entry in self.first.get(words[index], ()):
            if tuple(words[index : index + len(entry)]) == entry:
                return entry
        return None


def split(phrase: str) -> tuple[str, ...]:
    """A phrase's words, lower-cased; hyphens and dots part words.

    >>> split("Vice-President")
    ('vice', 'president')
    """
    return tuple(WORD.findall(phrase.lower()))


@dataclass(slots=True)
class Parts:
    """What a title is made of, while it is read."""

    fronts: list[str] = field(default_factory=list)
    slot: list[tuple[str, str]] = field(default_factory=list)
    tail: str = ""


class RoleGrammar:
    """How one language builds its titles."""

    def __init__(self, words: TitleWords, places: Iterable[str] = ()) -> None:
        self.words = words
        self.places = Phrases((*words.demonyms, *places))
        self.roles = {split(role): english for role, english in words.roles.items()}
        self.plural_of = {
            plural: role for role in self.roles for plural in [_plural(role, words.plurals)] if plural not in self.roles
        }
        self.tables = {
            "prefixes": {split(word): english for word, english in words.prefixes.items()},
            "fronts": {split(word): english for word, english in words.fronts.items()},
            "domains": {split(word): english for word, english in words.domains.items()},
            "units": {split(word): english for word, english in words.units.items()},
        }
        self.tables["fronts"].update({split(word): "" for word in words.corps})
        self.attributes = {split(word): english for word, english in words.attributes.items()}
        self.heads = Phrases(" ".join(role) for role in (*self.roles, *self.plural_of))
        self.phrases = {name: Phrases(" ".join(key) for key in table) for name, table in self.tables.items()}
        self.role_shape = re.compile(words.role_shape) if words.role_shape else None
        self.shape = re.compile(words.modifier_shape) if words.modifier_shape else None
        opening = (self.heads, *(self.phrases[name] for name in self._opening()))
        self.openers = frozenset(word for phrases in opening for word in phrases.first)
        self.unit_words = frozenset(unit[-1] for unit in self.tables["units"])
        local = frozenset(split(role) for role in words.territorial)
        self.local = local.union(head for head in self.roles if self._deputises(head, local))
        self.field_adjectives = frozenset(words.field_adjectives)
        self.field = re.compile(words.field_shape) if words.field_shape else None
        self.fielded = frozenset(split(role) for role in words.fielded)
        self.body_links = Phrases(words.organization_links)
        self.predicate = re.compile(words.predicate_shape) if words.predicate_shape else None
        realms = (word for realm in words.realms for word in realm.split()) if words.modifiers_follow else ()
        self.barred = frozenset((*words.not_modifiers, *words.institutions, *realms))

    def _deputises(self, head: tuple[str, ...], local: frozenset[tuple[str, ...]]) -> bool:
        """Whether a role is an office of `local` with a prefix in front: `wakil wali kota`."""
        return any(head[size:] in local and head[:size] in self.tables["prefixes"] for size in range(1, len(head)))

    def _opening(self) -> tuple[str, ...]:
        """The tables whose words may begin a title."""
        return ("prefixes",) if self.words.modifiers_follow else ("prefixes", "fronts", "domains", "units")

    def read(
        self, texts: Sequence[str], lowers: Sequence[str], at: int, bodies: frozenset[int] = frozenset()
    ) -> Role | None:
        """The title whose first word is `texts[at]`, as long as it goes; None when none begins there.

        `texts` are words as written, `lowers` the same in lower case; an empty string stands for whatever no title runs
        over (a mark, a name), and `bodies` are the places of organizations.
        """
        if not self.may_begin(lowers[at]):
            return None
        if self.words.modifiers_follow:
            return self._head_first(texts, lowers, at, bodies)
        return self._head_last(texts, lowers, at, bodies)

    def may_begin(self, lower: str) -> bool:
        """Whether a title may begin with a word in lower case."""
        if lower in self.openers:
            return True
        if self.words.modifiers_follow:
            return False
        return bool(self._shaped(lower) or (self.shape and self.shape.fullmatch(lower)))

    def _head_first(self, texts: Sequence[str], lowers: Sequence[str], at: int, bodies: frozenset[int]) -> Role | None:
        parts, index = Parts(), at
        while (prefix := self.phrases["prefixes"].at(lowers, index)) and self._starts(lowers, index + len(prefix)):
            if (longer := self.heads.at(lowers, index)) and len(longer) > len(prefix):
                break
            parts.fronts.append(self.tables["prefixes"][prefix])
            index += len(prefix)
        head = self.heads.at(lowers, index)
        if head is None:
            return None
        head = self._before_board(lowers, index, head)
        capital = texts[index][:1].isupper() and (head not in self.local or "{}" in self._english(head))
        end = self._modifiers(texts, lowers, index + len(head), parts, capital=capital)
        if head in self.fielded:
            end = self._field(texts, lowers, end, parts, bodies)
        return self._role(at, end, head, parts)

    def _before_board(self, lowers: Sequence[str], at: int, head: tuple[str, ...]) -> tuple[str, ...]:
        """The shorter head before a unit that the longer one would cut (`anggota dewan penasihat`: `anggota`)."""
        for size in range(1, len(head)):
            unit = self.phrases["units"].at(lowers, at + size)
            if head[:size] in self.roles and unit and size + len(unit) > len(head) and len(unit) > 1:
                return head[:size]
        return head

    def _field(
        self, texts: Sequence[str], lowers: Sequence[str], start: int, parts: Parts, bodies: frozenset[int]
    ) -> int:
        """The end of a field that no list knows (`dosen tata boga`), where a body or an apposition's end follows."""
        end = start
        while end < len(lowers) and end - start <= UNKNOWN and texts[end].isalpha() and texts[end].islower():
            if lowers[end] in self.barred or lowers[end] in self.words.joiners or self._starts(lowers, end):
                break
            if lowers[end] in self.words.epithets or self.phrases["fronts"].at(lowers, end):
                break
            if self.predicate and self.predicate.fullmatch(lowers[end]):
                break
            end += 1
        closed = end < len(lowers) and (
            end in bodies or lowers[end] in (",", *self.words.institutions, *self.words.uniting)
        )
        if end == start or end - start > UNKNOWN or not closed:
            return start
        parts.slot.append(("word", " ".join(texts[start:end])))
        return end

    def _head_last(self, texts: Sequence[str], lowers: Sequence[str], at: int, bodies: frozenset[int]) -> Role | None:
        runs: list[tuple[tuple[str, str], int]] = []
        index, best = at, None
        while index < len(lowers) and index - at < MODIFIERS:
            head = self.heads.at(lowers, index) or self._shaped(lowers[index])
            capital = texts[index][:1].isupper() and texts[index - 1].islower()
            if best and head and len(head) > 1 and capital and best[2] not in self.tables["fronts"]:
                break  # `police chief Assistant Commissioner`
            if head and (best is None or index + len(head) > best[1] + len(best[2])):
                best = (list(runs), index, head)
            step = self._modifier(texts, lowers, index, capital=False)
            if step is None and runs and runs[-1][0][0] == "domains" and (joint := self._joint(lowers, index)):
                runs.append((("and", "and"), index + joint))
                index += joint
                continue
            if step is None:
                break
            kind, entry, end = step
            runs.append(((kind, " ".join(entry)), end))
            index = end
        if best is None:
            return None
        found, index, head = best
        parts = Parts()
        rank = found[0][0] if len(found) > 1 and found[-1][0][0] == "domains" else ("", "")
        whole = (*split(rank[1]), *head) if rank[0] == "fronts" else ()
        if "{}" in self.roles.get(whole, ""):  # `coordinating economics minister`: the role around its field
            found = found[1:]
        else:
            whole = ()
        for (kind, phrase), _ in found:
            if kind == "fronts":
                parts.fronts.append(self.tables["fronts"][split(phrase)])
            else:
                parts.slot.append((kind, phrase))
        end = index + len(head)
        links = (*self.words.domain_links, *(self.words.field_links if head in self.fielded else ()))
        if end + 1 < len(lowers) and lowers[end] in links:
            listed = self._field_list(texts, lowers, end, parts, head, bodies)
            end = listed if listed > end else self._linked(texts, lowers, end, parts, head)
        elif not parts.slot and texts[index][:1].isupper() and "{}" in self._english(head):
            end = self._listed_behind(texts, lowers, end, parts)
        role = self._role(at, end, head, parts)
        return replace(role, normalized=self._compose(self.roles[whole], parts)) if whole else role

    def _field_list(
        self,
        texts: Sequence[str],
        lowers: Sequence[str],
        at: int,
        parts: Parts,
        head: tuple[str, ...],
        bodies: frozenset[int],
    ) -> int:
        """The end of several fields behind a link, a body behind them (`researcher in law and media at Oak`)."""
        end, joined = at + 1, False
        while end < len(lowers) and end - at <= LISTED:
            joins = lowers[end] == "," or lowers[end] in self.words.joiners
            plain = texts[end].isalpha() and texts[end].islower() and lowers[end] not in self.barred
            if end > at + 1 and (link := self.body_links.at(lowers, end)):
                break
            if not (joins or plain) or self._starts(lowers, end):
                return at
            joined = joined or joins
            end += 1
        else:
            return at
        english = self._english(head)
        if not joined or not bodies & {end + len(link)} or not (head in self.fielded or " of {}" in english):
            return at
        field = _title_case(" ".join(texts[at + 1 : end]).replace(" ,", ","))
        if not parts.slot and f" {lowers[at]} {{}}" in english:
            parts.slot.append(("word", field))
        else:
            parts.tail = f" {lowers[at]} {field}"
        return end

    def _linked(self, texts: Sequence[str], lowers: Sequence[str], at: int, parts: Parts, head: tuple[str, ...]) -> int:
        """A domain behind its head (`minister for finance`); gives the new end."""
        right = Parts()
        start = at + 2 if lowers[at + 1] == "the" else at + 1
        end = self._modifiers(texts, lowers, start, right, capital=False)
        if (
            end == start == at + 1
            and (end := self._unknown(texts, lowers, start, named="{}" in self._english(head))) > start
        ):
            right.slot.append(("word", " ".join(texts[start:end])))
        if not right.slot and (named := self._named_field(texts, lowers, start, head)) > start:
            end = named
            right.slot.append(("word", " ".join(texts[start:end])))
        other = end < len(lowers) and (lowers[end] == SAID_POSSESSIVE or lowers[end] in self.words.kinds)
        if end == start or not right.slot or other:
            return at  # `director of the company's Lumen`, `of logistics firm Lumen`
        if not parts.slot and any(f" {link} {{}}" in self._english(head) for link in ("of", "in")):
            parts.slot.extend([("word", front) for front in right.fronts])
            parts.slot.extend(right.slot)
        else:
            parts.tail = " " + _title_case(" ".join(texts[at:end]))
        return end

    def _named_field(self, texts: Sequence[str], lowers: Sequence[str], start: int, head: tuple[str, ...]) -> int:
        """The end of an office's field in capitals that no list knows: `Director of Public Prosecutions, A`."""
        end = start
        while end < len(texts) and end - start <= NAMED and texts[end].isalpha() and texts[end][0].isupper():
            if lowers[end] in self.barred or self.places.at(lowers, end):
                return start
            end += 1
        if end == start or self.field is None or "{}" not in self._english(head):
            return start
        closed = end == len(texts) or not texts[end] or lowers[end] == ","
        return end if closed and self.field.fullmatch(lowers[end - 1]) else start

    def _listed_behind(self, texts: Sequence[str], lowers: Sequence[str], at: int, parts: Parts) -> int:
        """Domains in capitals behind their head without a link (`Vice President Policy and Public Affairs`)."""
        if at >= len(lowers) or not texts[at][:1].isupper() or not self._domain(lowers, at):
            return at
        right = Parts()
        end = self._modifiers(texts, lowers, at, right, capital=False)
        if right.fronts or not right.slot:
            return at
        parts.slot.extend(right.slot)
        return end

    def _unknown(self, texts: Sequence[str], lowers: Sequence[str], start: int, *, named: bool) -> int:
        """The end of a domain that no list knows (`director of photography`), before a mark, a link or a name."""
        end = start
        while end < len(lowers) and end - start < UNKNOWN and texts[end].isalpha() and texts[end].islower():
            if lowers[end] in self.barred or lowers[end] in self.words.joiners or self._starts(lowers, end):
                break
            end += 1
        closed = (
            end == len(lowers) or lowers[end] in (",", *self.words.organization_links) or (named and not texts[end])
        )
        return end if closed else start

    def _modifiers(self, texts: Sequence[str], lowers: Sequence[str], at: int, parts: Parts, *, capital: bool) -> int:
        """Reads what follows a head into `parts`; gives the end."""
        index, joined = at, False
        while index < len(lowers) and index - at < MODIFIERS:
            step = self._modifier(texts, lowers, index, capital=capital)
            if step is None:
                if joined or not parts.slot or not (joint := self._joint(lowers, index)):
                    break
                in_unit = parts.slot[0][0] == "units" and self.phrases["domains"].at(lowers, index + joint)
                if self._starts(lowers, index + joint) and not (in_unit or self._is_field(lowers, index + joint)):
                    break
                if not self._modifier(texts, lowers, index + joint, capital=capital):
                    break
                parts.slot.append(("and", "and"))
                index, joined = index + joint, True
                continue
            kind, entry, end = step
            if kind == "fronts" and parts.slot and parts.slot[-1][0] == "units":
                parts.slot.append((kind, " ".join(entry)))  # `Kepala Bagian Umum`
            elif kind == "fronts" and parts.slot and " ".join(entry) in self.field_adjectives:
                parts.slot.append((kind, " ".join(entry)))  # `Direktur Perencanaan Korporat`
            elif kind == "fronts":
                parts.fronts.append(self.tables["fronts"][entry])
            else:
                unknown = kind == "word" and not NUMERAL.fullmatch(texts[index])
                if unknown and parts.slot and parts.slot[-1][0] == "word":
                    parts.slot[-1] = ("word", f"{parts.slot[-1][1]} {texts[index]}")
                else:
                    parts.slot.append((kind, texts[index] if kind == "word" else " ".join(entry)))
            index, joined = end, False
        return index

    def _is_field(self, lowers: Sequence[str], index: int) -> bool:
        """Whether the words at `index` are a domain that only begins like a role: `investor relations`."""
        domain, head = self._domain(lowers, index), self.heads.at(lowers, index)
        return bool(domain and head and len(domain[0]) > len(head))

    def _joint(self, lowers: Sequence[str], index: int) -> int:
        """How many words join a further domain at `index`: `dan`, or a comma in a list that ends with one."""
        joiners, domains = self.words.joiners, self.phrases["domains"]
        if lowers[index] in joiners:
            return int(index + 1 < len(lowers) and (self.words.modifiers_follow or bool(domains.at(lowers, index + 1))))
        if lowers[index] != "," or index + 1 >= len(lowers):
            return 0
        joint = 1 + (lowers[index + 1] in joiners)
        last = range(index + 1, min(index + LISTED, len(lowers)))
        closed = any(lowers[at] in joiners and domains.at(lowers, at + 1) for at in last)
        return joint if closed and domains.at(lowers, index + joint) else 0

    def _domain(self, lowers: Sequence[str], index: int) -> tuple[tuple[str, ...], int] | None:
        """The longest domain at `index`, its commas overlooked, and its end."""
        domains = self.phrases["domains"]
        if lowers[index] not in domains.first:
            return None
        plain = [at for at in range(index, min(index + LISTED, len(lowers))) if lowers[at] != ","]
        entry = domains.at([lowers[at] for at in plain], 0)
        return (entry, plain[len(entry) - 1] + 1) if entry else None

    def _modifier(
        self, texts: Sequence[str], lowers: Sequence[str], index: int, *, capital: bool
    ) -> tuple[str, tuple[str, ...], int] | None:
        """One modifier at `index`: its kind, its words, its end."""
        if index >= len(lowers) or not lowers[index]:
            return None
        best: tuple[str, tuple[str, ...], int] | None = None
        for kind in ("fronts", "domains", "units"):
            if kind == "domains":
                entry, end = self._domain(lowers, index) or (None, index)
            else:
                entry = self.phrases[kind].at(lowers, index)
                end = index + len(entry or ())
            if kind == "fronts" and entry and " ".join(entry) in self.words.ordinals and texts[index].islower():
                continue
            if entry and (
                best is None or len(entry) > len(best[1]) or self._as_unit(texts, lowers, index, entry, kind)
            ):
                best = (kind, entry, end)
        if best:
            return best
        text, lower = texts[index], lowers[index]
        if (
            lower in self.barred
            or lower in self.words.joiners
            or self._starts(lowers, index)
            or self.places.at(lowers, index)
        ):
            return None
        if index and lowers[index - 1] in self.unit_words and NUMERAL.fullmatch(text):
            return "word", (lower,), index + 1
        if (capital and text[:1].isupper()) or (self.shape and self.shape.fullmatch(lower)):
            return "word", (lower,), index + 1
        return None

    def _as_unit(
        self, texts: Sequence[str], lowers: Sequence[str], index: int, entry: tuple[str, ...], kind: str
    ) -> bool:
        """Whether a word that may be an adjective or a unit (`pusat`) is the unit: what it is a unit for follows."""
        if kind != "units" or entry not in self.tables["fronts"]:
            return False
        after = index + len(entry)
        return any(self.phrases[name].at(lowers, after) for name in ("domains", "units"))

    def _starts(self, lowers: Sequence[str], index: int) -> bool:
        return bool(self.heads.at(lowers, index) or self.phrases["prefixes"].at(lowers, index))

    def _shaped(self, word: str) -> tuple[str, ...] | None:
        """A trade that only its ending shows: `glaciologist`."""
        return (word,) if self.role_shape and self.role_shape.fullmatch(self._singular((word,))[0]) else None

    def _singular(self, head: tuple[str, ...]) -> tuple[str, ...]:
        """The singular of a head; of one that no list knows, by the language's plural endings."""
        if head in self.plural_of or head in self.roles:
            return self.plural_of.get(head, head)
        for ending, plural in self.words.plurals.items():
            if head[-1].endswith(plural):
                return (*head[:-1], head[-1][: -len(plural)] + ending)
        return head

    def _english(self, head: tuple[str, ...]) -> str:
        singular = self._singular(head)
        return self.roles.get(singular) or _title_case(" ".join(singular))

    def _role(self, start: int, end: int, head: tuple[str, ...], parts: Parts) -> Role:
        singular = self._singular(head)
        return Role(start, end, " ".join(singular), self._compose(self._english(head), parts), singular != head)

    def _compose(self, english: str, parts: Parts) -> str:
        fronts = [front for number, front in enumerate(parts.fronts) if front not in parts.fronts[:number]]
        if len(parts.slot) == 1 and parts.slot[0][0] == "word" and NUMERAL.fullmatch(parts.slot[0][1]):
            pieces = [*fronts, _alone(english), parts.slot[0][1]]  # `Wakil Rektor IV`
        elif "{}" not in english:
            noun = self._noun(parts.slot, attribute=True)
            inside = noun.startswith("the ")  # `Peneliti Pusat Riset`
            pieces = [*fronts, english, "at", noun] if inside else [*fronts, noun, english]
        elif parts.slot:
            noun = self._noun(parts.slot, attribute=not english.endswith("{}"))
            pieces = [*fronts, english.replace("{}", noun)]
        else:
            pieces = [*fronts, _alone(english)]
        return " ".join(piece for piece in pieces if piece) + parts.tail

    def _noun(self, slot: Sequence[tuple[str, str]], *, attribute: bool) -> str:
        """A domain in English: in a head-first language later words go in front (`industri AI`: `AI Industry`)."""
        groups: list[list[tuple[str, str]]] = [[]]
        for part in slot:
            if part[0] == "and":
                groups.append([])
            else:
                groups[-1].append(part)
        first, *others = [group for group in groups if group] or [[]]
        in_unit = len(first) > 1 and first[0][0] == "units" and all(other[0][0] != "units" for other in others)
        if self.words.modifiers_follow and others and in_unit:  # `Seksi Urusan Umum dan Humas`
            parts = [self._compound(group, attribute=True) for group in (first[1:], *others)]
            return self.tables["units"][split(first[0][1])].replace("{}", _listed(parts))
        return _listed([self._compound(group, attribute=attribute) for group in (first, *others)])

    def _compound(self, group: Sequence[tuple[str, str]], *, attribute: bool) -> str:
        if not group:
            return ""
        if self.words.modifiers_follow:
            (kind, phrase), rest = group[0], group[1:]
            if kind == "units":
                template = self.tables["units"][split(phrase)]
                if rest and rest[0][0] == "word" and NUMERAL.fullmatch(rest[0][1]):
                    return f"{_alone(template)} {rest[0][1]}"
                field = self._compound(rest, attribute=not template.endswith(" of {}"))
                return template.replace("{}", field) if rest else _alone(template)
            before = self._compound(rest, attribute=True)
            return f"{before} {self._word(kind, phrase, attribute)}".strip()
        *before_last, (kind, phrase) = group
        words = [self._word(*part, attribute=True) for part in before_last] + [self._word(kind, phrase, attribute)]
        return " ".join(words)

    def _word(self, kind: str, phrase: str, attribute: bool) -> str:
        words = split(phrase)
        if kind == "units":
            return _alone(self.tables["units"][words])
        if kind == "fronts":
            return self.tables["fronts"][words]
        if attribute and words in self.attributes:
            return self.attributes[words]
        return self.tables["domains"].get(words) or _title_case(phrase)


def _plural(role: tuple[str, ...], endings: dict[str, str]) -> tuple[str, ...]:
    """The plural of a role by the language's endings, longest first; the role itself where it has none."""
    for ending in sorted(endings, key=len, reverse=True):
        if role[-1].endswith(ending):
            return (*role[:-1], role[-1][: len(role[-1]) - len(ending)] + endings[ending])
    return role


def _listed(parts: Sequence[str]) -> str:
    """Nouns as English lists them: `A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _alone(template: str) -> str:
    """A template's words without its domain: `Minister of {}` is `Minister`."""
    return re.sub(r"\s+", " ", re.sub(r" (?:of|for|in) \{\}$|^the (?=\{\})|\{\}", "", template)).strip()


def _title_case(text: str) -> str:
    """Words with a first capital, small ones and acronyms kept."""
    words = text.split()
    return " ".join(word.lower() if word.lower() in SMALL else word[:1].upper() + word[1:] for word in words)


@cache
def role_grammar(pack: LanguagePack) -> RoleGrammar:
    """The grammar of a pack's titles, built once."""
    return RoleGrammar(pack.titles, country_names(pack.code))


@cache
def role_grammars(pack: LanguagePack) -> tuple[RoleGrammar, ...]:
    """The pack's grammar, and those of the languages whose titles are also written in it."""
    return (role_grammar(pack), *(role_grammar(load_pack(code)) for code in pack.titles.borrows))
