"""`warta evaluate` measures as the annotators' own script, kept with their articles, does (`--shared FOLDER`)."""

import importlib.util
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import warta
from warta.evaluation import evaluate
from warta.tables.rows import TABLES, columns
from warta.tables.writers import load_writer

Score = Callable[[Path, list[Path]], dict[tuple[str, str], float]]


@pytest.fixture(scope="module")
def score(shared: Path) -> Score:
    spec = importlib.util.spec_from_file_location("annotators_score", shared / "gold" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


def assert_agree(tables: Path, gold: list[Path], score: Score) -> None:
    ours = {(s.measure, s.language): s.f1 for s in evaluate(gold, tables).scores}
    theirs = {key: 100 * f1 for key, f1 in score(tables, gold).items()}
    # The script measures no places.
    assert {key: f1 for key, f1 in ours.items() if not key[0].startswith("places")} == pytest.approx(theirs)


def row(table: str, **cells: Any) -> Any:
    """A row with empty cells where nothing is given; cells that the table has no column for are left out."""
    empty = {str: "", int: 0, float: 0.0}
    return TABLES[table](
        **{c.name: cells.get(c.name, None if c.optional else empty[c.type]) for c in columns(table)},
    )


def write_careless_run(gold: list[Path], folder: Path) -> Path:
    """Tables as a run would write them that finds what the gold has, with slips of every kind."""
    dice = random.Random(7)
    content: dict[str, list[Any]] = {name: [] for name in TABLES}
    (folder / "texts").mkdir(parents=True)

    def answer(cell: Any, others: list[Any]) -> Any:
        """The gold's answer, another accepted one, or a wrong one."""
        cell = dice.choice(cell) if isinstance(cell, list) else cell
        return cell if dice.random() < 0.7 else dice.choice([None, *others])

    def kept(records: list[dict]) -> list[dict]:
        twice = [record for record in records if dice.random() < 0.05]
        found = [record for record in records if dice.random() < 0.85]
        return [*found, *twice]

    def moved(record: dict, lead: int, length: int) -> dict[str, int]:
        start = max(0, record["start"] + dice.choice([0, 0, 0, -3, 2, 15]))
        end = min(length, max(start + 1, record["end"] + dice.choice([0, 0, 0, -2, 6])))
        return {"start": lead + start, "end": lead + end}

    for path in gold:
        article = json.loads(path.read_text(encoding="utf-8"))
        if dice.random() < 0.05:
            continue
        key, text = f"{article['id']}-key", article["text"]
        head = dice.choice(["", "", "BACA JUGA: kabar lain\n"])
        (folder / "texts" / f"{key}.txt").write_bytes((head + text).encode())
        language = dice.choice([article["language"]] * 9 + ["ms"])
        content["articles"].append(
            row("articles", article_id=key, source=f"news/{article['id']}.json", language=language, status="ok")
        )
        named = [e for topic in ("persons", "organizations", "places") for e in article.get(topic, [])]
        surfaces = [surface for e in named for surface in e["surfaces"]] or ["Entah"]
        for topic, table in (("persons",) * 2, ("organizations",) * 2, ("places", "locations")):
            for e in kept(article.get(topic, [])):
                name = dice.choice([e["name"], e["name"].upper(), *e["surfaces"], dice.choice(surfaces)])
                content[table].append(row(table, article_id=key, name=name))
        for t in kept(article["titles"]):
            words = t["title"].split()
            content["titles"].append(
                row(
                    "titles",
                    article_id=key,
                    person=answer(t["person"], surfaces) or t["person"],
                    title=dice.choice(
                        [t["title"], t["title"], " ".join(words[1:]), " ".join(words[:2]), "wakil direktur"]
                    ),
                    title_normalized=answer(t["title_normalized"], ["Director", "head"]) or "",
                    organization=answer(t["organization"], surfaces),
                    status=answer(t["status"], ["current", "former"]) or "current",
                    **moved(t, len(head), len(text)),
                )
            )
        for d in kept(article["dates"]):
            value = answer(d["value"], ["2020", "PXM"]) or ""
            place = moved(d, len(head), len(text))
            content["dates"].append(row("dates", article_id=key, text="-", type=d["type"], value=value, **place))
        for f in kept(article["figures"]):
            content["figures"].append(
                row(
                    "figures",
                    article_id=key,
                    text="-",
                    kind=answer(f["kind"], ["count"]) or f["kind"],
                    value=float(answer(f["value"], [7.0]) or f["value"]),
                    value_max=f["value_max"],
                    qualifier=answer(f["qualifier"], ["about"]) or "exact",
                    currency=answer(f["currency"], ["IDR"]),
                    unit=answer(f["unit"], ["person"]),
                    measure=answer(f["measure"], ["profit", "share"]),
                    entity=answer(f["entity"], surfaces),
                    as_of=answer(f.get("as_of"), ["2020"]),
                    source=answer(f.get("source"), surfaces),
                    modality=answer(f.get("modality"), ["actual", "planned"]),
                    **moved(f, len(head), len(text)),
                )
            )
        for q in kept(article["quotes"]):
            kind = "direct" if q.get("direct", True) else "indirect"
            kind = dice.choice([kind] * 8 + ["direct", "indirect", "post"])
            speaker = answer(q["speaker"], surfaces)
            place = moved(q, len(head), len(text))
            content["quotes"].append(row("quotes", article_id=key, text="-", kind=kind, speaker=speaker, **place))
    load_writer("csv").write(content, folder)
    return folder


@pytest.mark.parametrize("name", ["dev", "train", "first edition"])
def test_a_careless_run_is_measured_alike(name: str, shared: Path, tmp_path: Path, score: Score) -> None:
    folder = Path(__file__).parents[2] / "corpora" / "gold" if name == "first edition" else shared / "gold" / name
    gold = sorted(folder.glob("*.json"))
    assert_agree(write_careless_run(gold, tmp_path / "tables"), gold, score)


@pytest.mark.slow
def test_a_run_of_ours_is_measured_alike(shared: Path, tmp_path: Path, score: Score) -> None:
    gold = [*sorted((shared / "gold/dev").glob("*.json")), *sorted((shared / "gold/train").glob("*.json"))[::20]]
    texts = tmp_path / "texts"
    texts.mkdir()
    for path in gold:
        article = json.loads(path.read_text(encoding="utf-8"))
        record = {field: article[field] for field in ("text", "title", "published")}
        (texts / f"{article['id']}.json").write_text(json.dumps(record), encoding="utf-8")
    warta.extract(texts, out=tmp_path / "tables", formats=("csv",))
    assert_agree(tmp_path / "tables", gold, score)
