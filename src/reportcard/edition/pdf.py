"""The printed report card: one tagged PDF book per language, the same bytes for the same input.

Fonts come from the pinned packages, dates from the edition, the file's identifier from a hash of
what is rendered; the clock is never asked. Leaves to others: what is said (contexts), the order of
the book (pdf_book), words and layout (templates/pdf).
"""

import hashlib
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportcard.edition.contexts import Edition
from reportcard.edition.pdf_book import chamber_parts, mark_tables, question_numbers
from reportcard.edition.pdf_cache import cached
from reportcard.edition.pdf_fonts import pinned_fonts
from reportcard.edition.pdf_tags import complete_tags
from reportcard.edition.resting import collector_resting
from reportcard.layers import Layers, require_file
from reportcard.model.text import Language

BOOK = "pdf/report-card.html"
STYLE = "pdf/report-card.css"
# Stands after the other one in a preview under embargo.
EMBARGO_STYLE = "pdf/embargo.css"
# "ua-1" adds about 8 percent to the time and makes the book readable by ear.
VARIANT = "pdf/ua-1"


def render_report_card(
    edition: Edition,
    language: Language,
    *,
    templates_dir: Layers,
    locale_dir: Layers,
    cache: Path | None = None,
) -> bytes:
    """The whole report card as a PDF book in one language.

    Args:
        edition: The page contexts.
        language: "en" or "es".
        templates_dir: The project's templates, with `pdf/` in them.
        locale_dir: The message catalogues.
        cache: A file that keeps the book for the next time, when nothing of it has changed.

    Returns:
        A PDF 1.7 file, tagged for PDF/UA-1, with bookmarks, title and language.

    Raises:
        UserError: a string has no Spanish.
    """
    styles = [STYLE, *([EMBARGO_STYLE] if edition.masthead.embargo else [])]
    style = "".join(require_file(templates_dir, s).read_text(encoding="utf-8") for s in styles)
    page = render_book_html(edition, language, templates_dir=templates_dir, locale_dir=locale_dir)
    return cached(cache, f"{style}\0{page}", lambda: _write_pdf(page, style))


def render_book_html(
    edition: Edition, language: Language, *, templates_dir: Layers, locale_dir: Layers
) -> str:
    """The book as one HTML document, before layout; same arguments as `render_report_card`."""
    # Imported late, like the renderer below: the command line must start fast.
    from reportcard.edition.environment import build_environment, template_mistakes
    from reportcard.edition.overrides import require_sound_overrides

    # The folder above `pdf`: the book shares the site's wording of roll calls and positions.
    environment = build_environment(language, folder=templates_dir, locale_dir=locale_dir)
    with template_mistakes(templates_dir):
        require_sound_overrides(environment, templates_dir, under="pdf/")
        return environment.get_template(BOOK).render(_fields(edition, language))


def _fields(edition: Edition, language: Language) -> dict[str, object]:
    base = edition.masthead.base_url.rstrip("/")
    folder = "" if language == "en" else f"{language}/"
    return {
        "masthead": edition.masthead,
        "methodology": edition.methodology,
        "roll_calls": edition.roll_calls,
        "data": edition.data,
        "money": edition.money,
        "chambers": chamber_parts(edition),
        "numbers": question_numbers(edition),
        "mark_tables": mark_tables(edition),
        "legislator_count": len(edition.legislators),
        "web_root": f"{base}/{folder}" if base else folder,
    }


def _write_pdf(page: str, style: str) -> bytes:
    with pinned_fonts() as fonts, collector_resting(), _complaints_told():
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


class _Complaints(logging.Handler):
    """Keeps what the renderer logs, except that a library is missing: pdf_system says that."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        if "HarfBuzz" not in (message := record.getMessage()):
            self.messages.append(message)


@contextmanager
def _complaints_told() -> Iterator[None]:
    """Say aloud what the renderer only logs: a character it cannot draw, a rule it ignores."""
    logger, complaints = logging.getLogger("weasyprint"), _Complaints()
    logger.addHandler(complaints)
    try:
        yield
    finally:
        logger.removeHandler(complaints)
    for message in dict.fromkeys(complaints.messages):
        warnings.warn(message, RuntimeWarning, stacklevel=1)
