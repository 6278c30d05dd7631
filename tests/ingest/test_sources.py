import os

import pytest

from warta.errors import UsageError
from warta.ingest import find_sources


def write(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Isi berita.", encoding="utf-8")


def names(inputs, **options):
    return [source.name for source in find_sources(inputs, **options).sources]


def test_folder_is_read_recursively_in_the_order_of_names(tmp_path):
    write(tmp_path, "b.txt", "a/z.html", "a/b/c.MD", "d.jsonl", "e.csv", "f.json", "g.htm")
    assert names([tmp_path]) == ["a/b/c.MD", "a/z.html", "b.txt", "d.jsonl", "e.csv", "f.json", "g.htm"]


def test_what_is_passed_over_is_counted_by_reason(tmp_path):
    write(
        tmp_path, "a.txt", "README.md", "sub/readme.txt", "metadata.csv", ".git/x.txt", ".b.txt", "page_files/ad.html"
    )
    write(tmp_path, "foto.jpg", "naskah.docx", "hasil/articles.csv")
    found = find_sources([tmp_path], exclude=tmp_path / "hasil")
    assert [source.name for source in found.sources] == ["a.txt"]
    assert found.passed_over == {
        "README": 2,
        "files of a saved page": 1,
        "hidden": 2,
        "metadata.csv": 1,
        "metadata.csv that cannot be read": 1,
        "output folder": 1,
        "unsupported type": 2,
    }


def test_a_file_named_itself_is_read_whatever_its_name(tmp_path):
    write(tmp_path, "README.md", ".draf.txt", "foto.jpg")
    assert names([tmp_path / "README.md", tmp_path / ".draf.txt", tmp_path / "foto.jpg"]) == [
        ".draf.txt",
        "README.md",
        "foto.jpg",
    ]


def test_several_inputs_stand_in_front_of_the_name(tmp_path):
    write(tmp_path, "kabar/a.txt", "arsip/a.txt", "lepas.txt")
    inputs = [tmp_path / "kabar", tmp_path / "arsip", tmp_path / "lepas.txt"]
    assert names(inputs) == names(inputs[::-1]) == ["arsip/a.txt", "kabar/a.txt", "lepas.txt"]


def test_inputs_of_one_name_are_told_apart(tmp_path):
    write(tmp_path, "2023/berita/a.txt", "2024/berita/a.txt")
    assert names([tmp_path / "2023/berita", tmp_path / "2024/berita"]) == ["2023/berita/a.txt", "2024/berita/a.txt"]


def test_an_input_named_twice_counts_once(tmp_path):
    write(tmp_path, "a.txt", "b.txt")
    assert names([tmp_path, tmp_path]) == ["a.txt", "b.txt"]
    found = find_sources([tmp_path, tmp_path / "a.txt"])
    assert len(found.sources) == 2
    assert found.passed_over == {"named twice": 1}


def test_a_path_with_dots_has_its_folders_name(tmp_path, monkeypatch):
    write(tmp_path, "kabar/a.txt", "kabar/dalam/b.txt", "lain/c.txt")
    monkeypatch.chdir(tmp_path / "kabar/dalam")
    assert names([".."]) == ["a.txt", "dalam/b.txt"]
    assert names(["..", "../../lain"]) == ["kabar/a.txt", "kabar/dalam/b.txt", "lain/c.txt"]


def test_links_to_folders_make_no_loop(tmp_path):
    write(tmp_path, "a.txt")
    (tmp_path / "lagi").symlink_to(tmp_path, target_is_directory=True)
    found = find_sources([tmp_path])
    assert [source.name for source in found.sources] == ["a.txt"]
    assert found.passed_over == {"link to a folder": 1}


def test_undecodable_file_name(tmp_path):
    path = os.fsencode(tmp_path) + b"/kabar-\xff.txt"
    with open(path, "wb") as stream:  # noqa: PTH123
        stream.write(b"Isi berita.")
    assert names([tmp_path]) == ["kabar-\ufffd.txt"]


@pytest.mark.parametrize("inputs", [["tidak-ada"], ["tidak-ada", "-"], []])
def test_missing_input_is_wrong_usage_in_one_line(inputs):
    with pytest.raises(UsageError, match=r"^[^\n]*: [^\n]+$"):
        find_sources(inputs)


def test_standard_input():
    found = find_sources(["-"])
    assert [(source.path, source.name) for source in found.sources] == [(None, "-")]
