"""The files in a LegiScan dataset, read from the zip without unpacking it anywhere.

A zip from somewhere is not trusted: how many files it has, and how large they are unpacked, is
bounded before anything is read. Leaves to others: what the files say (json_tree, csv_tree).
"""

import io
import re
import zipfile
import zlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime

from reportcard.collect.text import load_json
from reportcard.errors import PageError
from reportcard.language import _

# A year of the largest legislature has some 40,000 files and 1 GB; text shrinks to a tenth.
MOST_FILES = 200_000
MOST_BYTES_OF_A_FILE = 512 * 1024**2
MOST_BYTES = 4 * 1024**3
MOST_SHRUNK = 200
_SESSION = re.compile(r"(\d{4})-(\d{4})(?:_.*)?")
_PLACE = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Folder:
    """One session's folder in the zip.

    Attributes:
        place: Two letters.
        session: The folder's name.
        files: The files in it by their path below it ("bill/HB1.json", "csv/bills.csv").
        archive: The open zip.
    """

    place: str
    session: str
    files: dict[str, zipfile.ZipInfo]
    archive: zipfile.ZipFile

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year, from the folder's name."""
        found = _SESSION.fullmatch(self.session)
        if found is None:
            message = _("The folder {name} is not called like a session: 2025-2025_Name.")
            raise PageError(message.format(name=self.session))
        return int(found[1]), int(found[2])

    @property
    def made_at(self) -> datetime:
        """When the newest file in it was made; a zip knows no zone, so UTC is taken.

        Raises:
            PageError: a file has a day that is none.
        """
        try:
            return max(datetime(*info.date_time, tzinfo=UTC) for info in self.files.values())
        except ValueError as error:
            message = _("A file in the zip has no day on which it was made: {why}.")
            raise PageError(message.format(why=error)) from error

    def read(self, name: str) -> bytes:
        """The bytes of one file.

        Raises:
            PageError: the file is damaged.
        """
        try:
            return self.archive.read(self.files[name])
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            message = _("The file {name} in the zip is damaged: {why}.")
            raise PageError(message.format(name=name, why=error)) from error


def open_folders(body: bytes) -> tuple[Folder, ...]:
    """The sessions in a dataset's zip, by place and session.

    Raises:
        PageError: it is no zip, or not one of LegiScan's, or larger than any dataset can be.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(body))
    except zipfile.BadZipFile as error:
        raise PageError(_no_zip(body)) from error
    infos = [info for info in archive.infolist() if not info.is_dir()]
    _check_size(infos, len(body))
    found: dict[tuple[str, str], dict[str, zipfile.ZipInfo]] = defaultdict(dict)
    for info in infos:
        place, session, rest = _place_of(info.filename)
        if place:
            found[place, session][rest] = info
    if not found:
        raise PageError(_("There is no folder like CT/2025-2025_Name in the zip."))
    return tuple(Folder(*key, files, archive) for key, files in sorted(found.items()))


def _no_zip(body: bytes) -> str:
    """What the file is instead: LegiScan answers a wrong question in JSON."""
    try:
        answer = load_json(body)
        said = str(answer["alert"]["message"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return _(
            "This file is no zip; what is read here is a dataset as LegiScan offers it for "
            "download."
        )
    return _("This file is no zip but an answer of LegiScan: {said}").format(said=said)


def _check_size(infos: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(info.file_size for info in infos)
    if len(infos) > MOST_FILES:
        message = _("The zip has {n} files, more than any dataset.")
        raise PageError(message.format(n=len(infos)))
    if (
        unpacked > MOST_BYTES
        or unpacked > MOST_SHRUNK * size
        or any(info.file_size > MOST_BYTES_OF_A_FILE for info in infos)
    ):
        message = _("Unpacked the zip would have {n} bytes, more than any dataset of its size.")
        raise PageError(message.format(n=unpacked))
    if any(info.flag_bits & 1 for info in infos):
        raise PageError(_("The zip is locked with a password."))


def _place_of(name: str) -> tuple[str, str, str]:
    """The place, the session and the rest of a path; "" where it is none of a dataset's."""
    parts = name.split("/")
    for at, part in enumerate(parts[:-2]):
        if _PLACE.fullmatch(part):
            return part, parts[at + 1], "/".join(parts[at + 2 :])
    return "", "", ""
