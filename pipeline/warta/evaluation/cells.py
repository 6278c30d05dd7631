"""Cells of an annotation: the one answer that was found, or the several that the gold accepts."""

Cell = str | None | tuple[str | None, ...]
"""An answer, or every answer that is right, the best first; None is an empty cell."""


def fold(text: str | None) -> str:
    """The text as it is compared: without case and hyphens, one kind of apostrophe, single spaces; nothing is empty.

    >>> fold("  Jum’at  Legi"), fold("Wakil-Ketua"), fold(None)
    ("jum'at legi", 'wakil ketua', '')
    """
    return " ".join((text or "").casefold().replace("’", "'").replace("-", " ").split())


def best(cell: Cell) -> str | None:
    """The answer itself, or the best of several.

    >>> best("profit"), best(("sales", None)), best(None)
    ('profit', 'sales', None)
    """
    return cell[0] if isinstance(cell, tuple) else cell


def answers(cell: Cell) -> frozenset[str]:
    """Every accepted answer, folded; an empty cell is the answer `""`.

    >>> sorted(answers(("Sales", None)))
    ['', 'sales']
    """
    return frozenset(map(fold, cell)) if isinstance(cell, tuple) else frozenset((fold(cell),))


def is_accepted(found: Cell, gold: Cell) -> bool:
    """Whether what was found is one of the gold's answers.

    >>> is_accepted("Vice-President", ("Deputy President", "Vice President")), is_accepted(None, "profit")
    (True, False)
    """
    return fold(best(found)) in answers(gold)
