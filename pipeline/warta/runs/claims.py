"""One run at a time at an address, as far as a store without locks lets one.

A run leaves a claim there, a small file that it writes anew, under another name, every few seconds, and then looks for
those of others. Whoever finds a claim that is being renewed gives way; one that stays as it is for `LAPSE` seconds is
a killed run's and is removed. Of two runs that begin at once, one gives way, or both: each has left its claim before
it looks.

What this rests on: lists show what was written before, as those of S3, Google and Azure do, and a run renews its claim
in time. One that was halted for longer (a machine that slept, a network that was gone) loses it and does not notice: if
another began meanwhile, both write. Then every file is whole still, but of one or the other; `--overwrite` cures that.
"""

import logging
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from threading import Event, Thread
from uuid import uuid4

from warta.errors import UsageError, reason
from warta.runs.place import KEPT, Place

CLAIMS = f"{KEPT}/claims"
BEAT = 5.0  # seconds
LAPSE = 30.0

log = logging.getLogger(__name__)


@contextmanager
def claim(place: Place) -> Iterator[None]:
    """Keep the place while the block runs.

    Raises UsageError when the place cannot be written, or another run is at it; finding out may take `LAPSE` seconds.
    """
    own = Claim(place)
    try:
        own.renew()
    except OSError as error:
        raise UsageError(
            f"cannot write into --out {place} ({reason(error)}): check that it exists and that you may write there"
        ) from error
    with own.kept():
        outlast(place, {run: names for run, names in find_claims(place).items() if run != own.run})
        yield


class Claim:
    """The claim of one run, by its random name."""

    def __init__(self, place: Place) -> None:
        self.run = uuid4().hex
        self._place = place
        self._names = (f"{CLAIMS}/{self.run}-{beat}" for beat in count())
        self._standing: str | None = None

    def renew(self) -> None:
        """Write it anew."""
        name = next(self._names)
        self._place.write(name, platform.node().encode())
        if self._standing:
            self._place.remove([self._standing])
        self._standing = name

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Renew it again and again while the block runs, then remove it."""
        ended = Event()
        thread = Thread(target=self._renew_until, args=[ended], daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()
            with suppress(OSError):
                self._place.remove(find_claims(self._place).get(self.run, ()))

    def _renew_until(self, ended: Event) -> None:
        while not ended.wait(BEAT):
            try:
                self.renew()
            except OSError:
                log.warning("the claim on %s cannot be renewed", self._place, exc_info=True)


def find_claims(place: Place) -> dict[str, set[str]]:
    """The files of the claims that stand there, by the run."""
    claims: dict[str, set[str]] = {}
    for name in place.sizes(CLAIMS):
        run = name.removeprefix(f"{CLAIMS}/").lstrip(".").partition("-")[0]
        claims.setdefault(run, set()).add(name)
    return claims


def outlast(place: Place, others: dict[str, set[str]]) -> None:
    """Wait until claims of others are gone or have lapsed. Raises UsageError for one that is renewed."""
    until = time.monotonic() + LAPSE
    while others and time.monotonic() < until:
        log.info("waiting whether the run is still alive that %s was claimed by", place)
        time.sleep(BEAT)
        now = find_claims(place)
        if any(now.get(run, names) != names for run, names in others.items()):
            raise UsageError(f"another run is writing into --out {place}: wait for it, or name another folder")
        others = {run: names for run, names in others.items() if run in now}
    place.remove(name for names in others.values() for name in names)
