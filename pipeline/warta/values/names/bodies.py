"""Which organizations and which places of one article are the same.

Organizations: acronyms (declared in brackets, by initials, by contraction, by the language's fixed abbreviations),
legal forms, the leading kind (`Partai`) or final activity (`Group`) that short forms leave out, local bodies with and
without their place, the first word of a name already given. A subsidiary stays apart from its parent where the text
names the parent first, or both side by side.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from warta.records import Mention
from warta.values.names.aliases import LONGEST_ACRONYM, Words, fold, initials, is_acronym, same_word
from warta.values.names.mentions import is_legal_form
from warta.values.names.rules import NameRules, is_headed

_CANDIDATES = 40  # organizations looked at for one acronym; keeps hostile lists linear
_EXCHANGE = r"(?:[A-Z]{2,8}(?:-[A-Z])?|Nasdaq):\s?"  # the one that nobody writes in capitals alone
TICKER = re.compile(rf"\s?\({_EXCHANGE}(?P<ticker>[A-Z0-9]{{1,6}}(?:\.[A-Z]{{1,3}})?)\)")
"""An exchange and a ticker in brackets, behind the name of a firm: `(NYSE: ORV)`."""
_OPEN = re.compile(rf"\s*[(\[]\s*(?:{_EXCHANGE})?")
_INNER = re.compile(r"\s*\([^()]*\)")
_SENTENCE_END = re.compile(r"[.!?][\"”’')]?\s|\n")
_SHORTEST_FIRST_WORD = 3
_BESIDE = 40  # code points between two names that the text puts side by side
_HEADLINE = 160  # longest headline, in code points
_LONG_WORD = 7  # shortest word of an organization's name in which one letter may be wrong


def link_organizations(text: str, mentions: Sequence[Mention], rules: NameRules) -> list[list[Mention]]:
    """The ORG mentions, in text order, as one list per organization in order of first mention."""
    declared = dict(_acronyms(text, mentions, rules))
    cores = _cores(text, mentions, declared, rules)
    first: dict[Words, int] = {}
    for i, words in enumerate(cores):
        first.setdefault(words, i)
    same = _Same(first)
    for mention, words in zip(mentions, cores, strict=True):
        if (inner := _INNER.search(mention.text)) and (
            stem := core(mention.text[: inner.start()], rules, declared)
        ) in first:
            same.join(stem, words)
    for (before, words), (after, other) in pairwise(zip(mentions, cores, strict=True)):
        if rules.alias_cue.fullmatch(text[before.end : after.start].removeprefix(")")):
            same.join(words, other)  # `..., also known as ...`
    _join_acronyms(same, first, rules)
    _join_place_kinds(same, first, rules)
    _join_short_forms(same, first, rules)
    body = _first_in_body(text, mentions, cores)
    _join_first_words(same, body, _side_by_side(text, mentions, cores), declared, rules)
    _join_misspelt(same, first, rules)
    groups: defaultdict[Words, list[Mention]] = defaultdict(list)
    for mention, words in zip(mentions, cores, strict=True):
        groups[same.root(words)].append(mention)
    named = [group for group in groups.values() if any(_names(mention, rules) for mention in group)]
    return sorted(named, key=lambda group: group[0].start)


def _cores(text: str, mentions: Sequence[Mention], declared: dict[Words, Words], rules: NameRules) -> list[Words]:
    """The words that identify each mention, its leading kind among them where that tells two bodies apart.

    That is where the text puts one name beside itself with another kind: `Astra dan Yayasan Astra`.
    """
    with_kinds = replace(rules, kinds=frozenset())

    def kinded(mention: Mention) -> Words:
        return _without_link(core(mention.text, with_kinds, declared), rules)

    plain = [core(mention.text, rules, declared) for mention in mentions]
    named = list(zip(mentions, plain, strict=True))
    two = {
        words
        for (before, words), (after, other) in pairwise(named)
        if words == other and _are_listed(text[before.end : after.start], rules) and kinded(before) != kinded(after)
    }
    return [kinded(mention) if words in two else words for mention, words in named]


def _without_link(words: Words, rules: NameRules) -> Words:
    """The words without an article in front: `The Guardian` and `Guardian` are of one kind."""
    return words[1:] if len(words) > 1 and words[0] in rules.connectives else words


def _are_listed(between: str, rules: NameRules) -> bool:
    """Whether a comma, a conjunction or both are all that stands between two names."""
    words = between.replace(",", " ").split()
    return bool(between.strip()) and len(words) < 2 and rules.joining_words.issuperset(words)


def _names(mention: Mention, rules: NameRules) -> bool:
    """Whether a mention names an organization on its own: capitalised, and more than a common noun."""
    return (not mention.text.islower() or "." in mention.text) and fold(mention.text) not in rules.generic_bodies


class _Same:
    """Disjoint sets of names; the root is the name that came first into the text."""

    def __init__(self, names: dict[Words, int]) -> None:
        self._order = names
        self._parent = {name: name for name in names}

    def root(self, name: Words) -> Words:
        while self._parent[name] != name:
            name = self._parent[name]
        return name

    def join(self, a: Words, b: Words) -> None:
        a, b = sorted((self.root(a), self.root(b)), key=self._order.__getitem__)
        self._parent[b] = a


def core(name: str, rules: NameRules, declared: dict[Words, Words] | None = None) -> Words:
    """The words that identify an organization: no bracket, legal form, state or kind, abbreviations written out.

    Empty for a text without a word.

    >>> from warta.languages import load_pack
    >>> from warta.values.names.rules import name_rules
    >>> core("PT Pertamina (Persero)", name_rules(load_pack("id"))), core("Pemprov Jabar", name_rules(load_pack("id")))
    (('pertamina',), ('pemerintah', 'provinsi', 'jawa', 'barat'))
    """
    words = fold(_INNER.sub("", name)) or fold(name)
    if not words:
        return ()
    if len(words) > 1 and all(len(word) == 1 for word in words):
        words = ("".join(words),)  # `U.N.`
    if government := _government(words, rules):
        return government
    words = _without_tail(_without_head(words, rules.legal_forms), rules.legal_forms)
    shorter = _without_head(words, rules.kinds)
    if (
        shorter[0] not in rules.connectives
        and shorter not in rules.countries
        and shorter not in rules.generic_bodies
        and shorter not in rules.activities
    ):
        words = shorter
    return _without_tail(tuple(_written_out(words, rules, declared or {})), rules.state_suffixes)


def _government(words: Words, rules: NameRules) -> Words | None:
    """A government's name as the language's first phrase for it, with the country's own name."""
    for before, behind in rules.governments:
        end = len(words) - len(behind)
        state = rules.states.get(words[len(before) : end])
        if state and words[: len(before)] == before and words[end:] == behind:
            first_before, first_behind = rules.governments[0]
            return (*first_before, *state, *first_behind)
    return None


