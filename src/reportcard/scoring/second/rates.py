"""What is measured: how often somebody attended, and how far their bills came.

Leaves to others: when a rate is asked for, and what it is worth.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from reportcard.scoring.second.people import Person, Window, find_seat, is_asked
from reportcard.scoring.second.plain import Question, number
from reportcard.scoring.second.record import Record, Row

_RECORDED = ("yes", "no", "present", "paired_yes", "paired_no")
_MISSED = ("absent_or_not_voting", "announced_yes", "announced_no")


@dataclass(frozen=True, slots=True)
class Rates:
    """Measures one record for the questions of one rubric."""

    record: Record
    window: Window
    questions: Sequence[Question]
    people: Sequence[Person]

    def attendance(self, question: Question, person: Person) -> Fraction | None:
        """The part of their roll calls in which they were recorded; None without any."""
        recorded = missed = 0
        for roll_call in self._roll_calls(question):
            seat = find_seat(person.seats, self.window, roll_call["chamber"], roll_call["held_on"])
            if seat is None:
                continue
            option = self.record.options.get((roll_call["vote_event_id"], person.person_id))
            recorded += option in _RECORDED
            missed += option in _MISSED
        if recorded + missed == 0:
            return None
        return _on_curve(Fraction(recorded, recorded + missed), question)

    def _roll_calls(self, question: Question) -> list[Row]:
        """The roll calls it looks at: those that are scored, or all of the window."""
        if question.plain["roll_calls"] == "scored":
            refs = {q.plain["ref"] for q in self.questions if q.is_on_a_roll_call}
            found = [self.record.roll_calls[ref] for ref in sorted(refs)]
        else:
            found = [row for row in self.record.roll_calls.values() if self._is_inside(row)]
        return [row for row in found if question.chamber in (None, row["chamber"])]

    def _is_inside(self, roll_call: Row) -> bool:
        day = roll_call["held_on"]
        return day is None or self.window.first <= day < self.window.after

    def effectiveness(self, question: Question, person: Person) -> Fraction | None:
        """Their bills' points beside those of their chamber; None when nobody there has any."""
        chamber = self._chamber(question, person)
        points = {
            other.person_id: self._points(question, other)
            for other in self.people
            if is_asked(question, other, self.record, self.window)
            and self._chamber(question, other) == chamber
        }
        most = max(points.values())
        if most == 0:
            return None
        mine = points[person.person_id]
        if question.plain["relative_to"] == "highest":
            return _on_curve(mine / most, question)
        mean = sum(points.values(), Fraction(0)) / len(points)
        return _on_curve(min(mine / (2 * mean), Fraction(1)), question)

    def _chamber(self, question: Question, person: Person) -> str | None:
        seat = find_seat(person.seats, self.window, question.chamber, question.day)
        return None if seat is None else seat.chamber

    def _points(self, question: Question, person: Person) -> Fraction:
        total = Fraction(0)
        for bill_id in question.plain["bills"]:
            roles = self.record.roles.get((bill_id, person.person_id))
            if roles:
                role = "introducer" if "introducer" in roles else "cosponsor"
                stage = question.plain["stages"][self._stage(bill_id)]
                total += number(stage) * number(question.plain["roles"][role])
        return total

    def _stage(self, bill_id: str) -> str:
        """How far a bill came."""
        acts = [row for row in self.record.rows["act"] if row["bill_id"] == bill_id]
        actions = [row for row in self.record.rows["action"] if row["bill_id"] == bill_id]
        classes = {row["action_class"] for row in actions}
        is_in_force = "vetoed" not in classes or "signed" in classes
        if is_in_force and any(row["kind"] in ("public", "special") for row in acts):
            return "law"
        passed_by = {
            row["chamber"]
            for row in actions
            if row["action_class"] == "passage" and row["outcome"] == "passed" and row["chamber"]
        }
        if passed_by:
            return "passed_both" if len(passed_by) > 1 else "passed_chamber"
        return "reported" if "committee_favorable" in classes else "introduced"


def _on_curve(rate: Fraction, question: Question) -> Fraction:
    curve: Any = question.plain.get("curve")
    if curve is None:
        return rate
    start, end = number(curve["from"]), number(curve["to"])
    moved = (rate - start) / (end - start)
    return min(max(moved, Fraction(0)), Fraction(1))
