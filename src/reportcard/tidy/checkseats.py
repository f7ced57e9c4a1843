"""Who may stand in a spreadsheet, which roll calls, and who may have voted in them.

Leaves to others: ids that nobody knows (check), the other tables (checkvalues).
"""

from collections.abc import Iterator, Sequence

from reportcard.language import _
from reportcard.problems import Problem
from reportcard.tidy.cells import shown
from reportcard.tidy.columns import VOTES
from reportcard.tidy.known import Known, KnownPerson, day_of, seat_of
from reportcard.tidy.sheet import Row, Sheet


def people_problems(sheet: Sheet, known: Known) -> Iterator[Problem]:
    """One id is one person, and official people stand in the official record alone."""
    first: dict[str, list[Row]] = {}
    for row in sheet.rows:
        start, end = day_of(row["start_date"]), day_of(row["end_date"])
        if start and end and end <= start:
            yield sheet.problem(row, "end_date", _("The seat ends before it begins."))
            continue
        earlier = first.setdefault(row["person_id"], [])
        yield from _same_person(sheet, row, earlier, known.people.get(row["person_id"]))
        earlier.append(row)


def _same_person(
    sheet: Sheet, row: Row, earlier: Sequence[Row], known: KnownPerson | None
) -> Iterator[Problem]:
    """With one seat at a time in a chamber."""
    apart = _("Give each person an id of their own.")
    if known and not known.where:
        message = _("{id} is {name} of the official record, who needs no row here.")
        words = message.format(id=shown(row["person_id"]), name=known.name)
        hint = apart if known.name != row["name"] else _("Leave the row out.")
        yield sheet.problem(row, "person_id", words, hint)
    elif known and known.name != row["name"]:
        message = _("{id} is {name} in {file}.")
        words = message.format(id=shown(row["person_id"]), name=known.name, file=known.where)
        yield sheet.problem(row, "person_id", words, apart)
    for other in earlier:
        if other["name"] != row["name"]:
            message = _("{id} is {name} on line {n}: two different people have the same id.")
            words = message.format(id=shown(row["person_id"]), name=other["name"], n=other.line)
            yield sheet.problem(row, "person_id", words, apart)
            return
        if seat_of(other).overlaps(seat_of(row)):
            message = _("{id} has a seat in this chamber at the same time on line {n}.")
            words = message.format(id=shown(row["person_id"]), n=other.line)
            hint = _("Give start_date and end_date of both, or keep one row.")
            yield sheet.problem(row, "chamber", words, hint)
            return


def roll_call_problems(sheet: Sheet, known: Known, sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """One id is one roll call, and somebody voted in it."""
    votes = [other for other in sheets if other.kind is VOTES]
    voted = {row["roll_call_id"] for other in votes for row in (*other.rows, *other.spoiled)}
    # In a file that could not be read to its end there may be more.
    looked_at = all(other.is_whole for other in votes)
    for row in sheet.rows:
        call = known.roll_calls.get(row["roll_call_id"])
        if call:
            message = _("{id} is the id of another roll call already ({where}).")
            where = call.where or _("the official record")
            words = message.format(id=shown(row["roll_call_id"]), where=where)
            yield sheet.problem(row, "roll_call_id", words, _("Give it another id."))
        if looked_at and row["roll_call_id"] not in voted:
            message = _("votes.csv has no vote in {id}.").format(id=shown(row["roll_call_id"]))
            yield sheet.problem(row, "roll_call_id", message)


def vote_problems(sheet: Sheet, known: Known) -> Iterator[Problem]:
    """Nobody votes in a chamber, or on a day, without a seat."""
    for row in sheet.rows:
        person = known.find_person(row["person_id"])
        call = known.find_call(row["roll_call_id"])
        if person is None or call is None or row["option"] == "not_member":
            continue
        seats = [seat for seat in person.seats if seat.chamber == call.chamber]
        if not call.where:
            message = _("{id} is a roll call of the official record: its votes stand there.")
            words = message.format(id=shown(row["roll_call_id"]))
            yield sheet.problem(row, "roll_call_id", words)
        elif not seats:
            message = _("{name} has no seat in the chamber of this roll call ({chamber}).")
            words = message.format(name=person.name, chamber=call.chamber)
            yield sheet.problem(row, "person_id", words)
        elif not any(seat.covers(call.held_on) for seat in seats):
            message = _("{name} held no seat in the chamber on the day of this roll call ({day}).")
            words = message.format(name=person.name, day=call.held_on)
            hint = _("Write not_member, or mend the dates.")
            yield sheet.problem(row, "option", words, hint)
