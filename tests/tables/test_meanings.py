import tomllib

import pytest

from warta.tables.meanings import FOLDER, LANGUAGES, read_guide, read_meanings
from warta.tables.rows import TABLES, columns


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_and_column_means_something(language: str) -> None:
    meanings = read_meanings(language)
    assert list(meanings) == list(TABLES)
    for table, meaning in meanings.items():
        assert list(meaning.columns) == [column.name for column in columns(table)]
        for text in (meaning.row, *meaning.columns.values()):
            assert text and text == text.strip() and not text.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_told_that_no_table_has(language: str) -> None:
    words = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    everything = {column.name for table in TABLES for column in columns(table)}
    assert set(words) == {"guide", "all", *TABLES}
    assert set(words["all"]["columns"]) <= everything
    for table in TABLES:
        assert set(words[table]["columns"]) <= {column.name for column in columns(table)}


def test_every_file_is_a_language_and_says_as_much() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == sorted(LANGUAGES)
    assert len({len(read_guide(language)) for language in LANGUAGES}) == 1


def test_languages_say_it_in_their_own_words() -> None:
    english, indonesian = (read_meanings(language) for language in LANGUAGES)
    for table in TABLES:
        assert english[table].row != indonesian[table].row
        for name, text in english[table].columns.items():
            assert text != indonesian[table].columns[name], (table, name)
