"""The trail of a bill in one chamber: its amendments and passages, each passage once.

Pure. Leaves to others: reading the lines of a history (scrapers), which roll call is which of them
(questions).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportcard.model.vocabulary import ActionClass, Chamber


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the bill's trail in the chamber that matters here.

    amendment_schedule has several letters where one line decided several amendments ("A,B"). lco is
    the number of the drafting office. later_on is filled in here: the day on which a passage was
    put again or reconsidered, as the last of the lines after it that say so; None where it was the
    end of the matter.
    """

    acted_on: date
    action_class: ActionClass
    passed: bool | None
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None
    lco: int | None = None
    later_on: date | None = None

    @property
    def amendments(self) -> frozenset[tuple[Chamber | None, str]]:
        """Chamber and letter of each amendment that the line names."""
        letters = (self.amendment_schedule or "").split(",")
        return frozenset((self.amendment_chamber, letter.strip()) for letter in letters if letter)


def decisions(trail: Iterable[Step]) -> list[Step]:
    """The amendments and passages of a trail, each passage once and with what came after it.

    A bill amended by both chambers writes two passage rows for one roll call: rows of one day that
    follow each other are one, unless the passage was reconsidered between them.
    """
    found: list[Step] = []
    last: Step | None = None
    for step in _with_concurrence(list(trail)):
        if step.action_class == "amendment":
            found.append(step)
        elif step.action_class == "reconsidered":
            found.append(step)
            last = None
        elif step.action_class == "passage" and step.passed is not None:
            if last is None or (last.acted_on, last.passed) != (step.acted_on, step.passed):
                found.append(step)
            last = step
    return [step for step in _with_later(found) if step.action_class != "reconsidered"]


def _with_concurrence(trail: Sequence[Step]) -> list[Step]:
    """That a chamber concurred is a passage, on a day that has no other line of one.

    Example: the House took up the Senate's SJ 58 on 4 June 2025. The history says that it adopted
    the Senate's amendment, then "In Concurrence", and leaves "Adopted, House" out.
    """
    passed_on = {step.acted_on for step in trail if step.action_class == "passage"}
    return [
        replace(step, action_class="passage", passed=True)
        if step.action_class == "concurrence" and step.acted_on not in passed_on
        else step
        for step in trail
    ]


def _with_later(steps: Sequence[Step]) -> list[Step]:
    later: date | None = None
    found: list[Step] = []
    for step in reversed(steps):
        found.append(replace(step, later_on=later) if step.action_class == "passage" else step)
        if step.action_class != "amendment":
            later = later or step.acted_on
    return found[::-1]
