"""An article's direct quotations with their speakers, paragraph by paragraph in text order."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from warta.languages import LanguagePack
from warta.records import Named, Quote
from warta.values.quotes.clauses import Clause, ClauseReader, clause_reader
from warta.values.quotes.indirect import reported_words
from warta.values.quotes.marks import FINAL, Marked, find_marked
from warta.values.quotes.phrases import phrases_of
from warta.values.quotes.posts import Post, find_posts
from warta.values.quotes.speakers import Role, Speakers
from warta.values.quotes.speech import LEAST, count_words, is_speech, may_be_single, settle_end
from warta.values.quotes.units import STOPS, Kind, Unit, ends_sentence, read_units

# How far into a paragraph a clause may look back at the quotation before it: `Mrs Hale made the remarks …`.
COMMENT = 250
# How far before a name its honorific may begin.
HONORIFIC = 12
# No sentence needs more units than this; a line of a megabyte has them.
WINDOW = 250


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of the article's text, code points, end exclusive, and the language pack that reads it."""

    start: int
    end: int
    pack: LanguagePack


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day that the text names, as `2024-09-26`; code points, end exclusive."""

    start: int
    end: int
    value: str


@dataclass(slots=True)
class Spoken:
    """A stretch between marks on its way to a speaker.

    `told`: a clause says who spoke, or that nobody known did; without it the speaker is carried on from elsewhere.
    `carries`: its sentence ends with it, so that a speech can go on in it.
    """

    marked: Marked
    speech: bool
    told: bool = False
    speaker: Named | None = None
    verb: Unit | None = None
    carries: bool = True


@dataclass(slots=True)
class Paragraph:
    """What is known of the paragraph under way: its units, its quotations by unit, who speaks in it."""

    units: list[Unit]
    pack: LanguagePack
    reader: ClauseReader
    spoken: dict[int, Spoken] = field(default_factory=dict)
    speaker: Named | None = None
    reports: bool = False


def find_quotes(
    text: str, paragraphs: Sequence[Text], names: Sequence[Named], roles: Sequence[Role], days: Sequence[Day] = ()
) -> list[Quote]:
    """The quotations in text order: direct ones, reported clauses, embedded posts.

    `names` are the mentions of all entities, in text order, without overlaps; `days` the calendar days that the text
    names. `start`/`end` are the words alone in `text`, code points, end exclusive; direct quotations don't overlap.
    """
    reading = Reading(text, names, roles)
    spoken = reading.read(paragraphs)
    posts = [_post_quote(text, post, names, days) for post in _posts(text, paragraphs)]
    direct = [_direct_quote(text, each) for each in spoken if each.speech]
    free = [quote for quote in direct if not _inside(quote, posts)]
    indirect = [quote for quote in reading.reported if not _inside(quote, posts)]
    return sorted([*free, *indirect, *posts], key=lambda quote: (quote.start, quote.end))


def _posts(text: str, paragraphs: Sequence[Text]) -> list[Post]:
    """The posts in the text, by the language of most of its paragraphs."""
    packs = Counter(paragraph.pack for paragraph in paragraphs)
    return find_posts(text, packs.most_common(1)[0][0]) if packs else []


def _inside(quote: Quote, posts: Sequence[Quote]) -> bool:
    """Whether a quotation is part of a post; the posts are in text order and don't overlap."""
    index = bisect_right(posts, quote.start, key=lambda post: post.start) - 1
    return index >= 0 and quote.start < posts[index].end


def _direct_quote(text: str, spoken: Spoken) -> Quote:
    return Quote(
        text=text[spoken.marked.start : spoken.marked.end],
        start=spoken.marked.start,
        end=spoken.marked.end,
        kind="direct",
        speaker=spoken.speaker.name if spoken.speaker else None,
        speaker_key=spoken.speaker.key if spoken.speaker else None,
        verb=text[spoken.verb.start : spoken.verb.end] if spoken.verb else None,
    )


