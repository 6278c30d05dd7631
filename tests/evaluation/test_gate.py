import json
from dataclasses import replace
from pathlib import Path

import pytest

from warta.errors import UsageError
from warta.evaluation import Evaluation, Mistake, Score, gate
from warta.evaluation.gate import find_falls, hash_gold, pin, read_floors


def evaluation(**right: int) -> Evaluation:
    """An evaluation with one measure per keyword, in one language, over a hundred records: `right` is the F1 too."""
    scores = tuple(Score(measure, "id", count, count, count, 100, 100, count) for measure, count in right.items())
    mistakes = (Mistake("tambak-udang", "id", "dates", "Senin → 2024-05-06", None, ("dates: found",), "pada Senin"),)
    return Evaluation(scores, mistakes, ())


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    """A file of floors, pinned at dates 80 and titles 60."""
    path = tmp_path / "floors.json"
    pin(evaluation(dates=80, titles=60), "hash", path)
    return path


def test_floors_lie_a_record_under_the_scores(floors: Path) -> None:
    pinned = read_floors(floors)
    assert pinned.floors == {"dates": {"id": 79}, "titles": {"id": 59}}
    assert pinned.gold_sha256 == "hash"


# (what is measured now, what fell below floors pinned at dates 80 and titles 60)
MEASURED = [
    ({"dates": 80, "titles": 60}, []),
    ({"dates": 79, "titles": 99}, []),
    ({"dates": 78, "titles": 60}, ["dates [id]: 78.00, the floor is 79.00"]),
    ({"titles": 0}, ["dates [id]: not measured, the floor is 79.00", "titles [id]: 0.00, the floor is 59.00"]),
    ({"dates": 80, "titles": 60, "figures": 1}, []),
]


@pytest.mark.parametrize(("measured", "fallen"), MEASURED)
def test_a_score_below_its_floor_is_a_fall(floors: Path, measured: dict[str, int], fallen: list[str]) -> None:
    assert [str(fall) for fall in find_falls(evaluation(**measured), read_floors(floors))] == fallen


@pytest.mark.parametrize("right", [0, 1, 50, 100])
def test_what_was_pinned_holds(tmp_path: Path, right: int) -> None:
    measured = evaluation(dates=right)
    assert find_falls(measured, pin(measured, "hash", tmp_path / "floors.json")) == ()


@pytest.mark.parametrize("measured", [{"dates": 79, "titles": 90}, {"dates": 90}])
def test_a_floor_is_lowered_or_dropped_only_when_allowed(floors: Path, measured: dict[str, int]) -> None:
    before = floors.read_bytes()
    with pytest.raises(UsageError, match="--allow-lower"):
        pin(evaluation(**measured), "other hash", floors)
    assert floors.read_bytes() == before
    assert pin(evaluation(**measured), "other hash", floors, allow_lower=True) == read_floors(floors)
    assert floors.read_bytes() != before


def test_a_floor_is_raised_without_asking(floors: Path) -> None:
    pin(evaluation(dates=90, titles=60), "hash", floors)
    assert read_floors(floors).floors["dates"] == {"id": 89}


@pytest.mark.parametrize("trouble", [{"missing": ("salt-works",)}, {"failed": ("salt-works: error, it broke",)}])
def test_nothing_is_pinned_while_an_article_cannot_be_measured(tmp_path: Path, trouble: dict) -> None:
    with pytest.raises(UsageError, match="salt-works"):
        pin(replace(evaluation(dates=90), **trouble), "hash", tmp_path / "floors.json")
    assert not (tmp_path / "floors.json").exists()


@pytest.mark.parametrize("content", ["", "[]", '{"gold_sha256": "x"}'])
def test_a_file_without_floors_is_a_usage_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "floors.json").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="not a file of floors"):
        read_floors(tmp_path / "floors.json")


def test_the_hash_of_the_gold_set_follows_names_and_bytes(gold: Path) -> None:
    before = hash_gold([gold])
    assert hash_gold([gold / "tambak-udang.json", gold / "salt-works.json"]) == before
    (gold / "salt-works.json").write_bytes((gold / "salt-works.json").read_bytes() + b"\n")
    assert hash_gold([gold]) != before


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> Evaluation:
    """What the command measures in these tests, whatever the gold."""
    result = evaluation(dates=80, titles=60)
    monkeypatch.setattr(gate, "evaluate", lambda gold: result)
    return result


def test_the_command_pins_and_checks(gold: Path, tmp_path: Path, measured: Evaluation, monkeypatch, capsys) -> None:
    path = tmp_path / "floors.json"
    command = [str(gold), "--floors", str(path)]
    assert gate.main(command) == 2
    assert "write it with --pin" in capsys.readouterr().err
    assert gate.main([*command, "--pin"]) == 0
    assert json.loads(path.read_text(encoding="utf-8"))["gold_sha256"] == hash_gold([gold])
    assert gate.main(command) == 0

    worse = replace(measured, scores=evaluation(dates=70, titles=60).scores)
    monkeypatch.setattr(gate, "evaluate", lambda gold: worse)
    capsys.readouterr()
    assert gate.main(command) == 1
    printed = capsys.readouterr().err
    assert "dates [id]: 70.00, the floor is 79.00" in printed and "tambak-udang" in printed
    assert gate.main([*command, "--pin"]) == 2
    assert gate.main([*command, "--pin", "--allow-lower"]) == 0
    assert gate.main(command) == 0

    (gold / "salt-works.json").write_bytes((gold / "salt-works.json").read_bytes() + b"\n")
    assert gate.main(command) == 2
    assert "the gold set has changed" in capsys.readouterr().err


def test_allow_lower_alone_is_wrong_usage(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as raised:
        gate.main([str(gold), "--floors", str(tmp_path / "floors.json"), "--allow-lower"])
    assert raised.value.code == 2
