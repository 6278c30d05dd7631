"""Text without capitals, or with nothing else: found line by line, and its capitals put back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

FILE = "capitals.tsv"

# Words with letters that a line must have for their case to tell anything: fewer may be an acronym, or a list's item.
LEAST = 4

# Share of a line's words that must be known for its capitals to be put back.
KNOWN = 2 / 3


def is_lettered(word: str) -> bool:
    """Whether a word has letters that come in two cases."""
    return word.lower() != word.upper()


def lines(words: int, breaks: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Ranges of words of each line; lines begin at the indices in `breaks`."""
    return pairwise([0, *sorted(breaks - {0}), words])


def level_capitals(words: Sequence[str], breaks: frozenset[int] = frozenset()) -> list[str]:
    """The words, with those of each line that is all in capitals put in lower case.

    Capitals that every word has tell nothing, and fall into letters in the model's vocabulary; lower case does not.
    One with fewer than four words with letters stays: it may be an acronym.

    >>> level_capitals("PRESIDEN LANTIK DUBES BARU".split())
    ['presiden', 'lantik', 'dubes', 'baru']
    >>> level_capitals("KPK dan DPR".split())
    ['KPK', 'dan', 'DPR']
    """
    out = list(words)
    for start, end in lines(len(words), breaks):
        lettered = [word for word in words[start:end] if is_lettered(word)]
        if len(lettered) >= LEAST and all(word == word.upper() for word in lettered):
            out[start:end] = [word.lower() for word in words[start:end]]
    return out


@dataclass(frozen=True, slots=True)
class Capitals:
    """How words are usually written: by their lower-cased forms, the form with capitals, and how likely it is."""

    forms: dict[str, tuple[str, float]]

    @classmethod
    def read(cls, folder: Path) -> "Capitals":
        """What the folder's `capitals.tsv` says: forms with capitals and percentages. Nothing where there is none."""
        file = folder / FILE
        rows = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        cells = (row.split("\t") for row in rows)
        return cls({form.lower(): (form, float(percent) / 100) for form, percent in cells})

    def runs(self, words: Sequence[str], breaks: frozenset[int]) -> Iterator[tuple[int, int]]:
        """Ranges of neighbouring lines that have no capital, though words enough, most of them known here."""
        start = end = 0
        for first, behind in lines(len(words), breaks):
            lettered = [word for word in words[first:behind] if is_lettered(word)]
            if (
                len(lettered) >= LEAST
                and all(word == word.lower() for word in lettered)
                and sum(word in self.forms for word in lettered) >= KNOWN * len(lettered)
            ):
                start, end = (start if end == first else first), behind
            elif end > start:
                yield start, end
                start = end
        if end > start:
            yield start, end

    def restore(self, words: Sequence[str], chances: Sequence[float], openers: Sequence[int] = ()) -> list[str]:
        """The words with the capitals that are likelier than not; those at `openers` begin sentences.

        `chances` are the words' chances to belong to a name, for all that the text without capitals says. Its odds and
        those of the word's usual form multiply, as independent: the product is above 1 if the chances' sum is.

        >>> capitals = Capitals({"may": ("May", 0.2), "jakarta": ("Jakarta", 0.99)})
        >>> capitals.restore("they may meet theresa may in jakarta".split(), [0, 0.1, 0, 0.9, 0.9, 0, 0.5], [0])
        ['They', 'may', 'meet', 'Theresa', 'May', 'in', 'Jakarta']
        """
        out = list(words)
        for i, (word, chance) in enumerate(zip(words, chances, strict=True)):
            form, usual = self.forms.get(word, (word.capitalize(), 0.5))
            if usual + chance > 1:
                out[i] = form
        for i in openers:
            out[i] = out[i][:1].upper() + out[i][1:]
        return out
