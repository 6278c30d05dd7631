"""What a process must not load before it needs it: each of these libraries takes a good part of a second."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("start", "spared"),
    [
        ("import warta", "numpy pyarrow spacy rich"),
        ("import warta.cli, warta.runs.run", "spacy onnxruntime pandas trafilatura langdetect py3langid"),
        ("from warta.runs.lean import pa, spare_pandas; spare_pandas(); pa.array(['a'])", "pandas spacy"),
        ("from warta.runs.lean import load_spacy; load_spacy(); import warta.runs.process", "requests httpx typer"),
    ],
)
def test_what_is_not_needed_is_not_loaded(start: str, spared: str) -> None:
    found = f"import sys; {start}; print([name for name in '{spared}'.split() if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", found], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "later",
    [
        "lean.spare_pandas(); print(lean.pa.table({'a': [1]}).to_pandas()['a'].sum())",
        "lean.load_spacy(); import spacy.cli; print(len(spacy.blank('id')('lauk-pauk')), spacy.cli.info and '')",
    ],
)
def test_what_was_spared_can_be_loaded_later(later: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"from warta.runs import lean; {later}"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "1"
