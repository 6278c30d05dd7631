"""Whose a figure is: possessor or subject in its sentence, or whoever a pronoun carries on. Unclear gives nothing."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache

from warta.languages import LanguagePack
from warta.records import Named
from warta.values.figures.measured import measure_table
from warta.values.figures.money import currency_words
from warta.values.figures.nouns import noun_table
from warta.values.figures.phrases import Phrases, Word, phrase_key, words_ahead, words_behind
from warta.values.figures.quantities import Quantity
from warta.values.numbers import alternatives

# A name this many letters before the sentence may still be what `the company` means.
NAMED_BEFORE = 2_000
# Words that may stand between a name and the thing or figure it owns.
FEW = 2
# What stands between a dateline and its report.
DATELINE = re.compile(r"[^\n.]{0,40}?\s?(?:[–—]|--|\s-)\s")
DATELINE_START = re.compile(r"(?:[^\W\d_]+(?: [^\W\d_]+)?, ?)?")
DATELINE_END = re.compile(r"\)?\s?(?:[–—]|--|\s-)\s")
DATELINE_REACH = 40  # code points from the line's start in which a medium can stand
DATELINE_CAPITALS = re.compile(r"\s?[,(–—:/]|\s-")


class HolderRules:
    """The words of one language that lead from a figure to its holder."""

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.figures
        self.joints = Phrases.of([*words.holder_joints, *words.possessives])
        self.place_openers = frozenset(words.place_openers)
        self.speech, self.records = frozenset(words.speech_verbs), frozenset(words.recording_verbs)
        self.relatives = frozenset(words.relatives)
        self.clause_ends = frozenset((*words.clause_ends, *words.reported))
        self.possessives, self.owners = words.possessives, frozenset(words.owner_joints)
        self.organizations = _pattern(words.organization_anaphora)
        self.pronouns = _pattern(words.person_pronouns)
        self.employers = Phrases.of(words.employers)
        self.measures = measure_table(pack).all_before
        self.measured = frozenset((*self.measures.values, *words.changes))
        self.changed, self.own = words.changed_measures, words.own_marks
        self.reported = frozenset(words.reported)
        self.joined = frozenset(words.sum_joints)
        self.others, self.common = frozenset(words.other_subjects), frozenset(words.common_subjects)
        self.places = _pattern(words.place_anaphora)
        self.function_words = frozenset(words.not_nouns)
        nouns = noun_table(pack).nouns.values
        self.currencies = currency_words(pack).values
        self.staff = frozenset((*words.counted_people, *words.headcount_nouns))
        self.bodies = frozenset(nouns.get(noun, noun) for noun in (*words.counted_people, *words.headcount_nouns))


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(phrases)})\b", re.IGNORECASE)


@cache
def holder_rules(pack: LanguagePack) -> HolderRules:
    """The pack's rules, made once."""
    return HolderRules(pack)


def holder_of(
    text: str,
    figure: Quantity,
    measure: str | None,
    sentence: tuple[int, int],
    names: Sequence[Named],
    pack: LanguagePack,
) -> Named | None:
    """The named one whose figure it is, or None where the sentence leaves it open. `names` are in text order.

    `measure` is what the figure measures.
    """
    rules = holder_rules(pack)
    start, end = sentence
    first, last = (bisect_left(names, place, key=lambda named: named.start) for place in (start, end))
    inside = [
        named for named in names[first:last] if not _names_money(text, named, rules) and not _opens_report(text, named)
    ]
    before = [named for named in inside if named.end <= figure.start]
    after = [named for named in inside if named.start >= figure.end]
    if text.startswith("(", figure.start - 1):
        return before[-1] if before and text[before[-1].end : figure.start].strip() == "(" else None
    return (
        _behind(text, figure, after, rules)
        or _possessor(text, figure, measure, before, rules)
        or _beside(text, figure, before, rules)
        or _subject(text, figure, start, before, rules)
        or _carried_on(text, figure, start, names[:first], before, rules)
        or _employer(text, figure, start, names[:first], before, rules)
    )


def _behind(text: str, figure: Quantity, after: Sequence[Named], rules: HolderRules) -> Named | None:
    """`500 staf Lumen`, `50 Lumen engineers`, `700 karyawan di Lumen`, `10% is held by the Sagu Group`."""
    bare = after and figure.kind == "count" and figure.end == figure.number_end
    if bare and after[0].label == "ORG" and not text[figure.end : after[0].start].strip():
        return after[0]
    if not after or figure.kind in ("money", "measure", "multiple"):
        return None
    if figure.kind == "count" and figure.unit not in rules.bodies:
        return None
    named = after[0]
    between = text[figure.tail : named.start].casefold().split()
    if len(between) > 4 or (figure.kind == "percent" and not between):
        return None
    joined = all(rules.joints.values.get(word) for word in between) or " ".join(between) in rules.joints.values
    return named if joined and named.label != "LOC" else None


