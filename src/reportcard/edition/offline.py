"""The whole site as one ZIP file that opens without the internet, the same bytes every time.

Sorted, with the day of the edition as the time of every file. Left out, to keep it light, is what
reading does not need: PDFs, pictures to share, tables in formats for programs, copies of documents.
Leaves to others: making those files (site, downloads), where it is published.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date

from reportcard.edition.contexts import Edition
from reportcard.edition.environment import strict_catalogue
from reportcard.language import N_
from reportcard.layers import Layers
from reportcard.model.text import LANGUAGES
from reportcard.receipts.voice import Voice

OFFLINE_PATH = "report-card-site.zip"
_FOLDER = "report-card-site"
# Pages, their style and scripts, charts, and the tables that any program reads.
_KEPT = re.compile(r"(?:[^/]+|(?!share/|proofs/|data/).+)\.(?:html|css|js|svg|csv)|data/[^/]+\.csv")
_README = (
    N_("Open the file index.html in a browser. Nothing here needs the internet."),
    N_(
        "To keep this file small, some things are not in it: the PDFs, the pictures to share, the "
        "tables in other formats than CSV, copies of documents, and the list of checksums. Links "
        "to them lead nowhere here."
    ),
)
# A ZIP file knows no earlier day.
_FIRST_DAY = date(1980, 1, 1)
_FILE_MODE = 0o100644


class OfflineSite:
    """Keeps each file of an edition that belongs into the ZIP file, and packs them at the end.

    Args:
        edition: Whose site.
        locale_dir: The message catalogues, for the words in README.txt.
    """

    path = OFFLINE_PATH

    def __init__(self, edition: Edition, *, locale_dir: Layers) -> None:
        """Begin with the file that says what this is."""
        self._day = max(edition.masthead.built_on, _FIRST_DAY)
        self._files = {"README.txt": _readme(edition, locale_dir)}

    def with_pack(self, files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        """Hand every file on, and after the last one the ZIP file of those that belong into it."""
        for path, body in files:
            if _KEPT.fullmatch(path):
                self._files[path] = body
            yield path, body
        yield self.path, self.body()

    def body(self) -> bytes:
        """The ZIP file of everything noted so far."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as pack:
            for path in sorted(self._files):
                pack.writestr(self._entry(path), self._files[path])
        return packed.getvalue()

    def _entry(self, path: str) -> zipfile.ZipInfo:
        day = (self._day.year, self._day.month, self._day.day, 0, 0, 0)
        entry = zipfile.ZipInfo(f"{_FOLDER}/{path}", day)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system = 3  # a system with modes, whatever the machine of the build
        entry.external_attr = _FILE_MODE << 16
        return entry


def _readme(edition: Edition, locale_dir: Layers) -> bytes:
    """What this is, in each language one after the other."""
    head = edition.masthead
    parts = []
    for language in LANGUAGES:
        voice = Voice(language, strict_catalogue(language, locale_dir))
        told = [
            f"{voice.text(head.organization)}: {voice.text(head.title)}. {voice.text(head.cycle)}.",
            *([voice.text(head.notice)] if head.notice else []),
            *(voice.say(message) for message in _README),
            f"{head.edition_id}, {voice.day(head.built_on)}. {head.base_url}".strip(),
        ]
        parts.append("\n\n".join(told))
    return ("\n\n\n".join(parts) + "\n").encode("utf-8")
