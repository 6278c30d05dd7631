"""One recognised span made a name: its edges, the honorifics and roles around it, several names in one span.

Everything here is pure: text and mentions in, mentions out; `start`/`end` are code points of the article's text and
`text[start:end]` is always the mention's text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from warta.records import Mention
from warta.values.names.aliases import fold, is_acronym
from warta.values.names.rules import NameRules, is_headed

INFERRED = 0.5
"""The score of a name that a rule found, beside the recogniser's own."""
LABELS = {"PERSON": "PER", "GPE": "LOC", "FAC": "LOC", "ORGANIZATION": "ORG", "LOCATION": "LOC"}
"""Labels of other pipelines, and ours for them."""

_OPENING = " \t\n\r\u00a0\"'“”‘’`([{<.,;:!?-–—/*_#|@"
_CLOSING = " \t\n\r\u00a0\"'“”‘’`([{<.,;:!?-–—/*_#|"
_POSSESSIVE = re.compile(r"['’]s?$")
_BRACKET = re.compile(r"\s*\(([^()\n]{1,60})\)")
_DASH = re.compile(r"\s*[-‐‑–—]\s*")
_HYPHEN = "-‐‑"
_HYPHENED = re.compile(r"(?:[-‐‑][^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*){1,4}")  # `-won`, `-Ahmad-Din`
_PARTICLE_LETTERS = 4  # longest element that a hyphen always ties to the next: `Al-`, `Abu-`, `Jean-`
_AGE = re.compile(r"\s*\(\s*\d{1,3}(?:\s\w{1,10})?\s*\)?$")
_POSSESSOR = re.compile(r"['’]s\s+(?=[A-Z])")
_BREAK = re.compile(r"\n|[,;:†\"“”]+\W*(?=[^\W\d_])")  # what no name of an organization runs over
ARTICLE = 10_000
"""Code points on either side of a name in which it is looked for elsewhere."""
CAPITAL_BEFORE = re.compile(r"(?<!\w)[A-Z][\w'’-]*\s$")
"""A capitalised word and a space at the end of a text."""
_INNER_CAPITAL = re.compile(r"(?<=[\w,] )[A-Z][\w'’-]*\s$")
_WORD_BEFORE = re.compile(r"(\w+) $")
_SENTENCE_BEFORE = re.compile(r"(?:\A|[\n.!?:\"”“‘]) *$")
_WORD = re.compile(r"\S+")
_FIRST_WORD = re.compile(r"(\w+) +")
_LAST_WORDS = re.compile(r"(\S+\s+)?(\S+\s+)$")
_ABBREVIATED = re.compile(r"\.(?=,|\s[a-z(])")
_NICKNAMED = re.compile(r"[A-Z][\w.'-]* [“\"‘'][^“”\"‘\n]{2,20}[”\"’'] [A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}")
_INITIALS = re.compile(r"[A-Z](?:\.\s?[A-Z]){0,2}\.?")
_GENERATION = re.compile(r"(?<=\w) (?:I{2,3}|IV|VI{1,3}|Jr\.?|Sr\.?)(?=[\s,.;:)’']|$)")
_SMALL_TAIL = re.compile(r"\s+([a-z]{2,})$")  # `I wo` of `I won’t`
_LONE_CLOSING = re.compile(r"^[^(]*(?=\))")
_BYLINE_CODES = re.compile(r"\((?:[A-Za-z]{2,5}[/,\-]\s?)+[A-Za-z]{2,5}\)")
_BYLINE_CODE = re.compile(r"(?<=[.!?\"”’'] )\([A-Z]{2,5}\)[ \t]*(?=\n|$)")  # `(EVY)` at a paragraph's end
_ADDRESS = re.compile(r"https?://|(?:[\w-]+\.){2,}[a-z]{2,}/|[\w-]+\.[a-z]{2,}/\S*\d", re.I)  # `pic.twitter.com/x1Ab2`
_LONGEST = 300  # code points; what is longer is a recogniser's slip and no name
_REACH = 40  # code points before a name in which what belongs to it is looked for
_LONGEST_WORD = 40
_OFFICE_WORDS = 4  # the longest office in front of a body: `Wakil Ketua Umum Bidang`
_DOTTED_WORDS = 4  # longest abbreviation that ends a name with its full stop: `Corp.`


def at(text: str, mention: Mention, start: int, end: int) -> Mention:
    """The mention moved to other offsets."""
    if (start, end) == (mention.start, mention.end):
        return mention
    return replace(mention, text=text[start:end], start=start, end=end)


