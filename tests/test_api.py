import subprocess
import sys
from importlib.metadata import version

import pytest

import warta

HEAVY = {"numpy", "pandas", "spacy", "trafilatura", "onnxruntime", "pyarrow"}


def test_public_names() -> None:
    assert sorted(dir(warta)) == ["__version__", "evaluate", "extract", "load", "open_run", "read", "report", "show"]
    assert all(callable(getattr(warta, name)) for name in dir(warta) if name != "__version__")
    assert warta.__version__ == version("warta")


def test_unknown_names_are_named() -> None:
    with pytest.raises(AttributeError, match="'warta' has no attribute 'extrakt'"):
        _ = warta.extrakt


@pytest.mark.parametrize("module", ["warta", "warta.cli"])
def test_imports_are_light(module: str) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert HEAVY.isdisjoint(loaded.split())
