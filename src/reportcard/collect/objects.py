"""The bytes of the archive: a file for each content, under its hash, written once."""

import hashlib
from pathlib import Path


class Objects:
    """The folder `objects/ab/<sha256>` of an archive.

    Args:
        folder: Made when the first bytes are written.
    """

    def __init__(self, folder: Path) -> None:
        """Look at nothing yet."""
        self._folder = folder
        self._sound: set[str] = set()

    def read(self, sha256: str) -> bytes:
        """The bytes with this hash (OSError if they are gone)."""
        return self._path(sha256).read_bytes()

    def write(self, body: bytes) -> str:
        """Keep bytes and return their hash; a reader never sees half a file."""
        sha256 = hashlib.sha256(body).hexdigest()
        path = self._path(sha256)
        if not self.is_sound(sha256):
            path.parent.mkdir(parents=True, exist_ok=True)
            # One run at a time: what a killed one left half-written is written over.
            part = path.with_name(f"{sha256}.part")
            part.write_bytes(body)
            part.replace(path)
        return sha256

    def is_sound(self, sha256: str) -> bool:
        """Whether the bytes are there and have their hash; looked at once while open."""
        if sha256 not in self._sound:
            try:
                body = self.read(sha256)
            except FileNotFoundError:
                return False
            if hashlib.sha256(body).hexdigest() != sha256:
                return False
            self._sound.add(sha256)
        return True

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256
