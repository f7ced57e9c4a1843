"""The template engine in one language: strict, escaping, with the language's catalogue and dates.

A missing Spanish string stops the build. Shared by the site and the PDF.
Leaves to others: which templates exist and what they are given (site, pdf).
"""

from collections.abc import Callable
from copy import copy
from datetime import date
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import NoReturn

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reportcard.edition.words import find_word
from reportcard.errors import UserError
from reportcard.language import _, catalogue
from reportcard.model.text import Language
from reportcard.problems import Problem

# United States Spanish: "2 de junio de 2025", and a point in decimals, as its readers write them.
LOCALES: dict[Language, str] = {"en": "en_US", "es": "es_US"}


class _Missing(NullTranslations):
    """Stands behind a catalogue: whoever gets here asked for a string that it does not have."""

    def gettext(self, message: str) -> NoReturn:
        raise _untranslated(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> NoReturn:
        raise _untranslated(msgid1)


def build_environment(language: Language, *, folder: Path, locale_dir: Path) -> Environment:
    """A template environment for one language.

    Args:
        language: Of the pages.
        folder: Where the templates are.
        locale_dir: Where the catalogues are.

    Filters: `t` (a Text in this language), `day` (a date in words), `iso` (a date for machines),
    `word("kind")` (the word for a code). Names: `language`, and `_`, `gettext`, `ngettext`.
    """
    environment = Environment(
        loader=FileSystemLoader(folder),
        extensions=["jinja2.ext.i18n"],
        # Whatever the file is called: nothing scraped may ever reach a page as markup.
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.policies["ext.i18n.trimmed"] = True
    translations = strict_catalogue(language, locale_dir)
    # The extension adds this method when it is loaded; mypy cannot know it.
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(
        t=lambda text: text.in_language(language),
        day=day_filter(language),
        iso=date.isoformat,
        word=word_filter(translations.gettext),
        thousands=lambda number: f"{number:,}",
    )
    environment.globals["language"] = language
    return environment


def strict_catalogue(language: Language, locale_dir: Path) -> NullTranslations:
    """The language's catalogue, which raises UserError for a string that it does not have."""
    # A copy: the terminal shares the cached one, and must not stop over a missing string.
    translations = copy(catalogue(language, locale_dir))
    if language != "en":
        translations.add_fallback(_Missing())
    return translations


def day_filter(language: Language) -> Callable[[date], str]:
    """Writes a date in words: "June 2, 2025", "2 de junio de 2025"."""

    @cache
    def day(on: date) -> str:
        # Imported late: it is slow to load and only pages need it.
        from babel.dates import format_date

        return str(format_date(on, "long", locale=LOCALES[language]))

    return day


def word_filter(gettext: Callable[[str], str]) -> Callable[..., str]:
    """Gives the word for a code in this language; a code without a word stays as it is."""

    @cache
    def word(code: str | None, kind: str) -> str:
        english = find_word(kind, code)
        return (code or "") if english is None else gettext(english)

    return word


def _untranslated(message: str) -> UserError:
    return UserError(
        [
            Problem(
                message=_("There is no Spanish for: {message}").format(message=message),
                file="templates/locale/es/LC_MESSAGES/",
                hint=_("Add it to one of the .po files there, without the fuzzy flag."),
            )
        ]
    )
