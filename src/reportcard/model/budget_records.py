"""What budget documents, fiscal notes and the list of budget cycles say, as scrapers read them.

No record here names a person: a change of a line belongs to a stage of the budget. Who voted how is
in the roll calls. Amounts are whole nominal dollars of the fiscal year named beside them; a fiscal
year is the year in which it ends (2027: 1 July 2026 to 30 June 2027).
"""

from dataclasses import dataclass
from datetime import date

from reportcard.model.vocabulary import BudgetRole, BudgetStage, Dollars, LineKind, SectionKind


@dataclass(frozen=True, slots=True)
class BudgetCycleRecord:
    """*Read.* A budget that is followed: one row for each fiscal year it decides on."""

    cycle: str
    fiscal_year: int
    title_en: str
    title_es: str
    line: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class BudgetDocumentRecord:
    """*Read.* The document that holds a stage of a budget cycle, and the bill it belongs to."""

    cycle: str
    stage: BudgetStage
    session: str
    bill_number: str
    document_url: str
    title_en: str
    title_es: str
    line: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class BudgetBillRecord:
    """*Read.* A bill that is part of a budget cycle, and what it is to it.

    fiscal_years are those that its own sums are for, which need not be the cycle's; empty where it
    has no sums, or the record does not say of which year they are.
    """

    cycle: str
    session: str
    bill_number: str
    role: BudgetRole
    note_en: str
    note_es: str
    line: int
    fiscal_years: tuple[str, ...] = ()
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class BudgetSectionRecord:
    """*Read.* A section of a budget document that appropriates, changes or takes back sums.

    section is its number in the document; lead_in its sentence, as printed. is_whole is false where
    a table of the project's own carries some agencies of it only, so that fund totals cannot be
    formed. troubles are sentences in neither language (untold) on what of it could not be read for
    sure: with any, it is set aside.
    """

    cycle: str
    stage: BudgetStage
    document_url: str
    section: int
    kind: SectionKind
    fund: str
    fiscal_years: tuple[str, ...]
    page: int
    lead_in: str
    is_whole: bool = True
    troubles: tuple[str, ...] = ()
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class AppropriationLineRecord:
    """*Read.* One row of such a section for one fiscal year, in the order of the document.

    kind says what the row is; agency is "" on rows of the whole fund, account is "" on totals.
    before is None where the section has no old column; it is 0 where the row is new. after is 0
    where the row is repealed. page is that of the file (1 is the first), row the number printed in
    the margin ("T417"), "" where none is. renamed_from are the words that the document strikes in
    brackets before the account's new name, "" where it strikes none.
    """

    cycle: str
    stage: BudgetStage
    document_url: str
    section: int
    position: int
    kind: LineKind
    function: str
    agency: str
    account: str
    fiscal_year: int
    before: Dollars | None
    after: Dollars
    page: int
    row: str
    renamed_from: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class BondSectionRecord:
    """*Read.* A section that authorizes bonds up to an aggregate. No money is given out by it.

    items_from and items_to are the sections that list what the aggregate is for.
    """

    session: str
    bill_number: str
    document_url: str
    section: int
    items_from: int
    items_to: int
    aggregate: Dollars
    page: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class BondItemRecord:
    """*Read.* One purpose of a bond section: "(a)", or "(a)(1)", for an agency."""

    session: str
    bill_number: str
    document_url: str
    section: int
    position: int
    letter: str
    agency: str
    purpose: str
    amount: Dollars
    page: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class CarryForwardRecord:
    """*Read.* A sentence that lets an unspent balance be used later: listed, never summed.

    amount is None where the sentence has no single sum.
    """

    session: str
    bill_number: str
    document_url: str
    section: int
    position: int
    text: str
    amount: Dollars | None
    page: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class VetoRecord:
    """*Read.* Sections of an act that the Governor vetoed, from the list of budget cycles.

    section is None where the record does not say which.
    """

    cycle: str
    session: str
    bill_number: str
    section: int | None
    agency: str
    account: str
    note_en: str
    note_es: str
    line: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class FiscalNoteRecord:
    """*Read.* One amount of a fiscal note: who pays or gains, in which fund, in which year.

    table is state or municipal. amount_text is as printed ("See Below", "Up to 1.2 million");
    low and high are None where it is no figure, and equal where it is one.
    """

    session: str
    bill_number: str
    document_url: str
    label: str
    position: int
    table: str
    agency: str
    fund_effect: str
    fiscal_year: int | None
    amount_text: str
    low: Dollars | None
    high: Dollars | None
    page: int
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class LineRulingRecord:
    """*Read.* Somebody's decision, by name, that a row of one document is that of another.

    same is false where they decided that the two are not the same line. move is true where the line
    went to another agency or fund.
    """

    cycle: str
    fund: str
    agency: str
    account: str
    same_fund: str
    same_agency: str
    same_account: str
    same: bool
    move: bool
    ruled_by: str
    ruled_on: date
    reason: str
    source_url: str = ""
