"""Intermediate certificates that a host leaves out: fetched from their authority, and pinned.

A host must send its own certificate and those between it and a root that everybody knows. Some
leave the middle out; browsers mend that by themselves. Here the jurisdiction's file names the
missing one and its SHA-256, so that it may come over any road: what has another hash is refused.
It adds to the known roots, for its own host only. Leaves the connections to `transport`.
"""

import hashlib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportcard.collect.answers import HostStoppedError
from reportcard.language import _

if TYPE_CHECKING:
    import requests

_PEM = b"-----BEGIN CERTIFICATE-----"


@dataclass(frozen=True, slots=True)
class Intermediate:
    """A certificate that a host leaves out.

    Attributes:
        url: Where its authority offers it, in DER or PEM form.
        sha256: The hash of its DER form, 64 small hexadecimal digits.
    """

    url: str
    sha256: str


# Gives the certificate's bytes as they came, from wherever they are kept.
Keep = Callable[[Intermediate, Callable[[], bytes]], bytes]


def fetch_only(intermediate: Intermediate, fetch: Callable[[], bytes]) -> bytes:
    """Keep nothing: fetch it each time."""
    return fetch()


def require_pinned(body: bytes, intermediate: Intermediate, *, host: str) -> bytes:
    """The certificate in DER form, if it is the one that was pinned.

    Raises:
        HostStoppedError: it is another one, or none at all; nothing may be fetched from the host.
    """
    if is_pinned(body, intermediate):
        return _der(body)
    found = hashlib.sha256(_der(body)).hexdigest()
    message = _(
        "{url} gives a certificate with the SHA-256 {found}, and jurisdiction.yml expects {pinned} "
        "there, so nothing is fetched from {host}. Ask whoever looks after the program: the "
        "authority may have a new certificate, or somebody is in between."
    )
    raise HostStoppedError(
        message.format(url=intermediate.url, found=found, pinned=intermediate.sha256, host=host)
    )


def is_pinned(body: bytes, intermediate: Intermediate) -> bool:
    """Whether bytes at hand are the certificate that was pinned."""
    return hashlib.sha256(_der(body)).hexdigest() == intermediate.sha256


def adapter_trusting(certificate: bytes, host: str) -> "requests.adapters.HTTPAdapter":
    """Connections that may rest on one certificate (DER) more, and still end at a known root.

    Raises:
        HostStoppedError: the bytes are no certificate.
    """
    from requests.adapters import HTTPAdapter
    from urllib3.util.ssl_ import create_urllib3_context

    context = create_urllib3_context()  # verifies certificates and host names
    try:
        context.load_verify_locations(cadata=certificate)
    except ssl.SSLError as error:
        message = _("What jurisdiction.yml names as certificate for {host} is none.")
        raise HostStoppedError(message.format(host=host)) from error
    # Newer Pythons let a chain end at any certificate at hand; here it must end at a root.
    context.verify_flags &= ~ssl.VERIFY_X509_PARTIAL_CHAIN

    class Adapter(HTTPAdapter):
        def init_poolmanager(self, *sizes: Any, **more: Any) -> None:
            super().init_poolmanager(*sizes, **more, ssl_context=context)

        def proxy_manager_for(self, proxy: Any, **more: Any) -> Any:
            return super().proxy_manager_for(proxy, **more, ssl_context=context)

    return Adapter()


def _der(body: bytes) -> bytes:
    """The DER form of a certificate in either form; what is neither stays as it is."""
    if _PEM not in body:
        return body
    try:
        return ssl.PEM_cert_to_DER_cert(body[body.index(_PEM) :].decode("ascii").strip())
    except ValueError:  # cut short, or no text: it has another hash then
        return body
