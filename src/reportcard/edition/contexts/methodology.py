"""The methodology page: the rubric itself, laid out; no number of it is typed by hand.

Leaves to others: the rubric's rules (scoring), the words around them (templates).
"""

from dataclasses import dataclass
from datetime import date

from reportcard.edition.contexts.legislator import OverrideRow
from reportcard.edition.contexts.pieces import CriterionCard
from reportcard.edition.contexts.topics import TopicRow
from reportcard.edition.phrases import Needed, Phrase
from reportcard.model.scores import Outcome, Position
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber
from reportcard.receipts.sentence import Sentence


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One outcome in the mark table of one type of question.

    Attributes:
        type: floor_vote | amendment_vote | ... (as of a question).
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
        slug: Names its page: subjects/<slug>.html.
        title: Its name.
        weight: As the rubric wrote it.
        percent: Share of all subjects' weight, whole percent.
        required: Whether the grade is incomplete without it.
        criteria: Its questions, by date.
    """

    category_id: str
    slug: str
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
        needs: The side on which the record must have a counted answer: with_us | against_us; None
            where the score is enough.
        else_phrase: What is said without such an answer; None likewise.
    """

    phrase: Phrase
    minimum: str | None
    is_exact: bool
    above: bool
    needs: Needed | None = None
    else_phrase: Phrase | None = None


@dataclass(frozen=True, slots=True)
class AdjustPoints:
    """What one outcome gives.

    Attributes:
        outcome: An outcome of the question.
        points: As written; less than 0 is taken off a bonus.
    """

    outcome: str
    points: str


@dataclass(frozen=True, slots=True)
class AdjustRow:
    """An item that is added to the base score or taken off it.

    Attributes:
        item_id: The rubric's id.
        kind: bonus | penalty.
        title: What it is for.
        criterion: The question it rests on, None for a value of the record.
        points: Points by outcome of that question.
        points_each: Points for each unit of the value, None for a question.
    """

    item_id: str
    kind: str
    title: Text
    criterion: CriterionCard | None
    points: tuple[AdjustPoints, ...]
    points_each: str | None


@dataclass(frozen=True, slots=True)
class WeightRow:
    """What a subject weighs in a chamber, as written and in effect.

    Attributes:
        chamber: house | senate.
        title: The subject.
        nominal: Its share of the weight as written, whole percent.
        effective: Its share of the differences between scores, whole percent; None when all scores
            are equal, and when it is below 0.
        runs_against: Whether that share is below 0: who scores high in it scores low in all.
    """

    chamber: Chamber
    title: Text
    nominal: str
    effective: str | None
    runs_against: bool


@dataclass(frozen=True, slots=True)
class StrengthRow:
    """What the questions of one chamber can tell.

    Attributes:
        chamber: house | senate.
        legislators: How many are compared.
        questions: How many questions are put; a group is one.
        effective: How many equal, independent ones tell as much, one decimal; None if unknown.
        reliability: The part of the differences between scores that is more than chance, whole
            percent; None if unknown.
        is_sayable: Whether that is enough to say how sure a letter is.
        party: The part of the differences that party explains, whole percent; None if unknown.
        steady: How many letters no single question changes, left out or answered the other way.
        tiers: How many groups the record tells apart.
    """

    chamber: Chamber
    legislators: int
    questions: int
    effective: str | None
    reliability: str | None
    is_sayable: bool
    party: str | None
    steady: int
    tiers: int


