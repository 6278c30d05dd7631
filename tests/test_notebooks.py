"""The notebooks run from top to bottom on the sample, without a warning, and draw what they promise."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))

# What each notebook is there to show: plots, highlights.
PLOT, HIGHLIGHTS = "image/png", 'class="warta"'
PROMISES = {
    "01_explore_tables": (PLOT,),
    "02_follow_an_article": (HIGHLIGHTS,),
    "03_measure_quality": (PLOT, HIGHLIGHTS),
}

# A home, a scratch folder, an installation: what only this machine has.
MACHINE = re.compile(r"/(?:home|root|tmp|work|opt|usr|Users)/|[A-Z]:\\\\|site-packages")


def test_every_notebook_promises_something() -> None:
    assert [path.stem for path in NOTEBOOKS] == list(PROMISES)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_stored_outputs_are_those_of_one_run(path: Path) -> None:
    cells = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    check(path, outputs)
    assert not MACHINE.search(json.dumps(cells))
    assert not any("execution" in cell["metadata"] for cell in cells)  # times of the run


@pytest.mark.slow
# Jupyter's own libraries warn of each other; what a cell warns of shows in the notebook.
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    check(path, [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs])


def check(path: Path, outputs: Sequence[dict]) -> None:
    """No complaint among the outputs, and everything promised."""
    assert not [output for output in outputs if output["output_type"] == "error" or output.get("name") == "stderr"]
    drawn = json.dumps([output.get("data", {}) for output in outputs], ensure_ascii=False).replace('\\"', '"')
    assert [promise for promise in PROMISES[path.stem] if promise not in drawn] == []
