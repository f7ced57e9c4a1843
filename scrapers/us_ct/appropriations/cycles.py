"""Which bill is the budget: the records and requests that follow from budget.yml.

Nothing here reads a budget document (tables), and nothing is guessed from a title: the bill that
becomes the budget may have any number and any title. Leaves to others: what the list may say
(budgetfile, checks).
"""

from collections.abc import Iterator

from reportcard.collect.pages import Page, Request
from reportcard.model.budget_records import (
    BudgetBillRecord,
    BudgetCycleRecord,
    BudgetDocumentRecord,
    VetoRecord,
)
from reportcard.yamlfile import KeyPath, YamlFile, parse_yaml

from .budgetfile import BudgetFile, CycleBillEntry, CycleEntry, DocumentEntry, VetoEntry
from .checks import require_budgets

BUDGET = "project:scrapers/us_ct/appropriations/budget.yml"

CycleRecord = BudgetCycleRecord | BudgetDocumentRecord | BudgetBillRecord | VetoRecord


def parse_cycles(page: Page) -> Iterator[CycleRecord | Request]:
    """budget.yml: its records, and a request for each document, of the sessions asked for.

    The page's context holds "sessions" (with spaces between) and "base", the site's address.

    Raises:
        UserError: mistakes in the file, all at once.
    """
    yield from read_cycles(page)
    yield from document_requests(page)


def read_cycles(page: Page) -> Iterator[CycleRecord]:
    """The records of the budgets that have a bill of the sessions asked for, in file order."""
    yaml, file = _read(page)
    wanted = page.context("sessions").split()
    for index, cycle in enumerate(file.cycles):
        if any(bill.session in wanted for bill in cycle.bills):
            yield from _cycle_records(cycle, yaml, index)
            yield from _entries(cycle, yaml, index, wanted, page.context("base"))


def document_requests(page: Page) -> Iterator[Request]:
    """A request for each document of the sessions asked for."""
    _yaml, file = _read(page)
    wanted, base = page.context("sessions").split(), page.context("base")
    for cycle in file.cycles:
        for document in cycle.documents:
            if document.session in wanted:
                yield _request(cycle.id, document, base)


def _request(cycle: str, document: DocumentEntry, base: str) -> Request:
    url = base + document.path
    return Request(
        url=url,
        parse="parse_budget",
        expects="pdf",
        context=(
            ("cycle", cycle),
            ("stage", document.stage),
            ("session", document.session),
            ("bill", document.bill),
            ("url", url),
            ("extract", "yes" if document.extract else ""),
        ),
    )


def _read(page: Page) -> tuple[YamlFile, BudgetFile]:
    yaml = parse_yaml(page.body, shown_as=page.url.removeprefix("project:"))
    return yaml, require_budgets(yaml)


def _cycle_records(cycle: CycleEntry, yaml: YamlFile, index: int) -> Iterator[BudgetCycleRecord]:
    for number, fiscal_year in enumerate(cycle.fiscal_years):
        yield BudgetCycleRecord(
            cycle=cycle.id,
            fiscal_year=fiscal_year,
            title_en=cycle.title.en,
            title_es=cycle.title.es,
            line=_line(yaml, ("cycles", index, "fiscal_years", number)),
        )


def _entries(
    cycle: CycleEntry, yaml: YamlFile, index: int, wanted: list[str], base: str
) -> Iterator[BudgetDocumentRecord | BudgetBillRecord | VetoRecord]:
    """Documents, bills and vetoes of the sessions asked for."""
    for number, document in enumerate(cycle.documents):
        if document.session in wanted:
            line = _line(yaml, ("cycles", index, "documents", number))
            yield _document_record(cycle.id, document, line, base)
    for number, bill in enumerate(cycle.bills):
        if bill.session in wanted:
            yield _bill_record(cycle.id, bill, _line(yaml, ("cycles", index, "bills", number)))
    for number, veto in enumerate(cycle.vetoes):
        if veto.session in wanted:
            yield _veto_record(cycle.id, veto, _line(yaml, ("cycles", index, "vetoes", number)))


def _document_record(
    cycle: str, document: DocumentEntry, line: int, base: str
) -> BudgetDocumentRecord:
    return BudgetDocumentRecord(
        cycle=cycle,
        stage=document.stage,
        session=document.session,
        bill_number=document.bill,
        document_url=base + document.path,
        title_en=document.title.en,
        title_es=document.title.es,
        line=line,
    )


def _bill_record(cycle: str, bill: CycleBillEntry, line: int) -> BudgetBillRecord:
    return BudgetBillRecord(
        cycle=cycle,
        session=bill.session,
        bill_number=bill.bill,
        role=bill.role,
        note_en=bill.note.en,
        note_es=bill.note.es,
        line=line,
        fiscal_years=tuple(map(str, bill.fiscal_years)),
    )


def _veto_record(cycle: str, veto: VetoEntry, line: int) -> VetoRecord:
    return VetoRecord(
        cycle=cycle,
        session=veto.session,
        bill_number=veto.bill,
        section=veto.section,
        agency=veto.agency,
        account=veto.account,
        note_en=veto.note.en,
        note_es=veto.note.es,
        line=line,
    )


def _line(yaml: YamlFile, path: KeyPath) -> int:
    """The line of an entry; 1 for what the file's first line stands for."""
    return yaml.line(path) or 1
