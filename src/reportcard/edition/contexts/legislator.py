"""The page of one legislator: grade, reasons, questions to ask, and the receipt of every point.

The receipt's printed points add up: to the score to two decimals, and to what could be earned.
Leaves to others: marks and scores (scoring), words (templates).
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportcard.edition.contexts.pieces import CriterionCard, Evidence, PersonCard
from reportcard.edition.contexts.side_by_side import PairLink
from reportcard.edition.contexts.statements import PersonStatements
from reportcard.edition.contexts.towns import DistrictGrant
from reportcard.model.scores import Outcome
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber
from reportcard.receipts.sentence import Sentence

ReasonKind = Literal[
    "with_us", "against_us", "absent", "present", "sponsored", "not_sponsored", "voted", "recorded"
]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Why a grade is incomplete, in figures.

    Attributes:
        code: min_criteria | min_opportunity | min_participation | min_recorded_weight |
            missing_category.
        measured: What there was: a count ("4") or a whole percentage ("40").
        required: What the rubric asks for, in the same unit.
        is_percent: Whether both are percentages.
    """

    code: str
    measured: str
    required: str
    is_percent: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """A line of the receipt that moved the score most; no stronger than what is recorded.

    Attributes:
        kind: with_us | against_us | absent | present | sponsored | not_sponsored | voted (on a
            question where the position is not ours) | recorded (anything else: see `record`).
        option: Their recorded option (yes, no, ...); None where there is no vote.
        record: What the record says, as a sentence or a word.
        points: What it earned when `is_full`, else what it missed, as printed ("3.57").
        is_full: All possible points were earned.
        criterion: The question.
    """

    kind: ReasonKind
    option: str | None
    record: Sentence
    points: str
    is_full: bool
    criterion: CriterionCard


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A sentence beside a line, with its source.

    Attributes:
        sentence: What it says.
        url: The address it rests on, "" if none.
    """

    sentence: Sentence
    url: str


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One line of the receipt.

    Attributes:
        criterion: The question, with position, dates, bill, roll call and its official sheet.
        outcome: What their record means against our position (support, oppose, absent, ...).
        option: What the sheet says of them (yes, no, absent_or_not_voting, excused, present);
            None for sponsorship or when the sheet has no line of theirs.
        sponsor_role: introducer | co-sponsor | introducer or co-sponsor; None if none or a vote.
        did: What the record says, in a sentence, where there is no vote and no sponsorship.
        notes: What else there is to say: a reason with its source, the party's side, who attests
            it.
        counted: Whether the line counts in the score.
        earned: Points earned, as printed; "0.00" when not counted.
        possible: Points that could be earned, as printed.
        missed: Points that could be earned and were not, as printed.
        is_full: All possible points were earned.
        not_counted_because: An outcome, outside (no part of the score), or group_best |
            group_worst | group_last where another roll call of the group counts; None when counted.
        what_if_supported: The score, as printed, had they been recorded with us; None where that
            has no meaning.
        what_if_opposed: The same had they been recorded against us.
        line: Line of the official sheet; None where there is no vote, without a row, or when the
            row was transcribed (the sheet's own line is then not known).
        printed_name: Their name as the sheet prints it, "" if none.
        evidence: The document behind this line (sheet, tally sheet, bill page, table of answers);
            None where it rests on many, or on none.
    """

    criterion: CriterionCard
    outcome: Outcome
    option: str | None
    sponsor_role: str | None
    did: Sentence | None
    notes: tuple[NoteRow, ...]
    counted: bool
    earned: str
    possible: str
    missed: str
    is_full: bool
    not_counted_because: str | None
    what_if_supported: str | None
    what_if_opposed: str | None
    line: int | None
    printed_name: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """One subject of the receipt, with its lines and its sum.

    Attributes:
        category_id: The rubric's id.
        slug: Names its page: subjects/<slug>.html.
        title: Its name.
        weight: Nominal weight, as the rubric wrote it.
        counted_weight: Share of the score it had for this legislator, whole percent.
        score: 0 to 100 with one decimal, None when nothing counted.
        score_share: The same as a whole percent for the bar ("67"), None when nothing counted.
        median: Score of the middle legislator of the chamber in this subject, None without one.
        median_share: The same as a whole percent for the bar.
        earned: Sum of the lines' earned points, as printed.
        possible: Sum of the lines' possible points, as printed.
        lines: Counted lines, by date.
    """

    category_id: str
    slug: str
    title: Text
    weight: str
    counted_weight: str
    score: str | None
    score_share: str | None
    median: str | None
    median_share: str | None
    earned: str
    possible: str
    lines: tuple[ReceiptRow, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A seat they held or hold.

    Attributes:
        chamber: house | senate.
        district: Number of the district; 0 where the record has none.
        district_name: Its name where districts have names instead of numbers, "" elsewhere.
        party: As the record names it.
        start_on: First day, None when not known.
        end_on: First day after it, None when still held or not known.
        evidence: Where the record has it from.
    """

    chamber: Chamber
    district: int
    district_name: str
    party: str
    start_on: date | None
    end_on: date | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step from the sum of the lines to the score.

    Attributes:
        label: What was added, taken off, moved or limited.
        points: As printed: "+5.00", "−2.00", or the score so far.
        is_sum: Whether the points are the score so far.
    """

    label: Sentence
    points: str
    is_sum: bool


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """How often somebody is recorded in one way, over the roll calls that were theirs to vote in.

    Attributes:
        option: yes | no | absent_or_not_voting | excused | ...; "" where the sheet has no line of
            theirs.
        count: In how many roll calls.
    """

    option: str
    count: int


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A cycle of the score over all years.

    Attributes:
        cycle: Which.
        score: The score in it, as printed; None where it does not count for them.
        is_this: Whether it is the cycle of this report card.
    """

    cycle: Text
    score: str | None
    is_this: bool


@dataclass(frozen=True, slots=True)
class OverrideRow:
    """A grade that two persons set by name.

    Attributes:
        sentence: Who set it, when, and what grade the rules alone give.
        reason: Why.
        url: The evidence, "" when there is no http(s) address.
    """

    sentence: Sentence
    reason: Text
    url: str


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """A roll call that has no line of somebody who held a seat on its day.

    Attributes:
        title: The question about it.
        is_imported: It stands in a spreadsheet, which is no official sheet.
    """

    title: Text
    is_imported: bool


@dataclass(frozen=True, slots=True)
class LegislatorPage:
    """Everything on a legislator's page.

    Attributes:
        person: Name, office, grade, score, chances.
        terms: Their seats, newest first.
        computed_grade: The letter of the score alone.
        graded: What incompleteness and gates made of it; the grade unless somebody set another.
        override: Who set the grade by name; None when nobody did.
        gate_reasons: Why the letter was lowered, one for each gate that did.
        shortfalls: Why the grade is incomplete; empty when it is not.
        participation: Share of their chances that they took, whole percent, None without chances.
        opportunity: Share of the chamber's questions they were in office for, whole percent.
        criteria_counted: How many lines count.
        reasons: Up to three lines that moved the score most.
        questions: Up to three lines to ask about, for "ask them this".
        categories: The receipt, subject by subject.
        not_counted: Lines that do not count, by day.
        outside: Lines of questions that are asked and shown, and no part of the base score.
        steps: From the sum of the lines to the score; none where that sum is the score.
        attendance: How they are recorded in the roll calls that were theirs to vote in; the counts
            sum to `person.chances`.
        lifetime: The score over all years; None where the rubric has none.
        history: The cycles that it rests on, oldest first; none where there is no earlier one.
        steady_label: How steady the grade is, in a few words; None without a score.
        steady: The same in three points: the nearest other letter, missed votes, how sure we are;
            none without a score.
        steady_more: What else there is to know of it.
        compared: The score beside that of the middle legislator, as printed; None without one.
        total_earned: The base score with two decimals: the sum of all lines; None when nothing
            counted.
        total_possible: The sum of all possible points, None when nothing counted.
        chamber_median_share: Score of the middle legislator of the chamber on the same questions,
            as a whole percent for the bar; None without one.
        missed_on_sheets: Whether a vote they missed stands on an official sheet, which gives no
            reason.
        alarms: Roll calls that have no line of theirs.
        towns: The towns of their district, with a table for each grant to them: context, neither
            credit nor blame; none where they are not known, and for somebody who left.
        is_compared: Whether a reader can set them beside anybody else of their chamber.
        pairs: Pages that set them beside somebody of their chamber who shares a town.
        said: Their replies, corrections of their page, and conflicts of interest.
        previous: The page before in chamber and district order, None at the first.
        next: The page after, None at the last.
    """

    person: PersonCard
    terms: tuple[Term, ...]
    computed_grade: str
    graded: str
    override: OverrideRow | None
    gate_reasons: tuple[Text, ...]
    shortfalls: tuple[Shortfall, ...]
    participation: str | None
    opportunity: str
    criteria_counted: int
    reasons: tuple[Reason, ...]
    questions: tuple[Reason, ...]
    categories: tuple[CategoryRow, ...]
    not_counted: tuple[ReceiptRow, ...]
    outside: tuple[ReceiptRow, ...]
    steps: tuple[StepRow, ...]
    attendance: tuple[AttendanceRow, ...]
    lifetime: Sentence | None
    history: tuple[HistoryRow, ...]
    steady_label: Sentence | None
    steady: tuple[Sentence, ...]
    steady_more: tuple[Sentence, ...]
    compared: Sentence | None
    total_earned: str | None
    total_possible: str | None
    chamber_median_share: str | None
    missed_on_sheets: bool
    alarms: tuple[AlarmRow, ...]
    towns: tuple[DistrictGrant, ...]
    is_compared: bool
    pairs: tuple[PairLink, ...]
    said: PersonStatements
    previous: PersonCard | None
    next: PersonCard | None
