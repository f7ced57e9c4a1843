"""What sponsorships, inputs, reasons and earlier cycles must say beside their ids.

Leaves to others: ids that nobody knows (check).
"""

import re
from collections.abc import Iterator, Sequence

from reportcard.language import _
from reportcard.problems import Problem
from reportcard.tidy.cells import shown
from reportcard.tidy.columns import ROLL_CALLS, SPONSORSHIPS
from reportcard.tidy.known import Known
from reportcard.tidy.sessions import session_of, sessions_of
from reportcard.tidy.sheet import Sheet

ABSENT = "absent_or_not_voting"
# The input that holds the sum of `value` of a person's sponsorships.
SPONSORSHIPS_INPUT = "sponsorships"


def sponsorship_problems(sheet: Sheet, sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """A bill is one of one session."""
    sessions = sessions_of(sheets)
    for row in sheet.rows:
        if session_of(row, sessions) is None:
            message = _("It is not clear which session's bill {bill} is meant.")
            words = message.format(bill=shown(row["bill"]))
            yield sheet.problem(row, "bill", words, _("Add a column session."))


def bill_problems(sheet: Sheet, sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """A bill is written one way: in two ways it would be two bills, each a question of its own."""
    first: dict[str, tuple[str, str]] = {}
    for other in sheets:
        if other.kind in (ROLL_CALLS, SPONSORSHIPS):
            for row in other.rows:
                place = f"{other.shown_as}:{row.line}"
                first.setdefault(_spelled(row["bill"]), (row["bill"], place))
    for row in sheet.rows:
        written, place = first[_spelled(row["bill"])]
        if written != row["bill"]:
            message = _("{bill} is written {other} in {place}: write a bill one way.")
            words = message.format(bill=shown(row["bill"]), other=shown(written), place=place)
            yield sheet.problem(row, "bill", words)


def _spelled(bill: str) -> str:
    """A bill without what people write differently: "HB 12", "hb-12" and "HB12" are one."""
    return re.sub(r"[\s.-]+", "", bill).upper()


def input_problems(sheet: Sheet, sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """The input that the program makes itself has no other values."""
    if not any(other.kind is SPONSORSHIPS for other in sheets):
        return
    for row in sheet.rows:
        if row["input"] == SPONSORSHIPS_INPUT:
            message = _("The input {name} is made of sponsorships.csv: give this one another name.")
            yield sheet.problem(row, "input", message.format(name=SPONSORSHIPS_INPUT))


def absence_problems(sheet: Sheet, known: Known, everything: Known) -> Iterator[Problem]:
    """A reason never replaces a Yes or a No, and never makes an absence out of nothing.

    Args:
        sheet: The reasons.
        known: The official record, and the project's other spreadsheets.
        everything: The same with the tables of this one.
    """
    for row in sheet.rows:
        option = everything.options.get((row["roll_call_id"], row["person_id"]))
        if row["roll_call_id"] in known.roll_calls and option is None:
            message = _("The record has no line of {person} in this roll call.")
            yield sheet.problem(row, "person_id", message.format(person=shown(row["person_id"])))
        elif option not in (None, ABSENT):
            message = _("The record says {option}: a reason is for an absence only.")
            yield sheet.problem(row, "option", message.format(option=option))


def lifetime_problems(sheet: Sheet) -> Iterator[Problem]:
    """Nobody earned less than nothing."""
    for row in sheet.rows:
        if row["earned"].startswith("-"):
            yield sheet.problem(row, "earned", _("A number of 0 or more is expected here."))
