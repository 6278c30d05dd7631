"""Recognised names, put right: what a recogniser predictably gets wrong, by general rules over the article's text.

Everything here is pure: text and mentions in, mentions out, in text order and without overlaps; `start`/`end` are code
points of the article's text and `text[start:end]` is always the mention's text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from warta.records import Mention
from warta.values.aliases import Words, fold, is_acronym
from warta.values.name_rules import NameRules

LABELS = {"PERSON": "PER", "GPE": "LOC", "FAC": "LOC", "ORGANIZATION": "ORG", "LOCATION": "LOC"}
"""Labels of other pipelines, and ours for them."""

_LEFT_EDGE = " \t\n\r\u00a0\"'“”‘’`([{<.,;:!?-–—/*_#|@"
_RIGHT_EDGE = " \t\n\r\u00a0\"'“”‘’`([{<.,;:!?-–—/*_#|"
_POSSESSIVE = re.compile(r"['’]s?$")
_BRACKET = re.compile(r"\s*\(([^()\n]{1,60})\)")
_PAIR = re.compile(r"\s*[-–—]\s*")
_CODES = re.compile(r"\((?:[A-Za-z]{2,5}[/,\-]\s?)+[A-Za-z]{2,5}\)")
_CODES_REACH = 40
_MEDIUM = re.compile(
    r"(?<![\w@./:-])(?=[^\W\d_])(?:[A-Z][\w-]{2,30}|[a-z]+[A-Z]\w{0,30})\.(?:com|co\.id|co|id|net|tv|news|org)\b(?![\w/@]|\.[a-z])"
)
# `JAKARTA (ANTARA) -`, `Antara, Jakarta -`, `JAKARTA, ANTARA -`
_DATELINE = re.compile(
    r"[^\W\d_][\w.,/ ]{1,40}?,?\s\(([A-Z][\w.]{1,20})\)\s*[-–—]"
    r"|([A-Z][\w.]{2,20}),\s[A-Z][\w ]{2,20}?\s*(?:--|[–—]|-\s)"
    r"|[A-Z][A-Z ,]{2,40},\s([A-Z][\w.]{2,20})\s*(?:--|[–—]|-\s)"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def known_label(label: str) -> str:
    """Warta's name for a label."""
    return LABELS.get(label, label)


def clean(text: str, mentions: Iterable[Mention], rules: NameRules) -> Iterator[Mention]:
    """Recognised spans as names: edges trimmed, honorifics, roles and degrees taken off, joined names taken apart.

    What is left without a name in it (a pronoun, a bare title, a byline's letters) is dropped.
    """
    for mention in mentions:
        if _is_byline_code(text, mention):
            continue
        mention = replace(mention, label=known_label(mention.label))
        for part in _parts(text, mention, rules):
            part = _trim(text, part.start, part.end, part)
            if part.label == "PER":
                part = _untitled(text, part, rules)
            elif part.label == "ORG":
                part = with_legal_form(text, part, rules)
            if part.end > part.start and _is_name(part, rules):
                yield part


def _is_byline_code(text: str, mention: Mention) -> bool:
    """Whether the mention lies in the letters that sign an article, `(abc/def)`."""
    opening = text.rfind("(", max(0, mention.start - _CODES_REACH), mention.start)
    codes = _CODES.match(text, opening) if opening >= 0 else None
    return codes is not None and mention.end < codes.end()


def _at(text: str, mention: Mention, start: int, end: int) -> Mention:
    return replace(mention, text=text[start:end], start=start, end=end)


def _trim(text: str, start: int, end: int, mention: Mention) -> Mention:
    """The mention without white space, quotes, punctuation, a possessive `'s` or an open bracket at its edges."""
    newline = text.find("\n", start, end)
    if newline > start:
        end = newline
    while start < end and text[start] in _LEFT_EDGE:
        start += 1
    while start < end:
        if text[end - 1] in _RIGHT_EDGE:
            if text[end - 1] == "." and _is_dotted(text[start:end]):
                break
            end -= 1
        elif text[end - 1] in ")]}" and not any(mark in text[start:end] for mark in "([{"):
            end -= 1
        elif possessive := _POSSESSIVE.search(text, start, end):
            end = possessive.start()
        else:
            break
    return _at(text, mention, start, end)


def _is_dotted(name: str) -> bool:
    """Whether a final full stop belongs to the name: `Jr.`, `Inc.`, `J.F.K.`."""
    last = name.rsplit(None, 1)[-1]
    return last.count(".") > 1 or (
        " " in name and 3 <= len(last) <= 5 and last[0].isupper() and last[1:-1].islower() and len(last) <= 4
    )


