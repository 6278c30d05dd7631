import json
from pathlib import Path

import pytest

from warta.errors import UsageError
from warta.evaluation.gold import find_gold, read_gold


def test_files_and_folders_are_read_once_each(gold: Path) -> None:
    file = gold / "salt-works.json"
    assert [path.name for path in find_gold([gold, file])] == ["salt-works.json", "tambak-udang.json"]
    english, indonesian = read_gold([gold, file])
    assert (english.article, english.languages) == ("salt-works", ("en",))
    assert indonesian.persons[0].surfaces == ("Rini Wulandari", "Rini")
    assert indonesian.text[indonesian.dates[0].start : indonesian.dates[0].end] == "Senin lalu"
    assert indonesian.titles[1].status == "former"


def test_no_gold_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold articles found"):
        read_gold([tmp_path])
    with pytest.raises(UsageError, match="nowhere: no such file or folder"):
        read_gold([tmp_path / "nowhere"])


def test_one_id_in_two_files_is_a_usage_error(gold: Path) -> None:
    (gold / "copy.json").write_bytes((gold / "salt-works.json").read_bytes())
    with pytest.raises(UsageError, match="'salt-works' stands in another gold file"):
        read_gold([gold])


BROKEN = [
    ("not an object", lambda data: [data], "the file is not a JSON object"),
    ("a field is missing", lambda data: {k: v for k, v in data.items() if k != "figures"}, "lacks 'figures'; add it"),
    ("a field has another type", lambda data: data | {"text": None}, "'text' is None; make it str"),
    ("a record is no object", lambda data: data | {"dates": ["2023"]}, r"dates\[0\] is not a JSON object"),
    ("the id leads elsewhere", lambda data: data | {"id": "../x"}, "must be a plain file name"),
    (
        "a record lacks a field",
        lambda data: data | {"persons": [{"name": "Nora O’Dell"}]},
        r"persons\[0\] lacks 'surfaces'",
    ),
    (
        "a number is a word",
        lambda data: data | {"figures": [data["figures"][0] | {"value": "12"}]},
        r"figures\[0\]: 'value' is '12'; make it int or float",
    ),
    (
        "a span is elsewhere",
        lambda data: data | {"dates": [data["dates"][0] | {"start": 3, "end": 7}]},
        r"dates\[0\]: '2023' is not at 3:7 of the text; correct start and end",
    ),
    (
        "a span runs out of the text",
        lambda data: data | {"quotes": [data["quotes"][0] | {"start": -4, "end": 900}]},
        r"quotes\[0\]: .* is not at -4:900",
    ),
]


@pytest.mark.parametrize(("breakage", "message"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_broken_gold_file_is_named_with_its_cure(gold: Path, breakage, message: str) -> None:
    file = gold / "salt-works.json"
    file.write_text(json.dumps(breakage(json.loads(file.read_text(encoding="utf-8")))), encoding="utf-8")
    with pytest.raises(UsageError, match=message) as raised:
        read_gold([file])
    assert "salt-works.json: " in str(raised.value)


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe\x00", b""])
def test_a_file_that_is_not_json_is_a_usage_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "gold.json").write_bytes(content)
    with pytest.raises(UsageError, match=r"gold\.json: not a gold file"):
        read_gold([tmp_path])
