"""File names and links made from scraped text: harmless whatever the text says.

A name of a file holds lower-case ASCII letters, digits and hyphens only; a link leads to http(s).
"""

import hashlib
import re
import unicodedata
from urllib.parse import urlsplit

_SAFE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEX8 = re.compile(r"[0-9a-f]{8}")
_LONGEST = 60


def slugified(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: "Julio Concepción" is "julio-concepcion"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower())[:_LONGEST].strip("-")


def person_slug(*, name: str, person_id: str) -> str:
    """The address of a legislator: the name and the first 8 of the id's uuid."""
    start = person_id.rpartition("/")[2][:8]
    tail = start if _HEX8.fullmatch(start) else _digest(person_id)
    return f"{slugified(name)}-{tail}".lstrip("-")


def file_stem(identifier: str) -> str:
    """An id as a file name: unchanged when it is harmless ("2025-house-27"), else with a hash."""
    if _SAFE.fullmatch(identifier) and len(identifier) <= _LONGEST:
        return identifier
    return f"{slugified(identifier)}-{_digest(identifier)}".lstrip("-")


def subject_slug(category_id: str) -> str:
    """The page of a subject: its id as a file name; "index" is the name of the list of them all."""
    stem = file_stem(category_id)
    return f"{stem}-{_digest(category_id)}" if stem == "index" else stem


def safe_url(address: str) -> str:
    """The address when it is an http(s) one, else nothing: no javascript:, no file:."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]
