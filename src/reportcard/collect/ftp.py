"""The names in a folder, listed over FTP where the web server does not list it.

The list is taken as a whole and the connection closed before anything else happens: the files
themselves come over the web. Leaves politeness (turns, tries) to `http`, and the meaning of the
names to the scrapers.
"""

import ftplib
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from reportcard.collect.answers import FetchError, PassingError
from reportcard.collect.pages import LISTING_MARK
from reportcard.collect.text import decode_text
from reportcard.language import _

# A term's folder has some 900 names of 40 letters.
MAX_BYTES = 2_000_000
_TIMEOUT = 45.0  # seconds to connect, and between two pieces of the list
_WHOLE_LIST = 120.0
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Lister:
    """Lists folders over FTP.

    Attributes:
        contact: Where the operator can be reached; it is the password of the anonymous guest.
        clock: Seconds, for the limit on one list.
    """

    contact: str
    clock: Callable[[], float] = time.monotonic

    def list_folder(self, address: str) -> bytes:
        """The names in a folder, as `pages.LISTING_MARK` describes them.

        Args:
            address: "ftp://host/folder/".

        Raises:
            PassingError: the connection failed, broke off, or took too long.
            FetchError: the host refuses, or lists more than a folder can hold.
        """
        try:
            names = _names(self._ask(address))
        except ftplib.error_perm as error:
            message = _("The folder cannot be listed over FTP: {why}.")
            raise FetchError(message.format(why=error)) from error
        except (ftplib.Error, OSError, EOFError, ValueError) as error:
            raise PassingError(_("The folder's list over FTP broke off.")) from error
        return b"\n".join([LISTING_MARK + address.encode(), *(n.encode() for n in names), b""])

    def _ask(self, address: str) -> bytes:
        parts = urlsplit(address)
        # Nothing secret goes either way, and no file: a name that somebody slips in leads nowhere.
        with closing(ftplib.FTP(timeout=_TIMEOUT)) as ftp:  # noqa: S321
            ftp.connect(parts.hostname or "", parts.port or ftplib.FTP_PORT)
            ftp.login("anonymous", self.contact)
            ftp.cwd(unquote(parts.path))
            body = self._receive(ftp)
            # Without the host's word that this was all, a list cut short would look whole.
            ftp.voidresp()
            return body

    def _receive(self, ftp: ftplib.FTP) -> bytes:
        started, body = self.clock(), bytearray()
        ftp.voidcmd("TYPE A")
        with closing(ftp.transfercmd("NLST")) as stream:
            while piece := stream.recv(_CHUNK):
                body += piece
                if len(body) > MAX_BYTES:
                    raise FetchError(_("The folder's list over FTP has no end."))
                if self.clock() - started > _WHOLE_LIST:
                    raise PassingError(_("The folder's list over FTP took too long."))
        return bytes(body)


def _names(body: bytes) -> list[str]:
    """The names, sorted, each once; some hosts put the folder before them."""
    lines = decode_text(body).replace("\0", "").splitlines()
    names = {line.strip().rpartition("/")[2] for line in lines}
    return sorted(names - {"", ".", ".."})
