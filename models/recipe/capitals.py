"""Count how words are usually written, for reading text without capitals: writes `capitals.tsv` beside a model.

`python -m warta_models.recipe.capitals MODEL --corpora DIR [--of NAME...]`

Counted are the annotated corpora and the plain text that the model learned from, or those named by `--of`. NERP is
left out, being written small itself, and so are the first words of sentences and sentences in capitals or title case.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from warta.components.engines.capitals import FILE
from warta.values.casing import is_lettered

from .corpora import Sentence, read, texts

# Occurrences that a word must have to be told of.
LEAST = 2

# A sentence with a larger share of capitalised words than this is a headline.
HEADLINE = 0.6

SENTENCE_OPENERS = {".", "!", "?", ":", '"', "“", "”"}


def count_forms(sentences: Iterable[Sentence]) -> dict[str, Counter[str]]:
    """How often each word, by its lower-cased form, was written how within sentences."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        if not _is_headline(sentence.words):
            for before, word in zip((".", *sentence.words), sentence.words, strict=False):
                if is_lettered(word) and before not in SENTENCE_OPENERS:
                    forms[word.lower()][word] += 1
    return forms


def _is_headline(words: Sequence[str]) -> bool:
    lettered = [word for word in words if is_lettered(word)]
    return sum(word[0].isupper() for word in lettered) > HEADLINE * len(lettered)


def write_capitals(forms: dict[str, Counter[str]], file: Path) -> None:
    """Write each word's most usual form with capitals and how many percent of its occurrences had any.

    Half an occurrence of either kind is added, so that few say little.
    """
    rows = []
    for word, counts in sorted(forms.items()):
        total = counts.total()
        if total < LEAST:
            continue
        written = Counter({form: count for form, count in counts.items() if form.lower() != form})
        form = written.most_common(1)[0][0] if written else word.capitalize()
        if form.lower() == word:
            rows.append(f"{form}\t{100 * (written.total() + 0.5) / (total + 1):.0f}\n")
    file.write_text("".join(rows), encoding="utf-8")
    print(f"{len(rows)} words in {file}")


def main() -> None:
    """Read the arguments, count and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--of", nargs="+", default=["idner", "nergrit", "dee", "worldwide", "raw", "ud"])
    arguments = parser.parse_args()
    told = read(arguments.corpora, "train")
    for sentence in texts(arguments.corpora):
        told.setdefault("ud" if sentence.document.endswith(".conllu") else "raw", []).append(sentence)
    counted = (sentence for name in arguments.of for sentence in told[name])
    write_capitals(count_forms(counted), arguments.model / FILE)


if __name__ == "__main__":
    main()
