"""Keeps a PDF for the next build: layout takes half a minute, and mostly nothing has changed.

The key is a hash of everything that decides the bytes: the document, the typefaces, and the
versions of our own code, of the packages and of the system's libraries that lay it out. What is
kept carries the key and its own hash; whatever does not fit is made again, so the cache may be
deleted or spoiled at any time. Leaves to others: making the PDF (pdf), where the cache lies.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from reportcard.edition.pdf_fonts import FONT_FILES
from reportcard.edition.pdf_system import library_versions

# The packages that have a say in the bytes of a PDF.
_PACKAGES = (
    "weasyprint", "pydyf", "fonttools", "tinycss2", "cssselect2", "tinyhtml5", "pyphen", "pillow",
)  # fmt: skip
_OWN_MODULES = ("pdf.py", "pdf_fonts.py", "pdf_tags.py")
_MARK = "reportcard-pdf"


def cached(place: Path | None, document: str, make: Callable[[], bytes]) -> bytes:
    """The PDF of a document: the kept one, or a new one that is kept in its place.

    Args:
        place: The file that keeps it; None keeps nothing.
        document: Everything that is laid out: style and text.
        make: Makes the PDF.
    """
    if place is None:
        return make()
    key = _key(document)
    found = _read(place, key)
    if found is not None:
        return found
    body = make()
    _keep(place, key, body)
    return body


def _key(document: str) -> str:
    hashed = hashlib.sha256(document.encode("utf-8"))
    for part in (*_software(), *library_versions()):
        hashed.update(f"\0{part}".encode())
    return hashed.hexdigest()


@cache
def _software() -> tuple[str, ...]:
    return (*_package_versions(), *_file_hashes())


def _package_versions() -> Iterator[str]:
    for name in _PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:  # not every version of the renderer needs all of them
            yield f"{name} none"


def _file_hashes() -> Iterator[str]:
    for package, names in FONT_FILES.items():
        for name in names:
            yield hashlib.sha256((files(package) / "files" / name).read_bytes()).hexdigest()
    for name in _OWN_MODULES:
        yield hashlib.sha256(Path(__file__).with_name(name).read_bytes()).hexdigest()


def _read(place: Path, key: str) -> bytes | None:
    """What is kept, when it was made of the same and not a byte of it has changed."""
    try:
        head, _end, body = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if head == _head(key, body) else None


def _keep(place: Path, key: str, body: bytes) -> None:
    # Whole or not at all: a build that is killed here must not leave half a book.
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f".{place.name}.{os.getpid()}")
    new.write_bytes(_head(key, body) + b"\n" + body)
    new.replace(place)


def _head(key: str, body: bytes) -> bytes:
    return f"{_MARK} {key} {hashlib.sha256(body).hexdigest()}".encode("ascii")
