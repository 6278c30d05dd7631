import errno
import os
from pathlib import Path

import pytest

from warta.errors import UsageError
from warta.ingest import find_sources, read_source


def write(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Isi berita.", encoding="utf-8")


def names(inputs, **options):
    return [source.name for source in find_sources(inputs, **options)]


def test_folder_is_read_recursively_in_the_order_of_names(tmp_path):
    write(tmp_path, "b.txt", "a/z.html", "a/b/c.MD", "d.jsonl", "e.csv", "f.json", "g.htm")
    assert names([tmp_path]) == ["a/b/c.MD", "a/z.html", "b.txt", "d.jsonl", "e.csv", "f.json", "g.htm"]


def test_what_is_passed_over_is_counted_by_reason(tmp_path):
    write(
        tmp_path, "a.txt", "README.md", "sub/readme.txt", "metadata.csv", ".git/x.txt", ".b.txt", "page_files/ad.html"
    )
    write(tmp_path, "foto.jpg", "gaya.css", "hasil/articles.csv")
    found = find_sources([tmp_path], exclude=tmp_path / "hasil")
    assert [source.name for source in found] == ["a.txt"]
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


def test_a_name_is_one_sources_alone(tmp_path):
    write(tmp_path, "p/a/b", "q/a/b/c.txt", "r/b/c.txt", "p/a/c.txt")
    found = names([tmp_path / "p/a", tmp_path / "q/a/b", tmp_path / "r/b"])
    assert found == ["a/b/c.txt", "p/a/c.txt", "r/b/c.txt"]


def test_an_input_named_twice_counts_once(tmp_path):
    write(tmp_path, "a.txt", "b.txt")
    assert names([tmp_path, tmp_path]) == ["a.txt", "b.txt"]
    found = find_sources([tmp_path, tmp_path / "a.txt"])
    assert len(list(found)) == 2
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
    assert [source.name for source in found] == ["a.txt"]
    assert found.passed_over == {"link to a folder": 1}


def test_documents_that_are_refused_have_their_row(tmp_path):
    files = [f"naskah{suffix}" for suffix in (".doc", ".docx", ".epub", ".odt", ".pdf", ".pptx", ".rtf")]
    write(tmp_path, "a.txt", "foto.png", *files)
    found = find_sources([tmp_path])
    articles = [article for source in found for article in read_source(source)]
    assert [article.source for article in articles] == ["a.txt", *files]
    assert [article.status for article in articles[1:]] == ["error"] * 7
    assert all(": save " in article.message for article in articles[1:])
    assert len({article.article_id for article in articles}) == 8
    assert found.passed_over == {"unsupported type": 1}


def test_a_link_that_leads_nowhere_is_an_error(tmp_path):
    (tmp_path / "putar.html").symlink_to(tmp_path / "putar.html")
    (tmp_path / "hilang.txt").symlink_to(tmp_path / "tidak-ada.txt")
    (tmp_path / "putar").symlink_to(tmp_path / "putar")
    found = find_sources([tmp_path])
    read = [article for source in found for article in read_source(source)]
    assert [(article.source, article.status) for article in read] == [("hilang.txt", "error"), ("putar.html", "error")]
    assert found.passed_over == {"unsupported type": 1}


def test_sources_are_looked_for_when_asked_for(tmp_path):
    write(tmp_path, "a/1.txt", "b/1.txt")
    found = find_sources([tmp_path])
    assert next(found).name == "a/1.txt"
    write(tmp_path, "b/2.txt", "b/README")
    assert [source.name for source in found] == ["b/1.txt", "b/2.txt"]
    assert found.passed_over == {"README": 1}


def test_names_stand_in_their_full_order(tmp_path):
    write(tmp_path, "a/b.txt", "a.txt", "a-b/c.txt", "a b.txt", "aa/d.txt")
    assert names([tmp_path]) == sorted(["a/b.txt", "a.txt", "a-b/c.txt", "a b.txt", "aa/d.txt"])


def test_metadata_of_the_innermost_folder_counts(tmp_path):
    write(tmp_path, "a/1.txt", "a/2.txt", "3.txt")
    (tmp_path / "metadata.csv").write_text("file,title\na/1.txt,Luar\n./a/2.txt,Luar\n3.txt,Luar\n", encoding="utf-8")
    (tmp_path / "a/metadata.csv").write_text("file;title\n1.txt;Dalam\n", encoding="utf-8")
    assert {source.name: source.metadata.title for source in find_sources([tmp_path])} == {
        "3.txt": "Luar",
        "a/1.txt": "Dalam",
        "a/2.txt": "Luar",
    }


def test_undecodable_file_names_stay_apart(tmp_path):
    for name in (b"/kabar-\xff.txt", b"/kabar-\xfe.txt", b"/kabar\nbaru.txt"):
        with open(os.fsencode(tmp_path) + name, "wb") as stream:  # noqa: PTH123
            stream.write(b"Isi berita.")
    found = list(find_sources([tmp_path]))
    assert [source.name for source in found] == ["kabar-\\xfe.txt", "kabar-\\xff.txt", "kabar\\nbaru.txt"]
    assert [article.status for source in found for article in read_source(source)] == ["ok"] * 3


@pytest.fixture
def forbid(monkeypatch):
    """Makes folders refuse to be opened, as they do to whom they don't belong."""
    refused, scandir, stat = set(), os.scandir, Path.stat

    def refuse(path):
        raise PermissionError(errno.EACCES, "Permission denied", os.fspath(path))

    def guard(call, path, hidden, *options, **named):
        return refuse(path) if hidden in refused else call(path, *options, **named)

    monkeypatch.setattr(os, "scandir", lambda path: guard(scandir, path, os.fspath(path)))
    monkeypatch.setattr(Path, "stat", lambda path, **named: guard(stat, path, os.fspath(path.parent), **named))
    return lambda *folders: refused.update(map(os.fspath, folders))


def test_a_folder_that_cannot_be_opened_is_a_row_and_ends_nothing(tmp_path, forbid):
    write(tmp_path, "a.txt", "b/1.txt", "b.arsip.zip/1.txt", "c/d/1.txt", "c/e.txt")
    forbid(tmp_path / "b", tmp_path / "b.arsip.zip", tmp_path / "c/d")
    found = find_sources([tmp_path])
    read = [article for source in found for article in read_source(source)]
    told = "cannot be read (Permission denied): see that you may read it"
    assert [(article.source, article.status, (article.message or "")[: len(told)]) for article in read] == [
        ("a.txt", "ok", ""),
        ("b.arsip.zip/", "error", told),
        ("b/", "error", told),
        ("c/d/", "error", told),
        ("c/e.txt", "ok", ""),
    ]


def test_an_input_that_cannot_be_opened_is_wrong_usage(tmp_path, forbid):
    write(tmp_path, "a/1.txt", "b/1.txt")
    forbid(tmp_path / "a")
    with pytest.raises(UsageError, match=r"a cannot be opened \(Permission denied\): see that you may read it"):
        find_sources([tmp_path / "a", tmp_path / "b"])


@pytest.mark.parametrize("inputs", [["tidak-ada"], ["tidak-ada", "-"], []])
def test_missing_input_is_wrong_usage_in_one_line(inputs):
    with pytest.raises(UsageError, match=r"^[^\n]*: [^\n]+$"):
        find_sources(inputs)


def test_standard_input():
    found = find_sources(["-"])
    assert [(source.path, source.name) for source in found] == [(None, "-")]
