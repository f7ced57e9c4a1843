"""Bill status pages: title, sponsors, history, and the labels of links to roll-call sheets.

Asked for are the bills that have a roll call in the sessions' vote folders, and those that staff
add in also.yml. Sponsors are read by the seat in their link (dist_code), never by their name.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import unquote, urljoin

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page, Request
from reportcard.collect.text import read_html
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.records import (
    ActionRecord,
    BillRecord,
    Record,
    RollCallLabelRecord,
    SponsorshipRecord,
)
from reportcard.model.vocabulary import Chamber, SponsorRole
from reportcard.yamlfile import parse_yaml, validate_model

from ..actions import action_meaning
from ..listing import folder_urls, sheet_links
from ..sheet_name import find_sheet_name
from ..wording import LabelMeaning, label_meaning, printed_bill_number
from .also import AlsoFile

_ALSO = "project:scrapers/us_ct/bills/also.yml"
_STATUS = (
    "{base}/asp/cgabillstatus/cgabillstatus.asp"
    "?selBillType=Bill&bill_num={number}&which_year={session}"
)
# The pages carry neither ETag nor Last-Modified; bills move by the day.
_MAX_AGE_DAYS = 1
_DIST_CODE = re.compile(
    r"CGAMemberBills\.asp\?dist_code='?(?P<senate>S?)0*(?P<district>\d+)'?", re.I
)
_SPONSOR_HEADINGS = ("introduced by", "co-sponsor")
_NOT_FOUND = b"not found in Database"


def start(manifest: Manifest) -> Iterator[Request]:
    """The list of further bills (first: a mistake in it should show at once), the vote folders."""
    sessions = (("sessions", " ".join(manifest.sessions)), ("base", manifest.base_url))
    yield Request(url=_ALSO, parse="parse_also", expects="text", context=sessions)
    for session, _chamber, url in folder_urls(manifest):
        context = (("session", session), ("base", manifest.base_url))
        yield Request(url=url, parse="parse_listing", expects="html", context=context)


def parse_listing(page: Page) -> Iterator[Request]:
    """A vote folder: the status page of each bill that a sheet's name names."""
    names = (find_sheet_name(url) for url in sheet_links(page))
    bills = {(name.session, name.bill_number) for name in names if name and name.bill_number}
    for session, number in sorted(bills):
        yield _status_request(page.context("base"), session, number)


def parse_also(page: Page) -> Iterator[Request]:
    """also.yml: the status page of each further bill of the sessions asked for."""
    shown_as = page.url.removeprefix("project:")
    file = validate_model(parse_yaml(page.body, shown_as=shown_as), AlsoFile)
    for bill in file.bills:
        if bill.session in page.context("sessions").split():
            yield _status_request(page.context("base"), bill.session, bill.number)


def _status_request(base: str, session: str, number: str) -> Request:
    return Request(
        url=_STATUS.format(base=base, number=number, session=session),
        parse="parse_status",
        expects="html",
        context=(("session", session), ("number", number)),
        max_age_days=_MAX_AGE_DAYS,
    )


def parse_status(page: Page) -> Iterator[Record]:
    """One status page.

    Raises:
        PageError: the site has no such bill, or the page is of another bill or has no history.
    """
    session, number = page.context("session"), page.context("number")
    if _NOT_FOUND in page.body:
        message = _("The site says that {number} of {session} is not found in its database.")
        raise PageError(message.format(number=number, session=session))
    tree = read_html(page.body)
    _check_heading(tree, session=session, number=number)
    yield BillRecord(session=session, number=number, title=_title(tree))
    yield from _sponsorships(tree, session=session, number=number)
    yield from _actions(tree, session=session, number=number)
    yield from _labels(tree, page.url, session=session, number=number)


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _check_heading(tree: Any, *, session: str, number: str) -> None:
    heading = " ".join(_words(h3) for h3 in tree.iter("h3"))
    found = printed_bill_number(heading)
    if found != number or f"Session Year {session}" not in heading:
        message = _('The page is not that of {number} of {session}: its heading is "{heading}".')
        raise PageError(message.format(number=number, session=session, heading=heading[:60]))


