"""From the selection audit to its page.

Leaves to others: the audit's own block (build_audit), which roll calls are of the topic (scoring).
"""

from collections.abc import Mapping, Sequence
from datetime import date

from reportcard.edition.contexts.build_audit import bill_names
from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.methodology import AuditBlock, LeftOutRow
from reportcard.edition.contexts.selection import (
    ReasonGroup,
    ScoredRow,
    SelectionChamber,
    SelectionPage,
)
from reportcard.edition.contexts.topics import TopicRow
from reportcard.edition.phrases import INCOMPLETE, NOT_RATED
from reportcard.model.facts import VoteEvent
from reportcard.model.robustness import AuditLine, SelectionAudit
from reportcard.model.scores import Scored
from reportcard.receipts.names import name_of_event


def build_selection(
    audit: SelectionAudit | None,
    block: AuditBlock | None,
    *,
    scored: Scored,
    lookup: Lookup,
    topics: Sequence[TopicRow],
) -> SelectionPage | None:
    """The page; None where the rubric accounts for no topic.

    Args:
        audit: Every roll call of the topic.
        block: Its counts and its rows that were left out.
        scored: Everybody's letters.
        lookup: The record.
        topics: The topics of the record.
    """
    if audit is None or block is None:
        return None
    events = lookup.events
    return SelectionPage(
        audit=block,
        topic=next((row for row in topics if row.topic_id == audit.topic), None),
        chambers=_chambers(audit, events),
        reasons=_reasons(block.left_out),
        scored=tuple(
            _scored(line, lookup)
            for line in sorted(audit.lines, key=lambda line: _by_day(events[line.vote_event_id]))
            if line.is_scored
        ),
        letters=sum(result.graded not in (INCOMPLETE, NOT_RATED) for result in scored.results),
    )


def _by_day(event: VoteEvent) -> tuple[date, str]:
    return (event.held_on or date.max, event.vote_event_id)


def _chambers(
    audit: SelectionAudit, events: Mapping[str, VoteEvent]
) -> tuple[SelectionChamber, ...]:
    places = [(events[line.vote_event_id].chamber, line.is_scored) for line in audit.lines]
    return tuple(
        SelectionChamber(
            chamber=chamber,
            count=sum(place == chamber for place, _scored in places),
            scored=places.count((chamber, True)),
            left_out=places.count((chamber, False)),
        )
        for chamber in sorted({place for place, _scored in places})
    )


def _reasons(rows: Sequence[LeftOutRow]) -> tuple[ReasonGroup, ...]:
    """The rows by reason, the most frequent first, those without a reason last."""
    found: dict[tuple[str | None, str | None], list[LeftOutRow]] = {}
    for row in rows:
        found.setdefault((row.because.en if row.because else None, row.barred), []).append(row)
    groups = [ReasonGroup(same[0].because, same[0].barred, tuple(same)) for same in found.values()]
    return tuple(sorted(groups, key=_most_frequent_first))


def _most_frequent_first(group: ReasonGroup) -> tuple[bool, int, str, str]:
    because = group.because.en if group.because else ""
    nobody_said = group.because is None and group.barred is None
    return (nobody_said, -len(group.rows), because, group.barred or "")


def _scored(line: AuditLine, lookup: Lookup) -> ScoredRow:
    cards = [lookup.criterion_cards[criterion_id] for criterion_id in line.criterion_ids]
    return ScoredRow(
        name=name_of_event(lookup.events[line.vote_event_id]),
        stem=lookup.roll_calls[line.vote_event_id].stem,
        bills=bill_names(line.bill_ids, lookup),
        titles=tuple(card.title for card in cards),
        yes_count=line.yes_count,
        no_count=line.no_count,
    )
