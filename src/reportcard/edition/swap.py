"""Two things of the system that Python has no name for: let two folders change places, and put a
whole file system's writes on disk at once (a call for each of a thousand files takes seconds).

Leaves to others: what is swapped, and what happens where it cannot be done (publish).
"""

import ctypes
import errno
import os
from pathlib import Path

_AT_FDCWD = -100  # relative paths start at the working directory
_RENAME_EXCHANGE = 2
# What kernels and file systems answer that do not know the exchange.
_UNKNOWN = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP})


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one file system change places in a single step.

    Returns:
        False where the system or the file system cannot; nothing has moved then.

    Raises:
        OSError: it can but did not.
    """
    renameat2 = getattr(_libc(), "renameat2", None)
    if renameat2 is None:
        return False
    answer = renameat2(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE)
    )
    if answer == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNKNOWN:
        return False
    raise OSError(code, os.strerror(code), str(one))


def flush(folder: Path) -> None:
    """Wait until everything written so far on the folder's file system is safe on disk.

    Raises:
        OSError: the disk did not take it.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        syncfs = getattr(_libc(), "syncfs", None)
        if syncfs is None:
            os.sync()
        elif syncfs(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(handle)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
