"""The component `warta_dates`: temporal expressions and their TIMEX3 values, in `doc._.dates`.

Follows TimeML's TIMEX3 guidelines 1.2.1. Relative expressions resolve against `doc._.published` and the dates that
the text has named so far, never against the clock.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from warta.components.doc import PackedParagraph, paragraphs, view
from warta.components.text import text_of
from warta.languages import LanguagePack
from warta.records import Timex
from warta.values.dates.dating import Frame, value_phrase
from warta.values.dates.phrases import Phrase, find_phrases
from warta.values.dates.timex import day_range, granularity
from warta.values.quotes.posts import find_posts

ADDRESS = re.compile(r"://|www\.|@")
SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s+(?=[^\W\d_a-z]|[\"“])|\n")
# Begins with the digit, for a search is quickest so; the lookbehinds see to what stands before it.
DIGIT_DATE = re.compile(r"(\d(?<![\d/.-].)\d?)([/.-])(\d{1,2})\2\d{4}(?!\d)")
# How far, in characters, a word tells where its sentence looks; one behind the expression counts half.
HINT_REACH = 80
# A comma between counts as so many characters: what stands in the same clause speaks first.
CLAUSE = 40
# Names of these kinds are never dates; of the others, a year in them still is one.
TIMELESS = {"PER"}
# Sizes that lie within a day.
DAYLIKE = {"day", "part-of-day", "hour", "minute"}
# Families that name a time of the calendar without saying which.
LEANING = {"day", "later_day", "bracket", "clock", "month", "part_of_year", "unit", "holiday"}
# Of these families are the words that people, streets and markets are named with.
NAMELIKE = {"day", "month"}

# How many expressions behind a clock time may tell its day.
AHEAD = 3
# A story's day lies so many days before its publication at most.
RECENT = 10
ISO = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}")

Order = tuple[tuple[str, str], ...]

# Units that figures are compared over.
GLANCES = {"M", "Q", "H", "Y"}


@dataclass(frozen=True, slots=True)
class Context:
    """The compiled patterns of what stands around a date in one language."""

    connector: re.Pattern[str]
    until: re.Pattern[str]
    hint: re.Pattern[str]
    deadline: re.Pattern[str]
    glance: re.Pattern[str]
    bygone: re.Pattern[str]
    said: re.Pattern[str]
    digits_before: re.Pattern[str]
    digits_after: re.Pattern[str]
    degrees_before: re.Pattern[str]
    rate_before: re.Pattern[str]
    name_before: re.Pattern[str]
    year_before: re.Pattern[str]
    not_year_before: re.Pattern[str]
    not_year_after: re.Pattern[str]
    measured_after: re.Pattern[str]


@cache
def compile_context(pack: LanguagePack) -> Context:
    """The context patterns of a language pack, compiled once."""
    words = pack.calendar
    return Context(
        re.compile(words.connectors, re.IGNORECASE),
        re.compile(words.until, re.IGNORECASE),
        re.compile(rf"(?P<ahead>{words.ahead})|(?P<future>{words.future})|(?P<past>{words.past})", re.IGNORECASE),
        re.compile(words.deadline, re.IGNORECASE),
        re.compile(words.glance, re.IGNORECASE),
        re.compile(words.bygone, re.IGNORECASE),
        re.compile(words.said, re.IGNORECASE),
        re.compile(words.digits_before, re.IGNORECASE),
        re.compile(words.digits_after, re.IGNORECASE),
        re.compile(words.degrees_before, re.IGNORECASE),
        re.compile(words.rate_before, re.IGNORECASE),
        re.compile(words.name_before, re.IGNORECASE),
        re.compile(words.year_before, re.IGNORECASE),
        re.compile(words.not_year_before, re.IGNORECASE),
        re.compile(words.not_year_after, re.IGNORECASE),
        re.compile(words.measured_after, re.IGNORECASE),
    )


def find_dates(
    text: str, pack: LanguagePack, frame: Frame, names: Sequence[tuple[int, int, str]] = ()
) -> tuple[list[Timex], Frame]:
    """The temporal expressions of a text, and the frame as it stands behind them.

    Offsets are code points into `text`, end exclusive. `names` are the recognised names in it as (start, end, label).

    >>> from datetime import date
    >>> from warta.languages import load_pack
    >>> frame = Frame(published=date(2015, 11, 18))
    >>> [(t.text, t.value) for t in find_dates("Ia tiba Senin lalu dan pulang besok.", load_pack("id"), frame)[0]]
    [('Senin lalu', '2015-11-16'), ('besok', '2015-11-19')]
    >>> [(t.text, t.value) for t in find_dates("He arrived on Monday and leaves tomorrow.", load_pack("en"), frame)[0]]
    [('Monday', '2015-11-16'), ('tomorrow', '2015-11-19')]
    """
    context = compile_context(pack)
    phrases = _plausible(text, list(find_phrases(text, pack)), context, names)
    if not phrases:
        return [], frame
    bounds = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    records: list[Timex] = []
    for index, phrase in enumerate(phrases):
        start = bounds[bisect_right(bounds, phrase.start) - 1]
        end = bounds[bisect_left(bounds, phrase.end)]
        before = text[max(start, phrase.start - HINT_REACH) : phrase.start]
        local = replace(
            frame,
            direction=_direction(text, phrase, start, end, context) if _leans(phrase) else 0,
            rated=phrase.family == "rate" and context.rate_before.search(before) is not None,
            bygone=context.bygone.search(before) is not None,
        )
        if _is_dayless(phrase) and (frame.day is None or not (records and records[-1].start >= start)):
            following = phrases[index + 1 : index + 1 + AHEAD]
            local = replace(local, day=_day_ahead(text, following, end, local, context))
        if records and records[-1].start >= start:
            gap = text[records[-1].end : phrase.start][-HINT_REACH:]
            joined = context.connector.fullmatch(gap) is not None
            if joined or context.until.search(gap):
                local = replace(local, joined=joined, after=_start(records[-1], phrase))
        value = value_phrase(phrase, local)
        if value is None:
            continue
        records.append(Timex(text[phrase.start : phrase.end], phrase.start, phrase.end, *value))
        if not (frame.day and (context.glance.search(before) or context.said.search(before))):
            frame = _named(frame, phrase, *value)
    return records, frame


def _is_dayless(phrase: Phrase) -> bool:
    """Whether a phrase is a clock time that leaves its day to the story."""
    told = phrase.fields
    own = (told.near, told.weekday, told.day, told.first, told.shift)
    return phrase.family == "clock" and all(part is None for part in own)


def _day_ahead(text: str, phrases: Sequence[Phrase], end: int, frame: Frame, context: Context) -> date | None:
    """The day of a clock time that its sentence, or a story that has told none yet, tells only behind it.

    Not the day that somebody spoke on; behind the sentence, which ends at `end`, only one shortly before publication.
    """
    for phrase in phrases:
        before = text[max(0, phrase.start - HINT_REACH) : phrase.start]
        if phrase.family != "day" or context.said.search(before):
            continue
        value = value_phrase(phrase, frame)
        day = day_range(value[1])[0] if value else None
        if day and phrase.start < end:
            return day
        recent = frame.published is not None and day is not None and 0 <= (frame.published - day).days <= RECENT
        return day if recent and frame.day is None else frame.day
    return frame.day


def _plausible(
    text: str, phrases: list[Phrase], context: Context, names: Sequence[tuple[int, int, str]]
) -> list[Phrase]:
    """The phrases that stand neither in an address nor in a name, and the bare years that count nothing."""
    starts = [start for start, _, _ in names]
    kept = []
    for phrase in phrases:
        before = text[max(0, phrase.start - HINT_REACH) : phrase.start]
        word = before[before.rfind(" ") + 1 :]
        name = names[index - 1] if (index := bisect_right(starts, phrase.start)) else None
        if (
            not ADDRESS.search(word)
            and not (phrase.family == "year" and _counts(text, phrase, context))
            and not (phrase.family in NAMELIKE and context.name_before.search(before))
            and not (name and _within(phrase, *name))
            and not _is_numbering(text, phrase, before, context)
        ):
            kept.append(phrase)
    return kept


def _is_numbering(text: str, phrase: Phrase, before: str, context: Context) -> bool:
    """Whether digits are the number of a letter, a law or a file, or a coordinate, rather than a date or a time."""
    if phrase.family == "duration":
        return context.degrees_before.search(before) is not None
    if phrase.fields.first is None and (phrase.family != "day" or not ISO.fullmatch(text, phrase.start, phrase.end)):
        return False
    behind = context.digits_after.match(text, phrase.end)
    return behind is not None or (text[phrase.start].isdigit() and context.digits_before.search(before) is not None)


def _counts(text: str, year: Phrase, context: Context) -> bool:
    """Whether four digits are a number of things rather than a year."""
    if year.end - year.start > 4:
        return False
    before = text[max(0, year.start - 24) : year.start]
    if context.measured_after.match(text, year.end) or context.not_year_before.search(before):
        return True
    return bool(context.not_year_after.match(text, year.end)) and not context.year_before.search(before)


def _within(phrase: Phrase, start: int, end: int, label: str) -> bool:
    """Whether the phrase is a part of a name (all of it, for a person's), its year excepted."""
    inside = start <= phrase.start and phrase.end <= end
    if label in TIMELESS:
        return inside
    return inside and phrase.family not in ("year", "short_year") and (phrase.start, phrase.end) != (start, end)


def _leans(phrase: Phrase) -> bool:
    """Whether the value of a phrase depends on where its sentence looks."""
    return phrase.family in LEANING and phrase.fields.year is None and phrase.fields.near is None


def _direction(text: str, phrase: Phrase, start: int, end: int, context: Context) -> int:
    """Where the words around the phrase look: -1 back, +1 ahead, 0 unknown; the nearest one in its sentence decides."""
    if context.deadline.search(text[max(start, phrase.start - HINT_REACH) : phrase.start]):
        return 1
    best, direction = HINT_REACH, 0
    for hint in context.hint.finditer(text, max(start, phrase.start - HINT_REACH), min(end, phrase.end + HINT_REACH)):
        if hint.end() <= phrase.start:
            distance = phrase.start - hint.end() + CLAUSE * text[hint.end() : phrase.start].rstrip(" ,").count(",")
        else:
            distance = 2 * (hint.start() - phrase.end)
            if distance >= best:
                break  # so are all behind it
            distance += CLAUSE * text.count(",", phrase.end, hint.start())
        if 0 <= distance < best and not (hint["ahead"] and hint.start() >= phrase.end):
            best, direction = distance, -1 if hint["past"] else 1
    return direction


def _start(earlier: Timex, phrase: Phrase) -> date | None:
    """The day on which a range begins whose later end is the phrase; None where the two are not of one size."""
    size = granularity(earlier.type, earlier.value)
    alike = size == "month" if phrase.family == "month" else size in DAYLIKE and phrase.family == "day"
    return day_range(earlier.value)[0] if alike else None


def _named(frame: Frame, phrase: Phrase, type_: str, value: str) -> Frame:
    """The frame with the date that was just named."""
    first, _ = day_range(value)
    if first is None or type_ not in ("DATE", "TIME") or _compares(phrase):
        return frame
    match granularity(type_, value):
        case size if size in DAYLIKE:
            frame = replace(frame, day=first, week=first, month=first, year=first)
        case "week" | "weekend":
            frame = replace(frame, week=first, month=first, year=first)
        case "month" | "quarter" | "half" | "season":
            frame = replace(frame, month=first, year=first)
        case _:
            frame = replace(frame, year=first)
    if phrase.fields.weekday and (phrase.fields.day or phrase.fields.first):
        others = tuple(day for day in frame.weekdays if day.isoweekday() != first.isoweekday())
        frame = replace(frame, weekdays=(first, *others))
    return frame


def _compares(phrase: Phrase) -> bool:
    """Whether a phrase only glances back (`3.9% a year earlier`): the text goes on where it stood."""
    step, unit = phrase.fields.step, phrase.fields.unit
    return step is not None and step < 0 and unit in GLANCES


def numeric_order(text: str, pack: LanguagePack) -> Order:
    """The order of day and month by mark: as the text itself shows it (`27.08.2022`), else by custom."""
    shown = {
        "DMY" if int(first) > 12 else "MDY"
        for first, _, second in DIGIT_DATE.findall(text)
        if (int(first) > 12) != (int(second) > 12)
    }
    custom = pack.calendar.numeric_order
    return tuple((mark, next(iter(shown)) if len(shown) == 1 else order) for mark, order in custom.items())


@Language.factory("warta_dates", assigns=["doc._.dates", "doc.spans"])
def create_dates(nlp: Language, name: str) -> "DateFinder":
    """The component for a pipeline; it needs nothing before it, and uses `doc.ents` and `doc._.published`."""
    return DateFinder()


def _posts(
    text: str, stretches: Sequence[PackedParagraph], frame: Frame, order: Callable[[LanguagePack], Order]
) -> list[tuple[int, int, date]]:
    """The embedded posts that tell their day: where each begins and ends, and the day, from which its words count."""
    found = []
    for pack in {stretch.pack.code: stretch.pack for stretch in stretches}.values():
        for post in find_posts(text, pack):
            dates, _ = find_dates(
                text[post.date_start : post.date_end], pack, replace(frame, numeric_order=order(pack))
            )
            day = next(
                (day_range(timex.value)[0] for timex in dates if granularity(timex.type, timex.value) in DAYLIKE), None
            )
            if day:
                found.append((post.start, post.date_end, day))
    return sorted(found)


class DateFinder:
    """Finds and values temporal expressions, paragraph by paragraph, each in its own language."""

    def __call__(self, doc: Doc) -> Doc:
        """The document with `doc._.dates` filled."""
        records: list[Timex] = []
        frame = Frame(published=doc._.published)
        text = text_of(doc)
        order = cache(lambda pack: numeric_order(text, pack))
        names = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        starts = [start for start, _, _ in names]
        posts = _posts(text, list(paragraphs(doc)), frame, order)
        for paragraph in paragraphs(doc):
            start, end = paragraph.start, paragraph.end
            inside = names[bisect_left(starts, start) : bisect_left(starts, end)]
            posted = next((day for first, last, day in posts if first < end and start < last), None)
            found, told = find_dates(
                text[start:end],
                paragraph.pack,
                replace(Frame(posted) if posted else frame, numeric_order=order(paragraph.pack)),
                [(name_start - start, name_end - start, label) for name_start, name_end, label in inside],
            )
            frame = frame if posted else told
            records += [replace(timex, start=timex.start + start, end=timex.end + start) for timex in found]
        doc._.dates = tuple(records)
        view(doc, "dates", "DATE", records)
        return doc
