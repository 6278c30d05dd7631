import re

import pytest

from warta.article import Article, article_id
from warta.errors import UsageError

# What a spreadsheet program reads as a number: digits alone, or around one `e`.
NUMBER = re.compile(r"\d+(?:e\d+)?")


@pytest.mark.parametrize("name", ["", "../../evil", "a/b", "a\\b", "a.b", "..", "a\n", "-a", "é", "a" * 65, "a\x00"])
def test_an_id_that_would_lead_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match=r"cannot be the id of an article: give 1 to 64 letters"):
        Article(name, "a.txt", "0" * 64)


@pytest.mark.parametrize("name", ["a", "A-1_b", "a-45c31864d2c9e3cb", article_id("a.txt", "0" * 64)])
def test_other_ids_are_fine(name: str) -> None:
    assert Article(name, "a.txt", "0" * 64).article_id == name


@pytest.mark.parametrize(
    "published", ["kemarin", "26/9/2024", "2024-02-30", "2024-9-6", "20240926", "2024-W39-4", "2024-09-26kemarin"]
)
def test_a_day_that_is_none_is_refused(published: str) -> None:
    with pytest.raises(UsageError, match=r"is no date of publication: write it as 2024-09-26"):
        Article("a", "a.txt", "0" * 64, published=published)


@pytest.mark.parametrize("published", ["2024-09-26", "2024-09-26T10:00+07:00", "2024-09-26 14:52:00"])
def test_a_day_is_as_it_is_written(published: str) -> None:
    assert str(Article("a", "a.txt", "0" * 64, published=published).published_day) == "2024-09-26"


def test_an_article_without_a_day_has_none() -> None:
    assert Article("a", "a.txt", "0" * 64).published_day is None


def test_no_id_is_a_number_to_a_spreadsheet() -> None:
    """Without its letter in front this one would be: digits around one `e`."""
    number = next(n for n in range(10_000) if NUMBER.fullmatch(article_id(f"{n}.txt", "0" * 64)[2:]))
    name = article_id(f"{number}.txt", "0" * 64)
    assert re.fullmatch(r"a-[0-9a-f]{16}", name)
    assert float(name[2:]) >= 0
    with pytest.raises(ValueError, match="could not convert"):
        float(name)
