"""Questions that are no votes: what bills became of, answers, attendance, acts with evidence.

Leaves to others: votes and bills to sponsor (rubric_criteria).
"""

from typing import Literal

from pydantic import Field

from reportcard.language import N_
from reportcard.model.scores import Position
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.exact import Amount, Weight
from reportcard.scoring.rubric_base import (
    ActMarks,
    AnswerMarks,
    Content,
    CriterionBase,
    MeasuredMarks,
    RateCurve,
)
from reportcard.yamltext import Address, BothLanguages, Day, Words


class StagePoints(Content):
    """Points by how far a bill came; a later stage never gives fewer."""

    introduced: Amount = Field(description=N_("Points of a bill that was introduced."))
    reported: Amount = Field(description=N_("Points when a committee was favorable."))
    passed_chamber: Amount = Field(description=N_("Points when a chamber passed it."))
    passed_both: Amount = Field(description=N_("Points when both chambers passed it."))
    law: Amount = Field(description=N_("Points when it became law."))


class RolePoints(Content):
    """How much of a bill's points its sponsors get."""

    introducer: Amount = Field(
        description=N_("What the points of an introducer are multiplied by.")
    )
    cosponsor: Amount = Field(description=N_("What the points of a co-sponsor are multiplied by."))


class EffectivenessCriterion(CriterionBase):
    """How far the bills of a list came that somebody sponsored, beside the rest of the chamber."""

    type: Literal["effectiveness"]
    chamber: Chamber | None = Field(default=None, description=N_("house or senate."))
    date: Day = Field(description=N_("Who was in office on this day is asked."))
    bills: tuple[Words, ...] = Field(
        min_length=1, description=N_("The ids of the bills (2025-HB07013).")
    )
    stages: StagePoints = Field(
        description=N_("Points by stage: introduced, reported, passed_chamber, passed_both, law.")
    )
    roles: RolePoints = Field(
        description=N_("{introducer: ..., cosponsor: ...}: what each counts.")
    )
    relative_to: Literal["highest", "mean"] = Field(
        description=N_("Beside the highest of the chamber, or beside twice its mean.")
    )
    curve: RateCurve | None = Field(
        default=None, description=N_("{from: ..., to: ...}: the rates that earn nothing and all.")
    )
    marks: MeasuredMarks = Field(
        default_factory=dict, description=N_("Marks of this criterion alone.")
    )


class QuestionnaireCriterion(CriterionBase):
    """An answer that the legislator gave to you."""

    type: Literal["questionnaire"]
    chamber: Chamber | None = Field(default=None, description=N_("house or senate."))
    date: Day = Field(description=N_("Who was in office on this day is asked."))
    input: Words = Field(description=N_("The input that holds the answers (member_inputs.csv)."))
    position: Position | None = Field(
        default=None, description=N_("What we asked for: support (a Yes) or oppose (a No).")
    )
    scale: Weight | None = Field(
        default=None, description=N_("The highest answer, where answers are numbers from 0.")
    )
    marks: AnswerMarks = Field(
        default_factory=dict, description=N_("Marks of this criterion alone.")
    )


class AttendanceCriterion(CriterionBase):
    """In how many roll calls that were theirs to cast they took part."""

    type: Literal["attendance"]
    chamber: Chamber | None = Field(default=None, description=N_("house or senate."))
    roll_calls: Literal["scored", "all"] = Field(
        description=N_("scored: those that this rubric asks about; all: every one in the window.")
    )
    curve: RateCurve | None = Field(
        default=None, description=N_("{from: ..., to: ...}: the rates that earn nothing and all.")
    )
    marks: MeasuredMarks = Field(
        default_factory=dict, description=N_("Marks of this criterion alone.")
    )


class AttestedEntry(Content):
    """Somebody did it, and who says so."""

    person: Words = Field(description=N_("The id of the legislator, as the record has it."))
    note: BothLanguages = Field(description=N_("What they did, in one sentence."))
    source: Address = Field(description=N_("The address of the evidence."))


class AttestedCriterion(CriterionBase):
    """Something that a legislator did outside the record, with evidence."""

    type: Literal["attested_action"]
    chamber: Chamber | None = Field(default=None, description=N_("house or senate."))
    date: Day = Field(description=N_("Who was in office on this day is asked."))
    done_by: tuple[AttestedEntry, ...] = Field(
        default=(), description=N_("Who did it: person, note and source of each.")
    )
    input: Words | None = Field(
        default=None, description=N_("The input that says yes for whoever did it.")
    )
    attested_because: BothLanguages | None = Field(
        default=None, description=N_("Why it weighs more than a tenth of the whole.")
    )
    marks: ActMarks = Field(default_factory=dict, description=N_("Marks of this criterion alone."))
