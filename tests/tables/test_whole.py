from pathlib import Path

import pytest

from warta.tables.whole import write_whole


def test_a_file_is_replaced_when_the_new_one_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    with write_whole(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == {"a.json": b"new"}


def test_one_that_is_not_completed_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="No space left"), write_whole(path) as file:
        file.write(b"ne")
        raise OSError(28, "No space left on device")
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == {"a.json": b"old"}
