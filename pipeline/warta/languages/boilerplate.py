"""Topic `boilerplate` of a language pack: lines that are not the article's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BoilerplateMarks:
    """The fields are the keys of `<code>/boilerplate.toml`.

    A mark always speaks of a whole line; letter case does not count, but in `shouts`.
    """

    labels: tuple[str, ...]
    """Words that make a line point elsewhere: alone, before a colon or dash, or first in a bracketed line."""
    openers: tuple[str, ...]
    """Labels that need no colon where the line reads like a headline, without a full stop at its end."""
    shouts: tuple[str, ...]
    """Labels that count when written in these very capitals, whatever follows them on the line."""
    lines: tuple[str, ...]
    """Whole lines; marks of punctuation and arrows at their end may follow."""
    patterns: tuple[str, ...]
    """Regular expressions for whole lines that vary."""
    signatures: tuple[str, ...]
    """Regular expressions for whole lines that only name who wrote, edited or photographed."""
    boxes: tuple[tuple[str, str], ...]
    """First and last line (regular expressions) of a box in the text; the lines between go with them."""
    bylines: tuple[str, ...]
    """Words before the writers' names; with a colon they make a line a byline."""
    credits: tuple[str, ...]
    """Words before other people's names (editor, photographer); with a colon they make a line a credit."""
    joints: tuple[str, ...]
    """Words between two names of a byline."""
    classes: tuple[str, ...]
    """Words by which a page's classes and ids name such elements, besides the labels of several words."""
    walls: tuple[str, ...]
    """Regular expressions for the beginning of lines that say that the rest of the article is for subscribers."""
    updates: tuple[str, ...]
    """Words before the date of a later version of the page."""
    dated: tuple[str, ...]
    """Words that may stand beside the date of publication in a line that says nothing else."""
    page_words: tuple[str, ...]
    """Words for one page of an article that has several."""
    page_joints: tuple[str, ...]
    """Words between a page's number and the number of pages."""
