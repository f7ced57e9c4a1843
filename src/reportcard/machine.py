"""What the machine says when a file cannot be read or written: the reason, from whichever library.

Libraries wrap the same few reasons of the operating system in errors of their own, and raise those
for mistakes of ours as well. Told by the reason's words, the two can be kept apart. Near the
bottom; leaves to others: what could not be done, and what to do about it.
"""

from reportcard.language import N_, _

# The operating system's own words, the same in every library that passes them on.
_REASONS = (
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("Read-only file system"),
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("Input/output error"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("No such file or directory"),
    N_("File exists"),
    N_("Too many open files"),
    N_("File name too long"),
    # SQLite has words of its own.
    N_("database or disk is full"),
    N_("attempt to write a readonly database"),
    N_("unable to open database file"),
    N_("disk I/O error"),
)


def find_machine_reason(error: BaseException) -> str | None:
    """The machine's reason behind an error, in the language of the terminal.

    Returns:
        None if the error has another reason: a mistake of ours.
    """
    if isinstance(error, OSError) and error.strerror:
        return _(error.strerror)
    return next((_(reason) for reason in _REASONS if reason in str(error)), None)