def _without_head(words: Words, heads: frozenset[Words]) -> Words:
    for size in (3, 2, 1):
        if len(words) > size and words[:size] in heads:
            return _without_head(words[size:], heads)
    return words


def _without_tail(words: Words, tails: frozenset[Words]) -> Words:
    for size in (3, 2, 1):
        if len(words) > size and words[-size:] in tails:
            return _without_tail(words[:-size], tails)
    return words


def _written_out(words: Words, rules: NameRules, declared: dict[Words, Words]) -> Iterator[str]:
    """The words with the article's own acronyms, then the language's abbreviations, in full."""
    if words in declared:
        yield from declared[words]
        return
    for word in words:
        yield from declared.get((word,)) or rules.abbreviations.get((word,)) or (word,)


def _acronyms(text: str, mentions: Sequence[Mention], rules: NameRules) -> Iterator[tuple[Words, Words]]:
    """Acronyms, and names in another language, that the text equates with a name by brackets, in both orders.

    The shorter form -> the longer one's words.
    """
    for mention in mentions:
        if inner := _INNER.search(mention.text):
            yield fold(inner.group()), core(mention.text[: inner.start()], rules)
    for before, after in pairwise(mentions):
        either = rules.either.fullmatch(text, before.end, after.start)
        opened = _OPEN.fullmatch(text, before.end, after.start) and text[after.end : after.end + 1] in (")", "]", " ")
        if either:
            short, long = fold(after.text), core(before.text, rules)
            if (
                short
                and long
                and short[0][0] == long[0][0]
                and is_acronym("".join(short), long, rules.connectives, declared=True)
            ):
                yield short, long  # `Badan Pengawas Pemilihan Umum atau Bawaslu`
        if not opened:
            continue
        left, right = fold(before.text), fold(after.text)
        short, long = (right, left) if len(right) <= len(left) else (left, right)
        translated = len(short) > 1 and text[after.end : after.end + 1] == ")"
        surface = after.text if short == right else before.text
        if short != long and (translated or is_short(surface, short, long, rules)):
            yield short, core(" ".join(long), rules)


