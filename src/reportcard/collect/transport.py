"""One request and its answer, byte by byte: limits, certificates, and what can go wrong on the way.

Certificates are always verified. Leaves politeness (turns, robots.txt, tries, redirects) to `http`,
and what the body must be to `body`.
"""

import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportcard.collect.answers import (
    FetchError,
    HostStoppedError,
    IncompleteChainError,
    PassingError,
)
from reportcard.collect.certificates import adapter_trusting
from reportcard.language import _

if TYPE_CHECKING:
    import requests

MAX_BYTES = 40_000_000
_CHUNK = 65_536
_TIMEOUTS = (15.0, 45.0)  # seconds to connect, and between two pieces of an answer
_WHOLE_ANSWER = 180.0  # seconds for one answer altogether

# Told by OpenSSL's own words: the exceptions around them differ between versions.
_CERTIFICATE = ("certificate_verify_failed", "no_certificate_or_crl_found")
_INCOMPLETE = ("unable to get local issuer certificate", "unable to get issuer certificate")
_EXPIRED = "certificate has expired"


@dataclass(frozen=True, slots=True)
class Reply:
    """A host's answer to one request; body is read for status 200 only."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header, "" if the answer has none of that name."""
        return self.headers.get(name, "")


@dataclass
class Transport:
    """The connections of one run.

    Attributes:
        user_agent: How the client introduces itself.
        ca_bundle: Files with certificates for hosts whose chain is incomplete, by host name.
        clock: Seconds, for the limit on one answer.
    """

    user_agent: str
    ca_bundle: Mapping[str, str] = field(default_factory=dict)
    clock: Callable[[], float] = time.monotonic
    _session: "requests.Session | None" = field(default=None, init=False)

    def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def trust(self, netloc: str, certificate: bytes) -> None:
        """Add a certificate (DER) to those that connections to one host may rest on.

        It lies between the host's own and a root: it opens no other way than through a known root.

        Raises:
            HostStoppedError: the bytes are no certificate.
        """
        self._opened().mount(f"https://{netloc}/", adapter_trusting(certificate, netloc))

    def ask(self, url: str, headers: Mapping[str, str]) -> Reply:
        """Send one request; redirects are answers like any other.

        Raises:
            PassingError: the connection failed or broke off.
            FetchError: the answer is too large, or the address cannot be asked for.
            IncompleteChainError: the host's certificate leads to none that is known.
            HostStoppedError: the host's certificate cannot be verified.
        """
        import requests
        import urllib3

        try:
            with closing(self._send(url, headers)) as response:
                body = self._body(response) if response.status_code == 200 else b""
                return Reply(response.status_code, response.headers, body)
        except requests.exceptions.SSLError as error:
            raise _certificate_trouble(url, error) from error
        except requests.Timeout as error:
            raise PassingError(_("It does not answer in time.")) from error
        except requests.ConnectionError as error:
            raise PassingError(_("The connection failed.")) from error
        except urllib3.exceptions.ReadTimeoutError as error:
            raise PassingError(_("It does not answer in time.")) from error
        except (urllib3.exceptions.ProtocolError, urllib3.exceptions.DecodeError) as error:
            raise PassingError(_("The answer broke off.")) from error
        except (requests.RequestException, urllib3.exceptions.HTTPError, ValueError) as error:
            message = _("The address cannot be asked for: {why}.")
            raise FetchError(message.format(why=error)) from error

    def _send(self, url: str, headers: Mapping[str, str]) -> "requests.Response":
        return self._opened().get(
            url,
            headers=headers,
            stream=True,
            timeout=_TIMEOUTS,
            allow_redirects=False,
            verify=self.ca_bundle.get(urlsplit(url).hostname or "", True),
        )

    def _opened(self) -> "requests.Session":
        import requests

        if self._session is None:
            self._session = requests.Session()
            self._session.headers["User-Agent"] = self.user_agent
            # The one encoding every host speaks, decoded piece by piece under the limit below.
            self._session.headers["Accept-Encoding"] = "gzip"
        return self._session

    def _body(self, response: "requests.Response") -> bytes:
        pieces, size, started = [], 0, self.clock()
        # Piece by piece as they come: waiting for a full one would let a slow host take for ever.
        while piece := response.raw.read1(_CHUNK, decode_content=True):
            pieces.append(piece)
            size += len(piece)
            if size > MAX_BYTES:
                raise FetchError(_("The page is larger than {n} MB.").format(n=MAX_BYTES // 10**6))
            if self.clock() - started > _WHOLE_ANSWER:
                raise PassingError(_("The answer took too long."))
        return b"".join(pieces)


def _certificate_trouble(url: str, error: Exception) -> Exception:
    """A certificate that does not verify stops the host; a handshake that broke off may pass."""
    why = str(error).lower()
    host = urlsplit(url).netloc
    if not any(words in why for words in _CERTIFICATE):
        return PassingError(_("The secure connection failed."))
    if _EXPIRED in why:
        message = _("A certificate of {host} has expired, so nothing is fetched from it.")
        return HostStoppedError(message.format(host=host))
    message = _(
        "The certificate of {host} cannot be verified, so nothing is fetched from it. If the host "
        "leaves out its intermediate certificate, name that one in jurisdiction.yml: "
        "docs/live-checks.md says how."
    )
    is_incomplete = any(words in why for words in _INCOMPLETE)
    kind = IncompleteChainError if is_incomplete else HostStoppedError
    return kind(message.format(host=host))
