"""Warta: Indonesian and English news articles in, tidy tables out.

`extract` makes tables of files, folders, texts and DataFrames, `open_run` opens those of a finished run, `read` gives
articles, `load` a spaCy pipeline for one language, `show` highlights what it found, `report` makes a web page of
tables, `evaluate` compares them with annotated articles.
"""

from typing import TYPE_CHECKING, Any

from warta.lazy import import_late

if TYPE_CHECKING:
    from warta.components.pipeline import load
    from warta.evaluation import evaluate
    from warta.highlights import show
    from warta.ingest import read
    from warta.reports import report
    from warta.runs import extract, open_run

    __version__: str

__all__ = ["__version__", "evaluate", "extract", "load", "open_run", "read", "report", "show"]

# Imported when first asked for, so that `import warta` costs nothing.
_find = import_late(
    __name__,
    {
        "evaluate": "warta.evaluation",
        "extract": "warta.runs",
        "load": "warta.components.pipeline",
        "open_run": "warta.runs",
        "read": "warta.ingest",
        "report": "warta.reports",
        "show": "warta.highlights",
    },
)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("warta")
    return _find(name)


def __dir__() -> list[str]:
    return __all__
