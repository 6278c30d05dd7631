"""The errors that Warta raises on purpose."""


class WartaError(Exception):
    """Root of Warta's own errors; the message is one clear line that names the cure."""


class UsageError(WartaError):
    """The user asked for something that cannot be done as asked (exit code 2)."""


class InputError(WartaError):
    """One input cannot be read; it becomes an `articles` row with status `error`, and the run goes on."""
