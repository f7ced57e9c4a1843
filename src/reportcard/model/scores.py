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
from reportcard.model.vocabulary import BudgetStage, Chamber

CriterionType = Literal[
    "floor_vote",
    "amendment_vote",
    "appropriation_vote",
    "committee_vote",
    "third_party_position",
    "party_unity",
    "sponsorship",
    "effectiveness",
    "questionnaire",
    "attendance",
    "attested_action",
]
# Those with a roll call of a chamber behind them; committee_vote has a committee's instead.
ROLL_CALL_TYPES: frozenset[CriterionType] = frozenset(
    {"floor_vote", "amendment_vote", "appropriation_vote", "third_party_position", "party_unity"}
)
VOTE_TYPES: frozenset[CriterionType] = ROLL_CALL_TYPES | {"committee_vote"}
# Those whose credit is a rate that is measured, a number between 0 and 1 for each legislator.
MEASURED_TYPES: frozenset[CriterionType] = frozenset({"effectiveness", "attendance"})
Position = Literal["support", "oppose"]
BillStage = Literal["introduced", "reported", "passed_chamber", "passed_both", "law"]
Separability = Literal["stand_alone", "amendment", "omnibus"]
LifetimeMethod = Literal["pooled", "mean", "decay"]
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
    "no_position",
    "introducer",
    "cosponsor",
    "none",
    "measured",
    "no_answer",
    "done",
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
class BudgetPlace:
    """A line of a budget document, as the document prints it, and the stage that set its amount."""

    fund: str
    agency: str
    account: str
    stage: BudgetStage


@dataclass(frozen=True, slots=True)
class Pupils:
    """How many pupils a line is for, in the school year that ends in this year, and who says so."""

    number: int
    school_year: int
    source_url: str


@dataclass(frozen=True, slots=True)
class Appropriation:
    """The money that an appropriation criterion is about, in nominal dollars of a fiscal year.

    A change belongs to a stage of the budget, never to a legislator: nobody's name is here.

    Attributes:
        line: The budget line or purpose.
        amount_dollars: What it gets.
        baseline_dollars: What that is compared with, None where nothing is.
        fiscal_year: By the year in which it ends.
        separability: stand_alone (the roll call decided this alone), amendment, or omnibus (one of
            many subjects of the roll call).
        budget_line: The line of a budget document that both amounts stand in; None where none is
            named.
        pupils: For the change per pupil; None without it.
    """

    line: Text
    amount_dollars: int
    baseline_dollars: int | None
    fiscal_year: int
    separability: Separability
    budget_line: BudgetPlace | None = None
    pupils: Pupils | None = None

    @property
    def change_dollars(self) -> Fraction | None:
        """Amount less baseline; None without a budget line: no stage could be named for it."""
        if self.budget_line is None or self.baseline_dollars is None:
            return None
        return Fraction(self.amount_dollars - self.baseline_dollars)

    @property
    def change_per_pupil(self) -> Fraction | None:
        """The change for each pupil, exact: 12,000,000 for 480,000 pupils is 25."""
        if self.change_dollars is None or self.pupils is None:
            return None
        return self.change_dollars / self.pupils.number


@dataclass(frozen=True, slots=True)
class Curve:
    """A rate becomes a credit on a straight line: `start` and less gives 0, `end` and more 1."""

    start: Fraction
    end: Fraction


@dataclass(frozen=True, slots=True)
class Effectiveness:
    """How far the bills of a list that somebody sponsored came.

    points by stage and by role are multiplied and summed; the sum is divided by the highest of the
    chamber, or by twice its mean, and is 1 at most.
    """

    bill_ids: tuple[str, ...]
    stages: Mapping[BillStage, Fraction]
    roles: Mapping[str, Fraction]
    relative_to: Literal["highest", "mean"]