def _parts(text: str, mention: Mention, rules: NameRules) -> Iterator[Mention]:
    """A span of several names as one mention each: pairs of persons, a name with its bracketed acronym."""
    start, end = mention.start, mention.end
    bracket = _BRACKET.search(text, start, end + 1)
    if (
        bracket
        and bracket.end() >= end - 1
        and bracket.start() > start
        and fold(bracket.group()) not in rules.legal_forms
    ):
        yield _at(text, mention, start, bracket.start())
        yield _at(text, mention, *bracket.span(1))
        return
    if mention.label == "PER":
        cuts = [match.span() for match in rules.conjunction.finditer(text, start, end)]
        cuts += [
            m.span()
            for m in _PAIR.finditer(text, start, end)
            if _joins_persons(text[start : m.start()], m.group(), text[m.end() : end])
        ]
        for cut_start, cut_end in sorted(cuts):
            if cut_start > start:
                yield _at(text, mention, start, cut_start)
            start = cut_end
    yield _at(text, mention, start, end)


def _joins_persons(left: str, dash: str, right: str) -> bool:
    """Whether a dash stands between two persons, not inside one name: several words on both sides, or a real dash."""
    return bool(left and right) and (
        dash.strip() != "-" or dash != "-" or (len(left.split()) > 1 and len(right.split()) > 1)
    )


def _untitled(text: str, mention: Mention, rules: NameRules) -> Mention:
    """The person without the honorifics and roles in front and the degrees behind."""
    start, end = mention.start, mention.end
    if (title := rules.prefix.match(text, start, end)) and any(c.isupper() for c in text[title.end() : end]):
        start = title.end()
    if degree := rules.suffix.search(text, start, end):
        end = degree.start()
    return _trim(text, start, end, mention)


def with_legal_form(text: str, mention: Mention, rules: NameRules) -> Mention:
    """The organization with its legal form, where that stands beside the span: `PT` ..., ... `(Persero) Tbk`."""
    before = rules.legal_before.search(text, max(0, mention.start - 8), mention.start)
    after = rules.legal_after.match(text, mention.end)
    return _at(text, mention, before.start() if before else mention.start, after.end() if after else mention.end)


def _is_name(mention: Mention, rules: NameRules) -> bool:
    """Whether a cleaned span can be a name at all."""
    words = fold(mention.text)
    if not words or not any(c.isalpha() for c in mention.text) or len(mention.text) < 2:
        return False
    if words in rules.legal_forms:
        return False
    if words in rules.not_names:
        return mention.label != "PER" and mention.text.isupper() and len(mention.text) > 2
    return mention.label != "PER" or any(c.isupper() for c in mention.text) or "@" in mention.text


