"""The pictures to share: one for each card and one for the site, in each language.

Drawing them all takes seconds, so pictures are kept for the next build in one file a language, each
under a hash of its words and of all that draws it: what changed is drawn anew, and the file may be
deleted or spoiled at any time.
Leaves to others: drawing (share_picture), the words themselves (templates/site/share_parts.html).
"""

import hashlib
import os
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache as once
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from reportcard.edition.contexts import Edition
from reportcard.edition.pdf_fonts import FONT_FILES
from reportcard.edition.share_picture import Words, draw_picture
from reportcard.edition.share_words import picture_words
from reportcard.layers import Layers
from reportcard.model.text import LANGUAGES, Language

# The picture of the site as a whole; no slug of a legislator is that short.
SITE = "site"
_OWN_MODULES = ("share_picture.py",)
Pictures = dict[str, bytes]


def share_paths(edition: Edition) -> tuple[str, ...]:
    """The path of every picture in every language."""
    names = (SITE, *(legislator.person.slug for legislator in edition.legislators))
    return tuple(_path(name, language) for language in LANGUAGES for name in names)


def render_pictures(
    edition: Edition,
    language: Language,
    *,
    templates_dir: Layers,
    locale_dir: Layers,
    cache: Path | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Every picture in one language.

    Args:
        edition: What is shown.
        language: Of the pictures.
        templates_dir: Holds `site/`, whose words the pictures show.
        locale_dir: The message catalogues.
        cache: A folder that keeps them for the next build; None keeps nothing.

    Yields:
        The path within the site, and the bytes.

    Raises:
        UserError: a string has no Spanish, or a template has a mistake.
    """
    place = None if cache is None else cache / f"share.{language}.zip"
    kept = _read(place)
    drawn: Pictures = {}
    words_of = picture_words(edition, language, templates_dir=templates_dir, locale_dir=locale_dir)
    for name, words in words_of:
        key = _key(words)
        body = drawn[key] = kept[key] if key in kept else draw_picture(words)
        yield _path(name, language), body
    if place is not None and drawn.keys() != kept.keys():
        _keep(place, drawn)


# ---------------------------------------------------------------- private


def _path(name: str, language: Language) -> str:
    return f"share/{name}.{language}.png"


def _key(words: Words) -> str:
    return hashlib.sha256(f"{_software()}\0{words!r}".encode()).hexdigest()


@once
def _software() -> str:
    """All that decides a picture besides its words."""
    fonts = (
        hashlib.sha256((files(package) / "files" / name).read_bytes()).hexdigest()
        for package, names in FONT_FILES.items()
        for name in names
    )
    own = (Path(__file__).with_name(name).read_text("utf-8") for name in _OWN_MODULES)
    return "\0".join((version("pillow"), *fonts, *own))


def _read(place: Path | None) -> Pictures:
    """What was kept; nothing of a file that is not whole."""
    if place is None:
        return {}
    try:
        with zipfile.ZipFile(place) as pack:
            return {name: pack.read(name) for name in pack.namelist()}
    except (OSError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError):
        return {}


def _keep(place: Path, pictures: Mapping[str, bytes]) -> None:
    # Whole or not at all: a build that is killed here must not leave half a file.
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f".{place.name}.{os.getpid()}")
    with zipfile.ZipFile(new, "w", zipfile.ZIP_STORED) as pack:
        for name, body in pictures.items():
            pack.writestr(name, body)
    new.replace(place)
