"""The printed report card: one tagged PDF book per language, the same bytes for the same input.

Fonts come from the pinned packages, dates from the edition, the file's identifier from a hash of
what is rendered; the clock is never asked. Leaves to others: what is said (contexts), the order of
the book (pdf_book), words and layout (templates/pdf).
"""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from reportcard.edition.contexts import Edition
from reportcard.edition.pdf_book import chamber_parts, question_numbers
from reportcard.edition.pdf_fonts import pinned_fonts
from reportcard.edition.pdf_tags import complete_tags
from reportcard.language import catalogue
from reportcard.model.text import Language, Text

BOOK = "report-card.html"
STYLE = "report-card.css"
# "ua-1" adds about 8 percent to the time and makes the book readable by ear.
VARIANT = "pdf/ua-1"


def render_report_card(
    edition: Edition, language: Language, *, templates_dir: Path, locale_dir: Path
) -> bytes:
    """The whole report card as a PDF book in one language.

    Args:
        edition: The page contexts.
        language: "en" or "es".
        templates_dir: The project's templates folder, with `pdf/` in it.
        locale_dir: The folder of message catalogues.

    Returns:
        A PDF 1.7 file, tagged for PDF/UA-1, with bookmarks, title and language.
    """
    style = (templates_dir / "pdf" / STYLE).read_text(encoding="utf-8")
    page = render_book_html(edition, language, templates_dir=templates_dir, locale_dir=locale_dir)
    return _write_pdf(page, style)


def render_book_html(
    edition: Edition, language: Language, *, templates_dir: Path, locale_dir: Path
) -> str:
    """The book as one HTML document, before layout; same arguments as `render_report_card`."""
    # Imported late, like the renderer below: the command line must start fast.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(templates_dir / "pdf"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(  # type: ignore[attr-defined]
        catalogue(language, locale_dir), newstyle=True
    )
    environment.filters["text"] = lambda text: _in_language(text, language)
    environment.filters["day"] = lambda day: _day(day, language)
    return environment.get_template(BOOK).render(_fields(edition, language))


def _fields(edition: Edition, language: Language) -> dict[str, object]:
    base = edition.masthead.base_url.rstrip("/")
    folder = "" if language == "en" else f"{language}/"
    return {
        "language": language,
        "masthead": edition.masthead,
        "methodology": edition.methodology,
        "roll_calls": edition.roll_calls,
        "data": edition.data,
        "chambers": chamber_parts(edition),
        "numbers": question_numbers(edition),
        "legislator_count": len(edition.legislators),
        "web_root": f"{base}/{folder}" if base else folder,
    }


def _in_language(text: Text, language: Language) -> str:
    return text.in_language(language)


def _day(day: date, language: Language) -> str:
    from babel.dates import format_date

    return format_date(day, format="long", locale=language)


def _write_pdf(page: str, style: str) -> bytes:
    with pinned_fonts() as fonts, _collector_resting():
        from weasyprint import CSS, HTML

        # The style sheet goes in as an object: escaped into the page it would lose its fonts.
        css = CSS(string=style, font_config=fonts)
        document = HTML(string=page).render(
            stylesheets=[css], font_config=fonts, pdf_variant=VARIANT
        )
        identifier = hashlib.sha256(f"{style}\0{page}".encode()).hexdigest()[:32].encode()
        pdf = document.write_pdf(
            pdf_variant=VARIANT, pdf_identifier=identifier, finisher=complete_tags
        )
    return bytes(pdf)


@contextmanager
def _collector_resting() -> Iterator[None]:
    # Layout makes millions of long-lived objects: walking them again and again costs a tenth of
    # the time and frees nothing.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
