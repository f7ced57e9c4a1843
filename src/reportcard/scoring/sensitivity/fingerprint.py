"""The fingerprint of a report card: another one as soon as anything that it prints changes.

Covers the questions as they are put (those of tables with their texts), every result with its
whole receipt, and the record of whatever the rubric asks about. Leaves out when a page was fetched
and the bytes around what was read: fetching it again changes nothing that anybody reads.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from reportcard.model.facts import Facts
from reportcard.model.records import Provenance
from reportcard.model.scores import RubricCard, Scored


def fingerprint(scored: Scored, facts: Facts) -> str:
    """A SHA-256 of the questions, the results and the record they rest on."""
    digest = hashlib.sha256()
    results = (*scored.results, *scored.alarms, *scored.earlier)
    for part in (scored.rubric, *results, *_asked_about(scored, facts)):
        digest.update(f"{part!r}\n".encode())
    return digest.hexdigest()


def _asked_about(scored: Scored, facts: Facts) -> Iterator[tuple[Any, ...]]:
    """The rows of the record that the report card shows, without how they were fetched."""
    events, bills, committees = _subjects(scored.rubric)
    rows: tuple[Iterable[Any], ...] = (
        facts.people,
        facts.memberships,
        (row for row in facts.bills if row.bill_id in bills),
        (row for row in facts.sponsorships if row.bill_id in bills),
        (row for row in facts.vote_events if row.vote_event_id in events),
        (row for row in facts.person_votes if row.vote_event_id in events),
        (row for row in facts.absence_reasons if row.vote_event_id in events),
        (row for row in facts.committee_votes if row.committee_vote_id in committees),
        (row for row in facts.committee_person_votes if row.committee_vote_id in committees),
        facts.member_inputs,
    )
    for table in rows:
        for row in table:
            yield tuple(_plain(getattr(row, field.name)) for field in fields(row))


def _subjects(card: RubricCard) -> tuple[set[str | None], set[str], set[str | None]]:
    """The roll calls, the bills and the committees' votes that the rubric asks about."""
    effects = (c.effectiveness.bill_ids for c in card.criteria if c.effectiveness is not None)
    return (
        {criterion.vote_event_id for criterion in card.criteria},
        {criterion.bill_id for criterion in card.criteria}.union(*effects),
        {criterion.committee_vote_id for criterion in card.criteria},
    )


def _plain(value: Any) -> Any:
    return value.source_url if isinstance(value, Provenance) else value
