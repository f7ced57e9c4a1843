"""What both forms of a tally sheet have in common: a head, four columns, and a line a member.

A reader of one form hands over a `Form`: the lines of text around the grid, and each member's name
with the columns that have an X. Anything that says less or more than one thing is a PageError.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportcard.collect.pages import Page
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.records import TallyMarkRecord, TallySheetRecord
from reportcard.model.vocabulary import CommitteeOption

from .head import TallyHead, parse_tally_head
from .member import parse_member
from .name import TallyName, require_tally_name

MARK = "X"
# The columns of the grid, as their heads print them in any case, from left to right.
COLUMNS: tuple[tuple[str, CommitteeOption], ...] = (
    ("yea", "yes"),
    ("nay", "no"),
    ("abstain", "abstain"),
    ("absent", "absent_or_not_voting"),
)
COLUMN_HEADS = tuple(head for head, _option in COLUMNS)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One member of the grid: the name as printed, and which of the four columns have an X."""

    name: str
    marked: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet as one of the two forms prints it: the lines around the grid, and the grid."""

    lines: tuple[str, ...]
    ballots: tuple[Ballot, ...]


def tally_records(page: Page, form: Form) -> Iterator[TallySheetRecord | TallyMarkRecord]:
    """The records of one sheet.

    Raises:
        PageError: it is no tally sheet, is cut short, or contradicts its address or the bill's page
            that it was linked from.
    """
    name = require_tally_name(page.url)
    head = parse_tally_head(form.lines)
    _check_name(name, head, page)
    if not form.ballots:
        raise PageError(_("The sheet is cut short: no members follow its head."))
    yield TallySheetRecord(
        session=name.session,
        bill_number=name.bill_number,
        committee_code=name.committee_code,
        sheet_number=name.sheet_number,
        committee_name=head.committee_name,
        voted_on=head.voted_on,
        motion=head.action,
        moved_by=head.moved_by,
        seconded_by=head.seconded_by,
        total=head.total,
        yes_count=head.yes_count,
        no_count=head.no_count,
        abstain_count=head.abstain_count,
        absent_count=head.absent_count,
    )
    yield from _marks(name, form.ballots)


def _check_name(name: TallyName, head: TallyHead, page: Page) -> None:
    if head.bill_number != name.bill_number:
        message = _("The file name says bill {name}, the sheet says {sheet}.")
        raise PageError(message.format(name=name.bill_number, sheet=head.bill_number))
    asked = (page.context("session"), page.context("number"))
    if asked != (name.session, name.bill_number):
        message = _("The sheet of {name} of {year} is linked from the page of {bill} of {session}.")
        sheet = {"name": name.bill_number, "year": name.session}
        raise PageError(message.format(**sheet, bill=asked[1], session=asked[0]))
    if head.voted_on is not None and head.voted_on.year != int(name.session):
        message = _("The file name says {name}, the sheet says that it was taken in {sheet}.")
        raise PageError(message.format(name=name.session, sheet=head.voted_on.year))


def _marks(name: TallyName, ballots: Sequence[Ballot]) -> Iterator[TallyMarkRecord]:
    for line, ballot in enumerate(ballots, start=1):
        member = parse_member(ballot.name)
        yield TallyMarkRecord(
            session=name.session,
            bill_number=name.bill_number,
            committee_code=name.committee_code,
            sheet_number=name.sheet_number,
            line=line,
            printed_name=member.printed_name,
            chamber=member.chamber,
            district=member.district,
            option=_option(ballot),
        )


def _option(ballot: Ballot) -> CommitteeOption:
    if not ballot.marked:
        message = _("{name} has an X in none of the columns {columns}.")
    elif len(ballot.marked) > 1:
        message = _("{name} has an X in more than one of the columns {columns}.")
    else:
        return COLUMNS[ballot.marked[0]][1]
    raise PageError(message.format(name=ballot.name, columns=", ".join(COLUMN_HEADS)))
