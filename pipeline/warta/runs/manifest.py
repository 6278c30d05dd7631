"""`run.json`: what made the tables, without clock, place or number of workers, so that equal runs give equal bytes."""

from typing import Any

from warta.runs.options import Options
from warta.runs.recipe import Recipe
from warta.runs.tables import Summary


def build_manifest(recipe: Recipe, options: Options, summary: Summary) -> dict[str, Any]:
    """The content of `run.json`: version, model, options, counts."""
    return {
        "warta": recipe["warta"],
        "model": recipe["model"],
        "options": {
            "formats": list(options.formats),
            "csv_dialect": options.csv_dialect,
            "published": options.published,
            "language": options.language,
            "limit": options.limit,
            "without": list(options.without),
            "timeout": options.timeout,
            "max_size": options.max_size,
        },
        "counts": {
            "articles": summary.articles,
            "statuses": summary.statuses,
            "languages": summary.languages,
            "rows": summary.rows,
            "passed_over": summary.passed_over,
        },
    }
