"""One article, one reading: labels that agree over it, names that it repeats, media that their form gives away."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from warta.records import Mention
from warta.values.names.aliases import LONGEST_ACRONYM, Words, fold, initials, is_acronym, is_initial, second_word
from warta.values.names.bodies import TICKER, core
from warta.values.names.mentions import INFERRED, at, just_before
from warta.values.names.rules import NameRules, is_headed, is_place, is_thing
from warta.values.names.tokens import SPACES, Tokens

_MEDIUM = re.compile(
    r"(?<![\w@./:-])(?:[A-Z][\w-]{2,30}|[a-z]{1,30}[A-Z]\w{0,30})\.(?:com|co\.id|co|id|net|tv|news|org|COM|CO\.ID|ID|NET)\b"
    r"(?![\w/@]|\.[a-zA-Z])"
)
# `JAKARTA (ANTARA) -`, `JAKARTA, KABAR KOTA -`, `JAKARTA, kabar.id -`, `kabar.id -`, `Antara, Jakarta -`
_DATELINE = re.compile(
    r"(?:[^\W\d_][\w.,/ ]{1,40}?,?\s\((?P<agency>[A-Z][\w.]{1,20}(?:[ /][A-Z][\w.]{1,20}){0,2})\)"
    r"|[A-Z][A-Z ,]{2,40},\s(?P<paper>[A-Z][A-Z.]{2,20}(?: [A-Z][A-Z.]{1,20})?|\w{2,20}\.(?:com|co\.id|id|net))"
    r"|(?P<site>\w{2,20}\.(?:com|co\.id|id|net))"
    r"|(?P<first>[A-Z][\w.]{2,20}(?: [A-Z][\w.]{1,20}){0,2}),\s(?P<place>[A-Z][\w ]{2,20}?)"
    r"|[A-Z][A-Z ,]{2,40},\s(?P<last>[A-Z][\w.]{2,20}))\s*(?:--|[–—]|-\s)"
)
_AGENCY = re.compile(r"[^/]+")
_DATELINE_PLACE = re.compile(r"[A-Z][A-Z.' ]{2,30}?(?= ?(?:,[^\n]{1,30}?)? ?(?:\([^()\n]{2,25}\) ?)?(?:--|[–—]|-\s))")
_COLON_PLACE = re.compile(r"[A-Z.']{2,20}(?: [A-Z.']{2,20}){1,3}(?=(?:,[^\n:]{1,30})?:)")
_PAIR = re.compile(r"([^\W\d_]{3,})[-–]([^\W\d_]{3,})")
_LAW_YEAR = re.compile(r",? (?:Act,? )?(?:19|20)\d\d\b(?! [-–])")  # `under PMLA, 2002`
_MODEL = re.compile(r"(?:^|[\s-])(?=\S{0,20}\d)[A-Za-z-]*\d[\w.-]*$")  # `Vextra 3`, `K100`
_HEADLINE = re.compile(r"\s*(\S[^\n]{1,160}[^\n.!])[ \t]*\n[ \t]*\n")
_HEADLINE_WORDS = 3  # shorter ones tell nothing
_SMALL_WORD = re.compile(r"(?<!\w)[a-z]{5,}")
_OFFICE_WORDS = 8  # longest office looked for before its bracketed acronym
_ALIAS_WORDS = 3  # longest alias that no recogniser has confirmed


def as_described(text: str, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """The mentions, with those of a name for organizations' that the text somewhere tells to be one.

    `Teras Senja, band asal Bandung, bubar`, `her company, Wardly, grew`.
    """
    bodies = {
        fold(mention.text)
        for mention in mentions
        if mention.label == "PER"
        and (rules.described.match(text, mention.end) or just_before(rules.own_body, text, mention.start))
    }
    return [
        replace(mention, label="ORG") if mention.label == "PER" and fold(mention.text) in bodies else mention
        for mention in mentions
    ]


def agree(mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """One label for one surface: the label with the greatest weight of scores wins.

    A person's full name also speaks, at half weight, for its first and last word, a company's for its first where that
    is one elsewhere; a head noun and the list of media speak for an organization; so does not a set of initials that
    spells a person's name.
    """
    votes: defaultdict[Words, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    written: dict[Words, str] = {}
    of_persons: set[str] = set()
    persons: set[str] = set()
    for mention in mentions:
        words = fold(mention.text)
        written.setdefault(words, mention.text)
        votes[words][mention.label] += mention.score
        if mention.label == "PER" and len(words) > 1:
            of_persons.add(initials(words))
            persons.update(words)
            for word in {words[0], words[-1]}:
                votes[(word,)]["PER"] += mention.score / 2
    of_persons -= {initials(words) for words, count in votes.items() if len(words) > 2 and count["ORG"]}
    spelled = {
        initials(words, rules.connectives): max(("ORG", "LOC"), key=lambda label: count[label])
        for words, count in votes.items()
        if len(words) > 2 and count["ORG"] + count["LOC"] > count["PER"]
    }
    companies = _company_words(mentions, rules)
    winners: dict[Words, str] = {}
    for words, count in votes.items():
        if words in rules.states and count["ORG"]:
            count["LOC" if words in rules.countries or written[words].isupper() else "NORP"] += 2 * sum(count.values())
        if len(words) == 1 and words in rules.countries and count["PER"] and words[0] not in persons:
            count["LOC"] += 2 * sum(count.values())
        if words in rules.media and not count["PER"] > 2 * INFERRED:
            count["ORG"] += 2 * sum(count.values())
        if len(words) == 1 and count["PER"] and words[0] in spelled and written.get(words, "").isupper():
            count[spelled[words[0]]] += 2 * sum(count.values())
        if words[:1] in rules.named_after or (words[:2] in rules.named_after | rules.heads and len(words) > 2):
            count["ORG"] += 2 * sum(count.values())
        if words in rules.named_bodies:
            count["ORG"] += 2 * sum(count.values())
        if len(words) > 1 and (is_headed(words, rules) or words[-1] in rules.institutions) and not count["PER"]:
            count["ORG"] += 2 * sum(count.values())
        if count["ORG"] and len(words) > 1 and is_place(words, rules):
            count["LOC"] += 2 * sum(count.values())
        if len(words) == 1 and words[0] in companies:
            if words[0] not in persons and not (count["LOC"] or count["NORP"]):
                count["ORG"] += 2 * sum(count.values())
            elif count["ORG"]:
                count["ORG"] += companies[words[0]] / 2
        if len(words) == 1 and len(words[0]) > 2 and words[0] in of_persons:
            count["PER"] += 2 * sum(count.values())
        winners[words] = max(count, key=lambda label: (count[label], label))
    labels = (winners[fold(mention.text)] for mention in mentions)
    return [
        mention if mention.label == label else replace(mention, label=label)
        for mention, label in zip(mentions, labels, strict=True)
    ]


def _company_words(mentions: Sequence[Mention], rules: NameRules) -> dict[str, float]:
    """The words that begin a longer organization's name, with its best score: `Tavora` of `PT Tavora Indonesia`.

    A head noun is none of them.
    """
    scores: dict[str, float] = {}
    for mention in mentions:
        words = core(mention.text, rules) if mention.label == "ORG" else ()
        if (
            len(words) > 1
            and not is_headed(words, rules)
            and words[0] not in rules.adjectives
            and words[:1] not in rules.states
        ):
            scores[words[0]] = max(mention.score, scores.get(words[0], 0.0))
    return scores


def narrow_people(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """Persons' names without a first word that the rest of the article shows to be none of theirs.

    An honorific that some names contain (`Haji`, `Sultan`) goes where the article also names the person without it; a
    common word (`Putra Rahmat`) where it is also written small and the rest is a name already known; the word that
    begins a company's name.
    """
    companies = _company_words(mentions, rules)
    people = [mention.text for mention in mentions if mention.label == "PER"]
    plain = [name for name in people if not rules.ambiguous_prefix.match(name)]
    known = {fold(name) for name in plain} | {(word,) for name in plain for word in fold(name)}
    seen: set[Words] = set()
    narrowed: list[Mention] = []
    for mention in mentions:
        words = fold(mention.text)
        if mention.label == "PER" and len(words) > 1:
            honorific = rules.ambiguous_prefix.match(mention.text)
            if honorific and fold(mention.text[honorific.end() :]) in known:
                mention = at(tokens.text, mention, mention.start + honorific.end(), mention.end)
            elif (words[0] in tokens.small and words[1:] in seen) or (len(words) > 2 and words[0] in companies):
                mention = at(tokens.text, mention, mention.start + second_word(mention.text), mention.end)
            seen.add(fold(mention.text))
        elif mention.label == "PER":
            seen.add(words)
        narrowed.append(mention)
    return narrowed


def without_things(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """The mentions less those that name no organization: products, models with a number, acronyms of common nouns."""
    things = set(_things(tokens, rules))
    return [
        mention
        for mention in mentions
        if mention.label != "ORG"
        or not (
            fold(mention.text) in rules.not_organizations
            or rules.office_contraction.match(mention.text)
            or _is_platform(tokens.text, mention, rules)
            or fold(mention.text) in things
            or is_thing(fold(mention.text), rules)
            or (mention.text.islower() and len(mention.text) < 4)
            or (_MODEL.search(mention.text) and not is_headed(fold(mention.text), rules))
        )
    ]


def without_degrees(text: str, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """The mentions less those among the degrees behind a person: `FINASIM` of `Rani Sari, Sp.PD, FINASIM`.

    One without a full stop may be a body's name, and is a degree only behind one that has it.
    """
    kept: list[Mention] = []
    degrees: re.Match[str] | None = None
    for mention in mentions:
        if degrees and mention.end <= degrees.end():
            if "." in text[degrees.start() : mention.end]:
                continue
        elif mention.label == "PER":
            degrees = rules.degrees.match(text, mention.end)
        kept.append(mention)
    return kept


def tickers(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with the ticker behind a firm's name as the firm's, its exchange left out: `Orvel (NYSE: ORV)`."""
    kept: list[Mention] = []
    ticker: re.Match[str] | None = None
    for mention in mentions:
        if ticker and mention.end < ticker.end():
            if (mention.start, mention.end) == ticker.span("ticker"):
                kept.append(replace(mention, label="ORG"))
            continue
        kept.append(mention)
        ticker = TICKER.match(text, mention.end) if mention.label == "ORG" else None
    return kept


