"""Message catalogues: every user-visible string of code and templates goes through here.

msgids are English; the Spanish stands in `templates/locale/es/LC_MESSAGES/*.po`, a file for each
area, merged when they are read. Code marks strings with `_("...")`; placeholders are named:
`_("{n} roll calls").format(n=3)`. Leaf: whoever calls hands in the folder of the catalogues.
"""

import io
import os
from collections.abc import Callable, Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from reportcard.model.text import Language

Translate = Callable[[str], str]


class _Terminal:
    """The one language a process speaks to its terminal; set once at the start of a command."""

    catalogue = NullTranslations()


def N_(message: str) -> str:
    """Mark a message for the catalogue without translating it here."""
    return message


def _(message: str) -> str:
    """The message in the language of the terminal."""
    return _Terminal.catalogue.gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The form of the message that fits the number, in the language of the terminal."""
    return _Terminal.catalogue.ngettext(one, many, n)


def terminal_language(environ: Mapping[str, str] = os.environ) -> Language:
    """The language staff read in the terminal: REPORTCARD_LANG, LC_ALL, LC_MESSAGES or LANG."""
    for name in ("REPORTCARD_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return "es" if value.lower().startswith("es") else "en"
    return "en"


def speak(language: Language, locale_dir: Path) -> None:
    """Set the language of the terminal for this process."""
    _Terminal.catalogue = catalogue(language, locale_dir)


@cache
def catalogue(language: Language, locale_dir: Path) -> NullTranslations:
    """The merged catalogues of a language; English is the language of the messages themselves.

    Args:
        language: Which one.
        locale_dir: The folder that holds `<language>/LC_MESSAGES/*.po`.

    Raises:
        FileNotFoundError: there is no catalogue of that language.
        ValueError: two catalogues translate one message differently.
    """
    if language == "en":
        return NullTranslations()
    # Imported late: only pages and the Spanish terminal need Babel.
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    folder = locale_dir / language / "LC_MESSAGES"
    merged = Catalog(locale=language)
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language, abort_invalid=True):
                _add(merged, message, path)
    if not len(merged):
        raise FileNotFoundError(folder)
    compiled = io.BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _add(merged, message, path: Path) -> None:  # type: ignore[no-untyped-def]  # Babel has no types
    if not message.id:
        return
    known = merged.get(message.id)
    if known is not None and known.string != message.string:
        raise ValueError(f"{path}: another catalogue translates {message.id!r} differently")
    merged.add(message.id, message.string, flags=message.flags)
