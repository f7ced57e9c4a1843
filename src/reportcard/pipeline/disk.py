"""What a disk that is full, read-only or broken says: one sentence instead of a traceback."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportcard.errors import EXIT_MACHINE_NOT_READY, UserError
from reportcard.language import _
from reportcard.machine import find_machine_reason


@contextmanager
def disk_trouble_told(folder: Path) -> Iterator[None]:
    """Run a block; a file that cannot be read or written ends it with a sentence.

    Args:
        folder: Where the block works, for errors that name no file of their own.

    Raises:
        UserError: with the exit code of a machine that is not ready.
    """
    import duckdb

    try:
        yield
    except (OSError, sqlite3.Error, duckdb.Error) as error:
        why = find_machine_reason(error)
        if why is None:
            raise
        name = getattr(error, "filename", None) or folder
        message = _(
            "{name} cannot be read or written: {why}. Nothing that was stored is lost: once that "
            "is mended, the same command goes on from there."
        )
        raise UserError(
            message.format(name=name, why=why), exit_code=EXIT_MACHINE_NOT_READY
        ) from error
