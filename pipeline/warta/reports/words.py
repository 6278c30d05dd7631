"""The interface's words, a file for each language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"
DEFAULT = "en"


def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that the interface has.

    >>> languages()
    ('en', 'id')
    """
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def read_words(language: str) -> dict[str, Any]:
    """The words of one language: texts, in tables by what they are for.

    >>> read_words("id")["view"]["reader"]
    'Pembaca'
    """
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
