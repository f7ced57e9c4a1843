"""What a score rests on apart from the weights of the subjects: for readers who set their own.

Leaves to others: finding it (scoring.reweigh), and the arithmetic on the page (assets/weights.js).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class PersonMarks:
    """What does not change for one legislator, whatever the subjects weigh.

    Attributes:
        marks: The part of each subject that was earned, 0 to 1, in the rubric's order; None where
            nothing counted.
        points: What is added to the base score: bonus less penalty, after their caps.
        limits: Places, in the rubric's list, of the limits that are in force.
        is_incomplete: Whether the grade is INC.
        best: The best letter that the gates leave; None where none is shut.
        override: The grade that two persons set by name; None where nobody did.
    """

    marks: tuple[Fraction | None, ...]
    points: Fraction
    limits: tuple[int, ...]
    is_incomplete: bool
    best: str | None
    override: str | None


@dataclass(frozen=True, slots=True)
class Reweighing:
    """The marks of everybody on the card, by person."""

    people: Mapping[str, PersonMarks]