def _possessor(
    text: str, figure: Quantity, measure: str | None, before: Sequence[Named], rules: HolderRules
) -> Named | None:
    """A name beside what is measured: `valuasi Lumen sebesar`, `Lumen's valuation`, `land owned by Budi worth`."""
    for named in reversed(before):
        behind = words_behind(text, named.start, 3)
        if _is_measured(behind, measure, rules) and not _speaks(text, named, rules):
            return named
        if behind and behind[0].text in rules.owners and len(text[named.end : figure.start].split()) <= FEW:
            return named
        owns = next((mark for mark in rules.possessives if text.startswith(mark, named.end)), "")
        ahead = words_ahead(text, named.end + len(owns), 6)
        reach = FEW + 1 if owns else 1
        if any(rules.measures.ahead(ahead[skip:]) for skip in range(reach)) and (owns or named.label == "ORG"):
            return named
    return None


def _beside(text: str, figure: Quantity, before: Sequence[Named], rules: HolderRules) -> Named | None:
    """A name right before its figure, as in lists: `Utopia 18 percent, Wakanda 17 percent`."""
    if not before or figure.kind == "count" or text[before[-1].end : figure.start].strip(" "):
        return None
    opened = any(word.text in rules.place_openers for word in words_behind(text, before[-1].start, 1))
    return None if opened else before[-1]


def _is_measured(behind: list[Word], measure: str | None, rules: HolderRules) -> bool:
    """Whether the words before a name say what of it is measured: `laba bersih Lumen`, `produksi minyak Lumen`."""
    for skip in range(FEW):
        hit = rules.measures.behind(behind[skip:])
        if hit and (measure in (hit[0], rules.changed.get(hit[0])) or (measure is None and skip == 0)):
            return True
    return False


def _subject(text: str, figure: Quantity, start: int, before: Sequence[Named], rules: HolderRules) -> Named | None:
    """The name that opens the figure's clause, where it stands as a subject and nobody's words are reported."""
    if before and _opens_relative(text[before[-1].end : figure.start], rules):
        return before[-1]
    for index, named in enumerate(before):
        between = text[named.end : figure.start]
        follower = before[index + 1] if index + 1 < len(before) else None
        if named.label == "ORG" and follower and _names_club_of(text, named, follower):
            continue
        if index + 1 < len(before) and text[named.end : before[index + 1].start].strip() in rules.joined:
            return None  # `Utopia and Wakanda agreed`: it is of both
        if not _opens_clause(text, named, start, rules):
            continue
        if named.label == "ORG" and _is_own(between, rules):
            return named
        if _speaks(text, named, rules) or _ends_clause(between, rules):
            continue
        if named.label == "PER" and figure.kind == "count" and between.count(",") % 2:
            continue  # `Budi left in May, leaving three men`
        return named
    return None


def _names_club_of(text: str, named: Named, follower: Named) -> bool:
    """Whether an organization is said only to tell whose man the next name is: `penyerang Garuda Rudi`."""
    return follower.label == "PER" and not text[named.end : follower.start].strip()


def _opens_relative(between: str, rules: HolderRules) -> bool:
    """Whether a name is followed by a clause about it that holds the figure: `Utopia, who were left with 9 men`."""
    words = _plain_words(between)
    about = between.lstrip().startswith(",") and between.count(",") == 1 and words and words[0] in rules.relatives
    return bool(about) and not _ends_clause(between, rules)


def _opens_clause(text: str, named: Named, start: int, rules: HolderRules) -> bool:
    """Whether a name can be a subject: behind no preposition; a place only where a clause begins with it.

    A relative clause makes a subject of any name: `funds from Lumen, which holds 7 percent`.
    """
    if (_plain_words(text[named.end : named.end + 30]) or [""])[0] in rules.relatives:
        return True
    behind = [word for word in words_behind(text, named.start, 3) if word.start >= start]
    if behind and behind[0].text in rules.joined:
        return False
    for index, word in enumerate(behind):
        if word.raw[-1] in ".,":
            return index == 0 or named.label != "LOC"
        if word.text in rules.place_openers:
            return False
        if word.text not in rules.function_words:
            break
    return not behind or named.label != "LOC"


def _is_own(between: str, rules: HolderRules) -> bool:
    """Whether what is measured is the subject's own, whoever speaks: `Lumen said its profit`, `laba bersihnya`."""
    words = _plain_words(between)
    if any(word in rules.clause_ends and word not in rules.reported for word in words):
        return False
    for index, word in enumerate(words):
        if word in rules.own and any(later in rules.measured for later in words[index + 1 : index + 4]):
            return True
        mark = next((mark for mark in rules.own if word.endswith(mark)), None)
        if mark:
            bare = word.removesuffix(mark)
            if bare in rules.measured or " ".join((*words[index - 1 : index], bare)) in rules.measured:
                return True
    return False


