"""The closed list of measures, and whose each can be."""

import pytest

from warta.reading.heads import HOLDERS, MEASURES


@pytest.mark.parametrize(
    "measure",
    [
        *("valuation", "market capitalization", "share price", "revenue"),
        *("headcount", "layoffs", "dividend", "market share"),
    ],
)
def test_what_a_company_alone_has_is_no_persons(measure: str) -> None:
    assert "PER" not in HOLDERS[measure] and "ORG" in HOLDERS[measure]


@pytest.mark.parametrize("measure", ["funding", "stake", "assets", "wage", "investment", "fine", "bribe"])
def test_what_people_have_may_be_a_persons(measure: str) -> None:
    assert "PER" in HOLDERS[measure]


def test_every_measure_may_be_somebodys() -> None:
    assert set(HOLDERS) == set(MEASURES) and all(HOLDERS.values())
