"""`corpora/news` and the public texts give the annotators' files back (`--shared FOLDER`)."""

import json
from pathlib import Path

from warta_models.recipe.news import __main__ as news


def test_every_gold_file_comes_back(shared: Path, tmp_path: Path) -> None:
    assert news.main(["join", "--sources", str(shared / "corpora"), "--out", str(tmp_path)]) == 0
    gold = sorted((shared / "gold" / "train").glob("*.json"))
    for path in gold:
        # Some of the files end with a line feed, some do not.
        joined = (tmp_path / path.name).read_text(encoding="utf-8")
        assert joined == path.read_text(encoding="utf-8").rstrip("\n"), path.name
        assert list(json.loads(joined)) == list(json.loads(path.read_text(encoding="utf-8")))
