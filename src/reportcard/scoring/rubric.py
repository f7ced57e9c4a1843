"""The rubric as staff write it: the typed model of `rubrics/*.yml`.

One declaration serves the loader, its sentences and the JSON Schema that editors complete from.
Leaves to others: what refers to what inside the file (references), the public record (check).
"""

from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, PrivateAttr, Tag

from reportcard.language import N_, _
from reportcard.model.numbers import RoundingMode
from reportcard.model.vocabulary import Chamber
from reportcard.problems import Problem
from reportcard.scoring.exact import Points, Share, Weight
from reportcard.yamlfile import KeyPath, YamlFile, shown_path
from reportcard.yamltext import BothLanguages, Name, Words

LANGUAGE_VERSION = 1

VoteType = Literal["floor_vote", "amendment_vote", "appropriation_vote"]
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
AnyOutcome = VoteOutcome | SponsorOutcome | Literal["not_eligible", "unknown"]


def _identifier(value: str) -> str:
    if not value or not all(
        c.isascii() and (c.islower() or c.isdigit() or c in "-_") for c in value
    ):
        raise ValueError(
            _("An id is made of small letters a to z, digits and hyphens, not {x}.").format(x=value)
        )
    return value


def _https(value: str) -> str:
    if not value.startswith(("https://", "http://")):
        raise ValueError(_("An address that starts with https:// is expected here."))
    return value


Identifier = Annotated[str, AfterValidator(_identifier)]
# As YAML itself reads them: a day in quotes would pass by the checks that compare days, and "yes"
# or 20250602 be taken for something.
Day = Annotated[date, Field(strict=True)]
Whole = Annotated[int, Field(strict=True)]
Flag = Annotated[bool, Field(strict=True)]


