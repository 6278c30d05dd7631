"""The distribution `warta-stanza-id` (`models/stanza-id`), where it is installed with Stanza."""

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import spacy

pytestmark = [
    pytest.mark.skipif(
        not (find_spec("stanza") and find_spec("warta_stanza_id")), reason="pip install '.[stanza]' ./models/stanza-id"
    ),
    pytest.mark.filterwarnings("ignore"),  # Stanza's and PyTorch's own
]

TEXT = "Gubernur Jawa Tengah Ratna Widyastuti tiba di Surabaya, Senin. Menurut Ratna, Bank Indonesia ikut membantu."
NAMES = {("PER", "Ratna Widyastuti"), ("PER", "Ratna"), ("LOC", "Surabaya"), ("ORG", "Bank Indonesia")}
SCRIPT = """
import json, sys
import warta_stanza_id

nlp = warta_stanza_id.pipeline(use_gpu=False)
words = warta_stanza_id.pipeline(use_gpu=False, tokenize_pretokenized=True)
text = sys.argv[1]
print(json.dumps({
    "place": warta_stanza_id.__file__,
    "names": [[name.type, name.text] for name in nlp(text).ents],
    "places": [[name.start_char, name.end_char] for name in nlp(text).ents],
    "split": [[name.type, name.text] for name in words([text.split()]).ents],
}))
"""


def package_folder() -> Path:
    spec = find_spec("warta_stanza_id")
    assert spec and spec.origin
    return Path(spec.origin).parent


def test_names_by_the_engine_stanza() -> None:
    nlp = spacy.blank("id")
    nlp.add_pipe("warta_sentences")
    nlp.add_pipe("warta_names", config={"engine": "stanza", "model": "warta_stanza_id"})
    doc = nlp(TEXT + "\n\n" + "Rapat membahas anggaran daerah " * 200 + "bersama Joko Widodo.")
    assert {*NAMES, ("PER", "Joko Widodo")} <= {(name.label, name.text) for name in doc._.names}
    assert all(doc.text[name.start : name.end] == name.text and name.score == 1 for name in doc._.names)


def test_it_works_wherever_it_lies_without_a_network(tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere" / "warta_stanza_id"
    shutil.copytree(package_folder(), moved, ignore=shutil.ignore_patterns("__pycache__"))
    answer = subprocess.run(
        [sys.executable, "-c", SCRIPT, TEXT],
        env={
            **os.environ,
            "PYTHONPATH": str(moved.parent),
            "HOME": str(tmp_path / "home"),
            "HF_HUB_OFFLINE": "1",
            "STANZA_RESOURCES_DIR": str(tmp_path / "nothing"),
            "http_proxy": "http://127.0.0.1:9",
            "https_proxy": "http://127.0.0.1:9",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(answer.stdout.splitlines()[-1])
    assert Path(told["place"]).parent == moved
    assert {tuple(name) for name in told["names"]} >= NAMES
    assert [TEXT[start:end] for start, end in told["places"]] == [name for _, name in told["names"]]
    assert ["PER", "Ratna Widyastuti"] in told["split"]


def test_no_place_of_the_training_machine_is_left_in_it() -> None:
    import torch

    folder = package_folder() / "resources"
    config = torch.load(folder / "id" / "ner" / "warta.pt", weights_only=True)["config"]
    assert not [value for value in config.values() if isinstance(value, str) and Path(value).is_absolute()]
    for file in {*folder.rglob("*.json")} - {*folder.rglob("tokenizer.json")}:
        assert not re.search(r'"/\w', file.read_text(encoding="utf-8")), file


def test_it_takes_at_most_60_mb() -> None:
    assert sum(file.stat().st_size for file in package_folder().rglob("*") if file.is_file()) < 60_000_000