def just_before(pattern: re.Pattern[str], text: str, position: int) -> re.Match[str] | None:
    """What of a pattern that ends its text stands just before a position."""
    return pattern.search(text, max(0, position - _REACH), position)


def ordered(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions in text order."""
    return sorted(mentions, key=lambda mention: (mention.start, mention.end))


def apart(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in text order without those that run into one before them: cleaning lengthens some."""
    kept: list[Mention] = []
    for mention in ordered(mentions):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def absorb(mentions: Sequence[Mention], longer: Iterable[Mention]) -> list[Mention]:
    """The mentions with longer ones put in place of those that they contain.

    A longer one that cuts an existing mention in two, or lies within one, is left out.
    """
    accepted: list[Mention] = []
    kept = ordered(mentions)
    result: list[Mention] = []
    i = 0
    for new in ordered(longer):
        if accepted and new.start < accepted[-1].end:
            continue
        while i < len(kept) and kept[i].end <= new.start:
            result.append(kept[i])
            i += 1
        j = i
        while j < len(kept) and kept[j].start < new.end:
            j += 1
        inside = [(old.start, old.end) for old in kept[i:j]]
        if (new.start, new.end) not in inside and all(new.start <= s and e <= new.end for s, e in inside):
            accepted.append(new)
            i = j
    return ordered([*result, *accepted, *kept[i:]])


def clean(text: str, mention: Mention, rules: NameRules) -> Iterator[Mention]:
    """A recognised span as names: edges trimmed, honorifics, roles and degrees taken off, joined names taken apart.

    What is left without a name in it (a pronoun, a bare title, a byline's letters) is dropped.
    """
    if mention.end - mention.start > _LONGEST or _is_byline_code(text, mention):
        return
    mention = replace(mention, label=LABELS.get(mention.label, mention.label))
    for part in _parts(text, mention, rules):
        part = _trimmed(text, part)
        if part.label == "PER":
            part = _untitled(text, part, rules)
        elif part.label in ("ORG", "LOC"):
            part = _capitalised(text, part, rules)
            part = at(text, part, _past_honorific(text, part.start, part.end, rules), part.end)
        if part.label == "ORG":
            part = _past_office(text, _past_role(text, part, rules), rules)
        if part.label == "ORG":
            part = _one_body(text, part, rules)
        if _is_name(part, rules):
            yield part


def _one_body(text: str, part: Mention, rules: NameRules) -> Mention:
    """The organization without what a recogniser ran on before its legal form or into the place behind it."""
    if inside := rules.legal_inside.search(text, part.start, part.end):
        part = at(text, part, inside.start(), part.end)
    elif last := rules.legal_last.search(text, part.start, part.end + _LONGEST_WORD):
        part = at(text, part, *last.span(1)) if last.start(2) == part.end + 1 else part
    acronym, _, rest = part.text.partition(" ")
    link, _, state = rest.partition(" ")
    if acronym.isupper() and link in rules.name_links and fold(state) in rules.states:
        part = at(text, part, part.start, part.start + len(acronym))  # `ADB untuk Indonesia`
    if place := rules.place_inside.search(text, part.start, part.end):
        before = fold(text[part.start : place.start()])
        if len(before) > 1 and before not in rules.incomplete_bodies and before not in rules.heads:
            part = at(text, part, part.start, place.start())
    return _with_legal_form(text, part, rules)


def _is_byline_code(text: str, mention: Mention) -> bool:
    """Whether the mention lies in the letters that sign an article, `(abc/def)`."""
    opening = text.rfind("(", max(0, mention.start - _REACH), mention.start)
    if opening < 0:
        return False
    codes = _BYLINE_CODES.match(text, opening) or _BYLINE_CODE.match(text, opening)
    return codes is not None and mention.end < codes.end()


def _parts(text: str, mention: Mention, rules: NameRules) -> Iterator[Mention]:
    """A span of several names as one mention each: a name and its bracketed acronym, persons joined in one span."""
    start, end = mention.start, mention.end
    bracket = _BRACKET.search(text, start, end + 1)
    if (
        bracket
        and start < bracket.start()
        and end - 1 <= bracket.end()
        and not is_legal_form(text[start : bracket.start()], bracket[1], rules)
    ):
        yield at(text, mention, start, bracket.start())
        yield at(text, mention, *bracket.span(1))
    elif mention.label == "PER":
        yield from _persons(text, mention, rules)
    elif mention.label == "ORG" and (owner := _possessor(text, mention, rules)):
        yield at(text, mention, start, owner.start())
        yield from _parts(text, at(text, mention, owner.end(), end), rules)
    elif bracket is None and (cut := _BREAK.search(text, start + 1, end)):
        legal = rules.legal_after.match(text, cut.start())
        yield at(text, mention, start, legal.end() if legal else cut.start())
    else:
        yield mention


def is_legal_form(name: str, bracketed: str, rules: NameRules) -> bool:
    """Whether what a name has in brackets is a legal form: `(Persero)`, and `(SPA)` where it abbreviates no words."""
    words = fold(bracketed)
    return words in rules.legal_forms and not is_acronym("".join(words), fold(name), rules.connectives)


def _possessor(text: str, mention: Mention, rules: NameRules) -> re.Match[str] | None:
    """The possessive that parts two organizations: what stands before it is one for sure, and no `King's College`."""
    owner = _POSSESSOR.search(text, mention.start + 1, mention.end)
    if owner is None:
        return None
    name = text[mention.start : owner.start()]
    words = fold(name)
    sure = words in rules.countries or is_headed(words, rules) or words[-1] in rules.body_nouns or name.isupper()
    return owner if sure else None


def _persons(text: str, mention: Mention, rules: NameRules) -> Iterator[Mention]:
    """The persons of a span, which a conjunction, a dash, a comma or a word that is no name may join."""
    start, end = mention.start, mention.end
    cuts = [found.span() for found in rules.person_break.finditer(text, start, end)]
    cuts += [
        found.span()
        for found in _DASH.finditer(text, start, end)
        if found.group() not in _HYPHEN or _are_two_persons(text, start, found.start(), end)
    ]
    if (degree := rules.suffix.search(text, start, end)) is not None:
        end = degree.start()
    for cut_start, cut_end in sorted(cuts):
        if start < cut_start and cut_end < end:
            yield at(text, mention, start, cut_start)
            start = cut_end
    yield at(text, mention, start, end)


def _are_two_persons(text: str, start: int, hyphen: int, end: int) -> bool:
    """Whether a hyphen joins two persons, as that of running mates does, and stands not inside one name.

    Both sides must be names by themselves: of several words, or found alone elsewhere in the article.
    """
    left, right = text[start:hyphen], text[hyphen + 1 : end]
    words = left.split()
    if not words or not right[:1].isupper() or len(words[-1]) <= _PARTICLE_LETTERS:
        return False
    if any(c in _HYPHEN for c in left + right):
        return False
    if len(words) > 1 and len(right.split()) > 1:
        return True
    return _is_found_alone(text, left, hyphen) and _is_found_alone(text, right, hyphen)


def _is_found_alone(text: str, name: str, near: int) -> bool:
    """Whether the article has the name with no hyphen and no capital beside it, but one that begins the sentence."""
    alone = re.compile(rf"(?<![\w\-‐‑]){re.escape(name)}(?![\w\-‐‑])(?!\s[A-Z])")
    found = alone.finditer(text, max(0, near - ARTICLE), near + ARTICLE)
    return any(just_before(_INNER_CAPITAL, text, name.start()) is None for name in found)


def whole_names(text: str, mentions: Sequence[Mention], rules: NameRules) -> list[Mention]:
    """The mentions with persons' names whole: `Han Ji` + `-soo`, `Yusuf Abu` + `-Karim`, `Muh.` + `Yusuf`."""
    whole: list[Mention] = []
    starts = {mention.start for mention in mentions}
    for mention in mentions:
        before = whole[-1] if whole else None
        if before and mention.end <= before.end:
            continue
        if (
            before
            and before.label == mention.label == "PER"
            and before.end + 1 == mention.start
            and text[before.end] in _HYPHEN
            and not _are_two_persons(text, before.start, before.end, mention.end)
            and (
                " " in before.text + mention.text
                or len(before.text) <= _PARTICLE_LETTERS
                or not mention.text[0].isupper()
            )
        ):
            mention = at(text, before, before.start, mention.end)
            whole.pop()
        if before and mention.label == "PER" and _is_first_name(text, before, mention, rules):
            mention = at(text, mention, before.start, mention.end)
            whole.pop()
        elif before and before.label == mention.label == "PER" and _is_abbreviated(text, before, mention, rules):
            mention = at(text, before, before.start, mention.end)
            whole.pop()
        if mention.label == "PER" and (generation := _GENERATION.match(text, mention.end)):
            mention = at(text, mention, mention.start, generation.end())
        rest = _HYPHENED.match(text, mention.end) if mention.label == "PER" else None
        if rest and _is_torn(mention, rest, rules) and starts.isdisjoint(range(*rest.span())):
            mention = at(text, mention, mention.start, rest.end())
        whole.append(mention)
    return whole


def _is_abbreviated(text: str, before: Mention, mention: Mention, rules: NameRules) -> bool:
    """Whether two parts of a name are one.

    Initials stand before the rest, a full stop abbreviates the first, quotes hold a nickname, `Ann “Baby” Cruz`, or the
    father's name stands behind: `Ravi a/l Subra`.
    """
    between = text[before.end : mention.start]
    if _INITIALS.fullmatch(before.text) and between in (" ", ". "):
        return True
    if len(between) < 3 and _NICKNAMED.fullmatch(text, before.start, mention.end):
        return True
    if rules.fathered.fullmatch(between):
        return True
    return between == ". " and before.text.casefold() in rules.given_abbreviations


def _is_first_name(text: str, before: Mention, mention: Mention, rules: NameRules) -> bool:
    """Whether a word taken for a body or a place stands between a rank and the rest of a person's name."""
    if (
        before.label == "PER"
        or not before.text.istitle()
        or " " in before.text
        or text[before.end : mention.start] != " "
    ):
        return False
    words = just_before(_LAST_WORDS, text, before.start)
    office = words is not None and not rules.offices.isdisjoint(fold(words[1] or ""))  # `Direktur Jenderal Pajak`
    return words is not None and not office and fold(words[2])[-1:] in rules.ranks


def _is_torn(mention: Mention, rest: re.Match[str], rules: NameRules) -> bool:
    """Whether a person's name goes on behind a hyphen, where no name was recognised."""
    last = mention.text.split()[-1]
    first = rest.group()[1:].split("-")[0]
    return len(last) <= _PARTICLE_LETTERS and first.casefold() not in rules.hyphen_words


def _trimmed(text: str, mention: Mention) -> Mention:
    """The mention without white space, quotes, punctuation, a possessive `'s` or an unpaired bracket at its edges."""
    start, end = mention.start, mention.end
    if (newline := text.find("\n", start, end)) > start:
        end = newline
    if unpaired := _LONE_CLOSING.match(text[start:end]):
        end = start + unpaired.end()
    while start < end and text[start] in _OPENING:
        start += 1
    while start < end:
        if text[end - 1] in _CLOSING:
            if _ends_abbreviated(text[start:end]):
                break
            end -= 1
        elif possessive := _POSSESSIVE.search(text, start, end):
            end = possessive.start()
        else:
            break
    return at(text, mention, start, end)


def _ends_abbreviated(name: str) -> bool:
    """Whether a final full stop belongs to the name: `Jr.`, `Inc.`, `J.F.K.`."""
    if not name.endswith("."):
        return False
    first, _, last = name[:-1].rpartition(" ")
    return last.count(".") > 0 or (
        bool(first) and 1 < len(last) <= _DOTTED_WORDS and last[0].isupper() and last[1:].islower()
    )


def _untitled(text: str, mention: Mention, rules: NameRules) -> Mention:
    """The person without the honorifics and roles in front and the degrees behind."""
    start, end = mention.start, mention.end
    if fold(mention.text) in rules.titles:
        return mention
    title = rules.prefix.match(text, start, end)
    if title and any(c.isupper() for c in text[title.end() : end]):
        alone = fold(title.group())[-1:] in rules.ambiguous and " " not in text[title.end() : end]
        start = start if alone else title.end()  # `Sheikh Hasina`, but `Ahmed Hasan` of `Sheikh Ahmed Hasan`
    front = just_before(rules.name_front, text, start)
    if front and not rules.fronted.isdisjoint(fold(text[start:end])[:1]):
        start = front.start()  # `I` of `I Ketut Wisnawa`
    if given := just_before(rules.given_front, text, start):
        start = given.start()
    start = _past_honorific(text, start, end, rules)
    if age := _AGE.search(text, start, end):
        end = age.start()
    if rules.suffix.fullmatch(f" {mention.text}"):
        return at(text, mention, start, start)
    if degree := rules.suffix.search(text, start, end):
        end = degree.start()
    if (small := _SMALL_TAIL.search(text, start, end)) and small.group(1) not in rules.particles:
        end = small.start()
    return _trimmed(text, at(text, mention, start, end))


def _past_honorific(text: str, start: int, end: int, rules: NameRules) -> int:
    """Where a name begins whose first word ends what stands before it: `Seri` behind `Datuk`, `Kota` behind `Wali`."""
    before, first = just_before(_WORD_BEFORE, text, start), _FIRST_WORD.match(text, start, end)
    if before and first and first.end() < end and (*fold(before[1]), *fold(first[1])) in rules.titles:
        return first.end()
    return start


def _past_role(text: str, mention: Mention, rules: NameRules) -> Mention:
    """The organization without the word that ends the role before it: `Gubernur` + `Senior Bank Lestari`."""
    suffix = rules.role_suffix.match(text, mention.start, mention.end)
    if suffix and just_before(rules.office_before, text, mention.start):
        return at(text, mention, suffix.end(), mention.end)
    return mention


def _past_office(text: str, mention: Mention, rules: NameRules) -> Mention:
    """What is led alone, where a recogniser ran the office into it: `Koordinator Nasional` + `Jaringan Petani`.

    A body begins with its head noun; behind an office of places alone, a place: `Camat` + `Lumbung`.
    """
    starts = [word.start() for word in _WORD.finditer(text, mention.start, mention.end)][: _OFFICE_WORDS + 1]
    first = fold(text[mention.start : starts[1]]) if len(starts) > 1 else ()
    if first in rules.roles or not rules.offices.isdisjoint(first[:1]):
        for start in starts[1:]:
            if is_headed(fold(text[start : mention.end]), rules):
                return at(text, mention, start, mention.end)
    for start in starts[1:]:
        place = text[start : mention.end]
        if rules.local_office.match(text, mention.start, start):
            label = mention.label if place.isupper() else "LOC"  # `Gubernur BI` heads a body
            return at(text, replace(mention, label=label), start, mention.end)
    return mention


def _capitalised(text: str, mention: Mention, rules: NameRules) -> Mention:
    """The name from its first capital on: `platform Y` is `Y`, but `timnas Z` stays, as news writes it small.

    A noun that only tells what a body is counts as small, `Maskapai Y`, and so does one with the capital of its
    sentence before a small word, `Lembaga survei Y`; any does before a small word and a head, `Tim hukum Mahkamah Y`.
    """
    start = mention.start
    words = mention.text.split()
    if not any(word[0].isupper() for word in words[1:]):
        return mention
    if mention.label == "ORG" and _is_description(text, start, words, rules):
        words[0] = words[0].lower()
    while words[0].islower() and words[0].isalpha() and fold(words[0]) not in rules.bound_heads:
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    return at(text, mention, start, mention.end)


def _is_description(text: str, start: int, words: Sequence[str], rules: NameRules) -> bool:
    """Whether the first word of an organization only tells what it is; `start` is where it stands."""
    first = fold(words[0])
    if first in rules.descriptors:
        return True
    small = words[1].islower() and words[1] not in rules.name_links
    if small and is_headed(fold(" ".join(words[2:])), rules):
        return True
    return first in rules.kinds and small and just_before(_SENTENCE_BEFORE, text, start) is not None


def _with_legal_form(text: str, mention: Mention, rules: NameRules) -> Mention:
    """The organization with its legal form, where that stands beside the span: `PT` ..., ... `(Persero) Tbk`.

    A full stop that abbreviates the form belongs to it where the sentence goes on: `Tbk. (ASII)`.
    """
    before = just_before(rules.legal_before, text, mention.start)
    after = rules.legal_after.match(text, mention.end)
    end = after.end() if after else mention.end
    if fold(text[mention.start : end])[-1:] in rules.legal_forms and (stop := _ABBREVIATED.match(text, end)):
        end = stop.end()
    return at(text, mention, before.start() if before else mention.start, end)


def _is_name(mention: Mention, rules: NameRules) -> bool:
    """Whether a cleaned span can be a name at all."""
    words = fold(mention.text)
    if len(mention.text) < 2 or not words or not any(c.isalpha() for c in mention.text):
        return False
    if words in rules.roles or words in rules.legal_forms or words in rules.descriptors:
        return False
    if _ADDRESS.match(mention.text):
        return False
    if "." in mention.text and rules.suffix.fullmatch(f" {mention.text}"):  # `S.P` behind a name, but `MA` is a court
        return False
    if words in rules.not_names or words in rules.titles:
        return mention.label != "PER" and mention.text.isupper() and len(mention.text) > 2
    return mention.label != "PER" or any(c.isupper() for c in mention.text) or "@" in mention.text
