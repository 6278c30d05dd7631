"""An evaluation from gold files to scores, over a run's tables or over the gold's own texts."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from warta import runs
from warta.evaluation.annotation import Annotation
from warta.evaluation.found import read_found
from warta.evaluation.gold import read_gold
from warta.evaluation.scores import Evaluation, score_articles


def evaluate(gold_paths: Sequence[str | Path], tables: str | Path | None = None) -> Evaluation:
    """Precision, recall and F1 of a run against gold files, or folders of them (`*.json`).

    `tables` is the folder of a run over the gold articles, in which each is found by its source file's stem, the gold
    id; Parquet is read where it is there, else SQLite, else CSV. Without `tables` the gold's own texts are extracted
    first, their language detected like any article's.
    Raises UsageError when there is no gold, a gold file is invalid, or `tables` is not the output of a run.
    """
    gold = read_gold(gold_paths)
    if tables is not None:
        return score_articles(gold, read_found(Path(tables), {article.article for article in gold}))
    with TemporaryDirectory(prefix="warta-evaluate-") as folder:
        return score_articles(gold, _extract(gold, Path(folder)))


def _extract(gold: Sequence[Annotation], folder: Path) -> dict[str, Annotation]:
    """What Warta finds in the gold's own texts, by the way that every article goes, through files and tables."""
    texts, tables = folder / "texts", folder / "tables"
    texts.mkdir()
    for article in gold:
        record = {"text": article.text, "title": article.title, "published": article.published}
        (texts / f"{article.article}.json").write_text(json.dumps(record), encoding="utf-8")
    runs.extract([texts], out=tables, formats=("csv",))
    return read_found(tables, {article.article for article in gold})
