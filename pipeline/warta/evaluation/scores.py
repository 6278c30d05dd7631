"""The evaluation of a run: counts to scores, pairs to mistakes, and how both are shown."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import pandas as pd
from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from warta.evaluation.alignment import align
from warta.evaluation.annotation import Annotation
from warta.evaluation.intervals import find_interval
from warta.evaluation.measures import LISTED, MEASURES, Count, describe, find_context, find_span, split

ALL = "all"


@dataclass(frozen=True, slots=True)
class Score:
    """One measure over the articles of one language, or of `all`; precision, recall and F1 in percent.

    `gold` and `found` count the records on either side, `right` those on which the two agree. Between `f1_low` and
    `f1_high` the F1 of such articles lies with a chance of 95 %; both are None where there is one article alone.
    """

    measure: str
    language: str
    precision: float
    recall: float
    f1: float
    gold: int
    found: int
    right: int
    f1_low: float | None = None
    f1_high: float | None = None


@dataclass(frozen=True, slots=True)
class Mistake:
    """What went wrong with one record: `found` is None where it was missed, `gold` is None where nothing is there.

    `wrong` names the measures that count it as wrong; `start` and `end` are where it stands in the gold text (code
    points, end exclusive; None for the language, and for a name that does not stand there), `context` is the text
    around it.
    """

    article: str
    language: str
    table: str
    gold: str | None
    found: str | None
    wrong: tuple[str, ...]
    context: str
    start: int | None = None
    end: int | None = None

    def reason(self) -> str:
        """In a few words what is wrong: missed, not in the gold, or the measures without their table's name."""
        if self.found is None:
            return "missed"
        if self.gold is None:
            return "not in the gold"
        return ", ".join(name.partition(": ")[2] or name for name in self.wrong)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well a run agrees with the gold.

    `scores` go by measure, in each by language with `all` last; a measure of which neither the gold nor the run has a
    record is not among them. `mistakes` go by article, the worst article first;
    `missing` are the ids of gold articles that the run has no row for, `failed` those whose row has another status than
    `ok`, with what it says; both count as not found.
    """

    scores: tuple[Score, ...]
    mistakes: tuple[Mistake, ...]
    missing: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()

    def f1(self, measure: str, language: str = ALL) -> float:
        """The F1 of a measure, in percent; raises KeyError where it was not measured."""
        return {(score.measure, score.language): score.f1 for score in self.scores}[measure, language]

    def to_frame(self) -> pd.DataFrame:
        """One row per measure and language."""
        return pd.DataFrame([asdict(score) for score in self.scores])

    def to_json(self) -> str:
        """Everything as one JSON object."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)

    def to_table(self) -> Table:
        """The scores as a table for the terminal."""
        table = Table("Measure", "Language", box=SIMPLE_HEAD, pad_edge=False)
        table.title = (
            "Precision, recall, F1 and its 95 % interval over articles, in percent; records in the gold and found"
        )
        absent = [f"not in the tables: {', '.join(self.missing)}"] if self.missing else []
        if notes := [*absent, *self.failed]:
            table.caption = escape("\n".join(notes))
        for heading in ("P", "R", "F1", "95 %", "Gold", "Found"):
            table.add_column(heading, justify="right")
        last = None
        for score in self.scores:
            table.add_row(
                "" if score.measure == last else score.measure,
                score.language,
                *(f"{value:.2f}" for value in (score.precision, score.recall, score.f1)),
                "" if score.f1_low is None else f"{score.f1_low:.1f}–{score.f1_high:.1f}",
                *(str(count) for count in (score.gold, score.found)),
                end_section=score.language == ALL,
            )
            last = score.measure
        return table

    def to_mistakes_table(self, articles: int | None = None) -> Table:
        """The mistakes as a table for the terminal, of the worst `articles` alone if that is given."""
        shown = list(dict.fromkeys(mistake.article for mistake in self.mistakes))[:articles]
        table = Table(
            "Article", "Table", "Gold", "Found", "Wrong", "Context", title="Mistakes, the worst article first"
        )
        last = None
        for mistake in self.mistakes:
            if mistake.article not in shown:
                continue
            if last not in (None, mistake.article):
                table.add_section()
            article = "" if mistake.article == last else mistake.article
            cells = (article, mistake.table, mistake.gold or "", mistake.found or "", mistake.reason(), mistake.context)
            table.add_row(*(escape(cell) for cell in cells))
            last = mistake.article
        return table


def score_articles(gold: Sequence[Annotation], found: Mapping[str, Annotation]) -> Evaluation:
    """Scores what a run found, by article id, against the gold: counts are summed over articles, then divided.

    A measure is taken over the articles whose gold annotates what it measures.
    """
    counts: dict[tuple[str, str], list[Count]] = {}
    by_article: list[list[Mistake]] = []
    for article in gold:
        left = align(found.get(article.article, Annotation(article.article)), article)
        for measure in MEASURES:
            if measure.is_annotated(article):
                count = measure.count(left, article)
                for language in (article.languages[0], ALL):
                    counts.setdefault((measure.name, language), []).append(count)
        by_article.append(_mistakes(left, article))
    languages = [*sorted({article.languages[0] for article in gold}), ALL]
    by_article.sort(key=lambda mistakes: -len(mistakes))
    return Evaluation(
        scores=tuple(
            _score(measure.name, language, counts[measure.name, language])
            for measure in MEASURES
            for language in languages
            if any(count.gold or count.found for count in counts.get((measure.name, language), []))
        ),
        mistakes=tuple(mistake for mistakes in by_article for mistake in mistakes),
        missing=tuple(article.article for article in gold if article.article not in found),
        failed=tuple(f"{article}: {left.problem}" for article, left in found.items() if left.problem),
    )


def _score(measure: str, language: str, counts: Sequence[Count]) -> Score:
    right, found, gold = (sum(getattr(count, side) for count in counts) for side in ("right", "found", "gold"))
    precision = right / found if found else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    low, high = find_interval(counts) or (None, None)
    return Score(measure, language, 100 * precision, 100 * recall, 100 * f1, gold, found, right, low, high)


def _mistakes(found: Annotation, gold: Annotation) -> list[Mistake]:
    """Every record of one article that is wrong by some measure, table by table."""
    mistakes: list[Mistake] = []

    def add(table: str, left: object, right: object, wrong: tuple[str, ...]) -> None:
        if not wrong:
            return
        shown, shown_found = (None if record is None else describe(record) for record in (right, left))
        span = find_span(left if right is None else right, gold.text)
        context = find_context(span, gold.text)
        place = span or (None, None)
        mistakes.append(Mistake(gold.article, gold.languages[0], table, shown, shown_found, wrong, context, *place))

    for table, match in LISTED.items():
        measures = [measure for measure in MEASURES if measure.table == table and measure.is_annotated(gold)]
        sides = split(table, match, found, gold)
        for left, right in sides.pairs:
            add(table, left, right, tuple(measure.name for measure in measures if measure.is_wrong(left, right)))
        for right in sides.missed:
            add(table, None, right, tuple(measure.name for measure in measures if measure.is_asked(right)))
        for left in sides.spurious:
            add(table, left, None, tuple(measure.name for measure in measures if measure.is_given(left, None)))
    return mistakes
