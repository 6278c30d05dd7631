"""A second run into the same folder: what it would drop is told and refused, what it adds stands as from one run."""

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.runs.conftest import FAULT, tree
from warta.article import Article
from warta.errors import UsageError
from warta.runs import Tables, extract, ordered

Write = Callable[..., Path]

PROSE = "Pasar Lumbung dibuka lagi setelah {} hari ditutup karena banjir, kata lurah setempat pada wartawan."


def run(sources: object, out: Path, **options: object) -> Tables:
    return extract(sources, out=out, **{"without": "names", "formats": "csv,parquet", **options})


def fill(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".zip":
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("metadata.csv", "file,title\nsatu.txt,Di pasar\n")
                for member in ("satu.txt", "dalam/dua.txt", "README"):
                    archive.writestr(member, f"{text} {member}")
        elif path.suffix == ".jsonl" and text:
            path.write_text("\n".join(json.dumps({"text": f"{number} {text}"}) for number in range(12)), "utf-8")
        else:
            path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def berita(tmp_path: Path) -> Path:
    """A folder of articles in files of every kind, some of them broken."""
    texts = {
        "a.txt": PROSE.format(3),
        "b/a.txt": PROSE.format(4),
        "b/c.html": f"<html><body><article><p>{PROSE.format(5)} </p><p>{PROSE.format(6)}</p></article></body></html>",
        "b-1/arsip.zip": PROSE.format(7),
        "b-1/banyak.jsonl": PROSE.format(8),
        "b-1/kosong.jsonl": "",
        "rusak.zip": PROSE.format(9),
        "salah.txt": PROSE.format(10) + FAULT,
        "z.csv": f"title,text\nSatu,{PROSE.format(11)[:40]}\nDua,{PROSE.format(12)[:40]}\n",
        "foto.jpg": "",
        "README": "",
    }
    folder = fill(tmp_path / "lama" / "berita", texts)
    (folder / "rusak.zip").write_bytes(b"PK\x03\x04 no archive")
    return folder


@pytest.fixture
def kabar(tmp_path: Path) -> Path:
    """Another folder, with files of the same names, and a copy of a text."""
    texts = {"a.txt": PROSE.format(20), "b/c.txt": PROSE.format(4), "README": "", "aa.jsonl": PROSE.format(21)}
    return fill(tmp_path / "baru" / "kabar", texts)


def shown(folder: Path) -> list[str]:
    """The sources of the articles in a folder's tables."""
    return pq.read_table(folder / "articles.parquet")["source"].to_pylist()


def test_another_folder_does_not_take_the_place_of_the_first(
    worked: list[str], write_articles: Write, tmp_path: Path
) -> None:
    folder, out = write_articles(12), tmp_path / "out"
    other = shutil.copytree(folder, tmp_path / "lain" / "articles")
    for path in other.rglob("*.txt"):
        path.write_text("Wulan Kalvari pulang ke rumah.", encoding="utf-8")
    run(folder, out)
    before = tree(out)
    worked.clear()
    with pytest.raises(UsageError, match=r"12 articles, 12 of which are not in these inputs: .*--prune"):
        run(other, out)
    assert (worked, tree(out)) == ([], before)
    said: list[str] = []
    run(other, out, prune=True, say=said.append)
    assert said == ["new 12, changed 0, gone 12"]
    run(other, tmp_path / "fresh")
    assert tree(out) == tree(tmp_path / "fresh")


def test_what_changes_is_told_before_tables_are_replaced(
    worked: list[str], write_articles: Write, tmp_path: Path
) -> None:
    folder, out = write_articles(40), tmp_path / "out"
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        assert tree(out) == before

    run(folder, out, say=say)
    before = tree(out)
    run(folder, out, say=say)
    assert said == []
    for number in range(4):
        next(folder.rglob(f"{number + 10}.txt")).unlink()
    (folder / "satu" / "3.txt").write_text("Omar Halimun datang.", encoding="utf-8")
    fill(folder, {"baru/1.txt": "Satu.", "baru/2.txt": "Dua.", "3.txt": "Tiga."})
    run(folder, out, say=say)
    assert said == ["new 3, changed 1, gone 4"]


@pytest.mark.parametrize(("gone", "refused"), [(4, False), (5, True)])
def test_more_than_a_tenth_is_not_dropped_unasked(
    gone: int, refused: bool, worked: list[str], write_articles: Write, tmp_path: Path
) -> None:
    folder, out = write_articles(40), tmp_path / "out"
    run(folder, out)
    for path in sorted(folder.rglob("*.txt"))[:gone]:
        path.unlink()
    if refused:
        with pytest.raises(UsageError, match="40 articles, 5 of which"):
            run(folder, out)
    assert run(folder, out, prune=refused).summary.articles == 40 - gone


@pytest.mark.usefixtures("quick")
def test_records_that_a_file_has_lost_are_gone_too(berita: Path, tmp_path: Path) -> None:
    run(berita, tmp_path / "out")
    before = tree(tmp_path / "out")
    fill(berita, {"b-1/banyak.jsonl": ""})
    with pytest.raises(UsageError, match=r"22 articles, 12 of which .*--prune"):
        run(berita, tmp_path / "out")
    assert tree(tmp_path / "out") == before


@pytest.mark.usefixtures("quick")
def test_what_can_be_opened_at_last_is_no_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = fill(tmp_path / "in", {"a/1.txt": "Satu.", "b/2.txt": "Dua.", "c.zip": ""}), tmp_path / "out"
    (folder / "c.zip").write_bytes(b"PK\x03\x04 no archive")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path == str(folder / "b"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refuse)
        assert run(folder, out).summary.statuses == {"error": 2, "ok": 1}
    assert shown(out) == ["a/1.txt", "b/", "c.zip"]
    fill(folder, {"c.zip": "Tiga."})
    assert run(folder, out).summary.statuses == {"ok": 4}
    run(folder, tmp_path / "fresh")
    assert tree(out) == tree(tmp_path / "fresh")


def test_a_limit_drops_nothing_unasked(worked: list[str], write_articles: Write, tmp_path: Path) -> None:
    folder, out = write_articles(12), tmp_path / "out"
    run(folder, out)
    with pytest.raises(UsageError, match="12 articles, 7 of which"):
        run(folder, out, limit=5)
    assert run(folder, out, limit=11).summary.articles == 11


def test_a_folder_that_has_moved_is_the_same(worked: list[str], write_articles: Write, tmp_path: Path) -> None:
    folder, out = write_articles(12), tmp_path / "out"
    run(folder, out)
    worked.clear()
    folder = folder.rename(tmp_path / "pindah")
    said: list[str] = []
    run(folder, out, say=said.append)
    assert (worked, said) == ([], ["new 0, changed 0, gone 0"])
    (folder / "satu" / "3.txt").write_text("Omar Halimun datang.", encoding="utf-8")
    run(folder, out, say=said.append)
    assert said[1:] == ["new 0, changed 1, gone 0"]


def test_formats_are_not_removed_unasked(worked: list[str], write_articles: Write, tmp_path: Path) -> None:
    folder, out = write_articles(3), tmp_path / "out"
    run(folder, out, formats="csv,sqlite")
    before = tree(out)
    for formats in ("csv,parquet", "xlsx"):
        with pytest.raises(UsageError, match=r"formats .*sqlite, which --format leaves out.*--prune"):
            run(folder, out, formats=formats)
    assert tree(out) == before
    run(folder, out, formats="csv,sqlite,parquet")
    run(folder, out, formats="parquet", prune=True)
    run(folder, tmp_path / "fresh", formats="parquet")
    assert tree(out) == tree(tmp_path / "fresh")


def test_a_first_look_at_few_articles_binds_nobody(worked: list[str], write_articles: Write, tmp_path: Path) -> None:
    folder, out = write_articles(40), tmp_path / "out"
    run(folder, out, limit=3)
    notes = run(folder, out, language="id").summary.notes
    assert notes == ("started over: language is now id (was none)",)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("is_there", [True, False])
def test_what_is_added_stands_as_from_one_run(
    is_there: bool, berita: Path, kabar: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, lone = tmp_path / "out", fill(tmp_path, {"lepas.txt": PROSE.format(30)}) / "lepas.txt"
    run([berita, kabar, lone], tmp_path / "fresh")
    run(berita, out)
    if not is_there:
        berita = berita.rename(tmp_path / "jauh")
    said: list[str] = []
    run(kabar, out, add=True, say=said.append)
    assert said == ["new 14, changed 0, gone 0"]
    run(lone, out, add=True)
    assert tree(out) == tree(tmp_path / "fresh")
    run(kabar, out, add=True)
    assert tree(out) == tree(tmp_path / "fresh")


@pytest.mark.usefixtures("quick")
def test_inputs_of_one_name_are_told_apart_when_they_are_added(kabar: Path, tmp_path: Path) -> None:
    other = fill(tmp_path / "lain" / "kabar", {"a.txt": PROSE.format(40), "b/c.txt": PROSE.format(41)})
    third = fill(tmp_path / "kota", {"a.txt": PROSE.format(42)})
    run([kabar, other, third], tmp_path / "fresh")
    for place in (kabar, third, other):
        run(place, tmp_path / "out", add=True)
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")
    assert "baru/kabar/a.txt" in shown(tmp_path / "out")


@pytest.mark.usefixtures("quick")
def test_an_input_in_an_input_is_read_once(berita: Path, tmp_path: Path) -> None:
    for name, inputs in {"in": [berita, berita / "b", berita / "a.txt"], "on": [berita / "b", berita]}.items():
        run(inputs, tmp_path / f"{name} fresh")
        for entry in inputs:
            run(entry, tmp_path / name, add=True)
        assert tree(tmp_path / name) == tree(tmp_path / f"{name} fresh")


def test_adding_keeps_what_is_gone_and_reads_what_has_changed(
    worked: list[str], write_articles: Write, tmp_path: Path
) -> None:
    folder, out = write_articles(12), tmp_path / "out"
    run(folder, out)
    before = shown(out)
    for name in ("dua/2.txt", "satu/0.txt"):
        (folder / name).unlink()
    (folder / "satu" / "3.txt").write_text("Omar Halimun datang.", encoding="utf-8")
    (folder / "satu" / "00.txt").write_text("Omar Halimun pergi.", encoding="utf-8")
    worked.clear()
    said: list[str] = []
    run(folder, out, add=True, say=said.append)
    assert sorted(worked) == ["satu/00.txt", "satu/3.txt"]
    assert said == ["new 1, changed 1, gone 0"]
    assert shown(out) == sorted([*before, "satu/00.txt"])


def test_several_inputs_later_read_nothing_anew(worked: list[str], write_articles: Write, tmp_path: Path) -> None:
    folder, out = write_articles(12), tmp_path / "out"
    other = fill(tmp_path / "lain", {"1.txt": "Omar Halimun datang."})
    run(folder, out)
    worked.clear()
    run([folder, other], out)
    assert worked == ["lain/1.txt"]
    run([folder, other], tmp_path / "fresh")
    assert tree(out) == tree(tmp_path / "fresh")


@pytest.mark.usefixtures("quick")
def test_articles_on_standard_input_and_in_memory_are_added(
    kabar: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    for text in (PROSE.format(50), PROSE.format(51), PROSE.format(50)):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
        run("-", out, add=True)
    run(kabar, out, add=True)
    run(Article("0" * 16, "punya saya", "0" * 64, PROSE.format(52)), out, add=True)
    assert [source for source in shown(out) if "/" not in source] == ["-", "-", "punya saya"]
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(PROSE.format(53).encode())))
    with pytest.raises(UsageError, match="--prune"):
        run("-", out)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"language": "id"}, "language is now id.*give the same options"),
        ({"overwrite": True}, "leave out one"),
        ({"limit": 3}, "leave out one"),
    ],
)
def test_what_cannot_be_added(
    options: dict, words: str, worked: list[str], write_articles: Write, tmp_path: Path
) -> None:
    folder, out = write_articles(3), tmp_path / "out"
    run(folder, out)
    before = tree(out)
    with pytest.raises(UsageError, match=words):
        run(fill(tmp_path / "lain", {"1.txt": "Satu."}), out, add=True, **options)
    assert tree(out) == before


