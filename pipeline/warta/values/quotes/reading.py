"""An article's direct quotations with their speakers, paragraph by paragraph in text order."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from warta.languages import LanguagePack
from warta.records import Quote
from warta.values.quotes.clauses import Clause, ClauseReader, clause_reader
from warta.values.quotes.marks import FINAL, Marked, find_marked
from warta.values.quotes.phrases import phrases_of
from warta.values.quotes.speakers import Role, Speakers
from warta.values.quotes.speech import is_speech, may_be_single, settle_end
from warta.values.quotes.units import STOPS, Kind, Named, Unit, ends_sentence, read_units

# How far into a paragraph a clause may look back at the quotation before it: `Dr Forson made the remarks …`.
COMMENT = 250
# How far before a name its honorific may begin.
HONORIFIC = 12


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of the article's text, code points, end exclusive, and the language pack that reads it."""

    start: int
    end: int
    pack: LanguagePack


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


def find_quotes(text: str, paragraphs: Sequence[Text], names: Sequence[Named], roles: Sequence[Role]) -> list[Quote]:
    """The direct quotations in text order; `names` are the mentions of all entities, in text order, without overlaps.

    `start`/`end` are the words between the marks in `text`, code points, end exclusive.
    """
    return [
        Quote(
            text=text[spoken.marked.start : spoken.marked.end],
            start=spoken.marked.start,
            end=spoken.marked.end,
            kind="direct",
            speaker=spoken.speaker.name if spoken.speaker else None,
            speaker_key=spoken.speaker.key if spoken.speaker else None,
            verb=text[spoken.verb.start : spoken.verb.end] if spoken.verb else None,
        )
        for spoken in Reading(text, names, roles).read(paragraphs)
        if spoken.speech
    ]


class Reading:
    """One way through an article, from its beginning to its end."""

    def __init__(self, text: str, names: Sequence[Named], roles: Sequence[Role]) -> None:
        self.text = text
        self.names = names
        self.roles = roles
        self.spoken: list[Spoken] = []

    def read(self, paragraphs: Sequence[Text]) -> list[Spoken]:
        """Every stretch between marks, with its speaker where the text gives one."""
        self.speakers = Speakers({name.key: name for name in self.names}, self._genders(paragraphs), self.roles)
        marked = find_marked(self.text)
        starts = [each.start for each in marked]
        before: Paragraph | None = None
        for text in paragraphs:
            inside = marked[bisect_left(starts, text.start) : bisect_left(starts, text.end)]
            units = read_units(self.text, text.start, text.end, self.names, list(self._settled(inside, text)))
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

    def _genders(self, paragraphs: Sequence[Text]) -> dict[str, str]:
        """`m` or `f` of those people before whose name an honorific tells it."""
        genders: dict[str, str] = {}
        starts = [name.start for name in self.names]
        for text in paragraphs:
            words = text.pack.names
            for name in self.names[bisect_left(starts, text.start) : bisect_left(starts, text.end)]:
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
        told = False
        for index in range(first, end):
            unit = units[index]
            if unit.marked is None:
                continue
            subject = self._note_subject(paragraph, first, index)
            clause = behind[index] or reader.before(units, index, first)
            beside = clause is not None and (behind[index] is clause or self._leads_to(paragraph, clause, index))
            spoken = Spoken(unit.marked, is_speech(self.text, units, index, beside, paragraph.pack))
            following = units[index + 1] if index + 1 < len(units) else None
            spoken.carries = following is None or following.kind is not Kind.WORD or following.capital
            paragraph.spoken[index] = spoken
            if clause:
                told = True
                spoken.told, spoken.verb = True, clause.verb
                spoken.speaker = self.speakers.resolve(clause.subject, unit.start, paragraph.pack)
                self._speaks(paragraph, spoken.speaker)
            elif subject or paragraph.reports:
                spoken.speaker = subject or paragraph.speaker
            elif paragraph.speaker and spoken.carries:
                spoken.speaker = paragraph.speaker
        if not told:
            self._read_report(paragraph, first, end)

    def _leads_to(self, paragraph: Paragraph, clause: Clause, index: int) -> bool:
        """Whether the clause stands right before the quotation at `index`."""
        before = paragraph.units[index - 1].lower
        return clause.at == index - 1 or before in {",", ":"} or before in phrases_of(paragraph.pack).complementizers

    def _note_subject(self, paragraph: Paragraph, first: int, end: int) -> Named | None:
        """Remembers whom the words of a sentence are about; the person, else the organization."""
        body = paragraph.reader.main_subject(paragraph.units, first, end, "ORG")
        person = paragraph.reader.main_subject(paragraph.units, first, end, "PER")
        self.speakers.note(body)
        self.speakers.note(person)
        return person or body

    def _read_report(self, paragraph: Paragraph, first: int, end: int) -> None:
        """A sentence without quotations: who speaks in it or what it is about."""
        subject = self._note_subject(paragraph, first, end)
        for at in range(first, end):
            unit = paragraph.units[at]
            if unit.kind is Kind.WORD and (clause := paragraph.reader.clause_at(paragraph.units, at, first)):
                speaker = self.speakers.resolve(clause.subject, unit.start, paragraph.pack)
                if speaker:
                    self._speaks(paragraph, speaker)
                    return
        if subject:
            paragraph.speaker = subject

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
            speaker = self._commenting(paragraph, comment.start(), comment.end())
        last.told, last.speaker = True, speaker
        before.speaker, before.reports = speaker, True
        self.speakers.note(speaker, speaks=True)

    def _commenting(self, paragraph: Paragraph, start: int, end: int) -> Named | None:
        """Whose comment it was: the first name before the comment's words, else the first behind them."""
        units = paragraph.units
        at = next((index for index, unit in enumerate(units) if unit.start >= start), len(units))
        before = paragraph.reader.subject_before(units, at, 0) if at else None
        found = self.speakers.resolve(before, start, paragraph.pack) if before else None
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
