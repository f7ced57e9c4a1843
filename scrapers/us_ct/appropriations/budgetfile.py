"""What budget.yml may say: the typed model of the list of budgets.

Leaves to others: what must be true beyond one value (checks), the records and requests that follow
from it (cycles).
"""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from reportcard.language import N_, _
from reportcard.model.vocabulary import BudgetRole, BudgetStage
from reportcard.yamltext import BillNumber, BothLanguages, Identifier, Words

_BILL = re.compile(r"[HS][BJR][0-9]{5}")
_SESSION = re.compile(r"[0-9]{4}")
_PATH = re.compile(r"/[0-9]{4}/[A-Za-z0-9/]+/[0-9A-Z-]+\.PDF", re.I)


def _of_this_place(number: str) -> str:
    if not _BILL.fullmatch(number):
        message = _("No bill here begins with {letters}: they begin with HB, SB, HJ, SJ, HR or SR.")
        raise ValueError(message.format(letters=number.rstrip("0123456789")))
    return number


def _session(value: str) -> str:
    if not _SESSION.fullmatch(value):
        message = _('A session is a year, such as "2025", not {x}.')
        raise ValueError(message.format(x=value if len(value) <= 20 else f"{value[:17]}..."))
    return value


def _document_path(value: str) -> str:
    if urlsplit(value).path != value or not _PATH.fullmatch(value):
        message = _("{x} is not the path of a PDF on the official site, such as {example}.")
        example = "/2026/TOB/H/PDF/2026HB-05032-R00-HB.PDF"
        raise ValueError(message.format(x=value, example=example))
    return value


PlaceBill = Annotated[BillNumber, AfterValidator(_of_this_place)]
Session = Annotated[str, AfterValidator(_session)]
DocumentPath = Annotated[str, AfterValidator(_document_path)]
FiscalYear = Annotated[int, Field(ge=1990, le=2100)]
FiscalYears = list[FiscalYear]


class Content(BaseModel):
    """Base of everything in the file: unknown keys are refused, nothing changes later."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class BillEntry(Content):
    """A bill of a session, as everything in the file names it."""

    session: Session = Field(description=N_('The calendar year of the session, such as "2026".'))
    bill: PlaceBill = Field(description=N_("The bill, such as HB 7287."))


class DocumentEntry(BillEntry):
    """The document that holds a stage's sums. One bill has at most one for each stage."""

    stage: BudgetStage = Field(description=N_("Whose sums these are."))
    path: DocumentPath = Field(description=N_("The document's address, without the site's name."))
    title: BothLanguages = Field(description=N_("What the document is called."))
    extract: bool = Field(
        default=False,
        description=N_("Whether the file at that address is only some pages of the document."),
    )


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

    id: Identifier = Field(
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