class Content(BaseModel):
    """Base of everything in a rubric: unknown keys are refused, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Organization(Content):
    """Who publishes the card."""

    name: Name = Field(
        description=N_("The organization's name: one text, or {en: ..., es: ...} where it differs.")
    )
    tax_status: Literal["unset", "501c3", "501c4", "501c5", "501c6", "pac"] = Field(
        description=N_("What the tax law calls the organization; endorsements depend on it.")
    )


class Mark(Content):
    """What one outcome is worth: credit earned, and how much of the weight counts."""

    credit: Share = Field(description=N_("The part of the points that is earned, 0 to 1."))
    count: Share = Field(description=N_("The part of the weight that counts, 0 to 1."))


class Marks(Content):
    """The mark of each outcome, by type of criterion. An outcome not listed is not counted."""

    floor_vote: dict[VoteOutcome, Mark] = Field(default_factory=dict)
    amendment_vote: dict[VoteOutcome, Mark] = Field(default_factory=dict)
    appropriation_vote: dict[VoteOutcome, Mark] = Field(default_factory=dict)
    sponsorship: dict[SponsorOutcome, Mark] = Field(default_factory=dict)


class CategoryEntry(Content):
    """A subject."""

    id: Identifier
    title: BothLanguages
    weight: Weight = Field(description=N_("The weight of the subject beside the others."))
    required: Flag = Field(default=False, description=N_("INC when nothing in it counted."))


class Amendment(Content):
    """Which amendment was voted on: its schedule letter and the chamber that named it."""

    amendment: Annotated[str, AfterValidator(str.upper)] = Field(
        description=N_("The schedule letter, A to Z, AA and so on.")
    )
    of: Chamber = Field(description=N_("The chamber whose schedule it is: house or senate."))


Question = Annotated[
    Annotated[Literal["passage", "procedural"], Tag("one word")]
    | Annotated[Amendment, Tag("an amendment")],
    Discriminator(lambda value: "an amendment" if isinstance(value, dict) else "one word"),
]


class _Criterion(Content):
    id: Identifier
    category: str = Field(description=N_("The id of the subject it belongs to."))
    weight: Weight = Field(description=N_("Its weight among the criteria of the subject."))
    ref: Words = Field(description=N_("The id of the roll call (2025-house-290) or bill."))
    bill: Words = Field(description=N_("The bill as people write it: HB 7287."))
    date: Day
    title: BothLanguages
    statement: BothLanguages
    why: BothLanguages
    source: Annotated[str, AfterValidator(_https)] | None = None


class VoteCriterion(_Criterion):
    """A roll call and what we asked for."""

    type: VoteType
    chamber: Chamber = Field(description=N_("house or senate."))
    question: Question = Field(
        description=N_("The question put: passage, procedural or {amendment: A, of: house}."),
    )
    position: Literal["support", "oppose"] = Field(
        description=N_("What we asked for on the question put: support (a Yes) or oppose (a No).")
    )
    yes_did: BothLanguages = Field(description=N_("What a Yes did."))
    no_did: BothLanguages = Field(description=N_("What a No did."))
    announced: Day | None = None
    marks: dict[VoteOutcome, Mark] = Field(default_factory=dict)


class SponsorshipCriterion(_Criterion):
    """A bill that we asked legislators to sponsor."""

    type: Literal["sponsorship"]
    marks: dict[SponsorOutcome, Mark] = Field(default_factory=dict)


CriterionEntry = Annotated[VoteCriterion | SponsorshipCriterion, Field(discriminator="type")]


class GroupEntry(Content):
    """Several roll calls on one bill that together weigh as one."""

    id: Identifier
    criteria: tuple[str, ...] = Field(min_length=1)
    combine: Literal["mean", "best", "worst", "last"]
    weight: Weight


class EligibilityEntry(Content):
    """Below any of these the grade is INC."""

    min_criteria: Whole = Field(default=0, ge=0)
    min_opportunity: Share = Fraction(0)
    min_participation: Share = Fraction(0)


class Rounding(Content):
    """How the score is shown, and which of the two the letter follows."""

    places: Whole = Field(default=0, ge=0, le=6)
    mode: RoundingMode = "half_up"
    grade_on: Literal["exact", "shown"] = "exact"


class GradeEntry(Content):
    """A letter and the lowest score that earns it (inclusive)."""

    grade: Words
    min: Points
    chamber: Chamber | None = None


class GateEntry(Content):
    """A rule that can lower a letter, never raise it."""

    max_grade: str
    reason: BothLanguages
    participation: Share | None = None
    criterion: str | None = None
    outcomes: tuple[AnyOutcome, ...] = ("oppose",)


class ExampleEntry(Content):
    """A fictional legislator: what they did, and the score and grade that must come out."""

    legislator: Words
    chamber: Chamber
    outcomes: dict[str, AnyOutcome]
    others: AnyOutcome = "not_eligible"
    score: Points | None = None
    grade: str


class Rubric(Content):
    """A rubric file, checked in itself."""

    rubric: Literal[1] = Field(description=N_("The version of the rubric language: 1."))
    id: Identifier
    version: Words
    title: BothLanguages
    organization: Organization
    notice: BothLanguages | None = None
    jurisdiction: Words
    cycle: BothLanguages
    window: tuple[Day, Day] = Field(description=N_("[first day, first day after]"))
    marks: Marks
    categories: tuple[CategoryEntry, ...] = Field(min_length=1)
    criteria: tuple[CriterionEntry, ...] = Field(min_length=1)
    groups: tuple[GroupEntry, ...] = ()
    eligibility: EligibilityEntry = EligibilityEntry()
    aggregate: Literal["pooled", "categories"]
    missing_category: Literal["renormalize", "zero", "incomplete"] = "renormalize"
    rounding: Rounding = Rounding()
    grades: tuple[GradeEntry, ...] = Field(min_length=1)
    gates: tuple[GateEntry, ...] = ()
    examples: tuple[ExampleEntry, ...] = ()

    _yaml: YamlFile = PrivateAttr(default=YamlFile(data=None, shown_as=""))

    @property
    def yaml(self) -> YamlFile:
        """The file it was read from."""
        return self._yaml

    def problem(self, path: KeyPath, message: str, hint: str = "") -> Problem:
        """A problem at a place of the file."""
        return Problem(
            message=message,
            file=self._yaml.shown_as,
            line=self._yaml.line(path),
            key=shown_path(path, self._yaml.data),
            hint=hint,
        )
