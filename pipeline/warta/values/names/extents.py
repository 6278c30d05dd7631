"""Where an organization's name begins and ends: the parts that a recogniser leaves out or hands to another label.

Rules from how Indonesian and English build such names: a head noun and what follows it (`Dinas Kesehatan Kota Bogor`,
`Bank of Ghana`), and a bracketed acronym whose letters tell which words before it are the name (after Schwartz and
Hearst 2003, *A simple algorithm for identifying abbreviation definitions in biomedical text*).
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from warta.records import Mention
from warta.values.names.aliases import LONGEST_ACRONYM, fold, is_acronym
from warta.values.names.mentions import INFERRED, absorb, at
from warta.values.names.rules import HEAD_WORDS, NameRules, is_headed, is_place
from warta.values.names.tokens import SPACES, Tokens

_STATE_WORDS = 4  # longest name of a country: `bosnia dan herzegovina`
_LINE = 300  # code points on either side that tell a headline
_SMALL_WORD = re.compile(r"(?<!\w)[a-z]{5,}")
_HEADLINE_WORDS = 4  # shorter lines tell nothing
_HEADLINE_RUN = 3  # words behind a head noun from which a run of capitals may be a headline
_PERSON_WORDS = 5  # longest name of a person that a recogniser takes for two
_BODY_WORDS = 30  # longest run of capitals that is a name
_NAME_WORDS = 10  # longest name looked for before its bracketed acronym
_MEDIUM_WORDS = 4  # longest name of a medium


def extend_bodies(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """The mentions with organizations' names at full length, and those that only a head noun or acronym shows."""
    joined = _join_fragments(tokens.text, mentions, rules)
    joined = absorb(joined, _governments(tokens, joined, rules))
    joined = absorb(joined, _with_nouns(tokens, joined, rules))
    joined = _with_media(tokens, joined, rules)
    headed = absorb(joined, _headed(tokens, joined, rules))
    headed = absorb(headed, _with_rest(tokens, headed, rules))
    headed = absorb(headed, _with_fields(tokens, headed, rules))
    headed = absorb(headed, _numbered(tokens, rules))
    declared = absorb(headed, _spelled_names(tokens, headed, rules))
    return absorb(declared, _continued(tokens, declared, rules))


