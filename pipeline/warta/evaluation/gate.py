"""The quality gate: F1 floors per measure and language, pinned beside the hash of the gold set they hold for.

    python -m warta.evaluation.gate corpora/gold --floors tests/quality_gate.json           # check
    python -m warta.evaluation.gate corpora/gold --floors tests/quality_gate.json --pin     # raise the floors

A floor is lowered, or dropped, only with `--allow-lower`.
"""

import argparse
import hashlib
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from warta.errors import UsageError, WartaError
from warta.evaluation.gold import find_gold
from warta.evaluation.run import evaluate
from warta.evaluation.scores import Evaluation, Score

# A floor is what the measure would be with so many right records less: an int8 model rounds differently from one kind
# of processor to the next, and a name that flips costs each measure about one record.
SPARE_RECORDS = 1

WORST_ARTICLES = 3


@dataclass(frozen=True, slots=True)
class Floors:
    """Pinned floors: measure -> language -> F1 in percent, and the SHA-256 of the gold set they were measured on."""

    gold_sha256: str
    floors: dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Fall:
    """A measure below its floor; `f1` is None where it was not measured any more."""

    measure: str
    language: str
    floor: float
    f1: float | None

    def __str__(self) -> str:
        now = "not measured" if self.f1 is None else f"{self.f1:.2f}"
        return f"{self.measure} [{self.language}]: {now}, the floor is {self.floor:.2f}"


def hash_gold(paths: Sequence[str | Path]) -> str:
    """SHA-256 over the names and bytes of the gold files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(find_gold(paths), key=lambda path: path.name):
        digest.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def read_floors(path: Path) -> Floors:
    """The floors in the file; raises UsageError when it is not one."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Floors(data["gold_sha256"], data["floors"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: not a file of floors ({error!r}); write it with --pin") from error


def find_falls(evaluation: Evaluation, floors: Floors) -> tuple[Fall, ...]:
    """Every measure that is below its floor, or that has a floor and is measured no more."""
    measured = {(score.measure, score.language): score.f1 for score in evaluation.scores}
    falls = []
    for measure, languages in floors.floors.items():
        for language, floor in languages.items():
            f1 = measured.get((measure, language))
            if f1 is None or f1 < floor:
                falls.append(Fall(measure, language, floor, f1))
    return tuple(falls)


def pin(evaluation: Evaluation, gold_sha256: str, path: Path, *, allow_lower: bool = False) -> Floors:
    """Write floors that lie a record under the evaluation, and return them; what the gold has none of gets no floor.

    Raises UsageError, and leaves the file as it is, when a floor would go down and `allow_lower` is not given, or when
    an article could not be measured.
    """
    if unmeasured := (*evaluation.missing, *evaluation.failed):
        raise UsageError("articles could not be measured; mend that first:\n" + "\n".join(unmeasured))
    floors = Floors(gold_sha256, {})
    for score in evaluation.scores:
        if score.gold:
            floors.floors.setdefault(score.measure, {})[score.language] = _floor(score)
    if path.exists() and not allow_lower and (lowered := _lowered(read_floors(path), floors)):
        raise UsageError("floors would go down; give --allow-lower if that is meant:\n" + "\n".join(lowered))
    content = {"gold_sha256": floors.gold_sha256, "floors": floors.floors}
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return floors


def _floor(score: Score) -> float:
    """The F1 with SPARE_RECORDS less, rounded down."""
    right = max(0, score.right - SPARE_RECORDS)
    return math.floor(20_000 * right / (score.found + score.gold)) / 100 if right else 0.0


def _lowered(old: Floors, new: Floors) -> list[str]:
    lines = []
    for measure, languages in old.floors.items():
        for language, floor in languages.items():
            now = new.floors.get(measure, {}).get(language)
            if now is None or now < floor:
                lines.append(f"{measure} [{language}]: {floor:.2f} -> {'none' if now is None else f'{now:.2f}'}")
    return lines


def report(evaluation: Evaluation, falls: Sequence[Fall]) -> str:
    """What fell, and the mistakes of the worst articles, as text."""
    console = Console(width=160)
    with console.capture() as captured:
        console.print(evaluation.to_mistakes_table(WORST_ARTICLES))
    return "\n".join(["below the floor:", *map(str, falls), *evaluation.failed, "", captured.get()])


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the floors, or pin them; 0 when they hold, 1 when one does not, 2 when that cannot be told."""
    parser = argparse.ArgumentParser(prog="python -m warta.evaluation.gate", description="Check or pin F1 floors.")
    parser.add_argument("gold", nargs="+", help="gold files, or folders of them")
    parser.add_argument("--floors", type=Path, required=True, metavar="FILE", help="the file of floors")
    parser.add_argument("--pin", action="store_true", help="measure and write the floors")
    parser.add_argument("--allow-lower", action="store_true", help="let --pin lower or drop a floor")
    options = parser.parse_args(arguments)
    if options.allow_lower and not options.pin:
        parser.error("--allow-lower goes with --pin")
    try:
        return _pin(options) if options.pin else _check(options)
    except WartaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _pin(options: argparse.Namespace) -> int:
    pin(evaluate(options.gold), hash_gold(options.gold), options.floors, allow_lower=options.allow_lower)
    return 0


def _check(options: argparse.Namespace) -> int:
    floors = read_floors(options.floors)
    if floors.gold_sha256 != hash_gold(options.gold):
        raise UsageError(f"the gold set has changed since {options.floors} was pinned; measure it anew with --pin")
    evaluation = evaluate(options.gold)
    if falls := find_falls(evaluation, floors):
        print(report(evaluation, falls), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
