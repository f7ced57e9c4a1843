"""What must be true of a spreadsheet's tables together, or nothing of it is loaded.

Leaves to others: each file in itself (sheet), each cell (cells), what the record knows (store),
what a table must say beside its ids (checkseats, checkvalues).
"""

from collections.abc import Iterable, Iterator, Sequence

from reportcard.language import _
from reportcard.problems import Problem
from reportcard.tidy.cells import did_you_mean, shown
from reportcard.tidy.checkseats import people_problems, roll_call_problems, vote_problems
from reportcard.tidy.checkvalues import (
    absence_problems,
    input_problems,
    lifetime_problems,
    sponsorship_problems,
)
from reportcard.tidy.columns import (
    ABSENCES,
    LIFETIME,
    MEMBER_INPUTS,
    PEOPLE,
    ROLL_CALLS,
    SPONSORSHIPS,
    VOTES,
)
from reportcard.tidy.known import Known
from reportcard.tidy.sheet import Sheet


def check_sheets(sheets: Sequence[Sheet], known: Known, *, is_whole: bool) -> tuple[Problem, ...]:
    """Everything that is wrong across the tables of one spreadsheet.

    Args:
        sheets: Its files; rows with a mistake of their own are not in them.
        known: The official record, and the project's other spreadsheets.
        is_whole: The record is all there: an id that it does not have is a mistake.
    """
    everything = known.with_sheets(sheets)
    found: list[Problem] = []
    for sheet in sheets:
        found += _twice(sheet)
        if is_whole:
            found += _references(sheet, everything)
        if sheet.kind is PEOPLE:
            found += people_problems(sheet, known)
        elif sheet.kind is ROLL_CALLS:
            found += roll_call_problems(sheet, known, sheets)
        elif sheet.kind is VOTES:
            found += vote_problems(sheet, everything)
        elif sheet.kind is SPONSORSHIPS:
            found += sponsorship_problems(sheet, sheets)
        elif sheet.kind is MEMBER_INPUTS:
            found += input_problems(sheet, sheets)
        elif sheet.kind is ABSENCES:
            found += absence_problems(sheet, sheets, known)
        elif sheet.kind is LIFETIME:
            found += lifetime_problems(sheet)
    return tuple(found)


def _twice(sheet: Sheet) -> Iterator[Problem]:
    """Rows that say the same thing a second time, or something else of the same."""
    if not sheet.kind.key:
        return
    seen: dict[tuple[str, ...], int] = {}
    for row in sheet.rows:
        key = tuple(row[column] for column in sheet.kind.key)
        first = seen.setdefault(key, row.line)
        if first != row.line:
            message = _("{key} stands on line {n} already.")
            words = message.format(key=", ".join(shown(k) for k in key if k), n=first)
            yield sheet.problem(row, sheet.kind.key[0], words, _("Keep one of the two rows."))


def _references(sheet: Sheet, known: Known) -> Iterator[Problem]:
    """Ids of people and roll calls that nobody knows."""
    has_people = sheet.kind is not PEOPLE
    has_calls = sheet.kind is not ROLL_CALLS
    for row in sheet.rows:
        person, call = row["person_id"], row["roll_call_id"]
        if has_people and person and known.lacks("people", person):
            message = _("Nobody has the id {id}.").format(id=shown(person))
            yield sheet.problem(row, "person_id", message, _near(person, known.people))
        if has_calls and call and known.lacks("roll_calls", call):
            message = _("No roll call has the id {id}.").format(id=shown(call))
            yield sheet.problem(row, "roll_call_id", message, _near(call, known.roll_calls))


def _near(word: str, known: Iterable[str]) -> str:
    """The nearest of the ids that begin alike: comparing with every id takes long."""
    alike = [name for name in known if name[:1] == word[:1]]
    return did_you_mean(word, tuple(alike))
