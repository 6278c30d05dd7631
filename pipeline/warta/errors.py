"""The errors that Warta raises on purpose."""


class WartaError(Exception):
    """Root of Warta's own errors; the message is one clear line that names the cure."""


class UsageError(WartaError):
    """The user asked for something that cannot be done as asked (exit code 2)."""


class InputError(WartaError):
    """One input cannot be read; it becomes an `articles` row with status `error`, and the run goes on."""


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
