"""Bill status pages: title, sponsors, history, documents, and the labels of links to sheets.

Asked for are the bills that a sheet in the sessions' vote folders names, those that the bulk
history sends to a committee of the topic of education or puts on a consent calendar, and those that
staff add in also.yml or in the topic. Leaves to others: what stands on a page (history, documents,
labels), committees' tally sheets (tally).
"""

from collections.abc import Iterator

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page, Request
from reportcard.collect.text import read_html
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.records import BillRecord, Record
from reportcard.topics.file import TopicFile
from reportcard.yamlfile import parse_yaml, validate_model

from ..actions import action_meaning
from ..bulk.files import file_url
from ..bulk.files import read_history as read_bulk_history
from ..listing import folder_urls, ftp_address, pdf_folders, sheet_links
from ..sheet_name import find_sheet_name
from ..tally import parse_tally_html, parse_tally_pdf
from .also import AlsoFile
from .documents import read_documents
from .history import check_heading, read_history, read_sponsorships, read_title
from .labels import read_labels

__all__ = ["parse_tally_html", "parse_tally_pdf", "start"]

_ALSO = "project:scrapers/us_ct/bills/also.yml"
TOPIC = "project:scrapers/us_ct/topics/education.yml"
_STATUS = (
    "{base}/asp/cgabillstatus/cgabillstatus.asp"
    "?selBillType=Bill&bill_num={number}&which_year={session}"
)
# The pages carry neither ETag nor Last-Modified; bills move by the day.
_MAX_AGE_DAYS = 1
_NOT_FOUND = b"not found in Database"


def start(manifest: Manifest) -> Iterator[Request]:
    """The project's own lists (first: a mistake in them should show at once), the vote folders."""
    sessions = (("sessions", " ".join(manifest.sessions)), ("base", manifest.base_url))
    for url, parse in ((_ALSO, "parse_also"), (TOPIC, "parse_topic")):
        yield Request(url=url, parse=parse, expects="text", context=sessions)
    for session, _chamber, url in folder_urls(manifest):
        yield _folder(url, (("session", session), ("base", manifest.base_url)))


def _folder(url: str, context: tuple[tuple[str, str], ...]) -> Request:
    return Request(
        url=url,
        parse="parse_listing",
        expects="html",
        context=context,
        fallback=ftp_address(url),
    )


def parse_listing(page: Page) -> Iterator[Request]:
    """A vote folder: the status page of each bill that a sheet's name names."""
    for url in pdf_folders(page):
        yield _folder(url, page.request.context)
    names = (find_sheet_name(url) for url in sheet_links(page))
    bills = {(name.session, name.bill_number) for name in names if name and name.bill_number}
    for session, number in sorted(bills):
        yield status_request(page.context("base"), session, number)


def parse_also(page: Page) -> Iterator[Request]:
    """also.yml: the status page of each further bill of the sessions asked for.

    For a committee whose bills are followed: the histories that say which those are.
    """
    shown_as = page.url.removeprefix("project:")
    file = validate_model(parse_yaml(page.body, shown_as=shown_as), AlsoFile)
    base, sessions = page.context("base"), page.context("sessions").split()
    for bill in file.bills:
        if bill.session in sessions:
            yield status_request(base, bill.session, bill.number)
    codes = tuple(committee.code for committee in file.committees)
    yield from (_referrals_request(base, session, codes) for session in sessions if codes)


def parse_topic(page: Page) -> Iterator[Request]:
    """A topic's file: the bills it adds by name, and the histories that name its committees."""
    shown_as = page.url.removeprefix("project:")
    topic = validate_model(parse_yaml(page.body, shown_as=shown_as), TopicFile)
    base = page.context("base")
    for session in page.context("sessions").split():
        yield from (status_request(base, session, bill) for bill in topic.included(session))
        yield _referrals_request(base, session, topic.committee_codes())


def _referrals_request(base: str, session: str, codes: tuple[str, ...]) -> Request:
    return Request(
        url=file_url(base, "bill_history", session),
        parse="parse_referrals",
        expects="csv",
        context=(("session", session), ("base", base), ("codes", " ".join(codes))),
    )


def parse_referrals(page: Page) -> Iterator[Request]:
    """bill_history.csv: the status pages of bills that no sheet's name need lead to.

    Those are the bills that one of the committees had before it, and those on a consent calendar:
    one roll call decides all of these, and its sheet's name has at most the first of them.

    Raises:
        TurnedPageError: all rows are of another session.
        PageError: the file cannot be read.
    """
    codes = set(page.context("codes").split())
    bills = set()
    for row in read_bulk_history(page).rows:
        meaning = action_meaning(row.words)
        if meaning.committee in codes or meaning.action_class == "consent_calendar":
            bills.add(row.bill)
    for number in sorted(bills):
        yield status_request(page.context("base"), page.context("session"), number)


def status_request(base: str, session: str, number: str) -> Request:
    return Request(
        url=_STATUS.format(base=base, number=number, session=session),
        parse="parse_status",
        expects="html",
        context=(("session", session), ("number", number)),
        max_age_days=_MAX_AGE_DAYS,
    )


def parse_status(page: Page) -> Iterator[Record | Request]:
    """One status page.

    Raises:
        PageError: the site has no such bill, or the page is of another bill or has no history.
    """
    session, number = page.context("session"), page.context("number")
    if _NOT_FOUND in page.body:
        message = _("The site says that {number} of {session} is not found in its database.")
        raise PageError(message.format(number=number, session=session))
    tree = read_html(page.body)
    check_heading(tree, session=session, number=number)
    yield BillRecord(session=session, number=number, title=read_title(tree))
    yield from read_sponsorships(tree, session=session, number=number)
    yield from read_history(tree, session=session, number=number, url=page.url)
    yield from read_labels(tree, page.url, session=session, number=number)
    yield from read_documents(tree, page)
