import pytest

from warta.evaluation.annotation import Annotation, DateEntry, Name, TitleEntry
from warta.evaluation.matching import match_person_names, match_persons, match_spans, match_titles


def spans(*bounds: tuple[int, int]) -> list[DateEntry]:
    return [DateEntry(f"t{number}", start, end, "DATE", "2024") for number, (start, end) in enumerate(bounds)]


# (found spans, gold spans, pairs of their numbers)
OVERLAPS = [
    ([(0, 4)], [(0, 4)], [(0, 0)]),
    ([(0, 4)], [(4, 8)], []),
    ([(0, 0)], [(0, 4)], []),
    ([(0, 10)], [(0, 4), (4, 10)], [(0, 1)]),
    ([(0, 4), (4, 10)], [(0, 10)], [(1, 0)]),
    ([(0, 9), (0, 5)], [(0, 5)], [(1, 0)]),
    ([(0, 6), (4, 9)], [(0, 5), (5, 9)], [(0, 0), (1, 1)]),
]


@pytest.mark.parametrize(("found", "gold", "pairs"), OVERLAPS)
def test_spans_are_paired_by_largest_overlap(found, gold, pairs) -> None:
    matched = match_spans(spans(*found), spans(*gold))
    assert sorted((left.text, right.text) for left, right in matched) == [(f"t{i}", f"t{j}") for i, j in pairs]


GOLD_PERSONS = (
    Name("Rini Wulandari", ("Rini Wulandari", "Rini", "Bu Rini")),
    Name("Nora O’Dell", ("Nora O’Dell", "O’Dell")),
)

# (names found, right by canonical name, right by any surface)
NAMES = [
    (["Rini Wulandari", "Nora O’Dell"], 2, 2),
    (["RINI  wulandari", "nora o'dell"], 2, 2),
    (["Rini", "O'Dell"], 0, 2),
    (["Rini", "Rini Wulandari"], 1, 1),
    (["Rini Wulandari", "Rini Wulandari"], 1, 1),
    (["Wulandari"], 0, 0),
    ([], 0, 0),
]


@pytest.mark.parametrize(("names", "canonical", "surface"), NAMES)
def test_names_are_matched_by_canonical_name_and_by_surface(names: list[str], canonical: int, surface: int) -> None:
    gold = Annotation("a", persons=GOLD_PERSONS)
    found = Annotation("a", persons=tuple(map(Name, names)))
    assert len(match_person_names(found, gold)) == canonical
    assert len(match_persons(found, gold)) == surface


# (person found, title found, whether it stands for Rini Wulandari's "wakil direktur keuangan")
TITLES = [
    ("Rini Wulandari", "wakil direktur keuangan", True),
    ("rini", "Wakil-Direktur Keuangan", True),
    ("rini", "wakil direktur", True),
    ("Rini Wulandari", "direktur keuangan", False),
    ("Rini Wulandari", "wakil direk", False),
    ("Rini Wulandari", "wakil direktur keuangan dan umum", True),
    ("Rini Wulandari", "wakil direktur umum", False),
    ("Nora O’Dell", "wakil direktur keuangan", False),
    ("Rini Wulandari", "", False),
]


@pytest.mark.parametrize(("person", "title", "same"), TITLES)
def test_titles_are_matched_by_person_and_held_words(person: str, title: str, same: bool) -> None:
    gold_title = TitleEntry("wakil direktur keuangan", 0, 23, "Rini Wulandari", "Deputy Finance Director")
    gold = Annotation("a", persons=GOLD_PERSONS, titles=(gold_title,))
    found = Annotation("a", titles=(TitleEntry(title, 0, 1, person, ""),))
    assert bool(match_titles(found, gold)) is same
