"""What a build leaves as it was: a file whose bytes are those of the last edition is taken over.

It is the same file on disk (a hard link), so that its time and its number stay, a web server's
caches hold, and copying the edition elsewhere copies only what changed. Every byte is compared; no
date, size or checksum is trusted in the place of that. Leaves to others: everything else of
publishing (publish).
"""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Changes:
    """What a published edition has that the one before it had not, and the other way round.

    Attributes:
        written: The files that are new or different, in the order they were made.
        kept: How many are the same as before, byte for byte.
        gone: The files of the last edition that this one does not have, sorted.
    """

    written: tuple[str, ...]
    kept: int
    gone: tuple[str, ...]


@dataclass(slots=True)
class LastEdition:
    """The edition that a build replaces, and which of its files were taken over.

    Attributes:
        folder: Where it stands; it need not be there.
    """

    folder: Path
    _plain: dict[Path, bool] = field(default_factory=dict)

    def take_over(self, path: str, body: bytes, target: Path) -> bool:
        """Put the file of the last edition at `target`, when it has these very bytes.

        Returns:
            Whether it did; nothing was written otherwise.

        Raises:
            OSError: the disk did not take it.
        """
        old = self.folder / path
        found = self._describe(old)
        if found is None or found.st_size != len(body) or old.read_bytes() != body:
            return False
        try:
            os.link(old, target)
        except OSError:
            # A file system without links: a copy with the time of the old one.
            target.write_bytes(body)
            os.utime(target, ns=(found.st_atime_ns, found.st_mtime_ns))
        return True

    def gone(self, written: set[str]) -> tuple[str, ...]:
        """The files that it has and a new one does not."""
        if not self.folder.is_dir():
            return ()
        had = (p for p in self.folder.rglob("*") if p.is_symlink() or not p.is_dir())
        return tuple(sorted({p.relative_to(self.folder).as_posix() for p in had} - written))

    def _describe(self, old: Path) -> os.stat_result | None:
        """A file that lies in the edition itself; None for a link, or one beyond a link."""
        if not self._is_plain(old.parent):
            return None
        try:
            found = old.lstat()
        except FileNotFoundError:
            return None
        return found if stat.S_ISREG(found.st_mode) else None

    def _is_plain(self, folder: Path) -> bool:
        if folder not in self._plain:
            is_here = folder.is_dir() and not folder.is_symlink()
            beyond = folder == self.folder or self._is_plain(folder.parent)
            self._plain[folder] = is_here and beyond
        return self._plain[folder]