@dataclass(frozen=True, slots=True)
class SureRow:
    """A phrase for how sure we are of a letter.

    Attributes:
        phrase: Code of the words.
        minimum: Lowest probability, whole percent.
        maximum: Highest.
    """

    phrase: str
    minimum: str
    maximum: str


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A roll call of the topic that is not scored.

    Attributes:
        name: What it is called, with its day.
        vote_event_id: As in the downloads.
        bills: Its bills, as people call them, joined by commas.
        because: Why; None when nobody has said, or when no rubric may score it.
        barred: superseded | not_certain where no rubric may score it; None elsewhere.
        position: What our position would have been; None where we have none.
        yes_count: Votes for.
        no_count: Votes against.
        stem: Names its page: roll-calls/<stem>.html; "" where it has none.
        url: Its official sheet, "" without an http(s) address.
    """

    name: Sentence
    vote_event_id: str
    bills: str
    because: Text | None
    barred: str | None
    position: Position | None
    yes_count: int
    no_count: int
    stem: str
    url: str


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A letter that would be another if the roll calls left out with a position were scored.

    Attributes:
        name: Whose.
        slug: Their page.
        before: The letter.
        after: What it would be.
    """

    name: str
    slug: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AuditBlock:
    """Every roll call of the topic, scored or left out.

    Attributes:
        title: The topic, None where the record has no such topic.
        count: How many roll calls of it the window has.
        scored: How many are scored.
        besides: How many roll calls that are scored decided no bill of the topic.
        unexplained: Of how many nobody has said why they are not.
        set_aside: How many roll calls of the window do not add up, of whatever topic.
        added: How many left out have a position, and could be scored.
        changed: The letters that would be others if those were scored.
        left_out: Those that are not scored, by day.
    """

    title: Text | None
    count: int
    scored: int
    besides: int
    unexplained: int
    set_aside: int
    added: int
    changed: tuple[ChangedRow, ...]
    left_out: tuple[LeftOutRow, ...]


@dataclass(frozen=True, slots=True)
class SetRow:
    """A grade that two persons set by name.

    Attributes:
        name: Whose.
        slug: Their page.
        override: Who set it, when and why.
    """

    name: str
    slug: str
    override: OverrideRow


@dataclass(frozen=True, slots=True)
class MethodologyPage:
    """Everything on the methodology page.

    Attributes:
        subjects: The subjects, with their questions.
        mark_types: The types of question that the mark table has rows for, in order.
        marks: The mark table.
        outside: Questions that are asked and shown, and no part of the base score.
        adjustments: What is added to the base score and taken off it.
        rules: What else is done with it (caps, curve, limits, ends of the scale), in sentences.
        lifetime: How cycles become one score, None where they do not.
        overrides: Grades that were set by name.
        weights: Weights of the subjects as written and in effect, chamber by chamber.
        strengths: What the questions of each chamber can tell.
        sure: The phrases for how sure we are of a letter, and their cut points.
        audit: The selection of roll calls; None where the rubric accounts for no topic.
        bands: The letters, best first.
        gates: What can lower a letter.
        groups: Bills with several roll calls.
        phrases: The fixed phrases and their cut points.
        min_criteria: Questions counted below which the grade is incomplete.
        min_recorded_weight: Weight of recorded votes, likewise; None where it is not asked for.
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
        has_official_sheets: Whether one of these has an official sheet.
        least_reliability: Whole percent of the differences between scores that must be more than
            chance, or nothing is said of how sure a letter is.
        certainty: Whole percent of certainty with which groups of legislators are told apart.
        way_count: In how many ways each letter is counted again; 0 where nobody has one.
        late_count: Positions on roll calls that were not announced before the vote.
        topics: How much of each topic is graded.
    """

    subjects: tuple[SubjectRow, ...]
    mark_types: tuple[str, ...]
    marks: tuple[MarkRow, ...]
    outside: tuple[CriterionCard, ...]
    adjustments: tuple[AdjustRow, ...]
    rules: tuple[Sentence, ...]
    lifetime: Sentence | None
    overrides: tuple[SetRow, ...]
    weights: tuple[WeightRow, ...]
    strengths: tuple[StrengthRow, ...]
    sure: tuple[SureRow, ...]
    audit: AuditBlock | None
    bands: tuple[BandRow, ...]
    gates: tuple[GateRow, ...]
    groups: tuple[GroupRow, ...]
    phrases: tuple[PhraseRow, ...]
    min_criteria: int
    min_recorded_weight: str | None
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
    has_official_sheets: bool
    least_reliability: str
    certainty: str
    way_count: int
    late_count: int
    topics: tuple[TopicRow, ...]
