"""What the tables of a run are made of: its inputs and, in their order, its items; so the next run tells what changed.

It lies beside the tables in `.warta`, as Parquet, is written while the items are gone through, and takes its place
together with the tables. Of each item it holds numbers, by which runs are compared, and its names, by which `--add`
keeps it where its input is not looked at again.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field, replace
from io import BytesIO
from pathlib import Path
from types import TracebackType

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from warta.ingest.source import readable
from warta.ingest.sources import is_address
from warta.runs.results import hash_key

INPUTS = b"inputs"
STRETCH = 10_000  # items in memory at a time
# The kinds of items, by where their files lie; a folder is one that could not be opened.
IN_MEMORY, STDIN, PATH, ADDRESS, FOLDER = range(5)
SCHEMA = pa.schema(
    [
        pa.field("key", pa.uint64()),
        pa.field("place", pa.uint64()),
        pa.field("file_key", pa.uint64()),
        pa.field("file_place", pa.uint64()),
        pa.field("kind", pa.int8()),
        pa.field("input", pa.int32()),
        pa.field("name", pa.string()),
        pa.field("where", pa.string()),
        pa.field("inside", pa.int32()),
        pa.field("state", pa.uint64()),
        pa.field("file_state", pa.uint64()),
    ]
)


@dataclass(slots=True)
class Given:
    """An input of a run: its whole path or address, how the names of what is in it begin, and what was passed over."""

    address: str
    label: str
    passed_over: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noted:
    """An item as it is noted.

    `name` is the `source` column of its article, `where` the path or address of its file; both end in as many
    characters, `inside`, as tell its place in a file of several. `state` and `file_state` are other numbers when the
    item, or its file, has changed. `input` is the place of its input among the run's, -1 for none.
    """

    kind: int
    input: int
    name: str
    where: str
    inside: int
    state: int
    file_state: int

    @property
    def key(self) -> int:
        """Another number when the name or the state is another."""
        return hash_key(self.name, str(self.state))

    @property
    def place(self) -> int:
        """Another number when it lies elsewhere."""
        return hash_key(self.where)

    @property
    def file(self) -> str:
        """The name of its file."""
        return self.name[: len(self.name) - self.inside]

    @property
    def file_where(self) -> str:
        """Where its file lies."""
        return self.where[: len(self.where) - self.inside]


def key_and_place(name: str, where: str, state: int) -> tuple[int, int]:
    """The two numbers that files are compared by: what they hold under which name, and where they lie."""
    return hash_key(name, str(state)), hash_key(where)


class InventoryWriter(AbstractContextManager["InventoryWriter"]):
    """Writes an inventory, a stretch of items at a time."""

    def __init__(self, path: Path) -> None:
        self._writer = pq.ParquetWriter(path, SCHEMA, compression="zstd")
        self._rows: list[tuple[object, ...]] = []

    def add(self, noted: Noted) -> None:
        """Note one more item."""
        names = noted.input, noted.name, noted.where, noted.inside, noted.state, noted.file_state
        file = key_and_place(noted.file, noted.file_where, noted.file_state)
        self._rows.append((noted.key, noted.place, *file, noted.kind, *names))
        if len(self._rows) == STRETCH:
            self._flush()

    def finish(self, given: Sequence[Given]) -> None:
        """Note the inputs, of which all is known in the end."""
        self._flush()
        inputs = [asdict(one) | {"passed_over": dict(sorted(one.passed_over.items()))} for one in given]
        self._writer.add_key_value_metadata({INPUTS: json.dumps(inputs)})
        self._writer.close()

    def _flush(self) -> None:
        columns = list(zip(*self._rows, strict=True)) or [()] * len(SCHEMA)
        self._rows = []
        self._writer.write_table(pa.Table.from_arrays(list(map(pa.array, columns, SCHEMA.types)), schema=SCHEMA))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()


@dataclass(frozen=True, slots=True)
class Inventory:
    """The inventory that an earlier run left."""

    content: bytes
    given: tuple[Given, ...]

    def __len__(self) -> int:
        return pq.read_metadata(BytesIO(self.content)).num_rows

    def numbers(self, column: str) -> np.ndarray:
        """One of the columns of numbers, in the order of the items."""
        return pq.read_table(BytesIO(self.content), columns=[column])[column].to_numpy()

    def items(self) -> Iterator[Noted]:
        """The items in their order."""
        columns = list(Noted.__slots__)
        with pq.ParquetFile(BytesIO(self.content)) as file:
            for batch in file.iter_batches(batch_size=STRETCH, columns=columns):
                yield from (Noted(**row) for row in batch.to_pylist())

    def renamed(self, given: Sequence[Given]) -> Iterator[tuple[Noted, Noted]]:
        """Each item as it was noted, and as it is called where `given` are the inputs of the run, these among them."""
        places = {where_of(one.address): place for place, one in enumerate(given)}
        innermost = sorted(places, key=len, reverse=True)
        for noted in self.items():
            own = where_of(self.given[noted.input].address) if noted.input >= 0 else ""
            if own not in places or noted.kind in (IN_MEMORY, STDIN):
                yield noted, replace(noted, input=places.get(own, -1))
                continue
            # What lies in one input and is named as another, or inside another, is that one's.
            of = next((to for to in innermost if len(to) > len(own) and _lies_in(noted, to)), own)
            old, new = self.given[noted.input].label, given[places[of]].label
            yield noted, replace(noted, input=places[of], name=_rename(noted, own, of, old, new))


def where_of(address: str) -> str:
    """An input's path or address as `Noted.where` has it."""
    return address if is_address(address) else readable(Path(address).as_posix())


def _lies_in(noted: Noted, path: str) -> bool:
    return noted.kind in (PATH, FOLDER) and (noted.file_where == path or noted.file_where.startswith(f"{path}/"))


def _rename(noted: Noted, own: str, of: str, old: str, new: str) -> str:
    """The name of what was found in the input `own` under the label `old`, when it is one of `of`, labelled `new`."""
    if (own, old) == (of, new):
        return noted.name
    if noted.file_where == of:
        return (new or of.rpartition("/")[2]) + noted.name[len(noted.file) :]
    inner = noted.where[len(of) :] if of != own else noted.name.removeprefix(f"{old}/")
    return "/".join(filter(None, (new, inner.lstrip("/"))))


def read_inventory(content: bytes | None) -> Inventory | None:
    """The inventory in a file of ours; none where it is missing or broken."""
    if content is None:
        return None
    try:
        file = pq.ParquetFile(BytesIO(content))
        if not file.schema_arrow.equals(SCHEMA):
            return None
        return Inventory(content, tuple(Given(**one) for one in json.loads(file.metadata.metadata[INPUTS])))
    except (pa.ArrowInvalid, KeyError, ValueError, TypeError):
        return None
