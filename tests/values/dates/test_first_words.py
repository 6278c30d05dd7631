"""What a pattern can begin with, read from its source."""

import pytest

from warta.languages import codes, load_pack
from warta.values.dates import phrases
from warta.values.dates.first_words import first_words, second_words


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("hari ini", {"hari"}),
        ("(?:pada )?(?:hari )?senin", {"pada", "hari", "senin"}),
        (r"\d{1,2} (?:jan|feb)", {"0"}),
        ("days?", {"day", "days"}),
        ("(?<=in )the (?!end)year", {"the"}),
        (r"(?P<part>pagi|siang)(?: hari)?", {"pagi", "siang"}),
        (r"\(\d\)", set()),
    ],
)
def test_first_words(pattern: str, expected: set[str]) -> None:
    assert first_words(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "first", "expected"),
    [
        ("the (?:last|next) week", "the", {"last", "next"}),
        ("the (?:very )?day", "the", {"very", "day"}),
        ("(?:early|late)[- ]may", "late", {"may"}),
        (r"\d\d:\d\d", "0", {"0"}),
        (r"\d{1,2}(?:st|th)? of", "0", {"st", "th", "of"}),
        (r"the \w+ day", "the", None),
        ("today|the day", "today", None),
        ("dua(?= (?:hari|jam))", "dua", {"hari", "jam"}),
    ],
)
def test_second_words(pattern: str, first: str, expected: set[str] | None) -> None:
    assert second_words(pattern, first) == expected


@pytest.mark.parametrize("language", codes())
def test_no_rule_is_passed_over(language: str) -> None:
    pack = load_pack(language)
    lexicons = [word for words in pack.calendar.lexicons.values() for word in words]
    text = ". ".join(
        f"12 {one} {two} 2015, the {one} of 5 {two}" for one, two in zip(lexicons[::12], lexicons[7::12], strict=False)
    )
    told_apart = phrases.compile_rules(pack)
    for word in phrases.WORD.finditer(text):
        key = "0" if word[0].isdecimal() else word[0].casefold()
        rules = told_apart.get(key)
        if not isinstance(rules, phrases.Followed):
            continue
        tried = rules.behind(phrases.NEXT_WORD.search(text, word.end()))
        others = {rule.source: rule for kept in rules.by_second.values() for rule in kept if rule not in tried}
        assert not [source for source, rule in others.items() if rule.match(text, word.start())]


@pytest.mark.parametrize("language", codes())
def test_every_rule_compiles(language: str) -> None:
    for rules in phrases.compile_rules(load_pack(language)).values():
        if isinstance(rules, phrases.Followed):
            rules = {rule.source: rule for kept in rules.by_second.values() for rule in kept}.values()
        for rule in rules:
            rule.match("", 0)
