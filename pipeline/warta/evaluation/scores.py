"""The evaluation of a run: counts to scores, pairs to mistakes, and how both are shown."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import pandas as pd
from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from warta.evaluation.alignment import align
from warta.evaluation.annotation import Annotation
from warta.evaluation.measures import LISTED, MEASURES, describe, disagreements, find_context, find_span

ALL = "all"


@dataclass(frozen=True, slots=True)
class Score:
    """One measure over the articles of one language, or of `all`; precision, recall and F1 in percent.

    `gold` and `found` count the records on either side, `right` those on which the two agree.
    """

    measure: str
    language: str
    precision: float
    recall: float
    f1: float
    gold: int
    found: int
    right: int


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
        return ", ".join(name.removeprefix(f"{self.table}: ") for name in self.wrong)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well a run agrees with the gold.

    `scores` go by measure, in each by language with `all` last; `mistakes` by article, the worst article first;
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
        table.title = "Precision, recall and F1 in percent; records in the gold and found"
        absent = [f"not in the tables: {', '.join(self.missing)}"] if self.missing else []
        if notes := [*absent, *self.failed]:
            table.caption = escape("\n".join(notes))
        for heading in ("P", "R", "F1", "Gold", "Found"):
            table.add_column(heading, justify="right")
        for score in self.scores:
            table.add_row(
                score.measure if score.language == self.scores[0].language else "",
                score.language,
                *(f"{value:.2f}" for value in (score.precision, score.recall, score.f1)),
                *(str(count) for count in (score.gold, score.found)),
                end_section=score.language == ALL,
            )
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
    """Scores what a run found, by article id, against the gold: counts are summed over articles, then divided."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    by_article: list[list[Mistake]] = []
    for article in gold:
        left = align(found.get(article.article, Annotation(article.article)), article)
        language = article.languages[0]
        for measure in MEASURES:
            count = Counter(
                right=measure.count_right(left, article),
                found=len(getattr(left, measure.table)),
                gold=len(getattr(article, measure.table)),
            )
            for key in (language, ALL):
                counts.setdefault((measure.name, key), Counter()).update(count)
        by_article.append(_mistakes(left, article))
    languages = [*sorted({article.languages[0] for article in gold}), ALL]
    by_article.sort(key=lambda mistakes: -len(mistakes))
    return Evaluation(
        scores=tuple(
            _score(measure.name, language, counts[measure.name, language])
            for measure in MEASURES
            for language in languages
        ),
        mistakes=tuple(mistake for mistakes in by_article for mistake in mistakes),
        missing=tuple(article.article for article in gold if article.article not in found),
        failed=tuple(f"{article}: {left.problem}" for article, left in found.items() if left.problem),
    )


def _score(measure: str, language: str, count: Counter[str]) -> Score:
    right, found, gold = count["right"], count["found"], count["gold"]
    precision = right / found if found else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Score(measure, language, 100 * precision, 100 * recall, 100 * f1, gold, found, right)


def _mistakes(found: Annotation, gold: Annotation) -> list[Mistake]:
    """Every record of one article that is wrong by some measure, table by table."""
    mistakes: list[Mistake] = []

    def add(table: str, left: object, right: object, wrong: tuple[str, ...]) -> None:
        shown, shown_found = (None if record is None else describe(record) for record in (right, left))
        span = find_span(left if right is None else right, gold.text)
        context = find_context(span, gold.text)
        place = span or (None, None)
        mistakes.append(Mistake(gold.article, gold.languages[0], table, shown, shown_found, wrong, context, *place))

    for table, match in LISTED.items():
        pairs = match(found, gold)
        every = tuple(measure.name for measure in MEASURES if measure.table == table)
        for left, right in pairs:
            if wrong := disagreements(table, left, right):
                add(table, left, right, wrong)
        for right in _without(getattr(gold, table), [right for _, right in pairs]):
            add(table, None, right, every)
        for left in _without(getattr(found, table), [left for left, _ in pairs]):
            add(table, left, None, every)
    return mistakes


def _without(records: Sequence[object], matched: Sequence[object]) -> list[object]:
    """The records that are not among the matched ones; equal records are told apart by identity."""
    ids = {id(record) for record in matched}
    return [record for record in records if id(record) not in ids]
