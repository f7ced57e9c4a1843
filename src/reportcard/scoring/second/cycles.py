"""The score over all cycles.

Leaves to others: what an earlier rubric made of its own cycle.
"""

from collections.abc import Mapping
from fractions import Fraction

from reportcard.scoring.second.plain import Plain, number
from reportcard.scoring.second.record import Record

# A score and the weight that counted.
Cycle = tuple[Fraction, Fraction]
# By the file of an earlier rubric: what it gave each person whose grade was complete.
Earlier = Mapping[str, Mapping[str, Cycle]]


def lifetime_of(
    rubric: Plain, person_id: str, now: Cycle | None, record: Record, earlier: Earlier
) -> tuple[Fraction, int] | None:
    """The lifetime score and how many cycles it is of; None when none counted.

    Args:
        rubric: With a `lifetime` block.
        person_id: Whose.
        now: This cycle's score and weight; None when it is incomplete or has no score.
        record: The store, for cycles that are kept in a table.
        earlier: Cycles that other rubrics scored.
    """
    rule = rubric["lifetime"]
    cycles = [_cycle(c, person_id, record, earlier) for c in rule.get("cycles") or ()]
    counted = [cycle for cycle in (*cycles, now) if cycle is not None]
    if not counted:
        return None
    ages = range(len(counted) - 1, -1, -1)
    weights = [_weight(rule, age, cycle) for age, cycle in zip(ages, counted, strict=True)]
    total = sum(w * score for w, (score, _) in zip(weights, counted, strict=True))
    return Fraction(total / sum(weights)), len(counted)


def _weight(rule: Plain, age: int, cycle: Cycle) -> Fraction:
    if rule["method"] == "pooled":
        return cycle[1]
    if rule["method"] == "mean":
        return Fraction(1)
    half_life = int(rule.get("half_life", 1))
    halvings, rest = divmod(age, half_life)
    return Fraction(1, 2**halvings) * (1 - Fraction(rest, 2 * half_life))


def _cycle(cycle: Plain, person_id: str, record: Record, earlier: Earlier) -> Cycle | None:
    if "rubric" in cycle:
        return earlier[cycle["rubric"]].get(person_id)
    for row in record.rows["earlier_score"]:
        if row["cycle"] == cycle["table"] and row["person_id"] == person_id and row["counted"]:
            possible = number(row["possible"] or 0)
            return (100 * number(row["earned"]) / possible, possible) if possible else None
    return None
