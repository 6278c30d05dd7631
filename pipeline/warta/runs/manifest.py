"""`run.json`: what made the tables, without clock, place or number of workers, so that equal runs give equal bytes."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from spacy.language import Language

from warta.components.engines.onnx import model_folder
from warta.runs.folder import RUN_FILE
from warta.runs.options import Options
from warta.runs.tables import Summary


def write_manifest(folder: Path, options: Options, summary: Summary) -> None:
    """Write `run.json`: version, model, options, counts."""
    manifest = {
        "warta": version("warta"),
        "model": describe_model(),
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


def describe_model() -> dict[str, str]:
    """The names model by name and by the SHA-256 of its file."""
    name = str((Language.get_factory_meta("warta_names").default_config or {})["model"])
    content = (model_folder(name) / "model.onnx").read_bytes()
    return {"names": name, "sha256": hashlib.sha256(content).hexdigest()}
