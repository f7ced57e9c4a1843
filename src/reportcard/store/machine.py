"""What the machine says when a file cannot be read or written: the reason, from whichever library.

Libraries wrap the same few reasons of the operating system in errors of their own, and raise those
for mistakes of ours as well. Told by the reason's words, the two can be kept apart.
"""

import errno
import os

_REASONS = tuple(
    os.strerror(number)
    for number in (
        *(errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO),
        *(
            errno.EISDIR,
            errno.ENOTDIR,
            errno.ENOENT,
            errno.EEXIST,
            errno.EMFILE,
            errno.ENAMETOOLONG,
        ),
    )
)
# SQLite has words of its own.
_MORE_REASONS = (
    "database or disk is full",
    "attempt to write a readonly database",
    "unable to open database file",
    "disk I/O error",
)


def find_machine_reason(error: BaseException) -> str | None:
    """The machine's reason behind an error; None if the error has another one."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return next((reason for reason in (*_REASONS, *_MORE_REASONS) if reason in str(error)), None)
