"""The words of the language packs: each list says a thing once, and no two lists contradict each other."""

from collections import Counter

import pytest

from warta.languages import codes, load_pack


@pytest.mark.parametrize("code", codes())
def test_no_list_of_names_has_a_word_twice(code: str) -> None:
    names = load_pack(code).names
    lists = {key: getattr(names, key) for key in names.__dataclass_fields__}
    twice = {
        key: [word for word, count in Counter(words).items() if count > 1]
        for key, words in lists.items()
        if isinstance(words, tuple)
    }
    assert {key: words for key, words in twice.items() if words} == {}


@pytest.mark.parametrize("code", codes())
def test_a_company_is_no_thing(code: str) -> None:
    names = load_pack(code).names
    assert set(names.platforms).isdisjoint(names.not_organizations)
