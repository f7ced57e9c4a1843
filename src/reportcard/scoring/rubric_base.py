"""What all parts of a rubric's model share: ids, days, outcomes, marks.

Leaves to others: the blocks of the file (rubric_criteria, rubric_tables, rubric_scoring,
rubric_decisions), the whole of it (rubric).
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from reportcard.language import N_, _
from reportcard.scoring.exact import Share, Weight
from reportcard.yamltext import Address, BothLanguages, Day, Words

VoteOutcome = Literal[
    "support",
    "oppose",
    "present",
    "absent",
    "excused",
    "presiding",
    "recused",
    "paired_support",
    "paired_oppose",
    "announced_support",
    "announced_oppose",
]
SponsorOutcome = Literal["introducer", "cosponsor", "none"]
AnswerOutcome = Literal["support", "oppose", "measured", "no_answer"]
ActOutcome = Literal["done", "none"]
MeasuredOutcome = Literal["measured"]
# What can come of any question; only the first group can have a mark.
AnyOutcome = (
    VoteOutcome
    | SponsorOutcome
    | AnswerOutcome
    | ActOutcome
    | Literal["not_eligible", "unknown", "no_position"]
)


def is_identifier(value: str) -> bool:
    """Whether a text can be an id."""
    return re.fullmatch(r"[a-z0-9_-]+", value) is not None


def _identifier(value: str) -> str:
    if is_identifier(value):
        return value
    small = re.sub(r"[^a-z0-9_-]+", "-", value.lower()).strip("-")
    if not small:
        message = _("An id is made of small letters a to z, digits and hyphens, not {x}.")
        raise ValueError(message.format(x=value))
    message = _("An id is made of small letters a to z, digits and hyphens: {small}, not {x}.")
    raise ValueError(message.format(small=small, x=value))


def _ref(value: object) -> object:
    """A number alone names no roll call; in quotes it can be the id in somebody's spreadsheet."""
    if isinstance(value, int) and not isinstance(value, bool):
        message = _(
            "A roll call is named by session, chamber and number, such as 2025-house-{x}, not by "
            'its number alone. Where a spreadsheet names it so, put it in quotes: "{x}".'
        )
        raise ValueError(message.format(x=value))
    return value


Identifier = Annotated[str, AfterValidator(_identifier)]
RollCallId = Annotated[Words, BeforeValidator(_ref)]
# As YAML itself reads it: "yes" would be taken for something.
Whole = Annotated[int, Field(strict=True)]
Flag = Annotated[bool, Field(strict=True)]


class Content(BaseModel):
    """Base of everything in a rubric: unknown keys are refused, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Mark(Content):
    """What one outcome is worth: credit earned, and how much of the weight counts."""

    credit: Share = Field(description=N_("The part of the points that is earned, 0 to 1."))
    count: Share = Field(description=N_("The part of the weight that counts, 0 to 1."))


VoteMarks = dict[VoteOutcome, Mark]
SponsorMarks = dict[SponsorOutcome, Mark]
AnswerMarks = dict[AnswerOutcome, Mark]
ActMarks = dict[ActOutcome, Mark]
MeasuredMarks = dict[MeasuredOutcome, Mark]


class Marks(Content):
    """The mark of each outcome, by type of criterion. An outcome not listed is not counted."""

    floor_vote: VoteMarks = Field(default_factory=dict)
    amendment_vote: VoteMarks = Field(default_factory=dict)
    appropriation_vote: VoteMarks = Field(default_factory=dict)
    committee_vote: VoteMarks = Field(default_factory=dict)
    third_party_position: VoteMarks = Field(default_factory=dict)
    party_unity: VoteMarks = Field(default_factory=dict)
    sponsorship: SponsorMarks = Field(default_factory=dict)
    effectiveness: MeasuredMarks = Field(default_factory=dict)
    questionnaire: AnswerMarks = Field(default_factory=dict)
    attendance: MeasuredMarks = Field(default_factory=dict)
    attested_action: ActMarks = Field(default_factory=dict)


class RateCurve(Content):
    """A measured rate becomes a credit on a straight line."""

    start: Share = Field(alias="from", description=N_("The rate that earns nothing, 0 to 1."))
    end: Share = Field(alias="to", description=N_("The rate that earns everything, 0 to 1."))


class AppliesTo(Content):
    """Who is asked, where it is not everybody."""

    parties: tuple[Words, ...] = Field(
        min_length=1, description=N_("The parties whose members are asked, as the record has them.")
    )


class CriterionBase(Content):
    """What every question has. Without a category it is shown, and no part of the base score."""

    id: Identifier = Field(description=N_("Your own name for it, in small letters and hyphens."))
    category: str | None = Field(
        default=None, description=N_("The id of the subject it belongs to.")
    )
    weight: Weight | None = Field(
        default=None, description=N_("Its weight among the criteria of the subject.")
    )
    title: BothLanguages = Field(description=N_("A short name, without the bill's number."))
    statement: BothLanguages = Field(description=N_("The question, in a neutral sentence."))
    why: BothLanguages = Field(description=N_("Why we asked for it."))
    source: Address | None = Field(
        default=None, description=N_("The address of the official document behind it.")
    )
    announced: Day | None = Field(
        default=None, description=N_("The day on which you said in public what you ask for.")
    )
    applies_to: AppliesTo | None = Field(
        default=None,
        description=N_("{parties: [...]} where only members of some parties are asked."),
    )
