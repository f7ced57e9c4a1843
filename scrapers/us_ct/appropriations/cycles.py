"""Which bill is the budget: the records and requests that follow from budget.yml.

Nothing here reads a budget document (tables), and nothing is guessed from a title: the bill that
becomes the budget may have any number and any title. Repeated entries are refused with their lines.
"""

from collections import Counter
from collections.abc import Iterator

from reportcard.collect.pages import Page, Request
from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.budget_records import (
    BudgetBillRecord,
    BudgetCycleRecord,
    BudgetDocumentRecord,
    VetoRecord,
)
from reportcard.problems import Problem
from reportcard.yamlfile import KeyPath, YamlFile, parse_yaml, validate_model

from .budgetfile import BudgetFile, CycleEntry, DocumentEntry

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
        ),
    )


def _read(page: Page) -> tuple[YamlFile, BudgetFile]:
    yaml = parse_yaml(page.body, shown_as=page.url.removeprefix("project:"))
    file = validate_model(yaml, BudgetFile)
    if problems := tuple(_repeated(file, yaml)):
        raise UserError(problems)
    return yaml, file


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
            yield BudgetDocumentRecord(
                cycle=cycle.id,
                stage=document.stage,
                session=document.session,
                bill_number=document.bill,
                document_url=base + document.path,
                title_en=document.title.en,
                title_es=document.title.es,
                line=_line(yaml, ("cycles", index, "documents", number)),
            )
    for number, bill in enumerate(cycle.bills):
        if bill.session in wanted:
            yield BudgetBillRecord(
                cycle=cycle.id,
                session=bill.session,
                bill_number=bill.bill,
                role=bill.role,
                note_en=bill.note.en,
                note_es=bill.note.es,
                line=_line(yaml, ("cycles", index, "bills", number)),
                fiscal_years=tuple(map(str, bill.fiscal_years)),
            )
    for number, veto in enumerate(cycle.vetoes):
        if veto.session in wanted:
            yield VetoRecord(
                cycle=cycle.id,
                session=veto.session,
                bill_number=veto.bill,
                section=veto.section,
                agency=veto.agency,
                account=veto.account,
                note_en=veto.note.en,
                note_es=veto.note.es,
                line=_line(yaml, ("cycles", index, "vetoes", number)),
            )


def _repeated(file: BudgetFile, yaml: YamlFile) -> Iterator[Problem]:
    """Names that stand twice, and documents of bills that the budget does not list."""
    names: Counter[str] = Counter()
    for index, cycle in enumerate(file.cycles):
        names[cycle.id] += 1
        if names[cycle.id] == 2:
            message = _("There is a budget {id} already: each needs a name of its own.")
            yield _problem(message.format(id=cycle.id), yaml, ("cycles", index, "id"))
        yield from _repeated_within(cycle, yaml, index)


def _repeated_within(cycle: CycleEntry, yaml: YamlFile, index: int) -> Iterator[Problem]:
    bills: Counter[tuple[str, str]] = Counter()
    for number, bill in enumerate(cycle.bills):
        bills[bill.session, bill.bill] += 1
        if bills[bill.session, bill.bill] == 2:
            message = _("The budget lists {bill} of {session} already.")
            yield _problem(
                message.format(bill=bill.bill, session=bill.session),
                yaml,
                ("cycles", index, "bills", number, "bill"),
            )
    stages: Counter[tuple[str, str, str]] = Counter()
    for number, document in enumerate(cycle.documents):
        place = ("cycles", index, "documents", number, "bill")
        stages[document.stage, document.session, document.bill] += 1
        if stages[document.stage, document.session, document.bill] == 2:
            message = _("{bill} has a document for this stage already.")
            yield _problem(message.format(bill=document.bill), yaml, place)
        if (document.session, document.bill) not in bills:
            message = _("{bill} of {session} has a document, but is not among the budget's bills.")
            yield _problem(
                message.format(bill=document.bill, session=document.session), yaml, place
            )


def _problem(message: str, yaml: YamlFile, path: KeyPath) -> Problem:
    return Problem(message=message, file=yaml.shown_as, line=yaml.line(path))


def _line(yaml: YamlFile, path: KeyPath) -> int:
    """The line of an entry; 1 for what the file's first line stands for."""
    return yaml.line(path) or 1
