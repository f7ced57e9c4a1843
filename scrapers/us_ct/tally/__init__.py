"""Tally sheets of the joint committees: who voted how when a committee decided on a bill.

The same sheet is published as a web page and as a PDF. Each form gives one TallySheetRecord and one
TallyMarkRecord for each member, row by row. Whether the marks add up to the totals, whether both
forms agree, and whose the marks are, the store finds out.
"""

from collections.abc import Iterator

from reportcard.collect.pages import Page
from reportcard.model.records import TallyMarkRecord, TallySheetRecord

from .form import tally_records
from .pdf import read_pdf_form
from .webpage import read_web_form

__all__ = ["parse_tally_html", "parse_tally_pdf"]


def parse_tally_html(page: Page) -> Iterator[TallySheetRecord | TallyMarkRecord]:
    """A tally sheet published as a web page; the request names its session and bill.

    Raises:
        PageError: the page is no tally sheet, is cut short, is another bill's, or a mark can be
            read in two ways.
    """
    yield from tally_records(page, read_web_form(page.body))


def parse_tally_pdf(page: Page) -> Iterator[TallySheetRecord | TallyMarkRecord]:
    """A tally sheet published as a PDF; otherwise as `parse_tally_html`."""
    yield from tally_records(page, read_pdf_form(page.body))
