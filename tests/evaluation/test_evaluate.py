import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from shutil import copytree

import pytest
from rich.console import Console

from warta.cli import main
from warta.errors import UsageError
from warta.evaluation import evaluate
from warta.evaluation.annotation import Annotation, Name
from warta.evaluation.measures import MEASURES
from warta.evaluation.scores import Evaluation


def shown(table: object) -> str:
    console = Console(file=StringIO(), width=200)
    console.print(table)
    return console.file.getvalue()


def fallen(evaluation: Evaluation, language: str) -> dict[str, float]:
    """The measures of a language that are not at 100, with their F1."""
    return {s.measure: round(s.f1, 2) for s in evaluation.scores if s.language == language and s.f1 != 100}


@pytest.mark.parametrize("formats", [("csv",), ("parquet",), ("sqlite",), ("csv", "xlsx", "parquet", "sqlite")])
def test_a_run_without_mistakes_has_every_measure_at_100(gold: Path, perfect, write_run, formats) -> None:
    evaluation = evaluate([gold], write_run(perfect, formats))
    assert [fallen(evaluation, language) for language in ("en", "id", "all")] == [{}, {}, {}]
    # What a first edition's gold says nothing about is not measured.
    later = {"places", "source", "as_of", "modality", "reported"}
    assert {score.measure for score in evaluation.scores} == {m.name for m in MEASURES if m.needs not in later}
    assert (evaluation.missing, evaluation.mistakes) == ((), ())


def first(records: tuple, **changes: object) -> tuple:
    return (replace(records[0], **changes), *records[1:])


WITH_AMOUNT = (
    "figures: kind+value+currency",
    *("figures: +qualifier", "figures: +unit", "figures: +measure", "figures: +entity"),
)

