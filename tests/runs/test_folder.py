import json
from pathlib import Path

import pytest

from warta.errors import UsageError, WartaError
from warta.runs.folder import RunFolder, look_into, open_folder, own_files
from warta.runs.place import LocalPlace
from warta.runs.recipe import Recipe

OWN = [
    *("run.json", "articles.csv", "mentions.parquet", "warta.xlsx", "warta.sqlite", "texts/a-0123456789abcdef.txt"),
    "texts/0123456789abcdef.txt",  # an earlier version's
]
FOREIGN = [
    *("notes.txt", "table.csv", "texts/notes.txt", "texts/a-0123.txt", "texts/b-0123456789abcdef.txt"),
    *("sub/articles.csv", "articles.csv.bak"),
]
RECIPE: Recipe = {"warta": "1.0"}


def fill(folder: Path, names: list[str]) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("old")


def files(folder: Path) -> list[str]:
    paths = (str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in paths if not path.startswith(".warta"))


def finish(folder: RunFolder, names: list[str], state: str = "now") -> None:
    folder.begin(RECIPE, overwrite=False)
    with folder.stage() as stage:
        fill(stage, names)
        folder.move_in({"counts": {}}, state, {"summary": 1})


@pytest.mark.parametrize("name", OWN[1:])
def test_files_that_no_run_wrote_are_not_replaced(name: str, tmp_path: Path) -> None:
    fill(tmp_path, [name])
    with pytest.raises(UsageError, match="add --overwrite"):
        look_into(LocalPlace(tmp_path), overwrite=False)
    look_into(LocalPlace(tmp_path), overwrite=True)


def test_tables_of_which_nothing_is_known_any_more_are_not_replaced(tmp_path: Path) -> None:
    fill(tmp_path, OWN)
    with pytest.raises(UsageError, match="add --overwrite"):
        look_into(LocalPlace(tmp_path), overwrite=False)
    assert look_into(LocalPlace(tmp_path), overwrite=True) is None


def test_a_folder_with_other_files_is_free(tmp_path: Path) -> None:
    fill(tmp_path, FOREIGN)
    look_into(LocalPlace(tmp_path), overwrite=False)
    assert own_files(LocalPlace(tmp_path)) == []


def test_new_files_replace_own_ones_and_leave_others(tmp_path: Path) -> None:
    fill(tmp_path, OWN + FOREIGN)
    with open_folder(LocalPlace(tmp_path)) as folder:
        finish(folder, ["warta.xlsx", "texts/a-fedcba9876543210.txt"])
    assert files(tmp_path) == sorted([*FOREIGN, "run.json", "texts/a-fedcba9876543210.txt", "warta.xlsx"])
    assert json.loads((tmp_path / "run.json").read_text()) == {"counts": {}}


def test_what_is_finished_is_known_by_its_state_and_its_files(tmp_path: Path) -> None:
    with open_folder(LocalPlace(tmp_path)) as folder:
        assert folder.finished("now") is None
        finish(folder, ["warta.xlsx", "warta.sqlite"])
        assert folder.finished("now")["summary"] == 1
        assert folder.finished("then") is None
        (tmp_path / "warta.xlsx").write_text("edited by hand")
        assert folder.finished("now") is None


def test_a_failing_run_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    fill(tmp_path, OWN)
    with pytest.raises(RuntimeError), open_folder(LocalPlace(tmp_path)) as folder, folder.stage() as stage:
        fill(stage, ["run.json"])
        raise RuntimeError
    assert files(tmp_path) == sorted(OWN)
    assert not (tmp_path / ".warta").exists()


def test_a_failing_run_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), open_folder(LocalPlace(tmp_path / "a" / "b")):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    fill(tmp_path, [".warta/stage/articles.csv", ".warta/parts/0.parquet", ".warta/parts/1.parquet.unfinished"])
    with open_folder(LocalPlace(tmp_path)) as folder:
        folder.begin(RECIPE, overwrite=False)
        assert folder.parts.names() == []
        assert not (tmp_path / ".warta" / "stage").exists()


def test_a_disk_that_refuses_is_told_in_one_line(tmp_path: Path) -> None:
    with (
        pytest.raises(WartaError, match=r"No space left on device.*the same command goes on"),
        open_folder(LocalPlace(tmp_path)),
    ):
        raise OSError(28, "No space left on device")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    fill(tmp_path, ["tables"])
    with pytest.raises(UsageError, match="is a file: name a folder"):
        look_into(LocalPlace(tmp_path / "tables"), overwrite=True)


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    fill(tmp_path, ["file"])
    with pytest.raises(UsageError, match="cannot write into"), open_folder(LocalPlace(tmp_path / "file" / "tables")):
        pass
