"""What a bill's page says of the bill itself: title, sponsors by seat, history oldest first.

Sponsors are read by the seat in their link (dist_code), never by their name. Leaves to others:
documents and the labels of roll calls.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import unquote

from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.records import ActionRecord, AmendmentRecord, SponsorshipRecord
from reportcard.model.vocabulary import Chamber, SponsorRole

from ..actions import action_meaning
from ..wording import printed_bill_number

_DIST_CODE = re.compile(
    r"CGAMemberBills\.asp\?dist_code='?(?P<senate>S?)0*(?P<district>\d+)'?", re.I
)
_SPONSOR_HEADINGS = ("introduced by", "co-sponsor")


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def check_heading(tree: Any, *, session: str, number: str) -> None:
    """The page must be that of the bill.

    Raises:
        PageError: its heading names another bill or session.
    """
    heading = " ".join(_words(h3) for h3 in tree.iter("h3"))
    found = printed_bill_number(heading)
    if found != number or f"Session Year {session}" not in heading:
        message = _('The page is not that of {number} of {session}: its heading is "{heading}".')
        raise PageError(message.format(number=number, session=session, heading=heading[:60]))


def read_title(tree: Any) -> str:
    """The bill's title.

    Raises:
        PageError: there is none.
    """
    titles = [_words(h4) for h4 in tree.iter("h4")]
    if not titles or not titles[0]:
        raise PageError(_("The page has no title of the bill."))
    return titles[0]


def read_sponsorships(tree: Any, *, session: str, number: str) -> Iterator[SponsorshipRecord]:
    """Sponsors in page order. Without a section of co-sponsors nobody can tell the two apart.

    Raises:
        PageError: somebody is linked outside the sponsors.
    """
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


def read_history(
    tree: Any, *, session: str, number: str, url: str
) -> Iterator[ActionRecord | AmendmentRecord]:
    """The history, which the page prints newest first, oldest first, with its amendments.

    Raises:
        PageError: there is none, or a line is not as it should be.
    """
    for order, (_blank, day, _committee, line) in enumerate(reversed(_lines(tree)), start=1):
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
            committee_code=meaning.committee,
        )
        if meaning.amendment_chamber and meaning.amendment_schedule and meaning.lco:
            yield AmendmentRecord(
                session=session,
                bill_number=number,
                chamber=meaning.amendment_chamber,
                schedule=meaning.amendment_schedule,
                lco=meaning.lco,
                caucus="",
                is_called=True,
                document_url=url,
            )


def _lines(tree: Any) -> list[list[str]]:
    """The lines of the history as the page has them, four cells each."""
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
    return rows


def _day(printed: str) -> date:
    try:
        return datetime.strptime(printed, "%m/%d/%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        message = _('The history has the day "{day}", which is none.')
        raise PageError(message.format(day=printed)) from error