# (what is other in the Indonesian article, the F1 of each measure that falls)
CHANGES = [
    (
        lambda a: {"persons": (Name("Rini"), *a.persons[1:])},
        {"persons: canonical name": 50.0},
    ),
    (
        lambda a: {"persons": a.persons[:1]},
        {"persons: canonical name": 66.67, "persons: any surface": 66.67},
    ),
    (
        lambda a: {"organizations": (*a.organizations, Name("Kami"))},
        {"organizations: canonical name": 80.0, "organizations: any surface": 80.0},
    ),
    (
        lambda a: {"titles": first(a.titles, organization=None, status="acting")},
        {"titles: +organization": 50.0, "titles: +status": 50.0},
    ),
    (
        lambda a: {"titles": first(a.titles, normalized="Managing Director")},
        {"titles: +normalized": 50.0},
    ),
    (
        lambda a: {"dates": first(a.dates, value="2024-05-13")},
        {"dates: found+value": 50.0},
    ),
    (
        lambda a: {"dates": first(a.dates, end=a.dates[0].end - 5)},
        {"dates: exact span": 50.0},
    ),
    (
        lambda a: {"figures": first(a.figures, value=2.5e9 + 100)},
        {},
    ),
    (
        lambda a: {"figures": first(a.figures, currency="USD")},
        dict.fromkeys(WITH_AMOUNT, 50.0),
    ),
    (
        lambda a: {"figures": first(a.figures, value_max=3e9)},
        dict.fromkeys(WITH_AMOUNT, 50.0),
    ),
    (
        lambda a: {"figures": first(a.figures, qualifier="about", unit="worker", measure=None, entity="Rini")},
        dict.fromkeys(WITH_AMOUNT[1:], 50.0)
        | {"figures: measure where said": 66.67, "figures: entity where said": 0.0},
    ),
    (
        lambda a: {"quotes": first(a.quotes, speaker=None)},
        {"quotes: +speaker": 0.0},
    ),
    (
        lambda a: {"quotes": (), "reported": a.quotes},
        {"quotes: found (overlap)": 0.0, "quotes: +speaker": 0.0},
    ),
    (
        lambda a: {"languages": ("ms",)},
        {"language": 0.0},
    ),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_a_mistake_lowers_the_measures_that_it_concerns(gold: Path, perfect, write_run, change, expected) -> None:
    indonesian, english = perfect
    evaluation = evaluate([gold], write_run([replace(indonesian, **change(indonesian)), english]))
    assert fallen(evaluation, "id") == expected
    assert fallen(evaluation, "en") == {}
    assert bool(evaluation.mistakes) is bool(expected)


def test_another_clean_text_moves_no_span(gold: Path, perfect, write_run) -> None:
    indonesian, english = perfect
    lead = "PEKALONGAN -\r\n"

    def moved(records: tuple) -> tuple:
        return tuple(replace(record, start=record.start + len(lead), end=record.end + len(lead)) for record in records)

    shifted = replace(
        indonesian,
        text=lead + indonesian.text,
        dates=moved(indonesian.dates),
        figures=moved(indonesian.figures),
        quotes=moved(indonesian.quotes),
    )
    assert fallen(evaluate([gold], write_run([shifted, english])), "id") == {}


def test_the_guarding_apostrophe_of_a_csv_cell_is_taken_off(tmp_path: Path, write_run) -> None:
    name = "-kun Satria"
    article = {
        "id": "kun",
        "language": "id",
        "text": f"{name} datang.",
        "persons": [{"name": name, "surfaces": [name]}],
    }
    article |= {topic: [] for topic in ("organizations", "titles", "dates", "figures", "quotes")}
    (tmp_path / "kun.json").write_text(json.dumps(article), encoding="utf-8")
    folder = write_run([Annotation("kun", article["text"], ("id",), persons=(Name(name),))])
    assert f",'{name}," in (folder / "persons.csv").read_text(encoding="utf-8-sig")
    assert evaluate([tmp_path / "kun.json"], folder).f1("persons: canonical name") == 100


def test_an_article_that_the_run_lacks_counts_as_not_found(gold: Path, perfect, write_run) -> None:
    evaluation = evaluate([gold], write_run(perfect[:1], extension=".jsonl#3"))
    assert evaluation.missing == ("salt-works",)
    scores = {(score.measure, score.language): score for score in evaluation.scores}
    language = scores["language", "all"]
    assert (language.precision, language.recall, language.gold, language.found, language.right) == (100, 50, 2, 1, 1)
    assert scores["dates: found (overlap)", "en"].recall == 0
    assert evaluation.mistakes[0].article == "salt-works"
    assert "not in the tables: salt-works" in shown(evaluation.to_table())


def test_tables_of_no_run_are_a_usage_error(gold: Path, perfect, write_run, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere: no such folder"):
        evaluate([gold], tmp_path / "nowhere")
    with pytest.raises(UsageError, match="no articles table"):
        evaluate([gold], gold)


def test_an_article_that_the_run_failed_on_is_told(gold: Path, perfect, write_run) -> None:
    indonesian, english = perfect
    evaluation = evaluate(
        [gold], write_run([indonesian, Annotation(english.article, problem="it broke", languages=("",))])
    )
    assert evaluation.missing == ()
    assert evaluation.failed == ("salt-works: error, it broke",)
    assert "salt-works: error, it broke" in shown(evaluation.to_table())


@pytest.mark.parametrize(("form", "file"), [("csv", "figures.csv"), ("parquet", "texts.parquet")])
def test_a_run_that_lacks_a_table_is_a_usage_error(gold: Path, perfect, write_run, form: str, file: str) -> None:
    folder = write_run(perfect, [form])
    (folder / file).unlink()
    with pytest.raises(UsageError, match=r"a table is missing .*run `warta extract` again"):
        evaluate([gold], folder)


@pytest.fixture
def mistaken(gold: Path, perfect, write_run) -> Evaluation:
    """An evaluation with one mistake in the English article and three in the Indonesian one."""
    indonesian, english = perfect
    changed = replace(
        indonesian,
        persons=(Name("Rini"), Name("Koperasi [bold]")),
        dates=first(indonesian.dates, value="2024-05-13"),
    )
    return evaluate([gold], write_run([changed, replace(english, figures=())]))


def test_mistakes_come_by_article_the_worst_first(mistaken: Evaluation) -> None:
    assert [(m.article, m.table, m.gold, m.found) for m in mistaken.mistakes] == [
        ("tambak-udang", "persons", "Rini Wulandari", "Rini"),
        ("tambak-udang", "persons", "Ujang Pratama", None),
        ("tambak-udang", "persons", None, "Koperasi [bold]"),
        ("tambak-udang", "dates", "Senin lalu → 2024-05-06", "Senin lalu → 2024-05-13"),
        ("salt-works", "figures", "12% → percent | 12 | – | – | exact | loss | Harbour Salt", None),
    ]
    assert [m.wrong for m in mistaken.mistakes[::3]] == [("persons: canonical name",), ("dates: found+value",)]
    assert [m.reason() for m in mistaken.mistakes] == [
        "canonical name",
        "missed",
        "not in the gold",
        "found+value",
        "missed",
    ]
    assert [bool(m.context) for m in mistaken.mistakes] == [True, True, False, True, True]
    assert "miliar pada Senin lalu. “Kami" in mistaken.mistakes[3].context


def test_scores_and_mistakes_show_on_a_terminal(mistaken: Evaluation) -> None:
    scores = shown(mistaken.to_table())
    assert "titles: person+title" in scores and "100.00" in scores and "66.67" in scores
    mistakes = shown(mistaken.to_mistakes_table())
    assert "Koperasi [bold]" in mistakes and "12%" in mistakes
    assert "12%" not in shown(mistaken.to_mistakes_table(articles=1))


def test_scores_come_as_a_frame_and_as_json(mistaken: Evaluation) -> None:
    frame = mistaken.to_frame()
    assert list(frame.columns) == [
        *("measure", "language", "precision", "recall", "f1", "gold", "found", "right"),
        *("f1_low", "f1_high"),
    ]
    row = frame.set_index(["measure", "language"]).loc[("persons: any surface", "id")]
    assert (row["precision"], row["gold"], row["found"], row["right"]) == (50, 2, 2, 1)
    data = json.loads(mistaken.to_json())
    # One article a language has no interval, which JSON says with null.
    assert data["scores"] == frame.astype(object).where(frame.notna(), None).to_dict("records")
    assert data["missing"] == [] and len(data["mistakes"]) == 5
    assert mistaken.f1("figures: found (overlap)", "en") == 0


def test_without_tables_the_gold_texts_are_extracted_first(gold: Path, perfect, write_run, monkeypatch) -> None:
    written = write_run(perfect)
    read: dict[str, dict] = {}

    def extract(sources: list[Path], *, out: Path, formats: tuple[str, ...]) -> None:
        for path in sources[0].iterdir():
            read[path.stem] = json.loads(path.read_text(encoding="utf-8"))
        copytree(written, out)

    monkeypatch.setattr("warta.runs.extract", extract)
    assert fallen(evaluate([gold]), "all") == {}
    # Nothing annotated, the language included, is told to the run.
    assert set(read) == {"tambak-udang", "salt-works"}
    assert all(set(record) == {"text", "title", "published"} for record in read.values())
    assert read["tambak-udang"]["text"] == perfect[0].text


@pytest.mark.slow
def test_the_whole_way_from_gold_texts_to_scores(gold: Path) -> None:
    evaluation = evaluate([gold])
    assert evaluation.missing == ()
    assert evaluation.f1("language") == 100
    assert evaluation.f1("dates: found+value") > 50


@pytest.mark.parametrize("listed", [False, True])
def test_the_command_lists_mistakes_when_asked(
    listed: bool, gold: Path, perfect, write_run, capsys: pytest.CaptureFixture
) -> None:
    indonesian, english = perfect
    folder = write_run([replace(indonesian, figures=()), english])
    assert main(["evaluate", str(gold), "--tables", str(folder), *["--errors"][: int(listed)]]) == 0
    assert ("Mistakes, the worst article first" in " ".join(capsys.readouterr().out.split())) is listed
