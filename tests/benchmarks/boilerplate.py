"""How well boilerplate lines are told from the article's: precision and recall on a set of lines of both kinds.

    python tests/benchmarks/boilerplate.py [FILE]

A line of the file is `- ` with a line that goes, or `+ ` with one that stays; without a file it is the tests' own set.
"""

import argparse
import sys
from pathlib import Path

from warta.ingest.boilerplate import is_boilerplate, is_signature

OWN = Path(__file__).parents[1] / "ingest" / "boilerplate_lines.txt"


def main(arguments: list[str] | None = None) -> int:
    """Measure and print, with every line that is taken wrongly."""
    parser = argparse.ArgumentParser(description="Precision and recall of boilerplate lines.")
    parser.add_argument("file", nargs="?", type=Path, default=OWN, help="a set of lines")
    lines = parser.parse_args(arguments).file.read_text(encoding="utf-8").splitlines()
    goes = [line[2:] for line in lines if line.startswith("- ")]
    stays = [line[2:] for line in lines if line.startswith("+ ")]
    missed = [line for line in goes if not (is_boilerplate(line) or is_signature(line))]
    lost = [line for line in stays if is_boilerplate(line) or is_signature(line)]
    found = len(goes) - len(missed)
    for kind, wrong in (("kept, though boilerplate", missed), ("lost, though the article's", lost)):
        for line in wrong:
            print(f"{kind}: {line}")
    print(f"{len(goes)} lines that go, {len(stays)} that stay")
    print(f"precision {found / max(1, found + len(lost)):.3f}, recall {found / max(1, len(goes)):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
