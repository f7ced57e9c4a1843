"""Who is on the card, under which seat, who was asked what, and what concerns whom.

Leaves to others: what they answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportcard.scoring.second.plain import Question
from reportcard.scoring.second.record import Record, Seat


@dataclass(frozen=True, slots=True)
class Window:
    """The days of the rubric: `first` and all that follow before `after`."""

    first: date
    after: date

    @property
    def last(self) -> date:
        """The last day of it."""
        return self.after - timedelta(days=1)


def find_seat(
    seats: Sequence[Seat], window: Window, chamber: str | None, day: date | None
) -> Seat | None:
    """The seat by which a question of that day is theirs; without a day, any in the window."""
    held = [
        seat
        for seat in seats
        if chamber in (None, seat.chamber)
        and (seat.touches(window.first, window.after) if day is None else seat.holds(day))
    ]
    return latest(held) if held else None


def standing_seat(seats: Sequence[Seat], window: Window) -> Seat | None:
    """The seat they stand under: the one held at the end, else the one that began last."""
    inside = [seat for seat in seats if seat.touches(window.first, window.after)]
    at_end = [seat for seat in inside if seat.holds(window.last)]
    return latest(at_end or inside) if inside else None


def latest(seats: Sequence[Seat]) -> Seat:
    """The one that began last; of several, the first by chamber, district and party."""
    in_order = sorted(seats, key=lambda seat: (seat.chamber, seat.district, seat.party))
    return max(in_order, key=lambda seat: seat.start or date.min)


@dataclass(frozen=True, slots=True)
class Person:
    """One legislator: all their seats, and the one that they stand under."""

    person_id: str
    seats: Sequence[Seat]
    standing: Seat
    in_office: bool


def read_people(record: Record, window: Window) -> list[Person]:
    """Everybody who held a seat in the window."""
    found = []
    for person_id, seats in sorted(record.seats.items()):
        standing = standing_seat(seats, window)
        if standing is not None:
            found.append(Person(person_id, seats, standing, standing.holds(window.last)))
    return found


def is_asked(question: Question, person: Person, record: Record, window: Window) -> bool:
    """Whether seat, party and committee make it their question; the record may yet say no."""
    if question.type == "attendance":
        seat: Seat | None = person.standing
        if question.chamber not in (None, person.standing.chamber):
            return False
    else:
        seat = find_seat(person.seats, window, question.chamber, question.day)
    if seat is None or (question.parties and seat.party not in question.parties):
        return False
    return question.type != "committee_vote" or _sits_on_committee(question, person, record)


def _sits_on_committee(question: Question, person: Person, record: Record) -> bool:
    """Named on the sheet, or by the committee's sheets both before and after it."""
    ref = question.plain["ref"]
    if (ref, person.person_id) in record.sheet_options:
        return True
    sheet = record.sheets[ref]
    key = sheet["session"], sheet["committee_code"], person.person_id
    days = record.sheet_days.get(key, ())
    day = question.day
    return day is not None and any(d <= day for d in days) and any(d >= day for d in days)


def concerns(question: Question, person: Person, *, is_eligible: bool) -> bool:
    """Whether the question has a line in their receipt."""
    if question.is_for_some:
        return is_eligible
    return question.chamber in (None, person.standing.chamber) or is_eligible