def is_short(surface: str, short: Words, long: Words, rules: NameRules) -> bool:
    """Whether a bracketed form is the other's acronym, ticker or short form, `SKK Migas` among them."""
    joined = "".join(short)
    head = surface.split()[0]
    return (
        surface.isupper()
        or is_acronym(joined, long, rules.connectives, declared=True)
        or set(short) < set(long)
        or (len(head) > 2 and head.isupper() and initials(long, rules.connectives).startswith(short[0]))
    )


def _join_acronyms(same: _Same, first: dict[Words, int], rules: NameRules) -> None:
    """`KPK` with `Komisi Pemberantasan Korupsi`, wherever they stand."""
    by_letter: defaultdict[str, list[Words]] = defaultdict(list)
    for words in first:
        if len(words) > 1:
            by_letter[words[0][0]].append(words)
    for short in first:
        if len(short) == 1 and 2 <= len(short[0]) <= LONGEST_ACRONYM:
            for long in by_letter[short[0][0]][:_CANDIDATES]:
                if is_acronym(short[0], long, rules.connectives):
                    same.join(short, long)
                    break


def _join_place_kinds(same: _Same, first: dict[Words, int], rules: NameRules) -> None:
    """A body with and without the kind of its place: `DPRD Kota Bogor`, `DPRD Bogor`."""
    kinded: defaultdict[Words, list[Words]] = defaultdict(list)
    for words in first:
        plain = tuple(word for i, word in enumerate(words) if not i or (word,) not in rules.place_kinds)
        if plain != words and plain in first:
            kinded[plain].append(words)
    for plain, forms in kinded.items():
        if len(forms) == 1:
            same.join(plain, forms[0])


def _join_short_forms(same: _Same, first: dict[Words, int], rules: NameRules) -> None:
    """A name with its longer form: `Dinas Sosial` with `Dinas Sosial Kota Bogor`, `Sinar` with `Sinar Group`."""
    by_start: defaultdict[Words, list[Words]] = defaultdict(list)
    for words in first:
        for size in range(1, len(words)):
            if words[:size] in first:
                by_start[words[:size]].append(words)
    for short, longer in by_start.items():
        fits = [long for long in longer if _is_short_form(short, long, first, rules)]
        if fits:
            before = [long for long in fits if first[long] < first[short]]
            same.join(short, max(before, key=first.__getitem__) if before else min(fits, key=first.__getitem__))


def _is_short_form(short: Words, long: Words, first: dict[Words, int], rules: NameRules) -> bool:
    """Whether the words left out change nothing: an activity, or the place or field of a body already named."""
    rest = long[len(short) :]
    if rest in rules.activities or all(
        (word,) in rules.activities or word in rules.tails or word in rules.adjectives for word in rest
    ):
        return True
    if rest in rules.countries:
        return False
    cut = first[long] < first[short] and len(short) > 1 and rules.connectives.isdisjoint(rest)
    if cut and not is_headed(short, rules) and short not in rules.abbreviations.values():
        return True  # `Borneo Palma` behind `PT Borneo Palma Sejahtera Tbk`
    return short in rules.generic_bodies or (
        first[long] < first[short] and any(short[:n] in rules.local_bodies for n in range(1, len(short) + 1))
    )


