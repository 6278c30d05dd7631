"""`.json` and `.jsonl`: articles as objects, one a file or one a line."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from warta.errors import InputError
from warta.ingest.encoding import decode
from warta.ingest.fields import read_fields
from warta.ingest.record import Record, check_size, digest, read_lines


def read_json(content: bytes) -> Record:
    """The file's one object as one article.

    Raises InputError when the file is no JSON object.
    """
    return read_fields(content, _load(content))


def read_jsonl(stream: BinaryIO, max_bytes: int) -> Iterator[Record]:
    """Every line's object as one article; a broken line is a record with a problem. Blank lines don't count."""
    contents = (content for line in read_lines(stream, max_bytes) if (content := line.strip()))
    for number, content in enumerate(contents, start=1):
        try:
            check_size(len(content), max_bytes)
            fields = _load(content)
        except InputError as error:
            yield Record(digest(content), number=number, problem=str(error))
        else:
            yield read_fields(content, fields, number)


def _load(content: bytes) -> dict[str, object]:
    try:
        value = json.loads(decode(content))
    except json.JSONDecodeError as error:
        raise InputError(
            f"no valid JSON ({error.msg} at character {error.pos + 1}): correct it, or save the text as .txt"
        ) from error
    except (RecursionError, ValueError) as error:
        raise InputError("JSON nested too deeply, or with too long a number: keep to one flat object") from error
    if not isinstance(value, dict):
        raise InputError("the JSON is no object: give one object a file in .json, one object a line in .jsonl")
    return value