@dataclass(frozen=True, slots=True)
class AttestedAct:
    """Somebody did what was asked, and who says so: a note and the address of the evidence."""

    person_id: str
    note: Text
    source_url: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question put to every eligible legislator.

    Attributes:
        criterion_id: The rubric's own name for it.
        type: What kind of question it is; says which of the fields below it has.
        category_id: Its subject; "" when it is asked and shown but is no part of the base score.
        weight: As the rubric wrote it.
        chamber: Whose members are asked; None = both.
        vote_event_id: The roll call (ROLL_CALL_TYPES).
        bill_id: The bill; "" where there is none.
        held_on: The day that decides who was eligible; None where the record has no day.
        position: What is asked for on the question put; None where nothing is (sponsorship,
            measured types), and for party_unity, where the votes themselves give it.
        source_url: The official document behind what a Yes or a No did, or behind the position of
            a third party; "" if none.
        committee_vote_id: The committee's vote (committee_vote).
        committee_code: The committee (committee_vote).
        parties: Only members of these parties on the day are asked; empty = everybody.
        actor: Whose position it is (third_party_position).
        appropriation: The money it is about (appropriation_vote).
        input: Name of the member input that holds the answers (questionnaire, attested_action).
        scale: The answers are numbers from 0 to this (questionnaire).
        curve: How a rate becomes a credit (attendance, effectiveness).
        roll_calls: Of which roll calls attendance is measured.
        effectiveness: What is measured (effectiveness).
        done_by: Who did it, with evidence (attested_action).
        cap: The part of `weight` that counts where every criterion on its roll call does, less
            than 1 where there are several: together they weigh what the heaviest does. What
            counts for one legislator goes by those that counted for them.
    """

    criterion_id: str
    type: CriterionType
    category_id: str
    weight: Fraction
    chamber: Chamber | None
    vote_event_id: str | None
    bill_id: str
    held_on: date | None
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
    committee_vote_id: str | None = None
    committee_code: str | None = None
    parties: tuple[str, ...] = ()
    actor: Text | None = None
    appropriation: Appropriation | None = None
    input: str | None = None
    scale: Fraction | None = None
    curve: Curve | None = None
    roll_calls: Literal["scored", "all"] | None = None
    effectiveness: Effectiveness | None = None
    done_by: tuple[AttestedAct, ...] = ()
    cap: Fraction = Fraction(1)

    @property
    def capped_weight(self) -> Fraction:
        """The weight that counts, where every criterion on its roll call does."""
        return self.weight * self.cap


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
    min_recorded_weight: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class AdjustItem:
    """Points added to or taken off the base score: by the outcome of a criterion, or by an input.

    Attributes:
        item_id: The rubric's own name for it.
        title: What it is for.
        criterion_id: Whose outcome gives the points; None for an input.
        points: Points by outcome of the criterion; an outcome not listed gives none.
        input: Name of the member input whose value gives the points; None for a criterion.
        points_each: Points for each unit of the input.
    """

    item_id: str
    title: Text
    criterion_id: str | None
    points: Mapping[str, Fraction]
    input: str | None = None
    points_each: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Adjust:
    """What is added to the base score and taken off it; caps None = none."""

    bonus: tuple[AdjustItem, ...] = ()
    bonus_cap: Fraction | None = None
    penalty: tuple[AdjustItem, ...] = ()
    penalty_cap: Fraction | None = None
    floor: Fraction = Fraction(0)
    ceiling: Fraction = Fraction(100)


@dataclass(frozen=True, slots=True)
class ScoreCurve:
    """A straight line on which all scores are moved: intercept + slope x score."""

    intercept: Fraction
    slope: Fraction


@dataclass(frozen=True, slots=True)
class Limit:
    """A score at an end of the scale that somebody who missed many votes cannot have.

    When `at_least` of a legislator's votes (or `share` of those that were theirs to cast, None =
    not asked) have `outcome`, a score of `above` or more becomes `becomes_below`, and a score of
    `below` or less `becomes_above`. The end that is None stays open.
    """

    outcome: Outcome
    at_least: int | None
    share: Fraction | None
    above: Fraction | None
    becomes_below: Fraction | None
    below: Fraction | None
    becomes_above: Fraction | None


@dataclass(frozen=True, slots=True)
class LifetimeRule:
    """How cycles become one score; half_life counts cycles (decay only)."""

    method: LifetimeMethod
    half_life: int = 1


@dataclass(frozen=True, slots=True)
class Override:
    """A grade that two persons set by name, beside the computed one, with reason and evidence."""

    person_id: str
    grade: str
    reason: Text
    evidence_url: str
    approved_by: tuple[str, str]
    decided_on: date


@dataclass(frozen=True, slots=True)
class EndorseClause:
    """One condition of an endorsement; exactly one measure.

    measure: grade (letter at least `grade`), score, lifetime, letter_confidence (at least
    `minimum`), category (`category_id` at least `minimum`), gates_clear (a complete letter, and
    no gate shut), questionnaire (every criterion of that type, or `criterion_id`, answered).
    """

    clause_id: str
    title: Text
    measure: Literal[
        "grade", "score", "lifetime", "category", "letter_confidence", "gates_clear",
        "questionnaire",
    ]  # fmt: skip
    minimum: Fraction | None = None
    grade: str | None = None
    category_id: str | None = None
    criterion_id: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Roll calls of the topic that are not scored, and why.

    position, category_id and weight say how they would have been, for "grade if all were scored";
    None where the union has no position.
    """

    refs: tuple[str, ...]
    because: Text
    position: Position | None
    category_id: str | None
    weight: Fraction


