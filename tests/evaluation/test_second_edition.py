"""What the second edition of the guideline adds: several answers, optional entries, places, what is said of figures."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from warta.errors import UsageError
from warta.evaluation.annotation import Annotation, FigureEntry, Name
from warta.evaluation.gold import read_gold_file
from warta.evaluation.scores import Evaluation, score_articles

TEXT = (
    "Menurut Badan Karantina (Barantan), ekspor pala Banda akan naik 12 persen pada 2026. "
    "Kepala Barantan Ludia Maspaitella mengatakan panen tahun ini lebih baik. Ada tiga gudang baru di Banda."
)


def at(words: str) -> dict:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


FIGURE = dict.fromkeys(("value_max", "currency", "unit", "measure", "entity", "as_of", "source", "per", "measure_text"))

ARTICLE = {
    "id": "pala-banda",
    "language": "id",
    "published": None,
    "title": "ekspor pala",
    "text": TEXT,
    "persons": [{"name": "Ludia Maspaitella", "surfaces": ["Ludia Maspaitella"]}],
    "organizations": [{"name": "Badan Karantina", "surfaces": ["Badan Karantina", "Barantan"]}],
    "places": [{"name": "Banda", "surfaces": ["Banda"]}],
    "titles": [
        {
            "person": "Ludia Maspaitella",
            "title": "Kepala",
            "title_normalized": ["Head", "Chief"],
            "organization": "Badan Karantina",
            "status": ["current", "acting"],
            "start": TEXT.index("Kepala"),
            "end": TEXT.index("Kepala") + len("Kepala"),
        }
    ],
    "dates": [],
    "figures": [
        FIGURE
        | {"kind": "percent", "value": 12, "qualifier": "exact", "measure": ["exports", "growth"], "entity": "Banda"}
        | {"as_of": "2026", "source": "Badan Karantina", "modality": "planned"}
        | at("12 persen"),
        FIGURE
        | {"kind": "count", "value": 3, "qualifier": "exact", "unit": "warehouse", "entity": ["Banda", None]}
        | {"modality": "actual"}
        | at("tiga gudang"),
    ],
    "quotes": [{"speaker": "Ludia Maspaitella", "direct": False} | at("panen tahun ini lebih baik")],
}


def read(folder: Path, article: dict) -> Annotation:
    path = folder / f"{article['id']}.json"
    path.write_text(json.dumps(article), encoding="utf-8")
    return read_gold_file(path)


@pytest.fixture
def gold(tmp_path: Path) -> Annotation:
    return read(tmp_path, ARTICLE)


def score(found: Annotation, gold: Annotation) -> Evaluation:
    return score_articles([gold], {gold.article: replace(found, unannotated=frozenset())})


def fallen(evaluation: Evaluation) -> dict[str, float]:
    return {s.measure: round(s.f1, 2) for s in evaluation.scores if s.language == "all" and s.f1 != 100}


def changed(records: tuple, number: int, **changes: object) -> tuple:
    return tuple(replace(record, **changes) if i == number else record for i, record in enumerate(records))


def test_what_the_gold_says_itself_is_right_and_dates_are_left_out(gold: Annotation) -> None:
    evaluation = score(replace(gold, dates=()), gold)
    assert fallen(evaluation) == {} and evaluation.mistakes == ()
    measured = {s.measure for s in evaluation.scores}
    assert {"places: any surface", "reported speech: +speaker", "figures: as_of where said"} <= measured
    assert not any(name.startswith("dates") for name in measured)


# Each of these is right: another accepted answer, or another name of the same body.
RIGHT = [
    lambda a: {"titles": changed(a.titles, 0, normalized="chief", status="acting", organization="Barantan")},
    lambda a: {"figures": changed(a.figures, 0, measure="growth", source="barantan")},
    lambda a: {"figures": changed(a.figures, 1, entity=None)},
    lambda a: {"figures": changed(a.figures, 1, entity="Banda")},
]


@pytest.mark.parametrize("change", RIGHT)
def test_every_accepted_answer_is_right(gold: Annotation, change) -> None:
    evaluation = score(replace(gold, **change(gold)), gold)
    assert fallen(evaluation) == {} and evaluation.mistakes == ()


# (what is other, the F1 of each measure that falls)
WRONG = [
    # One figure says for when it holds, who says so and that it is planned: half of what was given, or none of it.
    (lambda a: {"figures": changed(a.figures, 1, as_of="2026")}, {"figures: as_of where said": 66.67}),
    (lambda a: {"figures": changed(a.figures, 0, source=None)}, {"figures: source where said": 0.0}),
    (
        lambda a: {"figures": changed(a.figures, 1, modality="denied")},
        {"figures: modality": 50.0, "figures: modality where not actual": 66.67},
    ),
    (
        lambda a: {"figures": changed(a.figures, 1, modality=None)},
        {"figures: modality": 50.0},
    ),
    (
        lambda a: {"figures": changed(a.figures, 1, measure="capacity")},
        {"figures: +measure": 50.0, "figures: measure where said": 66.67},
    ),
    # The gold accepts an empty holder, but not this one.
    (
        lambda a: {"figures": changed(a.figures, 1, entity="Ludia Maspaitella")},
        {"figures: +entity": 50.0, "figures: entity where said": 66.67},
    ),
    (lambda a: {"reported": changed(a.reported, 0, speaker="Barantan")}, {"reported speech: +speaker": 0.0}),
    (
        lambda a: {"reported": (), "quotes": a.reported},
        {
            **{"quotes: found (overlap)": 0.0, "quotes: +speaker": 0.0},
            **{"reported speech: found (overlap)": 0.0, "reported speech: +speaker": 0.0},
        },
    ),
    (lambda a: {"places": (*a.places, Name("Pala"))}, {"places: any surface": 66.67}),
]


@pytest.mark.parametrize(("change", "expected"), WRONG)
def test_a_mistake_lowers_the_measures_that_it_concerns(gold: Annotation, change, expected) -> None:
    evaluation = score(replace(gold, **change(gold)), gold)
    assert fallen(evaluation) == expected
    assert {name for mistake in evaluation.mistakes for name in mistake.wrong} == set(expected)


def test_a_mistake_tells_what_is_said_of_a_figure(gold: Annotation) -> None:
    (mistake,) = score(replace(gold, figures=changed(gold.figures, 0, as_of=None)), gold).mistakes
    common = "12 persen → percent | 12 | – | – | exact | exports | Banda"
    assert mistake.gold == f"{common} | as of 2026 | says Badan Karantina | as planned"
    assert mistake.found == f"{common} | says Badan Karantina | as planned"
    assert mistake.reason() == "as_of where said"


def test_optional_entries_are_neither_asked_for_nor_held_against_a_run(tmp_path: Path) -> None:
    article = json.loads(json.dumps(ARTICLE))
    for topic in ("organizations", "titles", "quotes"):
        article[topic][0]["optional"] = True
    article["figures"][1]["optional"] = True
    gold = read(tmp_path, article)
    missed = replace(gold, organizations=(), titles=(), figures=gold.figures[:1], reported=())
    found_wrongly = replace(
        gold,
        organizations=(Name("Barantan"),),
        figures=changed(gold.figures, 1, value=4, measure="capacity", source="Banda", modality="denied"),
        reported=changed(gold.reported, 0, speaker=None),
    )
    for found in (missed, found_wrongly):
        evaluation = score(found, gold)
        assert fallen(evaluation) == {} and evaluation.mistakes == ()
    # What is not in the gold at all is held against it all the same.
    evaluation = score(replace(gold, organizations=(Name("Barantan"), Name("Pala"))), gold)
    assert fallen(evaluation)["organizations: any surface"] == 0


def test_a_sure_entry_is_matched_before_an_optional_one(tmp_path: Path) -> None:
    article = json.loads(json.dumps(ARTICLE))
    whole = article["figures"][0]
    article["figures"] = [whole | {"optional": True, "value": 99}, whole]
    gold = read(tmp_path, article)
    found = replace(gold, figures=(replace(gold.figures[1], optional=False),))
    assert fallen(score(found, gold)) == {}


def test_an_article_without_the_new_cells_leaves_them_out(tmp_path: Path) -> None:
    first = json.loads(json.dumps(ARTICLE))
    del first["places"]
    for figure in first["figures"]:
        for cell in ("as_of", "source", "modality"):
            del figure[cell]
    first["quotes"][0]["direct"] = True
    gold = read(tmp_path, first)
    assert gold.unannotated == {"places", "reported", "as_of", "source", "modality"}
    assert isinstance(gold.figures[0], FigureEntry) and gold.figures[0].modality is None
    found = replace(gold, places=(Name("Pala"),), reported=gold.quotes)
    evaluation = score(found, gold)
    assert fallen(evaluation) == {} and evaluation.mistakes == ()


BROKEN = [
    ({"measure": []}, r"figures\[0\]: 'measure' is \[\]; list at least one text or null"),
    ({"entity": ["Banda", 3]}, r"figures\[0\]: 'entity' is \['Banda', 3\]"),
    ({"modality": ["planned"]}, r"figures\[0\]: 'modality' is \['planned'\]; make it str or null"),
    ({"optional": "yes"}, r"figures\[0\]: 'optional' is 'yes'; make it bool"),
    ({"value": True}, r"figures\[0\]: 'value' is True; make it int or float"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN)
def test_a_broken_cell_is_named_with_its_cure(tmp_path: Path, change: dict, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read(tmp_path, ARTICLE | {"figures": [ARTICLE["figures"][0] | change]})