def test_nothing_is_added_to_results_that_are_lost(worked: list[str], write_articles: Write, tmp_path: Path) -> None:
    folder, out = write_articles(12), tmp_path / "out"
    run(folder, out)
    before = tree(out)
    for part in (out / ".warta" / "parts").iterdir():
        part.write_bytes(b"PAR1")
    other = fill(tmp_path / "lain", {"1.txt": "Satu."})
    with pytest.raises(UsageError, match=r"--add cannot keep 12 articles .* give all inputs at once"):
        run(other, out, add=True)
    assert tree(out) == before
    run([folder, other], out)
    run([folder, other], tmp_path / "fresh")
    assert tree(out) == tree(tmp_path / "fresh")


@pytest.mark.parametrize("kept", range(4))
def test_adding_goes_on_where_it_was_stopped(
    kept: int, worked: list[str], write_articles: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warta.runs.parts.PART_ARTICLES", 4)
    monkeypatch.setattr(ordered, "STRETCH", 4)  # so that parts are put together anew
    folder, out = write_articles(12), tmp_path / "out"
    other = fill(tmp_path / "lain", {f"{number}.txt": f"Omar Halimun datang {number}." for number in range(6)})
    run([folder, other], tmp_path / "fresh")
    run(folder, out)
    add, added = ordered.Collector.flush, []

    def fail(self: ordered.Collector) -> None:
        if len(added) == kept:
            raise KeyboardInterrupt
        added.append(1)
        add(self)

    with monkeypatch.context() as patch:
        patch.setattr(ordered.Collector, "flush", fail)
        with pytest.raises(KeyboardInterrupt):
            run(other, out, add=True)
    run(other, out, add=True)
    assert tree(out) == tree(tmp_path / "fresh")
