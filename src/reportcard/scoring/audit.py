"""Account for a choice: every roll call of a topic in the window, scored or with the reason not.

And what grades would be if those left out, of which the union has a position, were scored as well.
Leaves to others: which bills belong to a topic (topics), showing it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from reportcard.model.robustness import AuditLine, Barred, IfAllScored, SelectionAudit
from reportcard.model.scores import (
    AuditRule,
    Criterion,
    CriterionType,
    LeftOut,
    RubricCard,
    Scored,
)
from reportcard.model.text import Text
from reportcard.model.vocabulary import SCORABLE, Chamber
from reportcard.scoring.score import score

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# One without a day (of a spreadsheet) may lie in the window, so that it is accounted for.
_ROLL_CALLS = """
SELECT e.vote_event_id, e.chamber, e.held_on, e.question_class, e.confidence,
       e.superseded_by, e.yes_count, e.no_count, list(DISTINCT l.bill_id ORDER BY l.bill_id)
FROM core.vote_event AS e JOIN core.vote_event_bill AS l USING (vote_event_id)
WHERE (e.held_on IS NULL OR e.held_on >= $first AND e.held_on < $end)
      AND l.bill_id IN (SELECT bill_id FROM core.topic_bill WHERE topic = $topic)
GROUP BY ALL ORDER BY e.held_on, e.chamber, e.vote_event_id
"""
# A roll call that was set aside has left core, bills and all: only its id tells the session.
_SET_ASIDE = """
SELECT count(DISTINCT entity_id) FROM core.quarantine
WHERE entity = 'vote_event' AND entity_id NOT IN (SELECT vote_event_id FROM core.vote_event)
      AND split_part(entity_id, '-', 1) IN (
          SELECT session FROM core.vote_event WHERE held_on >= $first AND held_on < $end)
"""
_TYPES: Mapping[str, CriterionType] = {"amendment": "amendment_vote"}


@dataclass(frozen=True, slots=True)
class _RollCall:
    """A roll call of the topic, as the audit needs it."""

    vote_event_id: str
    chamber: Chamber
    held_on: date | None
    question_class: str
    confidence: str
    superseded_by: str | None
    yes_count: int
    no_count: int
    bill_ids: tuple[str, ...]


def selection_audit(
    card: RubricCard, scored: Scored, con: "DuckDBPyConnection"
) -> SelectionAudit | None:
    """Every roll call of the rubric's audit topic in its window, each exactly once.

    Args:
        card: The compiled rubric.
        scored: What it makes of the store.
        con: The same store; it is only read.

    Returns:
        The roll calls by day, and everybody's score and grade if all were scored: the letter that
        rules make, without overrides. None when the rubric names no topic.
    """
    if card.audit is None:
        return None
    days = {"first": card.window[0], "end": card.window[1]}
    rows = con.execute(_ROLL_CALLS, {"topic": card.audit.topic, **days}).fetchall()
    roll_calls = [_RollCall(*(*row[:-1], tuple(row[-1]))) for row in rows]
    left_out = _left_out(card.audit)
    added = tuple(_added(card, roll_calls, left_out))
    set_aside = con.execute(_SET_ASIDE, days).fetchall()
    return SelectionAudit(
        topic=card.audit.topic,
        lines=tuple(_line(card, roll_call, left_out) for roll_call in roll_calls),
        if_all=_if_all(card, added, con) if added else _as_scored(scored),
        set_aside=int(set_aside[0][0]),
        added=len(added),
    )


def _left_out(rule: AuditRule) -> dict[str, LeftOut]:
    """What the rubric says of each roll call it leaves out."""
    return {ref: entry for entry in rule.left_out for ref in entry.refs}


def _line(card: RubricCard, roll_call: _RollCall, left_out: Mapping[str, LeftOut]) -> AuditLine:
    scoring = _scoring(card, roll_call.vote_event_id)
    entry = None if scoring else left_out.get(roll_call.vote_event_id)
    barred = None if scoring or entry else _barred(roll_call)
    position = entry.position if entry else next((c.position for c in scoring if c.position), None)
    return AuditLine(
        vote_event_id=roll_call.vote_event_id,
        bill_ids=roll_call.bill_ids,
        is_scored=bool(scoring),
        is_explained=bool(scoring or entry or barred),
        criterion_ids=tuple(criterion.criterion_id for criterion in scoring),
        because=entry.because if entry else None,
        position=position,
        yes_count=roll_call.yes_count,
        no_count=roll_call.no_count,
        barred=barred,
    )


def _scoring(card: RubricCard, vote_event_id: str) -> list[Criterion]:
    """The criteria that score a roll call: those outside all subjects do not."""
    return [c for c in card.criteria if c.vote_event_id == vote_event_id and c.category_id]


def _barred(roll_call: _RollCall) -> Barred | None:
    if roll_call.superseded_by is not None:
        return "superseded"
    return "not_certain" if roll_call.confidence not in SCORABLE else None


# ---------------------------------------------------------------- if all were scored


def _added(
    card: RubricCard, roll_calls: Sequence[_RollCall], left_out: Mapping[str, LeftOut]
) -> Iterator[Criterion]:
    """A criterion for each roll call that is left out with a position."""
    for roll_call in roll_calls:
        entry = left_out.get(roll_call.vote_event_id)
        if entry is None or _scoring(card, roll_call.vote_event_id):
            continue
        if entry.position is not None and entry.category_id is not None:
            yield _criterion(card, roll_call, entry, entry.category_id)


def _criterion(
    card: RubricCard, roll_call: _RollCall, entry: LeftOut, category_id: str
) -> Criterion:
    kind = _TYPES.get(roll_call.question_class, "floor_vote")
    label = Text(roll_call.vote_event_id, roll_call.vote_event_id)
    return Criterion(
        criterion_id=f"left-out {roll_call.vote_event_id}",
        type=kind,
        category_id=category_id,
        weight=entry.weight,
        chamber=roll_call.chamber,
        vote_event_id=roll_call.vote_event_id,
        bill_id=roll_call.bill_ids[0],
        held_on=roll_call.held_on,
        position=entry.position,
        title=label,
        statement=label,
        yes_did=None,
        no_did=None,
        why=entry.because,
        announced_on=None,
        group_id=None,
        marks=card.marks.get(kind, {}),
    )


def _if_all(
    card: RubricCard, added: Sequence[Criterion], con: "DuckDBPyConnection"
) -> tuple[IfAllScored, ...]:
    whole = replace(card, criteria=(*card.criteria, *added), overrides=())
    return _as_scored(score(whole, con))


def _as_scored(scored: Scored) -> tuple[IfAllScored, ...]:
    return tuple(IfAllScored(r.person_id, r.score, r.graded or r.grade) for r in scored.results)
