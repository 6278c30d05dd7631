"""What must hold on the annotated articles that are kept outside the project (`--shared FOLDER`)."""

from pathlib import Path

import pytest

import warta
from warta.evaluation import Evaluation, evaluate
from warta.runs.tables import Tables

FLOORS = {
    "language": 100,
    "persons: canonical name": 82,
    "organizations: any surface": 68,
    "titles: person+title": 62,
    "dates: found+value": 70,
    "figures: kind+value+currency": 90,
    "figures: +qualifier": 85,
    "figures: +unit": 75,
    # By the second edition of the guideline, whose measures come from a closed list; rules alone give 49 in both.
    "figures: +measure": 45,
    "figures: +entity": 45,
}


@pytest.fixture(scope="module")
def evaluation(shared: Path) -> Evaluation:
    return evaluate([shared / "gold" / "dev"])


@pytest.mark.parametrize("measure", FLOORS)
def test_gold(evaluation: Evaluation, measure: str) -> None:
    frame = evaluation.to_frame()
    (f1,) = frame[(frame["measure"] == measure) & (frame["language"] == "all")]["f1"]
    assert f1 >= FLOORS[measure]


@pytest.fixture(scope="module")
def founding(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The tables of the two articles that the project started from."""
    tmp_path = tmp_path_factory.mktemp("founding")
    for name, published in (("000_c312624896ef01d9", "2024-09-26"), ("001_ea9366bdcfc3ecc2", "2023-11-21")):
        text = (shared / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        with (tmp_path / "metadata.csv").open("a", encoding="utf-8") as file:
            if not file.tell():
                file.write("file,published\n")
            file.write(f"{name}.txt,{published}\n")
    return warta.extract(tmp_path)


def test_the_founding_articles_values(founding: Tables) -> None:
    figures = founding["figures"]
    amounts = set(zip(figures["currency"], figures["value"], strict=True))
    assert {("USD", 150e9), ("USD", 1e9), ("USD", 100e6)} <= amounts
    texts = {"7%", "700 karyawan", "100.000 prosesor", "10 kali", "separuh", "tiga", "sebelas orang"}
    assert texts <= set(figures["text"])
    counts = figures[figures["kind"] == "count"]
    assert ("employee", 700.0) in set(zip(counts["unit"], counts["value"], strict=True))
    assert ("at_least", 500.0) in set(zip(counts["qualifier"], counts["value"], strict=True))
    assert ((figures["kind"] == "percent") & (figures["value"] == 7)).any()
    titles = founding["titles"]
    held = set(zip(titles["person"], titles["title_normalized"], titles["organization"], titles["status"], strict=True))
    assert ("Mira Murati", "Chief Technology Officer", "OpenAI", "current") in held
    assert ("Barrett Zoph", "Vice President of Research") in {row[:2] for row in held}
    assert ("Emmett Shear", "Chief Executive Officer", "acting") in {(p, t, s) for p, t, _, s in held}
    dates = founding["dates"]
    assert any(
        "(17/11)" in text and value == "2023-11-17" for text, value in zip(dates["text"], dates["value"], strict=True)
    )


LINKS = [
    ("$150 miliar", "valuation", "OpenAI"),
    ("$1 miliar", "funding", "Ilya Sutskever"),
    ("$100 juta", "funding", "Ilya Sutskever"),
    ("7%", "stake", "Sam Altman"),
    ("700 karyawan", "headcount", "OpenAI"),
    ("100.000 prosesor", "acquisition", "Elon Musk"),
    ("10 kali", "computing power", "Elon Musk"),
    ("separuh", "departures", "OpenAI"),
    ("tiga", "headcount", ""),
    ("sebelas orang", "headcount", ""),
]


@pytest.mark.xfail(strict=False, reason="the reader links some of these wrongly: see the limits in its card")
@pytest.mark.parametrize("link", LINKS)
def test_the_founding_articles_links(founding: Tables, link: tuple[str, str, str]) -> None:
    read = founding["figures"][["text", "measure", "entity"]].fillna("")
    assert link in set(read.itertuples(index=False, name=None))