def _first_in_body(text: str, mentions: Sequence[Mention], cores: Sequence[Words]) -> dict[Words, int]:
    """The mention that names each core first, those in the headline last, which shortens what the text explains."""
    line = text[: max(0, text.find("\n"))].rstrip()
    headline = len(line) if len(line) < _HEADLINE and not line.endswith(".") else 0
    first: dict[Words, int] = {}
    order = sorted(range(len(mentions)), key=lambda i: (mentions[i].start < headline, i))
    for place, i in enumerate(order):
        first.setdefault(cores[i], place)
    return first


def _side_by_side(text: str, mentions: Sequence[Mention], cores: Sequence[Words]) -> set[tuple[Words, Words]]:
    """The pairs of names that follow each other in one sentence."""
    neighbours = pairwise(zip(mentions, cores, strict=True))
    return {
        (left, right)
        for (before, left), (after, right) in neighbours
        if after.start - before.end <= _BESIDE and not _SENTENCE_END.search(text, before.end, after.start)
    }


def _join_first_words(
    same: _Same,
    first: dict[Words, int],
    beside: set[tuple[Words, Words]],
    declared: dict[Words, Words],
    rules: NameRules,
) -> None:
    """A name's first word, alone behind it, with the name: `Tavora` with `Tavora Airlines Asia`.

    Not where several names begin with the word, nor where the text puts both forms side by side.
    """
    by_word: defaultdict[str, list[Words]] = defaultdict(list)
    for words in first:
        if len(words) > 1 and not is_headed(words, rules):
            by_word[words[0]].append(words)
    for short, long in declared.items():
        if len(short) > 1 and long in first:
            by_word[short[0]].append(long)
    for short in first:
        if len(short) > 1 or len(short[0]) < _SHORTEST_FIRST_WORD or short in rules.activities | rules.generic_bodies:
            continue
        longer = by_word.get(short[0], [])
        apart = any((short, long) in beside or (long, short) in beside for long in longer)
        if len({same.root(long) for long in longer}) == 1 and first[longer[0]] < first[short] and not apart:
            same.join(longer[0], short)


def _join_misspelt(same: _Same, first: dict[Words, int], rules: NameRules) -> None:
    """Names of several words that differ by one letter in one long word: `Kementrian`, `Kementerian`."""
    seen: dict[tuple[str | None, ...], str] = {}
    for words in first:
        for i, word in enumerate(words):
            if len(word) < _LONG_WORD or len(words) == 1:
                continue
            frame = (*words[:i], None, *words[i + 1 :])
            other = seen.setdefault(frame, word)
            if other != word and same_word(word, other, rules.words.spellings):
                same.join(words, (*words[:i], other, *words[i + 1 :]))


def link_places(mentions: Sequence[Mention], rules: NameRules) -> list[list[Mention]]:
    """The LOC mentions, in text order, as one list per place: `Kota Bandung` with `Bandung`."""
    groups: defaultdict[Words, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[without_kind(place_words(mention.text, rules), rules)].append(mention)
    for kind in [words for words in groups if words in rules.place_kinds]:
        others = [(words, group) for words, group in groups.items() if words != kind]
        named = [words for words, group in others if any(fold(mention.text)[:-1] == kind for mention in group)]
        if len(named) == 1:  # `DKI` is `DKI Jakarta`
            groups[named[0]] = sorted((*groups[named[0]], *groups.pop(kind)), key=lambda mention: mention.start)
    return sorted(groups.values(), key=lambda group: group[0].start)


def place_words(name: str, rules: NameRules) -> Words:
    """The words of a place's name, abbreviations written out."""
    return tuple(_written_out(fold(name), rules, {}))


def without_kind(words: Words, rules: NameRules) -> Words:
    """The words of a place's name without its kind in front: `Kota Bandung`."""
    return _without_head(words, rules.place_kinds)


def body_name(mentions: Sequence[Mention], rules: NameRules) -> str:
    """The fullest of an organization's or a place's forms, its bracketed acronym left out; of equals the first."""
    forms = dict.fromkeys(_unbracketed(mention.text, rules) for mention in mentions)
    return max(forms, key=lambda form: (len(fold(form)), len(form), not form.isupper()))


def _unbracketed(name: str, rules: NameRules) -> str:
    kept = _INNER.sub(lambda found: found[0] if is_legal_form(name[: found.start()], found[0], rules) else "", name)
    return " ".join(kept.split()) or name
