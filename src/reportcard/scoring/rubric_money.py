"""The money of a question: amount, what it is compared with, its budget line, its pupils.

Leaves to others: the question itself (rubric_criteria), whether it is true (checkmoney).
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from reportcard.language import N_, _
from reportcard.model.vocabulary import BudgetStage
from reportcard.scoring.rubric_base import Content, Whole
from reportcard.yamltext import Address, BothLanguages, Words

Year = Annotated[Whole, Field(ge=1900, le=2200)]


class BudgetLineEntry(Content):
    """A line of a budget document. Who voted how is in the roll call, not here."""

    fund: Words = Field(description=N_("The fund, as the document prints it."))
    agency: Words = Field(description=N_("The agency, as the document prints it."))
    account: Words = Field(description=N_("The account, as the document prints it."))
    stage: BudgetStage = Field(
        default="enacted",
        description=N_("Whose amount it is: governor, committee or enacted (the law)."),
    )


class PupilsEntry(Content):
    """How many pupils a budget line is for."""

    number: Annotated[Whole, Field(gt=0)] = Field(
        description=N_("How many pupils, a whole number.")
    )
    school_year: Year = Field(
        description=N_("The school year, by the year in which it ends (2026 is 2025-26).")
    )
    source: Address = Field(description=N_("The address of the official count."))


class AppropriationEntry(Content):
    """The money that a roll call decided on."""

    line: BothLanguages = Field(description=N_("The budget line or the purpose."))
    amount: Annotated[Whole, Field(ge=0)] = Field(description=N_("Dollars, a whole number."))
    baseline: Annotated[Whole, Field(ge=0)] | None = Field(
        default=None, description=N_("The dollars that the amount is compared with.")
    )
    fiscal_year: Year = Field(description=N_("The fiscal year, by the year in which it ends."))
    separability: Literal["stand_alone", "amendment", "omnibus"] = Field(
        description=N_(
            "stand_alone, amendment, or omnibus (one of many subjects of the roll call)."
        )
    )
    budget_line: BudgetLineEntry | None = Field(
        default=None,
        description=N_("The line of the budget document: fund, agency, account, stage."),
    )
    pupils: PupilsEntry | None = Field(
        default=None,
        description=N_("For the change per pupil: number, school_year, source."),
    )

    @model_validator(mode="after")
    def _pupils_have_a_change(self) -> Self:
        if self.pupils and (self.budget_line is None or self.baseline is None):
            message = _("pupils are for the change per pupil: it needs budget_line and baseline.")
            raise ValueError(message)
        return self