def _join_fragments(text: str, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """Neighbouring mentions that are one name: `DPRD` + `Jawa Barat`, `Bank of` + `Ghana`, `Air` + `France`."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before and text[before.end : mention.start] in SPACES and _is_one_name(before, mention, rules):
            score = min(before.score, mention.score)
            joined[-1] = at(text, replace(before, score=score), before.start, mention.end)
        else:
            joined.append(mention)
    return joined


def _is_one_name(before: Mention, mention: Mention, rules: NameRules) -> bool:
    """Whether two mentions with a space between them are one name."""
    words = fold(before.text)
    if before.label != "ORG":
        whole = len(words) + len(mention.text.split()) <= _PERSON_WORDS
        return before.label == mention.label == "PER" and whole
    if words in rules.named_after:
        return mention.label != "NORP"
    if words[-1] in rules.connectives or words in rules.incomplete_bodies:
        return mention.label != "PER"
    if len(words) > 1 and mention.label == "LOC" and fold(mention.text) in rules.countries:
        return True  # `Polis Diraja` + `Malaysia`
    return mention.label in ("LOC", "ORG") and is_headed(words, rules)


def _governments(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> Iterator[Mention]:
    """Governments named with their country or region: `Peruvian government`, `pemerintah Ghana`."""
    by_start = {mention.start: mention for mention in mentions if mention.label in ("LOC", "NORP")}
    by_end = {mention.end: mention for mention in by_start.values()}
    words = tokens.words
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        places[word].append(i)
    start: int | None
    end: int | None
    for before, behind in (*rules.governments, *rules.state_bodies):
        for i in sorted({i for phrase in (before, behind) for word in phrase[:1] for i in places.get(word, ())}):
            if before and tuple(words[i : i + len(before)]) == before:
                last = i + len(before)
                start = tokens.starts[i]
                end = _state_behind(tokens, last, by_start, rules) if _is_phrase(tokens, i, last) else None
            elif behind and tuple(words[i : i + len(behind)]) == behind and i:
                start = _state_before(tokens, i - 1, by_end, rules) if _is_phrase(tokens, i - 1, i) else None
                if any(word in rules.institutions for word in words[i + len(behind) : i + len(behind) + 2]):
                    continue  # `Tavoria government medical college`
                end = tokens.ends[i + len(behind) - 1]
            else:
                continue
            if start is not None and end is not None:
                yield Mention("ORG", tokens.text[start:end], start, end, INFERRED)


def _is_phrase(tokens: Tokens, first: int, last: int) -> bool:
    """Whether only spaces, or the full stop of `U.S.`, part the words."""
    return last < len(tokens.words) and all(
        tokens.text[tokens.ends[k] : tokens.starts[k + 1]] in (*SPACES, ".", ". ") for k in range(first, last)
    )


def _state_behind(tokens: Tokens, i: int, by_start: dict[int, Mention], rules: NameRules) -> int | None:
    """Where the country or region that begins at word `i` ends."""
    mention = by_start.get(tokens.starts[i])
    recognised = mention.end if mention else None
    for size in range(_STATE_WORDS, 0, -1):
        last = i + size - 1
        if tuple(tokens.words[i : i + size]) in rules.states and tokens.capital[i] and _is_phrase(tokens, i, last):
            return max(tokens.ends[last], recognised or 0)
    return recognised


def _state_before(tokens: Tokens, i: int, by_end: dict[int, Mention], rules: NameRules) -> int | None:
    """Where the country or region that ends at word `i` begins."""
    if mention := by_end.get(tokens.ends[i]) or by_end.get(tokens.ends[i] + 1):
        return mention.start
    for size in range(min(_STATE_WORDS, i + 1), 0, -1):
        first = i - size + 1
        state = tuple(tokens.words[first : i + 1])
        if state in rules.states and tokens.capital[first] and _is_phrase(tokens, first, i):
            return tokens.starts[first]
    return None


def _with_nouns(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> Iterator[Mention]:
    """Names that a recogniser cut before their last noun: `Nordic` of `Nordic Union`."""
    by_start = {mention.start: mention for mention in mentions}
    named = Counter(fold(mention.text) for mention in mentions if mention.label == "ORG")
    reached = 0
    for mention in mentions:
        nouns = rules.tails if mention.label == "ORG" else rules.body_nouns
        if mention.start < reached or mention.label not in ("ORG", "LOC", "NORP"):
            continue
        last = bisect_left(tokens.starts, mention.end) - 1
        end = last
        if mention.label != "ORG" and tokens.joined(last) and tokens.starts[last + 1] in by_start:
            continue
        while tokens.joined(end) and tokens.capital[end + 1] and tokens.words[end + 1] in nouns:
            end += 1
        if end > last and _head_size(tokens, end, rules):
            end = _run_end(tokens, end, by_start, rules)
        reached = tokens.ends[end]
        if _begins_office(tokens, end, rules) and named[fold(mention.text)] > 1:
            continue
        if end > last and not _is_headline(tokens.text, mention.start):
            yield at(tokens.text, replace(mention, label="ORG"), mention.start, tokens.ends[end])


def _begins_office(tokens: Tokens, i: int, rules: NameRules) -> bool:
    """Whether word `i` may begin the office behind a body: `Group` of `Lumen Group Chief Executive`."""
    return tokens.words[i] in rules.office_fronts and rules.office_behind.match(tokens.text, tokens.ends[i]) is not None


def _with_media(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """The mentions with the media that a noun behind them shows, less the country's adjective before such a name."""
    named = {tokens.ends[i]: tokens.starts[first] for first, i in _media(tokens, rules)}
    kept: list[Mention] = []
    for mention in mentions:
        start = named.get(mention.end)
        if start is not None and mention.label == "ORG" and start > mention.start:
            before = fold(tokens.text[mention.start : start])
            mention = at(tokens.text, mention, start, mention.end) if before in rules.states else mention
        elif start == mention.start and mention.label == "LOC":
            mention = replace(mention, label="ORG")
        kept.append(mention)
    starts = [mention.start for mention in kept]
    new = (
        Mention("ORG", tokens.text[start:end], start, end, INFERRED)
        for end, start in named.items()
        if _label_at(end - 1, kept, starts) in (None, "LOC") and _label_at(start, kept, starts) in (None, "LOC")
    )
    return absorb(kept, new)


def _media(tokens: Tokens, rules: NameRules) -> Iterator[tuple[int, int]]:
    """The first and the last word of the names beside a medium's noun: `kantor berita Suluh`, `Sabah newspaper`."""
    starts = {phrase[0] for phrase in (*rules.medium_heads, *rules.medium_nouns)}
    media = [i for i, word in enumerate(tokens.words) if word in starts]
    for i in media:
        size = next((size for size in (2, 1) if tuple(tokens.words[i : i + size]) in rules.medium_heads), 0)
        last = i + size - 1
        while size and tokens.joined(last) and tokens.capital[last + 1] and last - i < _MEDIUM_WORDS:
            if (tokens.words[last + 1],) in rules.not_names:
                break
            last += 1
        if size and last > i + size - 1:
            yield i + size, last
    for i in media:
        noun = i > 1 and any(tuple(tokens.words[i : i + size]) in rules.medium_nouns for size in (1, 2))
        common = not tokens.capital[i] or tokens.surface(i).isupper()
        if not noun or not common or not tokens.joined(i - 1):
            continue
        first = i
        while first > 1 and tokens.capital[first - 1] and tokens.joined(first - 1) and i - first < _MEDIUM_WORDS:
            if (tokens.words[first - 1],) in rules.not_names or (tokens.words[first - 1],) in rules.states:
                break
            first -= 1
        while first > 1 and first < i and tokens.text[tokens.ends[first - 1] : tokens.starts[first]] == "-":
            first -= 1
        if first < i and tokens.words[first] not in rules.adjectives and _follows(tokens, first):
            yield first, i - 1


def _follows(tokens: Tokens, i: int) -> bool:
    """Whether a word's capital is not that of a sentence's beginning."""
    return i > 0 and tokens.text[tokens.ends[i - 1] : tokens.starts[i]] in SPACES


def _is_headline(text: str, position: int) -> bool:
    """Whether the line capitalises all its long words and ends like no sentence."""
    start = text.rfind("\n", max(0, position - _LINE), position) + 1 or max(0, position - _LINE)
    end = text.find("\n", position, position + _LINE)
    line = text[start : end if end >= 0 else position + _LINE].rstrip("\"'”’ ")
    return len(line.split()) > _HEADLINE_WORDS and not line.endswith((".", "!")) and not _SMALL_WORD.search(line)


def _headed(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> Iterator[Mention]:
    """Runs of capitals after a head noun that stand in no organization's name yet."""
    starts = [mention.start for mention in mentions]
    by_start = {mention.start: mention for mention in mentions}
    last = -1
    for i, word in enumerate(tokens.words):
        if i <= last or word not in rules.head_starts or _label_at(tokens.starts[i], mentions, starts) == "ORG":
            continue
        size = _head_size(tokens, i, rules)
        if not size or _is_inner(tokens, i, rules):
            continue
        last = _run_end(tokens, i + size - 1, by_start, rules)
        last = _past_acronym(tokens, i, last, by_start, rules)
        if tuple(tokens.words[i : last + 1]) in rules.not_organizations:
            continue
        if last > i + size - 1 and not (last - i >= _HEADLINE_RUN and _in_headline(tokens, i, rules)):
            start, end = tokens.starts[i], tokens.ends[last]
            yield Mention("ORG", tokens.text[start:end], start, end, INFERRED)


def _headed_bodies(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> Iterator[tuple[Mention, int]]:
    """The organizations whose names begin with a head noun, each with its last word."""
    for mention in mentions:
        if mention.label == "ORG" and is_headed(fold(mention.text), rules):
            yield mention, bisect_left(tokens.starts, mention.end) - 1


def _with_rest(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> Iterator[Mention]:
    """Headed names that a recogniser cut before their last capitals: `SD Islam` of `SD Islam Terpadu Bina Insani`."""
    starts = [mention.start for mention in mentions]
    by_start = {mention.start: mention for mention in mentions}
    for mention, last in _headed_bodies(tokens, mentions, rules):
        rest = last + 1
        if not tokens.joined(last) or _label_at(tokens.starts[rest], mentions, starts):
            continue
        if tokens.words[rest] in rules.name_links or (tokens.words[rest],) in rules.titles:
            continue
        end = _run_end(tokens, last, by_start, rules)
        if end > last and not _is_headline(tokens.text, mention.start):
            yield at(tokens.text, mention, mention.start, tokens.ends[end])


def _is_inner(tokens: Tokens, i: int, rules: NameRules) -> bool:
    """Whether word `i` begins a part of a body that belongs to the office before it: `Anggota` + `Dewan Komisaris`."""
    unit = any(tuple(tokens.words[i : i + size]) in rules.inner_units for size in (1, 2, 3))
    return unit and i > 0 and tokens.words[i - 1] in rules.offices and tokens.joined(i - 1)


def _with_fields(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> Iterator[Mention]:
    """Names with all of the fields that a body is for: `Kementerian Pendidikan, Sains, dan Teknologi`.

    The last one stands behind a conjunction, and none of them is a name of its own.
    """
    starts = [mention.start for mention in mentions]
    by_start = {mention.start: mention for mention in mentions}
    for mention, last in _headed_bodies(tokens, mentions, rules):
        while tokens.listed(last):
            first = last + 1
            tail = by_start.get(tokens.starts[first])
            if tail and tail.label == "ORG" and not rules.joining_words.isdisjoint(fold(tail.text)):
                yield at(tokens.text, mention, mention.start, tail.end)
                break
            ends = tokens.words[first] in rules.joining_words and tokens.joined(first)
            last = _field_end(tokens, first + ends, mentions, starts, rules)
            if last < first:
                break
            if not ends and tokens.joined(last) and tokens.words[last + 1] in rules.joining_words:
                ends = tokens.joined(last + 1)
                last = _field_end(tokens, last + 2, mentions, starts, rules) if ends else -1
            if ends and last > first:
                yield at(tokens.text, mention, mention.start, tokens.ends[last])
            if ends or last < 0:
                break


def _field_end(tokens: Tokens, first: int, mentions: Sequence[Mention], starts: Sequence[int], rules: NameRules) -> int:
    """The last word of the capitals from word `first` on that are no name; -1 where there are none."""
    last = first - 1
    while (
        last + 1 < len(tokens.words)
        and (last < first or tokens.joined(last))
        and tokens.capital[last + 1]
        and _label_at(tokens.starts[last + 1], mentions, starts) is None
        and not _head_size(tokens, last + 1, rules)
    ):
        last += 1
    return last if last >= first else -1


def _numbered(tokens: Tokens, rules: NameRules) -> Iterator[Mention]:
    """Units of the forces that a number names, with what stands behind the slash: `Kodim 1312/Talaud`."""
    for unit in rules.numbered_unit.finditer(tokens.text):
        yield Mention("ORG", unit.group(), *unit.span(), INFERRED)


def _continued(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> Iterator[Mention]:
    """Names that go on behind their bracketed acronym: `Badan Penanggulangan Bencana Daerah (BPBD) Kota Bogor`."""
    by_start = {mention.start: mention for mention in mentions}
    for before, acronym in pairwise(mentions):
        if before.label != "ORG" or acronym.label != "ORG":
            continue
        if tokens.text[before.end : acronym.start] != " (" or tokens.text[acronym.end : acronym.end + 2] != ") ":
            continue
        name = fold(before.text)
        following = by_start.get(acronym.end + 2)
        place = following and (following.label == "LOC" or fold(following.text) in rules.abbreviations)
        if following and (place or (following.label == "PER" and name in rules.named_after)):
            yield at(tokens.text, before, before.start, following.end)  # a branch: `... (Walhi) NTT`
            continue
        i = bisect_left(tokens.starts, acronym.end + 2)
        if is_headed(name, rules) and i < len(tokens.words) and _goes_on(tokens, i, by_start, rules):
            last = _run_end(tokens, i, by_start, rules)
            yield at(tokens.text, before, before.start, tokens.ends[last])


def _label_at(position: int, mentions: Sequence[Mention], starts: Sequence[int]) -> str | None:
    """The label of the mention that covers a position."""
    i = bisect_left(starts, position + 1) - 1
    return mentions[i].label if i >= 0 and position < mentions[i].end else None


def _head_size(tokens: Tokens, i: int, rules: NameRules) -> int:
    """How many words the head noun at word `i` has; 0 where there is none, or where it is written small."""
    if _begins_place(tokens, i, rules):
        return 0
    for size in range(HEAD_WORDS, 0, -1):
        words = tuple(tokens.words[i : i + size])
        if words in rules.heads and all(tokens.joined(k) for k in range(i, i + size - 1)):
            return size if tokens.capital[i] or words in rules.bound_heads else 0
    return 0


def _past_acronym(tokens: Tokens, first: int, last: int, by_start: dict[int, Mention], rules: NameRules) -> int:
    """The last word of a name that goes on behind its own acronym in brackets; `last` where it does not."""
    acronym, following = last + 1, last + 2
    if following >= len(tokens.words) or not tokens.capital[acronym]:
        return last
    opening = tokens.text[tokens.ends[last] : tokens.starts[acronym]]
    closing = tokens.text[tokens.ends[acronym] : tokens.starts[following]]
    if (opening, closing) != (" (", ") ") or not _goes_on(tokens, following, by_start, rules):
        return last
    name = tuple(tokens.words[first:acronym])
    short = tokens.words[acronym]
    if rules.abbreviations.get((short,)) != name and not is_acronym(short, name, rules.connectives, declared=True):
        return last
    return _run_end(tokens, following, by_start, rules)


def _in_headline(tokens: Tokens, i: int, rules: NameRules) -> bool:
    """Whether the two words before are capitalised and no titles, as in a headline that capitalises every word."""
    for k in range(i - 1, max(-1, i - 1 - _NAME_WORDS), -1):
        if not tokens.joined(k) or not (tokens.capital[k] or tokens.words[k] in rules.joining_words):
            break
        if tokens.words[k] in rules.offices:
            return False  # `Kepala Divisi Riset dan Pengembangan Badan ...`
    return i > 1 and all(
        tokens.joined(k) and tokens.capital[k] and (tokens.words[k],) not in rules.titles for k in (i - 2, i - 1)
    )


def _run_end(tokens: Tokens, i: int, by_start: dict[int, Mention], rules: NameRules) -> int:
    """The last word of the name that goes on behind word `i`: capitals, with connecting words between them.

    A person ends it, and so does anything that a connecting word puts beside it: another name, another head.
    """
    first = i
    while tokens.joined(i) and i - first < _BODY_WORDS:
        following = i + 1
        if not tokens.capital[following] and tokens.words[following] in rules.name_links and tokens.joined(following):
            following += 1
            beside = tokens.starts[following] in by_start and tokens.words[following - 1] in rules.joining_words
            if beside or _head_size(tokens, following, rules):
                return i
        if not _goes_on(tokens, following, by_start, rules):
            return i
        i = following
    return i


def _goes_on(tokens: Tokens, i: int, by_start: dict[int, Mention], rules: NameRules) -> bool:
    """Whether word `i` can be one more word of an organization's name."""
    mention = by_start.get(tokens.starts[i])
    if not tokens.capital[i] or (mention and mention.label in ("PER", "PRODUCT", "EVENT")):
        return False
    word = (tokens.words[i],)
    more = tokens.joined(i) and tokens.capital[i + 1]
    if more and word in rules.address and (person := by_start.get(tokens.starts[i + 1])) and person.label == "PER":
        return False
    if word in rules.not_names and not (
        more and tokens.words[i] in rules.joining_words
    ):  # `Koperasi Maju Bersama Abadi`
        return False
    return word not in rules.ranks and not _begins_place(tokens, i, rules)


def _begins_place(tokens: Tokens, i: int, rules: NameRules) -> bool:
    """Whether the capitals from word `i` on show a place."""
    last = i
    while tokens.joined(last) and tokens.capital[last + 1] and last - i + 1 < HEAD_WORDS:
        last += 1
    return is_place(tuple(tokens.words[i : last + 1]), rules)


def _spelled_names(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> Iterator[Mention]:
    """Names that a bracketed acronym spells, `Jaringan Petani untuk Pangan (JPP)`, where one of them was recognised."""
    known = {fold(mention.text) for mention in mentions if mention.label == "ORG"}
    starts = [mention.start for mention in mentions]
    for i in range(2, len(tokens.words)):
        acronym = tokens.words[i]
        if not (
            tokens.capital[i]
            and 2 <= len(acronym) <= LONGEST_ACRONYM
            and tokens.text[tokens.ends[i - 1] : tokens.starts[i]] == " ("
        ):
            continue
        if tokens.text[tokens.ends[i] : tokens.ends[i] + 1] != ")":
            continue
        first = _spelled(tokens, i, acronym, rules)
        if first is None:
            continue
        touched = {_label_at(tokens.starts[k], mentions, starts) for k in range(first, i)}
        if tokens.words[first] in rules.offices:
            continue
        if "PER" not in touched and ((acronym,) in known or "ORG" in touched):
            for start, end in ((tokens.starts[first], tokens.ends[i - 1]), (tokens.starts[i], tokens.ends[i])):
                yield Mention("ORG", tokens.text[start:end], start, end, INFERRED)


def _spelled(tokens: Tokens, i: int, acronym: str, rules: NameRules) -> int | None:
    """The first word of the shortest name before word `i` that the acronym abbreviates, or None.

    Commas may stand inside it: `Badan Tanah, Hutan, dan Laut (BTHL)`.
    """
    for first in range(i - 1, max(-1, i - 1 - _NAME_WORDS), -1):
        if first < i - 1 and not tokens.joined(first) and not tokens.listed(first):
            return None
        words = tuple(tokens.words[first:i])
        if not tokens.capital[first]:
            if words[0] not in rules.connectives:
                return None
        elif len(words) > 1 and words[0][0] == acronym[0] and is_acronym(acronym, words, rules.connectives):
            return first
    return None
