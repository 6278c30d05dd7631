"""What is written in any form, and in any dialect, is read back by whatever looks at a run."""

import datetime
from pathlib import Path

import pytest

from tests.tables.some_rows import article, date, figure, mention, only, row
from warta.tables.reader import open_run
from warta.tables.rows import ArticleRow, DateRow, FigureRow, MentionRow, QuoteRow, TextRow
from warta.tables.texts import write_texts
from warta.tables.writers import Settings, load_writer

TEXT = row("texts", article_id="a" * 16, text="satu\rdua; tiga,5\n")
ROWS = only(
    articles=[article(title="=Judul; 'lagi'", language_score=0.5, published_day=datetime.date(2024, 9, 26))],
    texts=[TEXT],
    dates=[date(datetime.date(2024, 9, 26)), date(None)],
    figures=[figure(1_234.5, text="1.234,5"), figure(-1e-7, value_max=2.5e12), figure(None)],
    mentions=[mention("-5; +6, 7"), mention("'tis\r\nso")],
)


@pytest.mark.parametrize(
    ("name", "dialect"), [("csv", "excel"), ("csv", "excel-id"), ("sqlite", "excel"), ("parquet", "excel")]
)
def test_what_was_written_is_read_in_every_form(name: str, dialect: str, tmp_path: Path) -> None:
    load_writer(name).write(ROWS, tmp_path, Settings(csv_dialect=dialect))
    write_texts([TEXT], tmp_path)
    run = open_run(tmp_path)
    assert run.rows(ArticleRow) == ROWS["articles"]
    assert run.rows(DateRow) == ROWS["dates"]
    assert run.rows(FigureRow) == ROWS["figures"]
    assert run.rows(MentionRow) == ROWS["mentions"]
    assert run.rows(QuoteRow) == []
    assert run.rows(TextRow) == [TEXT]
    assert list(run.rows_by_article(FigureRow)) == ["a" * 16]
