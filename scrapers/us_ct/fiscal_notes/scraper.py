"""Fiscal notes of budget bills and of bills on education: what each is expected to cost, and whom.

The list of budgets and the topic of education say which bills; their status pages link to the
notes. Leaves to others: what stands in a note (note), what an amount is in dollars (amount).
"""

from collections.abc import Iterator

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page, Request
from reportcard.collect.text import read_html
from reportcard.model.budget_records import BudgetBillRecord, FiscalNoteRecord
from reportcard.model.records import DocumentRecord

from ..appropriations.cycles import BUDGET, read_cycles
from ..bills.documents import read_documents
from ..bills.history import check_heading
from ..bills.scraper import TOPIC, parse_referrals, parse_topic, status_request
from .amount import parse_amount
from .note import read_note

__all__ = ["parse_referrals", "parse_topic", "start"]


def start(manifest: Manifest) -> Iterator[Request]:
    """The list of budgets, and the topic."""
    context = (("sessions", " ".join(manifest.sessions)), ("base", manifest.base_url))
    yield Request(url=BUDGET, parse="parse_budgets", expects="text", context=context)
    yield Request(url=TOPIC, parse="parse_topic", expects="text", context=context)


def parse_budgets(page: Page) -> Iterator[Request]:
    """The list of budgets: the status page of each of their bills."""
    for record in read_cycles(page):
        if isinstance(record, BudgetBillRecord):
            yield status_request(page.context("base"), record.session, record.bill_number)


def parse_status(page: Page) -> Iterator[Request]:
    """A bill's status page: its fiscal notes. The page itself is the bills' scraper's to read.

    Raises:
        PageError: it is the page of another bill.
    """
    session, number = page.context("session"), page.context("number")
    tree = read_html(page.body)
    check_heading(tree, session=session, number=number)
    for found in read_documents(tree, page):
        if isinstance(found, DocumentRecord) and found.kind == "fiscal_note":
            yield Request(
                url=found.document_url,
                parse="parse_note",
                expects="pdf",
                context=(("session", session), ("number", number), ("label", found.label)),
            )


def parse_note(page: Page) -> Iterator[FiscalNoteRecord]:
    """One fiscal note: every amount of its tables, as printed and in dollars where it is a figure.

    Raises:
        PageError: it is no fiscal note of this bill, or a table of it cannot be read for sure.
    """
    effects = read_note(page.body, bill=page.context("number"))
    for position, effect in enumerate(effects, start=1):
        low, high = parse_amount(effect.amount_text)
        yield FiscalNoteRecord(
            session=page.context("session"),
            bill_number=page.context("number"),
            document_url=page.url,
            label=page.context("label"),
            position=position,
            table=effect.table,
            agency=effect.agency,
            fund_effect=effect.fund_effect,
            fiscal_year=effect.fiscal_year,
            amount_text=effect.amount_text,
            low=low,
            high=high,
            page=effect.page,
        )
