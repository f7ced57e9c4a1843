"""What must be true of a spreadsheet's tables together, or nothing of it is loaded.

Leaves to others: each file in itself (sheet), each cell (cells), what the record knows (store),
what a table must say beside its ids (checkseats, checkvalues).
"""

from collections.abc import Iterator, Sequence

from reportcard.language import _
from reportcard.problems import Problem
from reportcard.tidy.cells import did_you_mean, shown, slug
from reportcard.tidy.checkseats import people_problems, roll_call_problems, vote_problems
from reportcard.tidy.checkvalues import (
    absence_problems,
    bill_problems,
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
from reportcard.tidy.telling import MAX_TOLD, told


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
        wrong = list(_sheet_problems(sheet, sheets, known, everything, is_whole=is_whole))
        found += told(wrong, sheet.shown_as)
    return tuple(found)


def _sheet_problems(
    sheet: Sheet, sheets: Sequence[Sheet], known: Known, everything: Known, *, is_whole: bool
) -> Iterator[Problem]:
    yield from _twice(sheet)
    if is_whole:
        yield from _references(sheet, everything)
    if sheet.kind is PEOPLE:
        yield from people_problems(sheet, known)
    elif sheet.kind is ROLL_CALLS:
        yield from roll_call_problems(sheet, known, sheets)
        yield from bill_problems(sheet, sheets)
    elif sheet.kind is VOTES:
        yield from vote_problems(sheet, everything)
    elif sheet.kind is SPONSORSHIPS:
        yield from sponsorship_problems(sheet, sheets)
        yield from bill_problems(sheet, sheets)
    elif sheet.kind is MEMBER_INPUTS:
        yield from input_problems(sheet, sheets)
    elif sheet.kind is ABSENCES:
        yield from absence_problems(sheet, known, everything)
    elif sheet.kind is LIFETIME:
        yield from lifetime_problems(sheet)


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
    words = {"person_id": _("Nobody has the id {id}."),
             "roll_call_id": _("No roll call has the id {id}.")}  # fmt: skip
    tables = {
        "person_id": ("people", known.people),
        "roll_call_id": ("roll_calls", known.roll_calls),
    }
    own = sheet.kind.columns[0].name if sheet.kind in (PEOPLE, ROLL_CALLS) else ""
    hints: dict[str, str] = {}
    for row in sheet.rows:
        for column, (table, ids) in tables.items():
            id_ = row[column]
            if not id_ or column == own or not known.lacks(table, id_):
                continue
            # Comparing with every id takes long, and only so many mistakes are told.
            if id_ not in hints and len(hints) < MAX_TOLD:
                meant = slug(id_)
                hints[id_] = did_you_mean(meant, tuple(i for i in ids if i[:1] == meant[:1]))
            message = words[column].format(id=shown(id_))
            yield sheet.problem(row, column, message, hints.get(id_, ""))
