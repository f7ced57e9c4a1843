"""Message catalogues: every user-visible string of code and templates goes through here.

msgids are English; the Spanish stands in `templates/locale/es/LC_MESSAGES/*.po`, a file for each
area, merged when they are read. Code marks strings with `_("...")`; placeholders are named:
`_("{n} roll calls").format(n=3)`. Near the bottom: whoever calls hands in the catalogues' folder.
"""

import io
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from reportcard.errors import UserError
from reportcard.layers import Layers, folders_of
from reportcard.model.text import Language
from reportcard.problems import Problem

Translate = Callable[[str], str]

# United States Spanish: "2 de junio de 2025", and a point in decimals, as its readers write them.
LOCALES: dict[Language, str] = {"en": "en_US", "es": "es_US"}


# What is put into a message: "%(count)s" in templates, "{n}" in code; and a per cent sign, which
# stands alone in code only.
_PLACE = re.compile(r"%\(\w+\)[sd]|%%|%|\{\w*\}")


class _Terminal:
    """The one language a process speaks to its terminal; set once at the start of a command."""

    catalogue = NullTranslations()
    language: Language = "en"


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


def speak(language: Language, locale_dir: Layers) -> None:
    """Set the language of the terminal for this process."""
    _Terminal.catalogue = catalogue(language, locale_dir)
    _Terminal.language = language


@contextmanager
def speaking(language: Language, locale_dir: Layers) -> Iterator[None]:
    """Speak another language to whoever asks `_` within the block; the one before comes back."""
    before = _Terminal.catalogue, _Terminal.language
    speak(language, locale_dir)
    try:
        yield
    finally:
        _Terminal.catalogue, _Terminal.language = before


def spoken_language() -> Language:
    """The language that this process speaks to its terminal."""
    return _Terminal.language


@cache
def catalogue(language: Language, locale_dir: Layers) -> NullTranslations:
    """The merged catalogues of a language; English is the language of the messages themselves.

    A translation that is empty, fuzzy (a guess that nobody has confirmed) or lacks a plural form
    counts as missing.

    Args:
        language: Which one.
        locale_dir: The folder that holds `<language>/LC_MESSAGES/*.po`; of several, an earlier
            one's translation of a message wins.

    Raises:
        UserError: there is no catalogue of that language, one cannot be read, or two of one folder
            translate a message differently.
    """
    if language == "en":
        return NullTranslations()
    # Imported late: only pages and the Spanish terminal need Babel.
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    found: dict[str, Any] = {}
    # The last folder first, so that the ones before it have the last word.
    for folder in reversed(folders_of(locale_dir)):
        found |= _messages_in(folder / language / "LC_MESSAGES", language)
    if not found:
        where = folders_of(locale_dir)[-1] / language / "LC_MESSAGES"
        raise _unreadable(where, _("There is no catalogue in this folder."))
    merged = Catalog(locale=language)
    for message in found.values():
        merged.add(message.id, message.string)
    compiled = io.BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return GNUTranslations(compiled)


def read_pairs(language: Language, locale_dir: Layers) -> Iterator[tuple[str, str]]:
    """Every message of one form and its translation, to find a message by what was said.

    Args:
        language: That of the translations.
        locale_dir: As above.
    """
    for folder in folders_of(locale_dir):
        for path in _catalogues_in(folder / language / "LC_MESSAGES"):
            for message in _translated(path, language):
                if isinstance(message.id, str):
                    yield message.id, message.string


@cache
def day_in_words(day: date, language: Language) -> str:
    """A date in words: "June 2, 2025", "2 de junio de 2025"."""
    # Imported late: it is slow to load.
    from babel.dates import format_date

    return str(format_date(day, "long", locale=LOCALES[language]))


def _catalogues_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.po"))


# Babel ships no types: its messages are Any here.
def _messages_in(folder: Path, language: Language) -> dict[str, Any]:
    """The messages of one folder's catalogues, by their English."""
    found: dict[str, Any] = {}
    for path in _catalogues_in(folder):
        for message in _translated(path, language):
            english = _english(message)
            _require_agreement(found.get(english), message, path)
            found[english] = message
    return found


def _translated(path: Path, language: Language) -> Iterator[Any]:
    """The messages of one catalogue that have a finished translation."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            messages = list(read_po(file, locale=language, abort_invalid=True))
    except PoFileError as error:
        raise _unreadable(path, str(error), line=error.lineno + 1) from error
    except ValueError as error:  # not UTF-8, or a text without its closing quote
        raise _unreadable(path, str(error)) from error
    for message in messages:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and all(forms) and not message.fuzzy:
            _require_same_places(message, forms, path)
            yield message


def _require_agreement(known: Any, message: Any, path: Path) -> None:
    if known is not None and known.string != message.string:
        sentence = _("Another catalogue translates this message differently: {message}")
        raise _unreadable(path, sentence.format(message=_english(message)), line=message.lineno)


def _require_same_places(message: Any, forms: Iterable[Any], path: Path) -> None:
    """A place that the English does not have, or a per cent sign alone, would stop a page later."""
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    known = {place for text in ids for place in _PLACE.findall(text)} | {"%%"}
    for form in forms:
        if strange := sorted(set(_PLACE.findall(form)) - known):
            sentence = _("The translation has a place that the English does not have: {place}")
            raise _unreadable(path, sentence.format(place=strange[0]), line=message.lineno)


def _english(message: Any) -> str:
    return str(message.id[0] if isinstance(message.id, tuple) else message.id)


def _unreadable(path: Path, message: str, *, line: int | None = None) -> UserError:
    return UserError([Problem(message=message, file=str(path), line=line)])
