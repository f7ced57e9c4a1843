"""From the selection audit to its block on the methodology page.

Leaves to others: which roll calls are of the topic, and which are scored (scoring.audit).
"""

from collections.abc import Sequence
from datetime import date

from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.methodology import AuditBlock, ChangedRow, LeftOutRow
from reportcard.edition.contexts.order import family_order
from reportcard.edition.names import safe_url
from reportcard.model.robustness import AuditLine, SelectionAudit
from reportcard.model.scores import Scored
from reportcard.model.topics import Topic
from reportcard.receipts.names import name_of_event


def build_audit(
    audit: SelectionAudit | None, *, topics: Sequence[Topic], scored: Scored, lookup: Lookup
) -> AuditBlock | None:
    """The selection, laid out; None where the rubric accounts for no topic."""
    if audit is None:
        return None
    asked = {c.vote_event_id for c in scored.rubric.criteria if c.vote_event_id is not None}
    left_out = sorted(
        (line for line in audit.lines if not line.is_scored),
        key=lambda line: (
            lookup.events[line.vote_event_id].held_on or date.max, line.vote_event_id,
        ),
    )  # fmt: skip
    return AuditBlock(
        title=next((t.title for t in topics if t.topic_id == audit.topic), None),
        count=len(audit.lines),
        scored=sum(line.is_scored for line in audit.lines),
        besides=len(asked - {line.vote_event_id for line in audit.lines if line.is_scored}),
        unexplained=sum(not line.is_explained for line in audit.lines),
        set_aside=audit.set_aside,
        added=audit.added,
        changed=_changed(audit, scored, lookup),
        left_out=tuple(_row(line, lookup) for line in left_out),
    )


def bill_names(bill_ids: Sequence[str], lookup: Lookup) -> str:
    """Bills as people call them, joined by commas."""
    return ", ".join(lookup.bills.called(bill_id)[0] for bill_id in bill_ids)


def _changed(audit: SelectionAudit, scored: Scored, lookup: Lookup) -> tuple[ChangedRow, ...]:
    cards = lookup.cards
    letters = {result.person_id: result.graded for result in scored.results}
    return tuple(
        ChangedRow(card.name, card.slug, letters[row.person_id], row.grade)
        for row in sorted(audit.if_all, key=lambda row: family_order(cards[row.person_id]))
        if row.grade != letters[row.person_id]
        for card in (cards[row.person_id],)
    )


def _row(line: AuditLine, lookup: Lookup) -> LeftOutRow:
    event = lookup.events[line.vote_event_id]
    page = lookup.budget_roll_calls.get(line.vote_event_id)
    return LeftOutRow(
        name=name_of_event(event),
        vote_event_id=line.vote_event_id,
        bills=bill_names(line.bill_ids, lookup),
        because=line.because,
        barred=line.barred,
        position=line.position,
        yes_count=line.yes_count,
        no_count=line.no_count,
        stem=page.stem if page else "",
        url=safe_url(event.provenance.source_url),
    )
