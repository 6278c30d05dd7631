"""`run.json`: what made the tables, without clock, place or number of workers, so that equal runs give equal bytes."""

import json
from importlib.metadata import version
from pathlib import Path

from warta.components.engines import describe_engine
from warta.runs.folder import RUN_FILE
from warta.runs.options import Options
from warta.runs.tables import Summary


def write_manifest(folder: Path, options: Options, summary: Summary) -> None:
    """Write `run.json`: version, model, options, counts."""
    manifest = {
        "warta": version("warta"),
        "model": describe_engine(options.names),
        "options": {
            "formats": list(options.formats),
            "published": options.published,
            "language": options.language,
            "limit": options.limit,
        },
        "counts": {
            "articles": summary.articles,
            "statuses": summary.statuses,
            "languages": summary.languages,
            "rows": summary.rows,
            "passed_over": summary.passed_over,
        },
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (folder / RUN_FILE).write_bytes(text.encode())
