"""The errors that Warta raises on purpose, and what to do about those of the system."""

import errno
import re
from collections.abc import Iterator


class WartaError(Exception):
    """Root of Warta's own errors; the message is one clear line that names the cure."""


class UsageError(WartaError):
    """The user asked for something that cannot be done as asked (exit code 2)."""


class InputError(WartaError):
    """One input cannot be read; it becomes an `articles` row with status `error`, and the run goes on."""


class PassingError(WartaError):
    """Trouble of the machine, not of the input, that may be over when the same is tried again."""


MOST_WORDS = 300  # characters


def describe(error: Exception) -> str:
    """An error that a library raised, in one line that is not too long, with its kind in front.

    >>> describe(ValueError("no   such thing"))
    'ValueError: no such thing'
    """
    return " ".join(f"{type(error).__name__}: {error}".split())[:MOST_WORDS]


def reason(error: Exception) -> str:
    """Why a disk or a network refused: the system's own words where there are any.

    >>> reason(OSError(28, "No space left on device")), reason(OSError("gone"))
    ('No space left on device', 'OSError: gone')
    """
    return getattr(error, "strerror", None) or describe(error)


SPACE = "free some space on the disk (also where TMPDIR is, the folder for temporary files)"
RIGHTS = "see that you may read it, or write where it is to be written (chmod, chown), or choose another place"
LOST = "see that the disk or the network share is connected and answers"
FILES = "raise the limit of open files (ulimit -n), or use fewer --jobs"
MEMORY = "close other programs, use fewer --jobs, or a machine with more memory"
# What helps against what a disk, a network or the system refuses.
CURES = {
    errno.ENOSPC: SPACE,
    errno.EDQUOT: SPACE,
    errno.EACCES: RIGHTS,
    errno.EPERM: RIGHTS,
    errno.EROFS: "it lies on a disk that is only for reading: choose another place",
    errno.ENOENT: "see that nothing moves or removes it meanwhile, and that links to it lead somewhere",
    errno.ENOTDIR: "a file stands where a folder is needed: move it away, or choose another place",
    errno.ENAMETOOLONG: "its name is too long for this disk: shorten it, or the names of its folders",
    errno.ELOOP: "it is a link that leads to itself: remove it",
    errno.EFBIG: "it is too large for this disk: choose a place on another",
    errno.EMFILE: FILES,
    errno.ENFILE: FILES,
    errno.ENOMEM: MEMORY,
    errno.EAGAIN: MEMORY,
    errno.EIO: "the disk or the network share is failing: check it, or copy what is needed elsewhere",
    errno.ESTALE: LOST,
    errno.ENOTCONN: LOST,
    errno.ENODEV: LOST,
    errno.ETIMEDOUT: LOST,
    errno.EHOSTDOWN: LOST,
    errno.EHOSTUNREACH: LOST,
    errno.ENETUNREACH: LOST,
    errno.ECONNRESET: LOST,
    errno.ECONNREFUSED: LOST,
}


def cure(error: OSError) -> str:
    """What to do about what the system refused.

    >>> cure(OSError(errno.ENAMETOOLONG, "File name too long"))
    'its name is too long for this disk: shorten it, or the names of its folders'
    """
    return CURES.get(error.errno or 0, "see that it exists, is whole, and may be read and written")


PASSING = frozenset(number for number, words in CURES.items() if words in (SPACE, LOST, FILES, MEMORY)) | {errno.EIO}
# How libraries say that memory or space has run out, in errors of their own.
PASSING_WORDS = re.compile(
    r"bad_alloc|out of memory|(?:failed|unable|cannot) to allocate|cannot allocate|memory allocation failed"
    r"|no space left|disk is full|no usable temporary directory",
    re.IGNORECASE,
)


def is_passing(error: BaseException) -> bool:
    """Whether an error comes of a lack of memory, space or connection, directly or by way of another.

    >>> [is_passing(error) for error in (MemoryError(), OSError(errno.ENOSPC, "No space left on device"), ValueError())]
    [True, True, False]
    """
    return any(
        isinstance(cause, MemoryError | ConnectionError | TimeoutError | PassingError)
        or (isinstance(cause, OSError) and cause.errno in PASSING)
        or PASSING_WORDS.search(str(cause)) is not None
        for cause in _causes(error)
    )


def describe_passing(error: Exception) -> str:
    """Passing trouble in one line, with what to do about it."""
    cause = next((cause for cause in _causes(error) if isinstance(cause, OSError)), None)
    words, helps = (reason(cause), cure(cause)) if cause else ("there was too little memory", MEMORY)
    if cause and cause.errno not in PASSING:
        words, helps = reason(cause), f"{SPACE}, and {LOST}"
    return f"{words}: {helps}; the same command tries it again"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and those that it came of."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__
