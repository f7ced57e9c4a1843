"""Puts an edition in its place: written beside it, safe on disk, then one atomic swap.

Only what is different is written: a file that the last edition has too is taken over (kept).

Whatever stops a build (an error, Ctrl-C, a power cut) leaves the last edition as it was; what a
killed build left lying is cleared by the next one. On Linux the new folder and the old one change
places in a single step (renameat2 with RENAME_EXCHANGE), so there is no moment without an edition.
Where the system or the file system cannot do that, two renames follow each other: for that moment
the address is empty, and a build killed in it leaves the last edition under a hidden name, from
where the next build puts it back first. Leaves to others: what the files hold.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reportcard.edition.kept import Changes, LastEdition
from reportcard.edition.manifest import MANIFEST_PATH
from reportcard.edition.swap import exchange, flush
from reportcard.errors import EXIT_MACHINE_NOT_READY, UserError
from reportcard.language import _
from reportcard.machine import find_machine_reason

# A reader's web server runs under another user: readable for all, whatever the umask of the build.
_FILE_MODE = 0o644
_FOLDER_MODE = 0o755
# Trouble with the place that a person can mend; anything else is a mistake of ours.
_OF_THE_PLACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM})


def publish(files: Iterable[tuple[str, bytes]], out: Path) -> Changes:
    """Write every file into a new folder and let it take the place of the last edition.

    Args:
        files: Path within the edition (with "/") and content, each path once. Consumed as it is
            written, so that an edition never lies in memory as a whole.
        out: The edition's folder. Its parent is made if need be.

    Returns:
        Which files are different from those of the last edition.

    Raises:
        UserError: another build is writing the same edition; what stands at `out` is not an
            edition; or the disk is full or not to be written to.
        ValueError: a path leaves the folder or is given twice.
    """
    places = _Places.beside(out)
    with _place_trouble(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    with _only_build(places):
        with _place_trouble(out):
            places.settle()
        _require_edition(out)
        try:
            changes = _write(files, places.new, out)
            with _place_trouble(out):
                _swap(places)
            return changes
        finally:
            places.clear()


@dataclass(frozen=True, slots=True)
class _Places:
    """The edition's folder, and the hidden names beside it that a build uses."""

    out: Path
    new: Path
    old: Path
    lock: Path

    @classmethod
    def beside(cls, out: Path) -> "_Places":
        return cls(out, *(out.with_name(f".{out.name}.{kind}") for kind in ("new", "old", "lock")))

    def settle(self) -> None:
        """Clear what a killed build left; an edition that it had put aside goes back first."""
        if self.old.exists() and not self.out.exists():
            self.old.rename(self.out)
        self.clear()

    def clear(self) -> None:
        """Remove the hidden folders; the old edition only when there is one in its place."""
        if self.new.exists():
            shutil.rmtree(self.new)
        if self.old.exists() and self.out.exists():
            shutil.rmtree(self.old)


@contextmanager
def _only_build(places: _Places) -> Iterator[None]:
    """Hold the edition's lock; the system lets go of it when the process ends in any way."""
    with _place_trouble(places.out):
        handle = os.open(places.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _FILE_MODE)
    try:
        _take(handle, places.out)
        yield
    finally:
        os.close(handle)


def _take(handle: int, out: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise UserError(
            _("Another build is writing {folder}: wait until it is done, then build again.").format(
                folder=out
            )
        ) from error


def _require_edition(out: Path) -> None:
    """Nothing but an edition is ever replaced: a folder of somebody's own would be lost."""
    if not out.exists() and not out.is_symlink():
        return
    is_folder = out.is_dir() and not out.is_symlink()
    if is_folder and ((out / MANIFEST_PATH).is_file() or not any(out.iterdir())):
        return
    raise UserError(
        _(
            "{folder} is not a report card of this program (it has no {manifest}): move it away, "
            "or choose another name with --name."
        ).format(folder=out, manifest=MANIFEST_PATH)
    )


def _write(files: Iterable[tuple[str, bytes]], folder: Path, out: Path) -> Changes:
    last, paths, written = LastEdition(out), set(), []
    with _place_trouble(out):
        _make_folder(folder)
    for path, body in files:
        target = folder.joinpath(*_parts(path))
        if path in paths:
            raise ValueError(f"{path!r} is written twice")
        paths.add(path)
        with _place_trouble(out):
            _make_parents(target, folder)
            if not last.take_over(path, body, target):
                _write_file(target, body)
                written.append(path)
            target.chmod(_FILE_MODE)
    with _place_trouble(out):
        flush(folder)
        return Changes(tuple(written), len(paths) - len(written), last.gone(paths))


def _parts(path: str) -> tuple[str, ...]:
    """The parts of a path that stays within the edition.

    Raises:
        ValueError: it does not.
    """
    parts = PurePosixPath(path).parts
    plain = "/".join(parts) == path and "\\" not in path and "\0" not in path
    if not parts or not plain or ".." in parts or path.startswith("/"):
        raise ValueError(f"{path!r} is not a path within the edition")
    return parts


def _make_parents(target: Path, folder: Path) -> None:
    missing = []
    for parent in target.parents:
        if parent == folder or parent.is_dir():
            break
        missing.append(parent)
    for parent in reversed(missing):
        _make_folder(parent)


def _make_folder(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(_FOLDER_MODE)


def _write_file(target: Path, body: bytes) -> None:
    with target.open("xb") as file:
        file.write(body)


def _swap(places: _Places) -> None:
    """The one step that readers see."""
    if not places.out.exists():
        places.new.rename(places.out)
    elif not exchange(places.new, places.out):
        _swap_by_two_renames(places)
    flush(places.out.parent)


def _swap_by_two_renames(places: _Places) -> None:
    places.out.rename(places.old)
    try:
        places.new.rename(places.out)
    except OSError:
        places.old.rename(places.out)
        raise


@contextmanager
def _place_trouble(out: Path) -> Iterator[None]:
    """Turn trouble with the disk into a sentence; a mistake of ours stays a traceback."""
    try:
        yield
    except OSError as error:
        if error.errno not in _OF_THE_PLACE:
            raise
        raise UserError(
            _(
                "{folder} could not be written ({reason}). The last report card is as it was."
            ).format(folder=out, reason=find_machine_reason(error)),
            exit_code=EXIT_MACHINE_NOT_READY,
        ) from error
