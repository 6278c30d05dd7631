"""What a user may ask of a run, validated when it is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from warta.components.engines import DEFAULT_NAMES
from warta.components.stages import STAGES
from warta.errors import UsageError
from warta.ingest.published import is_published
from warta.ingest.record import MAX_BYTES
from warta.languages import codes, has_pack
from warta.runs.executors import EXECUTORS
from warta.tables.writers import DEFAULTS, FORMATS, Settings
from warta.tables.writers.csv import DIALECTS

TIMEOUT = 300.0
MEGABYTE = 1_000_000
MAX_SIZE = MAX_BYTES / MEGABYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of a run.

    `out` is the folder to write or its address, None for none; `published` and `language` hold for articles that don't
    say themselves, `published` in ISO 8601; `limit` counts articles; `jobs` worker processes, None for as many as pay;
    `names` is the model or engine that recognises names; `without` are stages to leave out. One article may take
    `timeout` seconds and have `max_size` megabytes. `executor` is who does the work, None for this process where there
    is little; `address` is the cluster's, where it is one. `overwrite` starts over, `prune` drops what the inputs or
    `formats` have no more, `add` keeps it. Raises UsageError for a value that cannot be.
    """

    out: Path | str | None = None
    formats: tuple[str, ...] = FORMATS
    csv_dialect: str = DEFAULTS.csv_dialect
    published: str | None = None
    language: str | None = None
    limit: int | None = None
    jobs: int | None = None
    overwrite: bool = False
    prune: bool = False
    add: bool = False
    names: str = DEFAULT_NAMES
    without: tuple[str, ...] = ()
    timeout: float = TIMEOUT
    max_size: float = MAX_SIZE
    executor: str | None = None
    address: str | None = None

    def __post_init__(self) -> None:
        if unknown := [name for name in self.formats if name not in FORMATS]:
            raise UsageError(f"unknown format {unknown[0]!r}: choose from {', '.join(FORMATS)}")
        if not self.formats:
            raise UsageError(f"no format to write: choose from {', '.join(FORMATS)}")
        if self.csv_dialect not in DIALECTS:
            raise UsageError(f"unknown CSV dialect {self.csv_dialect!r}: choose from {', '.join(DIALECTS)}")
        if self.published is not None and not is_published(self.published):
            raise UsageError(
                f"{self.published!r} is no date of publication: write it as 2024-09-26 or 2024-09-26T14:00+07:00"
            )
        if self.language is not None and not has_pack(self.language):
            raise UsageError(f"unknown language {self.language!r}: choose from {', '.join(codes())}")
        if self.limit is not None and self.limit < 1:
            raise UsageError(f"a limit of {self.limit} leaves nothing to read: give 1 or more, or leave it out")
        if self.jobs is not None and self.jobs < 1:
            raise UsageError(f"{self.jobs} worker processes cannot work: give 1 or more, or leave it out")
        if unknown := [name for name in self.without if name not in STAGES]:
            raise UsageError(f"unknown stage {unknown[0]!r} to leave out: choose from {', '.join(STAGES)}")
        if not self.timeout > 0:
            raise UsageError(f"{self.timeout:g} seconds for an article are too few: give more, or leave it out")
        if not self.max_size > 0:
            raise UsageError(f"articles of {self.max_size:g} MB are none: give more, or leave it out")
        if self.add and self.out is None:
            raise UsageError("there is nothing to add to without --out: name the folder that holds the tables")
        if self.add and self.overwrite:
            raise UsageError("--add keeps the tables that are there, --overwrite replaces them: leave out one of them")
        if self.add and self.limit is not None:
            raise UsageError(
                "--limit counts the articles that are there too, --add keeps them all: leave out one of them"
            )
        if self.executor is not None and self.executor not in EXECUTORS:
            raise UsageError(f"unknown executor {self.executor!r}: choose from {', '.join(EXECUTORS)}")
        if self.executor == "ray" and find_spec("ray") is None:
            raise UsageError("the executor ray is not installed: pip install 'warta[ray]', on all its machines")
        if self.address is not None and self.executor != "ray":
            raise UsageError("an --address is that of a Ray cluster: add --executor ray")

    @property
    def settings(self) -> Settings:
        """What the writers of files must know."""
        return Settings(csv_dialect=self.csv_dialect)

    @property
    def max_bytes(self) -> int:
        """The size of the largest article that is read."""
        return int(self.max_size * MEGABYTE)


def parse_formats(names: str | Sequence[str]) -> tuple[str, ...]:
    """Formats by name, also as one text with commas; each once, in the order in which Warta writes them.

    >>> parse_formats("sqlite, csv"), parse_formats(["csv"])
    (('csv', 'sqlite'), ('csv',))
    """
    return _parse_names(names, FORMATS)


def parse_stages(names: str | Sequence[str]) -> tuple[str, ...]:
    """Stages by name, also as one text with commas; each once, in the order in which they work.

    >>> parse_stages("quotes, names")
    ('names', 'quotes')
    """
    return _parse_names(names, tuple(STAGES))


def _parse_names(names: str | Sequence[str], known: tuple[str, ...]) -> tuple[str, ...]:
    given = names.split(",") if isinstance(names, str) else names
    asked = dict.fromkeys(name.strip().lower() for name in given if name.strip())
    return tuple(sorted(asked, key=lambda name: known.index(name) if name in known else -1))
