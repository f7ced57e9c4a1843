"""What a rubric makes of the record: marks, scores, grades and the receipt of every point.

All numbers are exact Fractions; "no result" is None with a reason, never a sentinel number.
Terms and rules: docs/scoring.md (rubric > category > criterion; outcome; mark = credit and count).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber

CriterionType = Literal["floor_vote", "amendment_vote", "appropriation_vote", "sponsorship"]
Position = Literal["support", "oppose"]
Outcome = Literal[
    "support",
    "oppose",
    "present",
    "absent",
    "excused",
    "presiding",
    "recused",
    "not_eligible",
    "paired_support",
    "paired_oppose",
    "announced_support",
    "announced_oppose",
    "unknown",
    "introducer",
    "cosponsor",
    "none",
]

# What stands in place of a letter: incomplete, and not rated.
INCOMPLETE = "INC"
NOT_RATED = "NR"


@dataclass(frozen=True, slots=True)
class MarkRule:
    """One cell of the rubric's mark table: credit earned and weight counted, both 0 to 1."""

    credit: Fraction
    count: Fraction


@dataclass(frozen=True, slots=True)
class Category:
    """A subject of the rubric and its nominal weight."""

    category_id: str
    title: Text
    weight: Fraction
    required: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question put to every eligible legislator.

    A vote criterion has vote_event_id and position; a sponsorship criterion has bill_id alone.
    chamber None = both (sponsorship). held_on is the day that decides who was eligible. source_url
    is the official document behind what a Yes or a No did, "" if none.
    """

    criterion_id: str
    type: CriterionType
    category_id: str
    weight: Fraction
    chamber: Chamber | None
    vote_event_id: str | None
    bill_id: str
    held_on: date
    position: Position | None
    title: Text
    statement: Text
    yes_did: Text | None
    no_did: Text | None
    why: Text
    announced_on: date | None
    group_id: str | None
    marks: Mapping[str, MarkRule]
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Several roll calls on one bill that together weigh `weight`."""

    group_id: str
    criterion_ids: tuple[str, ...]
    combine: Literal["mean", "best", "worst", "last"]
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Band:
    """A letter and the lowest score that earns it (inclusive); chamber None = both."""

    grade: str
    minimum: Fraction
    chamber: Chamber | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """A rule that can lower a letter, never raise it: no grade above `max_grade`.

    measure "participation": when participation is below `minimum`. measure "criterion": when the
    outcome of `criterion_id` is one of `outcomes` (minimum is then 0 and without meaning).
    """

    measure: Literal["participation", "criterion"]
    minimum: Fraction
    max_grade: str
    reason: Text
    criterion_id: str | None = None
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Below any of these the grade is INC (incomplete)."""

    min_criteria: int
    min_opportunity: Fraction
    min_participation: Fraction


@dataclass(frozen=True, slots=True)
class RubricCard:
    """A checked rubric as the other stages see it; every published figure of it is here."""

    rubric_id: str
    version: str
    sha256: str
    title: Text
    organization: Text
    notice: Text | None
    jurisdiction_id: str
    cycle: Text
    window: tuple[date, date]
    categories: tuple[Category, ...]
    criteria: tuple[Criterion, ...]
    groups: tuple[Group, ...]
    marks: Mapping[str, Mapping[str, MarkRule]]
    eligibility: Eligibility
    aggregate: Literal["pooled", "categories"]
    missing_category: Literal["renormalize", "zero", "incomplete"]
    bands: tuple[Band, ...]
    gates: tuple[Gate, ...]
    rounding_places: int
    rounding_mode: Literal["half_up", "half_even", "down"]
    grade_on: Literal["exact", "shown"]


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line of a receipt: what one criterion gave one legislator.

    earned and possible are in points of the base score (0-100): over all lines they sum to the
    score and to 100. Not counted: both 0, `counted` false, `not_counted_because` names the reason
    (an Outcome, or "group_best", "group_worst", "group_last" where the group takes another line),
    `score_if_opposed` / `score_if_supported` what the score would have been had the legislator
    been recorded so (None when that has no meaning).
    """

    criterion_id: str
    outcome: Outcome
    option: str | None
    counted: bool
    credit: Fraction
    count: Fraction
    earned: Fraction
    possible: Fraction
    not_counted_because: str | None
    score_if_supported: Fraction | None
    score_if_opposed: Fraction | None


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """One category of one legislator: num earned of den weight.

    score is 0-100, None if nothing counted.
    """

    category_id: str
    num: Fraction
    den: Fraction
    score: Fraction | None
    effective_weight: Fraction


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome for one legislator in one chamber's seat, with the whole receipt.

    score is exact, shown the rounded decimal as printed; both None when nothing counted. grade is
    a letter, "INC" (incomplete) or "NR" (not rated: nothing counted). reasons are codes with
    figures ("min_criteria", Fraction(4), Fraction(5)): measured, required. gate_reasons say what
    lowered it. chances = eligible vote criteria, taken = those with a recorded Yes or No.
    """

    person_id: str
    chamber: Chamber
    district: int
    party: str
    in_office: bool
    score: Fraction | None
    shown: str | None
    grade: str
    computed_grade: str
    reasons: tuple[tuple[str, Fraction, Fraction], ...]
    gate_reasons: tuple[Text, ...]
    criteria_counted: int
    chances: int
    taken: int
    participation: Fraction | None
    opportunity: Fraction
    categories: tuple[CategoryScore, ...]
    lines: tuple[ReceiptLine, ...]


@dataclass(frozen=True, slots=True)
class DataAlarm:
    """A sitting member without a row in a scored roll call: a gap in the data, said aloud."""

    person_id: str
    criterion_id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Scored:
    """Everything one run of one rubric produced, results sorted by chamber, district, person."""

    rubric: RubricCard
    results: tuple[Result, ...]
    alarms: tuple[DataAlarm, ...]
    medians: Mapping[Chamber, Fraction]
