"""The words that a regular expression can begin with, so that it is tried only where one of them stands.

`first_words` tells the first, `second_words` what may follow one that begins too many patterns (`the`). Both read the
part of the syntax that the language packs' patterns use: groups, lookarounds, alternatives, classes, escapes and
quantifiers. Letters are words in lower case, digits of any kind one key, `DIGIT`. Whatever else a pattern may begin
with (a mark, a blank) is left out: a phrase begins with a word or a number.
"""

import re
from dataclasses import dataclass
from functools import cache

DIGIT = "0"
# Stands for a character that may be any.
ANYTHING = "*"
BLANK = " "

TOKEN = re.compile(
    r"\((?:\?(?P<kind>:|>|=|!|<=|<!|-i:|P<\w+>))?|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<escape>\\.)|(?P<letters>[^\W\d_]+)"
    r"|(?P<quantifier>(?:\*|\+|\?|\{\d+(?:,\d*)?\})[?+]?)|(?P<other>.)",
    re.DOTALL,
)
LOOKAROUNDS = ("=", "!", "<=", "<!")
ESCAPES = {"d": DIGIT, "w": ANYTHING, "b": "", "B": ""}

Alternatives = tuple[tuple["Item", ...], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a pattern: a group (`kind` and `inner`), a word (`text`), or single characters (`marks`).

    `marks` are what the character may be: a digit, a mark or blank, anything; none where it has no width.
    """

    kind: str | None = None
    inner: Alternatives = ()
    text: str = ""
    marks: str = ""
    optional: bool = False
    repeated: bool = False


def first_words(pattern: str) -> frozenset[str]:
    """The words, in lower case, and `DIGIT` where a number, that a match of the pattern can begin with.

    >>> sorted(first_words(r"(?:hari )?(?P<weekday>senin|selasa)(?! lalu)|\\d+ years?"))
    ['0', 'hari', 'selasa', 'senin']
    """
    words, _ = _first(_parse(pattern))
    return frozenset(words)


def second_words(pattern: str, first: str) -> frozenset[str] | None:
    """The words, and `DIGIT`, that can follow `first` in a match that begins with it; None where anything may.

    >>> sorted(second_words(r"(?:the )?(?P<shift>last|next) (?:week|month)s?|the day", "the"))
    ['day', 'last', 'next']
    >>> second_words(r"(?:the )?end", "end") is None
    True
    """
    found = set()
    for prefix in _follow(_parse(pattern), {""}, first, top=True):
        words = prefix.split()
        if not words or words[0] != first:
            continue
        if len(words) == 1 or ANYTHING in words[1]:
            return None
        found.add(words[1])
    return frozenset(found)


@cache
def _parse(pattern: str) -> Alternatives:
    """The alternatives of a pattern, each the items that stand in a row."""
    stack: list[tuple[str | None, list[list[Item]]]] = [(None, [[]])]
    for token in TOKEN.finditer(pattern):
        items = stack[-1][1][-1]
        match token.lastgroup:
            case "close":
                kind, alternatives = stack.pop()
                stack[-1][1][-1].append(Item(kind=kind, inner=tuple(map(tuple, alternatives))))
            case "bar":
                stack[-1][1].append([])
            case "class":
                items.append(Item(marks=_class_marks(token[0][1:-1])))
            case "escape":
                items.append(Item(marks=ESCAPES.get(token[0][1], BLANK)))
            case "letters":
                items.append(Item(text=token[0].casefold()))
            case "quantifier":
                _quantify(items, token[0])
            case "other":
                marks = {".": ANYTHING, "^": "", "$": ""}.get(token[0], DIGIT if token[0].isdigit() else BLANK)
                items.append(Item(marks=marks))
            case _:
                stack.append((token["kind"] or "(", [[]]))
    return tuple(map(tuple, stack[0][1]))


def _quantify(items: list[Item], quantifier: str) -> None:
    """Make the last item, of a word its last letter, optional or repeated."""
    last = items.pop()
    if len(last.text) > 1:
        items.append(Item(text=last.text[:-1]))
        last = Item(text=last.text[-1])
    optional = quantifier[0] in "*?" or quantifier.startswith("{0")
    repeated = quantifier[0] != "?"
    items.append(Item(last.kind, last.inner, last.text, last.marks, optional, repeated))


def _class_marks(inner: str) -> str:
    """What a class of characters may stand for."""
    if inner.startswith("^"):
        return BLANK if inner == r"^\S\n" else ANYTHING
    if r"\w" in inner or re.search(r"(?<!\\)[^\W\d_]", inner):
        return ANYTHING
    others = re.sub(r"\\d|\d(?:-\d)?", "", inner)
    return (DIGIT if others != inner else "") + (BLANK if others else "")


def _first(alternatives: Alternatives) -> tuple[set[str], bool]:
    """The first words of the alternatives, and whether one can be empty."""
    words: set[str] = set()
    empty = False
    for items in alternatives:
        begun = ""  # the letters of a word so far: its last one may be optional
        for item in items:
            if item.text:
                words |= {begun} if begun and item.optional else set()
                begun += item.text
                passes = True
            elif begun:
                break
            elif item.kind in LOOKAROUNDS or (item.kind is None and not item.marks):
                passes = True
            elif item.kind is None:
                words |= {DIGIT} if DIGIT in item.marks else set()
                passes = item.optional
            else:
                more, inner_empty = _first(item.inner)
                words |= more
                passes = inner_empty or item.optional
            if not passes:
                break
        else:
            empty = empty or not begun
        words |= {begun} if begun else set()
    return words, empty


def _follow(alternatives: Alternatives, prefixes: set[str], first: str, top: bool = False) -> set[str]:
    """The beginnings of a match, two words long at most, that the alternatives make of those before them."""
    done = {prefix for prefix in prefixes if _is_whole(prefix)}
    begun = prefixes - done
    for items in alternatives if begun else ():
        current = begun
        for item in items:
            # What a lookahead at the very end asks for must follow, too.
            after = _extend(item, current, first, top and item is items[-1])
            if item.repeated:
                after = after | _extend(item, after, first, False)
            current = after | current if item.optional else after
            if not current:
                break
        done |= current
    return done


def _extend(item: Item, prefixes: set[str], first: str, last: bool) -> set[str]:
    """The prefixes with one item behind them."""
    if item.kind is not None:
        if item.kind in LOOKAROUNDS and not (item.kind == "=" and last):
            return prefixes
        return _follow(item.inner, prefixes, first)
    if not item.text and not item.marks:
        return prefixes
    pieces = (item.text,) if item.text else tuple(item.marks)
    return {kept for prefix in prefixes for piece in pieces if (kept := _joined(prefix, piece, first)) is not None}


def _is_whole(prefix: str) -> bool:
    """Whether two words of it are complete, so that nothing is added any more."""
    return prefix.count(BLANK) > 1


def _joined(prefix: str, piece: str, first: str) -> str | None:
    """The prefix with the piece, cut behind its second word; None where its first word cannot be `first`."""
    if _is_whole(prefix):
        return prefix
    end = prefix[-1:]
    if (piece == DIGIT and end == DIGIT) or (piece == BLANK and end in ("", BLANK)):
        return prefix
    if end not in ("", BLANK) and piece != BLANK and (end == DIGIT) != (piece == DIGIT):
        prefix += BLANK  # digits and letters are words of their own
    whole = prefix + piece
    word, blank, _ = whole.partition(BLANK)
    fits = word == first if blank else first.startswith(word)
    return whole if fits or ANYTHING in word else None
