"""Beside the score: earlier cycles, grades set by name, endorsements, the audit, worked examples.

Leaves to others: how points are put together (rubric_scoring).
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from reportcard.language import N_
from reportcard.model.scores import LifetimeMethod, Position
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.exact import Number, Points, Share, Weight
from reportcard.scoring.rubric_base import AnyOutcome, Content, Identifier, Whole
from reportcard.yamltext import Address, BothLanguages, Day, Words


class CycleEntry(Content):
    """An earlier cycle: another rubric of this project, or figures from a spreadsheet."""

    cycle: BothLanguages = Field(description=N_("The name of the cycle on the pages."))
    rubric: Words | None = Field(
        default=None, description=N_("The file of its rubric, such as rubrics/term-2023.yml.")
    )
    table: Words | None = Field(
        default=None, description=N_("The name of the cycle in the table of earlier scores.")
    )


class LifetimeBlock(Content):
    """How this cycle and the earlier ones become one score."""

    method: LifetimeMethod = Field(
        description=N_("pooled (by what counted), mean, or decay (older cycles count less).")
    )
    half_life: Annotated[Whole, Field(ge=1)] | None = Field(
        default=None,
        description=N_("With decay: after so many cycles one counts half; 1 unless told."),
    )
    cycles: tuple[CycleEntry, ...] = Field(
        default=(), description=N_("The earlier cycles, from the oldest to the newest.")
    )


class OverrideEntry(Content):
    """A grade that two persons set by name; the computed one stays beside it."""

    person: Words = Field(description=N_("The id of the legislator, as the record has it."))
    grade: str = Field(description=N_("The letter that stands."))
    reason: BothLanguages = Field(description=N_("Why, in a whole sentence; pages print it."))
    evidence: Address = Field(description=N_("The address of the evidence."))
    approved_by: tuple[Words, Words] = Field(description=N_("The two persons who approved it."))
    date: Day = Field(description=N_("The day of the decision."))


class EndorseEntry(Content):
    """One condition of an endorsement; all of them must be met."""

    id: Identifier = Field(description=N_("Your own name for it, in small letters and hyphens."))
    title: BothLanguages = Field(description=N_("The condition, as pages name it."))
    grade: str | None = Field(default=None, description=N_("The letter must be at least this."))
    score: Number | None = Field(default=None, description=N_("The score must be at least this."))
    lifetime: Number | None = Field(
        default=None, description=N_("The score of all cycles must be at least this.")
    )
    category: str | None = Field(
        default=None, description=N_("The id of the subject; at_least says its lowest score.")
    )
    at_least: Points | None = Field(
        default=None, description=N_("The lowest score of the subject, 0 to 100.")
    )
    letter_confidence: Share | None = Field(
        default=None, description=N_("How sure the letter must be, 0 to 1.")
    )
    gates_clear: Literal[True] | None = Field(
        default=None, description=N_("true: the letter must be complete, and no gate shut.")
    )
    questionnaire: str | None = Field(
        default=None, description=N_("all, or the id of the one that must have an answer.")
    )


class LeftOutEntry(Content):
    """Roll calls of the topic that are not scored, and why."""

    refs: tuple[Words, ...] = Field(min_length=1, description=N_("The ids of the roll calls."))
    because: BothLanguages = Field(description=N_("Why they are not scored."))
    position: Position | None = Field(
        default=None, description=N_("What we would have asked for; leave it out where nothing.")
    )
    category: str | None = Field(
        default=None, description=N_("The id of the subject they would have been in.")
    )
    weight: Weight | None = Field(
        default=None, description=N_("The weight each would have had; 1 unless told.")
    )


class AuditBlock(Content):
    """Every roll call of a topic is accounted for: scored, or left out for a reason."""

    topic: Words = Field(description=N_("The topic whose roll calls are accounted for."))
    left_out: tuple[LeftOutEntry, ...] = Field(
        default=(), description=N_("Those that are not scored, with the reason.")
    )


class ExampleEntry(Content):
    """A fictional legislator: what they did, and the score and grade that must come out."""

    legislator: Words = Field(description=N_("What they did, in a few words."))
    chamber: Chamber = Field(description=N_("house or senate."))
    outcomes: dict[str, AnyOutcome] = Field(
        description=N_("The outcome of each criterion, by its id.")
    )
    others: AnyOutcome = Field(
        default="not_eligible", description=N_("The outcome of the criteria that are not named.")
    )
    inputs: Mapping[str, Number] = Field(
        default_factory=dict, description=N_("The numbers under the inputs of bonus and penalty.")
    )
    rates: Mapping[str, Share] = Field(
        default_factory=dict, description=N_("The rate of each measured criterion, 0 to 1.")
    )
    base: Number | None = Field(
        default=None, description=N_("The base score that must come out, before bonus and penalty.")
    )
    score: Number | None = Field(default=None, description=N_("The score that must come out."))
    grade: str = Field(description=N_("The grade that must come out."))
