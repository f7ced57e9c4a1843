"""The methodology page: the rubric itself, laid out; no number of it is typed by hand.

Leaves to others: the rubric's rules (scoring), the words around them (templates).
"""

from dataclasses import dataclass
from datetime import date

from reportcard.edition.contexts.pieces import CriterionCard
from reportcard.edition.contexts.topics import TopicRow
from reportcard.edition.phrases import Phrase
from reportcard.model.scores import Outcome
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One outcome in the mark table of one type of question.

    Attributes:
        type: floor_vote | amendment_vote | appropriation_vote | sponsorship.
        outcome: support, oppose, absent, ...
        credit: Share of the points earned, as written ("1"); None when not counted.
        count: Share of the weight that counts, as written; None when not counted.
    """

    type: str
    outcome: Outcome
    credit: str | None
    count: str | None


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """A subject of the rubric with its questions.

    Attributes:
        category_id: The rubric's id.
        title: Its name.
        weight: As the rubric wrote it.
        percent: Share of all subjects' weight, whole percent.
        required: Whether the grade is incomplete without it.
        criteria: Its questions, by date.
    """

    category_id: str
    title: Text
    weight: str
    percent: str
    required: bool
    criteria: tuple[CriterionCard, ...]


@dataclass(frozen=True, slots=True)
class BandRow:
    """A letter and the score that earns it.

    Attributes:
        grade: The letter.
        minimum: Lowest score that earns it (inclusive), as written.
        below: The score that the next better letter starts at, None for the best.
        chamber: Only for this chamber, None for both.
    """

    grade: str
    minimum: str
    below: str | None
    chamber: Chamber | None


@dataclass(frozen=True, slots=True)
class GateRow:
    """A rule that can lower a letter.

    Attributes:
        measure: participation | criterion.
        minimum: Whole percent of participation, None for a criterion.
        max_grade: The best grade that is left.
        reason: Why.
        criterion: The question it rests on, None for participation.
        outcomes: What the record must say on that question for it to apply; none for participation.
    """

    measure: str
    minimum: str | None
    max_grade: str
    reason: Text
    criterion: CriterionCard | None
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Several roll calls on one bill that together count as one question.

    Attributes:
        group_id: The rubric's id.
        combine: mean | best | worst | last.
        weight: What they weigh together, as written.
        criteria: Its questions.
    """

    group_id: str
    combine: str
    weight: str
    criteria: tuple[CriterionCard, ...]


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A phrase and the scores that it stands for.

    Attributes:
        phrase: Code of the words.
        minimum: Lowest score, as written; None for phrases without a score.
        is_exact: It stands for that one score only.
        above: The score must be above the minimum, not at it.
    """

    phrase: Phrase
    minimum: str | None
    is_exact: bool
    above: bool


@dataclass(frozen=True, slots=True)
class MethodologyPage:
    """Everything on the methodology page.

    Attributes:
        subjects: The subjects, with their questions.
        mark_types: The types of question that the mark table has rows for, in order.
        marks: The mark table.
        bands: The letters, best first.
        gates: What can lower a letter.
        groups: Bills with several roll calls.
        phrases: The fixed phrases and their cut points.
        min_criteria: Questions counted below which the grade is incomplete.
        min_opportunity: Whole percent of the chamber's questions, likewise.
        min_participation: Whole percent of roll calls voted in, likewise.
        aggregate: pooled | categories.
        missing_category: renormalize | zero | incomplete.
        rounding_places: Decimals of the printed score.
        rounding_mode: half_up | half_even | down.
        grade_on: exact | shown.
        window_from: First day of the window.
        window_to: Last day (inclusive).
        criteria_count: How many questions there are.
        roll_call_count: How many roll calls they rest on.
        late_count: Positions on roll calls that were not announced before the vote.
        topics: How much of each topic is graded.
    """

    subjects: tuple[SubjectRow, ...]
    mark_types: tuple[str, ...]
    marks: tuple[MarkRow, ...]
    bands: tuple[BandRow, ...]
    gates: tuple[GateRow, ...]
    groups: tuple[GroupRow, ...]
    phrases: tuple[PhraseRow, ...]
    min_criteria: int
    min_opportunity: str
    min_participation: str
    aggregate: str
    missing_category: str
    rounding_places: int
    rounding_mode: str
    grade_on: str
    window_from: date
    window_to: date
    criteria_count: int
    roll_call_count: int
    late_count: int
    topics: tuple[TopicRow, ...]
