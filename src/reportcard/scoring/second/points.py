"""From the base score to the score: what is added and taken off, the curve and the limits.

Leaves to others: the base score and the letter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportcard.scoring.second.plain import Plain, Question, number
from reportcard.scoring.second.record import Record
from reportcard.scoring.second.sums import NOTHING, Marked

_NO_CHANCE = ("not_eligible", "unknown", "presiding", "recused", "no_position")
_TAKEN = ("support", "oppose")


@dataclass(frozen=True, slots=True)
class Item:
    """Points of one bonus or penalty, positive when they help."""

    name: str
    kind: str
    points: Fraction


def items_of(
    rubric: Plain, person_id: str, marks: Mapping[str, Marked], record: Record
) -> list[Item]:
    """Every bonus and penalty of the rubric, before the caps."""
    adjust = rubric.get("adjust") or {}
    found = []
    for kind, sign in (("bonus", 1), ("penalty", -1)):
        for item in adjust.get(kind) or ():
            points = _points(item, person_id, marks, record)
            found.append(Item(item["id"], kind, sign * points))
    return found


def _points(item: Plain, person_id: str, marks: Mapping[str, Marked], record: Record) -> Fraction:
    if "criterion" in item:
        mark = marks.get(item["criterion"])
        return NOTHING if mark is None else number(item["points"].get(mark.answer.outcome, 0))
    value = record.inputs.get((person_id, item["input"]), "")
    each = number(item.get("points", 1))
    return number(value) * each if value else NOTHING


def total_of(rubric: Plain, items: Sequence[Item], kind: str) -> Fraction:
    """The bonus or the penalty as a whole, as a number of points, not above its cap."""
    helping = sum((item.points for item in items if item.kind == kind), NOTHING)
    total = -helping if kind == "penalty" else helping
    cap = (rubric.get("adjust") or {}).get(f"{kind}_cap")
    return total if cap is None else min(total, number(cap))


def score_of(rubric: Plain, raw: Fraction, marks: Mapping[str, Marked]) -> Fraction:
    """The raw points on the curve, within the limits, between floor and ceiling."""
    score = raw
    curve = rubric.get("curve")
    if curve is not None:
        score = number(curve["intercept"]) + number(curve["slope"]) * score
    for limit in rubric.get("limits") or ():
        if _holds(limit, marks):
            score = _limited(limit, score)
    adjust = rubric.get("adjust") or {}
    lowest, highest = number(adjust.get("floor", 0)), number(adjust.get("ceiling", 100))
    return min(max(score, lowest), highest)


def _holds(limit: Plain, marks: Mapping[str, Marked]) -> bool:
    own = [
        mark
        for mark in marks.values()
        if mark.question.is_a_vote
        and mark.question.type not in ("third_party_position", "party_unity")
    ]
    chances, _ = chances_and_taken(own)
    found = len(
        {
            roll_call(m.question)
            for m in own
            if m.answer.outcome == limit["outcome"] and m.answer.outcome not in _NO_CHANCE
        }
    )
    if found == 0:
        return False
    if limit.get("at_least") is not None and found < limit["at_least"]:
        return False
    share = limit.get("share")
    return share is None or Fraction(found, chances) >= number(share)


def _limited(limit: Plain, score: Fraction) -> Fraction:
    above, below = limit.get("above"), limit.get("below")
    if above is not None and score >= number(above):
        return number(limit["becomes_below"])
    if below is not None and score <= number(below):
        return number(limit["becomes_above"])
    return score


def chances_and_taken(votes: Sequence[Marked]) -> tuple[int, int]:
    """Roll calls that were theirs to cast, and those with a Yes or a No, each once."""
    chances = {roll_call(m.question) for m in votes if m.answer.outcome not in _NO_CHANCE}
    taken = {roll_call(m.question) for m in votes if m.answer.outcome in _TAKEN}
    return len(chances), len(taken)


def roll_call(question: Question) -> tuple[bool, str]:
    """What several questions about one roll call have in common."""
    return question.is_on_a_roll_call, question.plain["ref"]
