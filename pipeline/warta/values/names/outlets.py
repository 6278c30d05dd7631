"""The medium of an article: an organization that its dateline or byline names is not one that it tells of."""

import re
from collections.abc import Iterator, Sequence

from warta.records import Mention
from warta.values.names.aliases import Words, fold
from warta.values.names.consistency import is_medium
from warta.values.names.rules import NameRules, is_headed

_OPENING = 5  # lines in which an article's dateline and byline stand
_DASH = re.compile(r"\s*(?:--|[–—|]|-\s)")  # what a dateline ends with
_LONGEST = 120  # code points of a dateline or byline
_NEWS = 3  # words behind a dateline, at least: a score has fewer
_MONTH = r"[A-Z][a-z]{2,8}\.?(?=\s\d)|(?<=\d\s)[A-Z][a-z]{2,8}(?!\w)"
_DAY = re.compile(rf"(?:[\W\d]|{_MONTH})*+")  # what a dateline has beside names: `, 26 September 2024 (`
_DATED = re.compile(r",\s(?:\d|[A-Z][a-z]{2,8}\.?\s\d)")
_TOWN = re.compile(rf"(?:[\W\d]|{_MONTH}|[A-Z][\w.'’-]*+)*+")  # the same with places that nobody recognised
_NAMES = re.compile(r"(?:[\W\d]|[A-Z][\w.'’-]*+|[a-z]{1,4}(?!\w))*+")  # words with capitals, and `and`, `for`, `dari`
_SITE = re.compile(r"\w[\w-]*(?:\.[a-z]{2,4}){1,2}", re.IGNORECASE)
_PARTS = re.compile(r"[,|/()–—]|\s-\s")


def outlets(text: str, mentions: Sequence[Mention], byline: str | None, rules: NameRules) -> set[Words]:
    """The folded names of the media in the dateline or byline of a text, or in the byline that its page gives.

    `mentions` are in text order. A university or a ministry there is whose the writer is, and no medium.
    """
    found = {fold(part) for part in _PARTS.split(byline or "") if part}
    bodies = {fold(mention.text) for mention in mentions if mention.label == "ORG"}
    named = found & bodies
    for start, end in _opening(text):
        inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
        named.update(fold(mention.text) for mention in _of_line(text, start, end, inside, rules))
    return {words for words in named if not (is_headed(words, rules) or words[-1] in rules.institutions)}


def _opening(text: str) -> Iterator[tuple[int, int]]:
    """The first lines that say something, as far as a dateline or byline reaches, by their places."""
    start = lines = 0
    while start < len(text) and lines < _OPENING:
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        if text[start : start + _LONGEST].strip():
            lines += 1
            yield start, min(stop, start + _LONGEST)
        start = stop + 1


def _of_line(text: str, start: int, end: int, mentions: Sequence[Mention], rules: NameRules) -> Iterator[Mention]:
    """The media that a line's dateline, or the line as a byline, names."""
    if _is_byline(text, start, end, mentions, rules):
        yield from (mention for mention in mentions if mention.label == "ORG")
        return
    for dash in _DASH.finditer(text, start, end):
        if any(mention.start < dash.end() and dash.start() < mention.end for mention in mentions):
            continue  # `Bau - Bau`
        if len(text[dash.end() : end].split()) >= _NEWS:
            yield from _of_dateline(text, start, dash.start(), mentions, rules)
        return


def _is_byline(text: str, start: int, end: int, mentions: Sequence[Mention], rules: NameRules) -> bool:
    """Whether a line tells by names alone who wrote: `Laporan Keuangan Pertamina` names nobody who could."""
    opening = rules.byline_start.match(text, start, end)
    if opening is None or text[end : end + 1] not in ("", "\n"):
        return False
    is_told = opening["colon"] is not None or any(mention.label == "PER" for mention in mentions)
    return is_told and _NAMES.fullmatch(_without(text, opening.end(), end, mentions)) is not None


def _of_dateline(text: str, start: int, end: int, mentions: Sequence[Mention], rules: NameRules) -> Iterator[Mention]:
    """The media between the beginning of a line and its dash, where nothing but places and a day stands beside them.

    In brackets behind a place (`OSLO (Reuters) -`), beside one or a day (`Antara, Jakarta -`), or alone
    (`Kompas.com -`) where its form or our list tells it to be a medium.
    """
    inside = [mention for mention in mentions if mention.end <= end]
    if any(mention.label not in ("ORG", "LOC") for mention in inside):
        return
    bodies = [mention for mention in inside if mention.label == "ORG"]
    opening = text.find("(", start, end)
    bracketed = [mention for mention in bodies if start <= opening < mention.start]
    rest = _without(text, start, end, inside)
    if bracketed:
        if len(bracketed) == len(bodies) and _TOWN.fullmatch(rest):
            yield from bracketed
    elif len(bodies) == 1 and _DAY.fullmatch(rest):
        is_beside = len(inside) > 1 or _DATED.match(rest)
        if is_beside or is_medium(bodies[0], rules) or _SITE.fullmatch(bodies[0].text):
            yield bodies[0]


def _without(text: str, start: int, end: int, mentions: Sequence[Mention]) -> str:
    """A stretch of the text without the mentions in it."""
    pieces = []
    for mention in mentions:
        pieces.append(text[start : mention.start])
        start = mention.end
    return "".join([*pieces, text[start:end]])
