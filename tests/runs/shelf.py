"""A file system of fsspec's that is no local one to Warta, though its files lie here: `shelf:///tmp/tables`.

As a program, a run with stand-in work into such an address: `python -m tests.runs.shelf INPUT OUT JOBS`.
"""

import sys

import fsspec
from fsspec.implementations.local import LocalFileSystem

from tests.runs.stand_in import StandIn
from warta.runs import claims, extract, parts, run


class Shelf(LocalFileSystem):
    protocol = "shelf"

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return super()._strip_protocol(path.removeprefix("shelf://"))


fsspec.register_implementation("shelf", Shelf, clobber=True)


if __name__ == "__main__":
    run.ArticleWork = StandIn
    parts.PART_ARTICLES = 4
    claims.BEAT, claims.LAPSE = 0.1, 0.5
    source, out, jobs = sys.argv[1:]
    extract(source, out=out, jobs=int(jobs), without="names", formats="csv,sqlite")
