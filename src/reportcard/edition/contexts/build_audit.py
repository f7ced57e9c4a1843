"""From the selection audit to its block on the methodology page.

Leaves to others: which roll calls are of the topic, and which are scored (scoring.audit).
"""

from collections.abc import Mapping
from datetime import date

from reportcard.edition.contexts.methodology import AuditBlock, ChangedRow, LeftOutRow
from reportcard.edition.contexts.order import family_order
from reportcard.edition.contexts.pieces import PersonCard
from reportcard.edition.names import safe_url
from reportcard.model.facts import Facts, VoteEvent
from reportcard.model.robustness import AuditLine, SelectionAudit
from reportcard.model.scores import Scored
from reportcard.receipts.names import name_of_event


def build_audit(
    audit: SelectionAudit | None, *, facts: Facts, scored: Scored, cards: Mapping[str, PersonCard]
) -> AuditBlock | None:
    """The selection, laid out; None where the rubric accounts for no topic."""
    if audit is None:
        return None
    events = {event.vote_event_id: event for event in facts.vote_events}
    identifiers = {bill.bill_id: bill.identifier for bill in facts.bills}
    asked = {c.vote_event_id for c in scored.rubric.criteria if c.vote_event_id is not None}
    left_out = sorted(
        (line for line in audit.lines if not line.is_scored),
        key=lambda line: (events[line.vote_event_id].held_on or date.max, line.vote_event_id),
    )
    return AuditBlock(
        title=next((t.title for t in facts.topics if t.topic_id == audit.topic), None),
        count=len(audit.lines),
        scored=sum(line.is_scored for line in audit.lines),
        besides=len(asked - {line.vote_event_id for line in audit.lines if line.is_scored}),
        unexplained=sum(not line.is_explained for line in audit.lines),
        set_aside=audit.set_aside,
        added=audit.added,
        changed=_changed(audit, scored, cards),
        left_out=tuple(_row(line, events[line.vote_event_id], identifiers) for line in left_out),
    )


def _changed(
    audit: SelectionAudit, scored: Scored, cards: Mapping[str, PersonCard]
) -> tuple[ChangedRow, ...]:
    letters = {result.person_id: result.graded for result in scored.results}
    return tuple(
        ChangedRow(card.name, card.slug, letters[row.person_id], row.grade)
        for row in sorted(audit.if_all, key=lambda row: family_order(cards[row.person_id]))
        if row.grade != letters[row.person_id]
        for card in (cards[row.person_id],)
    )


def _row(line: AuditLine, event: VoteEvent, identifiers: dict[str, str]) -> LeftOutRow:
    return LeftOutRow(
        name=name_of_event(event),
        vote_event_id=line.vote_event_id,
        bills=", ".join(identifiers.get(bill_id, bill_id) for bill_id in line.bill_ids),
        because=line.because,
        barred=line.barred,
        url=safe_url(event.provenance.source_url),
    )
