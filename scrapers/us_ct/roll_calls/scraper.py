"""Roll-call sheets of the Connecticut House and Senate, from the vote folders to each member.

A folder's listing gives the sheets; a sheet (PDF) gives one VoteEventRecord and one
PersonVoteRecord for each name. The parser says what is printed: whether totals and names add up,
who the names are and what the question was in truth, the store finds out.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page, Request
from reportcard.collect.words import Word, read_words
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.records import ListedSheetRecord, PersonVoteRecord, VoteEventRecord
from reportcard.model.vocabulary import Chamber, Option

from ..listing import folder_urls, sheet_links
from ..sheet_name import SheetName, find_sheet_name, require_sheet_name
from ..wording import sheet_question_class
from .grid import Cell, cells, rows, text
from .head import BODY_BEGINS, Head, parse_head

# X: absent or not voting, in the House; A: absent or abstaining, in the Senate. Why, no sheet says.
_OPTIONS: dict[Chamber, dict[str, Option]] = {
    "house": {"Y": "yes", "N": "no", "X": "absent_or_not_voting"},
    "senate": {
        "Y": "yes",
        "N": "no",
        "X": "absent_or_not_voting",
        "A": "absent_or_not_voting",
    },
}
VACANT = "VACANT"


def start(manifest: Manifest) -> Iterator[Request]:
    """The vote folders of both chambers, session by session."""
    for session, chamber, url in folder_urls(manifest):
        context = (("session", session), ("chamber", chamber))
        yield Request(url=url, parse="parse_listing", expects="html", context=context)


def parse_listing(page: Page) -> Iterator[ListedSheetRecord | Request]:
    """A vote folder: a request for each sheet in it, and a record that it is listed.

    Sheets were web pages until 2017. One of those in a folder is asked for as a PDF too, and so
    refused by name: this scraper reads the PDFs only.
    """
    for url in sheet_links(page):
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
    """One sheet: its head, then one record for each name in reading order.

    Raises:
        PageError: the PDF is no roll-call sheet, is cut short, contradicts its own file name, or a
            mark can be read in two ways.
    """
    name = require_sheet_name(page.url)
    above, below = _halves(read_words(page.body))
    head = parse_head([text(row) for row in above])
    if not below:
        raise PageError(_("The sheet is cut short: no names follow its head."))
    lines = cells(below, marks=_OPTIONS[name.chamber])
    _check_name(name, head)
    yield _event(name, head, lines)
    yield from _votes(name, lines)


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


def _check_name(name: SheetName, head: Head) -> None:
    if head.number != name.number:
        message = _("The file name says roll call {name}, the sheet says {sheet}.")
        raise PageError(message.format(name=name.number, sheet=head.number))
    if name.bill_number and head.bill_number and name.bill_number != head.bill_number:
        message = _("The file name says bill {name}, the sheet says {sheet}.")
        raise PageError(message.format(name=name.bill_number, sheet=head.bill_number))
    if head.year is not None and head.year % 100 != int(name.session) % 100:
        message = _("The file name says {name}, the sheet says that it was taken in {sheet}.")
        raise PageError(message.format(name=name.session, sheet=head.year))
    if not (name.bill_number or head.bill_number):
        raise PageError(_("Neither the file name nor the sheet names a bill."))


def _event(name: SheetName, head: Head, lines: list[Cell]) -> VoteEventRecord:
    return VoteEventRecord(
        session=name.session,
        chamber=name.chamber,
        number=name.number,
        revision=name.revision,
        bill_numbers=(name.bill_number or head.bill_number or "",),
        held_on=_held_on(name, head),
        time_printed=head.time,
        question_printed=head.question,
        question_class=sheet_question_class(head.question),
        total=head.total,
        necessary=head.necessary,
        yes_count=head.yes_count,
        no_count=head.no_count,
        absent_count=head.absent_count,
        vacant_count=sum(line.name == VACANT for line in lines),
    )


def _held_on(name: SheetName, head: Head) -> date:
    """The day: the sheet prints month and day and rarely the year, which is the file's."""
    try:
        return date(int(name.session), head.month, head.day)
    except ValueError as error:
        message = _("The sheet was taken on {month}/{day}, which is no day of {year}.")
        raise PageError(
            message.format(month=head.month, day=head.day, year=name.session)
        ) from error


def _votes(name: SheetName, lines: list[Cell]) -> Iterator[PersonVoteRecord]:
    options = _OPTIONS[name.chamber]
    for number, line in enumerate(lines, start=1):
        if line.mark is None:
            continue  # a vacant seat: counted in the head's record
        yield PersonVoteRecord(
            session=name.session,
            chamber=name.chamber,
            number=name.number,
            revision=name.revision,
            line=number,
            printed_name=line.name,
            district=line.district,
            printed_code=line.mark.text,
            option=options[line.mark.text],
        )