def _plain_words(text: str) -> list[str]:
    """The words of a text in lower case, without the marks around them."""
    words = (word.strip(",;:()\"“”‘’'") for word in text.casefold().split())
    return [word for word in words if word]


def _ends_clause(between: str, rules: HolderRules) -> bool:
    """Whether words between a name and a figure begin another clause, report what is said, or name another subject."""
    words = _plain_words(between)
    apposed = between.lstrip().startswith(",") or (words and words[0] in rules.relatives)
    for index, word in enumerate(words):
        if apposed and word in rules.relatives:
            continue
        if word in rules.clause_ends or word in rules.speech or word in rules.others:
            return True
        rest = words[index + 1 : index + 4]
        if word in rules.records and rest and not any(word in rules.measured for word in rest):
            return True
    later = (_plain_words(part)[:1] for part in between.split(",")[1:])
    return any(first and first[0] in rules.common for first in later) or rules.pronouns.search(between) is not None


def _carried_on(
    text: str, figure: Quantity, start: int, earlier: Sequence[Named], before: Sequence[Named], rules: HolderRules
) -> Named | None:
    """`perusahaan ini`, `this company`, `dia`: the organization or person meant, where it is nobody who speaks."""
    for pattern, label in ((rules.organizations, "ORG"), (rules.places, "LOC"), (rules.pronouns, "PER")):
        found = pattern.finditer(text, start, figure.start)
        anaphors = [match for match in found if not _is_said(text, match, label, rules)]
        if not anaphors or _reports(text[anaphors[-1].end() : figure.start], rules):
            continue
        until = anaphors[-1].start()
        known = [named for named in (*earlier, *before) if named.label == label and named.end <= until]
        return _meant(known, start)
    return None


def _employer(
    text: str, figure: Quantity, start: int, earlier: Sequence[Named], before: Sequence[Named], rules: HolderRules
) -> Named | None:
    """The organization meant by a bare noun behind its own people: `half of the company's staff left`."""
    if figure.kind not in ("count", "percent"):
        return None
    ahead = words_ahead(text, figure.number_end, 7)
    people = [index for index, word in enumerate(ahead) if word.text in rules.staff]
    if not people or not any(rules.employers.ahead(ahead[index:]) for index in range(len(ahead))):
        return None
    counts = Counter(named.key for named in earlier if named.label == "ORG" and named.end > start - NAMED_BEFORE)
    known = [named for named in (*earlier, *before) if named.label == "ORG"]
    return max(known, key=lambda named: (counts[named.key], named.start), default=None)


def _meant(known: Sequence[Named], start: int) -> Named | None:
    return known[-1] if known and known[-1].end > start - NAMED_BEFORE else None


def _is_said(text: str, found: re.Match[str], label: str, rules: HolderRules) -> bool:
    """Whether an anaphor is the one who speaks: `menurut dia`, `ia juga mengatakan`."""
    around = words_ahead(text, found.end(), 3)
    if label == "PER":
        around += words_behind(text, found.start(), 2)
    return any(word.text in rules.speech for word in around)


def _reports(between: str, rules: HolderRules) -> bool:
    return any(word in rules.speech for word in _plain_words(between))


def _speaks(text: str, named: Named, rules: HolderRules) -> bool:
    ahead, behind = words_ahead(text, named.end, 3), words_behind(text, named.start, 6)
    if behind and behind[0].text in rules.reported:
        behind = []  # `it announced that Lumen earned`
    return any(word.text in rules.speech for word in (*ahead, *behind))


def _names_money(text: str, named: Named, rules: HolderRules) -> bool:
    """Whether a country says whose money is meant: `dollar AS`, `Singapore dollars`."""
    name = phrase_key(text[named.start : named.end])
    phrases = [f"{word.text} {name}" for word in words_behind(text, named.start, 1)]
    phrases += [f"{name} {word.text}" for word in words_ahead(text, named.end, 1)]
    return any(phrase in rules.currencies for phrase in phrases)


def _opens_report(text: str, named: Named) -> bool:
    """Whether a name is in the dateline of a report: `JAKARTA, …`, `Solo (Kantor Berita) - …`, `…, Harian - …`."""
    if named.label == "ORG" and DATELINE_END.match(text, named.end):
        line = text.rfind("\n", 0, named.start) + 1
        return named.start - line <= DATELINE_REACH and ". " not in text[line : named.start]
    line = text.rfind("\n", 0, named.start) + 1
    if named.label != "LOC" or not DATELINE_START.fullmatch(text, line, named.start):
        return False
    pattern = DATELINE_CAPITALS if text[named.start : named.end].isupper() else DATELINE
    return pattern.match(text, named.end) is not None
