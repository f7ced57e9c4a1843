"""The questions of a rubric: votes, bills to sponsor, and the choice of all eleven types.

Leaves to others: money (rubric_money), questions that are no votes (rubric_measures), what refers
to what (references, asked), whether it is true (check).
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

from reportcard.language import N_
from reportcard.model.scores import Position
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.rubric_base import (
    Content,
    CriterionBase,
    RollCallId,
    SponsorMarks,
    VoteMarks,
)
from reportcard.scoring.rubric_measures import (
    AttendanceCriterion,
    AttestedCriterion,
    EffectivenessCriterion,
    QuestionnaireCriterion,
)
from reportcard.scoring.rubric_money import AppropriationEntry
from reportcard.yamltext import Address, BothLanguages, Day, Words


class Amendment(Content):
    """Which amendment was voted on: its schedule letter and the chamber that named it."""

    amendment: Annotated[str, AfterValidator(str.upper)] = Field(
        description=N_("The schedule letter, A to Z, AA and so on.")
    )
    of: Chamber = Field(description=N_("The chamber whose schedule it is: house or senate."))


# "amendment" and "other" are for spreadsheets, which name no letter and list what is no roll call.
Question = Annotated[
    Annotated[Literal["passage", "procedural", "amendment", "other"], Tag("one word")]
    | Annotated[Amendment, Tag("an amendment")],
    Discriminator(lambda value: "an amendment" if isinstance(value, dict) else "one word"),
]


class RollCallCriterion(CriterionBase):
    """A roll call of a chamber; the rubric says twice which one it is."""

    type: Literal[
        "floor_vote", "amendment_vote", "appropriation_vote", "third_party_position", "party_unity"
    ]
    chamber: Chamber = Field(description=N_("house or senate."))
    ref: RollCallId = Field(description=N_("The id of the roll call (2025-house-290)."))
    bill: Words | None = Field(
        default=None, description=N_("The bill as people write it: HB 7287.")
    )
    question: Question = Field(
        description=N_("The question put: passage, procedural or {amendment: A, of: house}."),
    )
    date: Day | None = Field(default=None, description=N_("The day of the vote."))
    marks: VoteMarks = Field(default_factory=dict, description=N_("Marks of this criterion alone."))


class VoteCriterion(RollCallCriterion):
    """A roll call on which somebody asked for a Yes or a No."""

    position: Position = Field(
        description=N_("What we asked for on the question put: support (a Yes) or oppose (a No).")
    )
    yes_did: BothLanguages = Field(description=N_("What a Yes did."))
    no_did: BothLanguages = Field(description=N_("What a No did."))


class FloorCriterion(VoteCriterion):
    """A roll call and what we asked for."""

    type: Literal["floor_vote", "amendment_vote"]


class AppropriationCriterion(VoteCriterion):
    """A roll call on money for schools."""

    type: Literal["appropriation_vote"]
    appropriation: AppropriationEntry | None = Field(
        default=None,
        description=N_("The money: line, amount, baseline, fiscal_year, separability."),
    )


class ThirdPartyCriterion(VoteCriterion):
    """A roll call, and what somebody else asked for, such as the governor."""

    type: Literal["third_party_position"]
    actor: BothLanguages = Field(description=N_("Whose position it is, such as the governor."))
    source: Address = Field(description=N_("The address of the evidence of that position."))


class UnityCriterion(RollCallCriterion):
    """A roll call on which the parties disagreed: did they vote with their own?"""

    type: Literal["party_unity"]
    yes_did: BothLanguages | None = Field(default=None, description=N_("What a Yes did."))
    no_did: BothLanguages | None = Field(default=None, description=N_("What a No did."))


class CommitteeCriterion(CriterionBase):
    """A committee's vote and what we asked for; only its members are asked."""

    type: Literal["committee_vote"]
    chamber: Chamber | None = Field(default=None, description=N_("house or senate."))
    ref: Words = Field(description=N_("The id of the committee's vote (2025-HB05001-ED-1)."))
    committee: Words = Field(description=N_("The code of the committee: ED, APP."))
    bill: Words = Field(description=N_("The bill as people write it: HB 7287."))
    date: Day | None = Field(default=None, description=N_("The day of the vote."))
    position: Position = Field(
        description=N_("What we asked for on the question put: support (a Yes) or oppose (a No).")
    )
    yes_did: BothLanguages = Field(description=N_("What a Yes did."))
    no_did: BothLanguages = Field(description=N_("What a No did."))
    marks: VoteMarks = Field(default_factory=dict, description=N_("Marks of this criterion alone."))


class SponsorshipCriterion(CriterionBase):
    """A bill that we asked legislators to sponsor."""

    type: Literal["sponsorship"]
    chamber: Chamber | None = Field(default=None, description=N_("house or senate."))
    ref: Words = Field(description=N_("The id of the bill (2025-HB07013)."))
    bill: Words = Field(description=N_("The bill as people write it: HB 7287."))
    date: Day = Field(description=N_("Who was in office on this day is asked."))
    marks: SponsorMarks = Field(
        default_factory=dict, description=N_("Marks of this criterion alone.")
    )


CriterionEntry = Annotated[
    FloorCriterion
    | AppropriationCriterion
    | CommitteeCriterion
    | ThirdPartyCriterion
    | UnityCriterion
    | SponsorshipCriterion
    | EffectivenessCriterion
    | QuestionnaireCriterion
    | AttendanceCriterion
    | AttestedCriterion,
    Field(discriminator="type"),
]
