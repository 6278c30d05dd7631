from hypothesis import given
from hypothesis import strategies as st

from warta.evaluation.intervals import find_interval
from warta.evaluation.measures import Count


def f1(counts: list[Count]) -> float:
    return 200 * sum(c.right for c in counts) / sum(c.found + c.gold for c in counts)


def test_one_article_tells_nothing_of_others() -> None:
    assert find_interval([]) is None
    assert find_interval([Count(8, 10, 10)]) is None


def test_articles_without_records_have_no_interval() -> None:
    assert find_interval([Count(0, 0, 0)] * 5) is None


def test_the_interval_holds_the_f1_and_narrows_with_more_articles() -> None:
    few = [Count(9, 10, 10), Count(5, 10, 10), Count(8, 10, 10), Count(2, 10, 10)] * 2
    many = few * 16
    (low, high), (narrow_low, narrow_high) = find_interval(few), find_interval(many)
    assert low < narrow_low < f1(many) < narrow_high < high
    # Sixteen times as many articles make it about a fourth as wide.
    assert 3 < (high - low) / (narrow_high - narrow_low) < 5
    # The deviation of these articles' F1 is 27.4, so that of a mean of eight is 9.7: two of them on either side.
    assert 30 < high - low < 42


counts = st.builds(
    lambda right, wrong, missed: Count(right, right + wrong, right + missed), *[st.integers(0, 9) for _ in range(3)]
)


@given(st.lists(counts, min_size=2, max_size=12))
def test_intervals_repeat_and_stay_within_percent(articles: list[Count]) -> None:
    interval = find_interval(articles)
    assert interval == find_interval(list(articles))
    if interval is not None:
        low, high = interval
        assert 0 <= low <= high <= 100