def join_bodies(text: str, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """A local body and the place that completes its name as one organization: `DPRD` + `Jawa Barat`."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if (
            before
            and (before.label, mention.label) == ("ORG", "LOC")
            and text[before.end : mention.start] == " "
            and is_local_body(fold(before.text), rules)
        ):
            joined[-1] = _at(text, replace(before, score=min(before.score, mention.score)), before.start, mention.end)
        else:
            joined.append(mention)
    return joined


def is_local_body(words: Words, rules: NameRules) -> bool:
    """Whether the words begin with a body that a place name completes."""
    return any(words[:size] in rules.local_bodies for size in range(1, len(words) + 1))


def agree(mentions: Sequence[Mention]) -> list[Mention]:
    """One label for one surface in one article: the label with the greatest weight of scores wins.

    A person's full name also speaks, at half weight, for its first and its last word.
    """
    votes: defaultdict[Words, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        words = fold(mention.text)
        votes[words][mention.label] += mention.score
        if mention.label == "PER" and len(words) > 1:
            for word in {words[0], words[-1]}:
                votes[word,]["PER"] += mention.score / 2
    winners = {words: max(count, key=lambda label: (count[label], label)) for words, count in votes.items()}
    return [replace(mention, label=winners[fold(mention.text)]) for mention in mentions]


def bracketed(text: str, mentions: Sequence[Mention], rules: NameRules) -> Iterator[Mention]:
    """Acronyms in brackets behind an organization that nobody recognised: `Badan Pengawas Pemilu (Bawaslu)`."""
    for i, mention in enumerate(mentions):
        if mention.label not in ("ORG", "PER") or not (found := _BRACKET.match(text, mention.end)):
            continue
        start, end = found.span(1)
        if i + 1 < len(mentions) and mentions[i + 1].start < end:
            continue
        short = found.group(1)
        if (
            len(short.split()) == 1
            and any(c.isupper() for c in short)
            and is_acronym_of(fold(short), fold(mention.text), rules)
        ):
            yield _at(text, mention, start, end)


def is_acronym_of(short: Words, long: Words, rules: NameRules) -> bool:
    """Whether a one-word form abbreviates a longer one."""
    return len(short) in (1, 3) and is_acronym("".join(short), long, rules.connectives)


def media(text: str, taken: Sequence[Mention]) -> Iterator[Mention]:
    """Media that their form gives away: `Kompas.com`, and the agency of a dateline, `JAKARTA (ANTARA) -`."""
    found = [match.span() for match in _MEDIUM.finditer(text)]
    position = 0
    for line in text.splitlines(keepends=True):
        if dateline := _DATELINE.match(line):
            group = dateline.lastindex or 0
            found.append((position + dateline.start(group), position + dateline.end(group)))
        position += len(line)
    spans = sorted((mention.start, mention.end) for mention in taken)
    yield from (Mention("ORG", text[s:e], s, e, 0.5) for s, e in free(found, spans))


def free(found: Iterable[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches that touch none of `taken` (sorted, apart) nor each other."""
    i = 0
    last_end = -1
    for start, end in sorted(found):
        while i < len(taken) and taken[i][1] <= start:
            i += 1
        if start >= last_end and (i == len(taken) or taken[i][0] >= end):
            yield start, end
            last_end = end


def repeated(text: str, mentions: Sequence[Mention], rules: NameRules) -> Iterator[Mention]:
    """Occurrences, missed by the recogniser, of persons and organizations that it found elsewhere in the article.

    Names of several words are found wherever they stand. A single word must be capitalised, must not open a sentence
    while the article also writes it small, and must not be part of a longer run of capitals.
    """
    surfaces: dict[Words, Mention] = {}
    for mention in mentions:
        if mention.label in ("PER", "ORG"):
            words = fold(mention.text)
            best = surfaces.get(words)
            if best is None or mention.score > best.score:
                surfaces[words] = mention
            if mention.label == "PER" and len(words) > 1:
                for word in (words[0], words[-1]):
                    surfaces.setdefault((word,), mention)
    contested = {fold(mention.text) for mention in mentions if mention.label not in ("PER", "ORG")}
    by_first: defaultdict[str, list[Words]] = defaultdict(list)
    for words in surfaces.keys() - contested:
        by_first[words[0]].append(words)
    for options in by_first.values():
        options.sort(key=len, reverse=True)

    tokens = list(_WORD.finditer(text))
    folded = [fold(token.group()) for token in tokens]
    small = {words for token, words in zip(tokens, folded, strict=True) if token.group()[0].islower()}
    sources: dict[tuple[int, int], Mention] = {}
    for i, first in enumerate(folded):
        if not first or not tokens[i].group()[0].isupper():
            continue
        for words in by_first.get(first[0], ()):
            end = i + len(words)
            if end > len(tokens) or tuple(w for part in folded[i:end] for w in part) != words:
                continue
            start_char, end_char = tokens[i].start(), tokens[end - 1].end()
            if "\n" in text[start_char:end_char] or end_char - start_char > len(surfaces[words].text) + 2:
                continue
            if len(words) > 1 or _stands_alone(text, tokens, i, small, rules):
                sources[start_char, end_char] = surfaces[words]
                break
    spans = sorted((mention.start, mention.end) for mention in mentions)
    for start, end in free(sources, spans):
        source = sources[start, end]
        yield Mention(source.label, text[start:end], start, end, source.score / 2)


def _stands_alone(text: str, tokens: Sequence[re.Match[str]], i: int, small: set[Words], rules: NameRules) -> bool:
    """Whether a single capitalised word can be a repeated name."""
    token = tokens[i]
    words = fold(token.group())
    if words in small or words in rules.not_names or len(token.group()) < 3:
        return False
    after = text[token.end() : token.end() + 2]
    if after[:1] in ("-", "'", "’") and after[1:].isalpha() and after != "'s":
        return False
    if after[:1] == " " and after[1:].isupper():
        return False
    before = text[max(0, token.start() - 1) : token.start()]
    if before == "-" or (
        before == "."
        and token.start() > 1
        and not text[token.start() - 2].isspace()
        and text[token.start() - 2].isupper()
    ):
        return False
    previous = tokens[i - 1].group() if i else ""
    if before == " " and i and tokens[i - 1].end() == token.start() - 1 and previous[0].isupper():
        return fold(previous) in rules.not_names
    return True
