"""MANIFEST.json: a hash for every file of an edition, and what it was made from; and the check.

Whoever has the folder can tell that not a byte of it has changed. Same rubric hash, data hash and
software version: same edition. Leaves to others: writing it down (publish), signing it.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reportcard.edition.contexts.edition import Edition
from reportcard.edition.tables.record import RECORD_TABLES
from reportcard.language import _
from reportcard.problems import Problem

MANIFEST_PATH = "MANIFEST.json"
_OWN_HASH = "manifest_sha256"


class Manifest:
    """Notes each file of an edition as it goes by, and describes them all.

    Args:
        edition: What the files were made from.
    """

    path = MANIFEST_PATH

    def __init__(self, edition: Edition) -> None:
        """Begin with no file."""
        self._masthead = edition.masthead
        self._files: dict[str, tuple[int, str]] = {}

    def noted(self, path: str, body: bytes) -> tuple[str, bytes]:
        """Note a file and hand it on.

        Raises:
            ValueError: the path was noted before.
        """
        if path in self._files:
            raise ValueError(f"{path!r} is written twice")
        self._files[path] = (len(body), hashlib.sha256(body).hexdigest())
        return path, body

    def body(self) -> bytes:
        """The manifest of everything noted so far, the same bytes for the same files."""
        head = self._masthead
        return _sealed(
            {
                "edition": head.edition_id,
                "built_on": head.built_on.isoformat(),
                "software_version": head.software_version,
                "rubric": {
                    "id": head.rubric_id,
                    "version": head.rubric_version,
                    "sha256": head.rubric_sha256,
                },
                "data_sha256": self._data_hash(),
                "files": {
                    path: {"bytes": size, "sha256": digest}
                    for path, (size, digest) in sorted(self._files.items())
                },
            }
        )

    def _data_hash(self) -> str:
        """Hash of the record that was scored, all tables of it together.

        That of the text which `sha256sum` prints for the tables' CSV files in the order of their
        names, so that anybody can redo it.
        """
        paths = sorted(f"data/{name}.csv" for name in RECORD_TABLES)
        lines = [f"{self._files[path][1]}  {path}\n" for path in paths if path in self._files]
        return hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()


def check_manifest(folder: Path) -> tuple[Problem, ...]:
    """Everything in a folder that is not as its manifest says: changed, missing, added.

    Args:
        folder: An edition's folder; nothing in it is trusted, and no link in it is followed.

    Returns:
        One problem for each file, in the order of their paths; none when all is as published.
    """
    place = folder / MANIFEST_PATH
    if place.is_symlink() or not place.is_file():
        return (Problem(message=_("There is no manifest in this folder."), file=str(place)),)
    body = place.read_bytes()
    content = _read(body)
    if content is None:
        return (Problem(message=_("The manifest was changed."), file=MANIFEST_PATH),)
    return tuple(_check_files(folder, content["files"]))


def _check_files(folder: Path, listed: Mapping[str, Any]) -> Iterator[Problem]:
    found = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    for name in sorted({*listed, *found} - {MANIFEST_PATH}):
        if name not in found:
            yield Problem(message=_("The file is missing."), file=name)
        elif name not in listed:
            yield Problem(message=_("The file is not in the manifest."), file=name)
        elif _described(found[name]) != listed[name]:
            yield Problem(message=_("The file was changed."), file=name)


def _files(folder: Path) -> Iterator[Path]:
    """Everything in a folder but its folders; links count as files and are not followed."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _described(path: Path) -> dict[str, Any] | None:
    """A file as the manifest describes it; None for a link or another thing that is no file."""
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "sha256": digest}


def _sealed(content: dict[str, Any]) -> bytes:
    """The manifest's text, with the hash of its text without that hash."""
    own = hashlib.sha256(_text(content)).hexdigest()
    return _text(content | {_OWN_HASH: own})


def _read(body: bytes) -> dict[str, Any] | None:
    """A manifest's content; None when a byte of it is not as it was written."""
    try:
        content = json.loads(body)
        if not isinstance(content, dict) or not isinstance(content.get("files"), dict):
            return None
        own = content.pop(_OWN_HASH, None)
        as_written = isinstance(own, str) and _sealed(content) == body
    except (ValueError, RecursionError):
        return None
    return content if as_written else None


def _text(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
