"""The template engine in one language: strict, escaping, with the language's catalogue and dates.

A missing Spanish string stops the build, and so does a mistake in a template; both are sentences.
Shared by the site and the PDF.
Leaves to others: which templates exist and what they are given (site, pdf).
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from datetime import date
from functools import cache
from gettext import NullTranslations
from traceback import extract_tb
from types import CodeType
from typing import NoReturn

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from reportcard.edition.names import safe_url
from reportcard.edition.share_text import fit_share_text
from reportcard.edition.words import find_word
from reportcard.errors import UserError
from reportcard.language import _, catalogue, day_in_words
from reportcard.layers import Layers, folders_of
from reportcard.model.text import Language
from reportcard.problems import Problem
from reportcard.receipts.outcomes import outcome_kind
from reportcard.receipts.voice import Voice

# Control signs, and those that set the direction of what follows; tabs and line ends are none.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


class _Missing(NullTranslations):
    """Stands behind a catalogue: whoever gets here asked for a string that it does not have."""

    def gettext(self, message: str) -> NoReturn:
        raise _untranslated(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> NoReturn:
        raise _untranslated(msgid1)


def build_environment(language: Language, *, folder: Layers, locale_dir: Layers) -> Environment:
    """A template environment for one language.

    Args:
        language: Of the pages.
        folder: Where the templates are; of several folders an earlier one's file wins, and
            "default:name" is that of the last one.
        locale_dir: Where the catalogues are.

    Filters: `t` (a Text in this language), `day` (a date in words), `iso` (a date for machines),
    `word("kind")` (the word for a code), `outcome("type")` (the word for an outcome of a type of
    question), `say` (a Sentence in this language), `thousands` (a number with commas), `http`
    (whether an address may become a link), `breakable` (a long name that may break after an
    underscore), `share_text` (the first of several texts that is short enough to share).
    Names: `language`, and `_`, `gettext`, `ngettext`.
    """
    environment = Environment(
        loader=_loader(folder),
        extensions=["jinja2.ext.i18n"],
        # Whatever the file is called: nothing scraped may ever reach a page as markup.
        autoescape=True,
        finalize=seen,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled(catalogue(language, locale_dir)),
    )
    environment.policies["ext.i18n.trimmed"] = True
    translations = strict_catalogue(language, locale_dir)
    # The extension adds this method when it is loaded; mypy cannot know it.
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    word = word_filter(translations.gettext)
    environment.filters.update(
        t=lambda text: text.in_language(language),
        day=lambda on: day_in_words(on, language),
        iso=date.isoformat,
        word=word,
        outcome=lambda outcome, type_: word(outcome, outcome_kind(type_, outcome)),
        say=Voice(language, translations).tell,
        thousands=lambda number: f"{number:,}",
        http=lambda address: bool(safe_url(address)),
        breakable=breakable,
        share_text=fit_share_text,
    )
    environment.globals["language"] = language
    # Where copies of documents are published, by hash; an edition with copies says it (site).
    environment.globals["proofs"] = {}
    return environment


class _Compiled(BytecodeCache):
    """Templates as they were compiled, for the life of the process; a changed one is compiled anew.

    Compiling takes longer than rendering where a process makes more than one site.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[bucket.key, bucket.checksum] = bucket.code


@cache
def _compiled(_translations: NullTranslations) -> _Compiled:
    """One for each catalogue: fixed words of a template are translated while it compiles."""
    return _Compiled()


def _loader(folder: Layers) -> BaseLoader:
    """A project's own templates before the bundled ones, which "default:" reaches in any case."""
    loaders = [FileSystemLoader(place) for place in folders_of(folder)]
    return ChoiceLoader([*loaders, PrefixLoader({"default": loaders[-1]}, delimiter=":")])


def strict_catalogue(language: Language, locale_dir: Layers) -> NullTranslations:
    """The language's catalogue, which raises UserError for a string that it does not have."""
    # A copy: the terminal shares the cached one, and must not stop over a missing string.
    translations = copy(catalogue(language, locale_dir))
    if language != "en":
        translations.add_fallback(_Missing())
    return translations


def word_filter(gettext: Callable[[str], str]) -> Callable[..., str]:
    """Gives the word for a code in this language; a code without a word stays as it is."""

    @cache
    def word(code: str | None, kind: str) -> str:
        english = find_word(kind, code)
        return (code or "") if english is None else gettext(english)

    return word


@contextmanager
def template_mistakes(folder: Layers) -> Iterator[None]:
    """Names file and line of a mistake in a template that is loaded or rendered in the block.

    Args:
        folder: Where the templates are.

    Raises:
        UserError: in place of whatever the template engine raised, and of any error of a
            project's own template; one of the bundled templates is a mistake of ours.
    """
    try:
        yield
    except UserError:
        raise
    except TemplateError as error:
        raise UserError([_mistake(error, error.message or "", folder)]) from error
    except Exception as error:
        file, _line = _place(error, folder)
        if not file.startswith(tuple(str(place) for place in folders_of(folder)[:-1])):
            raise
        raise UserError([_mistake(error, str(error), folder)]) from error


def breakable(name: str) -> Markup:
    """A column's name that may break after each underscore; everything else in it is escaped."""
    return Markup("_<wbr>").join(name.split("_"))


def _mistake(error: Exception, said: str, folder: Layers) -> Problem:
    file, line = _place(error, folder)
    return Problem(
        message=_("The template cannot be used: {mistake}").format(mistake=said),
        file=file,
        line=line,
        hint=_("docs/templates.md lists what each template is given."),
    )


def _place(error: Exception, folder: Layers) -> tuple[str, int | None]:
    places = tuple(str(place) for place in folders_of(folder))
    if isinstance(error, TemplateSyntaxError):
        return error.filename or places[0], error.lineno
    # The engine lets the traceback run through the templates themselves.
    frames = [f for f in extract_tb(error.__traceback__) if f.filename.startswith(places)]
    return (frames[-1].filename, frames[-1].lineno) if frames else (places[0], None)


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


def seen(value: object) -> object:
    """A value as it goes into a page: without signs that turn the text after them around.

    A name from somewhere may hold them, and the figures beside it would be read backwards.
    """
    if isinstance(value, str) and _UNSEEN.search(value):
        clean = _UNSEEN.sub("", value)
        return Markup(clean) if isinstance(value, Markup) else clean  # noqa: S704 - it was markup
    return value
