"""The work on one item, as it travels to whatever process does it; light, for the libraries are loaded there."""

import hashlib
from dataclasses import dataclass, replace
from multiprocessing import parent_process
from typing import Protocol

import pyarrow as pa

from warta.article import Article, article_id
from warta.components.engines import DEFAULT_NAMES
from warta.errors import InputError, describe
from warta.ingest import Source
from warta.ingest.opening import open_source
from warta.ingest.record import MAX_BYTES
from warta.runs.items import Item
from warta.runs.lean import load_spacy
from warta.runs.results import pack_results
from warta.tables.build import build_rows

HASH_PATIENCE = 5.0  # seconds for a read of a file that came to grief
CHUNK = 1_000_000  # bytes of a file in memory at a time


class Work(Protocol):
    """What is done to items, in whatever process; it travels by pickle."""

    def prepare(self) -> None:
        """Load what takes long, once per process. Raises WartaError when something is missing."""

    def run(self, item: Item) -> pa.RecordBatch:
        """The results of one item: one or more articles (`results.SCHEMA`).

        Never raises for what the item holds; raises PassingError when the machine lacks what it takes.
        """

    def fail(self, item: Item, message: str, limit: float | None = None, *, passing: bool = False) -> pa.RecordBatch:
        """What stands for an item that was not done within `limit` seconds, or came to grief by what may pass."""


@dataclass(frozen=True, slots=True)
class ArticleWork:
    """From an item to rows: names by the model or engine `names`, no results of the stages in `without`.

    `published` and `language` hold where an article gives none; one of more than `max_bytes` is not read.
    """

    published: str | None = None
    language: str | None = None
    names: str = DEFAULT_NAMES
    without: tuple[str, ...] = ()
    max_bytes: int = MAX_BYTES

    def prepare(self) -> None:
        """Load spaCy and the names model; a language's pipeline follows with its first article."""
        if parent_process() is not None:  # a worker, where nobody asks for spaCy's own commands
            load_spacy()
        from warta.runs.process import prepare

        prepare(self)

    def run(self, item: Item) -> pa.RecordBatch:
        """Read, annotate, rows; whatever goes wrong, and does not pass, becomes a row with status `error`."""
        from warta.runs.process import process_item

        return process_item(self, item)

    def fail(self, item: Item, message: str, limit: float | None = None, *, passing: bool = False) -> pa.RecordBatch:
        """One row with status `error`."""
        return pack_results(item.key, [build_rows(failed_article(item, message), None)], limit, passing=passing)


def failed_article(item: Item, message: str) -> Article:
    """The article that stands for an item that could not be worked on."""
    content = item.content
    if isinstance(content, Article):
        return replace(content, status="error", message=message)
    sha256 = _hash_source(content) if isinstance(content, Source) else content.record.sha256
    return Article(article_id(content.name, sha256), content.name, sha256, status="error", message=message)


def _hash_source(source: Source) -> str:
    """The sha256 of a source's bytes; of none where it cannot be read."""
    digest = hashlib.sha256()
    try:
        with open_source(source, HASH_PATIENCE) as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
    except (InputError, OSError):
        return hashlib.sha256().hexdigest()
    return digest.hexdigest()


def describe_fault(error: Exception) -> str:
    """An unforeseen error in one line, with what to do about it."""
    return f"{describe(error)}; the fault is Warta's: please report it, and leave the article out until it is mended"
