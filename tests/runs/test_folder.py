from pathlib import Path

import pytest

from warta.errors import UsageError
from warta.runs.folder import check_free, own_files, stage_files

OWN = ["run.json", "articles.csv", "mentions.parquet", "warta.xlsx", "warta.sqlite", "texts/0123456789abcdef.txt"]
FOREIGN = ["notes.txt", "table.csv", "texts/notes.txt", "texts/0123.txt", "sub/articles.csv", "articles.csv.bak"]


def fill(folder: Path, names: list[str]) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("old")


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", OWN)
def test_a_folder_with_any_table_holds_a_run(name: str, tmp_path: Path) -> None:
    fill(tmp_path, [name])
    with pytest.raises(UsageError, match="add --overwrite"):
        check_free(tmp_path, overwrite=False)
    check_free(tmp_path, overwrite=True)


def test_a_folder_with_other_files_is_free(tmp_path: Path) -> None:
    fill(tmp_path, FOREIGN)
    check_free(tmp_path, overwrite=False)
    assert own_files(tmp_path) == []


def test_new_files_replace_own_ones_and_leave_others(tmp_path: Path) -> None:
    fill(tmp_path, OWN + FOREIGN)
    with stage_files(tmp_path) as stage:
        fill(stage, ["run.json", "texts/fedcba9876543210.txt"])
    assert files(tmp_path) == sorted([*FOREIGN, "run.json", "texts/fedcba9876543210.txt"])


def test_a_failing_run_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    fill(tmp_path, OWN)
    with pytest.raises(RuntimeError), stage_files(tmp_path) as stage:
        fill(stage, ["run.json"])
        raise RuntimeError
    assert files(tmp_path) == sorted(OWN)
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_failing_run_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), stage_files(tmp_path / "a" / "b") as stage:
        fill(stage, ["run.json"])
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    fill(tmp_path, [".warta-unfinished/articles.csv"])
    with stage_files(tmp_path) as stage:
        assert list(stage.iterdir()) == []
    assert files(tmp_path) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    fill(tmp_path, ["tables"])
    with pytest.raises(UsageError, match="is a file: name a folder"):
        check_free(tmp_path / "tables", overwrite=True)


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    fill(tmp_path, ["file"])
    with pytest.raises(UsageError, match="cannot write into"), stage_files(tmp_path / "file" / "tables"):
        pass