@dataclass(frozen=True, slots=True)
class AuditRule:
    """The topic whose roll calls are accounted for, and those that were left out."""

    topic: str
    left_out: tuple[LeftOut, ...]


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
    tax_status: str = "unset"
    adjust: Adjust = Adjust()
    curve: ScoreCurve | None = None
    limits: tuple[Limit, ...] = ()
    lifetime: LifetimeRule | None = None
    overrides: tuple[Override, ...] = ()
    endorse: tuple[EndorseClause, ...] = ()
    audit: AuditRule | None = None


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
    measured: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class AdjustLine:
    """One item that was added to the base score or taken off it, before the cap.

    points are positive when they help, also for a penalty: -2 is two points taken off. outcome is
    that of the item's criterion, None for an input; value the input's, None for a criterion.
    """

    item_id: str
    kind: Literal["bonus", "penalty"]
    points: Fraction
    outcome: Outcome | None
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class Lifetime:
    """The score over all cycles, and how many of them counted (INC cycles do not)."""

    score: Fraction
    cycles: int


@dataclass(frozen=True, slots=True)
class EarlierScore:
    """What one earlier cycle gave one legislator: their score, and the weight that counted."""

    score: Fraction
    counted_weight: Fraction


@dataclass(frozen=True, slots=True)
class EarlierCycle:
    """One earlier cycle: scores by person of those whose grade was complete."""

    cycle: Text
    scores: Mapping[str, EarlierScore]


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
    lowered it. chances = eligible votes (each roll call once), taken = those with a recorded Yes
    or No.

    base is the sum of the receipt's lines; raw = base + bonus - penalty; score = raw on the
    rubric's curve, within limits, floor and ceiling (docs/scoring.md). computed_grade is the letter
    of the score alone, graded what INC rules and gates made of it, grade what stands: graded, or
    the override's.
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
    base: Fraction | None = None
    raw: Fraction | None = None
    adjustments: tuple[AdjustLine, ...] = ()
    bonus: Fraction = Fraction(0)
    penalty: Fraction = Fraction(0)
    graded: str = ""
    override: Override | None = None
    lifetime: Lifetime | None = None


@dataclass(frozen=True, slots=True)
class DataAlarm:
    """A sitting member without a row in a scored roll call: a gap in the data, said aloud."""

    person_id: str
    criterion_id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Scored:
    """Everything one run of one rubric produced, results sorted by chamber, district, person.

    earlier are the cycles that the scores over all years rest on besides, the oldest first.
    """

    rubric: RubricCard
    results: tuple[Result, ...]
    alarms: tuple[DataAlarm, ...]
    medians: Mapping[Chamber, Fraction]
    earlier: tuple[EarlierCycle, ...] = ()