def without_openers(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """The mentions less the words of a headline that a text begins with, where only its capitals make names of them.

    Such is one word that the text below does not write with a capital, nor a name that it is short for.
    """
    headline = _HEADLINE.match(tokens.text)
    if headline is None or _SMALL_WORD.search(headline[1]) or len(headline[1].split()) < _HEADLINE_WORDS:
        return list(mentions)
    end = headline.end(1)
    below = {
        word
        for word, start, capital in zip(tokens.words, tokens.starts, tokens.capital, strict=True)
        if capital and start > end
    }
    names = [fold(mention.text) for mention in mentions if mention.start > end]

    def is_told(mention: Mention) -> bool:
        words = fold(mention.text)
        return (
            mention.start > end
            or len(words) != 1
            or not mention.text.istitle()
            or words[0] in below
            or words in rules.states
            or words in rules.abbreviations
            or any(is_acronym(words[0], name, rules.connectives) for name in names)
        )

    return [mention for mention in mentions if is_told(mention)]


def _things(tokens: Tokens, rules: NameRules) -> Iterator[Words]:
    """Acronyms of no body: of words written small, `bahan bakar minyak (BBM)`, of an office, of a dated law."""
    for i in range(2, len(tokens.words)):
        if not tokens.capital[i]:
            continue
        acronym = tokens.words[i]
        if tokens.surface(i).isupper() and len(acronym) > 2 and _LAW_YEAR.match(tokens.text, tokens.ends[i]):
            yield (acronym,)
        if tokens.text[tokens.ends[i - 1] : tokens.starts[i]] != " (":
            continue
        if _is_office(tokens, i, rules):
            yield (acronym,)
            continue
        last = i
        while tokens.joined(last) and tokens.surface(last + 1).isupper() and last < i + 2:
            last += 1
        if _spells_small_words(tokens, i, "".join(tokens.words[i : last + 1]), rules):
            yield tuple(tokens.words[i : last + 1])


def _spells_small_words(tokens: Tokens, i: int, acronym: str, rules: NameRules) -> bool:
    """Whether an acronym abbreviates words written small before word `i`, those that join them left out or not."""
    for first in range(i - 2, max(-1, i - 3 - min(len(acronym), LONGEST_ACRONYM)), -1):
        if any(tokens.capital[first + 1 : i]) or not tokens.joined(first):
            return False
        words = tuple(tokens.words[first:i])
        if acronym in (initials(words), initials(words, rules.connectives)) and not is_headed(words, rules):
            return True
    return False


def _is_office(tokens: Tokens, i: int, rules: NameRules) -> bool:
    """Whether word `i`, in brackets, abbreviates the office before it: `Kepala Dinas Pasar (Kadispas)`."""
    for first in range(i - 1, max(-1, i - 1 - _OFFICE_WORDS), -1):
        if first < i - 1 and not tokens.joined(first):
            return False
        if tokens.words[first] in rules.offices and is_acronym(
            tokens.words[i], tokens.words[first:i], rules.connectives, declared=True
        ):
            return True
    return False


def _is_platform(text: str, mention: Mention, rules: NameRules) -> bool:
    """Whether a name stands for a place: the site on which people write, `di Facebook`, a seat of government."""
    words = fold(mention.text)
    if words in rules.buildings:
        return just_before(rules.building_cue, text, mention.start) is not None
    return words in rules.platforms and (
        just_before(rules.platform_cue, text, mention.start) is not None
        or rules.platform_tail.match(text, mention.end) is not None
    )


def without_platforms(text: str, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """The mentions less the names that stand for a place."""
    return [mention for mention in mentions if mention.label != "ORG" or not _is_platform(text, mention, rules)]


def aliases(tokens: Tokens, mentions: Sequence[Mention], rules: NameRules) -> Iterator[Mention]:
    """Persons' other names that only the word before them shows: `Hasan (40) alias Ujang Perkasa`."""
    for mention in mentions:
        if mention.label != "PER" or not (cue := rules.alias_word.match(tokens.text, mention.end)):
            continue
        first = last = bisect_left(tokens.starts, cue.end())
        if first == len(tokens.words) or tokens.starts[first] != cue.end() or not tokens.capital[first]:
            continue
        while tokens.joined(last) and tokens.capital[last + 1] and last - first + 1 < _ALIAS_WORDS:
            last += 1
        start, end = tokens.starts[first], tokens.ends[last]
        yield Mention("PER", tokens.text[start:end], start, end, INFERRED)


def datelines(text: str, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """The mentions with the place and the medium of a dateline labelled as what they are: `CAIRO (MENA) -`.

    A line of several words in capitals that is all one mention is a heading and no name. Before a colon only several
    words are a place (`KUWAIT CITY:`, but `BMKG:`), and never what was recognised as a person.
    """
    labels: dict[tuple[int, int], str] = {}
    towns: set[tuple[int, int]] = set()
    headings: set[tuple[int, int]] = set()
    unsure: set[int] = set()
    position = 0
    for line in text.splitlines(keepends=True):
        dateline = _DATELINE.match(line)
        if place := _DATELINE_PLACE.match(line):
            labels[position, position + len(place.group().rstrip())] = "LOC"
        elif town := _COLON_PLACE.match(line):
            towns.add((position, position + town.end()))
        for start, end in _agencies(dateline, rules):
            labels[position + start, position + end] = "ORG"
        if dateline and dateline["place"]:
            if "." in dateline["first"]:  # `KABAR.CO.ID, JAKARTA -`
                labels[position + dateline.start("place"), position + dateline.end("place")] = "LOC"
            else:
                unsure.add(position)
        if line.isupper() and " " in line.strip() and not line.rstrip().endswith("."):
            headings.add((position, position + len(line.rstrip())))
        position += len(line)
    kept: list[Mention] = []
    for mention in mentions:
        span = (mention.start, mention.end)
        label = "LOC" if span in towns and mention.label == "ORG" else labels.get(span, mention.label)
        if mention.start in unsure and mention.label == "LOC" and not is_medium(mention, rules):
            label = "LOC"  # `Blantyre, Malawi -`
        if span not in headings:
            kept.append(replace(mention, label=label))
    return kept


def seats(text: str, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """The mentions with places labelled as such: `Kashmir` of `Kashmir chief minister`, `Soe` of `ke Soe`."""
    return [
        replace(mention, label="LOC") if _is_seat(text, mention, rules) or _is_goal(text, mention, rules) else mention
        for mention in mentions
    ]


def _is_seat(text: str, mention: Mention, rules: NameRules) -> bool:
    """Whether an organization is the place of the office behind it."""
    words = fold(mention.text)
    office = rules.seat_office.match(text, mention.end) or rules.seat_hyphen.match(text, mention.end)
    return bool(mention.label == "ORG" and office and words[-1] not in rules.tails and not is_headed(words, rules))


def _is_goal(text: str, mention: Mention, rules: NameRules) -> bool:
    """Whether a person of one word stands behind a preposition that only places have."""
    alone = mention.label == "PER" and " " not in mention.text
    return alone and just_before(rules.place_preposition, text, mention.start) is not None


def bylines(text: str, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """The mentions with those who signed the article labelled as persons: `Pewarta: Rina Sari`."""
    return [
        replace(mention, label="PER")
        if mention.label == "ORG" and " " in mention.text and just_before(rules.byline, text, mention.start)
        else mention
        for mention in mentions
    ]


def running_mates(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with pairs of persons taken apart that were taken for one name: `Airin-Benyamin`."""
    persons = {word for mention in mentions if mention.label == "PER" for word in fold(mention.text)}
    apart: list[Mention] = []
    for mention in mentions:
        pair = _PAIR.fullmatch(mention.text)
        if pair and mention.label != "PER" and fold(pair[1])[0] in persons and fold(pair[2])[0] in persons:
            mention = replace(mention, label="PER")
            apart.append(at(text, mention, mention.start, mention.start + pair.end(1)))
            apart.append(at(text, mention, mention.start + pair.start(2), mention.end))
        else:
            apart.append(mention)
    return apart


def _agencies(dateline: re.Match[str] | None, rules: NameRules) -> Iterator[tuple[int, int]]:
    """Where a line's dateline names its media: `JAKARTA (ANTARA/Reuters) -`; a country there is none."""
    if dateline and (group := dateline.lastgroup):
        group = "first" if group == "place" else group
        for name in _AGENCY.finditer(dateline.string, *dateline.span(group)):
            if fold(name.group()) not in rules.countries:
                yield name.span()


def is_medium(mention: Mention, rules: NameRules) -> bool:
    """Whether a name is a known medium's, or begins with what one is: `Koran Lumbung`."""
    words = fold(mention.text)
    return words in rules.media or words[:1] in rules.kinds


def media(text: str, rules: NameRules) -> Iterator[Mention]:
    """Media and offices that their form gives away.

    `Kompas.com`, the agency of a dateline, `JAKARTA (ANTARA) -`, to whom somebody spoke on a day,
    `kepada Warta, Senin`.
    """
    for pattern in (rules.named_office, rules.ministry):
        for match in pattern.finditer(text):
            yield Mention("ORG", match.group(), *match.span(), INFERRED)
    for pattern in (rules.medium_cue, rules.medium_told):
        for match in pattern.finditer(text):
            words = fold(match.group(1))
            if words in rules.titles or words in rules.not_names:
                continue  # `kepada Gubernur, Senin`
            yield Mention("ORG", match.group(1), *match.span(1), INFERRED)
    for match in _MEDIUM.finditer(text):
        yield Mention("ORG", match.group(), *match.span(), INFERRED)
    position = 0
    for line in text.splitlines(keepends=True):
        for start, end in _agencies(_DATELINE.match(line), rules):
            yield Mention("ORG", line[start:end], position + start, position + end, INFERRED)
        position += len(line)


def repeated(tokens: Tokens, mentions: Sequence[Mention], label: str, rules: NameRules) -> Iterator[Mention]:
    """Occurrences of the persons (or organizations) that the article names elsewhere; some were missed.

    Names of several words are found wherever they stand. A single word must be capitalised, never written small in the
    article, and no part of a longer run of capitals.
    """
    surfaces = _surfaces(mentions, label)
    sizes: defaultdict[str, set[int]] = defaultdict(set)
    for words in surfaces:
        sizes[words[0]].add(len(words))
    end = -1
    for i, first in enumerate(tokens.words):
        if i <= end or first not in sizes or not tokens.capital[i]:
            continue
        for size in sorted(sizes[first], reverse=True):
            words = tuple(tokens.words[i : i + size])
            last = i + len(words) - 1
            if words not in surfaces or not _is_run(tokens, i, last):
                continue
            if len(words) > 1 or (first not in tokens.small and _stands_alone(tokens, i, rules)):
                source, start, stop = surfaces[words], tokens.starts[i], tokens.ends[last]
                yield Mention(source.label, tokens.text[start:stop], start, stop, source.score * INFERRED)
                end = last
                break


def _surfaces(mentions: Sequence[Mention], label: str) -> dict[Words, Mention]:
    """The forms to look for, each with the mention that speaks for it: those found, a person's first and last word."""
    surfaces: dict[Words, Mention] = {}
    for mention in mentions:
        words = fold(mention.text)
        if mention.label == label and (words not in surfaces or mention.score > surfaces[words].score):
            surfaces[words] = mention
    for mention in mentions:
        words = fold(mention.text)
        if label == mention.label == "PER" and len(words) > 1:
            for word in (words[0], words[-1]):
                if not is_initial(word):
                    surfaces.setdefault((word,), mention)
    contested = {fold(mention.text) for mention in mentions if mention.label != label}
    return {words: mention for words, mention in surfaces.items() if words not in contested}


def _is_run(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words stand together: nothing but a space, a hyphen or a point between them."""
    return all(
        tokens.text[tokens.ends[k] : tokens.starts[k + 1]] in (*SPACES, "-", ".", ". ") for k in range(first, last)
    )


def _stands_alone(tokens: Tokens, i: int, rules: NameRules) -> bool:
    """Whether a single capitalised word can be a repeated name: no capital beside it but a title's."""
    if len(tokens.words[i]) < 3 or (tokens.words[i],) in rules.not_names:
        return False
    after = tokens.text[tokens.ends[i] : tokens.ends[i] + 2]
    if (tokens.joined(i) and tokens.capital[i + 1]) or (after[:1] in "-./@'" and after[1:].isalnum()):
        return False
    before = tokens.text[tokens.starts[i] - 1 : tokens.starts[i]]
    if before in ("-", "/", "@", "#", "_"):
        return False
    return (
        not (i and tokens.joined(i - 1) and tokens.capital[i - 1])
        or (tokens.words[i - 1],) in rules.titles | rules.not_names
    )
