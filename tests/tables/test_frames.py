import datetime
from collections.abc import Callable

import pandas as pd
import pytest
from spacy.tokens import Doc

from warta.article import Article
from warta.tables.build import build_rows
from warta.tables.frames import build_frame
from warta.tables.rows import TABLES, columns


def test_frames_have_useful_types(article: Article, annotate: Callable[[Article], Doc]) -> None:
    rows = build_rows(article, annotate(article))
    figures, dates = build_frame("figures", rows["figures"]), build_frame("dates", rows["dates"])
    assert figures["value"].sum() == 2.5e12 + 7
    assert figures["value_max"].isna().all()
    assert figures["kind"].cat.categories.tolist() == ["money", "percent"]
    assert dates["earliest"].dt.year.tolist() == [2024, 2024]
    assert dates["start"].dtype == "Int64"


def test_days_of_any_century() -> None:
    row = dict.fromkeys(column.name for column in columns("dates")) | {"latest": datetime.date(1511, 8, 24)}
    frame = build_frame("dates", [TABLES["dates"](**row)])
    assert frame["latest"].tolist() == [pd.Timestamp("1511-08-24")]


@pytest.mark.parametrize("table", TABLES)
def test_empty_frames_have_the_columns(table: str) -> None:
    assert list(build_frame(table, [])) == [column.name for column in columns(table)]
