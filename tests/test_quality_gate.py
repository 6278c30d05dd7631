"""F1 on the project's own gold articles does not fall below the pinned floors."""

from pathlib import Path

import pytest

from warta.evaluation import evaluate
from warta.evaluation.gate import find_falls, hash_gold, read_floors, report

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "corpora" / "gold"
FLOORS = ROOT / "tests" / "quality_gate.json"
PIN = "python -m warta.evaluation.gate corpora/gold --floors tests/quality_gate.json --pin"


@pytest.mark.slow
@pytest.mark.skipif(not FLOORS.exists(), reason=f"no floors are pinned; pin them with: {PIN}")
def test_no_measure_is_below_its_floor() -> None:
    floors = read_floors(FLOORS)
    assert floors.gold_sha256 == hash_gold([GOLD]), f"the gold set has changed; measure it anew with: {PIN}"
    evaluation = evaluate([GOLD])
    falls = find_falls(evaluation, floors)
    assert not falls, report(evaluation, falls)
