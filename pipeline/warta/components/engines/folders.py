"""Where names models lie. Apart from what runs them, so that asking takes no libraries."""

from importlib.resources import files
from pathlib import Path

from warta.errors import WartaError

# A reader's heads, where a model comes with any.
HEADS = "heads.onnx"


def model_folder(model: str) -> Path:
    """Where a shipped model (by name) or a folder of one's own lies.

    Raises WartaError when there is neither.
    """
    shipped = Path(str(files("warta_models")))
    for folder in (shipped / model, Path(model)):
        if (folder / "model.onnx").is_file():
            return folder
    known = ", ".join(sorted(folder.parent.name for folder in shipped.glob("*/model.onnx")))
    raise WartaError(f"no names model {model!r}: give the name of a shipped one ({known}) or a folder with model.onnx")


def model_files(folder: Path) -> list[Path]:
    """The files of a model's folder that its names depend on, its card left out."""
    return [file for pattern in ("*.onnx", "*.json", "*.tsv") for file in sorted(folder.glob(pattern))]