def _post_quote(text: str, post: Post, names: Sequence[Named], days: Sequence[Day]) -> Quote:
    """The post as a quotation of its author: the entity named in the signature, else the name as it is signed."""
    author = next((name for name in names if name.start < post.author_end and post.author_start < name.end), None)
    author = author or next((name for name in names if name.name.casefold() == post.author.casefold()), None)
    day = next((day for day in days if post.date_start <= day.start and day.end <= post.date_end), None)
    return Quote(
        text=text[post.start : post.end],
        start=post.start,
        end=post.end,
        kind="post",
        speaker=author.name if author else post.author or None,
        speaker_key=author.key if author else None,
        published=day.value if day else None,
    )


class Reading:
    """One way through an article, from its beginning to its end."""

    def __init__(self, text: str, names: Sequence[Named], roles: Sequence[Role]) -> None:
        self.text = text
        self.names = names
        self.roles = roles
        self.starts = [name.start for name in names]
        self.spoken: list[Spoken] = []
        self.reported: list[Quote] = []

    def read(self, paragraphs: Sequence[Text]) -> list[Spoken]:
        """Every stretch between marks, with its speaker where the text gives one."""
        self.speakers = Speakers({name.key: name for name in self.names}, self._genders(paragraphs), self.roles)
        marked = find_marked(self.text)
        starts = [each.start for each in marked]
        before: Paragraph | None = None
        for text in paragraphs:
            inside = marked[bisect_left(starts, text.start) : bisect_left(starts, text.end)]
            units = read_units(self.text, text.start, text.end, self._names_in(text), list(self._settled(inside, text)))
            if not units:
                continue
            paragraph = Paragraph(units, text.pack, clause_reader(text.pack))
            self._look_back(paragraph, before)
            self._read_paragraph(paragraph)
            self._carry(paragraph, before)
            self.spoken += paragraph.spoken.values()
            before = paragraph
        self._join_lines()
        return self.spoken

    def _names_in(self, text: Text) -> Sequence[Named]:
        return self.names[bisect_left(self.starts, text.start) : bisect_left(self.starts, text.end)]

    def _genders(self, paragraphs: Sequence[Text]) -> dict[str, str]:
        """`m` or `f` of those people before whose name an honorific tells it."""
        genders: dict[str, str] = {}
        for text in paragraphs:
            words = text.pack.names
            for name in self._names_in(text):
                before = self.text[max(text.start, name.start - HONORIFIC) : name.start].split()
                word = before[-1].rstrip(".").lower() if before and name.label == "PER" else ""
                if word in words.male or word in words.female:
                    genders.setdefault(name.key, "m" if word in words.male else "f")
        return genders

    def _settled(self, marked: Sequence[Marked], text: Text) -> Iterator[Marked]:
        """The stretches that are quotations by their marks, their ends found where the closing mark is lost."""
        for each in marked:
            if each.single and not may_be_single(self.text, each, (text.start, text.end)):
                continue
            if found := settle_end(self.text, each, text.end, text.pack):
                yield found

    def _read_paragraph(self, paragraph: Paragraph) -> None:
        units = paragraph.units
        behind = {
            index: paragraph.reader.after(units, index, self.text[unit.marked.end - 1])
            for index, unit in enumerate(units)
            if unit.marked
        }
        first = 0
        for index, unit in enumerate(units):
            last = index + 1 == len(units)
            if unit.marked:
                stops = self.text[unit.marked.end - 1] in STOPS and not behind[index]
                stops = stops and not last and (units[index + 1].capital or units[index + 1].kind is Kind.QUOTE)
            else:
                stops = ends_sentence(units, index, paragraph.pack)
            if stops or last:
                self._read_sentence(paragraph, first, index + 1, behind)
                first = index + 1

    def _read_sentence(self, paragraph: Paragraph, first: int, end: int, behind: dict[int, Clause | None]) -> None:
        units, reader = paragraph.units, paragraph.reader
        reported = False
        for index in range(first, end):
            unit = units[index]
            if unit.marked is None:
                continue
            person, body = self._subjects(paragraph, first, index)
            clause = behind[index] or reader.before(units, index, first)
            told, after = clause is not None, behind[index] is not None
            beside = after or (clause is not None and self._leads_to(paragraph, clause, index))
            clause = clause or reader.later(units, index, end)
            speech = is_speech(self.text, units, index, told, beside, after, paragraph.pack)
            spoken = Spoken(unit.marked, speech)
            following = units[index + 1] if index + 1 < len(units) else None
            spoken.carries = following is None or following.kind is not Kind.WORD or following.capital
            paragraph.spoken[index] = spoken
            if clause:
                reported = True
                spoken.told, spoken.verb = True, clause.verb
                spoken.speaker = self.speakers.resolve(clause.subject, unit.start, paragraph.pack)
                self._speaks(paragraph, spoken.speaker)
            elif (subject := person or self._opening(units, first, body)) and not reader.subjects.is_passive(
                units, first, index
            ):
                self.speakers.note(subject)
                spoken.speaker = subject
            elif paragraph.reports or (paragraph.speaker and spoken.carries):
                spoken.speaker = paragraph.speaker
        if not reported:
            self._read_report(paragraph, first, end)

    def _opening(self, units: Sequence[Unit], first: int, body: Named | None) -> Named | None:
        """The organization with which, article or not, the sentence begins."""
        return body if body and body in (unit.named for unit in units[first : first + 2]) else None

    def _leads_to(self, paragraph: Paragraph, clause: Clause, index: int) -> bool:
        """Whether the clause stands right before the quotation at `index`."""
        before = paragraph.units[index - 1].lower
        return clause.at == index - 1 or before in {",", ":"} or before in phrases_of(paragraph.pack).complementizers

    def _subjects(self, paragraph: Paragraph, first: int, end: int) -> tuple[Named | None, Named | None]:
        """The person and the organization that the words of a sentence are about.

        The person is remembered at once, for a pronoun in the same sentence may mean him or her.
        """
        first = max(first, end - WINDOW)
        labels = set()
        for unit in paragraph.units[first:end]:
            if unit.named:
                labels.add(unit.named.label)
                self.speakers.mention(unit.named)
        person, body = (
            paragraph.reader.subjects.main_subject(paragraph.units, first, end, label) if label in labels else None
            for label in ("PER", "ORG")
        )
        self.speakers.note(person)
        return person, body

    def _read_report(self, paragraph: Paragraph, first: int, end: int) -> None:
        """A sentence without quotations that are told: who speaks in it or what it is about."""
        person, body = self._subjects(paragraph, first, end)
        speaking = list(self._reports(paragraph, first, end))
        self.speakers.note(body)
        if speaking:
            clause, speaker = speaking[0]
            self._report(paragraph, clause, speaker, first, end)
            self._speaks(paragraph, speaking[-1][1])
        elif person or body:
            paragraph.speaker = person or body

    def _reports(self, paragraph: Paragraph, first: int, end: int) -> Iterator[tuple[Clause, Named]]:
        """The first reporting clause whose speaker is known, and one that says more of what it is about.

        `X mengumumkan bahwa …, yang Y gambarkan sebagai …`: the last to speak is Y.
        """
        reader, units = paragraph.reader, paragraph.units
        known = False
        for at in range(first, min(end, first + WINDOW)):
            if units[at].kind is not Kind.WORD or not reader.may_report(units[at]):
                continue
            if known and not (
                at - 2 >= first and reader.subjects.is_relative(units[at - 2]) and units[at - 1].is_name("PER")
            ):
                continue
            clause = reader.clause_at(units, at, first)
            speaker = self.speakers.resolve(clause.subject, units[at].start, paragraph.pack) if clause else None
            if clause and speaker:
                known = True
                yield clause, speaker

    def _report(self, paragraph: Paragraph, clause: Clause, speaker: Named, first: int, end: int) -> None:
        """Keeps the clause that the sentence reports, where its bounds are clear."""
        span = reported_words(paragraph.units, clause, first, end, paragraph.pack)
        if span is None or count_words(self.text, *span) < LEAST:
            return
        verb = self.text[clause.verb.start : clause.verb.end] if clause.verb else None
        self.reported.append(
            Quote(self.text[slice(*span)], *span, "indirect", speaker=speaker.name, speaker_key=speaker.key, verb=verb)
        )

    def _speaks(self, paragraph: Paragraph, speaker: Named | None) -> None:
        self.speakers.note(speaker, speaks=True)
        paragraph.speaker, paragraph.reports = speaker, True

    def _look_back(self, paragraph: Paragraph, before: Paragraph | None) -> None:
        """A clause about the quotation that ends the paragraph before: `stated X`, `X made the remarks …`."""
        last = before.spoken.get(len(before.units) - 1) if before else None
        if before is None or last is None or last.told:
            return
        units, pack = paragraph.units, paragraph.pack
        clause = None
        if not units[0].capital and units[0].kind is Kind.WORD:
            clause = paragraph.reader.after(units, -1, ",")
        if clause:
            speaker = self.speakers.resolve(clause.subject, units[0].start, pack)
            last.verb = clause.verb
        else:
            end = min(units[-1].end, units[0].start + COMMENT)
            comment = phrases_of(pack).comments.search(self.text, units[0].start, end)
            if comment is None:
                return
            at = next(index for index, unit in enumerate(units) if unit.end > comment.start())
            if units[at].kind is Kind.QUOTE:
                return
            speaker = self._commenting(paragraph, at, comment.end())
        last.told, last.speaker = True, speaker
        before.speaker, before.reports = speaker, True
        self.speakers.note(speaker, speaks=True)

    def _commenting(self, paragraph: Paragraph, at: int, end: int) -> Named | None:
        """Whose comment it was, from the unit at `at` on: the first name before it, else the first behind its `end`."""
        units = paragraph.units
        before = paragraph.reader.subjects.before(units, at, 0) if at else None
        found = self.speakers.resolve(before, units[at].start, paragraph.pack) if before else None
        if found:
            return found
        behind = next((index for index, unit in enumerate(units) if unit.start >= end), len(units))
        return next((unit.named for unit in units[behind : behind + 8] if unit.is_name("PER")), None)

    def _carry(self, paragraph: Paragraph, before: Paragraph | None) -> None:
        """Speakers of quotations that no clause stands beside: of the next one, of the paragraph before."""
        for index in sorted(paragraph.spoken, reverse=True):
            spoken, following = paragraph.spoken[index], paragraph.spoken.get(index + 1)
            if spoken.told or spoken.speaker:
                continue
            if following:
                spoken.speaker = following.speaker
            elif index == 0 and before and before.reports and spoken.carries and self._goes_on(paragraph):
                spoken.speaker = paragraph.speaker = before.speaker
                paragraph.reports = True

    def _goes_on(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph's first quotation reads like speech and not like a heading between marks."""
        marked = paragraph.units[0].marked
        return marked is not None and (len(paragraph.units) > 1 or self.text[marked.end - 1] in FINAL)

    def _join_lines(self) -> None:
        """One speaker for a speech that runs over several lines."""
        pairs = list(zip(self.spoken, self.spoken[1:], strict=False))
        for first, second in pairs:
            if second.marked.continued and not second.told and (first.told or first.speaker):
                second.speaker, second.told, second.verb = first.speaker, first.told, second.verb or first.verb
        for first, second in reversed(pairs):
            if second.marked.continued and second.told and not first.told:
                first.speaker, first.told, first.verb = second.speaker, True, second.verb
