"""What a names model is given to read where text has no capitals, or nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from warta.values.casing import is_capitals, is_lettered, is_small, lines

FILE = "capitals.tsv"

# Share of a line's words that must be known for its capitals to be put back.
KNOWN = 2 / 3


def level_capitals(words: Sequence[str], breaks: frozenset[int] = frozenset()) -> list[str]:
    """The words, with those of each line that is all in capitals put in lower case.

    Capitals that every word has tell nothing, and fall into letters in the model's vocabulary; lower case does not.

    >>> level_capitals("PRESIDEN LANTIK DUBES BARU".split())
    ['presiden', 'lantik', 'dubes', 'baru']
    """
    out = list(words)
    for start, end in lines(len(words), breaks):
        if is_capitals(words[start:end]):
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
            if is_small(words[first:behind]) and self._knows(words[first:behind]):
                start, end = (start if end == first else first), behind
            elif end > start:
                yield start, end
                start = end
        if end > start:
            yield start, end

    def _knows(self, words: Sequence[str]) -> bool:
        lettered = [word for word in words if is_lettered(word)]
        return sum(word in self.forms for word in lettered) >= KNOWN * len(lettered)

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
