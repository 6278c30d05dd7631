"""The clean texts as files of their own, which every `start` and `end` counts in."""

from collections.abc import Iterable
from pathlib import Path

from warta.tables.rows import TextRow

FOLDER = "texts"


def write_texts(rows: Iterable[TextRow], folder: Path) -> None:
    """Write `texts/<article_id>.txt` for each text: UTF-8, no byte-order mark, line ends as they are."""
    (folder / FOLDER).mkdir()
    for row in rows:
        (folder / FOLDER / f"{row.article_id}.txt").write_bytes(row.text.encode())
