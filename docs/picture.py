"""Draw the README's picture from a run's tables: `python docs/picture.py TABLES docs/tables.svg`."""

import io
import sys
from pathlib import Path

import pandas as pd
from rich.console import Console, Group
from rich.table import Table

# Table, the columns shown, the rows shown (a pandas query), how many.
SHOWN = (
    ("titles", ["person", "title", "title_normalized", "organization", "status"], "organization.notna()", 7),
    ("figures", ["text", "kind", "value", "currency", "unit", "measure", "entity"], "entity.notna()", 8),
    ("quotes", ["speaker", "text", "verb", "kind"], "speaker.notna()", 6),
    ("dates", ["text", "type", "value", "earliest", "latest"], "text.str.len() > 8", 7),
)


def draw(tables: Path) -> Group:
    """A few rows of four tables, as they stand in the CSV files, spread over the articles."""
    parts = []
    for name, columns, query, count in SHOWN:
        frame = pd.read_csv(tables / f"{name}.csv", dtype=str, keep_default_na=False, na_values=[""])
        frame = frame.query(query)
        rows = frame.groupby("article_id", sort=False).nth(1).head(count)
        table = Table(title=f"{name}.csv", title_justify="left", header_style="bold cyan", expand=True)
        for column in columns:
            table.add_column(column, no_wrap=column != "title", justify="right" if column == "value" else "left")
        for row in rows[columns].fillna("").itertuples(index=False):
            table.add_row(*row)
        parts.append(table)
    return Group(*parts)


def main() -> None:
    """Read the tables, write the picture."""
    console = Console(record=True, width=132, file=io.StringIO())
    console.print(draw(Path(sys.argv[1])))
    svg = console.export_svg(title="warta extract corpora/sample --out tables")
    Path(sys.argv[2]).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
