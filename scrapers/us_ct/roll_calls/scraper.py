"""Roll-call sheets of the Connecticut House and Senate, from the vote folders to each member.

A folder's listing gives the sheets, which are PDFs, and were web pages until 2017; either gives one
VoteEventRecord and one PersonVoteRecord for each name. The parser says what is printed; whether it
adds up, the store finds out.
"""

from collections.abc import Iterator
from itertools import groupby

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page, Request
from reportcard.collect.words import Word, read_words
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.records import ListedSheetRecord, PersonVoteRecord, VoteEventRecord

from ..listing import folder_urls, ftp_address, is_web_sheet, pdf_folders, sheet_links
from ..sheet_name import find_sheet_name, require_sheet_name
from .grid import cells, rows, text
from .head import BODY_BEGINS, parse_head
from .sheet import OPTIONS, SheetLine, sheet_records
from .web import read_web_sheet


def start(manifest: Manifest) -> Iterator[Request]:
    """The vote folders of both chambers, session by session."""
    for session, chamber, url in folder_urls(manifest):
        context = (("session", session), ("chamber", chamber))
        yield _folder(url, context)


def _folder(url: str, context: tuple[tuple[str, str], ...]) -> Request:
    return Request(
        url=url,
        parse="parse_listing",
        expects="html",
        context=context,
        fallback=ftp_address(url),
    )


def parse_listing(page: Page) -> Iterator[ListedSheetRecord | Request]:
    """A vote folder: a request for each sheet in it, and a record that it is listed."""
    for url in pdf_folders(page):
        yield _folder(url, page.request.context)
    for url in sheet_links(page):
        if is_web_sheet(url):
            yield Request(url=url, parse="parse_web_sheet", expects="html")
        else:
            yield Request(url=url, parse="parse_sheet", expects="pdf")
        if name := find_sheet_name(url):
            yield ListedSheetRecord(
                session=name.session,
                chamber=name.chamber,
                number=name.number,
                revision=name.revision,
                bill_number=name.bill_number,
                sheet_url=url,
            )


def parse_sheet(page: Page) -> Iterator[VoteEventRecord | PersonVoteRecord]:
    """One sheet as a PDF: its head, then one record for each name in reading order.

    Raises:
        PageError: the PDF is no roll-call sheet, is cut short, contradicts its own file name, or a
            mark can be read in two ways.
    """
    name = require_sheet_name(page.url)
    above, below = _halves(read_words(page.body))
    head = parse_head([text(row) for row in above], of="pdf")
    if not below:
        raise PageError(_("The sheet is cut short: no names follow its head."))
    found = cells(below, marks=OPTIONS[name.chamber])
    lines = [SheetLine(c.mark.text if c.mark else None, c.district, c.name) for c in found]
    yield from sheet_records(name, head, lines)


def parse_web_sheet(page: Page) -> Iterator[VoteEventRecord | PersonVoteRecord]:
    """One sheet as a web page: the same records, read as strictly.

    Raises:
        PageError: as for a PDF.
    """
    name = require_sheet_name(page.url)
    above, lines = read_web_sheet(page.body, chamber=name.chamber)
    head = parse_head(above, of="page")
    if not lines:
        raise PageError(_("The sheet is cut short: no names follow its head."))
    yield from sheet_records(name, head, lines)


def _halves(words: tuple[Word, ...]) -> tuple[list[tuple[Word, ...]], list[tuple[Word, ...]]]:
    """The rows above and below "The following is the roll call vote:", over all pages.

    A further page that repeats the head is cut at the same sentence.
    """
    above: list[tuple[Word, ...]] = []
    below: list[tuple[Word, ...]] = []
    pages_begun: set[int] = set()
    for page, on_page in groupby(rows(words), key=lambda row: row[0].page):
        here = list(on_page)
        cut = next((i for i, row in enumerate(here) if text(row).startswith(BODY_BEGINS)), None)
        if cut is None:
            (below if pages_begun else above).extend(here)
            continue
        above += [] if pages_begun else here[:cut]
        below += here[cut + 1 :]
        pages_begun.add(page)
    return above, below
