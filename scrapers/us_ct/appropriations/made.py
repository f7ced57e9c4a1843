"""The records of a document's sections and their rows, of whichever kind they are."""

from collections.abc import Iterable

from reportcard.model.budget_records import AppropriationLineRecord, BudgetSectionRecord
from reportcard.model.untold import Untold, write_untold
from reportcard.model.vocabulary import Dollars, LineKind, SectionKind

from .origin import Origin
from .sections import Section


def section_record(
    section: Section,
    origin: Origin,
    *,
    lead_in: str,
    troubles: Iterable[Untold],
    kind: SectionKind = "budget",
    fund: str = "",
    fiscal_years: Iterable[int] = (),
    page: int | None = None,
) -> BudgetSectionRecord:
    """A section; each trouble is told once. One of which nothing could be read has no fund."""
    return BudgetSectionRecord(
        cycle=origin.cycle,
        stage=origin.stage,
        document_url=origin.url,
        section=section.number,
        kind=kind,
        fund=fund,
        fiscal_years=tuple(map(str, fiscal_years)),
        page=section.page if page is None else page,
        lead_in=lead_in,
        troubles=tuple(dict.fromkeys(map(write_untold, troubles))),
    )


def line_record(
    section: Section,
    origin: Origin,
    *,
    position: int,
    agency: str,
    account: str,
    fiscal_year: int,
    before: int | None,
    after: int,
    page: int,
    kind: LineKind = "account",
    function: str = "",
    row: str = "",
    renamed_from: str = "",
) -> AppropriationLineRecord:
    """A row of a section for one fiscal year."""
    return AppropriationLineRecord(
        cycle=origin.cycle,
        stage=origin.stage,
        document_url=origin.url,
        section=section.number,
        position=position,
        kind=kind,
        function=function,
        agency=agency,
        account=account,
        fiscal_year=fiscal_year,
        before=None if before is None else Dollars(before),
        after=Dollars(after),
        page=page,
        row=row,
        renamed_from=renamed_from,
    )
