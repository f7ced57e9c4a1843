"""What SQL counted for one legislator, in whole numbers, before any arithmetic.

Leaves to others: counting (count, gather), the exact last step (result) and receipts (receipt).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportcard.model.vocabulary import Chamber

# What a rate is made of: a number, and what it is divided by.
Rate = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class GroupSums:
    """What one legislator has in one group, in whole numbers; counted marks only."""

    num: int
    den: int
    count: int
    best: int
    worst: int
    last: int
    last_order: int


@dataclass(frozen=True, slots=True)
class RawLine:
    """One criterion of one legislator before any arithmetic."""

    criterion_no: int
    outcome: str
    option: str | None


@dataclass(frozen=True, slots=True)
class PersonSums:
    """All that SQL counted for one legislator.

    Attributes:
        person_id: Who; chamber, district, party and in_office are of the seat they stand under.
        counted: Criteria in a subject that counted.
        chances: Votes that were theirs to cast, each roll call once.
        taken: Those with a recorded position.
        recorded_weight: Written weights of vote criteria with a recorded position.
        eligible_weight: Nominal weight of what they were asked.
        own_weight: Nominal weight of all that concerns them.
        categories: (num, den) by category, groups not included. Measured criteria have their
            counted weight in it and nothing earned.
        groups: Sums by group.
        shared: Outcomes by criterion, of those that counted on roll calls which several criteria
            in a subject ask about. The sums have their whole weights in them.
        measured: What was measured, by criterion.
        lines: What each criterion gave; empty when only sums were asked for.
        inputs: Values that people gave, by name, as written.
    """

    person_id: str
    chamber: Chamber
    district: int
    party: str
    in_office: bool
    counted: int
    chances: int
    taken: int
    recorded_weight: int
    eligible_weight: int
    own_weight: int
    categories: Mapping[int, tuple[int, int]]
    groups: Mapping[int, GroupSums]
    shared: Mapping[int, str]
    measured: Mapping[int, Rate]
    lines: Sequence[RawLine]
    inputs: Mapping[str, str]
