"""The output folder: what in it is Warta's own, and how a run's files get there all at once."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warta.errors import UsageError, WartaError
from warta.tables.texts import FOLDER as TEXTS
from warta.tables.writers import FORMATS, load_writer

RUN_FILE = "run.json"
STAGE = ".warta-unfinished"
TEXT_FILE = re.compile(r"[0-9a-f]{16}\.txt")


def own_files(out: Path) -> list[Path]:
    """The files in a folder that a run of Warta has written there, in any format."""
    names = [RUN_FILE, *(name for form in FORMATS for name in load_writer(form).files())]
    found = [out / name for name in names if (out / name).is_file()]
    if (out / TEXTS).is_dir():
        found += sorted(path for path in (out / TEXTS).iterdir() if TEXT_FILE.fullmatch(path.name))
    return found


def check_free(out: Path, *, overwrite: bool) -> None:
    """Raises UsageError when the folder is none, or holds a run and may not be overwritten."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"--out {out} is a file: name a folder")
    if not overwrite and out.is_dir() and own_files(out):
        raise UsageError(f"--out {out} holds a run: name another folder, or add --overwrite to replace it")


@contextmanager
def stage_files(out: Path) -> Iterator[Path]:
    """A folder to write into; its files move into `out`, in place of an earlier run's, when the block ends well.

    When it does not, `out` is left as it was. Raises WartaError when the disk refuses.
    """
    missing = [folder for folder in (out, *out.parents) if not folder.exists()]
    stage = out / STAGE
    try:
        out.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(stage, ignore_errors=True)  # a killed run's
        stage.mkdir()
    except OSError as error:
        raise UsageError(f"cannot write into --out {out} ({error.strerror}): name another folder") from error
    try:
        yield stage
        _move_files(stage, out)
    except OSError as error:
        raise WartaError(
            f"writing into --out {out} failed ({error.strerror}): free some space or name another folder"
        ) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        for folder in missing:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def _move_files(stage: Path, out: Path) -> None:
    for path in own_files(out):
        path.unlink()
    for path in sorted(stage.rglob("*")):
        target = out / path.relative_to(stage)
        if path.is_dir():
            target.mkdir(exist_ok=True)
        else:
            path.replace(target)
    if (out / TEXTS).is_dir() and not any((out / TEXTS).iterdir()):
        (out / TEXTS).rmdir()
