"""What budget.yml may say: the typed model of the list of budgets.

Leaves to others: the records and requests that follow from it (cycles).
"""

import re
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from reportcard.language import N_, _
from reportcard.model.vocabulary import BudgetRole, BudgetStage
from reportcard.yamltext import BothLanguages, Words

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BILL = re.compile(r"([HS][BJR]) ?0*(\d{1,5})", re.I)
_PATH = re.compile(r"/\d{4}/[A-Za-z0-9/]+/[0-9A-Z-]+\.PDF", re.I)


def _identifier(value: str) -> str:
    if not _ID.fullmatch(value):
        message = _("An id is made of small letters a to z, digits and hyphens, not {x}.")
        raise ValueError(message.format(x=value))
    return value


def _bill_number(value: str) -> str:
    """A bill as people write it ("HB 7287"), as the record numbers it ("HB07287")."""
    match = _BILL.fullmatch(value.strip())
    if match is None:
        raise ValueError(_("A bill is written as letters and a number, such as HB 7287."))
    return f"{match[1].upper()}{match[2]:0>5}"


def _document_path(value: str) -> str:
    if urlsplit(value).path != value or not _PATH.fullmatch(value):
        message = _("{x} is not the path of a PDF on the official site, such as {example}.")
        example = "/2026/TOB/H/PDF/2026HB-05032-R00-HB.PDF"
        raise ValueError(message.format(x=value, example=example))
    return value


def _once(years: list[int]) -> list[int]:
    if len(set(years)) < len(years):
        raise ValueError(_("Each fiscal year stands once."))
    return years


BillNumber = Annotated[str, AfterValidator(_bill_number)]
Session = Annotated[str, Field(pattern=r"^\d{4}$")]
FiscalYear = Annotated[int, Field(ge=1990, le=2100)]
FiscalYears = Annotated[list[FiscalYear], AfterValidator(_once)]


class Content(BaseModel):
    """Base of everything in the file: unknown keys are refused, nothing changes later."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class BillEntry(Content):
    """A bill of a session, as everything in the file names it."""

    session: Session = Field(description=N_('The calendar year of the session, such as "2026".'))
    bill: BillNumber = Field(description=N_("The bill, such as HB 7287."))


class DocumentEntry(BillEntry):
    """The document that holds a stage's sums. One bill has at most one for each stage."""

    stage: BudgetStage = Field(description=N_("Whose sums these are."))
    path: Annotated[str, AfterValidator(_document_path)] = Field(
        description=N_("The document's address, without the site's name.")
    )
    title: BothLanguages = Field(description=N_("What the document is called."))

    @model_validator(mode="after")
    def _names_its_bill(self) -> Self:
        """A document of another bill, or year, would put its sums under the wrong roll calls."""
        written = f"{self.bill[:2]}-{self.bill[2:]}"
        if self.session == self.path.split("/")[1] and written in self.path.upper():
            return self
        message = _("The path names another bill or session than {bill} of {session}.")
        raise ValueError(message.format(bill=written, session=self.session))


class CycleBillEntry(BillEntry):
    """A bill whose roll calls belong to the budget."""

    role: BudgetRole = Field(description=N_("What the bill is to the budget."))
    fiscal_years: FiscalYears = Field(
        default=[],
        description=N_("The fiscal years of its own sums; left out where nobody can say."),
    )
    note: BothLanguages = Field(description=N_("What a reader should know of the bill."))


class VetoEntry(BillEntry):
    """A part of an act that the Governor vetoed; no section where the record does not say which."""

    section: int | None = Field(default=None, ge=1, description=N_("The section's number."))
    agency: Words = Field(default="", description=N_("The agency, as the act prints it."))
    account: Words = Field(default="", description=N_("The account, as the act prints it."))
    note: BothLanguages = Field(description=N_("What was vetoed, and who says so."))


class CycleEntry(Content):
    """A budget that is followed from the Governor's bill to the law."""

    id: Annotated[str, AfterValidator(_identifier)] = Field(
        description=N_("A short name of the budget: never changes once published.")
    )
    title: BothLanguages = Field(description=N_("What the budget is called."))
    fiscal_years: FiscalYears = Field(
        min_length=1, description=N_("The fiscal years it decides on, by the year they end in.")
    )
    documents: list[DocumentEntry] = Field(description=N_("The documents that hold its sums."))
    bills: list[CycleBillEntry] = Field(
        min_length=1, description=N_("The bills whose roll calls belong to it.")
    )
    vetoes: list[VetoEntry] = Field(default=[], description=N_("What the Governor vetoed."))


class BudgetFile(Content):
    """The list of budgets."""

    cycles: list[CycleEntry]
