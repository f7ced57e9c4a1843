"""From the head and the lines of a sheet, however it was printed, to its records.

Here the sheet must agree with its own file name; whether totals and names add up, who
the names are and what the question was in truth, the store finds out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.records import PersonVoteRecord, VoteEventRecord
from reportcard.model.vocabulary import Chamber, Option

from ..sheet_name import SheetName
from ..wording import sheet_meaning
from .head import Head

# X: absent or not voting, in the House; A: absent or abstaining, in the Senate. Why, no sheet says.
OPTIONS: dict[Chamber, dict[str, Option]] = {
    "house": {"Y": "yes", "N": "no", "X": "absent_or_not_voting"},
    "senate": {
        "Y": "yes",
        "N": "no",
        "X": "absent_or_not_voting",
        "A": "absent_or_not_voting",
    },
}
VACANT = "VACANT"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of a sheet: the mark (None beside a vacant seat), district if printed, and name."""

    mark: str | None
    district: int | None
    name: str


def sheet_records(
    name: SheetName, head: Head, lines: Sequence[SheetLine]
) -> Iterator[VoteEventRecord | PersonVoteRecord]:
    """The record of the sheet, then one for each name in reading order.

    Raises:
        PageError: the sheet is blank, contradicts its file name, or lacks a senator's district.
    """
    _check_name(name, head)
    if head.yes_count == head.no_count == 0:
        message = _("The sheet of roll call {number} is blank: by its totals nobody voted.")
        raise PageError(message.format(number=head.number))
    _check_districts(name.chamber, lines)
    yield _event(name, head, lines)
    yield from _votes(name, lines)


def _check_name(name: SheetName, head: Head) -> None:
    if head.number != name.number:
        message = _("The file name says roll call {name}, the sheet says {sheet}.")
        raise PageError(message.format(name=name.number, sheet=head.number))
    if name.bill_number and head.bill_numbers and name.bill_number not in head.bill_numbers:
        message = _("The file name says bill {name}, the sheet says {sheet}.")
        raise PageError(message.format(name=name.bill_number, sheet=", ".join(head.bill_numbers)))
    if head.year is not None and head.year % 100 != int(name.session) % 100:
        message = _("The file name says {name}, the sheet says that it was taken in {sheet}.")
        raise PageError(message.format(name=name.session, sheet=head.year))


def _check_districts(chamber: Chamber, lines: Sequence[SheetLine]) -> None:
    """A senator is known by the district, a representative by the name alone."""
    for line in lines:
        if chamber == "senate" and line.district is None:
            message = _("{name} has no district number beside the name.")
            raise PageError(message.format(name=line.name))
        if chamber == "house" and line.district is not None:
            message = _("{name} has the number {number} beside the name: is it a House sheet?")
            raise PageError(message.format(name=line.name, number=line.district))


def _event(name: SheetName, head: Head, lines: Sequence[SheetLine]) -> VoteEventRecord:
    said = sheet_meaning(head.question)
    return VoteEventRecord(
        session=name.session,
        chamber=name.chamber,
        number=name.number,
        revision=name.revision,
        bill_numbers=_bill_numbers(name, head),
        held_on=_held_on(name, head),
        time_printed=head.time,
        question_printed=head.question,
        question_class=said.question_class,
        total=head.total,
        necessary=head.necessary,
        yes_count=head.yes_count,
        no_count=head.no_count,
        absent_count=head.absent_count,
        vacant_count=sum(line.name == VACANT for line in lines),
        amendment_chamber=said.amendment_chamber,
        amendment_schedule=said.amendment_schedule,
        lco=said.lco,
        is_understood=said.is_understood,
    )


def _bill_numbers(name: SheetName, head: Head) -> tuple[str, ...]:
    """The bill of the file name first, then what the title names beyond it."""
    named = (name.bill_number,) if name.bill_number else ()
    found = tuple(dict.fromkeys((*named, *head.bill_numbers)))
    if not found:
        raise PageError(_("Neither the file name nor the sheet names a bill."))
    return found


def _held_on(name: SheetName, head: Head) -> date:
    """The day: the sheet prints month and day and rarely the year, which is the file's."""
    try:
        return date(int(name.session), head.month, head.day)
    except ValueError as error:
        message = _("The sheet was taken on {month}/{day}, which is no day of {year}.")
        raise PageError(
            message.format(month=head.month, day=head.day, year=name.session)
        ) from error


def _votes(name: SheetName, lines: Sequence[SheetLine]) -> Iterator[PersonVoteRecord]:
    options = OPTIONS[name.chamber]
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
            printed_code=line.mark,
            option=options[line.mark],
        )
