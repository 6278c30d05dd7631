"""What a process must not load before it needs it: each of these libraries takes a good part of a second."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("start", "spared"),
    [
        ("import warta", "numpy pyarrow spacy rich"),
        ("import warta.cli, warta.runs.run", "spacy onnxruntime pandas trafilatura langdetect py3langid"),
        ("import warta.runs.workers as w; w._spare_pandas(); w.pa.array(['a'])", "pandas spacy"),
    ],
)
def test_what_is_not_needed_is_not_loaded(start: str, spared: str) -> None:
    found = f"import sys; {start}; print([name for name in '{spared}'.split() if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", found], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_process_that_spared_pandas_can_still_load_it() -> None:
    later = "import warta.runs.workers as w; w._spare_pandas(); print(w.pa.table({'a': [1]}).to_pandas()['a'].sum())"
    done = subprocess.run([sys.executable, "-c", later], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"
