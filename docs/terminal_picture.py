"""Draw a run in a terminal for the README: `python docs/terminal_picture.py INPUT FILE.svg`."""

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

WIDTH = 110


def run(command: list[str]) -> str:
    """What a command says."""
    ran = subprocess.run(
        [sys.executable, "-m", *command],
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": str(WIDTH)},
    )
    return ran.stdout + ran.stderr


def main() -> None:
    """Run, draw, save."""
    articles, file = sys.argv[1:]
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    with tempfile.TemporaryDirectory() as scratch:
        out = str(Path(scratch) / "tables")
        for command in (["warta", "extract", articles, "--out", out], ["warta", "report", out]):
            shown = " ".join(command).replace(scratch + "/", "")
            console.print(Text(f"$ {shown}", style="bold"))
            console.print(Text(run(command).replace(scratch + "/", "").rstrip()))
    console.save_svg(file, title="warta")


if __name__ == "__main__":
    main()