def _title(tree: Any) -> str:
    titles = [_words(h4) for h4 in tree.iter("h4")]
    if not titles or not titles[0]:
        raise PageError(_("The page has no title of the bill."))
    return titles[0]


def _sponsorships(tree: Any, *, session: str, number: str) -> Iterator[SponsorshipRecord]:
    """Sponsors in page order. Without a section of co-sponsors nobody can tell the two apart."""
    sections: list[tuple[str, Chamber, int, str]] = []
    heading = ""
    for element in tree.iter("h5", "a"):
        if element.tag == "h5":
            heading = _words(element).lower()
        elif match := _DIST_CODE.search(unquote(element.get("href") or "")):
            chamber: Chamber = "senate" if match["senate"] else "house"
            sections.append((heading, chamber, int(match["district"]), _words(element)))
    for heading, _chamber, _district, name in sections:
        if not heading.startswith(_SPONSOR_HEADINGS):
            message = _('The link to {name} stands under "{heading}", not among the sponsors.')
            raise PageError(message.format(name=name, heading=heading))
    separated = any(heading.startswith("co-sponsor") for heading, *_rest in sections)
    for order, (heading, chamber, district, name) in enumerate(sections, start=1):
        yield SponsorshipRecord(
            session=session,
            bill_number=number,
            sponsor_order=order,
            chamber=chamber,
            district=district,
            printed_name=name,
            role=_role(heading, separated=separated),
        )


def _role(heading: str, *, separated: bool) -> SponsorRole:
    if not separated:
        return "introducer or co-sponsor"
    return "co-sponsor" if heading.startswith("co-sponsor") else "introducer"


def _actions(tree: Any, *, session: str, number: str) -> Iterator[ActionRecord]:
    """The history, which the page prints newest first, oldest first."""
    rows = [
        cells
        for row in tree.xpath("//table[@summary='Bill history']//tr")
        if (cells := [_words(cell) for cell in row.findall("td")])
    ]
    if not rows:
        raise PageError(_("The page has no history of the bill."))
    for cells in rows:
        if len(cells) != 4:
            message = _('The history has a line of {n} cells in place of 4: "{line}".')
            raise PageError(message.format(n=len(cells), line=" ".join(filter(None, cells))[:60]))
    for order, (_blank, day, _committee, line) in enumerate(reversed(rows), start=1):
        meaning = action_meaning(line)
        yield ActionRecord(
            session=session,
            bill_number=number,
            action_order=order,
            acted_on=_day(day),
            text=line,
            chamber=meaning.chamber,
            action_class=meaning.action_class,
            amendment_chamber=meaning.amendment_chamber,
            amendment_schedule=meaning.amendment_schedule,
            outcome=meaning.outcome,
        )


def _day(printed: str) -> date:
    try:
        return datetime.strptime(printed, "%m/%d/%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        message = _('The history has the day "{day}", which is none.')
        raise PageError(message.format(day=printed)) from error


def _labels(tree: Any, url: str, *, session: str, number: str) -> Iterator[RollCallLabelRecord]:
    """One record for each link to a sheet; two to one roll call must mean the same question."""
    meant: dict[tuple[str, int], LabelMeaning] = {}
    for link in tree.iter("a"):
        address = urljoin(url, link.get("href") or "")
        name = find_sheet_name(address)
        if name is None:
            continue
        label = _words(link)
        meaning = label_meaning(label) or LabelMeaning(name.chamber, name.number, "unknown")
        if name.session != session:
            message = _('The link "{label}" leads to a sheet of {session}.')
            raise PageError(message.format(label=label, session=name.session))
        if (meaning.chamber, meaning.number) != (name.chamber, name.number):
            message = _('The link "{label}" leads to the sheet of roll call {number}.')
            raise PageError(message.format(label=label, number=name.number))
        if meant.setdefault((name.chamber, name.number), meaning) != meaning:
            message = _("The links to the sheet of roll call {number} contradict each other.")
            raise PageError(message.format(number=name.number))
        yield RollCallLabelRecord(
            session=name.session,
            chamber=name.chamber,
            number=name.number,
            bill_number=number,
            label=label,
            question_class=meaning.question_class,
            amendment_chamber=meaning.amendment_chamber,
            amendment_schedule=meaning.amendment_schedule,
            sheet_url=address,
        )
