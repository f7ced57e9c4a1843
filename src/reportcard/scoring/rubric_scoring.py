"""From marks to a letter: the blocks of a rubric that say how points are put together.

Leaves to others: earlier cycles, persons' decisions and endorsements (rubric_decisions).
"""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from reportcard.language import N_
from reportcard.model.numbers import RoundingMode
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.exact import Amount, Number, Points, Share, Weight
from reportcard.scoring.rubric_base import (
    AnyOutcome,
    Content,
    Flag,
    Identifier,
    VoteOutcome,
    Whole,
)
from reportcard.yamltext import BothLanguages, Words


class CategoryEntry(Content):
    """A subject."""

    id: Identifier = Field(description=N_("Your own name for it, in small letters and hyphens."))
    title: BothLanguages = Field(description=N_("Its name on the pages."))
    weight: Weight = Field(description=N_("The weight of the subject beside the others."))
    required: Flag = Field(default=False, description=N_("INC when nothing in it counted."))


class GroupEntry(Content):
    """Several roll calls on one bill that together weigh as one."""

    id: Identifier = Field(description=N_("Your own name for it, in small letters and hyphens."))
    criteria: tuple[str, ...] = Field(
        min_length=1, description=N_("The ids of the criteria in the group.")
    )
    combine: Literal["mean", "best", "worst", "last"] = Field(
        description=N_("How they make one: mean, best, worst, or last (the last that counted).")
    )
    weight: Weight = Field(description=N_("Its weight among the criteria of the subject."))


class EligibilityEntry(Content):
    """Below any of these the grade is INC."""

    min_criteria: Whole = Field(
        default=0, ge=0, description=N_("So many criteria must have counted.")
    )
    min_opportunity: Share = Field(
        default=Fraction(0), description=N_("They must have been in office for this part.")
    )
    min_participation: Share = Field(
        default=Fraction(0), description=N_("They must have voted Yes or No in this part.")
    )
    min_recorded_weight: Amount = Field(
        default=Fraction(0), description=N_("The roll calls they voted on must weigh this much.")
    )


class AdjustEntry(Content):
    """Points added or taken off: by the outcome of a criterion, or by an input."""

    id: Identifier = Field(description=N_("Your own name for it, in small letters and hyphens."))
    title: BothLanguages = Field(description=N_("What the points are for."))
    criterion: str | None = Field(
        default=None, description=N_("The id of the criterion whose outcome gives the points.")
    )
    input: Words | None = Field(
        default=None, description=N_("The input whose number gives the points.")
    )
    points: Number | dict[AnyOutcome, Number] | None = Field(
        default=None,
        description=N_(
            "With a criterion {outcome: points}; with an input the points of each unit."
        ),
    )


class AdjustBlock(Content):
    """What is added to the base score and taken off it."""

    bonus: tuple[AdjustEntry, ...] = Field(default=(), description=N_("What adds points."))
    bonus_cap: Amount | None = Field(
        default=None, description=N_("No more than this is added in all.")
    )
    penalty: tuple[AdjustEntry, ...] = Field(default=(), description=N_("What takes points off."))
    penalty_cap: Amount | None = Field(
        default=None, description=N_("No more than this is taken off in all.")
    )
    floor: Number = Field(default=Fraction(0), description=N_("No score is lower than this."))
    ceiling: Number = Field(default=Fraction(100), description=N_("No score is higher than this."))


class ScoreCurveEntry(Content):
    """A straight line on which all scores are moved."""

    intercept: Number = Field(description=N_("What a score of 0 becomes."))
    slope: Weight = Field(description=N_("What each point of the score becomes."))


class LimitEntry(Content):
    """A score at an end of the scale that somebody who missed many votes cannot have."""

    outcome: VoteOutcome = Field(description=N_("The outcome that is counted, such as absent."))
    at_least: Annotated[Whole, Field(ge=1)] | None = Field(
        default=None, description=N_("So many votes must have that outcome.")
    )
    share: Share | None = Field(
        default=None, description=N_("This part of their votes must have that outcome.")
    )
    above: Number | None = Field(default=None, description=N_("A score of this or more ..."))
    becomes_below: Number | None = Field(default=None, description=N_("... becomes this."))
    below: Number | None = Field(default=None, description=N_("A score of this or less ..."))
    becomes_above: Number | None = Field(default=None, description=N_("... becomes this."))


class Rounding(Content):
    """How the score is shown, and which of the two the letter follows."""

    places: Whole = Field(default=0, ge=0, le=6, description=N_("So many decimals."))
    mode: RoundingMode = Field(
        default="half_up", description=N_("half_up, half_even or down (12.5: 13, 12, 12).")
    )
    grade_on: Literal["exact", "shown"] = Field(
        default="exact", description=N_("The letter follows the exact score, or the printed one.")
    )


class GradeEntry(Content):
    """A letter and the lowest score that earns it (inclusive)."""

    grade: Words = Field(description=N_("The letter."))
    min: Points = Field(description=N_("The lowest score that earns it."))
    chamber: Chamber | None = Field(
        default=None, description=N_("The chamber it holds for; both unless told.")
    )


class GateEntry(Content):
    """A rule that can lower a letter, never raise it."""

    max_grade: str = Field(description=N_("The highest letter when the gate is shut."))
    reason: BothLanguages = Field(description=N_("Why you have the rule, in a whole sentence."))
    participation: Share | None = Field(
        default=None, description=N_("Shut when they voted Yes or No in less than this part.")
    )
    criterion: str | None = Field(
        default=None, description=N_("The id of the criterion whose outcomes shut it.")
    )
    outcomes: tuple[AnyOutcome, ...] = Field(
        default=("oppose",), description=N_("The outcomes that shut it; oppose unless told.")
    )
