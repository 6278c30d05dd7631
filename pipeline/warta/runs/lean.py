"""What worker processes go without: two libraries load others at once, for what Warta never asks of them.

Both can still be loaded later, by who needs them after all.
"""

import sys
from types import ModuleType

import pyarrow as pa


class _NotInstalled:
    """An import finder to which one module is not installed."""

    def __init__(self, module: str) -> None:
        self._module = module

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == self._module:
            raise ModuleNotFoundError(name)


def spare_pandas() -> None:
    """Have Arrow go without pandas: for its first array it would load it, to know pandas' own values among others."""
    finder = _NotInstalled("pandas")
    sys.meta_path.insert(0, finder)
    pa.array([])
    sys.meta_path.remove(finder)


def load_spacy() -> None:
    """Load spaCy without its command line, which brings web clients and templates: nearly half of what it loads.

    All that is missing then is `spacy.info`.
    """
    if "spacy" in sys.modules:
        return
    commands, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    info.info = None  # type: ignore[attr-defined]
    stands_in = {module.__name__: module for module in (commands, info)}
    sys.modules |= stands_in
    import spacy  # noqa: F401

    for name in stands_in:
        del sys.modules[name]
