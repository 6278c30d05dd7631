"""The README tells the truth: its tables are the row types', its options the command's, its files exist."""

import re
from pathlib import Path

from warta.tables.rows import TABLES, columns

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def describe_tables() -> str:
    lines = ["| table | one row per | columns |", "|---|---|---|"]
    for name, row in TABLES.items():
        what = (row.__doc__ or "").splitlines()[0].split(";")[0].rstrip(".")
        cells = ", ".join(f"`{column.name}`" for column in columns(name))
        lines.append(f"| `{name}` | {what[0].lower()}{what[1:]} | {cells} |")
    return "\n".join(lines)


def test_the_tables_are_the_row_types() -> None:
    told = re.search(r"<!-- tables -->\n(.*)\n<!-- /tables -->", README, re.DOTALL)
    assert told and told[1] == describe_tables()


def test_linked_files_exist() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_the_options_are_the_commands_own() -> None:
    from typer.main import get_command

    from warta.cli import app

    commands = get_command(app).commands  # type: ignore[attr-defined]
    usage = re.search(r"## Use\n```\n(.*?)```", README, re.DOTALL)
    assert usage
    for name in ("extract", "report", "evaluate"):
        line = re.search(rf"warta {name}(.*?)(?=\nwarta|\Z)", usage[1], re.DOTALL)
        assert line
        known = {option for parameter in commands[name].params for option in parameter.opts}
        assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", line[1])) <= known
