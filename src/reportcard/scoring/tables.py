"""The card as columns of tables, as the engine's SQL reads them.

Leaves to others: what the columns are for (sql/prepare.sql), running it (count).
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from reportcard.model.scores import (
    ROLL_CALL_TYPES,
    VOTE_TYPES,
    Criterion,
    Effectiveness,
    RubricCard,
)
from reportcard.scoring.inputs import Given
from reportcard.scoring.scaled import Scaled, effect_points

Columns = dict[str, list[Any]]

# Between the parties of one criterion.
PARTIES = chr(31)
_POSITIONS = {"support": 0, "oppose": 1}


def criterion_columns(card: RubricCard, scale: Scaled) -> Columns:
    """The criteria, a row each."""
    criteria = card.criteria
    records, is_shared = record_numbers(criteria)
    return {
        "criterion_no": list(range(len(criteria))),
        "type": [c.type for c in criteria],
        "family": [_family(c) for c in criteria],
        "chamber": [c.chamber for c in criteria],
        "held_on": [c.held_on for c in criteria],
        "vote_event_id": [c.vote_event_id for c in criteria],
        "committee_vote_id": [c.committee_vote_id for c in criteria],
        "bill_id": [c.bill_id if c.type == "sponsorship" else None for c in criteria],
        "parties": [PARTIES.join(c.parties) if c.parties else None for c in criteria],
        "position_no": [_POSITIONS.get(c.position or "") for c in criteria],
        "roll_calls": [c.roll_calls for c in criteria],
        "relative_to": [c.effectiveness and c.effectiveness.relative_to for c in criteria],
        "category_no": list(scale.category_numbers),
        "group_no": list(scale.group_numbers),
        "group_order": list(scale.group_orders),
        "policy_no": list(scale.policy_numbers),
        "record_no": records,
        "is_shared": is_shared,
        "is_capped": [c.cap < 1 for c in criteria],
        "nominal": list(scale.nominal),
        "written": list(scale.written),
    }


def mark_columns(scale: Scaled) -> Columns:
    """The marks that count, a row for each policy and outcome."""
    cells = [
        (number, outcome, cell)
        for number, policy in enumerate(scale.policies)
        for outcome, cell in sorted(policy.items())
    ]
    return {
        "policy_no": [number for number, _outcome, _cell in cells],
        "outcome": [outcome for _number, outcome, _cell in cells],
        "credit": [cell.credit for *_key, cell in cells],
        "count": [cell.count for *_key, cell in cells],
        "num": [cell.num for *_key, cell in cells],
        "den": [cell.den for *_key, cell in cells],
    }


def given_columns(given: Sequence[Given]) -> Columns:
    """Answers that are no part of the record, a row each."""
    return {
        "criterion_no": [g.criterion_no for g in given],
        "person_id": [g.person_id for g in given],
        "outcome": [g.outcome for g in given],
        "option": [g.option for g in given],
    }


def effect_bill_columns(card: RubricCard) -> Columns:
    """The bills of effectiveness."""
    bills = [
        (number, bill) for number, rule in _effects(card) for bill in sorted(set(rule.bill_ids))
    ]
    return {
        "criterion_no": [number for number, _bill in bills],
        "bill_id": [bill for _number, bill in bills],
    }


def effect_point_columns(card: RubricCard, scale: Scaled) -> Columns:
    """The points of effectiveness by stage and role."""
    points = [(number, *point) for number, rule in _effects(card) for point in effect_points(rule)]
    return {
        "criterion_no": [number for number, *_point in points],
        "stage_no": [stage for _number, stage, _role, _points in points],
        "role": [role for _number, _stage, role, _points in points],
        "points": [int(value * scale.effect_scale) for *_key, value in points],
    }


def _effects(card: RubricCard) -> list[tuple[int, Effectiveness]]:
    return [(n, c.effectiveness) for n, c in enumerate(card.criteria) if c.effectiveness]


def record_of(criterion: Criterion) -> str | None:
    """The roll call or sheet of a vote criterion, None of others."""
    if criterion.type not in VOTE_TYPES:
        return None
    return criterion.vote_event_id or criterion.committee_vote_id


def record_numbers(criteria: Sequence[Criterion]) -> tuple[list[int | None], list[bool]]:
    """The number of each criterion's record, and whether several criteria ask about it."""
    records = [record_of(criterion) for criterion in criteria]
    asked = Counter(record for record in records if record is not None)
    numbers = {record: number for number, record in enumerate(asked)}
    return (
        [None if record is None else numbers[record] for record in records],
        [record is not None and asked[record] > 1 for record in records],
    )


def _family(criterion: Criterion) -> str:
    """How it is decided who is asked."""
    if criterion.type in ROLL_CALL_TYPES:
        return "roll_call"
    return "standing" if criterion.type == "attendance" else "other"
