"""The documents of a budget, and every roll call on its bills with what it decided.

Leaves to others: the lines (build_ladder), everyone's vote (build_roll_calls).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from reportcard.edition.contexts.build_ladder import STAGES, is_school
from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.money import (
    BudgetBillPart,
    BudgetRollCall,
    Decides,
    DocumentCard,
    Unrecorded,
)
from reportcard.edition.contexts.pieces import RollCallRef, evidence_of
from reportcard.edition.names import safe_url
from reportcard.model.money import (
    BudgetBill,
    BudgetCycle,
    BudgetDocument,
    BudgetVote,
    Money,
)
from reportcard.model.vocabulary import BudgetRole

_ROLES: tuple[BudgetRole, ...] = (
    "vehicle", "adjustment", "deficiency", "implementer", "bonds", "governor", "committee",
)  # fmt: skip


def build_documents(money: Money, cycle: BudgetCycle, lookup: Lookup) -> tuple[DocumentCard, ...]:
    """The documents of a cycle, by stage and bill."""
    documents = [document for document in money.documents if document.cycle == cycle.cycle]
    documents.sort(key=lambda d: (STAGES.index(d.stage), d.bill_id, d.document_url))
    return tuple(_document(document, money, lookup) for document in documents)


def build_bills(
    money: Money, cycle: BudgetCycle, lookup: Lookup, documents: tuple[DocumentCard, ...]
) -> tuple[BudgetBillPart, ...]:
    """The bills of a cycle with every roll call on them; the one that became the budget first."""
    cards = {document.url: document for document in documents}
    bills = [bill for bill in money.bills if bill.cycle == cycle.cycle]
    bills.sort(key=lambda bill: (_ROLES.index(bill.role), bill.bill_id))
    return tuple(_bill(bill, money, cycle, lookup, cards) for bill in bills)


def _document(document: BudgetDocument, money: Money, lookup: Lookup) -> DocumentCard:
    identifier, session = lookup.bills.called(document.bill_id)
    lines = [line for line in money.lines if line.document_url == document.document_url]
    return DocumentCard(
        stage=document.stage,
        title=document.title,
        identifier=identifier,
        session=session,
        url=safe_url(document.document_url),
        is_read=document.provenance is not None,
        sections=document.sections,
        set_aside=document.set_aside,
        partial_sections=document.partial_sections,
        unchecked=sum(not line.is_controlled for line in lines),
        lines=len(lines),
        school_lines=sum(is_school(line.function) for line in lines),
        evidence=evidence_of(document.provenance) if document.provenance else None,
    )


def _bill(
    bill: BudgetBill,
    money: Money,
    cycle: BudgetCycle,
    lookup: Lookup,
    documents: Mapping[str, DocumentCard],
) -> BudgetBillPart:
    identifier, session = lookup.bills.called(bill.bill_id)
    page = lookup.bills.record.get(bill.bill_id)
    key = (bill.cycle, bill.bill_id, bill.role)
    votes = [vote for vote in money.votes if (vote.cycle, vote.bill_id, vote.role) == key]
    rows = [_roll_call(vote, bill, cycle, lookup, documents) for vote in votes]
    is_law = any(
        (d.cycle, d.bill_id, d.stage) == (bill.cycle, bill.bill_id, "enacted")
        for d in money.documents
    )
    return BudgetBillPart(
        identifier=identifier,
        session=session,
        url=safe_url(page.provenance.source_url) if page else "",
        role=bill.role,
        note=bill.note,
        fiscal_years=bill.fiscal_years,
        roll_calls=tuple(sorted(rows, key=lambda row: _day_order(row.roll_call))),
        unrecorded=tuple(_unrecorded(bill, rows, lookup, is_law=is_law)),
    )


def _unrecorded(
    bill: BudgetBill, rows: Sequence[BudgetRollCall], lookup: Lookup, *, is_law: bool
) -> Iterator[Unrecorded]:
    """Chambers that decided on the bill, by its history or because it is law, without a roll call.

    A roll call whose question is not known may be that one: then nothing is said.
    """
    refs = [row.roll_call for row in rows]
    there = {ref.chamber for ref in refs if ref.question_class in ("passage", "unknown")}
    told = {decision.chamber: decision for decision in bill.decisions}
    chambers = {seat.chamber for seats in lookup.memberships.values() for seat in seats}
    for chamber in sorted(chambers - there):
        if decision := told.get(chamber):
            yield Unrecorded(chamber, decision.decided_on, decision.passed)
        elif is_law:
            yield Unrecorded(chamber, None, passed=True)


def _roll_call(
    vote: BudgetVote,
    bill: BudgetBill,
    cycle: BudgetCycle,
    lookup: Lookup,
    documents: Mapping[str, DocumentCard],
) -> BudgetRollCall:
    ref = lookup.budget_roll_calls[vote.vote_event_id]
    document = documents.get(safe_url(vote.document_url)) if vote.document_url else None
    return BudgetRollCall(
        cycle=cycle.cycle,
        title=cycle.title,
        fiscal_years=bill.fiscal_years,
        roll_call=ref,
        bill=lookup.bills.ref(vote.bill_id, ref.evidence),
        role=vote.role,
        note=bill.note,
        decides=_decides(ref, document),
        document=document,
        is_graded=vote.vote_event_id in lookup.roll_calls,
    )


def _decides(ref: RollCallRef, document: DocumentCard | None) -> Decides:
    if document is not None and document.lines:
        return "lines"
    return "amendment" if ref.question_class == "amendment" else "other"


def _day_order(ref: RollCallRef) -> tuple[date, str, int]:
    return (ref.held_on or date.min, ref.chamber, ref.number)
