"""How sure a letter is: what would have changed it, and what could.

None of this enters a score or a grade; all of it stands beside them (docs/robustness.md). What is
exact is a Fraction; what rests on a distribution is a float, printed with three decimals at most.
Leaves to others: computing it (scoring.robustness).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from reportcard.model.scores import Position
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber

AbsenceRule = Literal["against", "left_out", "half", "light_half"]
# Why the confidence of letters cannot be estimated in a chamber: fewer than two legislators to
# compare; scores that differ no more than chance would make them; scores that are all 0 or 100.
NoConfidence = Literal["too_few", "only_chance", "all_or_nothing"]
# Whole percent of certainty with which tiers are told apart, for all comparisons at once.
TIER_CERTAINTY = 95
# Why no rubric may score a roll call.
Barred = Literal["superseded", "not_certain"]


@dataclass(frozen=True, slots=True)
class LeftOutOne:
    """The score and letter without one counted question.

    A group is one question, under its own name; so is a roll call, also where several criteria ask
    about it: under the name of the first of them.
    """

    question_id: str
    score: Fraction | None
    grade: str


@dataclass(frozen=True, slots=True)
class Flip:
    """The next letter on one side, and the fewest answers that the other way reach it or beyond."""

    grade: str
    answers: int


@dataclass(frozen=True, slots=True)
class Universe:
    """One of the 16 ways to count the same record."""

    absence: AbsenceRule
    weights: Literal["nominal", "equal"]
    aggregate: Literal["pooled", "categories"]
    score: Fraction | None
    grade: str


@dataclass(frozen=True, slots=True)
class Stability:
    """How steady the letter of one legislator is. Scores are 0 to 100.

    Attributes:
        person_id: Who.
        chamber: Whose bands.
        grade: The letter that is tested: that of the score alone (Result.computed_grade).
        without_one: Score and letter without each counted question.
        is_steady: There is a letter, and no single question left out changes it.
        up: The next better letter and the answers that would give it; None at the top, without a
            score, and where no answers would.
        down: The next lower letter and the answers that would give it; None likewise.
        range_low: The score if all missed votes, excused ones too, had gone against our position;
            None without a score.
        range_high: The score if all missed votes had gone with it.
        grade_low: Letter of range_low.
        grade_high: Letter of range_high.
        wobble: The middle 90 % of scores when the weights are shaken; None without a score.
        confidence: Probability of each letter, best first; empty where it cannot be estimated.
        letter_confidence: Probability of `grade`; None where it cannot be estimated.
        wilson: The Wilson interval (95 %) of the score; None without a score.
        n_eff: How many equal questions theirs weigh like.
        universes: The 16 ways to count; empty without a score.
        holds_in: In how many of them the letter is `grade`.
        party_mean: Mean score of their party in the chamber without them; None of nobody.
        chamber_median: Score of the middle legislator of the chamber on the same questions.
        floor_only: The base score on roll calls of the chambers alone; None without any.
        same_bills: The base score on bills that both chambers voted on; None where not comparable.
        rank: Within the chamber, ties share; None when not in office or without a complete grade.
        rank_low: Best rank that the record allows, all comparisons at once (95 %).
        rank_high: Worst rank that it allows.
        tier: 1 is the first; everybody in a tier is above everybody in the next (95 %); None as
            rank.
        all_tried: Every question could be left out and answered the other way; not where that
            depends on what is not on the card (the majority of a party, say).
    """

    person_id: str
    chamber: Chamber
    grade: str
    without_one: tuple[LeftOutOne, ...]
    is_steady: bool
    up: Flip | None
    down: Flip | None
    range_low: Fraction | None
    range_high: Fraction | None
    grade_low: str | None
    grade_high: str | None
    wobble: tuple[float, float] | None
    confidence: tuple[tuple[str, float], ...]
    letter_confidence: float | None
    wilson: tuple[float, float] | None
    n_eff: Fraction
    universes: tuple[Universe, ...]
    holds_in: int
    party_mean: Fraction | None
    chamber_median: Fraction | None
    floor_only: Fraction | None
    same_bills: Fraction | None
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    tier: int | None
    all_tried: bool = True

    @property
    def holds_alone(self) -> bool:
        """Whether no single question changes the letter, left out or answered the other way.

        The word "steady" is printed of these only: is_steady alone says nothing of an answer.
        """
        flips = (self.up, self.down)
        return (
            self.is_steady
            and self.all_tried
            and not any(flip and flip.answers == 1 for flip in flips)
        )


@dataclass(frozen=True, slots=True)
class CategoryWeight:
    """The weight of a subject as written, and the part of the differences between scores it makes.

    effective is None when all scores are equal.
    """

    category_id: str
    nominal: Fraction
    effective: Fraction | None


@dataclass(frozen=True, slots=True)
class ChamberStrength:
    """What the questions of one chamber can tell.

    Attributes:
        legislators: How many are compared: in office, with a complete grade. All figures below are
            about them.
        questions: How many questions are put (a group is one).
        effective_questions: How many equal, independent ones they act like; None without variance.
        mean: Mean score, 0 to 100; None of nobody.
        likeness: How alike the answers of one legislator are (rho, the correlation of two of them),
            0 to 1; None where it cannot be estimated.
        reliability: The part of the differences between base scores that is not chance, 0 to 1;
            None likewise.
        no_confidence: Why it cannot be estimated, and no letter has a confidence; else None.
        party_share: The part of the variance of scores that party explains; None without variance.
        weights: Of each subject.
        steady: How many letters no single question changes, left out or answered the other way.
        tiers: How many tiers the record tells apart.
    """

    legislators: int
    questions: int
    effective_questions: float | None
    mean: Fraction | None
    likeness: float | None
    reliability: float | None
    no_confidence: NoConfidence | None
    party_share: Fraction | None
    weights: tuple[CategoryWeight, ...]
    steady: int
    tiers: int


@dataclass(frozen=True, slots=True)
class Robustness:
    """Everything about one scored rubric, people in the order of its results.

    shared_bills are those that both chambers voted on and the rubric asks about; is_comparable
    says whether they are enough for one figure across the chambers.
    """

    people: tuple[Stability, ...]
    chambers: Mapping[Chamber, ChamberStrength]
    shared_bills: tuple[str, ...]
    is_comparable: bool


# ---------------------------------------------------------------- the selection


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One roll call of the topic in the window: scored, or why not; each exactly once.

    criterion_ids are those that score it. because is None when it is scored, when nobody has said
    why it is not (is_explained false), or when no rubric may score it: barred then says why
    (a later roll call superseded it, or it is not certain what it decided). position is ours, or
    what ours would have been.
    """

    vote_event_id: str
    bill_ids: tuple[str, ...]
    is_scored: bool
    is_explained: bool
    criterion_ids: tuple[str, ...]
    because: Text | None
    position: Position | None
    yes_count: int
    no_count: int
    barred: Barred | None = None


@dataclass(frozen=True, slots=True)
class IfAllScored:
    """Score and letter of a legislator if the roll calls left out with a position were scored."""

    person_id: str
    score: Fraction | None
    grade: str


@dataclass(frozen=True, slots=True)
class SelectionAudit:
    """Every roll call of a topic in the window, and what grades would be if all were scored.

    set_aside is how many roll calls of the window's sessions do not add up: nobody can say which of
    them belong to the topic. added is how many roll calls the second scoring takes in besides.
    """

    topic: str
    lines: tuple[AuditLine, ...]
    if_all: tuple[IfAllScored, ...]
    set_aside: int = 0
    added: int = 0
