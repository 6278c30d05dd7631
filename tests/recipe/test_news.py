"""Stand-off data of annotated news: out of gold files, back into them with the public texts, and checked."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warta_models.recipe.news import __main__ as news
from warta_models.recipe.news.check import TIMEX_VALUE, find_problems, read_measures
from warta_models.recipe.news.sources import SOURCES, hash_text, join_tokens, read_source
from warta_models.recipe.news.standoff import read_corpus

from warta.errors import UsageError
from warta.evaluation.gold import read_gold_file

COMMITTED = Path(__file__).parents[2] / "corpora" / "news"
MEASURES = read_measures(COMMITTED / "measures.tsv")

# Tokens as IndoSum has them, a paragraph of sentences each, and the text that they stand for.
PARAGRAPHS = [
    [
        ["Ternate", "(", "Kabar", "Timur", ")", "-", "Kepala", "Dinas", "Perikanan", "Salim", "Umasugi", "mengatakan"],
        ["panen", "rumput", "laut", "naik", "12", "%", "pada", "\xa0", "2017", ",", "ke", "-", "tiga", "sejak", "2015"],
        ["."],
    ],
    [
        ['"', "Nelayan", "senang", ",", '"', "kata", "Salim", ",", "Senin", "(", "6", "/", "3", "/", "2017", ")", "."],
        ["\u201c", "Harga", "\u201d", "tetap", "Rp", "9.000/", "kg", "-", "-", "sama", "."],
    ],
]
TEXT = (
    "Ternate (Kabar Timur) - Kepala Dinas Perikanan Salim Umasugi mengatakan panen rumput laut naik 12% pada 2017, "
    'ke-tiga sejak 2015.\n"Nelayan senang," kata Salim, Senin (6/3/2017). "Harga" tetap Rp 9.000/ kg -- sama.'
)
ENGLISH = "Harbour Salt lost 12% in 2023, said Nora O’Dell, its chief engineer.\n\nNobody expected that, she said."
TRANSLATED = "Pabrik garam itu tutup.\nSebanyak 40 pekerja pulang, kata Nora O’Dell."


def spans(text: str, words: str) -> dict:
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def figure(text: str, words: str, **cells: object) -> dict:
    order = ("kind", "value", "value_max", "qualifier", "currency", "unit", "measure", "measure_text")
    order += ("entity", "per", "as_of", "source", "modality")
    return spans(text, words) | dict.fromkeys(order) | {"qualifier": "exact", "modality": "actual"} | cells


def article(name: str, language: str, published: str | None, title: str, text: str, **topics: list) -> dict:
    empty = {t: [] for t in ("persons", "organizations", "places", "titles", "dates", "figures", "quotes")}
    return {"id": name, "language": language, "published": published, "title": title, "text": text} | empty | topics


GOLD = [
    article(
        "indosum-1488758400_panen_rumput_laut",
        "id",
        "2017-03-06",
        "panen rumput laut naik",
        TEXT,
        persons=[{"name": "Salim Umasugi", "surfaces": ["Salim Umasugi", "Salim"]}],
        organizations=[
            {"name": "Kabar Timur", "surfaces": ["Kabar Timur"], "optional": True},
            {"name": "Dinas Perikanan", "surfaces": ["Dinas Perikanan"]},
        ],
        places=[{"name": "Ternate", "surfaces": ["Ternate"]}],
        titles=[
            {
                "person": "Salim Umasugi",
                "title": "Kepala",
                "title_normalized": ["Head", "Chief"],
                "organization": "Dinas Perikanan",
                "status": "current",
                "start": TEXT.index("Kepala"),
                "end": TEXT.index("Kepala") + 6,
            }
        ],
        figures=[
            figure(
                TEXT,
                "12%",
                kind="percent",
                value=12,
                measure=["production", None],
                measure_text="panen",
                entity="Ternate",
                as_of="2017",
                source="Salim Umasugi",
            ),
            figure(TEXT, "Rp 9.000", kind="money", value=9000.5, currency="IDR", measure="price", per="kg"),
        ],
        quotes=[{"speaker": "Salim Umasugi", **spans(TEXT, "Nelayan senang,"), "direct": True}],
    ),
    article(
        "ntrex-kabar_co_17",
        "id",
        None,
        "Pabrik garam itu tutup.",
        TRANSLATED.split("\n")[1],
        persons=[{"name": "Nora O’Dell", "surfaces": ["Nora O’Dell"]}],
    ),
    article(
        "ww-harbour_1",
        "en",
        None,
        "",
        ENGLISH,
        persons=[{"name": "Nora O’Dell", "surfaces": ["Nora O’Dell"]}],
        dates=[{**spans(ENGLISH, "2023"), "type": "DATE", "value": "2023"}],
    ),
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    for one in GOLD:
        content = json.dumps(one, ensure_ascii=False, indent=1)
        (folder / f"{one['id']}.json").write_text(content, encoding="utf-8")
    return folder


def write_public(folder: Path) -> Path:
    """The three sources in the forms that their authors publish."""
    for name in ("raw/indosum", "raw/ntrex/NTREX-128", "raw/en"):
        (folder / name).mkdir(parents=True)
    records = [
        {"id": "1488758400-panen-rumput-laut-naik-", "paragraphs": PARAGRAPHS, "source": "kabar"},
        {"id": "1488758401-lain", "paragraphs": [[["Lain", "."]]], "source": "kabar"},
    ]
    (folder / "raw/indosum/dev.01.jsonl").write_text("\n\n".join(map(json.dumps, records)) + "\n", encoding="utf-8")
    lines = ["Garam habis", *TRANSLATED.replace("’", "&#8217;").split("\n"), "Lain", "Lain lagi"]
    (folder / "raw/ntrex/NTREX-128/newstest2019-ref.ind.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "raw/ntrex/DOCUMENT_IDS.tsv").write_text("kabar.co.17\n" * 3 + "lain.1\n" * 2, encoding="utf-8")
    (folder / "raw/en/harbour_1.txt").write_text(f"https://salt.example/1\n\n{ENGLISH}\n", encoding="utf-8")
    return folder


def write_local(folder: Path) -> Path:
    """The same with the words of IndoSum and the lines of NTREX put together."""
    write_public(folder)
    for path in (*folder.rglob("*.jsonl"), *folder.rglob("*.tsv"), *folder.rglob("*.ind.txt")):
        path.unlink()
    record = {"id": "1488758400-panen-rumput-laut-naik-", "title": "panen rumput laut naik", "text": TEXT}
    (folder / "raw/indosum/articles.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    record = {"url": "kabar.co.17", "title": "Garam habis", "text": TRANSLATED}
    (folder / "raw/ntrex/articles.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def standoff(gold: Path, tmp_path: Path) -> Path:
    """The stand-off data of the gold files."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "measures.tsv").write_bytes((COMMITTED / "measures.tsv").read_bytes())
    sources = write_public(tmp_path / "first")
    assert news.main(["split", str(gold), "--sources", str(sources), "--news", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("write", [write_public, write_local])
def test_gold_files_come_back_exactly(gold: Path, standoff: Path, tmp_path: Path, write, capsys) -> None:
    out = tmp_path / "out"
    sources = write(tmp_path / "second")
    assert news.main(["join", "--sources", str(sources), "--news", str(standoff), "--out", str(out)]) == 0
    assert "3 articles joined, 0 left out" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {
        path.name: path.read_bytes() for path in gold.iterdir()
    }
    assert all(read_gold_file(path) for path in out.iterdir())


def test_standoff_data_has_no_words_of_the_text(standoff: Path) -> None:
    data = (standoff / "indosum.jsonl").read_text(encoding="utf-8")
    assert len(data.splitlines()) == 1 + 8
    for words in ("rumput laut naik 12", "Nelayan", 'panen"', "12%", "Kepala"):
        assert words not in data
    (one,) = read_corpus(standoff / "indosum.jsonl")
    assert (one.source, one.sha256) == ("1488758400-panen-rumput-laut-naik-", hash_text(TEXT))
    figures = [entry for entry in one.entries if entry["entry"] == "figure"]
    assert TEXT[slice(*figures[0]["measure_span"])] == "panen" and "measure_span" not in figures[1]
    assert [TEXT[a:b] for a, b in one.entries[0]["surfaces"]] == ["Salim Umasugi", "Salim"]


def test_articles_whose_text_is_another_are_named_and_left_out(standoff: Path, tmp_path: Path, capsys) -> None:
    sources = write_public(tmp_path / "second")
    path = sources / "raw/en/harbour_1.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("12%", "13%"), encoding="utf-8")
    (sources / "raw/ntrex/DOCUMENT_IDS.tsv").write_text("kabar.co.99\n" * 3 + "lain.1\n" * 2, encoding="utf-8")
    out = tmp_path / "out"
    assert news.main(["join", "--sources", str(sources), "--news", str(standoff), "--out", str(out)]) == 1
    told = capsys.readouterr().err
    assert "ww-harbour_1: its text in worldwide is not the one that was annotated" in told
    assert "ntrex-kabar_co_17: ntrex has no 'kabar.co.17'" in told
    assert "1 articles joined, 2 left out" in told
    assert [path.stem for path in out.iterdir()] == ["indosum-1488758400_panen_rumput_laut"]


def test_new_annotation_takes_the_place_of_the_old(gold: Path, standoff: Path, tmp_path: Path, capsys) -> None:
    path = gold / "ww-harbour_1.json"
    changed = json.loads(path.read_text(encoding="utf-8")) | {"dates": []}
    path.write_text(json.dumps(changed), encoding="utf-8")
    stranger = changed | {"id": "ww-stranger", "text": "Nora O’Dell left."}
    (gold / "ww-stranger.json").write_text(json.dumps(stranger), encoding="utf-8")
    before = (standoff / "indosum.jsonl").read_bytes()
    files = [str(path), str(gold / "ww-stranger.json")]
    assert news.main(["split", *files, "--sources", str(tmp_path / "first"), "--news", str(standoff)]) == 1
    assert "ww-stranger.json: its text is in no source" in capsys.readouterr().err
    (one,) = read_corpus(standoff / "worldwide.jsonl")
    assert [entry["entry"] for entry in one.entries] == ["person"]
    assert (standoff / "indosum.jsonl").read_bytes() == before


# (a topic, what is changed in its first entry, what the checker says)
SLIPS = [
    ("persons", {"surfaces": ["Umar"]}, "'Umar' is not in the text"),
    ("titles", {"person": "Salim"}, "'Salim' is not among the persons"),
    ("titles", {"status": ["current", "late"]}, "status ['late'] is none of"),
    ("titles", {"organization": "Dinas Kelautan"}, "organization 'Dinas Kelautan' is not named in the text"),
    ("titles", {"start": 3}, "'Kepala' is not at 3:"),
    ("figures", {"measure": "harvest"}, "measure ['harvest'] is not in the list"),
    ("figures", {"currency": "IDR"}, "kind 'percent' with currency 'IDR'"),
    ("figures", {"value": "12"}, "value '12' is no number"),
    ("figures", {"value_max": 3}, "it ends below its beginning"),
    ("figures", {"modality": "likely"}, "modality 'likely' is none of"),
    ("figures", {"as_of": "tahun 2017"}, "as_of 'tahun 2017' is no TIMEX3 value"),
    ("figures", {"measure_text": "hasil"}, "'hasil' is not in the text"),
    ("figures", {"source": ["Salim", "BPS"]}, "source 'BPS' is not named in the text"),
    ("figures", {"note": "?"}, "has unknown fields: note"),
    ("quotes", {"speaker": "Ternate"}, "speaker ['Ternate'] is neither a person nor an organization"),
    ("quotes", {"direct": "yes"}, "direct is 'yes'"),
]


@pytest.mark.parametrize(("topic", "change", "told"), SLIPS)
def test_the_checker_names_a_slip(topic: str, change: dict, told: str) -> None:
    first, *others = GOLD[0][topic]
    (problem,) = find_problems(GOLD[0] | {topic: [first | change, *others]}, MEASURES)
    assert problem.startswith(f"{topic}[0]") and told in problem


def test_the_checker_finds_no_fault_with_what_is_right() -> None:
    assert [line for one in GOLD for line in find_problems(one, MEASURES)] == []


def test_the_checker_finds_what_stands_twice() -> None:
    twice = GOLD[0] | {"persons": GOLD[0]["persons"] * 2, "figures": GOLD[0]["figures"][:1] * 2}
    first, second = find_problems(twice, MEASURES)
    assert first == "persons: 'Salim Umasugi' stands twice" and "figures: an entry at" in second


@pytest.mark.parametrize(
    "value", ["2024-09-26", "2024-W39-WE", "2024-Q3", "202", "P6.5Y", "PT3H", "PXM", "PRESENT_REF"]
)
def test_timex_values_are_known(value: str) -> None:
    assert TIMEX_VALUE.fullmatch(value)


@pytest.mark.parametrize("value", ["", "26/9/2024", "P", "2024-9", "soon", "6.5Y"])
def test_other_values_are_not(value: str) -> None:
    assert not TIMEX_VALUE.fullmatch(value)


def test_nothing_is_taken_in_while_there_are_problems(gold: Path, standoff: Path, tmp_path: Path, capsys) -> None:
    path = gold / "ww-harbour_1.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"DATE"', '"DAY"'), encoding="utf-8")
    before = {path.name: path.read_bytes() for path in standoff.iterdir()}
    assert news.main(["split", str(gold), "--sources", str(tmp_path / "first"), "--news", str(standoff)]) == 1
    assert "ww-harbour_1.json: dates[0]: type 'DAY'" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in standoff.iterdir()} == before


def test_the_checker_goes_on_behind_a_file_that_is_none(gold: Path, capsys) -> None:
    (gold / "a.json").write_text("{", encoding="utf-8")
    path = gold / "ww-harbour_1.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"DATE"', '"DAY"'), encoding="utf-8")
    assert news.main(["check", str(gold)]) == 1
    told = capsys.readouterr().err
    assert "a.json: not a gold file" in told and "type 'DAY'" in told and "4 articles, 2 problems" in told
    assert news.main(["check", str(gold), "--news", str(gold)]) == 2
    assert "measures.tsv: no such file" in capsys.readouterr().err


@pytest.mark.parametrize("line", ["{", "[]", '{"entry": "person"}', '{"entry": "song"}', "3"])
def test_a_broken_line_is_named(standoff: Path, line: str, capsys) -> None:
    (standoff / "ntrex.jsonl").write_text(line + "\n", encoding="utf-8")
    assert news.main(["check", "--news", str(standoff)]) == 2
    assert "ntrex.jsonl:1: not a line of stand-off data" in capsys.readouterr().err


# (a file of a source, what stands in it, what is said of it)
FOREIGN = [
    ("raw/indosum/dev.02.jsonl", '{"id": "1-a"}', r"dev\.02\.jsonl:1: no record with text"),
    ("raw/indosum/dev.02.jsonl", "[1]", r"dev\.02\.jsonl:1: no record with id"),
    ("raw/indosum/dev.02.jsonl", "<html>", r"dev\.02\.jsonl:1: not JSON"),
    ("raw/ntrex/DOCUMENT_IDS.tsv", "kabar.co.17", "differ in length; fetch both"),
]


@pytest.mark.parametrize(("name", "content", "told"), FOREIGN)
def test_a_file_of_a_source_in_another_form_is_named(tmp_path: Path, name: str, content: str, told: str) -> None:
    sources = write_public(tmp_path / "sources")
    (sources / name).write_text(content + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match=told):
        list(read_source(name.split("/")[1], sources))


def test_a_source_that_is_not_there_has_no_articles(tmp_path: Path) -> None:
    assert [list(read_source(corpus, tmp_path)) for corpus in SOURCES] == [[], [], []]


@given(st.lists(st.text(alphabet='ab7 "“”().,-/\xa0\n', min_size=1)))
def test_tokens_lose_nothing_but_blanks(tokens: list[str]) -> None:
    joined = join_tokens(tokens)
    straight = "".join("".join(tokens).split()).replace("“", '"').replace("”", '"')
    assert "".join(joined.split()) == straight
    assert joined == " ".join(joined.split())


def test_the_committed_data_keeps_to_the_guideline() -> None:
    assert news.main(["check"]) == 0


def test_the_committed_data_has_no_sentence() -> None:
    for path in sorted(COMMITTED.glob("*.jsonl")):
        for one in read_corpus(path):
            for entry in one.entries:
                assert not entry.keys() & {"text", "title", "start", "measure_text"}
                cells = [cell for value in entry.values() for cell in (value if isinstance(value, list) else [value])]
                assert all(len(cell.split()) <= 16 for cell in cells if isinstance(cell, str)), entry
